"""Real desks in memory, with a clock that counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import count

import pytest

from collective_desk.domain.clock import Clock
from collective_desk.store.connect import MEMORY
from collective_desk.store.desk import Desk

OpenDesk = Callable[[str], Desk]


@pytest.fixture
def open_desk() -> Iterator[OpenDesk]:
    """Make as many desks in memory as a test asks for, one a person."""
    desks: list[Desk] = []
    ticks = count(1_790_000_000)

    def make(person: str) -> Desk:
        desks.append(Desk.create(MEMORY, person=person, clock=Clock(lambda: next(ticks))))
        return desks[-1]

    yield make
    for desk in desks:
        desk.close()


@pytest.fixture
def amina(open_desk: OpenDesk) -> Desk:
    return open_desk("Amina")


@pytest.fixture
def bruno(open_desk: OpenDesk) -> Desk:
    return open_desk("Bruno")
