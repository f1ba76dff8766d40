"""The rows of both tables, read from the desk in bulk or one by one."""

from __future__ import annotations

from collections.abc import Iterable

from collective_desk.domain.entities import Actor, EntityId, Tie
from collective_desk.domain.vocabularies import realm_of
from collective_desk.host.words import Words
from collective_desk.store.queries.actors import tie_counts
from collective_desk.store.queries.assessments import said_of, spreads, towers
from collective_desk.store.queries.same import same
from collective_desk.store.queries.ties import ties_of
from collective_desk.store.reader import Reader
from collective_desk.ui.code_words import code_words
from collective_desk.ui.pens import Pens

from .rows_model import Row

FIELDS = ("id", "name", "kind", "realm", "presence", "empty_chair")


class ActorRows:
    """Name, kind, realm, presence, ties and discs; behind them realm, kind and chair as codes."""

    def __init__(self, reader: Reader, words: Words) -> None:
        self._reader, self._words = reader, words

    def __call__(self, ids: Iterable[EntityId] | None = None) -> list[Row]:
        """Read the rows of some actors, or of all."""
        if ids is not None:
            found = (self._one(id) for id in ids)
            return [row for row in found if row is not None]
        ties, discs = tie_counts(self._reader), towers(self._reader)
        known = same(self._reader)
        return [
            self._row(id, name, kind, realm, presence, chair, ties[id],
                      discs[id].median if id in discs else None)
            for id, name, kind, realm, presence, chair in self._reader.rows(Actor, *FIELDS)
            if not known.is_merged(id)
        ]

    def _one(self, id: EntityId) -> Row | None:
        actor = self._reader.get(Actor, id)
        if actor is None or not actor.alive or same(self._reader).is_merged(id):
            return None
        tower = said_of(self._reader, id).get("influence")
        return self._row(
            id, actor.name, actor.kind, actor.realm, actor.presence, actor.empty_chair,
            len(ties_of(self._reader, id)), tower.median if tower else None)

    def _row(
        self, id: EntityId, name: str, kind: str | None, realm: int | None, presence: str | None,
        chair: bool, ties: int, discs: float | None,
    ) -> Row:
        words, where = self._words, realm_of(realm, kind)
        return (
            id, name, code_words(words, "actor_kind", kind),
            code_words(words, "realm", where), code_words(words, "presence", presence), ties,
            discs, where, kind, chair,
        )


class TieRows:
    """From, kind, to, direction, trust and words; behind them the pen."""

    def __init__(self, reader: Reader, words: Words, pens: Pens) -> None:
        self._reader, self._words, self._pens = reader, words, pens

    def __call__(self, ids: Iterable[EntityId] | None = None) -> list[Row]:
        """Read the rows of some ties, or of all."""
        if ids is not None:
            found = (self._one(id) for id in ids)
            return [row for row in found if row is not None]
        names = dict(self._reader.rows(Actor, "id", "name"))
        trust = spreads(self._reader, "trust")
        fields = ("id", "source", "target", "kind", "direction", "label")
        return [
            self._row(id, names[source], names[target], kind, way, label,
                      trust[id].median if id in trust else None)
            for id, source, target, kind, way, label
            in same(self._reader).joined(self._reader.rows(Tie, *fields))
            if source in names and target in names
        ]

    def _one(self, id: EntityId) -> Row | None:
        tie = self._reader.get(Tie, id)
        if tie is None or not tie.alive:
            return None
        who = same(self._reader).who
        ends = [self._reader.get(Actor, who(end)) for end in (tie.source, tie.target)]
        if any(end is None or not end.alive for end in ends):
            return None
        trust = said_of(self._reader, id).get("trust")
        source, target = (end.name if end else "" for end in ends)
        return self._row(
            id, source, target, tie.kind, tie.direction, tie.label,
            trust.median if trust else None)

    def _row(
        self, id: EntityId, source: str, target: str, kind: EntityId, way: str, label: str,
        trust: float | None,
    ) -> Row:
        pen = self._pens.named(kind)
        name = pen.name if pen else ""
        direction = code_words(self._words, "direction", way)
        return id, source, name, target, direction, trust, label, pen
