"""HTML of values: nothing that goes in can become HTML by itself."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from ui.chips import INKS, contrast, deepened, ink_on, lightened
from ui.markup import join, tag


class Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.said = [], [], ""

    def handle_starttag(self, name, attributes):
        self.tags.append(name)
        self.attributes += attributes

    def handle_data(self, data):
        self.said += data


@given(st.text(alphabet=st.characters(blacklist_categories=("Cs", "Cc"))))
def test_text_stays_text(text):
    reader = Reader()
    reader.feed(tag("p", text, title=text))
    reader.close()
    assert reader.tags == ["p"]
    assert reader.said == text
    assert reader.attributes == [("title", text)]


def test_children_that_are_markup_are_kept():
    assert tag("ul", [tag("li", "a & b"), None]) == "<ul><li>a &amp; b</li></ul>"
    assert tag("details", open="") == '<details open=""></details>'
    assert join("<", tag("br")) == "&lt;<br>"


def test_root_labels_can_be_read_on_their_colours(atlas):
    for row in atlas.table("roots").itertuples():
        for colour in (row.colour_light, row.colour_dark):
            assert contrast(ink_on(colour), colour) >= 4.5, (row.root, colour)
    assert contrast(*INKS) > 15


def test_the_edges_of_root_labels_stand_out_on_both_pages(atlas):
    for row in atlas.table("roots").itertuples():
        assert contrast(deepened(row.colour_light), "#ffffff") >= 2.95, row.root
        assert contrast(lightened(row.colour_dark), "#171e25") >= 2.95, row.root
