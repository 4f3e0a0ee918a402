"""typst, which sets the page. Texts reach it as data and are never read as its language."""

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

STANDARD = "ua-1"  # tagged, with title, language and alternative texts: ISO 14289-1
TEMPLATE = Path(__file__).with_name("template.typ")
FONTS = Path(__file__).resolve().parents[2] / "assets" / "fonts"
FAMILIES = ("Source Sans 3", "Noto Sans Hebrew", "Noto Sans Arabic")
LETTERS = b"""#set document(title: "-")
#set text(font: json(bytes(sys.inputs.families)))
#for letter in json(bytes(sys.inputs.letters)) { par(letter) }"""
LACKING = ("could not be displayed with", "disallowed codepoint")


class NoGlyph(Exception):
    """Letters for which no font has a drawing; its text names them."""


def typeset(contents: dict, paper: str, print: str, machine: bool) -> bytes:
    """The PDF of the template with these contents.

    machine: whether letters may come from the fonts of this machine. Raises NoGlyph.
    """
    inputs = {"contents": json.dumps(contents), "paper": paper, "print": print}
    return _compiled(_compiler(TEMPLATE, inputs, machine))


def lacking(letters: Iterable[str], machine: bool) -> set[str]:
    """Those letters that cannot be drawn: with our fonts, or with those of this machine as well."""
    wanted = sorted(letters)
    if not wanted:
        return set()
    try:
        _compiled(_compiler(LETTERS, {"letters": json.dumps(wanted)}, machine))
    except NoGlyph as fault:
        told = str(fault)  # letters without a shape of their own are told by number
        return {letter for letter in wanted if f'`"{letter}"`' in told or f"\\u{{{ord(letter):x}}}" in told}
    return set()


def _compiler(source: Path | bytes, inputs: dict[str, str], machine: bool):
    """One for each page, so that nothing a person typed is kept in it."""
    import typst  # large, and only needed by who prints

    families = json.dumps(FAMILIES)
    return typst.Compiler(source, font_paths=_fonts(machine), sys_inputs={"families": families, **inputs})


def _compiled(compiler) -> bytes:
    import typst

    try:
        return compiler.compile(format="pdf", pdf_standards=STANDARD)
    except typst.TypstError as fault:
        if any(said in fault.message for said in LACKING):
            raise NoGlyph(fault.diagnostic) from None
        raise


@cache
def _fonts(machine: bool):
    import typst

    return typst.Fonts(include_system_fonts=machine, include_embedded_fonts=False, font_paths=[FONTS])
