"""The rules that span tables: one named function each, all of them always asked."""

from __future__ import annotations

from pathlib import Path

from ..errors import Problem
from . import anatomy, cases, clinic, drawing, figures, links, wording
from .rules import Sheets, without_faulty

# Asked first: the others can trust what these have passed.
FIRST = (
    links.check_ids_unique,
    links.check_every_source_exists,
    links.check_links_point_to_rows,
    links.check_links_by_kind_point_to_rows,
    links.check_served_ends_exist,
    anatomy.check_wiring_is_acyclic,
    clinic.check_compressions_name_what_they_hit,
)
THEN = (
    anatomy.check_roots_out_within_roots_in,
    anatomy.check_spine_sites_follow_the_rule,
    anatomy.check_order_rises_along_the_wiring,
    anatomy.check_every_site_is_wired,
    anatomy.check_relations_name_a_root,
    anatomy.check_every_end_is_served,
    anatomy.check_every_end_arrives,
    anatomy.check_served_roots_are_carried_or_excused,
    anatomy.check_key_points_lie_in_their_root,
    anatomy.check_courses_stay_under_the_skin,
    drawing.check_maps_are_drawn_by_their_rows,
    clinic.check_symptoms_press_on_nothing,
    clinic.check_pressing_conditions_press_somewhere,
    clinic.check_feelings_are_of_what_presses_on_neither,
    clinic.check_triggers_name_their_end,
    figures.check_figures_lie_within_their_bounds,
    figures.check_findings_say_what_they_are_about,
    figures.check_linked_cautions_have_links,
    figures.check_disagreements_say_what_is_shown,
    figures.check_figures_have_a_label,
    figures.check_lay_claims_are_linked,
    cases.check_cases_lie_somewhere,
    cases.check_cases_lie_where_their_condition_acts,
    cases.check_findings_of_cases_can_be_entered,
    links.check_reviews_are_of_rows,
    wording.check_every_word_has_both_voices,
    wording.check_words_belong_to_rows,
    wording.check_every_row_has_its_words,
    wording.check_place_holders_are_known,
)


def check(sheets: Sheets, artwork: Path | None) -> list[Problem]:
    """Every problem the rules find; a rule is asked when the tables it reads are sound."""
    problems = _ask(FIRST, sheets)
    problems += _ask(THEN, without_faulty(sheets, problems))
    if artwork is not None:
        problems += drawing.check_every_area_is_drawn(sheets, artwork)
    return problems


def _ask(rules: tuple, sheets: Sheets) -> list[Problem]:
    return [problem for rule in rules if rule.needs <= sheets.keys() for problem in rule(sheets)]
