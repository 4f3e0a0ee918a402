"""A card's id never changes: what somebody has learnt is kept under it."""

from pathlib import Path

import pytest

from learning.questions import KINDS
from learning.support import roots_in

FROZEN = (Path(__file__).parent / "card_ids.txt").read_text("utf-8").split()


def test_no_card_has_gone_or_changed_its_id(bank):
    """New cards may come; add their ids to card_ids.txt with the release that brings them."""
    assert FROZEN and set(FROZEN) - bank.cards.keys() == set()


def test_an_id_is_a_kind_and_a_subject(bank):
    assert len(set(FROZEN)) == len(FROZEN)
    for id, card in bank.cards.items():
        kind, _, subject = id.partition(":")
        assert (kind, subject) == (card.kind, card.subject) and kind in KINDS
        assert subject and id.isascii() and not set(id) & set(" ,;/?#&%")


@pytest.mark.parametrize(
    ("text", "roots"),
    [
        ("Lost in an L2–L4 root lesion", "L2 L3 L4"),
        ("the lowest roots, S2 to S5", "S2 S3 S4 S5"),
        ("some S4–5, books L5–S2", "L5 S1 S2 S4 S5"),
        ("L4 and S1", "L4 S1"),
        ("no root, not L6 nor C5 nor XL4", ""),
    ],
)
def test_roots_are_read_out_of_a_text(text, roots):
    assert roots_in(text) == set(roots.split())
