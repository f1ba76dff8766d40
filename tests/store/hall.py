"""Desks side by side, what the oracle knows of each, and how the two are held together."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field

from collective_desk.domain.clock import Clock
from collective_desk.domain.entities import Actor
from collective_desk.store.connect import MEMORY, connect, raw
from collective_desk.store.desk import Desk
from collective_desk.store.heads import Heads
from collective_desk.store.journal import Entry
from collective_desk.store.lines import Lines
from collective_desk.store.records import Packed

from .oracle import Oracle, OracleDesk

FIELDS = ("name", "place", "realm", "description")


class Different(AssertionError):
    """A desk and the oracle disagree."""


@dataclass
class Station:
    """One desk of the machine, with what the oracle knows of it."""

    desk: Desk
    known: OracleDesk
    shift: list[float]
    saved: list[tuple[bytes, OracleDesk]] = field(default_factory=list)
    private: int = 0


class Hall:
    """Some desks and the oracle; a seed gives the same story each time."""

    def __init__(self, seed: int, template: bytes, stations: int = 4) -> None:
        self.random = random.Random(seed)
        self.oracle = Oracle()
        self.token_of: dict[str, int] = {}
        self.parcels: list[list[Packed]] = []
        self.ids: list[str] = []
        self.sights: dict[int, dict[str, dict[str, object]]] = {}
        self.time = 1_790_000_000.0
        self.stations = [self._station(template, OracleDesk(), f"person{at}")
                         for at in range(stations)]

    def close(self) -> None:
        for station in self.stations:
            station.desk.close()

    def compare(self, station: Station) -> None:
        """Hold every cell of a desk against the oracle."""
        heads = Heads(station.desk.read.connection, Lines(station.desk.read.connection))
        self._compare_held(station)
        cells = {cell for token in station.known.held for cell in self.oracle.told[token].values}
        for cell in sorted(cells):
            tokens = self.oracle.heads(station.known, cell)
            found = heads.of(cell)
            self._require({self.token_of[head.tx] for head in found} == tokens,
                          f"heads of {cell}")
            first = self.oracle.first(tokens)
            self._require(first is None or self.token_of[found[0].tx] == first, f"shown {cell}")
        self._compare_shown(station, {cell[:2] for cell in cells})

    def _compare_held(self, station: Station) -> None:
        run = station.desk.read.connection.exec_driver_sql
        journal = set(run("SELECT id FROM tx WHERE scope='team'").scalars())
        held = {id for id, token in self.token_of.items() if token in station.known.held}
        self._require(journal == held, "a desk holds what it should not, or lacks something")

    def _compare_shown(self, station: Station, things: set[tuple[str, str]]) -> None:
        for kind, id in sorted(things):
            if kind != "actor":
                continue
            said = station.desk.read.get(Actor, id)
            lives = self.oracle.lives(station.known, kind, id)
            self._require(said is not None and said.alive == lives, f"life of {id}")
            for name in ("name", "realm"):
                tokens = self.oracle.heads(station.known, (kind, id, name))
                first = self.oracle.first(tokens)
                if first is None:
                    continue
                expected = self.oracle.told[first].values[kind, id, name]
                default = "" if name == "name" else None
                self._require(getattr(said, name) == (default if expected is None else expected),
                              f"{name} of {id}")

    def _take_back(self, station: Station, stack: list[int], other: list[int], act) -> None:
        before = self._own_tip(station)
        sights = {id: self._sight(station, id) for id in self.ids[:6]}
        together = self._together(station)
        undone = act()
        if not stack:
            self._require(undone is None, "undid what was not there")
            return
        token = stack.pop()
        values, stands = self.oracle.taking_back(station.known, token)
        entry = self._own_entry(station)
        self._require(undone is not None and self._own_tip(station) != before, "undo wrote nothing")
        self._require({op[:3] for op in entry.ops} == set(values), "undo touched other cells")
        written = self._written(station, entry)
        for cell, value in written.items():
            self._require(values[cell] in (value, ...), f"undo wrote {cell}")
            self._require_sight(station, token, cell)
        new = self.oracle.write(
            station.known, written, station.desk.person, stands=stands, together=together)
        self._note(station, new)
        self.sights[new] = sights
        other.append(new)

    def _do(self, station: Station, id: str, command) -> None:
        """Do something with a thing, and tell the oracle of what the desk may have written."""
        before, sight = self._own_tip(station), self._sight(station, id)
        together = self._together(station)
        station.desk.do(command)
        if self._own_tip(station) == before:
            return
        self._wrote(station, self._written(station, self._own_entry(station)), together)
        self.sights[station.known.undo[-1]] = {id: sight}

    def _written(self, station: Station, entry: Entry) -> dict[tuple[str, str, str], object]:
        found = station.desk.read.connection.exec_driver_sql
        values = {}
        for kind, id, name, _ in entry.ops:
            said = found(
                "SELECT o.value FROM op o JOIN tx t ON t.seq=o.seq WHERE t.id=? AND o.kind=?"
                " AND o.id=? AND o.field=?", (self._own_tip(station), kind, id, name)).scalar()
            values[kind, id, name] = None if said is None else json.loads(said)
        return values

    def _sight(self, station: Station, id: str) -> dict[str, object]:
        said = station.desk.read.get(Actor, id)
        return {name: getattr(said, name) for name in (*FIELDS, "alive")} if said else {}

    def _require_sight(self, station: Station, token: int, cell: tuple[str, str, str]) -> None:
        """What an undo gives back is what was in sight before."""
        kind, id, name = cell
        before = self.sights.get(token, {}).get(id, {})
        if kind == "actor" and name in before:
            self._require(self._sight(station, id)[name] == before[name], f"undo shows {cell}")

    def _together(self, station: Station) -> frozenset[tuple[str, str, str]]:
        """Texts with several heads that nobody is asked about are put together."""
        asked = {(c.kind, c.id, c.field) for c in station.desk.read.conflicts()}
        found = set()
        for id in self.ids[:4]:
            cell = ("actor", id, "description")
            heads = self.oracle.heads(station.known, cell)
            if len({self.oracle.told[head].values[cell] for head in heads}) > 1:
                found.add(cell)
        return frozenset(found - asked)

    def _wrote(
        self, station: Station, values: dict[tuple[str, str, str], object],
        together: frozenset[tuple[str, str, str]] = frozenset(),
    ) -> None:
        token = self.oracle.write(station.known, values, station.desk.person, together=together)
        self._note(station, token)
        self.oracle.did(station.known, token)

    def _note(self, station: Station, token: int) -> None:
        id = self._own_tip(station)
        assert id is not None
        entry = self._own_entry(station)
        self.token_of[id] = token
        self.oracle.stamp[token] = (entry.hlc, id)
        seen = self.oracle.told[token].seen
        self._require(all(self.oracle.stamp[old][0] < entry.hlc for old in seen),
                      "a clock ran backwards")

    def _own_tip(self, station: Station) -> str | None:
        return station.desk._tips["team"].own

    def _own_entry(self, station: Station) -> Entry:
        text = station.desk.read.connection.exec_driver_sql(
            "SELECT text FROM tx WHERE id=?", (self._own_tip(station),)).scalar_one()
        return Entry.parse(text)

    def _station(self, content: bytes, known: OracleDesk, person: str) -> Station:
        shift = [0.0]
        connection = connect(MEMORY)
        raw(connection).deserialize(content)
        desk = Desk(connection, path=None, person=person, clock=Clock(lambda: self.time + shift[0]))
        return Station(desk, known, shift)

    def _replace(self, at: int, station: Station) -> None:
        self.stations[at].desk.close()
        self.stations[at] = station

    def _require(self, holds: bool, said: str) -> None:
        if not holds:
            raise Different(said)


def template() -> bytes:
    """An empty desk, as bytes."""
    with Desk.create(MEMORY, person="nobody") as desk:
        return as_bytes(desk)


def as_bytes(desk: Desk) -> bytes:
    return raw(desk.read.connection).serialize()
