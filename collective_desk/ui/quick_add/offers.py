"""What the line offers: who may be meant, the pale rest of a name, chips of what is done."""

from __future__ import annotations

from collective_desk.domain.entities import Actor
from collective_desk.domain.folding import fold
from collective_desk.domain.quick_pieces import read_discs
from collective_desk.host.words import Words
from collective_desk.store.queries.suggest import SuggestIndex, Suggestion
from collective_desk.ui.pens import Pens
from collective_desk.ui.widgets.rows import Row
from collective_desk.ui.widgets.signs import Signs

from .asking import Asking
from .chips import Token
from .draft import LINKS, Draft, shown_name
from .port import LinePort

LIMIT = 6
_KIND_BEHIND = frozenset({">", "<"})
SURE = frozenset({"start", "kind"})
"""How a name must fit what is typed for Enter to take it."""


class Offers:
    """Reads the desk for the line."""

    def __init__(
        self, index: SuggestIndex, pens: Pens, signs: Signs, words: Words, port: LinePort
    ) -> None:
        self._index, self._pens, self._signs = index, pens, signs
        self._words, self._port = words, port
        self._kept: dict[str, Token] = {}

    def forget(self) -> None:
        """Read everything again: the desk changed."""
        self._kept.clear()

    def tokens(self, draft: Draft, pasted: str) -> list[Token]:
        """Give the chips of what is done; a pasted column is one chip with its count."""
        if pasted:
            count = len(self._index.line(pasted).actors)
            return [Token(self._words("quick_add.pasted", count=count), "")]
        return [
            self._token(draft, number) for number in range(len(draft.parts))
        ]

    def rows(self, draft: Draft, cursor: int) -> tuple[list[Row], int]:
        """Give whom the word at the cursor may mean, and which row Enter takes."""
        typed = draft.tail.strip()
        if not typed:
            return [], 0
        found = self._meant(self._index.suggest(draft.text, cursor, LIMIT), draft)
        if not found:
            return [], 0
        rows = [self._row(one, typed) for one in found]
        exact = any(fold(one.said) == fold(typed) for one in found)
        if not exact:
            sure = found[0].how in SURE
            rows.append(Row(
                None, self._words("quick_add.new", name=_name(typed)), icon="plus",
                keys="Ctrl+Return" if sure else "", begins_group=True))
            return rows, 0 if sure else len(rows) - 1
        return rows, next(n for n, one in enumerate(found) if fold(one.said) == fold(typed))

    def ghost(self, draft: Draft, row: Row | None) -> str:
        """Give the rest of the name that Enter would take."""
        typed = draft.tail.lstrip()
        if row is None or row.value is None or row.facts.get("how") not in SURE:
            return ""
        said = row.facts["said"]
        return said[len(typed):] if said.casefold().startswith(typed.casefold()) else ""

    def question(self, asking: Asking) -> str:
        """Give the words that ask who is meant."""
        return self._words("quick_add.which", name=asking.current.text)

    def answers(self, asking: Asking) -> list[Row]:
        """Give the actors of one name, with what tells them apart, and the new one."""
        rows = []
        for id in asking.current.candidates:
            actor = self._port.actor(id)
            if actor is not None:
                rows.append(Row(
                    id, actor.name, note=self._note(actor), picture=self._signs.actor(actor)))
        new = self._words("quick_add.another", name=asking.current.text)
        return [*rows, Row(None, new, icon="plus", begins_group=True)]

    def _meant(self, found: list[Suggestion], draft: Draft) -> list[Suggestion]:
        """Put actors before kinds, and kinds only where one may stand: behind `A >`.

        A kind's own name comes before another word for a kind.
        """
        typed = fold(draft.tail)
        after_link = bool(draft.parts) and draft.parts[-1].link in _KIND_BEHIND
        there = [one for one in found if one.how != "kind" or after_link]
        return sorted(there, key=lambda one: (
            one.how not in SURE, one.how == "kind",
            one.how == "kind" and not fold(one.name).startswith(typed)))

    def _token(self, draft: Draft, number: int) -> Token:
        part = draft.parts[number]
        key = f"{part.text}\n{part.link}\n{number and draft.parts[number - 1].link}"
        if key not in self._kept:
            self._kept[key] = self._read(draft, number)
        return self._kept[key]

    def _read(self, draft: Draft, number: int) -> Token:
        part, link = draft.parts[number], LINKS[draft.parts[number].link]
        start = sum(len(p.text) + len(p.link) + 2 for p in draft.parts[:number])
        # A name makes the line whole: only then is a kind between two links known as one.
        line = self._index.line(draft.head + (draft.tail.strip() or "…"))
        piece = next(
            (one for one in line.kinds if one.span[0] <= start < one.span[1]), None)
        pen = self._pens.named(piece.kind) if piece and piece.kind else None
        if pen is not None:
            return Token(shown_name(part.text), link, colour=self._signs.pen_colour(pen))
        who = self._index.names.who(shown_name(part.text))
        actor = self._port.actor(who[0]) if len(who) == 1 else None
        return Token(
            actor.name if actor else shown_name(part.text), link,
            sign=self._signs.actor(actor, 18) if actor else None)

    def _row(self, one: Suggestion, typed: str) -> Row:
        facts = {"insert": one.insert, "span": one.span, "how": one.how, "said": one.name}
        start = fold(one.name).find(fold(typed))
        match = (start, start + len(typed)) if start >= 0 else (0, 0)
        if one.how == "kind":
            return Row(
                one.id, one.name, note=self._words("quick_add.kind"), icon="spline", match=match,
                facts=facts)
        actor = self._port.actor(one.id)
        note = self._note(actor) if actor else ""
        if one.said != one.name:
            note = one.said
        sign = self._signs.actor(actor) if actor else None
        return Row(one.id, one.name, note=note, picture=sign, match=match, facts=facts)

    def _note(self, actor: Actor) -> str:
        if actor.empty_chair:
            return self._words("quick_add.chair")
        id = f"kind.{actor.kind}"
        return self._words(id) if id in self._words else actor.kind or ""


def _name(typed: str) -> str:
    """Give what the new actor would be called, without marks at its end."""
    words = typed.split()
    while len(words) > 1 and (words[-1].startswith("@") or read_discs(words[-1]) is not None):
        words.pop()
    return shown_name(" ".join(words)).rstrip("?؟")
