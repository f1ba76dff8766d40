"""A power cut at any moment, with writes lost and torn, costs nothing that was saved."""

from __future__ import annotations

import random
from pathlib import Path

from .power import cut, cut_often, record


def test_two_hundred_power_cuts_lose_nothing(tmp_path: Path) -> None:
    acknowledged, lost, corrupt = cut_often(tmp_path, 200, random.Random(3))
    assert acknowledged > 2000
    assert (lost, corrupt) == (0, 0)


def test_a_disk_that_never_flushes_is_found_out(tmp_path: Path) -> None:
    recording = record(tmp_path)
    recording.log = [one for one in recording.log if not one.flush or one.data is None]
    chance, lost = random.Random(4), 0
    for _ in range(20):
        path, saved = cut(recording, len(recording.log), chance, tmp_path)
        log = path.with_name("cut.desk-wal").read_bytes()
        lost += any(f'actor {number}"'.encode() not in log + path.read_bytes()
                    for number in range(saved + 1))
    assert lost
