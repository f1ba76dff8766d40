"""A workshop with a laptop and a projector, in a process of its own: screens cannot be plugged in here.

`python3 -m tests.journeys.two_screens FOLDER` tells what happened as JSON.
"""

import json
import os
import sys
import time
from pathlib import Path

SIZES = {"laptop": (0, 1366, 768), "projector": (1366, 1280, 800), "hall": (4000, 1920, 1080)}
HIDDEN = {"hall"}


def main(folder):
    """Play the story."""
    folder.mkdir(parents=True, exist_ok=True)
    screens = [
        {"name": name, "x": x, "y": 0, "width": width, "height": height, "logicalDpi": 96,
         "logicalBaseDpi": 96, "dpr": 1}
        for name, (x, width, height) in SIZES.items()
    ]  # fmt: skip
    config = folder / "screens.json"
    config.write_text(json.dumps({"screens": screens}))
    os.environ |= {"QT_QPA_PLATFORM": f"offscreen:configfile={config}",
                   "COLLECTIVE_DESK_HOME": str(folder / "home")}
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    told = Story(app).play()
    sys.stdout.write(json.dumps(told) + "\n")


class Bot:
    """Waits as pytest-qt does."""

    def wait(self, milliseconds):
        # Unlike QTest.qWait, threads that load libraries go on too.
        from PySide6.QtCore import QEventLoop, QTimer

        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def waitUntil(self, happens, timeout=30_000):  # the name pytest-qt gave it
        deadline = time.monotonic() + timeout / 1000
        while not happens():
            assert time.monotonic() < deadline
            self.wait(10)


class Story:
    """Amina opens the wall, draws, loses the projector and gets another one."""

    def __init__(self, app):
        from PySide6.QtGui import QGuiApplication

        from collective_desk.ui.wall.screens import Screens
        from tests.journeys.conftest import Person

        Screens.all = lambda _self: [s for s in QGuiApplication.screens() if s.name() not in HIDDEN]
        self.app, self.bot, self.told = app, Bot(), []
        self.amina = Person(app, self.bot)
        self.window = self.amina.window

    def play(self):
        amina = self.amina
        amina.draws("Women's coop", "River council")
        self.bot.waitUntil(lambda: self.window.desk_view is not None and len(amina.names()) == 2)
        amina.presses("Escape")
        self.view = self.window.desk_view
        self.wall = self.view.shell.wall
        amina.presses("F5")
        self.note("opened", asks=self.view.shell.wall_set_up.isVisible(),
                  keyboard=self.window.isAncestorOf(self.app.focusWidget()))
        amina.presses("Slash")
        amina.draws("Women's coop > River council", "Heron > Women's coop")
        self.note("drawn")
        self.hide("Heron")
        self.note("kept back")
        unplug(self.screen("projector"), self.app)
        self.note("unplugged", said=self.window.toast.text)
        amina.presses("Escape", "Slash")
        amina.draws("Elders")
        self.plug_in("hall")
        self.note("plugged in")
        self.plug_in("projector")
        self.note("the chosen one is back")
        unplug(self.screen("hall"), self.app)
        unplug(self.screen("laptop"), self.app)
        self.note("own screen gone", said=self.window.toast.text)
        self.plug_in("laptop")
        self.note("own screen back")
        self.wall.go_to(self.window.screen().name())
        self.note("chosen where the desk was", desk_screen=self.window.screen().name())
        amina.presses("Escape", "Escape", "F5")
        self.note("taken down")
        return self.told

    def note(self, moment, **more):
        self.bot.wait(350)
        wall = self.wall.window
        box = wall.geometry() if wall else None
        self.told.append({
            "moment": moment, "open": self.wall.is_open, "waits": self.wall.waits,
            "names": wall.map.picture.labels if wall else [],
            "ties": len(wall.map.picture.tie_ids) if wall else 0,
            "wall": [box.x(), box.y(), box.width(), box.height()] if wall else None,
            "shown": bool(wall and wall.isVisible()), "full": bool(wall and wall.isFullScreen()),
            "screen": self.wall.screen, "status": self.view._frame.status.wall,
            "chosen": self.view.workspace.preferences.settings.wall.screen,
            "desk": [self.window.x(), self.window.width()], "desk_shown": self.window.isVisible(),
            "names_on_desk": self.view.map.canvas.picture.labels, **more,
        })  # fmt: skip

    def plug_in(self, name):
        HIDDEN.remove(name)
        self.app.screenAdded.emit(self.screen(name))

    def hide(self, name):
        from collective_desk.commands.actors import set_actor
        from collective_desk.domain.entities import Actor

        actor = next(a for a in self.view.desk.read.all(Actor) if a.name == name)
        self.view.desk.do(set_actor, actor.id, sensitivity="confidential")

    def screen(self, name):
        return next(screen for screen in self.app.screens() if screen.name() == name)


def unplug(screen, app):
    """Let the program hear that a screen is gone; no plug-in of Qt can lose one by itself."""
    HIDDEN.add(screen.name())
    app.screenRemoved.emit(screen)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
