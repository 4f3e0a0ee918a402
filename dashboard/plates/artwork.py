"""The drawings of assets/ as they are read for paper: outlines by their ids, and the light on white."""

import base64
import xml.etree.ElementTree as ET
from dataclasses import dataclass, field
from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Drawing:
    """One view. `parts` are its elements; sided views show the right half and are mirrored for the left.

    `fade`: the light is gone above the first height and whole below the second, in drawing units.
    """

    name: str
    width: int
    height: int
    sided: bool
    fade: tuple[int, int] | None
    parts: tuple[ET.Element, ...] = field(repr=False)
    light: str = field(repr=False)  # the picture for print as a data address, or nothing

    @classmethod
    def read(cls, path: Path) -> "Drawing":
        """The drawing at `path` with the printed picture beside it, where there is one."""
        root = ET.fromstring(path.read_text("utf-8"))
        _, _, width, height = map(int, root.get("viewBox").split())
        fade = tuple(map(int, root.get("data-fade").split())) if root.get("data-fade") else None
        picture = path.with_suffix(".jpg")
        light = _address(picture.read_bytes()) if picture.exists() else ""
        parts = tuple(element for element in root.iter() if element.tag != f"{SVG}g")
        return cls(path.stem, width, height, root.get("data-body") == "right", fade, parts, light)

    def where(self, **wanted: str) -> list[ET.Element]:
        """The elements whose data attributes are these: `where(area="dorsum_mid", side="right")`."""
        asked = {f"data-{key}": value for key, value in wanted.items()}
        return [part for part in self.parts if all(part.get(key) == value for key, value in asked.items())]

    def outline(self, **wanted: str) -> str:
        """The paths of `where` as one."""
        return "".join(part.get("d", "") for part in self.where(**wanted))


def _address(picture: bytes) -> str:
    return f"data:image/jpeg;base64,{base64.b64encode(picture).decode('ascii')}"
