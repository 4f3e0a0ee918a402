"""Every question has a right answer that the data support, and wrong ones that nothing does."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atlas import UnknownId, roots_at
from atlas.levels import ROOTS
from learning.questions import KINDS, Bank

seeds = st.integers(min_value=-(2**40), max_value=2**40)
fast = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
DISTINCT = 4  # subjects that even the shortest kind has
NAMING = ("primary", "overlap", "variable")


@pytest.fixture(scope="module")
def named(rows):
    """`named(end)`: every root that any row of any map gives to an end."""
    found = {}
    for row in rows("served"):
        if row["relation"] in NAMING:
            found.setdefault(row["end"], set()).add(row["root"])
    return lambda end: found.get(end, set())


@pytest.fixture(scope="module")
def primary(rows):
    """`primary(end)`: the roots that the consensus calls primary."""
    found = {}
    for row in rows("served"):
        if row["relation"] == "primary" and row["map"] == "consensus":
            found.setdefault(row["end"], set()).add(row["root"])
    return lambda end: found.get(end, set())


def of_kind(bank, *kinds):
    return [card for card in bank.cards.values() if card.kind in kinds]


def wrong(question):
    return set(question.options) - question.card.right - question.card.accepted


# -- all of them --------------------------------------------------------------------------------


@fast
@given(data=st.data())
def test_a_question_can_be_answered_rightly_and_wrongly(bank, data):
    question = bank.ask(data.draw(st.sampled_from(list(bank.cards))), data.draw(seeds))
    card = question.card
    assert card.right and not card.right & card.accepted
    assert card.right & question.possible
    assert question.possible - card.right - card.accepted
    assert len(set(question.options)) == len(question.options)
    assert bool(question.options) != card.on_picture
    if card.need == "all":
        assert card.right <= question.possible


def test_no_neighbour_is_right_or_accepted(bank):
    for card in bank.cards.values():
        assert len(set(card.neighbours)) == len(card.neighbours)
        assert not set(card.neighbours) & (card.right | card.accepted)


def test_the_same_seed_asks_the_same_question(atlas, bank):
    again = Bank.of(atlas)
    assert list(again.cards) == list(bank.cards)
    for seed, id in enumerate(bank.cards):
        assert again.ask(id, seed) == bank.ask(id, seed)


def test_seeds_ask_on_either_side_and_in_another_order(bank):
    asked = [bank.ask("roots_of_skin:dorsum_mid", seed) for seed in range(20)]
    assert {question.side for question in asked} == {"right", "left"}
    assert len({question.options for question in asked}) > 3


def test_nothing_but_its_name_hangs_on_the_side(bank):
    """What lights the way is on the side that was asked; what lies in the middle has none."""
    for id in bank.cards:
        question = bank.ask(id, 1)
        picked = {pick.partition(":")[0] for pick in question.shows if ":" in pick}
        other = {"right": "left", "left": "right"}[question.side]
        assert other not in picked or question.card.kind == "case"
        assert picked <= {"right", "left", "middle"}


def test_a_case_is_asked_on_the_side_its_story_tells(bank, rows):
    sides = {row["case"]: row["side"] for row in rows("cases")}
    for card in of_kind(bank, "case"):
        asked = {bank.ask(card.id, seed).side for seed in range(6)}
        assert asked == {sides[card.subject]} or sides[card.subject] == "both"


def test_border_roots_are_never_asked_for(bank):
    for card in bank.cards.values():
        assert {"T12", "Co1"}.isdisjoint({*card.roots, *card.right, *card.accepted, *card.neighbours})


def test_every_kind_has_cards_and_every_card_says_who_says_so(bank, rows):
    sources = {row["source"] for row in rows("sources")}
    assert {card.kind for card in bank.cards.values()} == set(KINDS)
    for card in bank.cards.values():
        assert card.sources and set(card.sources) <= sources
        assert len(set(card.sources)) == len(card.sources)


def test_parts_are_regions_of_the_skin_or_none(bank, rows):
    regions = {row["region"] for row in rows("areas")}
    assert {card.part for card in bank.cards.values()} <= regions | {"spine", "general"}


# -- roots of skin, movements and reflexes ---------------------------------------------------------


def test_wanted_roots_are_those_most_sources_name(bank, primary, named):
    for card in of_kind(bank, "roots_of_skin", "root_of_movement", "root_of_reflex"):
        if card.right != {"none"}:
            assert card.right == primary(card.subject) & set(ROOTS)
            assert card.right | card.accepted >= named(card.subject) & set(ROOTS)


def test_no_root_that_any_map_or_study_names_is_a_wrong_option(bank, named):
    for card in of_kind(bank, "roots_of_skin", "root_of_movement", "root_of_reflex"):
        for seed in range(8):
            assert wrong(bank.ask(card.id, seed)).isdisjoint(named(card.subject))


def test_no_root_that_their_own_words_mention_is_a_wrong_option(atlas, bank):
    """Spelt out, such as L4; ranges are read in `roots_in`, which has a test of its own."""
    for card in of_kind(bank, "root_of_movement", "root_of_reflex"):
        kind = "movement" if card.kind == "root_of_movement" else "reflex"
        told = " ".join(text for (key, *_), text in atlas.wording.texts.items()
                        if key.startswith(f"{kind}.{card.subject}."))  # fmt: skip
        assert not {root for root in card.neighbours if root in told}, card.id


def test_disputed_skin_is_never_asked_as_certain(bank, rows, named):
    for row in rows("areas"):
        if row["agreement"] == "disagree" or row["confidence"] == "low":
            card = bank.cards[f"roots_of_skin:{row['area']}"]
            assert card.disputed and card.need == "any"
            assert all(row["area"] not in card.right for card in of_kind(bank, "skin_of_root"))


def test_a_map_that_names_other_roots_makes_skin_disputed(bank, rows, primary):
    maps = {"keegan-garrett-1948", "foerster-1933", "lee-2008", "isncsci"}
    for card in of_kind(bank, "roots_of_skin", "root_of_movement"):
        for map in maps:
            theirs = {row["root"] for row in rows("served") if (row["end"], row["map"]) == (card.subject, map)
                      and row["relation"] == "primary"}  # fmt: skip
            assert card.disputed or not theirs or theirs & primary(card.subject), (card.id, map)


def test_what_only_a_map_from_memory_says_is_never_wanted_as_certain(bank, primary):
    for card in of_kind(bank, "roots_of_skin", "skin_of_root"):
        areas = {card.subject} if card.answers == "root" else card.right
        assert all(root in primary(area) for area in areas for root in card.roots)


def test_skin_of_a_root_accepts_all_that_any_map_gives_it(bank, rows, named):
    areas = {row["area"] for row in rows("areas")}
    for card in of_kind(bank, "skin_of_root"):
        (root,) = card.roots
        assert card.right | card.accepted == {area for area in areas if root in named(area)}


def test_a_part_of_the_skin_of_a_root_wants_that_part_only(bank, rows):
    regions = {row["area"]: row["region"] for row in rows("areas")}
    for card in of_kind(bank, "skin_of_root"):
        if "." in card.subject:
            assert {regions[area] for area in card.right} == {card.part}
            assert card.right < bank.cards[f"skin_of_root:{card.roots[0]}"].right


def test_what_a_root_moves_is_wanted_or_named_by_nobody(bank, primary, named):
    for card in of_kind(bank, "movement_of_root", "reflex_of_root"):
        assert all(card.subject in primary(end) for end in card.right)
        assert all(card.subject not in named(end) for end in card.neighbours)


@pytest.mark.parametrize(
    ("task", "movement"), [("m_tiptoe_walk", "m_push_off"), ("m_heel_walk", "m_ankle_lift")]
)
def test_a_whole_task_is_named_by_what_its_muscles_do(bank, named, task, movement):
    """Rising on tiptoe is pushing off: a root that moves the one is not wrong for the other."""
    card = bank.cards[f"root_of_movement:{task}"]
    assert named(movement) - named(task)
    assert named(movement) <= card.right | card.accepted


def test_what_more_than_three_roots_share_is_not_asked(bank):
    assert "root_of_movement:m_back_muscles" not in bank.cards
    assert max(len(card.right) for card in of_kind(bank, "root_of_movement", "root_of_reflex")) <= 3


def test_a_sign_of_the_cord_belongs_to_no_root(bank):
    card = bank.cards["root_of_reflex:r_babinski"]
    assert card.right == {"none"} and "L5" not in card.accepted
    assert all("none" in bank.ask(c.id, 3).options for c in of_kind(bank, "root_of_reflex"))


# -- nerves ----------------------------------------------------------------------------------------


def test_wanted_nerves_bring_the_main_supply(bank, rows):
    nerve_of = {row["site"]: row["nerve"] for row in rows("sites")}
    main, ever = {}, {}
    for row in rows("ends"):
        found = main if row["part"] == "main" else ever
        found.setdefault(row["end"], set()).add(nerve_of[row["site"]])
    for card in of_kind(bank, "nerve_of_skin"):
        assert card.right == main[card.subject] - {""}
        assert not set(card.neighbours) & ever.get(card.subject, set())
    for card in of_kind(bank, "skin_of_nerve"):
        assert card.right == {area for area in bank.areas if card.subject in main.get(area, ())}


def test_no_trunk_and_no_branch_of_a_right_nerve_is_a_wrong_option(bank, rows):
    parents = {row["nerve"]: row["parent"] for row in rows("nerves")}
    for card in of_kind(bank, "nerve_of_skin"):
        for nerve in card.neighbours:
            assert parents[nerve] not in card.right
            assert nerve not in {parents[right] for right in card.right}


# -- places and conditions -------------------------------------------------------------------------


def test_a_place_has_its_one_root(bank):
    for card in of_kind(bank, "root_of_place"):
        assert card.right == set(roots_at(*card.subject.split(".")))
    for card in of_kind(bank, "place_of_root"):
        for place in (*card.right, *card.neighbours):
            here = roots_at(*place.split("."))
            assert (here == [card.subject]) == (place in card.right)
            assert place in card.right or card.subject not in here


def test_what_is_wanted_at_a_site_usually_presses_there(atlas, bank, rows):
    usual, ever = set(), set()
    for row in rows("conditions"):
        for effect in atlas.rows.effects_of(row["condition"]):
            found = (row["condition"], effect.site)
            ever.add(found)
            if effect.certainty == "usual":
                usual.add(found)
    for card in of_kind(bank, "condition_at_site"):
        assert usual.issuperset((condition, card.subject) for condition in card.right)
        assert ever.isdisjoint((condition, card.subject) for condition in card.neighbours)
    for card in of_kind(bank, "site_of_condition"):
        assert usual.issuperset((card.subject, site) for site in card.right)
        assert ever.isdisjoint((card.subject, site) for site in card.neighbours)


def test_a_symptom_or_what_presses_on_nothing_is_no_answer(bank, rows):
    groups = {row["condition"]: row["group"] for row in rows("conditions")}
    for card in of_kind(bank, "condition_at_site"):
        assert {groups[id] for id in (*card.right, *card.accepted, *card.neighbours)} <= {"root", "nerve"}


def test_another_level_alone_makes_no_place_wrong(bank):
    for card in of_kind(bank, "site_of_condition"):
        kinds = {site.partition("@")[0] for site in card.right | card.accepted}
        assert not kinds & {site.partition("@")[0] for site in card.neighbours}


def test_a_name_that_tells_the_level_is_no_answer(atlas, bank):
    for card in of_kind(bank, "condition_at_site", "site_of_condition"):
        ids = (*card.right, *card.neighbours) if card.answers == "condition" else (card.subject,)
        assert not [id for id in ids if "–" in atlas.words(f"condition.{id}.name", "clinical")], card.id


# -- urgency, maps and cases ---------------------------------------------------------------------------


def test_how_fast_to_act_is_what_the_sign_says(bank, rows):
    urgency = {row["red_flag"]: row["urgency"] for row in rows("red_flags")}
    scale = ("emergency", "same_day", "soon", "routine")
    for card in of_kind(bank, "emergency"):
        assert card.right == {urgency[card.subject]}
        assert bank.ask(card.id, 5).options == scale
        assert all(scale.index(faster) < scale.index(urgency[card.subject]) for faster in card.accepted)


def test_where_skin_is_disputed_no_root_of_its_nerve_is_wrong(bank):
    """The genitofemoral nerve has fibres of L1 and L2, the nerves of the sole of S1 to S3."""
    assert "L2" not in bank.cards["roots_of_skin:genital_front"].neighbours
    assert "S2" not in bank.cards["roots_of_skin:toe3_plantar"].neighbours
    assert "L4" in bank.cards["roots_of_skin:dorsum_mid"].neighbours
    assert all(len(card.neighbours) >= 3 for card in of_kind(bank, "roots_of_skin"))


def test_to_act_a_step_too_fast_is_never_wrong(bank):
    """And no step is left out below the one that the note of a sign tells."""
    assert bank.cards["emergency:RF07"].accepted == {"same_day", "emergency"}
    assert bank.cards["emergency:RF09"].accepted == {"emergency"}
    assert bank.cards["emergency:RF18"].accepted == {"same_day"}
    assert not bank.cards["emergency:RF26"].accepted


def test_a_map_is_asked_only_for_what_was_read_in_it(bank, rows):
    said = {}
    for row in rows("served"):
        said.setdefault((row["end"], row["map"]), []).append(row)
    for card in of_kind(bank, "maps"):
        area, _, root = card.subject.partition("@")
        for map in (*card.right, *card.neighbours):
            assert map == "consensus" or {row["status"] for row in said[area, map]} == {"VERIFIED"}
        for map in card.right:
            assert [row["relation"] for row in said[area, map] if row["root"] == root] == ["primary"]
        for map in card.neighbours:
            assert not [row for row in said[area, map] if row["root"] == root and row["relation"] in NAMING]


def test_maps_are_asked_where_they_differ(bank):
    asked = {card.about for card in of_kind(bank, "maps")}
    assert asked and all(bank.cards[f"roots_of_skin:{area}"].disputed for area in asked)


def test_a_wrong_place_of_a_case_explains_less(atlas, bank, rows):
    for card in of_kind(bank, "case"):
        findings = [f"{row['side']}:{row['end']}={row['state']}" for row in rows("case_findings")
                    if row["case"] == card.subject]  # fmt: skip
        places = {place.site: place for place in reversed(atlas.explaining.explain(findings))}
        assert {places[place].rank for place in card.right | card.accepted} == {1}
        for place in map(places.get, card.neighbours):
            assert place.rank > 1 and (place.unexplained or place.contradicted)


def test_every_case_has_several_wrong_places_to_tell_it_from(bank):
    assert not [card.id for card in of_kind(bank, "case") if len(card.neighbours) < 3]


# -- small targets -----------------------------------------------------------------------------------


def test_small_targets_are_zoomed(bank, rows):
    views = {row["area"]: row["view"] for row in rows("areas")}
    small = {row["area"] for row in rows("areas") if row["region"] in ("toes", "saddle")
             or row["view"] in ("top", "sole", "seat")}  # fmt: skip
    for area in views:
        assert bank.cards[f"roots_of_skin:{area}"].zoom == (views[area] if area in small else "")
    for card in of_kind(bank, "skin_of_root", "skin_of_nerve"):
        assert bool(card.zoom) == (card.right <= small)
        assert not card.zoom or card.zoom in {views[area] for area in card.right}


# -- choosing cards ------------------------------------------------------------------------------------


def test_filters_keep_the_order_of_the_bank(bank):
    assert bank.select() == tuple(bank.cards)
    some = bank.select(kinds=["roots_of_skin"], roots=["L5"], parts=["toes", "dorsum"])
    assert some and list(some) == [id for id in bank.cards if id in some]
    for card in map(bank.cards.get, some):
        assert card.kind == "roots_of_skin" and "L5" in card.roots and card.part in ("toes", "dorsum")


def test_learning_begins_with_what_is_sure_and_mixes_kinds(bank):
    first = [bank.cards[id] for id in bank.select()[: len(KINDS)]]
    assert {card.kind for card in first} == set(KINDS)
    assert not any(card.disputed for card in first)
    often = {"L4", "L5", "S1"}
    for kind in KINDS:
        later = [(card.disputed, not often.issuperset(card.roots)) for card in of_kind(bank, kind)]
        assert later == sorted(later)


@fast
@given(seed=seeds, count=st.integers(1, 20))
def test_a_quick_test_mixes_kinds_and_asks_no_subject_twice(bank, seed, count):
    cards = [bank.cards[id] for id in bank.test(seed, count=count)]
    assert len(cards) == count == len({card.about for card in cards})
    most = max(Counter(card.kind for card in cards).values())
    assert most <= 1 + count // DISTINCT


@fast
@given(seed=seeds, kinds=st.sets(st.sampled_from(KINDS)), roots=st.sets(st.sampled_from(ROOTS)))
def test_a_quick_test_keeps_to_its_filters(bank, seed, kinds, roots):
    ids = bank.test(seed, kinds=kinds, roots=roots)
    allowed = bank.select(kinds=kinds, roots=roots)
    assert set(ids) <= set(allowed)
    assert len(ids) == min(10, len({bank.cards[id].about for id in allowed}))
    assert ids == bank.test(seed, kinds=kinds, roots=roots)


@pytest.mark.parametrize("id", ["", "roots_of_skin:nowhere", "roots_of_skin", "left:L5"])
def test_an_unknown_card_is_refused(bank, id):
    with pytest.raises(UnknownId):
        bank.ask(id, 1)
