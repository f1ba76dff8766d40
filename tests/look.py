"""Pictures of the program to look at: `python3 -m tests.look FOLDER` writes the main screens as PNG.

Names behind the folder take only those.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

SIZES = {"small": (1366, 768), "large": (1920, 1080)}


def take(folder: Path, only: tuple[str, ...] = ()) -> None:
    """Open the program in every state worth a look, and keep what it shows."""
    from PySide6.QtWidgets import QApplication

    from collective_desk.commands.sample import open_sample
    from collective_desk.host import settings
    from collective_desk.ui.actions.look import LENSES
    from collective_desk.ui.window.main_window import MainWindow

    app = QApplication.instance() or QApplication([])
    folder.mkdir(parents=True, exist_ok=True)

    def shot(name: str, theme: str, size: str, desk: Path | None, act: Callable | None = None,
             language: str = "en") -> None:
        if only and not name.startswith(tuple(only)):
            return
        kept = settings.load_settings()
        settings.save_settings(replace(kept, look=replace(kept.look, theme=theme, reduced_motion=True),
                              person=replace(kept.person, language=language)))
        if desk is not None:
            # A copy each: no picture shows what another left behind.
            desk = Path(shutil.copy(desk, desk.with_name("opened.desk")))
        window = MainWindow(app, desk, "Amina")
        window.resize(*SIZES[size])
        window.show()
        wait(700)
        if desk is not None and window.desk_view is None:
            wait(2000)
        if act:
            act(window)
            wait(500)
        window.grab().save(str(folder / f"{name}.png"))
        window.close()
        wait(50)

    only = sys.argv[2:]
    # Beginnings of the names of the pictures that are wanted; none: all.

    with tempfile.TemporaryDirectory() as name:
        os.environ["COLLECTIVE_DESK_HOME"] = name
        desk = open_sample(Path(name) / "river.desk")
        for theme in ("light", "dark"):
            for size in SIZES:
                shot(f"sample-{theme}-{size}", theme, size, desk)
        shot("selected", "light", "small", desk, lambda w: _select(w, "Talu basin authority"))
        shot("selected-dark", "dark", "large", desk, lambda w: _select(w, "Elders of the seven wells"))
        shot("typing", "light", "small", desk, lambda w: _type(w, "Women's orchard coop > advises > Ra"))
        shot("towers", "light", "small", desk, lambda w: _run(w, "map.towers"))
        for lens in LENSES:
            shot(f"lens-{lens}", "light", "small", desk, lambda w, lens=lens: look(w, lens=lens))
        shot("lens-influence-dark", "dark", "large", desk, lambda w: look(w, lens="influence", arrangement="spectrum"))
        shot("lens-stake-dark", "dark", "large", desk, lambda w: look(w, lens="stake"))
        for way in ("spectrum", "rings", "power_interest"):
            shot(f"arranged-{way}", "light", "small", desk, lambda w, way=way: look(w, arrangement=way))
        shot("arranged-around", "light", "small", desk, _around)
        shot("focus", "light", "small", desk, _focus)
        shot("letters", "light", "small", desk, _letters)
        shot("letters-dark", "dark", "large", desk, _letters)
        shot("heights", "light", "small", desk, _heights)
        shot("heights-dark", "dark", "large", desk, _heights)
        shot("speakers", "light", "small", desk, lambda w: _run(w, "actor.speaker"))
        shot("pens", "light", "small", desk, lambda w: _run(w, "tie.edit_pens"))
        shot("pens-dark", "dark", "small", desk, lambda w: _run(w, "tie.edit_pens"))
        shot("strength", "light", "small", desk, _strength)
        shot("welcome", "light", "small", None)
        shot("welcome-dark", "dark", "large", None)
        shot("empty", "light", "small", None, lambda w: w.new_desk(""))
        shot("right-to-left", "light", "small", desk, language="ar")
        shot("palette", "light", "small", desk, lambda w: _run(w, "help.palette"))
        shot("keys", "light", "small", desk, lambda w: _run(w, "help.keys"))
        shot("table", "light", "small", desk, lambda w: _run(w, "view.table"))
        shot("replay", "light", "small", desk, lambda w: _run(w, "map.replay"))
        for part in ("collective", "leadership", "goals", "strengths", "reflection"):
            shot(f"together-{part}", "light", "small", desk, lambda w, part=part: _together(w, part))
        shot("together-leadership-dark", "dark", "large", desk, lambda w: _together(w, "leadership"))
        shot("together-goals-dark", "dark", "large", desk, lambda w: _together(w, "goals"))
        shot("together-right-to-left", "light", "small", desk, lambda w: _together(w, "goals"), language="ar")
        shot("together-empty", "light", "small", None, lambda w: (w.new_desk(""), wait(500), _together(w, "collective")))
        shot("together-no-goals", "light", "small", None, lambda w: (w.new_desk(""), wait(500), _together(w, "goals")))
        shot("brief", "light", "small", desk, lambda w: (_run(w, "view.briefs"), wait(2500)))


def wait(ms: int) -> None:
    """Let the program go on; unlike QTest.qWait, workers go on too."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def look(window, **fields) -> None:
    """Look at the map in another way."""
    window.desk_view.workspace.look.set(**fields)


def _around(window) -> None:
    _select(window, "Radio Dawn")
    wait(50)
    _run(window, "look.arrange_around")


def _focus(window) -> None:
    _select(window, "Women's orchard coop")
    wait(50)
    _run(window, "look.focus_1")


def _select(window, name: str) -> None:
    from collective_desk.domain.entities import Actor

    view = window.desk_view
    actor = next(a for a in view.desk.read.all(Actor) if a.name == name)
    view.workspace.selection.set([actor.id])


def _together(window, part: str) -> None:
    window.desk_view.shell.show_place("collectives", part)


def _type(window, text: str) -> None:
    from PySide6.QtTest import QTest

    window.desk_view.map.bar.begin("")
    QTest.keyClicks(window.focusWidget(), text)


def _letters(window) -> None:
    _select(window, "Women's orchard coop")
    window.desk_view.map.canvas.connect_by_letters()


def _heights(window) -> None:
    from collective_desk.commands.assessments import give_reason, stack_discs
    from collective_desk.domain.entities import Actor

    view = window.desk_view
    elders = next(a.id for a in view.desk.read.all(Actor) if a.name == "Elders of the seven wells")
    view.desk.do(stack_discs, [elders], by=4, rater="Herders")
    view.desk.do(give_reason, elders, "influence", "They open the wells.", rater="Herders")
    view.workspace.look.set(lens="influence")
    view.workspace.selection.set([elders])
    _run(window, "map.heights")


def _strength(window) -> None:
    from collective_desk.commands.assessments import strengthen_ties
    from collective_desk.domain.entities import Tie

    view = window.desk_view
    for number, tie in enumerate(view.desk.read.all(Tie)[:24]):
        view.desk.do(strengthen_ties, [tie.id], by=number % 5 - 2)


def _run(window, id: str) -> None:
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, window.desk_view.register[id].trigger)


if __name__ == "__main__":
    take(Path(sys.argv[1] if len(sys.argv) > 1 else "build/look"), tuple(sys.argv[2:]))
