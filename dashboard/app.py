"""The server: the screens, the artwork and the knowledge as files, and the headers around them."""

import gc
import sys
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from atlas import BadData
from ui import protection, sending, serving
from ui.catalogue import say
from ui.knowledge import ASSETS, knowledge

HERE = Path(__file__).resolve().parent


def checked():
    """The atlas, once data and artwork are found whole; else every fault at once, and no start."""
    faults, atlas = [], None
    try:
        serving.check_artwork(ASSETS)
    except serving.MissingArtwork as fault:
        faults.append(fault)
    try:
        atlas = knowledge()
    except BadData as fault:
        faults.append(fault)
    if faults:
        # Half an atlas is worse than none.
        print("Sole to Spine does not start:", *faults, sep="\n", file=sys.stderr, flush=True)
        sys.exit(1)
    return atlas


def one_word(_: Exception) -> bool:
    """Say that something failed; the log says what. True: Streamlit need not show it as well."""
    st.error(say("app.error"))
    return True


known = checked()
# What stands by now stays as long as the server. Python would look through all of it again every
# few seconds while people pick, and for that eighth of a second nobody is answered.
gc.collect()
gc.freeze()

app = st.App(
    HERE / "frame.py",
    routes=serving.routes(known, HERE),
    middleware=[
        Middleware(protection.SecurityHeaders),
        Middleware(protection.OwnPagesOnly, hosts=protection.own_hosts()),
        Middleware(sending.Promptly),
    ],
    on_script_error=one_word,
)
