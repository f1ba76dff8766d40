"""Four desks that edit, delete, undo, copy, go back, lose and double parcels, with lying clocks.

`python3 -m tests.store.machine STEPS` runs it for long; every difference from the oracle fails.
"""

from __future__ import annotations

import random
import sys
import time
from copy import deepcopy

from collective_desk.domain.entities import Actor, Note
from collective_desk.store.check import _check_all
from collective_desk.store.desk import Desk
from collective_desk.store.journal import transaction_id
from collective_desk.store.writer import Writer

from .counting import counted
from .hall import FIELDS, Different, Hall, Station, as_bytes, template

TEXTS = ("a\nb\nc", "A\nb\nc", "a\nb\nC", "a\nB\nc\nd", "", "new")
DAY = 86_400.0


class _Crash(Exception):
    pass


class Machine(Hall):
    """What happens to the desks of a hall, one move after the other."""

    def run(self, steps: int) -> None:
        """Play a story, then let everybody receive everything, and compare at the end."""
        moves = (
            [self.edit] * 12 + [self.edit_twice, self.edit_with_note]
            + [self.change_mind, self.disagree, self.walk_back, self.create]
            + [self.delete] * 3 + [self.undo] * 3
            + [self.redo] * 2 + [self.send] * 4 + [self.deliver] * 7 + [self.meet]
            + [self.copy, self.save, self.go_back, self.shift_clock, self.crash, self.keep_private]
        )
        for station in self.stations:
            self.create(station)
        for _ in range(steps):
            self.time += self.random.random() * 100
            self.random.choice(moves)(self.random.choice(self.stations))
        for station in self.stations:
            self.compare(station)
        self.everyone_receives_everything()

    def create(self, station: Station) -> None:
        def add(write: Writer) -> str:
            return write.add(Actor, name=self._value("name"), place="p")

        id = station.desk.do(add)
        self.ids.append(id)
        said = station.desk.read.get(Actor, id)
        assert said is not None
        values: dict[tuple[str, str, str], object] = {("actor", id, "alive"): True}
        for name in ("name", "place"):
            if getattr(said, name):
                values["actor", id, name] = getattr(said, name)
        self._wrote(station, values)

    def edit(self, station: Station) -> None:
        id = self._some(station)
        if id is None:
            return
        name = self.random.choice(FIELDS)
        value = self._value(name)
        self._do(station, id, lambda write: write.update(Actor, id, **{name: value}))

    def edit_twice(self, station: Station) -> None:
        """Change an actor, and something of another kind that has its id."""
        id = self._some(station)
        if id is None:
            return
        name, text = f"name{self.random.randrange(10**6)}", f"text{self.random.randrange(10**6)}"

        def change(write: Writer) -> None:
            write.add(Note, id, text=text)
            write.update(Actor, id, name=name)

        self._do(station, id, change)

    def edit_with_note(self, station: Station) -> None:
        """Change an actor, and something private beside it, in one deed."""
        id = self._some(station)
        if id is None:
            return
        name = f"name{self.random.randrange(10**6)}"

        def change(write: Writer) -> None:
            note = write.add(Note, scope="mine", text="SECRET")
            write.update(Actor, id, name=name)
            write.about(note, id)

        self._do(station, id, change)

    def change_mind(self, station: Station) -> None:
        """Decide what two people left open, and take it back."""
        many = station.desk.read.connection.exec_driver_sql(
            "SELECT DISTINCT id, field FROM head WHERE kind='actor' GROUP BY kind, id, field"
            " HAVING count(*) > 1").all()
        open_ones = [id for _, id in station.desk.read.contested()] + [id for id, _ in many]
        if not open_ones:
            return
        id = self.random.choice(open_ones)
        fields = [name for of, name in many if of == id and name in FIELDS] or list(FIELDS)
        before = self._own_tip(station)
        if self.random.random() < 0.3:
            self._do(station, id, lambda write: write.delete(Actor, id))
        else:
            name = self.random.choice(fields)
            value = 2 if name == "realm" else f"decided {self.random.randrange(10**6)}"
            self._do(station, id, lambda write: write.update(Actor, id, **{name: value}))
        if self._own_tip(station) != before:
            self.undo(station)

    def delete(self, station: Station) -> None:
        id = self._some(station)
        if id is None:
            return
        self._do(station, id, lambda write: write.delete(Actor, id))

    def walk_back(self, station: Station) -> None:
        """One thing is changed twice, and both changes are taken back, and made again."""
        id, name = self._some(station), self.random.choice(FIELDS)
        if id is None:
            return
        for _ in range(2):
            self._do(station, id, lambda write: write.update(Actor, id, **{name: self._value(name)}))
        for act in (self.undo, self.undo, self.redo, self.redo)[: self.random.randrange(2, 5)]:
            act(station)

    def undo(self, station: Station) -> None:
        self._take_back(station, station.known.undo, station.known.redo, station.desk.undo)

    def redo(self, station: Station) -> None:
        self._take_back(station, station.known.redo, station.known.undo, station.desk.redo)

    def send(self, station: Station) -> None:
        """Make a parcel: all of it, or with parts lost, in any order, some twice."""
        packed = station.desk.pack()
        said = str(packed)
        self._require("SECRET" not in said and "mine:" not in said, "a parcel tells what is private")
        if self.random.random() < 0.5:
            packed = [item for item in packed if self.random.random() < 0.7]
            packed += packed[:2]
            self.random.shuffle(packed)
        self.parcels.append(packed)

    def deliver(self, station: Station) -> None:
        if not self.parcels:
            return
        parcel = self.random.choice(self.parcels[-5:] if self.random.random() < 0.8 else self.parcels)
        station.desk.receive(parcel)
        self.oracle.deliver(station.known, {self.token_of[transaction_id(p.text)] for p in parcel})
        self._compare_held(station)

    def disagree(self, station: Station) -> None:
        """Two desks say different things of one actor, hear of each other, and one decides."""
        other = self.random.choice(self.stations)
        both = [id for id in self.ids[:4] if station.desk.read.get(Actor, id)
                and other.desk.read.get(Actor, id)]
        if other is station or not both:
            return
        id, name = self.random.choice(both), self.random.choice(("description", "description", "name"))
        if self.random.random() < 0.4:
            self._do(other, id, lambda write: write.delete(Actor, id))
        else:
            self._do(other, id, lambda write: write.update(Actor, id, **{name: self._value(name)}))
        self._do(station, id, lambda write: write.update(Actor, id, **{name: self._value(name)}))
        self.meet(station, other)
        self.change_mind(station)

    def meet(self, station: Station, other: Station | None = None) -> None:
        """Take in all that another desk holds."""
        other = other or self.random.choice(self.stations)
        station.desk.receive(other.desk.pack())
        self.oracle.deliver(station.known, set(other.known.held))
        self._compare_held(station)

    def copy(self, station: Station) -> None:
        """Somebody copies the file and goes on with it, under the same name or another."""
        at = self.random.randrange(len(self.stations))
        if self.stations[at] is station:
            return
        same = self.random.random() < 0.5
        person = station.desk.person if same else f"copy{self.random.randrange(1000)}"
        known = station.known.copy()
        if not same:
            known.undo, known.redo = [], []
        copied = self._station(as_bytes(station.desk), known, person)
        if same and self.random.random() < 0.5:
            # A suspended machine, started twice: even the sitting goes on in both.
            copied.desk._tips = deepcopy(station.desk._tips)
        self._replace(at, copied)

    def save(self, station: Station) -> None:
        station.saved.append((as_bytes(station.desk), station.known.copy()))

    def go_back(self, station: Station) -> None:
        if not station.saved:
            return
        content, known = self.random.choice(station.saved)
        at = self.stations.index(station)
        restored = self._station(content, known.copy(), station.desk.person)
        restored.saved = station.saved
        self._replace(at, restored)

    def shift_clock(self, station: Station) -> None:
        station.shift[0] = self.random.choice((-31 * DAY, -DAY, -3600, 0, 3600, 365 * DAY))

    def crash(self, station: Station) -> None:
        """A command that fails half way leaves nothing."""
        def fail(write: Writer) -> None:
            write.add(Actor, name="half done")
            for id in self.ids[:2]:
                if write.read.get(Actor, id):
                    write.update(Actor, id, name="half done")
            raise _Crash

        try:
            station.desk.do(fail)
        except _Crash:
            return
        raise Different("a failing command did not fail")

    def keep_private(self, station: Station) -> None:
        """What is only mine leaves the team's parcel as it was."""
        before = station.desk.pack()
        person, station.desk.person = station.desk.person, "in private"
        station.desk.do(lambda write: write.add(Actor, scope="mine", name="SECRET"))
        station.desk.person, station.desk._stacks = person, None
        self._require(station.desk.pack() == before, "private work shows in the parcel")

    def everyone_receives_everything(self) -> None:
        every = [packed for station in self.stations for packed in station.desk.pack()]
        for parcel in self.parcels:
            every += parcel
        for station in self.stations:
            self.random.shuffle(every)
            station.desk.receive(every)
            self._require(station.desk.receive(every).new == 0, "received twice is new twice")
            tokens = {self.token_of[transaction_id(packed.text)] for packed in every}
            self.oracle.deliver(station.known, tokens)
            self.compare(station)
        for station in self.stations[:1]:
            found = _check_all(station.desk.read.connection, lambda _done, _id: None)
            self._require(found.whole, f"a check finds {found.problems}")
        shown = [_shown(station.desk) for station in self.stations]
        self._require(all(each == shown[0] for each in shown), "desks differ in the end")
        for station in self.stations:
            before = _shown(station.desk)
            station.desk.rebuild()
            self._require(_shown(station.desk) == before, "the projection is not what a rebuild says")

    def _some(self, station: Station) -> str | None:
        here = [id for id in self.ids[:4] if station.desk.read.get(Actor, id)]
        return self.random.choice(here) if here else None

    def _value(self, name: str) -> object:
        if name == "realm":
            return self.random.choice((-2, -1, 0, 1, 2))
        if name == "description":
            return self.random.choice(TEXTS)
        return f"{name}{self.random.randrange(6)}"


def _shown(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    run = desk.read.connection.exec_driver_sql
    return {
        name: sorted(map(tuple, run(f'SELECT * FROM "{name}" WHERE id NOT LIKE \'mine:%\'').all()))
        for name in ("actor", "note", "conflict")
    }


def play(runs: int, steps: int, first: int = 0) -> None:
    """Play many runs; raises at the first difference, naming the seed."""
    content = template()
    for seed in counted(range(first, first + runs), f"runs of {steps} steps"):
        machine = Machine(seed, content)
        try:
            machine.run(steps)
        except Different as error:
            raise Different(f"seed {seed}, {steps} steps: {error}") from error
        except Exception as error:
            error.add_note(f"seed {seed}, {steps} steps")
            raise
        finally:
            machine.close()


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 30_000
    began = time.monotonic()
    play(max(1, wanted // 60), 60, first=random.randrange(10**6))
    print(f"{wanted} steps, no difference, {time.monotonic() - began:.0f} s")
