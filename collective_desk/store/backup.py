"""Copies of a desk kept aside: before what is hard to take back, and once a day."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from collective_desk.domain.errors import DeskError

from .blobs import Blobs, blobs_of
from .connect import connect, explained
from .files import COPY_NAME, require_desk

DAILY, WEEKLY, MONTHLY = 7, 4, 6


def back_up(desk: Path, folder: Path, *, why: str = "", now: datetime | None = None) -> Path:
    """Copy a desk as it stands into a folder, verify the copy, and let go of old ones.

    `why` is one word for the file's name ("receive", "upgrade"), empty for the daily copy.
    Raises DeskError where there is no room or the copy does not hold; the desk is not touched.
    """
    moment = now or datetime.now(UTC)
    folder.mkdir(parents=True, exist_ok=True)
    reason = f" {why}" if why else ""
    copy = folder / f"{desk.stem} {moment:%Y-%m-%d %H%M%S}{reason}.desk"
    unfinished = copy.with_suffix(".unfinished")
    try:
        source = connect(desk, read_only=True)
        try:
            with explained():
                # As bytes: a name may hold some that are no text.
                source.exec_driver_sql("VACUUM INTO CAST(? AS TEXT)", (os.fsencode(unfinished),))
        finally:
            source.close()
        _verify(unfinished)
        _keep_blobs(desk, folder)
        unfinished.replace(copy)
    finally:
        unfinished.unlink(missing_ok=True)
    _let_go(folder, desk.stem, moment.date())
    return copy


def daily(desk: Path, folder: Path, *, now: datetime | None = None) -> Path | None:
    """Make the day's copy of a desk, unless there is one; None where nothing was to do."""
    moment = now or datetime.now(UTC)
    today = f"{moment:%Y-%m-%d}"
    if any(found["day"] == today for _, found in copies(folder, desk.stem)):
        return None
    return back_up(desk, folder, now=moment)


def _keep_blobs(desk: Path, folder: Path) -> None:
    """Add what hangs on a desk to the one file in which all its copies find it."""
    if not blobs_of(desk).exists():
        return
    source = Blobs(blobs_of(desk), read_only=True)
    kept = Blobs(blobs_of(folder / f"{desk.stem}.desk"))
    try:
        there = set(kept.names())
        for sha in readable(source):
            data = None if sha in there else source.get(sha)
            if data is not None:
                kept.put(data)
    finally:
        source.close()
        kept.close()


def readable(blobs: Blobs) -> list[str]:
    """List what hangs on a desk; a damaged file of photos keeps nobody from copying the desk."""
    try:
        return blobs.names()
    except DeskError:
        return []


def _verify(copy: Path) -> None:
    require_desk(copy)
    connection = connect(copy, read_only=True)
    try:
        with explained():
            if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
                raise DeskError("desk.damaged")
            connection.exec_driver_sql("SELECT count(*) FROM tx").scalar_one()
    finally:
        connection.close()


def copies(folder: Path, stem: str) -> list[tuple[Path, re.Match[str]]]:
    """List the copies of one desk, newest first."""
    if not folder.is_dir():
        return []
    found = ((path, COPY_NAME.fullmatch(path.name)) for path in folder.iterdir())
    mine = [(path, match) for path, match in found if match and match["stem"] == stem]
    return sorted(mine, key=lambda item: (item[1]["day"], item[1]["time"]), reverse=True)


def _let_go(folder: Path, stem: str, today: date) -> None:
    """Keep the newest of each of the last days, weeks and months; delete the rest."""
    kept: dict[str, set[tuple[int, ...]]] = {"day": set(), "week": set(), "month": set()}
    for path, match in copies(folder, stem):
        day = date.fromisoformat(match["day"])
        keys = {"day": (day.year, day.month, day.day), "week": tuple(day.isocalendar()[:2]),
                "month": (day.year, day.month)}
        limits = {"day": DAILY, "week": WEEKLY, "month": MONTHLY}
        keep = False
        for span, key in keys.items():
            if key not in kept[span] and len(kept[span]) < limits[span]:
                kept[span].add(key)
                keep = True
        if not keep and day != today:
            with suppress(OSError):
                path.unlink()
