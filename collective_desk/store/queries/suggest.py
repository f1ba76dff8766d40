"""Type-ahead: whom and what the word being typed may mean, most recent first."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Final

from collective_desk.domain.entities import Actor, EntityId, TieKind
from collective_desk.domain.folding import fold
from collective_desk.domain.quick_line import Line, Piece, parse
from collective_desk.domain.quick_pieces import quote_name
from collective_desk.domain.spoken_kinds import SpokenKind
from collective_desk.store.reader import Reader
from collective_desk.store.records import Commit

from .names import Named, NameIndex
from .same import same
from .spoken import spoken_kinds

_CLOSE_ENOUGH: Final = 0.7
_LAST: Final = "\U0010ffff"
_MANY: Final = 200
_Start = tuple[str, bool, Named]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Someone the typed word may mean: put `insert` in the place of `span`."""

    id: EntityId
    name: str
    said: str
    insert: str
    span: tuple[int, int]
    how: str
    """start, word (a later word begins so), inside, or typo; kind for a kind of tie."""


def suggest(reader: Reader, text: str, cursor: int, limit: int = 8) -> list[Suggestion]:
    """Suggest actors and kinds of ties for the word at the cursor, with an index made for it."""
    return SuggestIndex(reader).suggest(text, cursor, limit)


class SuggestIndex:
    """The names of a desk, kept ready while its window is open; `refresh` it by each commit."""

    def __init__(self, reader: Reader) -> None:
        self.names = NameIndex(reader)
        self.kinds: tuple[SpokenKind, ...] = spoken_kinds(reader)
        self._reader = reader
        self._kind_names = {kind.id: kind.name for kind in reader.all(TieKind)}
        self._recent = {id: turn for turn, id in enumerate(self.names.of)}
        self._turn = len(self._recent)
        self._starts = sorted(
            (start for ways in self.names.of.values() for way in ways for start in _starts(way)),
            key=_word,
        )

    def refresh(self, commit: Commit) -> None:
        """Take in what a commit changed; actors it touched count as recent."""
        touched = commit.touched.get(Actor.kind_name, frozenset())
        if touched:
            # A merge or a parting changes what others are called.
            who = same(self._reader).who
            touched |= {who(id) for id in touched} | (self.names.of.keys() & commit.about)
            before = [named for id in touched for named in self.names.of.get(id, ())]
            self.names.refresh(touched)
            after = [named for id in touched for named in self.names.of.get(id, ())]
            self._exchange(before, after)
        for id in (*touched, *commit.about):
            if id in self.names.of:
                self._turn += 1
                self._recent[id] = self._turn
        if TieKind.kind_name in commit.touched:
            self.kinds = spoken_kinds(self._reader)
            self._kind_names = {kind.id: kind.name for kind in self._reader.all(TieKind)}

    def line(self, text: str) -> Line:
        """Read a text as a line, knowing the desk's kinds and names."""
        return parse(text, self.kinds, self.names.knows)

    def suggest(self, text: str, cursor: int, limit: int = 8) -> list[Suggestion]:
        """Suggest whom the word before the cursor may mean: best match first, then latest used."""
        line = self.line(text)
        piece = line.piece_at(cursor)
        if piece is None:
            return []
        span = piece.span
        typed = fold(_typed(text[span[0] : cursor]))
        if not typed:
            return []
        found: dict[EntityId, Suggestion] = {}
        for kind in self._kinds_at(line, piece, typed):
            name = self._kind_names[kind.id]
            found[kind.id] = Suggestion(kind.id, name, name, name, span, "kind")
        for how, matches in (("start", self._starting(typed, whole=True)),
                             ("word", self._starting(typed, whole=False)),
                             ("inside", self._inside(typed)), ("typo", self._mistyped(typed))):
            if len(found) >= limit:
                break
            for named in nlargest(limit + len(found), matches, key=self._recency):
                if named.actor not in found and len(found) < limit:
                    name = self.names.of[named.actor][0].said
                    found[named.actor] = Suggestion(
                        named.actor, name, named.said, quote_name(name), span, how)
            if found and how == "inside":
                break
        return list(found.values())

    def _exchange(self, before: list[Named], after: list[Named]) -> None:
        """Keep the word starts in order: one by one for a few names, sorted anew for many."""
        gone = [start for named in before for start in _starts(named)]
        come = [start for named in after for start in _starts(named)]
        if len(gone) + len(come) > _MANY:
            dropped = {named.actor for named in (*before, *after)}
            kept = [start for start in self._starts if start[2].actor not in dropped]
            self._starts = sorted(kept + come, key=_word)
            return
        for start in gone:
            at = bisect_left(self._starts, start[0], key=_word)
            while self._starts[at][2] != start[2]:
                at += 1
            del self._starts[at]
        for start in come:
            insort(self._starts, start, key=_word)

    def _recency(self, named: Named) -> int:
        return self._recent.get(named.actor, -1)

    def _starting(self, typed: str, *, whole: bool) -> Iterable[Named]:
        """Find names that start so, or one of whose later words does."""
        at = bisect_left(self._starts, typed, key=_word)
        end = bisect_left(self._starts, typed + _LAST, key=_word)
        return [named for _, first, named in self._starts[at:end] if first == whole]

    def _inside(self, typed: str) -> Iterable[Named]:
        if len(typed) < 2:
            return ()
        return [named for ways in self.names.of.values() for named in ways if typed in named.key]

    def _mistyped(self, typed: str) -> Iterable[Named]:
        """Find names that were meant by a slip of the fingers."""
        if len(typed) < 3:
            return ()
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        ways = [named for ways in self.names.of.values() for named in ways]
        # What is being typed is compared with as much of each name.
        heads = [named.key[: len(typed)] for named in ways]
        close = process.extract(
            typed, heads, scorer=OSA.normalized_similarity, score_cutoff=_CLOSE_ENOUGH, limit=12)
        return [ways[row] for _, _, row in close]

    def _kinds_at(self, line: Line, piece: Piece, typed: str) -> Sequence[SpokenKind]:
        """Offer kinds of ties where one may stand: right behind a link."""
        if piece.quoted or not any(end <= piece.span[0] for _, end in line.links):
            return ()
        return [kind for kind in self.kinds if any(form.startswith(typed) for form in kind.forms)]


def _typed(text: str) -> str:
    """Drop the quote with which a name begins and the marks at its end."""
    return text.lstrip('"“„« ').rstrip("?؟+ ")


def _starts(named: Named) -> Iterator[_Start]:
    """Give every word start of a name."""
    yield named.key, True, named
    at = named.key.find(" ")
    while at >= 0:
        yield named.key[at + 1 :], False, named
        at = named.key.find(" ", at + 1)


def _word(start: _Start) -> str:
    return start[0]
