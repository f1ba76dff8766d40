"""What the person at the desk should know of a copy before it leaves the room; not on the paper."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from collective_desk.host.words import Words

from .data import BriefData
from .letters.fonts import missing_scripts

_MOST_NAMED: Final = 4


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to know: names in letters that no font here has, or what is kept from a copy."""

    scripts: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    actors: int = 0
    ties: int = 0

    def said(self, words: Words) -> str:
        """Say it in a sentence."""
        comma = words("brief.list")
        if not self.scripts:
            kept = [
                words(f"brief.scope.{what}", count=count, n=count)
                for what, count in (("actors", self.actors), ("ties", self.ties)) if count]
            return words("brief.notice.left_out", things=comma.join(kept))
        names = comma.join(self.names[:_MOST_NAMED])
        if len(self.names) > _MOST_NAMED:
            names = words("names.more", names=names, count=len(self.names) - _MOST_NAMED)
        return words("brief.notice.fonts", scripts=comma.join(self.scripts), names=names)


def notices(data: BriefData) -> tuple[Notice, ...]:
    """Give what is to be said of a copy: what it cannot print, and what it leaves out."""
    told = []
    scripts = missing_scripts(every_text(data))
    if scripts:
        names = dict.fromkeys(text for text in every_text(data) if missing_scripts([text]))
        told.append(Notice(tuple(scripts), tuple(names)))
    if data.kept_actors or data.kept_ties:
        told.append(Notice(actors=data.kept_actors, ties=data.kept_ties))
    return tuple(told)


def every_text(data: BriefData) -> Iterable[str]:
    """Give every text of the desk that will stand on paper."""
    yield from (data.title, data.question, data.place, data.boundary)
    for actor in data.actors:
        yield from (actor.name, actor.second)
    yield from (tie.label for tie in data.ties)
    for pen in data.pens:
        yield from (pen.name, pen.question, pen.letter)
    yield from (rater for rater, _ in data.raters)
    for one in data.collectives:
        yield from (one.name, one.purpose, *one.members)
    for session in data.sessions:
        yield from (session.title, session.place)
    if data.trust is not None:
        yield from (event.title for event in data.trust.events)
