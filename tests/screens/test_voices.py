"""The switch of voices changes words only: every screen shows the same ids, roots, urgency and numbers."""

import re
from html import unescape

import pytest

from ui import catalogue, emergency
from ui.answer import body, contents
from ui.search import finds

PICKS = [
    *(None, "right:dorsum_mid", "right:saddle_inner_perianal", "right:toe1_medial,left:heel_lat"),
    *("right:L5", "C01", "C06@L4-5.foramen", "C26"),
]
SCREENS = ["", "views/work.py", "views/conditions.py", "views/evidence.py", "views/about.py"]
FOOT_DROP = ["right:m_ankle_lift=weak", "right:m_sole_in=normal", "right:toe1_dorsal=numb"]
# What tells a thing and is no word: what it is, how it is drawn, where it leads, how many there are.
FACTS = re.compile(
    r'class="((?:root|urgency|verdict|agreement|role) \w+)"|data-(?:pick|fold|key|lead)="([^"]*)"'
    r'|href="(http[^"]*)"|class="root \w+"[^>]*>(\w+)|>[^<]*\((\d+)\)</summary>'
)
MARKED = re.compile(r"</?button[^>]*>")  # an explained term within a sentence
ID = re.compile(r"[\w@:.,-]*[_:@][\w@:.,-]*|[A-Z]{1,2}\d{1,2}")
BESIDE = ("words", "voice", "session")


def facts(html: str) -> list[str]:
    """The facts in HTML, in order."""
    return [next(group for group in found.groups() if group) for found in FACTS.finditer(unescape(html))]


def bare(told):
    """Data without its words: of texts only their roots, of HTML the facts."""
    if isinstance(told, dict):
        return {name: bare(value) for name, value in told.items() if name not in BESIDE}
    if isinstance(told, (list, tuple)):
        return [bare(value) for value in told]
    if not isinstance(told, str):
        return told
    if "<" in MARKED.sub("", told):
        return facts(told)
    # An id is written alike in both voices, a sentence is not.
    return told if ID.fullmatch(told) else bool(told)


def html_of(shown) -> str:
    leaf = shown.sent("leaf") or {"html": ""}
    return " ".join([*(element.proto.body for element in shown.app.get("html")), leaf["html"]])


@pytest.mark.parametrize("at", PICKS)
def test_an_answer_tells_the_same_in_both_voices(screen, at):
    plain, clinical = (screen(at, voice=voice) for voice in catalogue.VOICES)
    assert bare(plain.said) == bare(clinical.said)
    assert bare(plain.sent("picture")) == bare(clinical.sent("picture"))
    assert plain.picks == clinical.picks


@pytest.mark.parametrize("page", SCREENS)
@pytest.mark.parametrize("at", [None, "C03@L4-5.lateral_recess"])
def test_a_screen_shows_the_same_in_both_voices(screen, page, at):
    plain, clinical = (screen(at, page=page, voice=voice) for voice in catalogue.VOICES)
    assert facts(html_of(plain)) == facts(html_of(clinical))


def test_what_is_worked_out_is_the_same_in_both_voices(screen):
    told = []
    for voice in catalogue.VOICES:
        shown = screen(page="views/work.py", voice=voice).fire("sole_to_spine.work", examined=FOOT_DROP)
        told.append(bare(shown.sent("sole_to_spine.work")))
    assert told[0]["places"]
    assert told[0] == told[1]


def sentences(voice: str) -> dict[str, str]:
    """The whole sentences of the catalogue that the other voice says otherwise."""
    both = catalogue._entries("en")
    told = {key: texts[voice] for key, texts in both.items() if texts["plain"] != texts["clinical"]}
    return {key: text for key, text in told.items() if "{" not in text and len(text.split()) > 4}


@pytest.mark.parametrize("page", SCREENS)
@pytest.mark.parametrize("voice", catalogue.VOICES)
def test_a_screen_in_one_voice_says_nothing_in_the_other(screen, page, voice):
    said = screen("right:dorsum_mid", page=page, voice=voice).text
    other = next(each for each in catalogue.VOICES if each != voice)
    assert [key for key, text in sentences(other).items() if text in said] == []


def test_folds_and_bodies_are_the_same_in_both_voices(atlas):
    for areas in (("dorsum_mid",), ("heel_lat", "toe1_medial"), ("L5",)):
        plain, clinical = (contents.folded(atlas, areas, voice) for voice in catalogue.VOICES)
        assert bare(plain) == bare(clinical), areas
    for condition in atlas.tables.ids("conditions"):
        voices = body.of(atlas, condition)["voices"]
        assert bare(voices["plain"]) == bare(voices["clinical"]), condition


def test_every_sign_of_emergency_is_there_in_both_voices(atlas):
    plain, clinical = emergency.signs(atlas).values()
    assert [(group["urgency"], len(group["signs"])) for group in plain] == [
        (group["urgency"], len(group["signs"])) for group in clinical
    ]


@pytest.mark.parametrize("text", [
    "top of foot", "dorsum of the foot", "slipped disc", "disc herniation", "left heel", "calcaneal",
    "outer-leg nerve", "common fibular nerve", "knee jerk", "patellar reflex", "burning outer thigh",
    "meralgia paraesthetica", "big toe up", "cauda equina",
])  # fmt: skip
def test_a_search_in_either_voice_finds_the_same_in_both(atlas, text):
    plain, clinical = (finds.for_text(atlas, text, voice, "right") for voice in catalogue.VOICES)
    assert plain
    assert [(one["kind"], one["id"], one["side"]) for one in plain] == [
        (one["kind"], one["id"], one["side"]) for one in clinical
    ]
    for found, voice in ((plain, "plain"), (clinical, "clinical")):
        for one in found:
            assert one["name"].endswith(atlas.name(one["kind"], one["id"], voice))


def test_a_name_in_the_other_voice_leads_to_the_thing(atlas):
    """Each condition and place is found first by its name in either voice, whichever is on."""
    for kind, table in (("condition", "conditions"), ("area", "areas")):
        for id in atlas.tables.ids(table)[::5]:
            for voice in catalogue.VOICES:
                found = finds.for_text(atlas, atlas.words(f"{kind}.{id}.name", voice), voice, "left")
                assert (kind, id) in [(one["kind"], one["id"]) for one in found], (kind, id, voice)
