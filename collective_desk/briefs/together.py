"""The collectives on paper: purpose, who stands to it, who belongs to it."""

from __future__ import annotations

from collections.abc import Iterable

from collective_desk.domain.vocabularies import VOCABULARIES

from .brief import Passage
from .data_together import CollectiveFacts
from .letters.text import Said
from .saying import Saying, bold, name, spans


def collective_passages(collectives: Iterable[CollectiveFacts], say: Saying) -> list[Passage]:
    """Give one passage with all collectives that say anything, each under its name.

    An empty line parts them.
    """
    told = [one for one in collectives if one.purpose.strip() or one.members]
    said = tuple(line for one in told for line in ("", *_paragraphs(one, say)))[1:]
    asked = (_asked(one, say, alone=len(told) == 1) for one in told)
    note = "\n".join(filter(None, asked))
    return [Passage(say("brief.collective"), note, said)] if said else []


def _asked(one: CollectiveFacts, say: Saying, *, alone: bool) -> str:
    """Say how those who were asked stand to the purpose; not alone, to the purpose of which."""
    asked = sum(one.stands.values())
    if not asked:
        return ""
    said = say.list(
        say(f"brief.endorsed.{stance}", n=one.stands[stance])
        for stance in VOCABULARIES["endorsement"]
        if one.stands.get(stance)
    )
    told = say("brief.collective.asked", n=asked, said=said)
    return told if alone else say("brief.told_of", name=name(one.name), said=told)


def _paragraphs(one: CollectiveFacts, say: Saying) -> tuple[Said, ...]:
    """Put the name on a line of its own: it may run another way than the purpose."""
    lines = [line for line in one.purpose.split("\n") if line.strip()]
    told: list[Said] = [spans(bold(one.name)), *(spans(name(line)) for line in lines)]
    if one.members:
        names = say.list(map(name, one.members))
        others = say("brief.collective.others", n=one.others) if one.others else ""
        told.append(spans(say("brief.collective.members", names=names), others))
    return tuple(told)
