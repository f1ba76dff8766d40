"""What the desk says of the wall, in its status bar: never on the wall itself."""

from __future__ import annotations

from collective_desk.host.words import Words

from .wall import Wall


def said_of_wall(wall: Wall, words: Words) -> str:
    """Say how the wall is, who is kept back, and how many names wait; nothing without a wall."""
    if not wall.is_open:
        return ""
    said = [words("status.wall.open")]
    if wall.waits:
        said = [words("status.wall.waits")]
    elif wall.is_blank:
        said = [words("status.wall.blank")]
    elif wall.is_frozen:
        said = [words("status.wall.frozen")]
    kept, unread = wall.kept_back(), len(wall.unread)
    if kept:
        said.append(words("status.wall.kept_back", count=kept))
    if unread and not wall.is_blank:
        said.append(words("status.wall.unread", count=unread))
    return ", ".join(said)
