"""What a person types prints as text, is shortened with a word, or is put in words; it is never code."""

import io
import unicodedata

import pypdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leaflet import pdf
from leaflet.lettering import breakable, cut, settable, spelt

HOSTILE = (
    '#eval("1 + 1") #sys.inputs #read("/etc/passwd") #import "@preview/x:1.0.0": *',
    "$ x^2 $ [a] (b) {c} <label> @ref ~ *b* _i_ `raw` = h // c /* d */ - e + f / g: h \\",
    "\" ' \\\" \\u{1F600} \\n ${name} {{name}} %s %(x)s <script>alert(1)</script> &amp; ]]>",
)


def first_page(made: bytes) -> str:
    """What is read on it, without the places where long words may be broken."""
    said = pypdf.PdfReader(io.BytesIO(made)).pages[0].extract_text().replace("\u200b", "")
    return " ".join(said.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_code_prints_as_text(page, text):
    said = "".join(first_page(pdf(page(name=text[:78], note=f"note {text}"))).split())
    name, note = ("".join(typed.split()) for typed in (text[:78], f"note {text}"))
    assert name in said.replace(note, "") and note in said


@pytest.mark.parametrize(("typed", "printed"), [
    ("a\x00b\x1b[31m\tc\r\nd\u2028e", "a b [31m c d e"),
    ("\u202eliame\u202c", "liame"),
    ("\ud800lone\udfff", "lone"),
    ("\ud83d\ude42", "\U0001f642"),
    ("e\u0301", "é"),
    ("\ufeff\u200b\u2060x", "x"),
    ("می\u200cخواهم", "می\u200cخواهم"),
    ("   ", ""),
])  # fmt: skip
def test_settable(typed, printed):
    assert settable(typed) == printed


def test_a_sign_without_a_drawing_is_told_by_its_name_and_a_letter_by_a_box():
    assert spelt("I ♥ 漢字", {"♥", "漢", "字"}) == "I (black heart suit) \u25a1\u25a1"
    assert spelt("as it is", set()) == "as it is"


def test_what_is_cut_says_so():
    assert cut("one two three", 9, "(more)") == "one two … (more)"
    assert cut("x" * 20, 5, "(more)") == "xxxxx … (more)"
    assert cut("short", 5, "(more)") == "short"


def test_endless_words_can_be_broken():
    assert max(map(len, breakable("w" * 500).split("\u200b"))) <= 24
    assert breakable("as it is") == "as it is"


@pytest.mark.parametrize(("name", "note"), [
    ("x" * 10_000, "word " * 2_000),
    ("\U0001f600" * 10_000, "漢字" * 5_000),
    ("\ud800" * 10_000, "\u0301" * 10_000),
])  # fmt: skip
def test_what_is_too_long_is_shortened_and_stays_on_the_paper(page, name, note):
    reader = pypdf.PdfReader(io.BytesIO(pdf(page(name=name, note=note))))
    assert len(reader.pages) <= 2
    said = " ".join(sheet.extract_text() for sheet in reader.pages)
    if settable(name):
        assert "(shortened)" in said
    assert "Get help now" in reader.pages[0].extract_text()


def test_a_name_of_letters_nobody_here_has(page):
    """Egyptian hieroglyphs; where some font has them after all, they print."""
    said = first_page(pdf(page(name="\U00013000\U00013001 Ra")))
    assert "\u25a1\u25a1 Ra" in said or "\U00013000" in said


def test_a_sign_nobody_here_has_is_told_in_words(page):
    said = first_page(pdf(page(name="\U0001f9e0 Ada")))
    assert "(brain) Ada" in said or "\U0001f9e0" in said


@pytest.mark.parametrize("name", ["Ünal Łukasz Ağaoğlu", "Ελένη Άννα", "Ольга Їжак", "שלום", "Nguyễn Thị"])
def test_names_of_our_fonts_print_as_they_are_written(page, name):
    assert set(name.split()) <= set(first_page(pdf(page(name=name))).split())


def test_arabic_is_set_joined(page):
    """Read back, letters come as they are drawn, in parts; all of them are there."""
    said = unicodedata.normalize("NFKC", first_page(pdf(page(name="محمد علي"))))
    assert set("محمدعلي") <= set(said)


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(name=st.text(max_size=120), note=st.text(st.characters(), max_size=700))
def test_any_text_makes_a_page(page, name, note):
    reader = pypdf.PdfReader(io.BytesIO(pdf(page(name=name, note=note))))
    assert len(reader.pages) <= 2
    assert "Get help now" in reader.pages[0].extract_text()
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(name=st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=70))
def test_what_every_font_has_prints_letter_by_letter(page, name):
    said = "".join(first_page(pdf(page(name=name, note=""))).split())
    assert "".join(settable(name).split()) in said


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(), max_size=200))
def test_settable_text_stays_as_it_is(text):
    once = settable(text)
    assert settable(once) == once
    once.encode("utf-8")
    assert not any(unicodedata.category(letter) in ("Cc", "Cs", "Zl", "Zp") for letter in once)
