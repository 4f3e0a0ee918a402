"""The page of one condition: all that is known of it, how surely, and from where."""

from atlas.scales import VOICES
from ui import glossary
from ui.answer import body, condition, uncertain
from ui.catalogue import say
from ui.knowledge import row_of, rows_by
from ui.markup import Markup, join, tag

GRADES = ("very_low", "low", "moderate", "high")  # of evidence, each one bar more
TOUCHED = {"area": "skin", "movement": "movements", "reflex": "reflexes"}
OPEN = 14  # things of one kind that are listed openly
HELPING, DOUBTED = ("first", "next", "surgery"), ("doubtful", "not_recommended")


def head(atlas, id: str, voice: str) -> Markup:
    """Names in both voices, what people call it, and how soon, how often and where it acts."""
    row = row_of(atlas, "conditions", "condition", id)
    name, second = both_names(atlas, id, voice)
    called = atlas.words(f"condition.{id}.called", voice)
    marks = [
        tag("span", say(f"urgency.{row['urgency']}", voice), class_=f"urgency {row['urgency']}"),
        tag("span", say(f"how_often.{row['how_often']}", voice), class_="mark"),
        tag("span", say(f"conditions.group_{row['group']}", voice), class_="mark"),
        _code(row, voice),
    ]
    return tag("header",
        tag("h2", name, class_="page"),
        tag("p", second, class_="second") if second != name else None,
        tag("p", marks, class_="marks"),
        tag("p", say("conditions.called", voice), " ", tag("q", called), class_="called"),
        class_="sheet-head",
    )  # fmt: skip


def both_names(atlas, id: str, voice: str) -> tuple[str, ...]:
    """Its name in the voice that is on, then in the other."""
    voices = (voice, *(each for each in VOICES if each != voice))
    return tuple(atlas.words(f"condition.{id}.name", each) for each in voices)


def _code(row: dict, voice: str) -> Markup | None:
    """The code of ICD-10-CM, where it is certain, with how far it was checked."""
    if not row["icd10cm"]:
        return None
    return tag("span", f"ICD-10-CM {row['icd10cm']}", class_="mark code", title=row["icd_note"] or None)


def presses(atlas, id: str, voice: str) -> Markup | None:
    """Where it presses, or whose picture it copies, for what has no level and place to choose."""
    row = row_of(atlas, "conditions", "condition", id)
    effects = atlas.rows.effects_of(id)
    parts = [
        condition.presses(atlas, row["group"], "", "", effects, voice),
        condition.touched(atlas, effects, voice),
        condition.felt(atlas, id, row["group"], voice),
    ]
    return tag("section", parts, class_="condition") if any(parts) else None


def chosen(atlas, shown, voice: str) -> Markup:
    """What a condition presses on at the chosen place: how, roots, skin, movements and reflexes."""
    effects = shown.effects
    how = [tag("p", said, class_="how") for said in dict.fromkeys(effect.mechanism for effect in effects)]
    return join(
        condition.presses(atlas, "root", shown.level, shown.position, effects, voice),
        how[:1],
        [_touched(atlas, effects, kind, title, voice) for kind, title in TOUCHED.items()],
    )


def _touched(atlas, effects, kind: str, title: str, voice: str) -> list[Markup]:
    """What the pressed roots mainly serve, as far as it is not too much to read; what they share, folded."""
    own, shared = _told_apart([effect for effect in effects if effect.kind == kind])
    found = []
    for ids, name in ((own, f"condition.{title}"), (shared, f"conditions.shared_{title}")):
        if not ids:
            continue
        items = [tag("li", atlas.words(f"{kind}.{id}.name", voice)) for id in ids]
        head, listed = f"{say(name, voice)} ({len(ids)})", tag("ul", items, class_="touched")
        opened = ids is own and len(ids) <= OPEN
        found.append(tag("details", tag("summary", head), listed, open="" if opened else None))
    return found


def _told_apart(effects) -> tuple[list[str], list[str]]:
    """The ids that some pressed root mainly serves, and those that it only shares."""
    own = list(dict.fromkeys(effect.id for effect in effects if effect.relation == "primary"))
    return own, list(dict.fromkeys(effect.id for effect in effects if effect.id not in own))


# -- what is known of it ------------------------------------------------------------------


def known(atlas, id: str, voice: str) -> Markup:
    """The sections of the page, in the order in which they are read."""
    sections = [
        _texts(atlas, id, ("where", "how", "feels", "worse", "eases"), "conditions.what", voice),
        _texts(atlas, id, ("urgency", "prevalence"), "conditions.course", voice),
        _found(atlas, id, voice),
        _helps(atlas, id, voice),
        _doubtful(atlas, id, voice),
        uncertain.for_picks(atlas, [id], voice),
        _coded(atlas, id, voice),
        _sources(atlas, id, voice),
    ]
    return glossary.explained(
        atlas, tag("div", [section for section in sections if section], class_="sheet"), voice
    )


def _texts(atlas, id: str, parts: tuple[str, ...], title: str, voice: str) -> Markup:
    told = [
        (tag("dt", say(f"causes.{part}", voice)), tag("dd", said))
        for part in parts
        if (said := _said(atlas, f"condition.{id}.{part}", voice))
    ]
    return tag("section", tag("h3", say(title, voice)), tag("dl", told))


def _said(atlas, key: str, voice: str) -> Markup | None:
    """A sentence, with a mark where it was read in a source; None where nothing is said."""
    if not atlas.has_words(key, voice):
        return None
    (row,) = (row for row in rows_by(atlas, "words", "key")[key] if row["voice"] == voice)
    return join(row["text"], _read(voice) if row["status"] == "VERIFIED" else None)


def _read(voice: str) -> Markup:
    return tag("span", " ✓", tag("span", say("conditions.read", voice), class_="heard"), class_="read")


def _found(atlas, id: str, voice: str) -> Markup:
    parts = ("shows", "limits", "accuracy")
    items = [
        _item(atlas, f"diagnostic.{row['diagnostic']}", parts, row["role"], None, voice)
        for row in _by_role(body.links(atlas, "finds", id))
    ]
    return tag("section",
        tag("h3", say("causes.found", voice)),
        tag("p", _said(atlas, f"condition.{id}.found", voice)),
        tag("ul", items, class_="items") if items else None,
    )  # fmt: skip


def _helps(atlas, id: str, voice: str) -> Markup:
    surgery = _said(atlas, f"condition.{id}.surgery", voice)
    return tag("section",
        tag("h3", say("causes.helps", voice)),
        tag("p", _said(atlas, f"condition.{id}.helps", voice)),
        _treatments(atlas, id, HELPING, voice),
        join(tag("h4", say("causes.surgery", voice)), tag("p", surgery)) if surgery else None,
    )  # fmt: skip


def _doubtful(atlas, id: str, voice: str) -> Markup | None:
    said = _said(atlas, f"condition.{id}.doubtful", voice)
    listed = _treatments(atlas, id, DOUBTED, voice)
    if not said and not listed:
        return None
    return tag("section",
        tag("h3", say("causes.doubtful", voice)),
        tag("p", said) if said else None,
        listed,
        class_="doubted",
    )  # fmt: skip


def _treatments(atlas, id: str, roles: tuple[str, ...], voice: str) -> Markup | None:
    rows = _by_role(row for row in body.links(atlas, "helps", id) if row["role"] in roles)
    items = [
        _item(
            atlas, f"treatment.{row['treatment']}", ("honest", "guideline", "harms"), row["role"],
            _evidence(atlas, row["treatment"], voice), voice,
        )
        for row in rows
    ]  # fmt: skip
    return tag("ul", items, class_="items") if items else None


def _by_role(rows) -> list[dict]:
    return sorted(rows, key=lambda row: body.ROLES.index(row["role"]))


def _item(atlas, key: str, parts: tuple[str, ...], role: str, beside: Markup | None, voice: str) -> Markup:
    """One test or treatment: its part, its name and the first thing to be said of it; the rest folded."""
    first, *more = [part for part in parts if atlas.has_words(f"{key}.{part}", voice)]
    named = tag("span",
        tag("span", say(f"causes.role_{role}", voice), class_=f"role {role}"), " ",
        tag("strong", atlas.words(f"{key}.name", voice)), " ", beside, class_="named")  # fmt: skip
    face = join(named, " ", tag("span", _said(atlas, f"{key}.{first}", voice), class_="first"))
    rest = [
        (tag("dt", say(f"conditions.{part}", voice)), tag("dd", _said(atlas, f"{key}.{part}", voice)))
        for part in more
    ]
    return tag("li", tag("details", tag("summary", face), tag("dl", rest)) if rest else face)


def _evidence(atlas, treatment: str, voice: str) -> Markup:
    """How strong the evidence is, in words and bars, and what it says."""
    row = row_of(atlas, "treatments", "treatment", treatment)
    grade = GRADES.index(row["strength"]) + 1 if row["strength"] in GRADES else 0
    bars = [tag("i", class_="full" if at < grade else None) for at in range(len(GRADES))]
    told = ", ".join(say(f"evidence_of.{row[part]}", voice) for part in ("strength", "direction"))
    meter = tag("span", bars, class_="bars", aria_hidden="true") if grade else None
    return tag("span", meter, told, class_=f"evidence {row['direction']}")


def _coded(atlas, id: str, voice: str) -> Markup | None:
    row = row_of(atlas, "conditions", "condition", id)
    code = row["icd10cm"] or say("conditions.no_code", voice)
    note = tag("p", row["icd_note"], class_="aside") if row["icd_note"] else None
    return tag("section", tag("h3", "ICD-10-CM"), tag("p", code), note)


def _sources(atlas, id: str, voice: str) -> Markup:
    """Every source of the condition, of its tests and treatments and of where it presses."""
    row = row_of(atlas, "conditions", "condition", id)
    tables = ("finds", "helps", "compressions", "feels_like")
    rows = [row, *(each for table in tables for each in body.links(atlas, table, id))]
    items = [_source(source, voice) for source in body.sources(atlas, rows)]
    status = say("about.verified" if row["status"] == "VERIFIED" else "about.known", voice)
    return tag("section",
        tag("h3", f"{say('causes.sources', voice)} ({len(items)})"),
        tag("p", say("conditions.status", voice), " ", status, class_="aside"),
        tag("p", tag("span", "✓ ", class_="read", aria_hidden="true"), say("conditions.marked", voice),
            class_="aside"),
        tag("ul", items),
        class_="sources",
    )  # fmt: skip


def _source(source: dict, voice: str) -> Markup:
    text = source["text"]
    if source["url"]:
        text = tag("a", text, href=source["url"], target="_blank", rel="noopener noreferrer")
    checked = say("causes.checked" if source["checked"] else "causes.not_checked", voice)
    return tag("li", text, tag("span", f" ({checked})", class_="check"))


def where(row, voice: str) -> str:
    """Where along the way a condition of the list acts, in a few words."""
    return " · ".join(say(f"station.{stop}", voice) for stop in row.stops)
