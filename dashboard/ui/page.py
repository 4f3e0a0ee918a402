"""Streamlit's own page for the addresses below the top, such as /about: it is told where its server is.

Left to itself it first looks for a server at /about/_stcore, and the browser reports two errors.
"""

from pathlib import Path

import streamlit

SERVER_IS_HERE = 'window.__streamlit = { BACKEND_BASE_URL: new URL(".", location.href).href };'


def html() -> str:
    """The page, with the one script of ours in it."""
    index = Path(streamlit.__file__).with_name("static") / "index.html"
    return index.read_text("utf-8").replace("<head>", f"<head><script>{SERVER_IS_HERE}</script>", 1)
