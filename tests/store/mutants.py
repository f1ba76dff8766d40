"""Planted bugs: each must be found by the machine, or the machine is worth nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from collective_desk.domain.clock import Clock
from collective_desk.store import heads, incoming, receive, undo
from collective_desk.store.connect import Saving
from collective_desk.store.heads import Heads
from collective_desk.store.lines import Lines
from collective_desk.store.projection import Projection
from collective_desk.store.seal import Sealer
from collective_desk.store.standing import Touched, Touching
from collective_desk.store.undo import Stacks
from collective_desk.store.writer import Writer

Plant = Callable[[pytest.MonkeyPatch], None]


def clock_order_only(patch: pytest.MonkeyPatch) -> None:
    """The later clock wins, whatever its writer had seen."""
    def joined(self, standing, new):
        def hlc(head):
            (seq, _), _ = head
            return self._driver.execute("SELECT hlc FROM tx WHERE seq=?", (seq,)).fetchone()[0]

        return (max([*standing, new], key=hlc),)

    patch.setattr(Touching, "_joined", joined)


def everything_seen(patch: pytest.MonkeyPatch) -> None:
    """A received value replaces all others: the last to arrive wins."""
    patch.setattr(Lines, "saw", lambda self, later, earlier: True)


def nothing_seen(patch: pytest.MonkeyPatch) -> None:
    """Only the same line counts as seen."""
    patch.setattr(Lines, "saw",
                  lambda self, later, earlier: later[0] == earlier[0] and earlier[1] <= later[1])


def position_forgotten(patch: pytest.MonkeyPatch) -> None:
    """A line's whole vector is taken for that of each of its transactions."""
    kept = Lines.saw
    patch.setattr(Lines, "saw", lambda self, later, earlier: kept(self, (later[0], 10**9), earlier)
                  if later[0] != earlier[0] else earlier[1] <= later[1])


def new_line_sees_nothing(patch: pytest.MonkeyPatch) -> None:
    """A fork forgets what its beginning had seen."""
    kept = Lines.append

    def append(self, prev, merges):
        found = self._extended(prev) if prev else None
        if found is None and prev is not None:
            found = self._started()
            for merged in merges:
                self._remember(found, self._all_seen(merged))
            return found
        return kept(self, prev if found is None else None, merges) if found is None else found

    patch.setattr(Lines, "append", append)


def merges_dropped(patch: pytest.MonkeyPatch) -> None:
    """A writer does not link what it received."""
    kept = Sealer._append

    def append(self, scope, seq, what, ops, ends):
        return kept(self, scope, seq, what, ops, ends[:0])

    patch.setattr(Sealer, "_append", append)


def links_not_awaited(patch: pytest.MonkeyPatch) -> None:
    """What lacks a link is taken in all the same."""
    patch.setattr(incoming.Incoming, "links", property(lambda self: ()))


def ends_not_followed(patch: pytest.MonkeyPatch) -> None:
    """The open ends do not learn of what came in."""
    kept = receive.Receive._append

    def append(self, arrived, seq):
        before = list(self.tips.ends)
        spot = kept(self, arrived, seq)
        self.tips.ends = before
        return spot

    patch.setattr(receive.Receive, "_append", append)


def number_as_identity(patch: pytest.MonkeyPatch) -> None:
    """The same sitting and number is taken for the same transaction: copies lose work."""
    kept = receive.Receive.take

    def take(self, transactions):
        found = self.kernel.connection.exec_driver_sql
        def known(packed):
            said = json.loads(packed.text)
            return found("SELECT 1 FROM tx WHERE sitting=? AND number=? AND text<>?",
                         (said["sitting"], said["n"], packed.text)).scalar()
        return kept(self, [packed for packed in transactions if not known(packed)])

    patch.setattr(receive.Receive, "take", take)


def undo_over_others(patch: pytest.MonkeyPatch) -> None:
    """Undo writes its value whoever changed the field since."""
    kept = undo.take_back

    def take_back(write, kernel, number):
        real = Heads.of

        def of(self, cell):
            found = real(self, cell)
            if not found:
                return found
            stood = next((change.stood_for for change in undo._changes(kernel.connection, number)
                          if change.cell == cell), found[0].stands)
            return [replace(found[0], stands=stood)]

        with pytest.MonkeyPatch.context() as inner:
            inner.setattr(Heads, "of", of)
            return kept(write, kernel, number)

    patch.setattr("collective_desk.store.desk.take_back", take_back)


def undo_forgets_origin(patch: pytest.MonkeyPatch) -> None:
    """A restored value is a new one: a second undo no longer knows it for its own."""
    kept = Writer.write_cell
    patch.setattr(Writer, "write_cell",
                  lambda self, cell, value, *, stands=None: kept(self, cell, value))


def redo_survives_new_work(patch: pytest.MonkeyPatch) -> None:
    """Doing something new does not end what could be redone."""
    def note(self, mode, deed):
        if mode == "undo":
            self.undo.pop()
            self.redo.append(deed)
            return
        if mode == "redo":
            self.redo.pop()
        self.undo.append(deed)

    patch.setattr(Stacks, "note", note)


def smallest_shown(patch: pytest.MonkeyPatch) -> None:
    """Of several values the oldest is shown."""
    kept = Heads.of
    patch.setattr(Heads, "of", lambda self, cell: kept(self, cell)[::-1])


def deletes_win(patch: pytest.MonkeyPatch) -> None:
    """Deleted here and edited there: the edit is lost from sight."""
    patch.setattr(Heads, "is_contested", lambda self, kind, id: False)


def edits_revive(patch: pytest.MonkeyPatch) -> None:
    """Any edit a deleter had seen brings the thing back."""
    def contested(self, kind, id):
        alive = self.of((kind, id, "alive"))
        return bool(alive) and all(head.value == "false" for head in alive)

    patch.setattr(Heads, "is_contested", contested)


def wall_clock(patch: pytest.MonkeyPatch) -> None:
    """Stamps follow the computer's clock, backwards too."""
    patch.setattr(Clock, "after", lambda self, last: self.wall())


def received_clock_ignored(patch: pytest.MonkeyPatch) -> None:
    """What came in does not move this desk's clock."""
    kept = receive.Receive._append

    def append(self, arrived, seq):
        before = self.tips.hlc
        spot = kept(self, arrived, seq)
        self.tips.hlc = before
        return spot

    patch.setattr(receive.Receive, "_append", append)


def private_in_team(patch: pytest.MonkeyPatch) -> None:
    """Private work goes into the team's journal."""
    kept = Writer.add
    patch.setattr(Writer, "add", lambda self, kind, id=None, *, scope="team", **fields:
                  kept(self, kind, id, **fields))


def crash_keeps_half(patch: pytest.MonkeyPatch) -> None:
    """A failing command is committed as far as it came."""
    patch.setattr(Saving, "__exit__", lambda saving, *_: saving._run("COMMIT") and None)


def projection_not_shown(patch: pytest.MonkeyPatch) -> None:
    """Disputed values are not shown anew."""
    kept = Projection.refresh
    patch.setattr(Touched, "is_plain", True)
    patch.setattr(Projection, "refresh", kept)


def texts_not_merged(patch: pytest.MonkeyPatch) -> None:
    """Two edits of a text are merged in the order of arrival."""
    order: list[int] = []

    def merged(base, one, other):
        order.append(1)
        return one if len(order) % 2 else other

    patch.setattr(heads, "merged", merged)


def parked_forgotten(patch: pytest.MonkeyPatch) -> None:
    """What waits for an earlier parcel is not looked at again."""
    patch.setattr(receive.Receive, "_parked", lambda self, values: [])


def deed_split_undone_in_part(patch: pytest.MonkeyPatch) -> None:
    """Only the last cell of a deed is taken back."""
    kept = undo._changes
    patch.setattr(undo, "_changes", lambda connection, number: kept(connection, number)[:1])


def undo_forgets_what_was_in_sight(patch: pytest.MonkeyPatch) -> None:
    """Undo gives back one person's value where two texts stood together, or nothing at all."""
    kept = Writer._after
    patch.setattr(Writer, "_after", lambda *told: replace(kept(*told), shown=None))


def one_id_one_thing(patch: pytest.MonkeyPatch) -> None:
    """What was made in this deed is known by its id alone, whatever its kind."""
    class Created(set):
        def __contains__(self, thing):
            return any(thing[1] == id for _, id in self)

    made = Writer.__init__

    def init(self, *args, **kwargs):
        made(self, *args, **kwargs)
        self._created = Created()

    patch.setattr(Writer, "__init__", init)
    patch.setattr(Writer, "_exists", lambda self, kind, id: False)


def private_subjects_told(patch: pytest.MonkeyPatch) -> None:
    """The team hears what a deed was about, also where that is private."""
    patch.setattr(Writer, "_subjects", lambda self, scope, cells: tuple(self._about))
    patch.setattr(incoming, "is_private", lambda id: False)


def conflicts_not_settled(patch: pytest.MonkeyPatch) -> None:
    """A choice made elsewhere leaves the question open here."""
    patch.setattr(Projection, "settle", lambda self, cell: None)


def waiting_not_kept(patch: pytest.MonkeyPatch) -> None:
    """What lacks a link is let go."""
    patch.setattr(receive.Receive, "_park", lambda self, waiting, linked: None)


PLANTED: list[Plant] = [
    clock_order_only, everything_seen, nothing_seen, position_forgotten, new_line_sees_nothing,
    merges_dropped, links_not_awaited, ends_not_followed, number_as_identity, undo_over_others,
    undo_forgets_origin, redo_survives_new_work, smallest_shown, deletes_win, edits_revive,
    wall_clock, received_clock_ignored, private_in_team, crash_keeps_half, projection_not_shown,
    texts_not_merged, parked_forgotten, deed_split_undone_in_part, undo_forgets_what_was_in_sight,
    one_id_one_thing, private_subjects_told, conflicts_not_settled, waiting_not_kept,
]

