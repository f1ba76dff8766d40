"""What the desk says to each of the nine questions, in sentences that lead to their evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from collective_desk.domain.days import today
from collective_desk.domain.entities import Actor, Collective, EntityId
from collective_desk.host.words import Words
from collective_desk.store.queries.collectives import collectives
from collective_desk.store.queries.webs import Web, web
from collective_desk.store.reader import Reader
from collective_desk.ui.together.said import names_of

MOST_LINKS = 60
"""More than anybody walks through; the page shows a few and opens the rest."""
PAGE = "page"
"""The kind of a lead to where something can be said that nobody said yet."""
SMALL = 8
"""Under so many actors a reading of the whole map says nothing."""


@dataclass(frozen=True, slots=True)
class Lead:
    """Something that evidence leads to: its kind, its id, its name."""

    kind: str
    id: EntityId
    name: str
    actor: Actor | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence, and where it comes from."""

    text: str
    leads: tuple[Lead, ...] = ()


class Asked:
    """One desk, asked for evidence; what several questions need is read once."""

    def __init__(self, read: Reader, words: Words, collective: Collective | None) -> None:
        self.read, self.words, self.collective = read, words, collective

    @cached_property
    def web(self) -> Web:
        """The ties of the desk."""
        return web(self.read)

    @cached_property
    def actors(self) -> dict[EntityId, Actor]:
        """The actors, without empty chairs."""
        return {one.id: one for one in self.web.actors}

    @cached_property
    def collectives(self) -> list[Collective]:
        """All collectives."""
        return collectives(self.read)

    @property
    def today(self) -> str:
        """The day on which it is asked."""
        return today().isoformat()

    def say(self, id: str, /, leads: Iterable[Lead] = (), **facts: object) -> Evidence:
        """Make a piece of evidence."""
        return Evidence(self.words(id, **facts), tuple(leads)[:MOST_LINKS])

    def of_actors(self, id: str, actors: Sequence[Actor], /, **facts: object) -> Evidence:
        """Make a piece of evidence about actors, which are named and counted."""
        return self.say(
            id, [lead_to(one) for one in actors], names=names_of(self.words, actors),
            count=len(actors), **facts)

    def known(self, ids: Iterable[EntityId]) -> list[Actor]:
        """Give the living actors among some ids."""
        return [self.actors[id] for id in ids if id in self.actors]


def lead_to(actor: Actor) -> Lead:
    """Lead to an actor on the map."""
    return Lead(Actor.kind_name, actor.id, actor.short_label or actor.name, actor)


def lead_to_page(name: str, place: str, part: str = "") -> Lead:
    """Lead to a page, or a tab of it."""
    return Lead(PAGE, f"{place}:{part}", name)


Finds = Callable[[Asked], Iterable[Evidence]]
