"""What a desk knows already, found by id, name or alias."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from collective_desk.domain.entities import Actor, EntityId, Tie, TieKind
from collective_desk.domain.folding import fold
from collective_desk.domain.plans import FoundBy
from collective_desk.store.queries.assessments import spreads
from collective_desk.store.reader import Reader

_LASTING_ID: Final = re.compile(r"(?=[^.:]*[a-zA-Z])[0-9a-zA-Z_:.-]{8,80}\Z", re.ASCII)


@dataclass(frozen=True, slots=True)
class Found:
    """The actors a text may mean, and by what they were found."""

    ids: tuple[EntityId, ...]
    by: FoundBy


class ActorIndex:
    """Actors of the desk and of the plan so far, by id, by name and by alias."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._kinds: dict[EntityId, str | None] = {}
        self._own_ids: dict[str, EntityId] = {}
        self._exact: dict[str, list[EntityId]] = {}
        self._folded: dict[str, list[EntityId]] = {}
        self._aliases: dict[str, list[EntityId]] = {}
        for actor in actors:
            self.add(actor.id, actor.name, actor.kind, (*actor.aliases, actor.short_label))

    def add(
        self, id: EntityId, name: str, kind: str | None, aliases: Iterable[str] = ()
    ) -> None:
        """Make an actor findable."""
        self._kinds[id] = kind
        self._exact.setdefault(name, []).append(id)
        self._folded.setdefault(fold(name), []).append(id)
        for alias in aliases:
            if alias:
                self._aliases.setdefault(fold(alias), []).append(id)

    def remember(self, own_id: str, id: EntityId) -> None:
        """Let the id that a file uses for an actor, say 17, stand for it."""
        if own_id:
            self._own_ids.setdefault(own_id, id)

    def by_id(self, text: str) -> EntityId | None:
        """Find an actor by its id, or by the one a file uses."""
        if text in self._own_ids:
            return self._own_ids[text]
        return text if text in self._kinds else None

    def find(self, text: str, *, kind: str | None = None) -> Found:
        """Find the actors that a text names: as written, else but for accents and case, else alias.

        Where several are found and one is of the kind named, it is that one.
        """
        name = " ".join(text.split())
        steps: tuple[tuple[list[EntityId] | None, FoundBy], ...] = (
            (self._exact.get(name), "name"),
            (self._folded.get(fold(name)), "name"),
            (self._aliases.get(fold(name)), "alias"),
        )
        for ids, by in steps:
            if ids:
                several = tuple(dict.fromkeys(ids))
                alike = tuple(id for id in several if kind and self._kinds[id] == kind)
                return Found(alike if len(alike) == 1 else several, by)
        return Found((), "name")


class TieIndex:
    """Ties of the desk and of the plan so far, by id and by what they join."""

    def __init__(self, ties: Iterable[Tie]) -> None:
        self.by_id: dict[EntityId, Tie] = {}
        self._between: dict[tuple[EntityId, EntityId, EntityId], list[Tie]] = {}
        for tie in ties:
            self.add(tie)

    def add(self, tie: Tie) -> None:
        """Make a tie findable."""
        self.by_id[tie.id] = tie
        key = (tie.source, tie.target, tie.kind)
        self._between.setdefault(key, []).append(tie)

    def find(
        self, source: EntityId, target: EntityId, kind: EntityId, direction: str, label: str
    ) -> list[Tie]:
        """Find the ties that say the same, best first: those whose direction is the same too."""
        there = self._between.get((source, target, kind), [])
        back = self._between.get((target, source, kind), [])
        if direction == "directed":
            back = [tie for tie in back if tie.direction != "directed"]
        same = [tie for tie in (*there, *back) if not tie.label or not label or tie.label == label]
        return sorted(same, key=lambda tie: (tie.direction != direction, tie.label != label))


class KindIndex:
    """Kinds of ties by name."""

    def __init__(self, kinds: Iterable[TieKind]) -> None:
        self.directed: dict[EntityId, bool] = {}
        self._named: dict[str, EntityId] = {}
        for kind in kinds:
            self.add(kind.id, kind.name, directed=kind.directed)

    def add(self, id: EntityId, name: str, *, directed: bool) -> None:
        """Make a kind findable."""
        self.directed[id] = directed
        self._named.setdefault(fold(name), id)

    def find(self, name: str) -> EntityId | None:
        """Find a kind by its name, but for accents and case."""
        return self._named.get(fold(name))


def medians(reader: Reader, *dimensions: str) -> dict[tuple[EntityId, str], float]:
    """Give what was said of each subject in some dimensions: the median over those asked."""
    return {
        (subject, dimension): seen.median
        for dimension in dimensions
        for subject, seen in spreads(reader, dimension).items()
    }


def lasting_id(text: str) -> EntityId:
    """Use a file's id for something new if it can be one of ours; row numbers and such cannot."""
    return text if _LASTING_ID.match(text) else uuid.uuid4().hex
