"""The pieces of a quick-add text: where names, links and commas begin and end."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from .rules import REALM_POSITIONS, on_one_line

_BREAK: Final = re.compile(
    r"(?P<newline>\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029])"
    r"|(?P<comma>[,;\t،；，、፣])"
    r"|(?P<mutual>[<＜][-=~ ]*[>＞]|[↔⇔⟷])"
    r"|(?P<right>(?<![-=~])[-=~]*[>＞]+|[→⇒⟶›])"
    r"|(?P<left>[<＜]+[-=~]*|[←⇐⟵‹])"
)
_ROW_END: Final = re.compile(r"[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SIGNS: Final = {"newline": "\n", "comma": ",", "mutual": "=", "right": ">", "left": "<"}
_CLOSING: Final = {'"': '"', "“": "”", "„": "“", "«": "»"}
_CHAIRS: Final = "?？؟"
_DISCS: Final = re.compile(r"[+＋]+|[+＋](?P<height>[0-9])")
_BULLETS: Final = frozenset("-*•·–◦▪")
_REALM_WORDS: Final = {
    "grassroots": REALM_POSITIONS["grassroots"],
    "middle_ground": REALM_POSITIONS["middle_ground"],
    "institutional": REALM_POSITIONS["institutional"],
}


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands between names: a comma, the end of a row, or a link (`>`, `<`, `=` mutual)."""

    sign: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Raw:
    """A name with what was said at its end."""

    text: str
    span: tuple[int, int]
    quoted: bool = False
    open_quote: bool = False
    realm: int | None = None
    discs: int | None = None
    empty_chair: bool = False
    strange_realm: str = ""

    @property
    def plain(self) -> bool:
        """Whether only a name was said."""
        return self.realm is None and self.discs is None and not self.empty_chair


def read_marks(text: str) -> Iterator[Raw | Mark]:
    """Take a text apart, in order; blank stretches between marks are left out."""
    at = 0
    row_starts = True
    while True:
        while at < len(text) and text[at] in " \u00a0\u3000":
            at += 1
        quoted = _quoted(text, at)
        if quoted:
            at = quoted.span[1]
            yield quoted
        found = _BREAK.search(text, at)
        end = found.start() if found else len(text)
        if not quoted and text[at:end].strip():
            raw = _unquoted(text, at, end, row_starts=row_starts)
            if raw.text or not raw.plain:
                yield raw
        if found is None:
            return
        yield Mark(_SIGNS[str(found.lastgroup)], found.span())
        at, row_starts = found.end(), found.lastgroup == "newline"


def quote_name(name: str) -> str:
    """Write a name so that quick add reads it as this one name, whatever it contains."""
    parts = list(read_marks(name))
    only = parts[0] if len(parts) == 1 else None
    if isinstance(only, Raw) and only.plain and not only.quoted and only.text == name:
        return name
    return '"' + name.replace('"', '""') + '"'


def is_first_words(text: str, name: str) -> bool:
    """Say whether a text is a whole word or more of the beginning of a name, and not all of it."""
    begins = bool(text) and name.casefold().startswith(text.casefold())
    return begins and len(name) > len(text) and not name[len(text)].isalnum()


def holds_table(text: str) -> bool:
    """Say whether a pasted text is rows of several cells, and not a list of names."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    return len(lines) > 1 and 2 * sum("\t" in line for line in lines) >= len(lines)


def read_discs(word: str) -> int | None:
    """Read `+++` or `+3` as three discs, `+0` as asked and none; None for any other word.

    Two digits, as in +33, are more often part of a name.
    """
    found = _DISCS.fullmatch(word)
    if found is None:
        return None
    return int(found["height"]) if found["height"] else len(word)


def _quoted(text: str, at: int) -> Raw | None:
    """Read a name in quotes, if one starts here and nothing but marks follows it."""
    closing = _CLOSING.get(text[at : at + 1])
    if closing is None:
        return None
    close = text.find(closing, at + 1)
    while closing == '"' and close >= 0 and text[close + 1 : close + 2] == '"':
        close = text.find(closing, close + 2)
    row_end = _ROW_END.search(text, at)
    line_end = row_end.start() if row_end else len(text)
    if not at < close < line_end:
        name = text[at + 1 : line_end]
        return Raw(on_one_line(name), (at, line_end), quoted=True, open_quote=True)
    found = _BREAK.search(text, close + 1)
    end = found.start() if found else len(text)
    after = _said(text[close + 1 : end].split())
    if after[0]:
        return None
    name = text[at + 1 : close]
    return _raw(
        on_one_line(name.replace('""', '"') if closing == '"' else name),
        (at, _trimmed(text, close + 1, end)),
        after,
        quoted=True,
    )


def _unquoted(text: str, at: int, end: int, *, row_starts: bool) -> Raw:
    """Read a name up to the next mark, with what its last words say about it."""
    words = text[at:end].split()
    if row_starts and len(words) > 1 and words[0] in _BULLETS:
        words = words[1:]
    said = _said(words)
    return _raw(on_one_line(" ".join(said[0])), (at, _trimmed(text, at, end)), said)


_Said = tuple[list[str], int | None, int | None, bool]


def _said(words: list[str]) -> _Said:
    """Part the words of a name from `@g`, `+++` and `?` around it: name, realm, discs, chair."""
    words = list(words)
    realm: int | None = None
    discs: int | None = None
    chair = False
    while words:
        last = words[-1]
        if last[-1] in _CHAIRS:
            chair = True
            words[-1] = last.rstrip(_CHAIRS)
        elif (position := _realm(last)) is not None:
            realm = position
            words[-1] = ""
        elif (height := read_discs(last)) is not None:
            discs = height
            words[-1] = ""
        else:
            break
        if not words[-1]:
            words.pop()
    while words and (position := _realm(words[0])) is not None:
        realm = position
        words.pop(0)
    return words, realm, discs, chair


def _raw(name: str, span: tuple[int, int], said: _Said, *, quoted: bool = False) -> Raw:
    words, realm, discs, chair = said
    strange = next((word for word in words[1:] if word[:1] in "@＠" and len(word) > 1), "")
    return Raw(name, span, quoted, False, realm, discs, chair, "" if quoted else strange)


def _realm(word: str) -> int | None:
    """Read `@g`, `@middle`, `@inst`: any beginning of a realm's name."""
    if word[:1] not in ("@", "＠") or len(word) < 2:
        return None
    said = word[1:].casefold()
    return next((at for name, at in _REALM_WORDS.items() if name.startswith(said)), None)


def _trimmed(text: str, start: int, end: int) -> int:
    """Give the end of a stretch without its trailing blanks."""
    return start + len(text[start:end].rstrip())
