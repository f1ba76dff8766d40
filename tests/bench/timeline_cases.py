"""The trust page of a desk that has seen much: 1,000 milestones and 2,000 ties."""

from __future__ import annotations

import random
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from collective_desk.analysis.trust import tracks
from collective_desk.commands.milestones import add_milestone
from collective_desk.domain.entities import Actor, Tie, TieKind
from collective_desk.domain.trust import Moved
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.host.words import Words
from collective_desk.showing.trust_rows import TrustLook, trust_scene
from collective_desk.store.desk import Desk
from collective_desk.store.queries.milestones import trust_record
from collective_desk.store.reader import Reader
from collective_desk.store.writer import Writer
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.timeline.view import TimelineView
from collective_desk.ui.widgets.signs import Signs

MILESTONES, TIES = 1_000, 2_000
FIRST = date(2026, 1, 1)


def page(folder: Path, quick: bool) -> dict[str, float]:
    """Open the page to its first paint, again and again; then pan, roll and zoom it."""
    application = QApplication.instance() or QApplication([])
    path, theme, words = _seen_much(folder), Theme("light"), Words("en")
    theme.wake()
    opened = []
    with Reader.open(path) as reader:
        for _ in range(3 if quick else 5):
            began = perf_counter()
            view = _opened(reader, theme, words)
            image = QImage(view.size(), QImage.Format.Format_RGB32)
            view.render(image)
            opened.append((perf_counter() - began) * 1e3)
    frames = []
    for at in range(30 if quick else 200):
        began = perf_counter()
        if at % 3 == 2:
            view.zoom_by(1.1 if at % 2 else 1 / 1.1, 500)
        else:
            view.pan(17 if at % 3 else -9, -23)
        view.render(image)
        frames.append((perf_counter() - began) * 1e3)
    application.processEvents()
    frames.sort()
    return {"open": sorted(opened)[len(opened) // 2], "p95": frames[int(len(frames) * 0.95)],
            "median": frames[len(frames) // 2]}


def _opened(reader: Reader, theme: Theme, words: Words) -> TimelineView:
    view = TimelineView(theme, Signs(theme, words))
    view.resize(1290, 620)
    record = trust_record(reader, today=(FIRST + timedelta(days=270)).toordinal())
    view.show_scene(trust_scene(record, words, TrustLook(ties="all"), tracks(record)))
    return view


def _seen_much(folder: Path) -> Path:
    path = folder / "trust.desk"
    if not path.exists():
        with Desk.create(path, person="bench") as desk:
            desk.do(_fill)
    return path


def _fill(write: Writer) -> None:
    chance = random.Random(7)
    pen = write.add(TieKind, name="trust")
    actors = [write.add(Actor, name=f"Actor number {at}", kind="cooperative", realm=at % 5 - 2)
              for at in range(700)]
    ties = [write.add(Tie, source=source, target=target, kind=pen)
            for source, target in (chance.sample(actors, 2) for _ in range(TIES))]
    for at in range(MILESTONES):
        touched = [*chance.sample(ties, 3), ties[2 * at], ties[2 * at + 1]]
        add_milestone(
            write, f"Something of weight {at}", kind=chance.choice(VOCABULARIES["milestone_kind"]),
            date=(FIRST + timedelta(days=at * 270 // MILESTONES)).isoformat(),
            took_part=chance.sample(actors, 4),
            moved=[Moved(tie, chance.randint(1, 4), chance.randint(1, 4)) for tie in touched])
