from collections.abc import Iterator

import pytest

from collective_desk.commands.actors import add_actor
from collective_desk.commands.desks import found_desk
from collective_desk.domain.clock import Clock
from collective_desk.domain.entities import Actor, TieKind
from collective_desk.store.desk import Desk


class Room:
    """A desk with its first map and pens, and short words to look at it."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.map = desk.do(found_desk, title="River", question="Who?")
        self.pens = {kind.name: kind.id for kind in desk.read.all(TieKind)}

    def actor(self, name: str, **fields: object) -> str:
        return self.desk.do(add_actor, name, on=self.map, **fields)

    def names(self) -> list[str]:
        return [actor.name for actor in self.desk.read.all(Actor)]


@pytest.fixture
def room() -> Iterator[Room]:
    ticks = iter(range(1_774_000_000, 1_775_000_000))
    with Desk.create(":memory:", person="amina", clock=Clock(now=lambda: next(ticks))) as desk:
        yield Room(desk)
