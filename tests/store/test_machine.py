"""Four desks against an independent oracle, and planted bugs against the machine."""

from __future__ import annotations

import pytest

from .machine import Different, play
from .mutants import PLANTED, Plant

RUNS, STEPS = 500, 60


@pytest.mark.long
def test_four_desks_agree_with_the_oracle_and_with_each_other() -> None:
    play(RUNS, STEPS)


@pytest.mark.long
@pytest.mark.parametrize("plant", PLANTED, ids=lambda plant: plant.__name__)
def test_a_planted_bug_is_found(plant: Plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    with pytest.raises(Different):
        play(60, STEPS)
