"""The window of the wall walked through: texts, spoken names, titles, keys, clipboard and pixels."""

import itertools
from datetime import UTC, datetime

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QGuiApplication, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from collective_desk.commands.starting import start_desk
from collective_desk.domain.entities import Actor, Map, TieKind
from collective_desk.domain.filters import Chip
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.showing import room
from collective_desk.store.queries.audience import EVERYONE_OF_THE_DESK
from collective_desk.ui.canvas.accessible import make_accessible
from collective_desk.ui.running.step import RunningStep
from collective_desk.ui.window.main_window import MainWindow
from tests.planted import BEHIND_CODE, COLOUR, MAP, SECRET, behind_code, found, plant, village

SIZE = (1280, 720)
NEVER, BEFORE = datetime(2100, 1, 1, tzinfo=UTC), datetime(2000, 1, 1, tzinfo=UTC)
ARRANGED = [{"arrangement": code} for code in VOCABULARIES["arrangement"] if code != "free"]
SEEN = [{"lens": code} for code in VOCABULARIES["lens"]]
OTHERS = [{"focus": ("coop", "hidden-actor-0"), "focus_steps": 1}, {"arrangement": "around", "arranged_by": "coop"},
          {"moment": NEVER}, {"moment": BEFORE}, {"moment": NEVER, "compared": BEFORE},
          {"moment": BEFORE, "compared": NEVER}, {"filters": (Chip("realm", ("grassroots",)),)},
          {"filters": (Chip("kind", (SECRET,), on=False),)}]  # fmt: skip
ABOVE = ("limited", "confidential", "strict")


@pytest.fixture
def rooms(qtbot, qapp, home):
    """Two desks open on two walls: one of them holds the secrets."""
    windows = []
    for name, secret in (("plain", False), ("full", True)):
        with start_desk(home / f"{name}.desk", person="Amina") as desk:
            desk.do(set_question, clear, village, behind_code)
            if secret:
                desk.do(set_question, lambda write: plant(write, ABOVE))
        window = MainWindow(qapp, home / f"{name}.desk", "Amina")
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        qtbot.waitUntil(lambda window=window: window.desk_view is not None)
        windows.append(window)
    walls = []
    for window in windows:
        view = window.desk_view
        view.workspace.theme.set_look("light", scale=1.0, reduced_motion=True)
        view.shell.wall.toggle()
        wall = view.shell.wall.window
        wall.map.motion.reduced = True
        wall.showNormal()
        wall.resize(*SIZE)
        qtbot.waitUntil(lambda wall=wall: wall.map.width() > 1000)
        qtbot.waitUntil(lambda view=view: not view.shell.wall._feed._look_soon.isActive())
        walls.append(wall)
    yield windows, walls
    for window in windows:
        window.close()


def set_question(write, *parts):
    """Write in parts, under the name of a deed that the window has words for."""
    for part in parts:
        part(write)


def clear(write):
    """Take away what a new desk begins with: the village brings its own."""
    for kind in (TieKind, Map):
        for known in write.read.all(kind):
            write.delete(kind, known.id)


def test_nothing_of_what_is_kept_back_is_on_the_wall(rooms, qtbot):
    windows, (plain, full) = rooms
    shell = windows[1].desk_view.shell
    assert windows[1].desk_view.map.canvas.picture.labels.count(SECRET)
    make_accessible(QApplication.instance())
    for fields in ({}, *SEEN, *ARRANGED, *OTHERS):
        look(windows, fields, qtbot)
        assert not found(" ".join(texts_of(full))), fields
        assert not found(" ".join(spoken(QAccessible.queryAccessibleInterface(full)))), fields
        assert not found(repr(full.map.picture)), fields
        assert full.band.entries == plain.band.entries, fields
        seen, blank = pixels(full), pixels(plain)
        assert not has_colour(seen), fields
        assert same(seen, blank), fields
    assert "kept back" in windows[1].desk_view._frame.status.wall
    assert shell.wall.kept_back() >= 2


def test_no_moment_of_the_past_shows_what_is_kept_back_today(rooms, qtbot):
    """Every step of the journal, alone and beside now: what was hidden later was open once."""
    windows, (_, full) = rooms
    desk = windows[1].desk_view.desk
    desk.do(set_question, lambda write: write.update(Actor, "radio", name=SECRET, sensitivity="open"))
    desk.do(set_question, lambda write: write.update(Actor, "radio", sensitivity="strict"))
    times = [deed.time for deed in desk.read.history()]
    assert len(times) > 4
    for fields in [{"moment": time, "compared": other} for time in times for other in (None, NEVER)]:
        look(windows[1:], fields, qtbot)
        told = [*texts_of(full), *spoken(QAccessible.queryAccessibleInterface(full))]
        assert not found(" ".join(told)), fields
        assert not found(repr(full.map.picture)), fields
        assert not has_colour(pixels(full)), fields


def test_a_frame_and_a_pointer_tell_nothing(rooms, qtbot):
    """The title of a frame stays on the desk, and the wall has no tooltips."""
    windows, walls = rooms
    for window in windows:
        window.desk_view.workspace.look.present(SECRET, (-200.0, -200.0, 700.0, 600.0))
        window.desk_view.shell.wall._feed.read()
    full = walls[1]
    assert not found(" ".join(texts_of(full)))
    assert same(pixels(full), pixels(walls[0]))
    for widget in (full, *full.findChildren(QWidget)):
        for x, y in itertools.product(range(20, widget.width(), 90), range(20, widget.height(), 60)):
            at = QPoint(x, y)
            QApplication.sendEvent(
                widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    assert not QToolTip.text()


def test_what_the_desk_says_and_finds_is_not_mirrored(rooms, qtbot):
    windows, (_, full) = rooms
    window = windows[1]
    before = pixels(full)
    window.desk_view.shell.say(f"{SECRET} was added")
    window.desk_view.register["help.palette"].trigger()
    qtbot.wait(20)
    assert not found(" ".join(texts_of(full)))
    assert same(pixels(full), before)


def test_a_prompt_of_a_hidden_session_is_not_said(rooms, qtbot):
    windows, (_, full) = rooms
    running = windows[1].desk_view.workspace.running
    before = pixels(full)
    for hidden in ("hidden-session-0", "hidden-session-3", mine(windows[1])):
        running.show(RunningStep(hidden, SECRET, 1, 3, SECRET, 60))
        qtbot.wait(5)
        assert not found(" ".join(texts_of(full)))
        assert same(pixels(full), before)
    running.show(RunningStep("s", "Mapping day", 1, 3, "Who is here?", 60))
    qtbot.wait(5)
    assert "Who is here?" in full.band.accessibleName()
    assert not same(pixels(full), before)


def test_light_and_pens_of_the_hidden_change_nothing(rooms, qtbot):
    windows, (_, full) = rooms
    workspace, wall = windows[1].desk_view.workspace, windows[1].desk_view.shell.wall
    before = pixels(full)
    wall.toggle_spotlight()
    workspace.selection.set(["hidden-actor-0", "hidden-tie-0"])
    qtbot.wait(5)
    assert same(pixels(full), before)
    workspace.running.show(RunningStep("s", "Mapping day", 1, 3, "Who?", 60))
    workspace.selection.clear()
    workspace.pens.take("k1")
    qtbot.wait(5)
    asked = pixels(full)
    workspace.pens.take("hidden-tie_kind-0")
    qtbot.wait(5)
    assert not has_colour(pixels(full))
    assert full.map.artist.emphasis.lit is None
    assert not same(pixels(full), asked)


def test_keys_on_the_wall_give_nothing_to_the_clipboard(rooms, qtbot):
    _, (_, full) = rooms
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("before")
    full.activateWindow()
    full.setFocus()
    for key in (Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_X, Qt.Key.Key_F):
        QTest.keyClick(full, key, Qt.KeyboardModifier.ControlModifier)
    assert clipboard.text() == "before"


def test_a_hole_in_the_boundary_is_seen_on_the_wall(rooms, qtbot, monkeypatch):
    """Break the boundary on purpose: words, voices and pixels all tell."""
    windows, (plain, full) = rooms
    monkeypatch.setattr(room, "wall_audience", lambda _reader: EVERYONE_OF_THE_DESK)
    make_accessible(QApplication.instance())
    look(windows, {}, qtbot)
    assert SECRET in found(repr(full.map.picture))
    assert SECRET in found(" ".join(texts_of(full)))
    assert SECRET in found(" ".join(spoken(QAccessible.queryAccessibleInterface(full))))
    assert BEHIND_CODE in found(" ".join(spoken(QAccessible.queryAccessibleInterface(full))))
    assert has_colour(pixels(full))
    assert not same(pixels(full), pixels(plain))


def look(windows, fields, qtbot):
    """Look at both desks in one way, and let both walls come to rest."""
    start = {"lens": "kind", "arrangement": "free", "arranged_by": None, "focus": (), "focus_steps": None,
             "moment": None, "compared": None, "filters": ()}
    for window in windows:
        view = window.desk_view
        view.workspace.look.set(**(start | fields))
        view.shell.wall._feed.read()
    qtbot.wait(1)


def texts_of(window):
    """Give every text that a window and what is in it hold."""
    told = []
    for widget in (window, *window.findChildren(QWidget)):
        told += [widget.windowTitle(), widget.accessibleName(), widget.accessibleDescription(),
                 widget.toolTip(), widget.statusTip(), widget.whatsThis(), widget.objectName()]
        told += [said for action in widget.actions()
                 for said in (action.text(), action.toolTip(), action.statusTip())]
        if callable(getattr(widget, "text", None)):
            told.append(str(widget.text()))
    return told


def spoken(interface):
    """Give every name that a screen reader finds."""
    told = [interface.text(what) for what in (QAccessible.Text.Name, QAccessible.Text.Description,
                                              QAccessible.Text.Value, QAccessible.Text.Help)]
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child is not None:
            told += spoken(child)
    return told


def pixels(window):
    """Give what a window shows, as rows of red, green and blue."""
    # As at rest, whatever came before: names find their places anew.
    window.map.artist.labels.spots = {}
    window.map.set_style(window.map.artist.style)
    window.map.settle()
    window.map.layers.finish(window.map.sight)
    image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    raw = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)
    return raw[:, :, 2::-1].astype(int)


def same(shown, other):
    """Say whether two pictures are the same, but for the last bits of blended edges."""
    return bool(np.abs(shown - other).max() <= 8)


def has_colour(shown):
    """Say whether any pixel has the secret colour, or one mixed of it and paper."""
    secret = np.array(QColor(COLOUR).getRgb()[:3])
    return bool((np.abs(shown - secret).sum(axis=2) < 24).any())


def mine(window):
    from collective_desk.domain.entities import Session

    read = window.desk_view.desk.read
    return next(one.id for one in read.all(Session) if one.id.startswith("mine:"))


def test_the_map_of_the_planted_desk_is_the_one_that_is_open(rooms):
    windows, _ = rooms
    assert [window.desk_view.workspace.map for window in windows] == [MAP, MAP]
