"""What is imported is listed, and what our styles hang on does not change by itself."""

import ast
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
OWN_FOLDERS = ("dashboard", "assets/recipe", "tests")
APP, TESTS = "requirements.txt", "tests/requirements.txt"


def requirements(name: str) -> dict[str, str]:
    """The versions allowed of each package, by its name."""
    lines = (PROJECT / name).read_text(encoding="utf-8").splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    found = (re.fullmatch(r"([\w.-]+)(?:\[\w+\])?(.*)", line) for line in listed)
    return {match[1].lower(): match[2] for match in found}


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            yield node.module.partition(".")[0]


def needed(folder: str) -> set[str]:
    """The packages whose modules are imported there."""
    paths = [path for name in OWN_FOLDERS for path in (PROJECT / name).rglob("*")]
    own = {path.stem for path in paths if path.suffix in ("", ".py")}
    modules = {name for path in (PROJECT / folder).rglob("*.py") for name in imported(path)}
    providers = packages_distributions()
    outside = modules - sys.stdlib_module_names - own
    return {providers.get(name, [name])[0].lower() for name in outside}


@pytest.mark.parametrize(("folder", "lists"), [("dashboard", [APP]), ("tests", [APP, TESTS])])
def test_every_package_that_is_imported_is_listed(folder, lists):
    listed = {package for name in lists for package in requirements(name)}
    assert needed(folder) - listed == set()


@pytest.mark.parametrize("name", [APP, TESTS])
def test_every_package_is_kept_from_its_next_great_change(name):
    for package, versions in requirements(name).items():
        assert re.fullmatch(r">=\d[\d.]*,<\d[\d.]*|~=\d+\.\d+\.\d+", versions), f"{package}{versions}"


def test_streamlit_stays_with_the_names_our_styles_hang_on():
    assert re.fullmatch(r"~=1\.\d+\.0", requirements(APP)["streamlit"])
