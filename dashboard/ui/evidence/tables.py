"""The part Tables: every table of the data to take away, alone or all in one file, with the licence."""

import io
import re
import zipfile
from functools import cache

from atlas.loading import DATA
from ui.catalogue import say
from ui.evidence import marks
from ui.evidence.filters import Wanted
from ui.markup import Markup, join, tag

FILTERED_BY = None  # a table is taken whole
ZIP = "sole-to-spine-data.zip"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
SECTION = re.compile(r"^## (\w+)(?:\.csv|/)\n\n(.+?\.)(?=\s)", re.M)
WHEN = (1980, 1, 1, 0, 0, 0)  # the same data makes the same file


@cache
def csv(atlas, table: str) -> bytes:
    """One table as CSV: UTF-8, commas, a header, every cell the text it is."""
    return atlas.table(table).to_csv(index=False, lineterminator="\n").encode()


@cache
def archive(atlas) -> bytes:
    """All tables in one zip, with what they are and the terms they come under."""
    files = {f"{table}.csv": csv(atlas, table) for table in atlas.tables.names}
    files |= {"README.txt": _readme(atlas).encode(), "DICTIONARY.md": _dictionary().encode()}
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in files.items():
            info = zipfile.ZipInfo(name, WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, content)
    return packed.getvalue()


def _readme(atlas) -> str:
    told = [f"{table}.csv: {described()[table]}" for table in atlas.tables.names]
    parts = ("readme_what", "readme_not", "readme_licence", "readme_tables")
    head = [say(f"evidence.{part}", version=atlas.version, licence=LICENCE) for part in parts]
    return "\n\n".join([*head, "\n".join(told)]) + "\n"


@cache
def _dictionary() -> str:
    return (DATA / "README.md").read_text("utf-8")


@cache
def described() -> dict[str, str]:
    """Table -> what it holds, as the data dictionary says it in its first sentence."""
    return {name: re.sub("[*`]", "", text) for name, text in SECTION.findall(_dictionary())}


def part(atlas, _: Wanted, voice: str) -> Markup:
    """One line for each table, and all of them in one file at the top."""
    whole = _file(ZIP, f"./atlas/{ZIP}", say("evidence.download_all", voice))
    licence = tag("a", "CC BY 4.0", href=LICENCE, target="_blank", rel="license noopener noreferrer")
    items = [tag("li", _table(atlas, name, voice)) for name in atlas.tables.names]
    return join(
        tag("p", say("evidence.tables_text", voice)),
        tag("p",
            whole, tag("span", say("evidence.licence", voice), " ", licence, class_="aside"), class_="whole"
        ),
        tag("ul", items, class_="entries tables"),
    )


def _table(atlas, name: str, voice: str) -> Markup:
    file = f"{name}.csv"
    count = marks.rows(len(atlas.tables.rows(name)), voice)
    title = tag("h3", say(f"evidence.table.{name}", voice), " ", tag("small", f"{file} · {count}"))
    link = _file(file, f"./atlas/tables/{file}", say("evidence.download", voice))
    told = tag("div", title, tag("p", described()[name], class_="aside"))
    return join(told, tag("div", link, class_="beside"))


def _file(name: str, address: str, text: str) -> Markup:
    called = f"{text}: {name}"
    return tag("a", text, href=address, download=name, aria_label=called, class_="download")
