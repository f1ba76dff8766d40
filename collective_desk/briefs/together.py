"""The collectives on paper: purpose, who stands to it, who belongs to it."""

from __future__ import annotations

from collections.abc import Iterable

from collective_desk.domain.vocabularies import VOCABULARIES

from .brief import Passage
from .data_together import CollectiveFacts
from .saying import Saying, bold, name, spans
from .text import Said


def collective_passages(collectives: Iterable[CollectiveFacts], say: Saying) -> list[Passage]:
    """Give one passage with all collectives that say anything, each under its name."""
    told = [one for one in collectives if one.purpose.strip() or one.members]
    said = tuple(line for one in told for line in _paragraphs(one, say))
    return [Passage(say("brief.collective"), "", said)] if said else []


def _paragraphs(one: CollectiveFacts, say: Saying) -> Iterable[Said]:
    lines = [line for line in one.purpose.split("\n") if line.strip()]
    first = name(lines[0]) if lines else ""
    yield spans(say("brief.collective.named", name=bold(one.name)), first)
    yield from (spans(name(line)) for line in lines[1:])
    asked = sum(one.stands.values())
    if asked:
        said = say.list(
            say(f"brief.endorsed.{stance}", n=one.stands[stance])
            for stance in VOCABULARIES["endorsement"]
            if one.stands.get(stance)
        )
        yield spans(say("brief.collective.asked", n=asked, said=said))
    if one.members:
        names = say.list(map(name, one.members))
        others = say("brief.collective.others", n=one.others) if one.others else ""
        yield spans(say("brief.collective.members", names=names), others)
