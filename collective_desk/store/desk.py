"""A desk: open it, do something, take it back, receive what others did."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache, partial
from pathlib import Path
from typing import Concatenate, ParamSpec, Self, TypeVar

from sqlalchemy import Connection

from collective_desk.domain.clock import Clock
from collective_desk.domain.entities import EntityId
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import clean_name

from .blobs import Blobs
from .connect import MEMORY, Saving, connect, explained
from .files import lay_out, make_desk, require_desk, require_writable, tidy
from .journal import Tips
from .kernel import Kernel
from .lock import Lock
from .place import Place
from .probe import wal_works
from .projection import Progress
from .reader import Reader
from .receive import Receive, uncollected
from .records import Commit, Deed, Mode, Packed, Receipt, Scope, Undone
from .undo import Stacks, deed_at, parts_of, stacks_of, take_back
from .upgrade import bring_up_to_date
from .writer import Writer

P = ParamSpec("P")
T = TypeVar("T")
Listener = Callable[[Commit], None]
LONGEST_PERSON = 200
SCOPES: tuple[Scope, ...] = ("team", "mine")


class Desk:
    """One open desk file; `do` is the only way to change it."""

    def __init__(
        self, connection: Connection, *, path: Path | None, person: str, clock: Clock,
        lock: Lock | None = None, backups: Path | None = None,
    ) -> None:
        self.person = clean_name(person)[:LONGEST_PERSON]
        self.path = path
        self.within: tuple[EntityId, int] | None = None
        """Session and step (from 0) that run now: everything done is stamped with them."""
        self.blobs = Blobs.beside(path) if path else Blobs(None)
        """Photos and papers; `put` one first, then let a command name it."""
        self.read = Reader(connection, blobs=self.blobs)
        self.id: EntityId = self.read.desk_id
        self._connection = connection
        self._clock = clock
        self._lock = lock
        self._listeners: list[Listener] = []
        self._kernel = Kernel.of(connection)
        self._saving = Saving(self._kernel.driver)
        self._place = Place(
            path, self._kernel.driver, person=person, lock=lock, backups=backups,
        ) if path else None
        self._tips = self._tips_of_file()
        self._stacks: Stacks | None = None
        self._deed_at: Callable[[int], Deed] = lru_cache(8)(partial(deed_at, connection))
        """What was done stays what it was: menus ask for it at every turn."""
        self._sure = True
        """False from a deed's beginning to its known end: an interruption leaves it so."""
        self._worked = False

    @classmethod
    def create(cls, path: Path | str, *, person: str, clock: Clock | None = None) -> Desk:
        """Make an empty desk and open it; ":memory:" makes one that lives as long as it is open."""
        if str(path) == MEMORY:
            connection = connect(MEMORY)
            lay_out(connection)
            return cls(connection, path=None, person=person, clock=clock or Clock())
        make_desk(Path(path))
        return cls.open(path, person=person, clock=clock)

    @classmethod
    def open(
        cls, path: Path | str, *, person: str, clock: Clock | None = None,
        progress: Progress | None = None, backups: Path | None = None,
    ) -> Desk:
        """Open a desk to work in it, alone; refuses with a reason what cannot be opened.

        A file of an older program is brought up to date, after a copy of it went to `backups`.
        """
        file = Path(path)
        require_desk(file)
        require_writable(file)
        lock = Lock.take(file, person)
        try:
            connection = connect(file, wal=wal_works(file.resolve().parent))
        except BaseException:
            lock.release()
            tidy(file)
            raise
        try:
            with explained():
                bring_up_to_date(connection, file, backups, progress)
                return cls(
                    connection, path=file, person=person, clock=clock or Clock(), lock=lock,
                    backups=backups)
        except BaseException:
            connection.close()
            lock.release()
            tidy(file)
            raise

    def do(
        self, command: Callable[Concatenate[Writer, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """Do something as one transaction, saved when this returns; an error leaves nothing."""
        write = self._writer()
        with self._saving:
            result = command(write, *args, **kwargs)
            commit = write.finish(command.__name__)
        self._adopt(write, commit)
        return result

    def undo(self) -> Undone | None:
        """Take back this person's last deed; what others changed since is kept and named."""
        return self._take_back("undo")

    def redo(self) -> Undone | None:
        """Do again what was undone last."""
        return self._take_back("redo")

    def next_undo(self) -> Deed | None:
        """Say what undo would take back."""
        done = self._my_stacks().undo
        return self._deed_at(done[-1]) if done else None

    def next_redo(self) -> Deed | None:
        """Say what redo would do again."""
        undone = self._my_stacks().redo
        return self._deed_at(undone[-1]) if undone else None

    def pack(self, after: int = 0) -> list[Packed]:
        """Give the team's transactions as they travel to other desks."""
        return self._kernel.journal.pack("team", after)

    def receive(self, transactions: Iterable[Packed]) -> Receipt:
        """Take in what other desks did: all of it, or nothing where a transaction does not hold."""
        self._require_place()
        self._look_again()
        taking = Receive(self._kernel, self._tips["team"].copy())
        self._sure = False
        with uncollected(), self._saving:
            receipt = taking.take(transactions)
        self._tips["team"], self._sure = taking.tips, True
        if receipt.new:
            self._announce(Commit(
                origin="receive", action="receive", person=", ".join(sorted(receipt.people)),
                about=(), touched=receipt.touched))
        return receipt

    def observe(self, listener: Callable[[Commit], None]) -> Callable[[], None]:
        """Tell a listener of every commit from now on; call the result to stop."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def rebuild(self, progress: Progress | None = None) -> None:
        """Make the tables of what the desk says now again from its journal."""
        with self._saving:
            self._kernel.projection.rebuild(progress)

    def close(self) -> None:
        """Let go of the file; everything is saved already."""
        try:
            if self._worked:
                with suppress(DeskError):  # what was done is kept where the file was moved to
                    self._require_place(at_once=True)
            self._connection.close()
            self.blobs.close()
        finally:
            if self._lock:
                self._lock.release()
            if self._place:
                self._place.leave()
            if self.path:
                tidy(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _require_place(self, *, at_once: bool = False) -> None:
        if self._place:
            self._place.require(at_once=at_once)

    def _writer(self) -> Writer:
        self._require_place()
        self._look_again()
        self._sure = False
        return Writer(
            self._kernel, self.read, person=self.person, clock=self._clock, tips=self._tips,
            within=self.within)

    def _tips_of_file(self) -> dict[Scope, Tips]:
        return {scope: self._kernel.journal.tips(scope) for scope in SCOPES}

    def _look_again(self) -> None:
        """Learn from the file what was saved, where an interruption left that open."""
        if self._sure:
            return
        self._kernel.journal.look_again()
        with explained():
            saved = self._tips_of_file()
        self._tips = {
            scope: tips if (tips.own, tips.ends) == (saved[scope].own, saved[scope].ends)
            else saved[scope]
            for scope, tips in self._tips.items()
        }
        self._stacks, self._sure = None, True

    def _take_back(self, mode: Mode) -> Undone | None:
        self._look_again()
        stacks = self._my_stacks()
        stack = stacks.undo if mode == "undo" else stacks.redo
        if not stack:
            return None
        deed = self._deed_at(stack[-1])
        write = self._writer()
        write.about(*deed.about)
        with self._saving:
            kept = take_back(write, self._kernel, stack[-1])
            commit = write.finish(deed.action, mode, parts_of(self._connection, stack[-1]))
        self._adopt(write, commit)
        return Undone(deed, tuple(kept))

    def _my_stacks(self) -> Stacks:
        if self._stacks is None or self._stacks.person != self.person:
            with explained():
                self._stacks = stacks_of(self._connection, self.person)
        return self._stacks

    def _adopt(self, write: Writer, commit: Commit | None) -> None:
        """Move what is kept in memory only after the file holds it."""
        if commit is not None:
            self._tips, self._stacks = self._tips | write.moved, None
        self._sure = True
        if commit is not None:
            self._announce(commit)

    def _announce(self, commit: Commit) -> None:
        self._worked = True
        for listener in tuple(self._listeners):
            try:
                listener(commit)
            except Exception:
                # The deed is saved; who did it must not hear that it failed.
                logging.getLogger(__name__).exception("a listener failed")
