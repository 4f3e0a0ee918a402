"""The screen Evidence: every source once with all that rests on it, every figure, every disagreement."""

import csv
import json
import re
import shutil
from collections import Counter
from html import unescape
from pathlib import Path

import pytest

from atlas import load
from atlas import picks as picking
from atlas.levels import ROOTS
from atlas.loading import DATA
from ui import catalogue, evidence
from ui.answer import body
from ui.catalogue import VOICES
from ui.evidence import doubts, filters, leads, marks, measured, resting, sources, tables, tested
from ui.evidence.filters import Wanted

PAGE = "views/evidence.py"
ALL = Wanted()


def rows(table):
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def fact_tables():
    return [path.stem for path in sorted(DATA.glob("*.csv")) if path.stem not in ("sources", "reviews")]


def attributes(html, name):
    return [unescape(value) for value in re.findall(rf'\b{name}="([^"]*)"', html)]


def plain_text(html):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


# -- sources ------------------------------------------------------------------------------


def test_every_source_is_listed_once(atlas):
    html = sources.part(atlas, ALL, "plain")
    assert html.count('class="source"') == len(rows("sources"))
    listed = Counter(unescape(text) for text in re.findall(r'<p class="cited">(.*?)</p>', html))
    assert listed == Counter(body.citation(row) for row in rows("sources"))
    opened = [re.search(r"of=(\w+)", address)[1] for address in attributes(html, "data-rests")]
    cited = {id for table in fact_tables() for row in rows(table) for id in row["sources"].split(";")}
    assert Counter(opened) == Counter(cited)


def test_links_lead_where_the_source_says():
    for row in rows("sources"):
        html = marks.links(row, "plain")
        addresses = attributes(html, "href")
        assert all(re.fullmatch(r"https?://[\w.-]+([/?][\x21-\x7e]*)?", address) for address in addresses)
        assert len(addresses) == (bool(row["doi"]) + bool(row["pmid"]) or bool(row["url"])), row["source"]
        for told, where in (("doi", f"https://doi.org/{row['doi']}"), ("pmid", f"/{row['pmid']}/")):
            assert not row[told] or any(address.endswith(where) for address in addresses)
        assert html.count('rel="noopener noreferrer"') == len(addresses)


def test_all_that_rests_on_a_source_is_counted(atlas):
    found = {id: Counter(row.table for row in resting) for id, resting in resting.by_source(atlas).items()}
    wanted = {row["source"]: Counter() for row in rows("sources")}
    for table in fact_tables():
        for row in rows(table):
            for id in row["sources"].split(";"):
                wanted[id][table] += 1
    assert found == wanted


@pytest.mark.parametrize("voice", VOICES)
def test_what_rests_is_listed_and_leads_to_where_it_is_shown(atlas, voice):
    for id, found in resting.by_source(atlas).items():
        html = resting.listed(atlas, id, ALL, voice)
        assert html.count("<li>") == len({(row.table, row.thing) for row in found})
        for pick, address in zip(attributes(html, "data-pick"), attributes(html, "href")):
            assert str(picking.parse(pick, atlas)) == pick
            assert f"at={pick}" in address


def test_all_skin_movements_conditions_and_what_is_done_about_them_lead_somewhere(atlas):
    """Signs of no root, general figures, and words that are explained cannot."""
    things = {row.thing for found in resting.by_source(atlas).values() for row in found}
    lost = {thing for thing in things if not leads.pick(atlas, thing)}
    assert {thing.kind for thing in lost} <= {
        "reflex", "finding", "caution", "map", "red_flag", "root", "site", "nerve", "term"
    }  # fmt: skip
    assert {thing.id for thing in lost if thing.kind == "root"} == {"T12", "Co1"}
    assert {thing.id for thing in lost if thing.kind == "nerve"} == {"cauda_equina", "furcal"}


def test_rows_rest_on_the_roots_they_name(atlas):
    found = resting.by_source(atlas)["TAYLOR2013"]
    about_s1 = {row.key for row in resting.chosen(found, Wanted(root="S1")) if row.table == "findings"}
    assert "F13" in about_s1 and "F08" not in about_s1


# -- filters ------------------------------------------------------------------------------


@pytest.fixture
def part(screen):
    """Open one part of the screen with its widgets set; gives its HTML."""

    def opened(name, voice="plain", **widgets):
        shown = screen(page=PAGE, voice=voice)
        if name != "sources":
            shown.app.button_group(key="evidence_part").set_value(name).run()
        for key, value in widgets.items():
            kind = shown.app.text_input if key == "text" else shown.app.selectbox
            kind(key=f"evidence_{key}").set_value(value).run()
        shown.whole()
        (html,) = [
            element.proto.body for element in shown.app.get("html")
            if 'class="answer evidence"' in element.proto.body and 'h2 class="page"' not in element.proto.body
        ]  # fmt: skip
        return html

    return opened


def test_each_filter_of_the_sources_is_obeyed(part, atlas):
    whole = part("sources")
    for widget, value, wanted in (
        ("root", "S3", Wanted(root="S3")),
        ("kind_sources", "red_flag", Wanted(kind="red_flag")),
        ("status", "KNOWN", Wanted(status="KNOWN")),
        ("text", "keegan Garrett", Wanted(text="keegan Garrett")),
    ):
        html = part("sources", **{widget: value})
        found = sources.shown(atlas, wanted)
        assert html.count('class="source"') == len(found) > 0
        assert html.count('class="source"') < whole.count('class="source"')


def test_a_filter_keeps_the_sources_it_should(atlas):
    def kept(**asked):
        return {row["source"] for row, _ in sources.shown(atlas, Wanted(**asked))}

    flags = {id for row in rows("red_flags") for id in row["sources"].split(";")}
    assert kept(kind="red_flag") >= flags
    assert kept(status="KNOWN") == {row["source"] for row in rows("sources") if row["status"] == "KNOWN"}
    assert "TAYLOR2013" in kept(root="L5") and "TAYLOR2013" not in kept(root="S3")
    assert kept(root="L5", kind="movement", status="VERIFIED") == (
        kept(root="L5", kind="movement") & kept(status="VERIFIED")
    )
    assert kept(text="no such words") == set()


@pytest.mark.parametrize("name", [*evidence.PARTS][:-1])
def test_no_filter_breaks_a_part(atlas, name):
    one = evidence.PARTS[name]
    for voice in VOICES:
        every = [Wanted(root=root) for root in ROOTS] + [Wanted(kind=kind) for kind in one.FILTERED_BY]
        every += [Wanted(status=status) for status in ("VERIFIED", "KNOWN")] + [Wanted(text="<b>&")]
        assert all(one.part(atlas, wanted, voice) for wanted in every)


def test_what_is_typed_is_never_markup(part):
    assert "<script>" not in part("sources", text="<script>alert(1)</script>")


def test_figures_are_filtered_by_root_kind_status_and_words(part, atlas):
    for widgets, wanted in (
        ({"root": "S1"}, Wanted(root="S1")),
        ({"kind_figures": "reflex"}, Wanted(kind="reflex")),
        ({"status": "KNOWN"}, Wanted(status="KNOWN")),
        ({"text": "taylor 2013"}, Wanted(text="taylor 2013")),
    ):
        html = part("figures", **widgets)
        found = measured.shown(atlas, wanted, "plain")
        assert 0 < len(found) < len(measured.shown(atlas, ALL, "plain"))
        for row in found:
            assert atlas.words(f"finding.{row['finding']}.says", "plain") in plain_text(html)
    assert {row["finding"] for row in measured.shown(atlas, Wanted(kind="reflex"), "plain")} == {
        row["finding"] for row in rows("findings") if row["about_kind"] == "reflex" and row["show"] != "no"
    }


def test_tests_and_disagreements_are_filtered(part, atlas):
    html = part("tests", root="L1")
    assert catalogue.say("evidence.nothing_found") in plain_text(html)
    assert 0 < part("tests", text="straight leg").count('class="number"') < 11
    assert part("doubts", kind_doubts="movement").count("<h4>") == len(
        doubts.disagreements(atlas, Wanted(kind="movement"), "plain")
    )
    assert "kneecap" in plain_text(part("doubts", root="L4")).casefold()


# -- figures, tests, disagreements ----------------------------------------------------------


@pytest.mark.parametrize("voice", VOICES)
def test_every_measured_figure_is_in_one_chart_with_the_value_of_the_table(atlas, voice):
    html = measured.part(atlas, ALL, voice)
    drawn = {}
    for address in attributes(html, "data-figure"):
        ids = tuple(address.partition("?of=")[2].split(","))
        for trace in json.loads(measured.chart(atlas, ids, voice))["data"]:
            drawn |= dict(zip(trace.get("ids", ()), trace["x"]))
            assert not set(trace.get("ids", ())) - set(ids)
    wanted = {
        row["finding"]: row for row in rows("findings")
        if row["show"] == "yes" and row["unit"] != "text" and (row["value"] or row["low"] or row["high"])
    }  # fmt: skip
    assert drawn.keys() == wanted.keys()
    for id, row in wanted.items():
        told = next(row[name] for name in ("value", "low", "high") if row[name])
        assert drawn[id] == pytest.approx(float(told) * (100 if row["unit"] == "proportion" else 1)), id


@pytest.mark.parametrize("voice", VOICES)
def test_every_figure_stands_in_words_once_with_its_sources(atlas, voice):
    text = plain_text(measured.part(atlas, ALL, voice))
    for row in rows("findings"):
        key = f"finding.{row['finding']}.says"
        said = atlas.words(key, voice) if row["show"] != "no" else None
        assert said is None or said in text
    assert "Nitta" not in text


def test_both_figures_of_each_test_stand_in_the_table(part):
    text = plain_text(part("tests"))
    assert "92 % (87–95)" in text and "28 % (18–40)" in text
    assert "36 %" in text and "74 %" in text and "2,352" in text


@pytest.mark.parametrize("voice", VOICES)
def test_every_disagreement_and_claim_says_what_is_shown_and_leads_on(atlas, voice):
    html = doubts.part(atlas, ALL, voice)
    text = plain_text(html)
    items = html.split("<li><div><h4>")[1:]
    told = [row["caution"] for row in rows("cautions") if row["kind"] == "disagreement"]
    claims = [row["claim"] for row in rows("lay_claims")]
    assert len(told) >= 17 and len(items) == len(told) + len(claims)
    for key in [f"caution.{id}.{said}" for id in told for said in ("title", "text", "atlas")]:
        assert atlas.words(key, voice) in text
    for key in [f"lay_claim.{id}.{said}" for id in claims for said in ("says", "atlas")]:
        assert atlas.words(key, voice) in text
    assert all("data-pick" in item for item in items)


def test_each_of_the_five_articles_is_told_of():
    said = {row["id"] for row in rows("lay_claim_links") if row["kind"] == "article"}
    assert said == {"1", "2", "3", "4", "5"}


# -- voices, reviews, tables ----------------------------------------------------------------


FACTS = ("data-pick", "data-figure", "data-rests", "href", "download")


@pytest.mark.parametrize("name", evidence.PARTS)
def test_the_voice_changes_words_and_no_fact(atlas, name):
    def facts(voice):
        html = evidence.PARTS[name].part(atlas, ALL, voice)
        found = [value for attribute in FACTS for value in attributes(html, attribute)]
        found += re.findall(r'class="(mark \w+|judged \w+)"', html) + re.findall(r"<b>[\d.–() %]+</b>", html)
        return [re.sub(rf"/{voice}\.json|&voice={voice}", "", value) for value in found]

    assert facts("plain") == facts("clinical")


def test_the_voice_of_the_app_is_that_of_the_screen(part):
    assert "Sensitivity" in part("tests", voice="clinical")
    assert "Sensitivity" not in part("tests")


@pytest.fixture
def reviewed(tmp_path: Path):
    """An atlas in which a clinician has looked at some rows."""
    data = Path(shutil.copytree(DATA, tmp_path / "data"))
    keys = [
        ("sources", "TAYLOR2013"), ("findings", "F13"), ("findings", "F82a"), ("cautions", "kneecap"),
        ("lay_claims", "LC01"), ("served", "heel_lat S1 consensus"),
    ]  # fmt: skip
    lines = [f"{table},{key},Dr A. <i>Example</i>,2026-05-31,agreed" for table, key in keys]
    with (data / "reviews.csv").open("a", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    return load(data)


def test_a_review_shows_beside_its_row(reviewed):
    told = {part: part.part(reviewed, ALL, "plain") for part in (sources, measured, tested, doubts)}
    told[resting] = resting.listed(reviewed, "ISNCSCI", ALL, "plain")
    for part, count in {sources: 1, measured: 2, tested: 1, doubts: 2, resting: 1}.items():
        html = told[part]
        assert "<i>Example" not in html  # a name is a text
        assert plain_text(html).count("Reviewed by Dr A. <i>Example</i>, 2026-05-31: agreed") == count
    assert evidence.reviewed(reviewed, "plain").startswith("A clinician has reviewed 6 of ")


def test_today_nobody_has_reviewed_anything_and_that_is_said(screen, atlas):
    assert rows("reviews") == []
    assert "Reviewed by" not in measured.part(atlas, ALL, "plain")
    assert catalogue.say("evidence.not_reviewed") in screen(page=PAGE).text


def test_every_table_has_a_name_and_a_way_to_be_taken(atlas):
    html = tables.part(atlas, ALL, "plain")
    assert set(attributes(html, "download")) == {f"{name}.csv" for name in atlas.tables.names} | {tables.ZIP}
    assert tables.described().keys() == set(atlas.tables.names)
    for name in atlas.tables.names:
        assert catalogue.say(f"evidence.table.{name}") and tables.described()[name].endswith(".")
    assert set(leads.ABOUT) == set(fact_tables())


def test_every_kind_of_thing_has_a_name(atlas):
    kinds = {row.thing.kind for found in resting.by_source(atlas).values() for row in found}
    assert kinds == set(filters.KINDS)
    assert all(catalogue.say(f"evidence.kind.{kind}") for kind in kinds)


def test_a_link_into_the_atlas_takes_the_session_along(screen):
    shown = screen("right:L4", page=PAGE)
    shown.fire("evidence", pick="left:heel_lat")
    assert shown.picks == ["left:heel_lat"]
    shown = screen("right:L4", page=PAGE)
    shown.fire("evidence", pick="<script>")
    assert shown.picks == ["right:L4"]


def test_what_rests_is_worked_out_once(atlas):
    assert resting.by_source(atlas) is resting.by_source(atlas)
