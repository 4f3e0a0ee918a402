"""The roots and the nerves that stand side by side, and what trouble of each would do."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from atlas.answers import Apart
from atlas.scales import NORMAL, WEAK
from ui.answer import roots
from ui.knowledge import row_of

KEPT = 256
ROOTS, NERVES = 3, 3  # side by side
TESTS = 6  # that tell them apart


@dataclass(frozen=True)
class Seats:
    """Where the trouble could sit: roots with their relation to what is picked, and nerves."""

    roots: dict[str, str]
    trunks: dict[str, set[str]]  # of each nerve, all it comes from
    for_anyone: set[str]  # movements
    rows: list[Apart] = field(repr=False)

    @property
    def nerves(self) -> list[str]:
        return list(self.trunks)

    def __iter__(self):
        yield from self.roots
        yield from self.nerves

    def touched(self, seat: str, kind: str) -> list[str]:
        """What trouble of one seat would usually do, of one kind of finding, each once."""
        own = [row for row in self.rows if seat in (row.root, row.nerve) and row.kind == kind]
        return list(dict.fromkeys(row.id for row in own if _found(row, seat) == WEAK))

    def best(self) -> str:
        """The movement anyone can test that tells most of the roots from most of the nerves; or none.

        It parts them cleanly: weak with roots and normal with nerves, or the other way round.
        """
        for (_, id), _ in Counter(self._separating()).most_common():
            if id in self.for_anyone and self._parts_cleanly(id):
                return id
        return ""

    def _parts_cleanly(self, id: str) -> bool:
        weak, normal = ({seat in self.roots for seat in self.leading(id, each)} for each in (WEAK, NORMAL))
        return len(weak) == len(normal) == 1 and weak != normal

    def tests(self) -> list[tuple[str, str]]:
        """Kind and id of the tests that tell roots from nerves: the best, then each pair's in turn."""
        best = self.best()
        found = [("movement", best)] if best else []
        queues = [self._separating(root, nerve) for nerve in self.nerves for root in self.roots]
        while len(found) < TESTS and any(queues):
            for queue in queues:
                queue[:] = [test for test in queue if test not in found]
                found += queue[:1]
        return found[:TESTS]

    def _separating(self, root: str = "", nerve: str = "") -> list[tuple[str, str]]:
        """The tests that tell one main root from one nerve, or any from any, the best first."""
        return [
            (row.kind, row.id)
            for row in self.rows
            if row.separation == 2 and row.kind != "area" and self.is_main(row.root)
            if root in ("", row.root) and nerve in ("", row.nerve)
        ]

    def where(self, id: str, wanted: str) -> list[str]:
        """The seats in whose trouble one finding would be as wanted."""
        rows = [row for row in self.rows if row.id == id]
        found = {seat: _found(row, seat) for row in rows for seat in (row.root, row.nerve)}
        return [seat for seat in self if found.get(seat, NORMAL) == wanted]

    def was_read(self, id: str) -> bool:
        """Whether what is said of one finding, for the main roots, was read in a source."""
        return all(row.status == "VERIFIED" for row in self.rows if row.id == id and self.is_main(row.root))

    def leading(self, id: str, wanted: str) -> list[str]:
        """Of these seats the main roots, and the nerves that come from none of the others."""
        among = self.where(id, wanted)
        return [
            seat for seat in among if self.is_main(seat) and not self.trunks.get(seat, set()) & set(among)
        ]

    def is_main(self, seat: str) -> bool:
        """A nerve, or a root that mainly serves what is picked."""
        return self.roots.get(seat, "primary") == "primary"


def _found(row: Apart, seat: str) -> str:
    return row.in_root if seat == row.root else row.in_nerve


@lru_cache(KEPT)
def of(atlas, ids: tuple[str, ...]) -> Seats | None:
    """Where trouble of these areas or roots could sit; None where no nerve is there to compare."""
    serving, nerves = atlas.telling.seats(list(ids))
    relation = roots.relations(atlas.rows.roots_for([id for id in ids if id in atlas.ends]))
    shown = [root for root in serving if row_of(atlas, "roots", "root", root)["kind"] == "root"]
    main = [root for root in shown if relation.get(root, "primary") == "primary"]
    # Skin never has one root alone: its neighbours stand beside it.
    near = [root for root in shown if root not in main] if len(main) == 1 else []
    chosen, nerves = [*main, *near][:ROOTS], nerves[:NERVES]
    if not nerves:
        return None
    rows = [row for row in atlas.rows.tell_apart(list(ids)) if row.root in chosen and row.nerve in nerves]
    trunks = {nerve: set(_trunks(atlas, nerve)) for nerve in nerves}
    anyone = {row.movement for row in atlas.tables.rows("movements") if row.who == "anyone"}
    return Seats({root: relation.get(root, "primary") for root in chosen}, trunks, anyone, rows)


def _trunks(atlas, nerve: str) -> Iterator[str]:
    """The nerves that one comes from."""
    while nerve := row_of(atlas, "nerves", "nerve", nerve)["parent"]:
        yield nerve
