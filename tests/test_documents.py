"""What the documents point at is there, and no file tells of the machine it was written on."""

import re
import subprocess
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[1]
DOCUMENTS = ["README.md", "data/README.md", "assets/README.md"]
OUR_FILES = r"[\w.*<>/-]*(?:\w/|[\w*>]\.(?:csv|py|md|txt|json|npz|svg|webp|png))"
# Written in pieces, so that this file does not hold what it forbids.
MACHINE = re.compile(rb"(?<![\w.~)\]}>-])/(?:wor" rb"k|roo" rb"t|(?:hom" rb"e|User" rb"s)/[\w.-]+)/")
REGISTRY = re.compile(
    rb"python" rb"hosted\.org|registry\.(?:npm" rb"js|yarn" rb"pkg)\.|\bindex" rb"-url\b"
    rb"|\bpy" rb"pi\.org(?!/project/)"  # the page of a project may be a source like any other page
)


def text_of(document):
    return (PROJECT / document).read_text(encoding="utf-8")


def links(document):
    """Where the links and pictures of a Markdown file lead, those in code left out."""
    text = re.sub(r"^```.*?^```", "", text_of(document), flags=re.M | re.S)
    text = re.sub(r"`[^`\n]*`(?!\])", "", text)
    tags = re.findall(r"<(?:a|img)\b[^>]*?(?:href|src)=\"([^\"]+)", text)
    return re.findall(r"\]\(\s*<?([^)\s>]+)", text) + tags + re.findall(r"^\[[^\]]+\]:\s*(\S+)", text, re.M)


def headings(path):
    """The anchors of a Markdown file."""
    titles = re.findall(r"^#+ +(.+?) *#*$", path.read_text(encoding="utf-8"), re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


RELATIVE = [
    (document, link) for document in DOCUMENTS for link in links(document)
    if not re.match(r"[a-z][a-z0-9+.-]*:|//", link, re.I)
]


@pytest.mark.parametrize(("document", "link"), RELATIVE)
def test_link_leads_to_something(document, link):
    """To something of the project, spelt as it is: elsewhere capitals count."""
    place, _, heading = link.partition("#")
    target = ((PROJECT / document).parent / place if place else PROJECT / document).resolve()
    assert target.is_relative_to(PROJECT)
    assert target == PROJECT or target.name in {path.name for path in target.parent.iterdir()}
    assert not heading or heading in headings(target)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_files_it_names_are_there(document):
    """Every `path/` and `file.csv` in code; `<view>` and `*` stand for any name."""
    own, text = (PROJECT / document).parent, text_of(document)
    named = {name for name in re.findall(r"`([^`\n]+)`", text) if re.fullmatch(OUR_FILES, name)}
    pattern = {name: re.sub(r"<\w+>", "*", name.rstrip("/")) for name in named}
    assert named
    for name in named:
        below = own != PROJECT and any(own.rglob(pattern[name]))
        assert below or any(PROJECT.glob(pattern[name])), name


def told(kind):
    """{"file: what it says"} over all files of the repository that are there today."""
    command = ["git", "-c", "safe.directory=*", "ls-files", "-z"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True)
    if done.returncode:
        pytest.skip("not a git checkout: no list of what belongs to the project")
    names = [name for name in done.stdout.decode().split("\0") if (PROJECT / name).is_file()]
    assert len(names) > 100
    return {
        f"{name}: {found.group().decode()}"
        for name in names for found in kind.finditer((PROJECT / name).read_bytes())
    }


def test_no_file_names_a_path_of_a_machine():
    assert told(MACHINE) == set()


def test_no_file_names_a_package_registry():
    """Whoever installs the app decides where packages come from."""
    assert told(REGISTRY) == set()


@pytest.mark.parametrize(("kind", "text"), [
    (MACHINE, "see /wor" "k/main/data"), (MACHINE, "'/roo" "t/x'"), (MACHINE, "file:///hom" "e/anna/sole"),
    (REGISTRY, "https://files.python" "hosted.org/x.whl"), (REGISTRY, "pip --extra-index" "-url x"),
    (REGISTRY, "https://py" "pi.org/simple/"),
])
def test_what_is_forbidden_is_recognized(kind, text):
    assert kind.search(text.encode())


@pytest.mark.parametrize("text", ["~/wor" "k/", "a/roo" "t/L5", "framework/", "/rootless/", "/homework/a/"])
def test_what_is_harmless_is_let_pass(text):
    assert not MACHINE.search(text.encode())
