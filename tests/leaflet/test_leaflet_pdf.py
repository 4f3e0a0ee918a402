"""The page to take home read back: text, tags, language, alternative texts, pages, metadata."""

import itertools
import re

import pypdfium2
import pytest

from leaflet import PAPERS, PRINTS, Section, pdf

CODE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 3" width="3" height="3">'
    '<path d="M0 0h1v1h-1zM2 0h1v1h-1zM0 2h1v1h-1z"/></svg>'
)
SIZES = {"a4": (595, 842), "us-letter": (612, 792)}  # points
MOST = 400_000  # bytes
WAYS = list(itertools.product(PAPERS, PRINTS))
SECTIONS = ("felt", "roots", "causes", "helps", "doubtful", "to_do", "to_avoid", "questions")


def words(reader) -> str:
    return " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())


def tagged(reader) -> list[dict]:
    """Every element of the structure tree, in reading order."""
    found, waiting = [], [reader.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        element = waiting.pop().get_object()
        if not hasattr(element, "get"):
            continue
        if "/S" in element:
            found.append(element)
        children = element.get("/K", [])
        children = children if isinstance(children, list) else [children]
        waiting += reversed(children)
    return found


@pytest.fixture(scope="module", params=WAYS, ids="-".join)
def made(request, page, opened):
    paper, print = request.param
    return opened(pdf(page(qr=CODE, qr_caption="Open it on your phone"), paper, print)), paper


def test_it_is_a_tagged_pdf_for_everybody(made, page):
    reader, _ = made
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata.title == page().title
    assert "<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data().decode()


def test_every_picture_is_told_in_words(made, page):
    reader, _ = made
    figures = [element.get("/Alt") for element in tagged(reader) if element["/S"] == "/Figure"]
    leaflet = page()
    expected = [leaflet.body.alt, leaflet.way.alt, leaflet.spine.alt]
    assert sorted(figures) == sorted([*expected, "Open it on your phone"])


def test_headings_stand_in_reading_order(made, page):
    reader, _ = made
    kinds = [element["/S"] for element in tagged(reader) if re.fullmatch(r"/H\d", element["/S"])]
    told = [section for name in SECTIONS if (section := getattr(page(), name)).lines]
    assert kinds == ["/H1"] + ["/H2"] * (len(told) + 2)  # the emergency signs, and notes


def test_lines_are_lists(made):
    reader, _ = made
    kinds = [element["/S"] for element in tagged(reader)]
    assert kinds.count("/LI") == 11 and kinds.count("/L") >= 8


def test_everything_is_said_and_nothing_empty(made, page):
    reader, _ = made
    leaflet, said = page(), words(reader)
    sections = [getattr(leaflet, name) for name in (*SECTIONS, "emergency")]
    lines = [line for section in sections if section.lines for line in (section.title, *section.lines)]
    for line in (leaflet.title, leaflet.name, leaflet.note, leaflet.date, *lines):
        assert line in said
    for line in (leaflet.notes_title, leaflet.disclaimer, leaflet.sources_title, *leaflet.sources):
        assert line in said
    assert leaflet.doubtful.title not in said
    assert leaflet.shortened not in said


def test_paper_and_pages(made):
    reader, paper = made
    assert 1 <= len(reader.pages) <= 2
    for sheet in reader.pages:
        size = (float(sheet.mediabox.width), float(sheet.mediabox.height))
        assert size == pytest.approx(SIZES[paper], abs=1)


def test_a_short_page_is_one_page(page, opened):
    for paper in PAPERS:
        assert len(opened(pdf(page(), paper)).pages) == 1


@pytest.mark.parametrize(("paper", "print"), WAYS)
@pytest.mark.parametrize("times", [1, 2, 5, 20, 60])
def test_two_pages_at_most_and_the_emergency_on_the_first(page, opened, paper, print, times):
    line = "Exercise and physiotherapy: doing it matters more than which kind; posture alone cures nothing."
    long = {name: Section(name.upper(), (line,) * times, name == "to_do") for name in SECTIONS}
    signs = Section("Get help now", ("New numbness, or an odd feeling between the legs when wiping.",) * 10)
    small = {"note": "Walk every day. " * 30, "sources": ("Journal of Pain",) * 60}
    made = pdf(page(**long, **small, emergency=signs), paper, print)
    reader = opened(made)
    assert len(made) <= MOST
    assert len(reader.pages) <= 2
    first = " ".join(reader.pages[0].extract_text().split())
    assert first.count("an odd feeling between the legs") == 10
    said = words(reader)
    assert said.count("doing it matters") == 8 * times or "(shortened)" in said
    assert all(name.upper() in said for name in SECTIONS)
    assert "This is not a diagnosis." in said


def test_there_are_lines_to_write_on(page):
    """Ruled lines below the notes: rows of one grey all across the page."""
    sheet = pypdfium2.PdfDocument(pdf(page()))[0].render(scale=2, grayscale=True).to_numpy()
    high, wide = sheet.shape
    inside = sheet[int(0.6 * high) :, int(0.12 * wide) : int(0.88 * wide)]
    ruled = (inside < 225).all(axis=1)
    assert 3 <= (ruled[1:] & ~ruled[:-1]).sum() <= 30


def test_pages_without_what_can_be_missing(page, opened):
    reader = opened(pdf(page(way=None, name="", note="", sources=())))
    assert [element.get("/Alt") for element in tagged(reader) if element["/S"] == "/Figure"] == [
        page().body.alt, page().spine.alt,
    ]  # fmt: skip


@pytest.mark.parametrize("other", [{"paper": "a5"}, {"print": "tiny"}])
def test_refuses_what_it_does_not_know(page, other):
    with pytest.raises(ValueError, match="is none of"):
        pdf(page(), **other)


def test_only_our_fonts_where_they_do(page, opened):
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for sheet in opened(pdf(page(name="Ünal Łukasz Ελένη Ольга שלום محمد"))).pages
        for font in sheet["/Resources"]["/Font"].values()
    }
    assert fonts and all(font.startswith(("SourceSans3", "NotoSans")) for font in fonts)
