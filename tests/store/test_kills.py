"""A power cut costs nothing that was saved."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from .kills import kill_while_receiving, kill_while_writing


@pytest.mark.long
def test_thirty_kills_while_writing_lose_nothing(tmp_path: Path) -> None:
    acknowledged, lost = kill_while_writing(tmp_path, 30, random.Random(1))
    assert acknowledged >= 30
    assert lost == 0


@pytest.mark.long
def test_thirty_kills_while_receiving_leave_nothing_half_done(tmp_path: Path) -> None:
    received, partial = kill_while_receiving(tmp_path, 30, random.Random(2))
    assert received >= 30
    assert partial == 0
