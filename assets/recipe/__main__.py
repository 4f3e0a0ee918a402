"""`python assets/recipe`: draw all artwork anew into assets/.

Options: parts to draw (limb, spine, seat, maps, model, bones, courses, prints; all without any;
manifest: only its file list), --wheels FOLDER (where the two wheels lie or are put; a folder `wheels`
in the user's cache without it), --out FOLDER.
"""

import argparse
import importlib
import sys
import time
from pathlib import Path

NEEDED = {
    "fast_simplification": "fast-simplification", "mujoco": "mujoco", "numpy": "numpy", "PIL": "pillow",
    "scipy": "scipy", "shapely": "shapely", "skimage": "scikit-image",
}
PARTS = ("limb", "spine", "seat", "maps", "model", "bones", "courses", "prints")
HERE = Path(__file__).resolve().parent


def main(arguments):
    """Draw the parts asked for and write the manifest; returns the exit code."""
    options = _options(arguments)
    missing = [package for module, package in NEEDED.items() if not _there(module)]
    if missing:
        print(
            f"The recipe needs {', '.join(missing)}. Install with: "
            f"{sys.executable} -m pip install -r {HERE / 'requirements.txt'}",
            file=sys.stderr,
        )
        return 1
    import manifest
    import wheels

    began = time.monotonic()
    parts = [part for part in options.parts or PARTS if part != "manifest"]
    try:
        cache = wheels.fetch(options.wheels) if parts else None
    except FileNotFoundError as problem:
        print(problem, file=sys.stderr)
        return 1
    for part in parts:
        start = time.monotonic()
        made = importlib.import_module(part).build(options.out, cache)
        print(f"{part}: {len(made)} files, {time.monotonic() - start:.0f} s", flush=True)
    print(f"wrote {manifest.write_manifest(options.out)}, {time.monotonic() - began:.0f} s in all")
    return 0


def _options(arguments):
    parser = argparse.ArgumentParser(prog="assets/recipe", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, "manifest", []], help="all without any")
    parser.add_argument("--wheels", type=Path, default=Path.home() / ".cache/sole-to-spine/wheels")
    parser.add_argument("--out", type=Path, default=HERE.parent)
    return parser.parse_args(arguments)


def _there(module):
    try:
        importlib.import_module(module)
    except ImportError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
