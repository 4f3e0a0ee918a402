"""The records of all learners at one place: who they are, what they answered, what comes next."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, insert, select
from sqlalchemy.exc import IntegrityError

from learning import schedule
from learning.schedule import Scheduled

from . import ledger, portable, progress
from .faults import BadRecords
from .learners import Learner, known_by_identity, known_by_name, named, shown
from .portable import Imported
from .progress import Next, Progress, Review
from .store import Store
from .tables import LEARNERS, REVIEWS, SCHEDULES

_WHO = select(LEARNERS.c.id, LEARNERS.c.name, LEARNERS.c.signed_in)


class Records:
    """Every method raises Unsaved where the database cannot do it; nothing is half done then."""

    def __init__(self, store: Store):
        self._store = store

    @classmethod
    def open(cls, address: str | None = None) -> Records:
        """The records at an address, of the setting, or in the person's own folder."""
        return cls(Store.at(address))

    @classmethod
    def memory(cls) -> Records:
        """Records that are gone when nobody holds them any more."""
        return cls(Store.in_memory())

    def close(self) -> None:
        """Let every connection of this process to that address go."""
        self._store.close()

    # -- who learns -----------------------------------------------------------------------

    def learners(self) -> list[Learner]:
        """All of them, by name."""
        with self._store.reading() as connection:
            found = connection.execute(_WHO).all() if connection else []
        return sorted((Learner(*row) for row in found), key=lambda each: (each.name.casefold(), each.id))

    def begin(self, name: str) -> Learner:
        """The learner of that name, made if new. Raises ValueError for what can be no name."""
        kept = named(name)
        return self._begun(known_by_name(kept), kept, signed_in=False)

    def begin_signed_in(self, identity: str, name: str) -> Learner:
        """The learner of that identity, never one of the same name; `name` is only shown."""
        return self._begun(known_by_identity(identity), shown(name), signed_in=True)

    def _begun(self, known_by: str, name: str, signed_in: bool) -> Learner:
        theirs = _WHO.where(LEARNERS.c.known_by == known_by)
        row = {"id": uuid.uuid4().hex, "known_by": known_by, "name": name, "signed_in": signed_in,
               "begun": datetime.now(UTC)}  # fmt: skip
        with self._store.writing(make=True) as connection:
            if (found := connection.execute(theirs).first()) is not None:
                return Learner(*found)
            try:
                with connection.begin_nested():
                    connection.execute(insert(LEARNERS).values(row))
            except IntegrityError:  # another process was quicker
                pass
            return Learner(*connection.execute(theirs).one())

    def delete(self, learner: Learner) -> None:
        """Everything of that learner. Another tab of theirs can save nothing any more."""
        with self._store.writing() as connection:
            ledger.hold(connection, learner.id)
            for table in (REVIEWS, SCHEDULES):
                connection.execute(delete(table).where(table.c.learner == learner.id))
            connection.execute(delete(LEARNERS).where(LEARNERS.c.id == learner.id))

    # -- what they like -------------------------------------------------------------------

    def settings(self, learner: Learner) -> dict:
        """`new_per_day` and `retention`, as set or as they are for everybody."""
        with self._store.reading() as connection:
            return ledger.liked_by(connection, learner.id) if connection else dict(ledger.LIKED)

    def save_settings(self, learner: Learner, settings: dict) -> None:
        """Keep those given. They hold for answers from now on. Raises ValueError for what cannot be."""
        if wrong := [*portable.settings_problems(settings, "settings")]:
            raise BadRecords(wrong)
        with self._store.writing() as connection:
            ledger.hold(connection, learner.id)
            ledger.like(connection, learner.id, settings)

    # -- what they answer -----------------------------------------------------------------

    def answer(
        self, learner: Learner, card: str, rating: str, verdict: str, at: datetime, took_ms: int
    ) -> Scheduled:
        """Keep an answer; gives when its card comes again. It is on the disk when this returns.

        An answer to a card at one moment is kept once, so one that may be lost can be sent again.
        Raises ValueError for a card, rating, verdict or time that can be none.
        """
        review = Review(card, schedule.utc(at), rating, verdict, took_ms)
        if wrong := [*portable.problems_of(review)]:
            raise BadRecords(wrong)
        with self._store.writing() as connection:
            retention = ledger.hold(connection, learner.id)["retention"]
            if ledger.add(connection, learner.id, [review]):
                return ledger.follow(connection, learner.id, review, retention)
            return ledger.scheduled(connection, learner.id, card)

    def outlook(self, learner: Learner, card: str, at: datetime) -> dict[str, timedelta]:
        """For each rating how long it would be until the card comes again."""
        with self._store.reading() as connection:
            known = ledger.scheduled(connection, learner.id, card) if connection else None
            liked = ledger.liked_by(connection, learner.id) if connection else ledger.LIKED
        return schedule.outlook(known, card, at, liked["retention"])

    def next(self, learner: Learner, cards: Sequence[str], now: datetime, new_per_day: int) -> Next:
        """What is due first, then new cards in the order given. `now` is in the learner's time zone."""
        schedule.utc(now)
        with self._store.reading() as connection:
            known, begun = ledger.schedules(connection, learner.id) if connection else ({}, [])
        return progress.next_of(known, begun, cards, now, new_per_day)

    def progress(self, learner: Learner, cards: Sequence[str], now: datetime) -> Progress:
        """How it goes with these cards. `now` is in the learner's time zone."""
        schedule.utc(now)
        with self._store.reading() as connection:
            known, _ = ledger.schedules(connection, learner.id) if connection else ({}, [])
            reviews = ledger.reviews(connection, learner.id) if connection else []
        wanted = set(cards)
        known = {card: each for card, each in known.items() if card in wanted}
        return progress.progress_of(known, [each for each in reviews if each.card in wanted], now)

    # -- what is theirs -------------------------------------------------------------------

    def export(self, learner: Learner) -> dict:
        """Everything that is kept of them, ready for `json.dumps`."""
        with self._store.reading() as connection:
            if connection is None:
                return portable.written(learner.name, {}, [])
            own = ledger.set_by(connection, learner.id)
            return portable.written(learner.name, own, ledger.reviews(connection, learner.id))

    def import_(self, learner: Learner, data: dict | str | bytes) -> Imported:
        """Add the reviews of an export that are not there yet, all or none; schedules are made anew.

        What the learner set stays; what they did not is taken over. Raises BadRecords.
        """
        settings, reviews = portable.read(data)
        with self._store.writing() as connection:
            ledger.hold(connection, learner.id)
            ledger.like(connection, learner.id, settings | ledger.set_by(connection, learner.id))
            added = ledger.add(connection, learner.id, reviews)
            ledger.rebuild(connection, learner.id, ledger.liked_by(connection, learner.id)["retention"])
        return Imported(len(added), len(reviews) - len(added))

    def rebuild(self, learner: Learner) -> None:
        """Work every schedule out anew from the reviews, as settings are now."""
        with self._store.writing() as connection:
            retention = ledger.hold(connection, learner.id)["retention"]
            ledger.rebuild(connection, learner.id, retention)
