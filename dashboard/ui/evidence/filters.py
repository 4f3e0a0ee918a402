"""What a person wants to see of the evidence: about which root, which kind of thing, how sure, what words."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from atlas.levels import ROOTS
from atlas.scales import STATUSES
from ui.catalogue import say

# Kinds of thing in the order in which they are offered.
KINDS = (
    *("area", "root", "nerve", "site", "movement", "reflex", "condition", "treatment"),
    *("diagnostic", "red_flag", "finding", "map", "caution", "lay_claim", "case", "term"),
)


@dataclass(frozen=True)
class Wanted:
    """What is asked for; empty asks for all."""

    root: str = ""
    kind: str = ""
    status: str = ""
    text: str = ""

    def says(self, *texts: str) -> bool:
        """Whether every word looked for is in these texts."""
        said = " ".join(texts).casefold()
        return all(word in said for word in self.text.casefold().split())


def ask(part: str, kinds: tuple[str, ...], voice: str) -> Wanted:
    """The filters of one part of the screen. Root, status and words are kept from part to part."""

    def one_of(name: str, label: str, values: tuple[str, ...], written: Callable[[str], str]) -> str:
        return st.selectbox(
            label, ("", *values), format_func=written, key=f"evidence_{name}", persist_state="session",
            filter_mode=None,
        )  # fmt: skip

    def root(value: str) -> str:
        return value or say("evidence.every_root", voice)

    def kind(value: str) -> str:
        return say(f"evidence.kind.{value}" if value else "evidence.every_kind", voice)

    def status(value: str) -> str:
        return say(f"evidence.status.{value}" if value else "evidence.every_status", voice)

    with st.container(horizontal=True, key="evidence_filters"):
        return Wanted(
            one_of("root", say("evidence.by_root", voice), ROOTS, root),
            one_of(f"kind_{part}", say("evidence.by_kind", voice), kinds, kind) if kinds else "",
            one_of("status", say("evidence.by_status", voice), STATUSES, status),
            st.text_input(
                say("evidence.by_text", voice), key="evidence_text", type="search", live=True, max_chars=80,
                persist_state="session",
            ) or "",
        )  # fmt: skip
