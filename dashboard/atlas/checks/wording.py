"""Rules on words: each belongs to a row, each is said in both voices."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from ..errors import Problem
from ..scales import VOICES
from .rules import Sheets, ids, needs, not_known, rows

# What is said of each kind of thing; a ? marks what is said only where there is something to say.
FIELDS = {
    "root": ("roots", "name"),
    "nerve": ("nerves", "name short? path motor differs"),
    "site": ("sites", "name"),
    "area": ("areas", "name"),
    "movement": ("movements", "name muscles test note?"),
    "reflex": ("reflexes", "name how meaning caution?"),
    "map": ("maps", "name short? note"),
    "key_point": ("key_points", "place"),
    "condition": (
        "conditions",
        "name called? where how? feels worse? eases? found helps surgery? prevalence? urgency doubtful?",
    ),
    "compression": ("compressions", "mechanism"),
    "red_flag": ("red_flags", "name symptom why action"),
    "treatment": ("treatments", "name what best_for guideline honest harms? stopping?"),
    "diagnostic": ("diagnostics", "name what shows when limits accuracy?"),
    "finding": ("findings", "says short? test?"),
    "caution": ("cautions", "text title? atlas?"),
    "term": ("glossary", "name explains"),
    "lay_claim": ("lay_claims", "says atlas"),
    "case": ("cases", "story why"),
}
PLACE_HOLDERS = ("root", "level")
ALL_TABLES = tuple(table for table, _ in FIELDS.values())


@needs("words")
def check_every_word_has_both_voices(sheets: Sheets) -> Iterable[Problem]:
    """Whatever is said in one voice is said in the other."""
    voices, first = defaultdict(set), {}
    for row in rows(sheets["words"]):
        voices[row.key, row.language].add(row.voice)
        first.setdefault((row.key, row.language), row.Index)
    for key, found in voices.items():
        for missing in set(VOICES) - found:
            allowed = f"is not said in the voice {missing}"
            yield sheets["words"].problem(first[key], "key", allowed)


@needs("words")
def check_words_belong_to_rows(sheets: Sheets) -> Iterable[Problem]:
    """Each key names a kind, a row of its table, and a thing said of that kind."""
    known = {kind: set(ids(sheets[t])) for kind, (t, _) in FIELDS.items() if t in sheets}
    for row in rows(sheets["words"]):
        kind, id, said = split_key(row.key)
        problem = ""
        if kind not in FIELDS:
            problem = f"kinds of words: {', '.join(FIELDS)}"
        elif said not in FIELDS[kind][1].replace("?", "").split():
            problem = f"what is said of {kind}: {FIELDS[kind][1]}"
        elif kind in known and id not in known[kind]:
            problem = not_known(id, FIELDS[kind][0], known[kind])
        if problem:
            yield sheets["words"].problem(row.Index, "key", problem)


@needs("words", *ALL_TABLES)
def check_every_row_has_its_words(sheets: Sheets) -> Iterable[Problem]:
    """Each row has all that must be said of its kind; findings only where they are shown."""
    said = set(sheets["words"].frame["key"])
    for kind, (table, fields) in FIELDS.items():
        wanted = [field for field in fields.split() if not field.endswith("?")]
        for row in rows(sheets[table]):
            if kind == "finding" and row.show == "no":
                continue
            for field in wanted:
                if f"{kind}.{row[1]}.{field}" not in said:
                    allowed = f"words/ has no {kind}.{row[1]}.{field}"
                    yield sheets[table].problem(row.Index, sheets[table].frame.columns[0], allowed)


@needs("words")
def check_place_holders_are_known(sheets: Sheets) -> Iterable[Problem]:
    """Only the mechanism of a compression has places to fill in, and only these."""
    for row in rows(sheets["words"]):
        wanted = PLACE_HOLDERS if row.key.endswith(".mechanism") else ()
        for found in re.findall(r"\{(.*?)\}", row.text):
            if found not in wanted:
                allowed = f"{{{found}}} is not filled here; allowed: {', '.join(wanted) or 'none'}"
                yield sheets["words"].problem(row.Index, "text", allowed)


def split_key(key: str) -> tuple[str, str, str]:
    """`area.heel_lat.name` -> area, heel_lat, name."""
    kind, _, rest = key.partition(".")
    id, _, said = rest.rpartition(".")
    return kind, id, said
