"""The frame around a desk: question, status, delete and undo, places, themes, long names."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from collective_desk.commands.actors import add_actor
from collective_desk.domain.entities import Actor
from collective_desk.domain.filters import Chip
from collective_desk.host.settings import load_settings
from collective_desk.store.queries.names import NameIndex
from collective_desk.ui.window.main_window import MainWindow


def test_the_question_is_written_where_it_stands(open_desk):
    open_desk.presses("Ctrl+Shift+Q")
    open_desk.types("Who keeps the river clean?", "Return")
    assert open_desk.desk.read.desk().question == "Who keeps the river clean?"
    assert "river" in open_desk.window.windowTitle()


def test_the_status_counts_and_says_when_it_was_saved(open_desk, qtbot):
    status = open_desk.view._frame.status
    assert status.counts == "no actors yet"
    open_desk.draws("Mayor > Clinic", "Tanners?")
    # The figures come when the map has been seen.
    qtbot.waitUntil(lambda: status.counts == "2 actors, 1 tie, 1 empty chair")
    assert status.saved.startswith("Saved ")


def test_delete_says_so_and_undo_takes_it_back(open_desk):
    open_desk.draws("Mayor")
    open_desk.presses("Escape")
    open_desk.selects("Mayor")
    open_desk.presses("Delete")
    assert open_desk.names() == []
    assert open_desk.window.toast.text == "Mayor deleted"
    QTest.mouseClick(open_desk.window.toast._answer, Qt.MouseButton.LeftButton)
    assert open_desk.names() == ["Mayor"]


def test_connect_by_letter_takes_letters_that_are_keys(open_desk):
    open_desk.draws("Mayor, Clinic")
    open_desk.presses("Escape")
    open_desk.selects("Mayor")
    open_desk.presses("C")
    open_desk.types("A")
    assert open_desk.ties() == [("Mayor", "money", "Clinic")]


def test_copy_and_paste(open_desk):
    open_desk.draws("Mayor > Clinic")
    open_desk.presses("Escape", "Ctrl+A", "Ctrl+C", "Ctrl+V")
    assert len(open_desk.names()) == 4
    assert len(open_desk.ties()) == 2
    QGuiApplication.clipboard().setText("Elders\nHerders")
    open_desk.presses("Ctrl+V", "Return")
    assert len(open_desk.names()) == 6


def test_light_and_dark_are_kept(open_desk):
    open_desk.workspace.preferences.set_theme("dark")
    assert open_desk.window.house.theme.name == "dark"
    assert open_desk.canvas.artist.style.theme == "dark"
    assert load_settings().look.theme == "dark"
    open_desk.workspace.preferences.set_theme("light")
    assert open_desk.window.house.theme.name == "light"


def test_larger_text_builds_the_frame_again_and_keeps_the_desk(open_desk, qtbot):
    open_desk.draws("Mayor")
    before = open_desk.view
    open_desk.workspace.preferences.scale_text(0.2)
    qtbot.waitUntil(lambda: open_desk.window.desk_view not in (before, None))
    desk = open_desk.window.desk_view.desk
    assert [name for _, name in desk.read.rows(Actor, "id", "name")] == ["Mayor"]


def test_what_is_half_written_is_kept_when_the_window_closes(open_desk):
    open_desk.presses("Ctrl+Shift+Q")
    open_desk.types("Who?")
    path = open_desk.desk.path
    open_desk.window.close()
    from collective_desk.store.desk import Desk

    with Desk.open(path, person="amina") as desk:
        assert desk.read.desk().question == "Who?"


@pytest.mark.parametrize(
    "name",
    ["x" * 900, "صبّاغات الضفة", "👩‍🌾" * 40, "<b>Mayor</b><img src='/etc/passwd'>", "a&b & &c", "\u202eevil"],
    ids=["long", "arabic", "emoji", "markup", "ampersands", "override"],
)
def test_names_of_any_kind_are_shown(open_desk, name):
    id = open_desk.workspace.do(add_actor, name, on=open_desk.workspace.map)
    open_desk.workspace.selection.set([id])
    open_desk.presses("Ctrl+T")
    assert open_desk.view.map.inspector.width() == 300
    assert not open_desk.window.grab().isNull()


def test_a_narrow_window_lets_the_inspector_float(open_desk, qtbot):
    open_desk.draws("Mayor")
    open_desk.window.resize(1024, 640)
    open_desk.selects("Mayor")
    place = open_desk.view.map
    assert place.inspector.isVisible()
    assert place.canvas.width() > 900


def test_right_to_left_mirrors_the_frame(qapp, qtbot):
    from dataclasses import replace

    from collective_desk.host.settings import Settings, save_settings

    start = Settings()
    save_settings(replace(start, person=replace(start.person, language="ar")))
    window = MainWindow(qapp, None, "amina")
    qtbot.addWidget(window)
    window.show()
    try:
        qtbot.waitUntil(lambda: window.welcome is not None)
        window.open_sample()
        frame = window.desk_view._frame
        qtbot.waitUntil(
            lambda: frame.rail.mapTo(window, QPoint(0, 0)).x() > window.width() / 2)
        view = window.desk_view
        view.workspace.look.set(filters=(Chip("realm", ("institutional",)),))
        for width in (1366, 1100):
            window.resize(width, 768)
            qtbot.wait(20)
            assert 0 <= view.map.canvas.width() - view.filters.geometry().right() < 20
    finally:
        window.close()
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_the_window_comes_back_where_it_was(open_desk, qapp, qtbot):
    open_desk.window.resize(780, 600)
    open_desk.window.close()
    again = MainWindow(qapp, None)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (780, 600)


def test_a_question_longer_than_its_room_ends_in_dots(open_desk, qtbot):
    from collective_desk.ui.window.frame import top_bar

    drawn = []
    field = open_desk.view._frame.top.question
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            top_bar, "draw_name", lambda _p, _box, name, **_how: drawn.append(name))
        field.set_kept("Who?")
        field.grab()
        assert not drawn
        long = "Who can help keep the river clean for everyone below the dam? " * 9
        field.set_kept(long)
        field.grab()
        assert drawn[-1] == field.text()
        drawn.clear()
        open_desk.presses("Ctrl+Shift+Q")
        qtbot.waitUntil(field.hasFocus)
        field.grab()
        assert not drawn


def test_only_the_map_says_how_near_it_is_looked_at(open_desk):
    zoom = open_desk.view._frame.status._zoom
    assert zoom.isVisible()
    open_desk.presses("Ctrl+3")
    assert not zoom.isVisible()
    open_desk.presses("Ctrl+1")
    assert zoom.isVisible()


def test_a_deed_of_a_newer_version_is_undone_as_a_change(open_desk):
    def weigh_actor(write, actor):
        write.about(actor)
        write.update(Actor, actor, name="Elders")

    open_desk.draws("Mayor")
    open_desk.desk.do(weigh_actor, open_desk.actor("Mayor"))
    open_desk.qtbot.wait(10)
    assert open_desk.view.register["edit.undo"].text() == "Undo change"
    open_desk.presses("Escape", "Ctrl+Z")
    assert open_desk.names() == ["Mayor"]
    assert open_desk.window.toast.text == "Undone: change."
    assert open_desk.view.register["edit.redo"].text() == "Redo change"


def test_all_lines_of_a_window_ask_one_index_of_names(open_desk, monkeypatch):
    for place in ("sessions", "collectives", "map"):
        open_desk.view.shell.show_place(place)
    read = []
    refresh = NameIndex.refresh
    monkeypatch.setattr(
        NameIndex, "refresh", lambda self, ids: read.append(self) or refresh(self, ids))
    open_desk.draws("Mayor > Clinic")
    names = open_desk.workspace.names
    assert read == [names.names]
    assert names.suggest("may", 3)[0].name == "Mayor"
    open_desk.desk.undo()
    assert names.suggest("may", 3) == []
