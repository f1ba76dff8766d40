"""kill -9 while a desk is written or receives; `python3 -m tests.store.kills 2000` for long.

A child writes and says what is saved after each commit; it is killed at any moment; what it said
must be there when the desk is opened again, whole.
"""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import sys
import tempfile
import time
from multiprocessing.connection import Connection
from pathlib import Path

from collective_desk.domain.entities import Actor
from collective_desk.store.check import check
from collective_desk.store.desk import Desk
from collective_desk.store.records import Packed
from collective_desk.store.writer import Writer

from .counting import counted

KILLS_A_DESK = 40
"""Kills that one desk goes through: all is read after each, so a desk that grew for ever is slow."""


def add_numbered(write: Writer, number: int) -> None:
    write.add(Actor, name=f"actor {number}")


def write_until_killed(path: Path, tell: Connection) -> None:
    with Desk.open(path, person="Amina") as desk:
        number = desk.read.count(Actor)
        while True:
            number += 1
            desk.do(add_numbered, number)
            tell.send(number)


def receive_until_killed(path: Path, tell: Connection, parts: list[list[Packed]]) -> None:
    with Desk.open(path, person="Amina") as desk:
        for part in parts:
            desk.receive(part)
            tell.send(desk.read.count(Actor))
        time.sleep(60)


def kill_while_writing(folder: Path, times: int, chance: random.Random) -> tuple[int, int]:
    """Give how many acknowledged transactions there were and how many of them were lost."""
    acknowledged = lost = 0
    for kill in counted(range(times), "kills while writing"):
        path = folder / f"written{kill // KILLS_A_DESK}.desk"
        if kill % KILLS_A_DESK == 0:
            Desk.create(path, person="Amina").close()
        told = _run_and_kill(write_until_killed, (path,), chance.uniform(0.0, 0.06))
        acknowledged += len(told)
        with Desk.open(path, person="Amina") as desk:
            names = {actor.name for actor in desk.read.all(Actor)}
        lost += sum(f"actor {number}" not in names for number in told)
        if not check(path).whole:
            raise AssertionError("a killed desk is not whole")
    return acknowledged, lost


def kill_while_receiving(folder: Path, times: int, chance: random.Random) -> tuple[int, int]:
    """Give how many parts were received in all, and how many were there only in part."""
    source = Desk.create(":memory:", person="Bruno")
    for start in range(20):
        source.do(lambda write, start=start: [write.add(Actor, name=f"{start}.{at}")
                                              for at in range(25)] and None)
    packed = source.pack()
    source.close()
    received = partial = 0
    for number in counted(range(times), "kills while receiving"):
        path = folder / f"received{number}.desk"
        Desk.create(path, person="Amina").close()
        told = _run_and_kill(receive_until_killed, (path,), chance.uniform(0.0, 0.08),
                             [[item] for item in packed])
        with Desk.open(path, person="Amina") as desk:
            count = desk.read.count(Actor)
            partial += count % 25 != 0 or count < max(told, default=0)
            received += count // 25
            desk.receive(packed)
            partial += desk.read.count(Actor) != 500
        if not check(path).whole:
            raise AssertionError("a killed desk is not whole")
        path.unlink()
    return received, partial


def _run_and_kill(work, arguments, seconds: float, *more: object) -> list[int]:
    context = multiprocessing.get_context("fork" if hasattr(os, "fork") else "spawn")
    hear, tell = context.Pipe(duplex=False)
    child = context.Process(target=work, args=(*arguments, tell, *more), daemon=True)
    child.start()
    tell.close()
    told = []
    if hear.poll(10):
        told.append(hear.recv())
        time.sleep(seconds)
    if child.pid:
        os.kill(child.pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    child.join()
    try:
        while hear.poll(0):
            told.append(hear.recv())
    except EOFError:
        pass
    hear.close()
    return told


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as name:
        seed = random.Random()
        print(f"{wanted} kills while writing: %d acknowledged, %d lost"
              % kill_while_writing(Path(name), wanted, seed))
        print(f"{wanted // 4} kills while receiving: %d parts received, %d partial"
              % kill_while_receiving(Path(name), wanted // 4, seed))
