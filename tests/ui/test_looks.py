"""Filters, saved views and frames, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from collective_desk.domain.filters import Chip


@pytest.fixture
def map(open_desk):
    """A map of three actors; the map has the keyboard."""
    open_desk.draws("Radio Sun @m > Clinic @i", "Elders @g")
    open_desk.canvas.motion.reduced = True
    open_desk.canvas.setFocus()
    return open_desk


def shown(map):
    return sorted(map.canvas.picture.labels)


def filters(map, *typed):
    for text in typed:
        map.presses("Ctrl+Shift+S")
        map.types(text, "Return")


def keep(map, keys, name):
    map.presses(keys)
    map.types(name, "Return")
    map.qtbot.wait(10)


def titles(map):
    return [one.title for one in map.view.shell.presenting.all_views()]


def test_filters_are_chosen_stacked_switched_and_taken_off(map):
    bar = map.view.filters
    filters(map, "realm is instit")
    assert shown(map) == ["Clinic"]
    filters(map, "realm is grass")
    assert shown(map) == ["Clinic", "Elders"]
    assert [chip.text() for chip in bar.chips] == ["realm is institutional or grassroots"]
    filters(map, "has ties")
    assert shown(map) == ["Clinic"]
    bar.chips[1].setFocus()
    map.presses("Space")
    assert shown(map) == ["Clinic", "Elders"]
    bar.chips[0].setFocus()
    map.presses("Delete")
    assert [chip.text() for chip in bar.chips] == ["has ties on this map"]
    assert shown(map) == ["Clinic", "Elders", "Radio Sun"]


def test_whom_filters_hide_is_said_to_be_there(map):
    filters(map, "realm is instit")
    map.draws("Seed keepers @g")
    assert map.window.toast.text == "Seed keepers is drawn. Filters leave it out."
    map.view.register["look.filters_off"].trigger()
    assert "Seed keepers" in shown(map)


def test_nobody_moves_when_a_filter_is_switched(map):
    map.workspace.look.set(arrangement="spectrum")
    row = map.canvas.picture.row
    before = map.canvas.picture.xy[row[map.actor("Clinic")]].tolist()
    map.workspace.look.set(filters=(Chip("realm", ("institutional",)),))
    assert map.canvas.picture.xy[0].tolist() == before


def test_a_view_keeps_everything_and_is_come_back_to_by_keys(map):
    filters(map, "realm is instit")
    map.workspace.look.set(lens="presence", arrangement="spectrum")
    kept = map.workspace.look.looking
    keep(map, "Ctrl+B", "Institutions")
    map.workspace.look.set(lens="kind", arrangement="free", filters=())
    keep(map, "Ctrl+B", "All")
    map.presses("Ctrl+B")
    map.types("inst", "Return")
    assert map.workspace.look.looking == kept
    assert shown(map) == ["Clinic"]
    map.presses("Ctrl+Shift+PageDown")
    assert map.workspace.look.looking.filters == ()


def test_a_view_is_in_the_palette_by_its_name(map):
    map.workspace.look.set(lens="realm")
    keep(map, "Ctrl+B", "Who stands where")
    map.workspace.look.set(lens="kind")
    map.presses("Ctrl+Shift+P")
    map.types("who stands", "Return")
    assert map.workspace.look.looking.lens == "realm"


def test_views_are_ordered_renamed_and_deleted_in_place(map):
    for name in ("One", "Two", "Three"):
        keep(map, "Ctrl+B", name)
    map.presses("Ctrl+B", "Down", "Down", "Ctrl+Up", "Ctrl+Up")
    assert titles(map) == ["Three", "One", "Two"]
    map.presses("F2")
    map.types("Third", "Return")
    assert titles(map) == ["Third", "One", "Two"]
    map.canvas.setFocus()
    map.presses("Ctrl+B", "Delete", "Escape")
    assert titles(map) == ["One", "Two"]
    map.presses("Ctrl+Z")
    assert titles(map) == ["Third", "One", "Two"]


def test_frames_are_stepped_through_and_the_view_comes_back(map):
    map.workspace.look.set(lens="realm")
    map.canvas.zoom_by(2.0)
    keep(map, "Ctrl+Shift+B", "Near")
    near = map.canvas.camera.zoom
    map.workspace.look.set(lens="kind")
    map.canvas.zoom_by(0.5)
    keep(map, "Ctrl+Shift+B", "Far")
    map.canvas.zoom_by(0.7)
    before = map.canvas.camera
    map.canvas.setFocus()
    map.presses("PageDown")
    assert map.workspace.look.frame == "Near"
    assert map.workspace.look.looking.lens == "realm"
    assert map.canvas.camera.zoom == pytest.approx(near, rel=0.01)
    map.presses("PageDown", "PageDown")
    assert map.workspace.look.frame == "Far"
    map.presses("PageUp")
    assert map.workspace.look.frame == "Near"
    map.qtbot.wait(20)
    map.presses("Escape")
    assert map.workspace.look.frame is None
    assert map.canvas.camera.zoom == pytest.approx(before.zoom)
    assert map.workspace.look.looking.lens == "kind"


def test_the_answers_stand_beside_the_map_and_choose_its_actors(map):
    map.selects("Clinic")
    map.presses("Plus", "Plus")
    map.workspace.selection.clear()
    map.workspace.look.set(lens="influence")
    panel = map.view.map.lens_panel
    map.qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    assert panel.isVisible()
    assert panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "Clinic: 2; 1 asked"
    panel.view.setFocus()
    map.presses("Down")
    panel.view.setCurrentIndex(panel.model.index(0))
    assert map.workspace.selection.ids == (map.actor("Clinic"),)
    assert panel.isVisible()
    map.workspace.look.set(lens="realm")
    assert not panel.isVisible()


def test_nobody_was_asked_about_an_empty_chair(map):
    map.draws("Villages below?")
    map.workspace.look.set(lens="influence")
    panel, actors = map.view.map.lens_panel, map.canvas.picture.labels
    map.qtbot.waitUntil(lambda: panel.model.told.unsaid == len(actors) - 1)


def test_answers_never_lie_over_the_map(map):
    map.window.resize(1100, 700)
    map.workspace.look.set(lens="stake")
    map.qtbot.wait(20)
    panel, canvas = map.view.map.lens_panel, map.canvas
    assert panel.isVisible()
    assert canvas.width() <= map.view.map.width() - panel.width()


def test_digits_still_begin_names_in_the_line(map):
    map.bar.field.setFocus()
    QTest.keyClicks(map.window.focusWidget(), "3 wells")
    assert map.bar.field.text() == "3 wells"
