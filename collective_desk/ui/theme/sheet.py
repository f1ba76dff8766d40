"""One style sheet for the whole program, made from the tokens."""

from __future__ import annotations

import re

from collective_desk.host.resources import resource

from .theme import Theme

_PLACE = re.compile(r"@(px|font|icon|[a-z_]+)(?:\(([^)]*)\))?")


def style_sheet(theme: Theme, *, mirrored: bool = False) -> str:
    """Fill the sheet: `@accent` a colour, `@px(12)` a length, `@icon(check)` a drawing.

    `@start` is the side at which a line begins.
    """
    text = resource("styles", "desk.qss").read_text(encoding="utf-8")

    def fill(found: re.Match[str]) -> str:
        name, argument = found[1], found[2]
        if name == "px":
            return f"{theme.px(float(argument))}px"
        if name == "font":
            return f"{theme.font(argument).pixelSize()}px"
        if name == "icon":
            path = resource("styles", theme.name, f"{argument}.svg").as_posix()
            return f'url("{path}")'
        if name == "start":
            return "AlignRight" if mirrored else "AlignLeft"
        return theme.hex(name)

    return _PLACE.sub(fill, text)
