"""Every write of a session fails once: full disk, broken disk, read-only; nothing is half done."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable

import pytest

from collective_desk.commands.actors import add_actor, delete_actors, rename_actor
from collective_desk.commands.assessments import stack_discs
from collective_desk.commands.desks import found_desk
from collective_desk.commands.quick_add import quick_add
from collective_desk.domain.entities import Actor, Assessment, Placement, Tie
from collective_desk.domain.errors import DeskError
from collective_desk.store import connect
from collective_desk.store.check import _check_all
from collective_desk.store.connect import MEMORY
from collective_desk.store.desk import Desk
from collective_desk.store.queries.maps import maps
from collective_desk.store.records import Packed

WRITES = ("INSERT", "UPDATE", "DELETE", "BEGIN", "COMMIT")
WAYS = {
    "desk.disk_full": "database or disk is full",
    "desk.disk_error": "disk I/O error",
    "desk.read_only": "attempt to write a readonly database",
}
Step = Callable[[Desk], object]


class Disk(sqlite3.Connection):
    """A disk whose write number `fails_at` fails; SQLite takes back what was begun, as it does."""

    fails_at, count, says = 0, 0, ""

    def execute(self, sql: str, *told: object) -> sqlite3.Cursor:
        self._write(sql)
        return super().execute(sql, *told)  # type: ignore[arg-type]

    def executemany(self, sql: str, rows: Iterable[object]) -> sqlite3.Cursor:
        self._write(sql)
        return super().executemany(sql, rows)  # type: ignore[arg-type]

    def _write(self, sql: str) -> None:
        if not sql.startswith(WRITES):
            return
        Disk.count += 1
        if Disk.count == Disk.fails_at:
            if self.in_transaction and "readonly" not in self.says:
                super().execute("ROLLBACK")
            raise sqlite3.OperationalError(self.says)


def named(desk: Desk, name: str) -> str:
    return next(id for id, known in desk.read.rows(Actor, "id", "name") if known == name)


def sent() -> list[Packed]:
    """Give what a colleague did meanwhile."""
    with Desk.create(MEMORY, person="Bruno") as other:
        other.do(add_actor, "Radio")
        other.do(add_actor, "Clinic of the south")
        return other.pack()


def session() -> list[Step]:
    """Tell what is done, one deed a step."""
    packed = sent()
    return [
        lambda desk: desk.do(found_desk),
        lambda desk: desk.do(quick_add, "Mayor > Clinic, Tanners", on=maps(desk.read)[0].id),
        lambda desk: desk.do(rename_actor, named(desk, "Tanners"), "Tannery"),
        lambda desk: desk.do(stack_discs, [named(desk, "Mayor")]),
        lambda desk: desk.do(delete_actors, [named(desk, "Clinic")]),
        lambda desk: desk.undo(),
        lambda desk: desk.redo(),
        lambda desk: desk.receive(packed),
        lambda desk: desk.do(add_actor, "After all"),
        lambda desk: desk.undo(),
    ]


def told(desk: Desk) -> object:
    """Say all that a person sees, without ids."""
    names = dict(desk.read.rows(Actor, "id", "name"))
    return (
        sorted(names.values()),
        sorted((names.get(a, ""), names.get(b, "")) for a, b in desk.read.rows(Tie, "source", "target")),
        len(desk.read.rows(Placement, "id")), desk.read.rows(Assessment, "value"),
        [(deed.person, deed.action, deed.mode) for deed in desk.read.history()],
    )


def play(steps: list[Step], fails_at: int, id: str = "") -> tuple[object, int, int]:
    """Play the session with one write that fails; give what stands in the end, what failed, and the writes."""
    Disk.fails_at, Disk.says = 0, WAYS.get(id, "")
    failed = 0
    with Desk.create(MEMORY, person="Amina") as desk:
        Disk.count, Disk.fails_at = 0, fails_at
        for step in steps:
            before = told(desk)
            try:
                step(desk)
            except DeskError as error:
                assert error.id == id
                assert told(desk) == before
                assert not desk._kernel.driver.in_transaction
                failed += 1
                step(desk)  # there is room again
        writes, Disk.fails_at = Disk.count, 0
        if fails_at % 4 == 0:  # the whole of the file is looked through often enough
            assert _check_all(desk.read.connection, lambda _share, _id: None).whole
        return told(desk), failed, writes


@pytest.mark.parametrize("id", WAYS)
def test_every_write_may_fail_and_the_session_goes_on(id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = sqlite3.connect
    monkeypatch.setattr(connect.sqlite3, "connect",
                        lambda *args, **more: plain(*args, **more, factory=Disk))
    steps = session()
    wanted, _, writes = play(steps, 0)
    assert writes > 60
    for number in range(1, writes + 1):
        ended, failed, _ = play(steps, number, id)
        assert failed == 1
        assert ended == wanted
