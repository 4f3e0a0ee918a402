"""The shape of every table: its columns in order and what each cell may hold."""

from __future__ import annotations

import pandera.pandas as pa

from .cells import colour, fact, free, matching, number, one_of, site, slug, text, whole, year
from .errors import Problem
from .language import LANGUAGE
from .levels import LEVELS, POSITIONS
from .reading import Sheet
from .scales import (
    AGREEMENTS,
    CERTAINTIES,
    DEPTHS,
    GROUPS,
    HOW_OFTEN,
    PARTS,
    RELATIONS,
    SITE_KINDS,
    STATUSES,
    URGENCIES,
)
from .teaching import TEACHING

ROOT = r"T12|L[1-5]|S[1-5]|Co1"
ROOT_SAYS = "a root: T12, L1 to L5, S1 to S5, Co1"
REGIONS = (
    *("groin", "hip", "buttock", "saddle", "thigh", "knee"),
    *("leg", "ankle", "heel", "sole", "dorsum", "toes"),
)
VIEWS = ("front", "back", "outer", "inner", "top", "sole", "seat")


def root(empty: bool = False) -> pa.Column:
    return matching(ROOT, ROOT_SAYS, empty)


def code(letter: str, example: str) -> pa.Column:
    return matching(rf"{letter}\d\d[a-z]?", f"a code such as {example}")


CONDITION = matching(r"C\d\d", "a condition such as C06")
CLAIM = matching(r"LC\d\d", "a claim such as LC01")

ANATOMY = {
    "roots": fact(
        root=root(),
        order=whole(),
        kind=one_of("root", "border"),
        exits_at=text(),
        colour_light=colour(),
        colour_dark=colour(),
        pattern=text(),
    ),
    "nerves": fact(
        nerve=slug(),
        code=matching(r"N\d\d", "a code such as N14", empty=True),
        plexus=one_of(*("thoracic", "lumbar", "sacral", "lumbosacral", "coccygeal", "dorsal_rami", "canal")),
        parent=slug(empty=True),
        pattern=free(),
    ),
    "sites": fact(
        site=site(),
        kind=one_of(*SITE_KINDS),
        level=free(),
        nerve=slug(empty=True),
        place=free(),
        order=whole(),
    ),
    "wiring": fact(from_site=site(), to_site=site(), root=root(), share=one_of("usual", "sometimes")),
    "courses": fact(
        course=slug(), order=whole(), point=slug(), site=site(empty=True), depth=one_of(*DEPTHS)
    ),
    "ends": fact(
        site=site(), end=slug(), kind=one_of("area", "movement", "reflex"), part=one_of(*PARTS)
    ),
    "areas": fact(
        area=slug(),
        region=one_of(*REGIONS),
        view=one_of(*VIEWS),
        midline=one_of("yes", "no"),
        agreement=one_of(*AGREEMENTS),
        confidence=one_of("high", "moderate", "low"),
    ),
    "movements": fact(
        movement=slug(),
        code=code("M", "M11"),
        kind=one_of("movement", "composite"),
        isncsci=one_of("key", "non_key", "none"),
        who=one_of("anyone", "clinician"),
    ),
    "reflexes": fact(
        reflex=slug(),
        code=code("R", "R01"),
        kind=one_of(
            *("reflex", "cord_sign", "tension_test", "function_test", "nerve_sign", "joint_sign"),
            *("history_sign", "vessel_test", "red_flag_check"),
        ),
        who=one_of("anyone", "clinician"),
    ),
    "movement_places": fact(movement=slug(), area=slug()),
    "served": fact(
        end=slug(),
        root=root(empty=True),
        map=text(),
        relation=one_of(*RELATIONS),
        precision=one_of("exact", "approximate"),
        note=free(),
    ),
    "maps": fact(map=text(), order=whole(), year=year(empty=True), drawn=one_of("yes", "no")),
    "key_points": fact(
        root=matching(r"L[1-5]|S[1-3]|S4-5", "an ISNCSCI level: L1 to S3, S4-5"),
        area=slug(),
        tested_root=root(),
    ),
}
CLINIC = {
    "conditions": fact(
        condition=CONDITION,
        group=one_of(*GROUPS),
        how_often=one_of(*HOW_OFTEN),
        urgency=one_of(*URGENCIES),
        icd10cm=free(),
        icd_note=free(),
        note=free(),
    ),
    "compressions": fact(
        compression=matching(r"C\d\d-\d+[a-z]?", "a compression such as C06-1"),
        condition=CONDITION,
        level=one_of(*LEVELS, "any", empty=True),
        position=one_of(*POSITIONS, empty=True),
        site=site(empty=True),
        hits=one_of("exiting", "traversing", "all_below", "named", empty=True),
        root=root(empty=True),
        certainty=one_of(*CERTAINTIES),
        sides=one_of("one", "both", "either"),
    ),
    "feels_like": fact(
        condition=CONDITION,
        area=slug(empty=True),
        root=root(empty=True),
        certainty=one_of(*CERTAINTIES[:3]),
    ),
    "helps": fact(
        condition=CONDITION,
        treatment=code("T", "T01"),
        role=one_of("first", "next", "surgery", "doubtful", "not_recommended"),
    ),
    "finds": fact(
        condition=CONDITION,
        diagnostic=code("D", "D01"),
        role=one_of("first", "next", "if_needed", "excludes"),
    ),
}
CARE = {
    "red_flags": fact(red_flag=code("RF", "RF01"), urgency=one_of(*URGENCIES), note=free()),
    "red_flag_triggers": fact(
        red_flag=code("RF", "RF01"),
        trigger=one_of("area", "movement", "reflex", "both_legs"),
        end=slug(empty=True),
    ),
    "red_flag_conditions": fact(red_flag=code("RF", "RF01"), condition=CONDITION),
    "treatments": fact(
        treatment=code("T", "T01"),
        strength=one_of("high", "moderate", "low", "very_low", "consensus", "none"),
        direction=one_of("for", "against", "unclear"),
        note=free(),
    ),
    "diagnostics": fact(diagnostic=code("D", "D01"), order=whole()),
    "findings": fact(
        finding=code("F", "F05"),
        study=text(),
        year=year(empty=True),
        n=whole(empty=True),
        people=free(),
        design=free(),
        root=free(),
        about_kind=one_of("root", "reflex", "diagnostic", "condition", "area", "general"),
        about=free(),
        measure=text(),
        value=number(empty=True),
        low=number(empty=True),
        high=number(empty=True),
        unit=free(),
        k=whole(empty=True),
        detail=free(),
        show=one_of("yes", "no", "text_only"),
        note=free(),
    ),
    "cautions": fact(
        caution=slug(),
        kind=one_of("disagreement", "trap", "variant"),
        scope=one_of("always", "linked"),
        order=whole(),
    ),
    "caution_links": fact(
        caution=slug(), kind=one_of("area", "movement", "reflex", "root", "condition"), id=text()
    ),
    "lay_claims": fact(
        claim=CLAIM, verdict=one_of("wrong", "half_true", "overstated", "unproven", "missing")
    ),
    "lay_claim_links": fact(claim=CLAIM, kind=one_of("article", "area", "condition"), id=text()),
    "reviews": dict(
        table=text(),
        id=text(),
        reviewer=text(),
        date=matching(r"\d{4}-\d{2}-\d{2}", "a date such as 2026-05-31"),
        note=free(),
    ),
    "sources": dict(
        source=matching(r"[A-Z0-9_]+", "a source id in capitals, digits and _"),
        authors=free(),
        year=free(),
        title=text(),
        journal=free(),
        doi=matching(r"10\.\S+", "a DOI such as 10.1002/ca.20636", empty=True),
        pmid=whole(empty=True),
        url=matching(r"https?://\S+", "an address beginning with http", empty=True),
        status=one_of(*STATUSES),
        read=free(),
    ),
}
TABLES = {**ANATOMY, **CLINIC, **CARE, **TEACHING, **LANGUAGE}
COLUMNS = {name: tuple(columns) for name, columns in TABLES.items()}


def cell_problems(sheet: Sheet) -> list[Problem]:
    """Every cell of one table that holds what it may not."""
    schema = pa.DataFrameSchema(TABLES[sheet.name])
    try:
        schema.validate(sheet.frame, lazy=True)
    except pa.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        return [
            sheet.problem(int(case.index), case.column, str(case.check))
            for case in cases.itertuples(index=False)
        ]
    return []
