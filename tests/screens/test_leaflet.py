"""The page to take home: what stands on it, for whatever is picked, found and ticked."""

import datetime
import re
import statistics

import pytest
from textstat import flesch_kincaid_grade

from ui.catalogue import VOICES
from ui.leaflet import care, causes, choices, contents, order, pictures, quickresponse
from ui.leaflet.subject import NoSubject, read
from ui.work import sheet

DISC, KNEE = "C03@L4-5.lateral_recess", "C22"
SECTIONS = ("felt", "roots", "causes", "helps", "doubtful", "to_do", "to_avoid", "questions", "emergency")
ADDRESS = "https://atlas.example.org"
MIX = ["right:dorsum_mid=numb", "right:m_big_toe_up=weak", "right:r_ankle=normal"]


class Drawn:
    """Stands for the drawings, which have tests of their own."""

    def bodies(self, views, picks, *, large=False):
        return f"<svg>{' '.join(f'{view}/{side}' for view, side in views)} {' '.join(picks)}</svg>"

    def way(self, picks, side="right", large=False):
        return f"<svg>{side} {' '.join(picks)}</svg>"

    def spine(self, roots, side="right", *, other=None, large=False):
        return f"<svg>{side} {roots}{f' {other}' if other else ''}</svg>"


@pytest.fixture(autouse=True)
def drawn(monkeypatch):
    monkeypatch.setattr(pictures, "_plates", lambda atlas: Drawn())


@pytest.fixture
def page(atlas):
    def made(*picks, **asked):
        asked = {"date": "2026-11-28", **({"picks": list(picks)} if picks else {}), **asked}
        return contents.of(atlas, order.of(atlas, asked))

    return made


def said(leaflet):
    """{section: its lines as one text}."""
    return {name: " ".join(getattr(leaflet, name).lines) for name in SECTIONS}


# -- what is felt, and which roots ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("picks", "views"),
    [
        (["right:dorsum_mid"], ["top/right"]),
        (["left:dorsum_mid"], ["top/left"]),
        (["right:dorsum_mid", "right:toe1_dorsal"], ["top/right"]),
        (["left:heel_plantar", "right:toe1_dorsal"], ["sole/left", "top/right"]),
        (["right:knee_front", "left:knee_front"], ["front/"]),
        (["right:saddle_inner_perianal", "left:heel_plantar", "left:sole_mid"], ["sole/left", "seat/"]),
        (["right:knee_front", "right:heel_plantar", "left:toe1_dorsal"], ["front/", "sole/", "top/"]),
    ],
)
def test_skin_that_lies_apart_is_shown_on_several_views(page, picks, views):
    drawn = page(*picks).body.svg.removeprefix("<svg>").removesuffix("</svg>").split(" ")
    shown = [word for word in drawn if "/" in word]
    assert len(shown) == len(views)
    assert all(word.startswith(view) for word, view in zip(shown, views, strict=True)), shown


def test_skin_is_told_with_its_roots_and_never_with_one_alone(page):
    leaflet = page("right:dorsum_mid")
    assert leaflet.felt.lines == ("Right · Top of foot, middle",)
    assert leaflet.roots.lines[:3] == ("Mainly L5.", "As neighbours, S1.", "The published maps agree here.")
    assert leaflet.spine.svg == "<svg>right {'L5': 'primary', 'S1': 'overlap'}</svg>"
    assert leaflet.body.svg == "<svg>top/right right:dorsum_mid</svg>"


def test_both_legs_show_their_roots_on_both_sides_of_the_spine(page):
    spine = page("right:dorsum_mid", "left:toe5_plantar").spine
    assert spine.svg.startswith("<svg>left {'S1': 'primary'") and "'L5': 'primary'" in spine.svg
    assert spine.alt.index("right side") < spine.alt.index("L5") < spine.alt.index("left side")


def test_several_places_are_told_one_by_one_and_where_maps_differ(page):
    roots = said(page("right:dorsum_mid", "left:heel_lat"))["roots"]
    assert "Top of foot, middle: Mainly L5." in roots
    assert "Outer side of heel: Mainly S1." in roots
    assert "agree only partly at: Outer side of heel" in roots


def test_a_map_that_is_shown_stands_beside_what_most_sources_say(page):
    roots = said(page("right:heel_lat", map="keegan-garrett-1948"))["roots"]
    assert "Mainly S1." in roots
    assert "One map alone" in roots


def test_a_root_is_told_with_its_neighbours_and_where_its_skin_is(page):
    leaflet = page("left:L5")
    assert "L4 and S1" in said(leaflet)["roots"]
    assert "top of the foot" in said(leaflet)["felt"]
    assert " left:dorsum_mid" in leaflet.body.svg
    assert leaflet.spine.svg.startswith("<svg>left")


def test_a_condition_is_told_with_what_it_presses_on_and_feels_like(page):
    leaflet = page("C06@L4-5.foramen", side="left")
    assert leaflet.title.startswith("Slipped disc, far out")
    assert "usually presses on L4" in said(leaflet)["roots"]
    assert "Very strong leg pain" in said(leaflet)["felt"]
    assert "presses on L4" in said(leaflet)["causes"]
    assert leaflet.spine.svg.startswith("<svg>left")


def test_what_presses_on_nothing_says_so_and_draws_no_way(page):
    leaflet = page("C54")
    assert leaflet.roots.lines == ("It presses on no root and no nerve; it only feels like it.",)
    assert leaflet.way is None


def test_findings_are_all_told_and_no_place_is_proven(page):
    leaflet = page(findings=MIX)
    assert leaflet.felt.lines == (
        "Right · Top of foot, middle: numb",
        "Right · Lift the big toe: weak",
        "Right · Ankle reflex: normal",
    )
    assert "none of them proven" in said(leaflet)["roots"]
    assert leaflet.body.svg == "<svg>top/right right:dorsum_mid</svg>"


# -- causes ---------------------------------------------------------------------------------------


def test_nothing_is_ticked_for_anyone(page, atlas):
    assert page("right:dorsum_mid").causes.lines == ("Nothing was ticked here. Ask what it could be.",)
    offered = choices.of(atlas, read(atlas, {"picks": ["right:dorsum_mid"]}), "plain")
    assert offered["groups"][0]["open"][0]["name"] == "Narrowed spinal canal"
    assert "ticked" not in offered


def test_what_is_ticked_stands_in_order_along_the_way(page):
    lines = page("right:dorsum_mid", causes=[KNEE, DISC]).causes.lines
    assert [line.partition(":")[0] for line in lines] == [
        "Side of the canal L4–5",
        "Outer-leg nerve, at the outer knee (neck of the fibula)",
    ]


def test_folded_causes_can_be_ticked_and_stand_in_their_place(page, atlas):
    root, *_ = causes.groups(atlas, read(atlas, {"picks": ["right:dorsum_mid"]}), "plain")
    placed = [card for card in root["all"] if card["sites"]]
    places = [atlas.wiring.order[card["sites"][0]] for card in placed]
    assert places == sorted(places)
    between = next(card for card in placed[1:] if card in root["more"])
    lines = page("right:dorsum_mid", causes=[KNEE, between["pick"], placed[0]["pick"]]).causes.lines
    named = [placed[0]["name"], between["name"], "outer knee"]
    assert [name in line for name, line in zip(named, lines, strict=True)] == [True] * 3


def test_more_than_a_page_holds_and_what_is_no_cause_here_is_left_out(page, atlas):
    groups = choices.of(atlas, read(atlas, {"picks": ["right:dorsum_mid"]}), "plain")["groups"]
    every = [card["pick"] for group in groups for card in (*group["open"], *group["more"])]
    assert len(page("right:dorsum_mid", causes=every).causes.lines) == causes.MOST
    assert len(page("right:dorsum_mid", causes=[DISC, "C66", "nonsense"]).causes.lines) == 1


def test_findings_offer_the_causes_at_the_places_that_would_explain_them(atlas):
    offered = choices.of(atlas, read(atlas, {"findings": MIX}), "plain")
    opened = {card["pick"].partition("@")[0] for group in offered["groups"] for card in group["open"]}
    assert KNEE in opened
    assert "C54" not in opened


def test_a_symptom_offers_what_could_be_behind_it_and_says_its_own_care(page, atlas):
    offered = choices.of(atlas, read(atlas, {"picks": ["C21"]}), "plain")
    assert any(card["pick"] == KNEE for group in offered["groups"] for card in group["open"])
    assert "Splint" in said(page("C21"))["helps"]


def test_a_condition_that_is_a_cause_itself_has_nothing_to_tick(atlas):
    assert choices.of(atlas, read(atlas, {"picks": [KNEE]}), "plain")["groups"] == []


# -- what helps, what to avoid --------------------------------------------------------------------


def test_each_treatment_stands_once_with_the_names_of_those_it_is_for(page):
    told = said(page("right:dorsum_mid", causes=[DISC, KNEE]))
    assert told["helps"].count("Exercise and physiotherapy:") == 1
    assert "Splint for a dropping foot (Pressed nerve at the outer knee):" in told["helps"]
    assert "Staying active (Slipped disc):" in told["helps"]
    assert "Bone marrow concentrate (Slipped disc): Unproven." in told["doubtful"]


def test_what_helps_with_one_and_is_doubtful_for_another_says_both(atlas):
    cared = care.of(atlas, ["C03", "C09"], "plain")
    (line,) = [line for line in cared.doubtful if line.startswith("Steroid injection")]
    assert "used for one thing (Slipped disc), doubtful for another (Narrowed spinal canal)" in line
    assert not any(line.startswith("Steroid injection") for line in cared.helps)


def test_what_is_advised_against_is_never_among_what_helps(atlas):
    for id in atlas.table("conditions")["condition"]:
        cared = care.of(atlas, [id], "plain")
        rows = atlas.table("helps").query("condition == @id and role == 'not_recommended'")
        for treatment in rows["treatment"]:
            name = atlas.words(f"treatment.{treatment}.name")
            assert any(name in line for line in cared.to_avoid)
            assert not any(line.startswith(name) for line in (*cared.helps, *cared.doubtful))


def test_medicines_that_are_advised_against_are_not_to_be_stopped_suddenly(page):
    avoid = said(page("right:dorsum_mid", causes=[DISC]))["to_avoid"]
    assert "Gabapentin" in avoid
    assert avoid.count("never stop it suddenly") == 1


def test_without_a_tick_nothing_is_advised(page):
    leaflet = page("right:dorsum_mid")
    assert not any(getattr(leaflet, name).lines for name in ("helps", "doubtful", "to_do", "to_avoid"))


# -- the emergency box ----------------------------------------------------------------------------


def test_the_box_calls_the_number_that_was_set(page):
    assert "Call 112," in page("right:dorsum_mid", number="112").emergency.lines[0]
    for number in ("", "<b>", "1" * 40, "call me"):
        assert "Call your emergency number," in page("right:dorsum_mid", number=number).emergency.lines[0]


def test_both_legs_and_the_saddle_put_their_signs_first(page):
    assert "down both legs" in page("right:heel_lat", "left:heel_lat").emergency.lines[1]
    saddle = page("right:saddle_inner_perianal").emergency.lines
    assert "between the legs" in saddle[1]
    assert "emergency department now" in saddle[1]
    assert len(saddle) == len(set(saddle))


def test_what_help_now_is_wanted_for_is_no_matter_of_choice_or_of_next_time(page):
    saddle = page("right:saddle_inner_perianal", causes=["C08@L4-5.canal"])
    assert "now" in saddle.emergency.lines[1]
    assert "For some people" not in said(saddle)["helps"]
    assert "What can I do myself" not in said(saddle)["questions"]
    assert "For some people, an operation" in said(page("right:dorsum_mid", causes=[DISC]))["helps"]


def test_a_ticked_emergency_brings_its_signs(page, atlas):
    groups = choices.of(atlas, read(atlas, {"picks": ["right:dorsum_mid"]}), "plain")["groups"]
    bundle = next(card["pick"] for card in groups[0]["more"] if card["pick"].startswith("C08"))
    sign = atlas.words("red_flag.RF01.symptom")
    assert sign not in page("right:dorsum_mid").emergency.lines
    assert sign in page("right:dorsum_mid", causes=[bundle]).emergency.lines


# -- whatever is asked for -------------------------------------------------------------------------


def subjects(atlas):
    sides = {area: "middle" if area in atlas.midline else "left" for area in atlas.table("areas")["area"]}
    for area, side in sides.items():
        yield {"picks": [f"{side}:{area}"]}
    yield {"picks": [f"{side}:{area}" for area, side in sides.items()]}
    for root in ("L1", "L5", "S5"):
        yield {"picks": [f"right:{root}", f"left:{root}"]}
    for id in atlas.table("conditions")["condition"]:
        yield {"picks": [id], "causes": [id]}
    for end, kind in atlas.explaining.kinds.items():
        state = sheet.states_of(kind)[0]
        yield {"findings": [f"{'middle' if end in atlas.midline else 'right'}:{end}={state}"]}


def test_every_page_is_whole_and_both_voices_name_the_same_roots(page, atlas):
    for asked in subjects(atlas):
        told = [page(**asked, voice=voice) for voice in VOICES]
        for leaflet in told:
            assert_whole(leaflet, asked)
        plain, clinical = (set(ROOT.findall(" ".join(leaflet.roots.lines))) for leaflet in told)
        assert plain == clinical, asked


ROOT = re.compile(r"\b(?:T12|[LS][1-5]|Co1)\b")


def assert_whole(leaflet, asked) -> None:
    """Nothing of a page is missing, left open or said twice."""
    texts = [leaflet.title, leaflet.body.alt, leaflet.spine.alt, leaflet.disclaimer, *leaflet.sources]
    texts += [line for name in SECTIONS for line in getattr(leaflet, name).lines]
    assert all(texts), asked
    assert not [text for text in texts if re.search(r"[{}]|  |\(\)|: *$| \.", text)], asked
    assert leaflet.felt.lines and leaflet.roots.lines and leaflet.questions.lines, asked
    assert len(leaflet.emergency.lines) > 5, asked
    for name in SECTIONS:
        lines = getattr(leaflet, name).lines
        assert len(lines) == len(set(lines)), (asked, name)


@pytest.mark.thorough
def test_a_plain_page_is_easy_to_read(page, atlas):
    grades = {}
    for id in atlas.table("conditions")["condition"]:
        lines = [line for name in SECTIONS for line in getattr(page(id), name).lines]
        grades[id] = flesch_kincaid_grade(" ".join(re.sub(r"(?<![.?!])$", ".", line) for line in lines))
    assert statistics.median(grades.values()) <= 7
    assert max(grades.values()) <= 9, grades


def test_the_plain_voice_is_the_one_that_is_not_asked_for(page):
    assert page("right:dorsum_mid") == page("right:dorsum_mid", voice="plain")


def test_the_date_reads_alike_everywhere():
    assert contents.written(datetime.date(2026, 3, 4), "plain") == "4 March 2026"


WRONG = [
    {}, {"picks": []}, {"picks": "right:heel_lat"}, {"picks": ["right:elbow"]}, {"picks": [None]},
    {"picks": ["right:heel_lat", "C03"]}, {"picks": ["right:heel_lat"], "map": "foerster-1933"},
    {"picks": ["right:heel_lat"], "findings": MIX}, {"findings": ["right:m_ankle_lift=normal"]},
    {"findings": ["right:heel_lat=purple"]}, {"findings": [7]}, {"picks": ["C03"], "side": "up"},
]  # fmt: skip


@pytest.mark.parametrize("asked", WRONG)
def test_what_the_atlas_does_not_have_is_no_subject(atlas, asked):
    with pytest.raises(NoSubject):
        read(atlas, asked)


@pytest.mark.parametrize("wrong", [
    {"voice": "rude"}, {"paper": "a0"}, {"print": "tiny"}, {"date": "yesterday"}, {"date": None},
    {"causes": "C03"}, {"name": 7}, {"note": ["x"]}, {"number": {}}, {"paper": []},
])  # fmt: skip
def test_what_is_no_order_is_refused(atlas, wrong):
    with pytest.raises(order.BadOrder):
        order.of(atlas, {"picks": ["right:heel_lat"], "date": "2026-11-28", **wrong})


def test_what_is_typed_reaches_the_page_and_nothing_else_on_it(page):
    name, note = "#eval(1) $x$ [y] \\ \u202e", "Äß\ud800😀"
    leaflet = page("right:dorsum_mid", name=name, note=note)
    assert (leaflet.name, leaflet.note) == (name, "Äß?😀")
    rest = {**vars(leaflet), "name": "", "note": ""}
    assert rest == {**vars(page("right:dorsum_mid")), "name": "", "note": ""}


# -- the code for a phone ---------------------------------------------------------------------------


@pytest.fixture
def public(monkeypatch):
    monkeypatch.setenv(quickresponse.SETTING, ADDRESS)


def test_there_is_no_code_without_a_public_address(page, monkeypatch):
    for address in ("", "atlas.example.org", "file:///etc", "javascript:alert(1)", "https://"):
        monkeypatch.setenv(quickresponse.SETTING, address)
        assert (page("right:dorsum_mid").qr, page("right:dorsum_mid").qr_caption) == ("", "")


def test_the_code_opens_the_same_picks_and_holds_nothing_that_was_typed(atlas, page, public):
    asked = {"picks": ["right:dorsum_mid", "left:heel_lat"], "map": "keegan-garrett-1948"}
    address = quickresponse.address(read(atlas, asked), "clinical")
    assert address == (
        f"{ADDRESS}/?at=right:dorsum_mid,left:heel_lat&map=keegan-garrett-1948&voice=clinical"
    )
    leaflet = page("right:dorsum_mid", name="Anna Nass", note="left knee")
    assert leaflet.qr == page("right:dorsum_mid").qr
    assert leaflet.qr.startswith(("<svg", "<?xml"))
    assert "atlas.example.org" in leaflet.qr_caption


def test_the_code_of_a_condition_opens_its_page(atlas, public):
    subject = read(atlas, {"picks": ["C06@L4-5.foramen"]})
    assert quickresponse.address(subject, "plain") == f"{ADDRESS}/conditions?at=C06@L4-5.foramen"


def test_what_was_found_stands_in_no_code(page, public):
    assert page(findings=MIX).qr == ""


def test_more_than_a_code_can_hold_gives_none(page, atlas, public):
    areas = [area for area in atlas.table("areas")["area"] if area not in atlas.midline]
    assert page(*[f"right:{area}" for area in areas]).qr == ""
