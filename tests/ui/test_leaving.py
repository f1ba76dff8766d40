"""A desk is left, changed for another or made anew at any moment: nothing of it acts afterwards."""

import threading

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView

from collective_desk.domain.errors import DeskError
from collective_desk.ui.jobs import Jobs
from collective_desk.ui.widgets.toast import ToastAnswer


@pytest.fixture(autouse=True)
def reads_on(qapp):
    yield
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def raised(monkeypatch):
    """What nobody caught."""
    found = []
    monkeypatch.setattr("sys.excepthook", lambda *error: found.append(error))
    return found


@pytest.mark.parametrize("ends", ["closes", "changes"])
def test_a_dialog_goes_with_the_desk_it_asks_about(open_desk, raised, ends):
    open_desk.workspace.shell.edit_title()
    dialog = QApplication.activeModalWidget()
    QTest.keyClicks(dialog.field, "Basin")
    if ends == "closes":
        open_desk.window.close()
    else:
        open_desk.window.new_desk()
    open_desk.qtbot.wait(20)
    assert QApplication.activeModalWidget() is None
    assert not raised


@pytest.mark.parametrize("language", ["fr", ""])
def test_an_answer_is_offered_only_while_its_page_is_there(open_desk, raised, language):
    open_desk.draws("Mayor")
    open_desk.selects("Mayor")
    open_desk.canvas.setFocus()
    open_desk.presses("Delete")
    toast = open_desk.window.toast
    assert toast.text
    answer = toast.findChild(ToastAnswer)
    if language:
        before = open_desk.window.desk_view
        open_desk.view.register[f"language.{language}"].trigger()
        open_desk.qtbot.waitUntil(lambda: open_desk.window.desk_view is not before)
    else:
        open_desk.window.new_desk()
    assert not toast.text
    answer.click()
    open_desk.qtbot.wait(20)
    assert not raised


def test_a_sentence_that_offers_nothing_is_read_to_its_end(open_desk):
    open_desk.window.say("The printer is busy.")
    open_desk.window.new_desk()
    assert open_desk.window.toast.text == "The printer is busy."


def test_work_that_ends_as_the_desk_is_left_does_nothing_to_it(qtbot):
    jobs, results, told, go = Jobs(), [], [], threading.Event()
    jobs.failed.connect(told.append)

    def fails(_progress):
        go.wait(5)
        raise DeskError("job.failed")

    jobs.run("work.arrange", lambda progress: go.wait(5), results.append)
    jobs.run("work.export", fails, results.append)
    go.set()
    jobs.close()
    qtbot.waitUntil(lambda: not jobs.running)
    assert not results
    assert not told


def test_an_empty_clipboard_that_is_not_even_there_pastes_nothing(open_desk, monkeypatch):
    class Nothing:
        def mimeData(self):
            return None

    open_desk.draws("Mayor")
    open_desk.canvas.setFocus()
    monkeypatch.setattr(QGuiApplication, "clipboard", staticmethod(Nothing))
    open_desk.presses("Ctrl+V")
    assert open_desk.names() == ["Mayor"]


@pytest.mark.parametrize("way", ["look.lens_missing", "look.arrange_spectrum", "look.lens_trust"])
def test_a_desk_comes_back_as_it_was_looked_at(open_desk, way):
    open_desk.draws("Mayor > Clinic", "Tannery owners?")
    open_desk.view.register[way].trigger()
    open_desk.qtbot.wait(20)
    looking, before = open_desk.workspace.look.looking, open_desk.canvas
    path = open_desk.desk.path
    open_desk.window.close_desk()
    open_desk.window.open_path(path)
    view = open_desk.window.desk_view
    assert view.workspace.look.looking == looking
    canvas = view.map.canvas
    assert (canvas.lensed and canvas.lensed.lens) == (before.lensed and before.lensed.lens)
    for known in (canvas.guides, canvas.artist.guides.guides):
        assert (known is None) == (before.guides is None)
    assert canvas.artist.ties.share == before.artist.ties.share


@pytest.mark.parametrize("opened", [("Ctrl+H",), ("Ctrl+Shift+K",), ("Ctrl+T",), ("Ctrl+F",), ("Ctrl+3",), ("Ctrl+Shift+D",), ("Ctrl+J", "note")])
def test_lists_of_a_desk_are_not_asked_once_it_is_closed(open_desk, raised, opened):
    open_desk.draws("Mayor > Clinic", "Radio +++")
    keys, *note = opened
    open_desk.presses("Escape", keys)
    open_desk.qtbot.wait(30)
    if note:
        open_desk.types("i The well is low #Radio", "Return")
        open_desk.qtbot.wait(100)
    open_desk.window.new_desk()
    open_desk.qtbot.wait(30)
    assert not raised


def test_the_page_before_is_not_laid_out_anew_on_its_way_out(open_desk):
    class Hears(QObject):
        heard = False

        def eventFilter(self, _watched, event):
            self.heard = self.heard or event.type() == QEvent.Type.StyleChange
            return False

    hears = Hears()
    open_desk.presses("Ctrl+J")
    for child in open_desk.window.centralWidget().findChildren(QListView):
        child.installEventFilter(hears)
    open_desk.window.new_desk()
    assert not hears.heard


def test_the_open_desk_is_not_opened_once_more(open_desk):
    before, path = open_desk.window.desk_view, open_desk.desk.path
    open_desk.window.open_path(path)
    assert open_desk.window.desk_view is before
    assert open_desk.window.toast.text == f"{path.name} is open here already."
