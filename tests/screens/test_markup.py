"""HTML of values: nothing that goes in can become HTML by itself."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

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
