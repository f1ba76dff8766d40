"""The brief in the window: looked at page by page, for whom, on what paper, printed, kept."""

import errno

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from collective_desk.commands.actors import set_actor
from collective_desk.ui.pages import briefs
from collective_desk.ui.pages.page_view import WIDEST
from tests.briefs.conftest import pages_of


@pytest.fixture
def page(open_desk):
    """The brief of a small map, one actor of which is for the team only."""
    open_desk.draws("Women's coop @g", "Radio @m", "Diver > advises > Radio")
    open_desk.desk.do(set_actor, open_desk.actor("Diver"), sensitivity="confidential")
    open_desk.presses("Ctrl+6")
    page = open_desk.workspace.shell.show_place("briefs")
    open_desk.qtbot.waitUntil(lambda: page.composed is not None)
    return page


def choose(open_desk, page, button, down):
    """Open a chooser with Space, go down, take it with Enter; wait for the other copy."""
    before = page.composed
    button.setFocus()
    open_desk.presses("Space")
    menu = button.findChildren(QMenu)[-1]
    for _ in range(down):
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    open_desk.qtbot.waitUntil(lambda: page.composed is not before)


def test_keys_go_through_the_pages_and_one_hears_where(open_desk, page):
    assert open_desk.window.focusWidget() is page.view
    assert page.view.pages == 2
    assert page._count.text() == "Page 1 of 2"
    open_desk.qtbot.waitUntil(lambda: page.view.verticalScrollBar().maximum() > 0)
    open_desk.presses("End")
    assert page._count.text() == "Page 2 of 2"
    open_desk.presses("Home", "PageDown")
    assert page.view.verticalScrollBar().value() > 0
    sheets = page.view.findChildren(type(page.view._sheets[0]))
    assert [sheet.accessibleName() for sheet in sheets] == [
        "Page 1 of 2", "Page 2 of 2"]


def test_a_page_is_drawn_dot_by_dot(open_desk, page):
    page.view.grab()
    drawn = page.view._drawn[0]
    assert abs(drawn.width() - page.view.scale_of(0) * page.view._sizes[0][0]) <= 1
    assert abs(drawn.width() - open_desk.workspace.theme.px(WIDEST)) <= 1


def test_what_is_kept_from_a_copy_is_said_and_follows_its_audience(open_desk, page):
    assert page.told == "Kept from this copy: 1 actor, 1 tie."
    choose(open_desk, page, page.audience_button, 2)
    assert page.told == ""
    assert page.audience_button.text() == "For the team, everything"


def test_letters_without_a_font_are_said_before_printing(open_desk, page, monkeypatch):
    from collective_desk.briefs.letters import fonts

    monkeypatch.setattr(fonts, "installed_file", lambda _code: None)
    fonts.face_of.cache_clear()
    before = page.composed
    open_desk.desk.do(set_actor, open_desk.actor("Radio"), name="ไทย")
    open_desk.qtbot.waitUntil(lambda: page.composed is not before)
    assert "No font on this computer has these letters: Thai." in page.told
    assert "ไทย" in page.told
    fonts.face_of.cache_clear()


def test_paper_and_language_make_another_copy(open_desk, page):
    choose(open_desk, page, page.paper_button, 1)
    assert page.view._sizes[0] == (612.0, 792.0)
    choose(open_desk, page, page.language_button, 1)
    assert page.language_button.text() == "Français"


def test_printing_waits_until_the_pages_are_there(open_desk, page, monkeypatch):
    from collective_desk.ui.pages import printing

    printed = []
    monkeypatch.setattr(printing, "print_pages", lambda *told: printed.append(told[1:3]))
    page.compose()
    page.print_it()
    assert printed == []
    open_desk.qtbot.waitUntil(lambda: len(printed) == 1)
    assert printed == [(page.composed.path, "A4")]


def test_it_is_kept_as_a_file_and_opened(open_desk, page, tmp_path, monkeypatch):
    opened = []
    monkeypatch.setattr(briefs, "found_a_program", lambda path: opened.append(path) or True)
    page.save_to(tmp_path / "b.pdf")
    assert (tmp_path / "b.pdf").read_bytes() == page.composed.path.read_bytes()
    page.open_it()
    assert opened == [page.composed.path]
    page.save_to(tmp_path / "no" / "b.pdf")
    assert [path.name for path in tmp_path.rglob("*")] == ["b.pdf"]


def test_what_was_stopped_leaves_no_file_and_can_be_composed_again(open_desk, page):
    shown = page.composed
    page.compose()
    for job in open_desk.workspace.jobs.running:
        job.stop()
    open_desk.qtbot.waitUntil(page._again.isVisible)
    assert page.composed is shown
    assert [path.name for path in page._folder.iterdir()] == [shown.path.name]
    QTest.keyClick(page._again, Qt.Key.Key_Space)
    open_desk.qtbot.waitUntil(lambda: page.composed is not shown)
    assert page._again.isHidden()


def test_what_is_kept_is_the_copy_that_the_buttons_name(open_desk, page, tmp_path):
    for_partners = page.composed.path
    page._on_audience("strict")
    page.save_to(tmp_path / "b.pdf")
    assert not (tmp_path / "b.pdf").exists()
    open_desk.qtbot.waitUntil((tmp_path / "b.pdf").exists)
    assert "Diver" in " ".join(pages_of(tmp_path / "b.pdf"))
    assert page.composed.path != for_partners


def test_of_copies_that_overtake_each_other_the_last_one_asked_for_is_shown(open_desk, page):
    page._on_audience("strict")
    page._on_audience("open")
    open_desk.qtbot.waitUntil(lambda: not open_desk.workspace.jobs.running)
    assert page.told == "Kept from this copy: 1 actor, 1 tie."
    assert page.composed.path == page._out


def test_copies_that_nobody_needs_are_not_kept(open_desk, page, monkeypatch):
    monkeypatch.setattr(briefs, "found_a_program", lambda _path: True)
    page.open_it()
    read_elsewhere = page.composed.path
    radio = open_desk.actor("Radio")
    for name in ("Radio 2", "Radio 3", "Radio 4"):
        before = page.composed
        open_desk.desk.do(set_actor, radio, name=name)
        open_desk.qtbot.waitUntil(lambda: page.composed is not before)
    assert {*page._folder.iterdir()} == {read_elsewhere, page.composed.path}


def test_a_change_and_a_print_at_once_print_what_was_changed(open_desk, page, monkeypatch):
    from collective_desk.ui.pages import printing

    printed = []
    monkeypatch.setattr(printing, "print_pages", lambda _page, path, *_: printed.append(path))
    open_desk.desk.do(set_actor, open_desk.actor("Radio"), name="Loud Radio")
    page.print_it()
    open_desk.qtbot.waitUntil(lambda: bool(printed))
    assert "Loud Radio" in " ".join(pages_of(printed[0]))


def test_who_chose_another_map_meanwhile_gets_its_brief(open_desk, page):
    before = page.composed
    open_desk.presses("Ctrl+1")
    open_desk.workspace.shell.maps.start()
    open_desk.presses("Ctrl+6")
    open_desk.qtbot.waitUntil(lambda: page.composed is not before)


def test_a_full_disk_and_a_computer_without_a_reader_are_said(open_desk, page, tmp_path, monkeypatch):
    def full(_file):
        raise OSError(errno.ENOSPC, "no space")

    monkeypatch.setattr("os.fsync", full)
    page.save_to(tmp_path / "b.pdf")
    assert "The disk is full" in open_desk.window.toast.text
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr(briefs, "found_a_program", lambda _path: False)
    page.open_it()
    assert "No program on this computer opens PDF" in open_desk.window.toast.text


def test_a_shorter_brief_comes_while_one_reads_at_the_end_of_a_longer_one(open_desk, page):
    open_desk.qtbot.waitUntil(lambda: page.view.verticalScrollBar().maximum() > 0)
    open_desk.presses("End")
    path, sizes = page.view._path, page.view._sizes
    page.view.show_pages(path, sizes[:1], ["Page 1 of 1"])
    assert page.view.page == 1
    page.view.show_pages(path, [], [])
    assert page.view.pages == 0
