"""Time never runs backwards on a desk."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from collective_desk.domain.clock import LATEST, Clock, moment


@given(some.lists(some.floats(allow_nan=False, min_value=-1e12, max_value=1e12), min_size=1))
def test_stamps_grow_whatever_the_computer_says(said: list[float]) -> None:
    ticks = iter(said)
    clock = Clock(lambda: next(ticks))
    last = 0
    for _ in said:
        stamp = clock.after(last)
        assert last < stamp or stamp == LATEST - 1
        last = stamp
    assert moment(last).year <= 2100


def test_a_stamp_follows_the_clock_where_it_can() -> None:
    assert Clock(lambda: 1000.5).after(0) == 1_000_500_000
    assert Clock(lambda: 1e15).wall() < LATEST
