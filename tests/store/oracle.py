"""What desks must say, worked out from plain sets of who had seen what: no clocks, lines or SQL."""

from __future__ import annotations

from dataclasses import dataclass, field

Cell = tuple[str, str, str]
Token = int


@dataclass(frozen=True)
class Told:
    """One transaction as the oracle knows it."""

    token: Token
    seen: frozenset[Token]
    values: dict[Cell, object]
    before: dict[Cell, Token | None]
    stands: dict[Cell, Token]
    in_sight: frozenset[Cell]
    """Cells that showed what is no head's value: deleted and kept in sight, or put together."""
    person: str


@dataclass
class OracleDesk:
    """What one desk holds, and what its person did in this file."""

    held: set[Token] = field(default_factory=set)
    waiting: set[Token] = field(default_factory=set)
    undo: list[Token] = field(default_factory=list)
    redo: list[Token] = field(default_factory=list)
    own: set[Token] = field(default_factory=set)
    """Written in this file: only of these it is known which value an undo restored."""

    def copy(self) -> OracleDesk:
        return OracleDesk(set(self.held), set(self.waiting), list(self.undo), list(self.redo),
                          set(self.own))


class Oracle:
    """Every transaction that was ever written, anywhere."""

    def __init__(self) -> None:
        self.told: dict[Token, Told] = {}
        self.stamp: dict[Token, tuple[int, str]] = {}

    def heads(self, desk: OracleDesk, cell: Cell) -> set[Token]:
        """The values of a cell that nobody who wrote later had seen."""
        writers = {token for token in desk.held if cell in self.told[token].values}
        return {
            token for token in writers
            if not any(token in self.told[other].seen for other in writers if other != token)
        }

    def first(self, tokens: set[Token]) -> Token | None:
        """The head to be shown: the greatest stamp."""
        return max(tokens, key=lambda token: self.stamp[token], default=None)

    def write(
        self, desk: OracleDesk, values: dict[Cell, object], person: str, *,
        stands: dict[Cell, Token] | None = None, together: frozenset[Cell] = frozenset(),
    ) -> Token:
        """Tell of a transaction written on a desk, which had seen all that the desk holds.

        `together` names the cells that showed texts put together, the value of nobody alone.
        """
        token = len(self.told) + 1
        before = {cell: self.first(self.heads(desk, cell)) for cell in values}
        said = {cell: (stands or {}).get(cell, token) for cell in values}
        in_sight = frozenset(
            cell for cell, old in before.items()
            if cell[2] == "alive" and old is not None and not self.told[old].values[cell]
            and self.lives(desk, *cell[:2])) | (together & values.keys())
        self.told[token] = Told(
            token, frozenset(desk.held), values, before, said, in_sight, person)
        desk.held.add(token)
        desk.own.add(token)
        return token

    def stands(self, desk: OracleDesk, token: Token, cell: Cell) -> Token:
        """Name the transaction whose value a cell shows, as far as this file knows."""
        return self.told[token].stands[cell] if token in desk.own else token

    def did(self, desk: OracleDesk, token: Token) -> None:
        desk.undo.append(token)
        desk.redo.clear()

    def taking_back(self, desk: OracleDesk, token: Token) -> tuple[dict[Cell, object], dict[Cell, Token]]:
        """What undoing a transaction writes: only cells that still stand as it left them."""
        told = self.told[token]
        born = {cell[:2] for cell in told.values
                if cell[2] == "alive" and told.before[cell] is None}
        values: dict[Cell, object] = {}
        stands: dict[Cell, Token] = {}
        for cell in told.values:
            heads = self.heads(desk, cell)
            if len(heads) != 1:
                continue
            (head,) = heads
            if self.stands(desk, head, cell) != told.stands[cell]:
                continue
            before = told.before[cell]
            if cell in told.in_sight:
                values[cell] = True if cell[2] == "alive" else ...
            elif before is not None:
                values[cell] = self.told[before].values[cell]
                stands[cell] = self.stands(desk, before, cell)
            elif cell[2] == "alive":
                values[cell] = False
            elif cell[:2] not in born:
                values[cell] = None
        return values, stands

    def deliver(self, desk: OracleDesk, tokens: set[Token]) -> None:
        """Hand over transactions; one is held only when all that its writer had seen is."""
        desk.waiting |= tokens - desk.held
        while True:
            ready = {token for token in desk.waiting if self.told[token].seen <= desk.held}
            if not ready:
                return
            desk.held |= ready
            desk.waiting -= ready

    def lives(self, desk: OracleDesk, kind: str, id: str) -> bool:
        """Whether a thing is shown: alive, or deleted by one while another changed it."""
        alive = self.heads(desk, (kind, id, "alive"))
        if any(self.told[head].values[kind, id, "alive"] for head in alive):
            return self.told[self.first(alive)].values[kind, id, "alive"] is True or self._disputed(
                desk, kind, id, alive)
        return self._disputed(desk, kind, id, alive)

    def _disputed(self, desk: OracleDesk, kind: str, id: str, alive: set[Token]) -> bool:
        dead = [head for head in alive if not self.told[head].values[kind, id, "alive"]]
        if not alive or len(dead) != len(alive):
            return False
        cells = {cell for token in desk.held for cell in self.told[token].values
                 if cell[:2] == (kind, id) and cell[2] != "alive"}
        others = {head for cell in cells for head in self.heads(desk, cell)}
        return any(
            head != end and end not in self.told[head].seen and head not in self.told[end].seen
            for head in others for end in dead
        )
