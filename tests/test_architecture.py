"""One direction of flow: data, atlas, what is drawn and learnt, ui, views. Nothing points back."""

import ast
from pathlib import Path

import pytest

DASHBOARD = Path(__file__).resolve().parents[1] / "dashboard"
FILES = sorted(path for path in DASHBOARD.rglob("*.py") if ".venv" not in path.parts)

# What each part of dashboard/ may import of the others.
MAY_IMPORT = {
    "atlas": set(),
    "figures": {"atlas"},
    "diagram": {"atlas"},
    "plates": {"atlas"},
    "leaflet": {"plates"},
    "learning": {"atlas"},
    "records": {"learning"},
    "deck": set(),
    "ui": {"atlas", "figures", "diagram", "plates", "leaflet", "learning", "records", "deck"},
    "views": {"atlas", "figures", "diagram", "learning", "records", "ui"},
}
SCREENS = ("streamlit", "plotly", "starlette", "tornado", "diagram", "figures", "ui", "views")
PURE = ("atlas", "plates", "leaflet", "learning", "records", "deck")
STARTERS = ("__main__.py", "environment.py", "launch.py")
ENTRANCES = {"__main__", "app", "environment", "frame", "launch"}  # they call the parts, no part calls them


def imports(path):
    """The modules a file imports, relative ones as modules of its own package."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            if node.level == 0:
                yield node.module
            else:
                package = path.relative_to(DASHBOARD).parts[:-1]
                package = package[: len(package) - node.level + 1]
                yield ".".join([*package, *(node.module or "").split(".")]).strip(".")


def part(path):
    return path.relative_to(DASHBOARD).parts[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(DASHBOARD).as_posix())
def test_nothing_points_back(path):
    own = part(path)
    if own in MAY_IMPORT:
        parts = {name.partition(".")[0] for name in imports(path)} & MAY_IMPORT.keys()
        assert parts - {own} <= MAY_IMPORT[own]


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if part(path) in MAY_IMPORT],
    ids=lambda path: path.relative_to(DASHBOARD).as_posix(),
)
def test_no_part_asks_for_what_starts_it(path):
    reached = {name.partition(".")[0] for name in imports(path)}
    assert not reached & ENTRANCES
    assert part(path) == "views" or "views" not in reached


def test_every_part_and_entrance_is_known():
    """A new folder or file of `dashboard/` needs a place in the order above."""
    assert {part(path) for path in FILES} <= MAY_IMPORT.keys() | {f"{name}.py" for name in ENTRANCES}


@pytest.mark.parametrize(
    "path",
    [path for path in FILES if part(path) in PURE],
    ids=lambda path: path.relative_to(DASHBOARD).as_posix(),
)
def test_no_screen_is_in_what_is_pure(path):
    assert not {name.partition(".")[0] for name in imports(path)} & set(SCREENS)


@pytest.mark.parametrize("name", STARTERS)
def test_the_start_needs_nothing_installed(name):
    import sys

    path = DASHBOARD / name
    if path.exists():
        outside = {found.partition(".")[0] for found in imports(path)}
        own = {Path(starter).stem for starter in STARTERS}
        assert outside <= set(sys.stdlib_module_names) | own | {"__future__"}


def test_no_module_shadows_a_library():
    shadows = {"data", "types", "components", "utils", "common", "pages"}
    assert not {path.stem for path in FILES} & shadows
    assert not (DASHBOARD / "pages").exists()


def test_no_package_in_the_tests():
    assert not list((DASHBOARD.parent / "tests").rglob("__init__.py"))
