"""My data: what is kept of a learner, to take away, bring in or delete; and the deck for Anki."""

import json
from functools import partial

import streamlit as st

from learning.questions import Bank
from records import BadRecords, Learner, Records, Unsaved
from ui.catalogue import say
from ui.learn import learner

LARGEST = 20  # megabytes of a file that is brought in


def show(atlas, bank: Bank, voice: str) -> None:
    """The part of the desk."""
    st.html(f"<p>{say('learn.mine.lead', voice)}</p>")
    try:
        # It is made when it is asked for, and then nothing of this session is at hand.
        exported = partial(_exported, learner.records(), learner.who())
    except Unsaved as fault:
        st.warning(say(f"learn.unsaved.{fault.reason}", voice))
        return
    st.download_button(
        say("learn.mine.export", voice), exported, file_name="sole-to-spine-progress.json",
        mime="application/json", on_click="ignore", key="learn_export",
    )  # fmt: skip
    file = st.file_uploader(
        say("learn.mine.import", voice), type="json", max_upload_size=LARGEST, key="learn_import"
    )
    st.button(
        say("learn.mine.bring_in", voice), disabled=file is None, on_click=_bring_in, args=(file,),
        key="learn_bring_in",
    )  # fmt: skip
    if told := st.session_state.pop("learn_brought", None):
        getattr(st, told[0])(say(told[1], voice, **told[2]))
    _deletion(voice)


def anki(atlas, bank: Bank, voice: str) -> None:
    """A deck of every card for Anki; it is made when it is asked for."""

    def made() -> bytes:
        from ui.learn import cards

        return cards.deck(atlas, bank, voice)

    st.download_button(
        say("learn.anki", voice), made, file_name="sole-to-spine.apkg", mime="application/octet-stream",
        help=say("learn.anki_help", voice), on_click="ignore", key="learn_anki",
    )  # fmt: skip


def _exported(records: Records, who: Learner) -> bytes:
    return json.dumps(records.export(who), ensure_ascii=False, indent=1).encode()


def _bring_in(file) -> None:
    """Merge a file that was exported before; what is wrong with it is said, and nothing is changed."""
    try:
        counts = learner.records().import_(learner.who(), file.getvalue())
        told = ("success", "learn.mine.brought", {"count": counts.added})
    except BadRecords as fault:
        told = ("error", "learn.mine.refused", {"why": str(fault)})
    except Unsaved:
        told = ("error", "learn.mine.not_kept", {})
    st.session_state.learn_brought = told


def _deletion(voice: str) -> None:
    with st.expander(say("learn.mine.delete_title", voice)):
        st.html(f"<p>{say('learn.mine.delete', voice)}</p>")
        sure = st.checkbox(say("learn.mine.sure", voice), key="learn_sure")
        label = say("learn.mine.delete_button", voice)
        st.button(label, disabled=not sure, on_click=_delete, key="learn_delete")


def _delete() -> None:
    try:
        learner.records().delete(learner.who())
        learner.leave()
    except Unsaved:
        st.session_state.learn_brought = ("error", "learn.mine.not_kept", {})
