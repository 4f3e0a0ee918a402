"""Terms explained where they first stand: which words are marked, where, and what each opens."""

import json
import re
from html.parser import HTMLParser

import pytest

from ui import glossary
from ui.answer import body, contents
from ui.catalogue import VOICES
from ui.conditions import sheet
from ui.markup import Markup, join, tag

CONTROLS = {"a", "button", "summary", "h1", "h2", "h3", "h4", "th", "caption", "label"}


class Marks(HTMLParser):
    """The marked words, and the elements each stands in."""

    def __init__(self, markup: str):
        super().__init__()
        self.inside, self.found = [], []
        self.feed(markup)
        self.close()

    def handle_starttag(self, name, attributes):
        if dict(attributes).get("class") == "term":
            self.found.append((dict(attributes)["data-term"], list(self.inside)))
        if name != "br":
            self.inside.append(name)

    def handle_endtag(self, name):
        assert self.inside.pop() == name

    @property
    def terms(self) -> list[str]:
        return [term for term, _ in self.found]


def marked(atlas, *children, voice="plain") -> Marks:
    return Marks(glossary.explained(atlas, join(*children), voice))


def bare(markup: str) -> str:
    return re.sub(r'<button class="term"[^>]*>(.*?)</button>', r"\1", markup)


def test_a_term_is_marked_where_it_first_stands(atlas):
    markup = glossary.explained(atlas, tag("p", "A root, two roots and a disc."), "plain")
    assert markup == (
        '<p>A <button class="term" data-term="plain:root">root</button>, two roots and a '
        '<button class="term" data-term="plain:disc">disc</button>.</p>'
    )


def test_the_longest_form_is_taken_and_a_sentence_may_begin_with_it(atlas):
    assert marked(atlas, "Slipped disc, nerve roots, side of the canal.").terms == [
        "plain:slipped_disc", "plain:root", "plain:side_of_canal",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["uprooted", "discs-like", "the CTs", "mri", "L4–disc"])
def test_only_whole_words_written_so_are_marked(atlas, text):
    assert marked(atlas, text).terms == []


@pytest.mark.parametrize("name", sorted(CONTROLS))
def test_no_control_stands_in_a_control_and_no_title_is_marked(atlas, name):
    assert marked(atlas, tag(name, "root ", tag("span", "disc")), tag("p", "root")).terms == ["plain:root"]


def test_what_is_marked_in_a_fold_is_marked_again_outside(atlas):
    fold = tag("details", tag("summary", "More"), tag("p", "root"))
    assert marked(atlas, fold, tag("p", "root")).terms == ["plain:root"] * 2
    assert marked(atlas, tag("p", "root"), fold).terms == ["plain:root"]


def test_sources_are_cited_unmarked(atlas):
    assert marked(atlas, tag("section", tag("ul", tag("li", "On roots")), class_="sources")).terms == []


def test_what_every_clinician_knows_is_marked_in_plain_texts_only(atlas):
    text = "The traversing root."
    assert marked(atlas, text, voice="clinical").terms == ["clinical:traversing"]
    assert marked(atlas, text).terms == ["plain:traversing", "plain:root"]


def test_marking_changes_no_text(atlas):
    text = Markup(tag("p", "5 < 6 & a root’s <b>disc</b>", title="root"))
    assert bare(glossary.explained(atlas, text, "plain")) == text


@pytest.mark.parametrize("voice", VOICES)
def test_every_marked_word_of_every_answer_has_an_explanation(atlas, voice):
    told = glossary.told(atlas)
    for at in ("right:dorsum_mid", "middle:sacrum_midline", "right:L5", "C03", "C01", "C21"):
        said = contents.of(atlas, [contents.picking.parse(at, atlas)], voice)
        for part in said["parts"]:
            for term, inside in Marks(part.get("html", "")).found:
                assert all(told[term])
                assert not CONTROLS & set(inside)


def test_every_condition_explains_its_terms_once_in_a_card_and_on_its_page(atlas):
    for condition in atlas.tables.ids("conditions"):
        said = body.of(atlas, condition)["voices"]["plain"]
        texts = [said[part] for part in body.PARTS if part in said]
        terms = Marks("".join(texts)).terms
        assert len(terms) == len(set(terms)), condition
        page = Marks(sheet.known(atlas, condition, "plain"))
        assert page.terms, condition
        assert not any(CONTROLS & set(inside) for _, inside in page.found), condition


def test_the_browser_fetches_all_explanations_at_once(atlas):
    told = json.loads(json.dumps(glossary.told(atlas)))
    assert told.keys() == {f"{voice}:{term}" for voice in VOICES for term in atlas.tables.ids("glossary")}


def test_every_form_stands_in_some_text(atlas):
    """A form nobody writes any more is left over; one that is never marked explains nothing."""
    words = atlas.table("words")
    words = words[~words["key"].str.startswith("term.")]
    for row in atlas.table("aliases").query("kind == 'term'").itertuples():
        said = words[words["voice"] == "plain"] if row.id in plain_only(atlas) else words
        form = rf"(?i:\b{re.escape(row.text[0])}){re.escape(row.text[1:])}"
        assert said["text"].str.contains(form).any(), row.text


def plain_only(atlas) -> set[str]:
    return {row.term for row in atlas.tables.rows("glossary") if row.marked == "plain"}


def test_every_term_has_a_form(atlas):
    forms = atlas.table("aliases").query("kind == 'term'")
    assert set(forms["id"]) == set(atlas.tables.ids("glossary"))
    assert not forms["text"].duplicated().any()


def test_terms_are_explained_and_not_searched_for(atlas):
    assert "term" not in set(atlas.search("foramen", limit=20)["kind"])
