"""The line that draws: a typed or pasted text as actors and ties, before anybody looks them up.

`A`, `A, B`, a pasted column; `A > B`, `A <> B`, `A > advises > B`, `A > B, C`, `A > B > C`;
`@g @m @i` realm, `+++` discs, `?` at the end an empty chair, "…" around a name with , or >.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from .entities import EntityId
from .folding import fold
from .quick_pieces import Mark, Raw, read_marks
from .spoken_kinds import SpokenKind, hear_kind

MOST_TIES: Final = 5_000
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Piece:
    """One part of the line: an actor, or a kind of tie between two links."""

    text: str
    span: Span
    quoted: bool = False
    realm: int | None = None
    discs: int | None = None
    empty_chair: bool = False
    kind: EntityId | None = None


@dataclass(frozen=True, slots=True)
class Sketch:
    """A tie as drawn by the line: rows of `Line.actors`; no kind means the pen in hand."""

    source: int
    target: int
    kind: EntityId | None = None
    mutual: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """What keeps a line from being drawn (or only deserves a hint), by the id of its words."""

    id: str
    span: Span
    text: str = ""
    blocks: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """What a text says: its actors, kinds, ties and what is wrong with it."""

    text: str
    actors: tuple[Piece, ...] = ()
    kinds: tuple[Piece, ...] = ()
    links: tuple[Span, ...] = ()
    ties: tuple[Sketch, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def blocked(self) -> Problem | None:
        """The first problem that keeps the line from being drawn."""
        return next((problem for problem in self.problems if problem.blocks), None)

    def piece_at(self, cursor: int) -> Piece | None:
        """Give the piece in which a text cursor stands."""
        for piece in (*self.actors, *self.kinds):
            if piece.span[0] <= cursor <= piece.span[1]:
                return piece
        return None


def parse(
    text: str,
    kinds: Sequence[SpokenKind] = (),
    is_actor: Callable[[str], bool] | None = None,
) -> Line:
    """Read any text as a line; never fails, and says what is wrong by the ids of its problems.

    `is_actor` tells whether a name is on the desk: such a name beats a kind that is only guessed.
    """
    reading = _Reading(kinds, is_actor)
    row: list[Raw | Mark] = []
    for part in read_marks(text):
        if isinstance(part, Mark) and part.sign == "\n":
            reading.row(row)
            row = []
        else:
            row.append(part)
    reading.row(row)
    if reading.full_at:
        reading.problem("quick_add.too_many", reading.full_at)
    if not reading.actors and not reading.problems:
        reading.problem("quick_add.nothing", (0, len(text)))
    return Line(
        text,
        tuple(reading.actors),
        tuple(reading.kind_pieces),
        tuple(reading.links),
        tuple(reading.ties),
        tuple(reading.problems),
    )


@dataclass(slots=True)
class _Hop:
    """The link being followed: how it points, what it is called, where it stands."""

    signs: str
    span: Span
    kind: EntityId | None = None


class _Reading:
    """What has been understood so far; one `row` at a time."""

    def __init__(
        self, kinds: Sequence[SpokenKind], is_actor: Callable[[str], bool] | None
    ) -> None:
        self.actors: list[Piece] = []
        self.kind_pieces: list[Piece] = []
        self.links: list[Span] = []
        self.ties: list[Sketch] = []
        self.problems: list[Problem] = []
        self.full_at: Span | None = None
        self._kinds = kinds
        self._is_actor = is_actor

    def problem(self, id: str, span: Span, text: str = "", *, blocks: bool = True) -> None:
        """Note what is wrong, and where."""
        self.problems.append(Problem(id, span, text, blocks))

    def row(self, parts: list[Raw | Mark]) -> None:
        """Read one line of text: sources, links, targets; a comma fans out."""
        sources: list[int] = []
        targets: list[int] = []
        hop: _Hop | None = None
        waiting = False
        for place, part in enumerate(parts):
            if isinstance(part, Mark):
                if part.sign == ",":
                    continue
                self.links.append(part.span)
                if waiting and hop:
                    self._link_upon_link(hop, part)
                    continue
                sources, targets = targets or sources, []
                hop, waiting = _Hop(part.sign, part.span), True
                if not sources:
                    self.problem("quick_add.no_source", part.span)
            elif waiting and hop and self._is_kind(parts, place, hop):
                continue
            else:
                actor = self._actor(part)
                if actor is None:
                    continue
                if hop is None or (not waiting and _starts_anew(parts, place)):
                    sources = [*sources, actor] if hop is None else [actor]
                    targets, hop = [], None
                else:
                    targets.append(actor)
                    waiting = False
                    self._tie(sources, actor, hop)
        if waiting and hop:
            self.problem("quick_add.no_target", hop.span)

    def _link_upon_link(self, hop: _Hop, mark: Mark) -> None:
        """Close a named link (`> advises >`), or complain about two links in a row."""
        if hop.kind is None or len(hop.signs) > 1:
            self.problem("quick_add.no_target", hop.span)
        hop.signs += mark.sign

    def _is_kind(self, parts: list[Raw | Mark], place: int, hop: _Hop) -> bool:
        """Take a piece between two links as the name of the tie, if it is one."""
        raw = parts[place]
        if not isinstance(raw, Raw) or raw.quoted or not raw.plain:
            return False
        after = parts[place + 1] if place + 1 < len(parts) else None
        heard = hear_kind(raw.text, self._kinds)
        if heard is None or hop.kind is not None:
            return False
        guessed = not heard.sure or after is None
        if guessed and self._is_actor is not None and self._is_actor(raw.text):
            return False
        linked = isinstance(after, Mark) and after.sign != ","
        if not linked and not (after is None and heard.sure):
            return False
        hop.kind = heard.kind
        self.kind_pieces.append(Piece(raw.text, raw.span, kind=heard.kind))
        return True

    def _actor(self, raw: Raw) -> int | None:
        """Take a piece as an actor and give its row; None if it has no name."""
        if raw.open_quote:
            self.problem("quick_add.open_quote", raw.span, blocks=False)
        if raw.strange_realm:
            self.problem("quick_add.realm_unknown", raw.span, raw.strange_realm, blocks=False)
        if not raw.text:
            self.problem("quick_add.no_name", raw.span)
            return None
        piece = Piece(raw.text, raw.span, raw.quoted, raw.realm, raw.discs, raw.empty_chair)
        self.actors.append(piece)
        return len(self.actors) - 1

    def _tie(self, sources: list[int], actor: int, hop: _Hop) -> None:
        """Draw what a link says between each source and an actor."""
        mutual = "=" in hop.signs or len(set(hop.signs)) > 1
        for source in sources:
            ends = (actor, source) if hop.signs[0] == "<" and not mutual else (source, actor)
            if fold(self.actors[source].text) == fold(self.actors[actor].text):
                self.problem("quick_add.to_itself", self.actors[actor].span)
            elif len(self.ties) < MOST_TIES:
                self.ties.append(Sketch(*ends, hop.kind, mutual))
            else:
                self.full_at = self.full_at or hop.span


def _starts_anew(parts: list[Raw | Mark], place: int) -> bool:
    """Whether a piece after a comma begins another chain: `A > B, C > D` is two ties."""
    after = parts[place + 1] if place + 1 < len(parts) else None
    return isinstance(after, Mark) and after.sign != ","
