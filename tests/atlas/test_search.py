"""Search: patients' words, clinicians' words, and slips of the keys."""

import pytest

# what is typed: what must come first
FIRST = {
    "hip bursitis": "C20",
    "plantar fasciitis": "C26",
    "morton neuroma": "C25",
    "mortons neuroma": "C25",
    "piriformis": "C18",
    "meralgia": "C23",
    "meralgia paresthetica": "C23",
    "tarsal tunnel": "C24",
    "cauda equina": "C08",
    "incontinence": "C08",
    "wetting myself": "C08",
    "leaking urine": "C08",
    "bowel accident": "C08",
    "erection": "C08",
    "erectile dysfunction": "C08",
    "sexual numbness": "C08",
    "sciatica": "C01",
    "sciatca": "C01",
    "foot drop": "C21",
    "shingles": "C30",
    "shingels": "C30",
    "baker cyst": "C65",
    "L5": "L5",
    "l5": "L5",
    "s1": "S1",
    "C06": "C06",
    "L4-5": "L4-5",
}
DISCS = {"C02", "C03", "C04", "C05", "C06", "C07"}
SLIPS = {"C12", "C13", "C14"}


@pytest.mark.parametrize("typed", FIRST)
def test_first_find(atlas, typed):
    assert atlas.search(typed).id[0] == FIRST[typed]


@pytest.mark.parametrize("typed", ["slipped disc", "Slipped Disc", "sliped disc", "disc herniation"])
def test_slipped_disc_gives_discs_before_anything(atlas, typed):
    found = list(atlas.search(typed).id)
    assert set(found[:3]) <= DISCS
    first_slip = min((found.index(slip) for slip in SLIPS & set(found)), default=len(found))
    assert max(found.index(disc) for disc in DISCS & set(found)) < first_slip


@pytest.mark.parametrize("typed", ["slipped vertebra", "spondylolisthesis"])
def test_slipped_vertebra_gives_no_disc_before_it(atlas, typed):
    assert set(atlas.search(typed).id[:3]) == SLIPS


@pytest.mark.parametrize(
    ("typed", "id"),
    [
        ("big toe", "toe1_dorsal"),
        ("little toe", "toe5_dorsal"),
        ("heel", "heel_plantar"),
        ("peroneal", "common_fibular"),
        ("knee jerk", "r_knee"),
        ("babinski", "r_babinski"),
        ("trapped nerve", "C01"),
        ("far lateral disc", "C06"),
        ("spinal stenosis", "C09"),
    ],
)
def test_is_among_the_finds(atlas, typed, id):
    assert id in set(atlas.search(typed).id[:10])


@pytest.mark.parametrize("typed", ["", "   ", "?!", "xqzzwv", "🦶", "ß" * 5000])
def test_nothing_found_is_an_empty_frame(atlas, typed):
    found = atlas.search(typed)
    assert list(found.columns) == ["kind", "id", "name", "score"]
    assert found.empty


def test_finds_are_sorted_and_named_in_the_voice_asked_for(atlas):
    plain, clinical = atlas.search("disc"), atlas.search("disc", voice="clinical")
    assert list(plain.id) == list(clinical.id)
    assert plain.score.is_monotonic_decreasing
    assert plain.score.between(0, 100).all()
    assert plain.name[0] == atlas.words(f"condition.{plain.id[0]}.name", "plain")
    assert clinical.name[0] == atlas.words(f"condition.{plain.id[0]}.name", "clinical")
    assert not plain.duplicated(["kind", "id"]).any()


def test_each_name_finds_its_own(atlas):
    """In either voice; a test and its movement, or a nerve and its trouble, may share a name."""
    for kind, table in [("condition", "conditions"), ("area", "areas"), ("movement", "movements")]:
        for id in atlas.table(table).iloc[:, 0]:
            for voice in ("plain", "clinical"):
                assert atlas.search(atlas.name(kind, id, voice)).id[0] == id


def test_peoples_own_words_find_what_they_stand_for(atlas):
    """Every seventh alias, for time's sake."""
    aliases = atlas.table("aliases")
    for alias in aliases[aliases["kind"] != "term"][::7].itertuples():
        found = atlas.search(alias.text)
        assert (alias.kind, alias.id) in set(zip(found.kind, found.id, strict=True)), alias.text
