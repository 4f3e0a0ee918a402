"""The clickable picture of the body: its Python face. What it draws lives in web/."""

from diagram.component import diagram
from diagram.knowledge import knowledge
from diagram.layers import layers
from diagram.reading import Read, read

__all__ = ["Read", "diagram", "knowledge", "layers", "read"]
