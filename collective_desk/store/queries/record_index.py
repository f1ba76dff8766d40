"""Full text of what was written down: any script, accents and case do not count.

The index lies in memory only: nothing of it stays in the file, so that a value which is forgotten
is forgotten here too.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from collective_desk.domain.entities import (
    Commitment,
    Entity,
    EntityId,
    Milestone,
    Note,
    ReflectionAnswer,
    Session,
)
from collective_desk.domain.folding import ARTICLE, fold
from collective_desk.store.reader import Reader
from collective_desk.store.records import Commit

FIELDS: Final[dict[type[Entity], tuple[str, ...]]] = {
    Note: ("text", "speaker"),
    Commitment: ("text", "owner_name"),
    Session: ("title", "purpose", "place"),
    Milestone: ("title", "text", "place"),
    ReflectionAnswer: ("text", "next_step"),
}
"""The kinds that are found by their text, and the fields in which it stands."""
_TABLE: Final = (
    "CREATE VIRTUAL TABLE words USING fts5(id UNINDEXED, kind UNINDEXED, text,"
    " tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M* Co So Cn'\")")
_UNSPACED: Final = re.compile(
    "([\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
    "\u2190-\u2bff\U0001f000-\U0003ffff])")
"""Thai, Lao, Burmese, Khmer, Japanese, Chinese, emoji: written without blanks between words."""
Index = sqlite3.Connection
"""A made index, to be adopted."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: its kind and id."""

    kind: str
    id: EntityId


class RecordIndex:
    """Built at the first question, or before it beside the window; `refresh` it by each commit."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._base: Index | None = None
        self._missed: list[Commit] | None = None

    def find(self, typed: str, limit: int = 200) -> list[Hit]:
        """Find what holds all these words, or words that begin so; the best match first."""
        asked = _question(typed)
        if not asked:
            return []
        rows = self._words().execute(
            "SELECT kind, id FROM words WHERE words MATCH ? ORDER BY rank, rowid DESC LIMIT ?",
            (asked, limit)).fetchall()
        return [Hit(kind, id) for kind, id in rows]

    def refresh(self, commit: Commit) -> None:
        """Take in what a commit changed."""
        if self._base is not None:
            for kind in FIELDS:
                self._take(kind, commit.touched.get(kind.kind_name, ()))
        elif self._missed is not None:
            self._missed.append(commit)

    def begin(self) -> bool:
        """Note commits from now on, until an index that is made beside is adopted.

        False where there is one, or one is being made.
        """
        if self._base is not None or self._missed is not None:
            return False
        self._missed = []
        return True

    def adopt(self, base: Index) -> None:
        """Go on with an index that was made beside."""
        missed, self._missed = self._missed or [], None
        if self._base is not None:
            base.close()
            return
        self._base = base
        for commit in missed:
            self.refresh(commit)

    def close(self) -> None:
        """Let go of the index."""
        if self._base is not None:
            self._base.close()
            self._base = None

    def _words(self) -> Index:
        if self._base is None:
            self._base = make_index(self._reader)
        return self._base

    def _take(self, kind: type[Entity], ids: Iterable[EntityId]) -> None:
        base = self._words()
        for id in ids:
            base.execute("DELETE FROM words WHERE id=?", (id,))
            found = self._reader.get(kind, id)
            if found is not None and found.alive:
                text = " ".join(str(getattr(found, name)) for name in FIELDS[kind])
                base.execute(
                    "INSERT INTO words(id, kind, text) VALUES (?, ?, ?)",
                    (id, kind.kind_name, _spaced(text)))


def make_index(reader: Reader) -> Index:
    """Make the index of all that is written down; may be used in another thread afterwards."""
    base = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    base.execute(_TABLE)
    base.execute("BEGIN")
    for kind, names in FIELDS.items():
        base.executemany(
            "INSERT INTO words(id, kind, text) VALUES (?, ?, ?)", (
                (id, kind.kind_name, _spaced(" ".join(map(str, texts))))
                for id, *texts in reader.rows(kind, "id", *names)))
    base.execute("COMMIT")
    return base


def _question(typed: str) -> str:
    """Ask for all the words that were typed; each may go on."""
    words = [" ".join(_split(_spaced(word))) for word in typed.split()]
    return " AND ".join(f'"{word}"*' for word in words if word)


def _split(text: str) -> list[str]:
    """Take a text apart where the index does."""
    kept = [letter if _is_read(letter) else " " for letter in text]
    return "".join(kept).split()


def _is_read(letter: str) -> bool:
    kind = unicodedata.category(letter)
    return kind[0] in "LNM" or kind in ("So", "Cn")  # emoji, and those of later years


def _spaced(text: str) -> str:
    """Fold a text; letters of scripts without blanks stand alone, so that any part is found."""
    folded = fold(text)
    if folded.isascii():
        return folded
    return ARTICLE.sub(r"\1 ", _UNSPACED.sub(r" \1 ", folded))
