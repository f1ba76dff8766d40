"""What stands in the line: parts that are done, as chips, and the one being typed."""

from __future__ import annotations

from dataclasses import dataclass, field

from collective_desk.domain.quick_pieces import quote_name

LINKS = {">": "›", "<": "‹", "<>": "⇄", ",": ","}
"""What joins two parts, as typed and as shown."""
_CONNECTORS = "-=~ "


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is done, and the link behind it."""

    text: str
    link: str


@dataclass(slots=True)
class Draft:
    """The whole line: parts that are done and the tail in the field."""

    parts: list[Part] = field(default_factory=list)
    tail: str = ""

    @property
    def head(self) -> str:
        """The text of the parts that are done."""
        return "".join(f"{part.text} {part.link} " for part in self.parts)

    @property
    def text(self) -> str:
        """The whole line, as quick add reads it."""
        return self.head + self.tail

    def type_in(self, text: str) -> None:
        """Take letters one by one, as the keyboard brings them."""
        for letter in text:
            if letter in LINKS and self.close_part(letter):
                continue
            if letter != " " or self.tail or not self.parts:
                self.tail += letter

    def close_part(self, link: str) -> bool:
        """End the part being typed by a link; False leaves the letter to the field."""
        said = self.tail.strip()
        if _open_quote(said):
            return False
        if not said:
            return self._grow_link(link)
        if link in {">", "<"}:
            said = said.rstrip(_CONNECTORS)
        if not said:
            return False
        self.parts.append(Part(said, link))
        self.tail = ""
        return True

    def reopen(self) -> bool:
        """Take the last part back into the field; False where there is none."""
        if not self.parts:
            return False
        self.tail = self.parts.pop().text
        return True

    def begin_from(self, name: str) -> None:
        """Start with a tie from an actor."""
        self.parts, self.tail = [Part(quote_name(name), ">")], ""

    def clear(self) -> None:
        """Let everything go."""
        self.parts, self.tail = [], ""

    def _grow_link(self, link: str) -> bool:
        """Turn `<` into `<>`, and swallow a link typed twice."""
        if not self.parts:
            return False
        last = self.parts[-1]
        if last.link == "<" and link == ">":
            self.parts[-1] = Part(last.text, "<>")
        return True


def shown_name(text: str) -> str:
    """Give a part as people read it: without the quotes that guard it."""
    if len(text) > 1 and text[0] == text[-1] == '"':
        return text[1:-1].replace('""', '"')
    return text


def _open_quote(text: str) -> bool:
    return text.startswith('"') and (len(text) == 1 or not text.endswith('"'))
