"""Somebody who presses anything: seeded chance over the map's keys, the line, the mouse and fingers.

`python3 -m tests.journeys.monkey SECONDS [SEED]` plays desk after desk and tells what failed.
"""

from __future__ import annotations

import logging
import os
import random
import sys
import tempfile
import time
import traceback
from collections import deque
from pathlib import Path

if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPointingDevice
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

NAMED = ("Left", "Right", "Up", "Down", "Tab", "Backtab", "Return", "Delete", "Backspace", "F2",
         "Space", "Home", "End", "PageDown", "PageUp")
LETTERS = "ercpgmikKtfzb+-?0123456789=,/abcdx"
WITH_CTRL = "ACVXDGHIKLMRTUZYBFPEJ0+-"
WITH_BOTH = "ABDEGHKLMNPQSTUWYZ,."
AWAY = frozenset("ENOPQW")
"""With Ctrl these leave the map or ask the system for a file (so does I, with Shift too)."""
LINES = (
    "Mayor", "Women's coop > River council", "Mayor > Clinic, Radio Sun", "Elders <> Mayor",
    "Radio Sun @g +++", "Tannery owners?", "بلدية النهر", "የወንዝ ማኅበር > Mayor", "A" * 120, "Clinic @i",
    "Mayor > advises > Clinic", "> x", ">>", "?", ",,,", "+++", "@", "Mayor > Mayor", "😀 > 😀😀",
)
NO_DIALOG = frozenset({
    "desk.new", "desk.open", "desk.import", "desk.export", "desk.close", "desk.quit", "map.photo",
    "session.photo",
})
"""Actions that ask the system for a file, or end the story."""


SYSTEM = (QFileDialog, QPrintDialog)
"""Dialogs of the computer are left: what is in them is not ours, and may wait for ever."""


class Monkey:
    """Presses and clicks by chance; what it did last can be read back."""

    def __init__(self, window: QWidget, seed: int) -> None:
        self.window = window
        self.chance = random.Random(seed)
        self.did: deque[str] = deque(maxlen=40)
        self.deeds = (
            (26, self.presses_a_letter), (22, self.walks), (9, self.holds_ctrl),
            (7, self.runs_an_action), (9, self.types_a_line), (12, self.clicks), (8, self.drags),
            (4, self.turns_the_wheel), (6, self.touches), (8, self.lets_go), (2, self.goes_on),
        )

    @property
    def canvas(self) -> QWidget:
        return self.window.desk_view.map.canvas

    def plays(self, steps: int) -> None:
        """Do so many things."""
        weights = [weight for weight, _ in self.deeds]
        for _ in range(steps):
            if isinstance(QApplication.activeModalWidget(), SYSTEM):
                self._key("Escape")
            (_, deed), = self.chance.choices(self.deeds, weights)
            deed()
            if self.chance.random() < 0.25:
                wait(self.chance.choice((0, 5, 30)))

    def presses_a_letter(self) -> None:
        self._on_the_map()
        self._text(self.chance.choice(LETTERS))

    def walks(self) -> None:
        self._on_the_map()
        held = self.chance.choice(("", "", "", "Shift", "Alt", "Control"))
        self._key(self.chance.choice(NAMED), held)

    def holds_ctrl(self) -> None:
        both = self.chance.random() < 0.5
        letter = self.chance.choice(WITH_BOTH if both else WITH_CTRL)
        if not both and letter in AWAY:
            letter = "Z"
        self._key(letter, "Control", *(("Shift",) if both else ()))

    def runs_an_action(self) -> None:
        """Choose from the menu; what may not be done now is grey there."""
        from collective_desk.ui.actions import ALL

        action = self.chance.choice([one for one in ALL if one.id not in NO_DIALOG])
        self._notes(f"menu {action.id}")
        made = self.window.desk_view.shell._register[action.id]
        if made.isEnabled():
            made.trigger()

    def types_a_line(self) -> None:
        self._on_the_map()
        self.window.desk_view.shell.focus_quick_add()
        for letter in self.chance.choice(LINES):
            self._text(letter)
        self._key(self.chance.choice(("Return", "Return", "Return", "Escape", "Tab", "Down")))

    def clicks(self) -> None:
        at = self._spot()
        button = Qt.MouseButton.RightButton if self.chance.random() < 0.2 else (
            Qt.MouseButton.LeftButton)
        held = self.chance.choice((Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier))
        self._notes(f"click {at} {button.name} {held.name}")
        click = QTest.mouseDClick if self.chance.random() < 0.25 else QTest.mouseClick
        click(self.canvas, button, held, at)

    def drags(self) -> None:
        """Pull something somewhere, sometimes with a key pressed on the way."""
        start, end = self._spot(), self._spot()
        self._notes(f"drag {start} {end}")
        QTest.mousePress(self.canvas, Qt.MouseButton.LeftButton, pos=start)
        QTest.mouseMove(self.canvas, (start + end) / 2)
        if self.chance.random() < 0.3:
            self.chance.choice((self.presses_a_letter, self.walks, self.holds_ctrl, self.lets_go))()
        QTest.mouseMove(self.canvas, end)
        QTest.mouseRelease(self.canvas, Qt.MouseButton.LeftButton, pos=end)

    def turns_the_wheel(self) -> None:
        from PySide6.QtGui import QWheelEvent

        at, angle = QPointF(self._spot()), self.chance.choice((-480, -120, 120, 480))
        self._notes(f"wheel {angle}")
        QApplication.sendEvent(self.canvas, QWheelEvent(
            at, QPointF(self.canvas.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, angle),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase, False))

    def touches(self) -> None:
        start, end = self._spot(), self._spot()
        two = self.chance.random() < 0.4
        self._notes(f"touch {start} {end} {two}")
        finger = QTest.touchEvent(self.canvas, _screen())
        finger.press(0, start, self.canvas).commit()
        if two:
            QTest.touchEvent(self.canvas, _screen()).stationary(0).press(1, end, self.canvas).commit()
            QTest.touchEvent(self.canvas, _screen()).move(0, end, self.canvas).move(
                1, start, self.canvas).commit()
            QTest.touchEvent(self.canvas, _screen()).release(0, end, self.canvas).release(
                1, start, self.canvas).commit()
            return
        if self.chance.random() < 0.7:
            QTest.touchEvent(self.canvas, _screen()).move(0, end, self.canvas).commit()
        else:
            end = start
        QTest.touchEvent(self.canvas, _screen()).release(0, end, self.canvas).commit()

    def lets_go(self) -> None:
        self._key("Escape")

    def goes_on(self) -> None:
        self._notes("wait")
        wait(self.chance.choice((60, 200)))

    def _spot(self) -> QPoint:
        """Give a point of the canvas: often on an actor or its rim, else anywhere."""
        canvas = self.canvas
        picture = canvas.picture
        if len(picture.xy) and self.chance.random() < 0.7:
            row = self.chance.randrange(len(picture.xy))
            x, y = canvas.camera.to_view(picture.xy[row]).tolist()
            x += self.chance.choice((0, 0, 15, -15, 24))
            if 0 <= x < canvas.width() and 0 <= y < canvas.height():
                return QPoint(round(x), round(y))
        return QPoint(self.chance.randrange(canvas.width()), self.chance.randrange(canvas.height()))

    def _on_the_map(self) -> None:
        """Come back to the map most of the time, as a person does."""
        if self.chance.random() < 0.8 and not QApplication.activePopupWidget():
            shell = self.window.desk_view.shell
            if not self.canvas.isVisible():
                shell.show_place("map")
            self.canvas.setFocus()

    def _text(self, letter: str) -> None:
        self._notes(repr(letter))
        where = _where(self.window)
        if letter.isascii():
            QTest.keyClicks(where, letter)
            return
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(
                where, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def _key(self, name: str, *held: str) -> None:
        self._notes("+".join((*filter(None, held), name)))
        keys = Qt.KeyboardModifier.NoModifier
        for one in filter(None, held):
            keys |= getattr(Qt.KeyboardModifier, f"{one}Modifier")
        known = {"+": Qt.Key.Key_Plus, "-": Qt.Key.Key_Minus, ",": Qt.Key.Key_Comma,
                 ".": Qt.Key.Key_Period}
        key = known.get(name) or getattr(Qt.Key, f"Key_{name}")
        QTest.keyClick(_where(self.window), key, keys)

    def _notes(self, what: str) -> None:
        self.did.append(what)


def wait(milliseconds: int) -> None:
    """Let the program go on; unlike QTest.qWait, workers go on too."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def undo_all(window: QWidget, most: int = 3000) -> int:
    """Take back everything of this sitting; give how many steps it took."""
    desk = window.desk_view.desk
    for done in range(most):
        if desk.undo() is None:
            return done
    return most


_screens: list[QPointingDevice] = []


def _screen() -> QPointingDevice:
    if not _screens:
        _screens.append(QTest.createTouchDevice())
    return _screens[0]


def _where(window: QWidget) -> QWidget:
    top = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    if top is not None:
        return top.focusWidget() or top
    return window.focusWidget() or window


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        trace = "".join(traceback.format_exception(*record.exc_info)) if record.exc_info else ""
        self.said.append(f"{record.getMessage()}\n{trace}")


def main(seconds: float, seed: int, plays: type[Monkey] = Monkey) -> int:
    """Play until the time is over; give how many desks failed."""
    from collective_desk.commands.sample import open_sample
    from collective_desk.ui.window.main_window import MainWindow

    app = QApplication.instance() or QApplication([])
    heard, failed = _Heard(), 0
    logging.getLogger().addHandler(heard)
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as name:
        os.environ["COLLECTIVE_DESK_HOME"] = name
        while time.monotonic() < end:
            path = Path(name) / f"{seed}.desk"
            if seed % 2:
                open_sample(path)
            window = MainWindow(app, path if seed % 2 else None, "Amina")
            window.resize(1366, 768)
            window.show()
            window.activateWindow()
            wait(300)
            if not seed % 2:
                window.new_desk()
            until = time.monotonic() + 20
            while window.desk_view is None and time.monotonic() < until:
                wait(50)
            monkey = plays(window, seed)

            def raised(kind, error, trace):
                heard.said.append("".join(traceback.format_exception(kind, error, trace)))

            sys.excepthook = raised
            steps = 0
            try:
                while steps < 400 and time.monotonic() < end and not heard.said:
                    monkey.plays(10)
                    steps += 10
                if window.desk_view is not None and not heard.said:
                    undo_all(window)
                    wait(300)
            except Exception:
                heard.said.append(traceback.format_exc())
            sys.stdout.write(f"seed {seed}: {steps} steps, {'failed' if heard.said else 'well'}\n")
            for said in heard.said[:3]:
                sys.stdout.write(f"{said[-2500:]}\n")
            if heard.said:
                failed += 1
                sys.stdout.write(f"after: {' · '.join(monkey.did)}\n")
            sys.stdout.flush()
            heard.said.clear()
            window.close()
            wait(50)
            seed += 1
    app.clipboard().clear()  # without a screen it outlives Python, and what was copied with it
    return failed


if __name__ == "__main__":
    sys.exit(bool(main(float(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)))
