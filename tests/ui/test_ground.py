"""Areas, words and a photo behind the map, as a person draws, moves and names them."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QTest

from collective_desk.commands.regions import set_backdrop, set_region
from collective_desk.domain.entities import Attachment, Backdrop, Region
from collective_desk.store.queries.maps import map_content
from collective_desk.ui.canvas.nudge import nudge
from tests.ui.conftest import Open

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(window, open_desk: Open):
    open_desk.draws("Mayor, Clinic, Radio")
    open_desk.canvas.motion.reduced = True
    open_desk.canvas.setFocus()
    open_desk.canvas.fit()
    return open_desk


def region(desk) -> Region:
    [found] = desk.desk.read.all(Region)
    return found


def named_area(desk) -> Region:
    desk.selects("Mayor", "Clinic", "Radio")
    desk.presses("Ctrl+G")
    desk.types("Town", "Return")
    return region(desk)


def drag(desk, start, end):
    canvas = desk.canvas
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(canvas, (start + end) / 2)
    QTest.mouseMove(canvas, end)
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=end)


def corner(desk, id, name="topLeft") -> QPoint:
    box = desk.canvas.artist.ground.seen(id, desk.canvas.sight)
    return getattr(box, name)().toPoint()


def test_an_area_is_drawn_around_who_is_selected_and_named(desk):
    area = named_area(desk)
    assert area.label == "Town"
    left, top, wide, high = area.box
    for x, y in desk.canvas.picture.xy.tolist():
        assert left < x < left + wide
        assert top < y < top + high
    desk.canvas.setFocus()
    desk.presses("Ctrl+Z", "Ctrl+Z")
    assert not desk.desk.read.all(Region)


def test_an_area_is_drawn_with_the_pointer(desk):
    desk.workspace.selection.clear()
    desk.presses("Ctrl+G")
    drag(desk, QPoint(60, 60), QPoint(260, 180))
    desk.types("River bank", "Return")
    assert region(desk).label == "River bank"
    seen = desk.canvas.artist.ground.seen(region(desk).id, desk.canvas.sight)
    assert (round(seen.width()), round(seen.height())) == (200, 120)


def test_esc_draws_nothing(desk):
    desk.workspace.selection.clear()
    desk.presses("Ctrl+G", "Escape", "Return")
    assert not desk.desk.read.all(Region)


def test_words_are_written_without_a_pointer(desk):
    desk.presses("Ctrl+Shift+T", "Return")
    desk.types("Floods every spring", "Return")
    assert (region(desk).label, region(desk).form) == ("Floods every spring", "text")


def test_an_area_is_moved_by_its_edge_and_sized_by_its_corner(desk):
    area = named_area(desk)
    start = corner(desk, area.id) + QPoint(60, 0)
    drag(desk, start, start + QPoint(50, 30))
    zoom = desk.canvas.camera.zoom
    moved = region(desk).box
    assert moved[0] - area.box[0] == pytest.approx(50 / zoom, abs=1)
    assert moved[1] - area.box[1] == pytest.approx(30 / zoom, abs=1)
    assert moved[2:] == area.box[2:]
    foot = corner(desk, area.id, "bottomRight")
    drag(desk, foot, foot + QPoint(40, 20))
    assert region(desk).box[2] - moved[2] == pytest.approx(40 / zoom, abs=1)
    assert region(desk).box[:2] == moved[:2]


def test_inside_an_area_the_map_is_as_ever(desk):
    area = named_area(desk)
    desk.workspace.selection.clear()
    middle = desk.canvas.artist.ground.seen(area.id, desk.canvas.sight).center().toPoint()
    assert desk.canvas.id_of(desk.canvas.hit(middle.x(), middle.y() - 25)) in (
        None, *desk.canvas.picture.actor_ids)
    assert desk.canvas.id_of(desk.canvas.hit(*corner(desk, area.id).toTuple())) == area.id


def test_alt_and_arrows_move_and_size_what_is_selected(desk):
    area = named_area(desk)
    desk.workspace.selection.set([area.id])
    desk.canvas.setFocus()
    QTest.keyClick(desk.canvas, Qt.Key.Key_Right, ALT)
    assert region(desk).box[0] == area.box[0] + 8
    QTest.keyClick(desk.canvas, Qt.Key.Key_Down, ALT | Qt.KeyboardModifier.ShiftModifier)
    assert region(desk).box[3] == area.box[3] + 8
    desk.selects("Mayor")
    before = desk.canvas.picture.xy[desk.canvas.picture.row[desk.actor("Mayor")]].tolist()
    QTest.keyClick(desk.canvas, Qt.Key.Key_Up, ALT)
    after = desk.canvas.picture.xy[desk.canvas.picture.row[desk.actor("Mayor")]].tolist()
    assert after == [before[0], before[1] - 8]


def test_the_inspector_names_an_area_and_del_takes_it_away(desk):
    area = named_area(desk)
    desk.workspace.selection.set([area.id])
    panel = desk.view.map.inspector.ground
    assert panel.isVisible()
    panel.name_field.setFocus()
    panel.name_field.selectAll()
    desk.types("Old town", "Return")
    assert region(desk).label == "Old town"
    desk.canvas.setFocus()
    desk.presses("Delete")
    assert not desk.desk.read.all(Region)
    assert len(desk.names()) == 3
    desk.presses("Ctrl+Z")
    assert region(desk).label == "Old town"


def test_areas_are_told_to_those_who_hear_the_map(desk):
    named_area(desk)
    spoken = QAccessible.queryAccessibleInterface(desk.canvas)
    assert spoken.text(QAccessible.Text.Description) == "Areas and words: Town"


def test_a_colour_of_another_desk_is_drawn_plain(desk):
    area = named_area(desk)
    desk.workspace.do(set_region, area.id, colour="tie.unheard_of")
    desk.workspace.selection.set([area.id])
    assert not desk.canvas.grab().isNull()


@pytest.fixture
def photo(desk, tmp_path):
    """A red photo of a paper map, dropped on the map."""
    file = tmp_path / "paper map.jpg"
    out = BytesIO()
    Image.new("RGB", (400, 200), (250, 0, 0)).save(out, "JPEG")
    file.write_bytes(out.getvalue())
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(file))])
    desk.canvas.dropEvent(QDropEvent(
        QPointF(300, 200), Qt.DropAction.CopyAction, dragged, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier))
    desk.qtbot.waitUntil(lambda: desk.desk.read.count(Backdrop) == 1)
    return desk.desk.read.all(Backdrop)[0]


def red(canvas, id) -> int:
    """How red the photo looks in its corner."""
    spot = canvas.artist.ground.seen(id, canvas.sight)
    at = QPointF(spot.left() + 20, spot.top() + 20).toPoint()
    colour = canvas.grab().toImage().pixelColor(at)
    return colour.red() - colour.green()


def test_a_photo_is_dropped_faded_and_locked(desk, photo):
    canvas, panel = desk.canvas, desk.view.map.inspector.ground
    assert photo.box[2] == 2 * photo.box[3]
    [kept] = desk.desk.read.all(Attachment)
    assert (kept.name, kept.media_type) == ("paper map", "image/jpeg")
    assert panel.isVisible()
    desk.qtbot.waitUntil(lambda: red(canvas, photo.id) > 60)
    half = red(canvas, photo.id)
    panel.strength.setValue(20)
    desk.qtbot.waitUntil(lambda: desk.desk.read.all(Backdrop)[0].strength == 0.2)
    desk.qtbot.waitUntil(lambda: 10 < red(canvas, photo.id) < half)
    panel.lock.setFocus()
    QTest.keyClick(panel.lock, Qt.Key.Key_Space)
    assert desk.desk.read.all(Backdrop)[0].locked
    spot = corner(desk, photo.id) + QPoint(20, 20)
    assert desk.canvas.id_of(desk.canvas.hit(*spot.toTuple())) is None


def test_a_photo_is_locked_where_it_was_laid(desk, photo):
    desk.qtbot.waitUntil(lambda: desk.window.toast.isVisible())
    desk.window.toast._answer.click()
    assert desk.desk.read.all(Backdrop)[0].locked
    assert not desk.workspace.selection.ids
    assert desk.canvas.hasFocus()


def test_a_photo_keeps_its_proportions(desk, photo):
    foot = corner(desk, photo.id, "bottomRight")
    drag(desk, foot, foot - QPoint(60, 10))
    box = desk.desk.read.all(Backdrop)[0].box
    assert box[2] == pytest.approx(2 * box[3], abs=0.1)
    assert box[2] < photo.box[2]


def test_a_photo_above_the_wall_level_is_not_there(desk, photo):
    desk.workspace.do(set_backdrop, photo.id, sensitivity="confidential")
    read, map = desk.desk.read, desk.workspace.map
    assert map_content(read, map).behind
    assert not map_content(read, map, audience="open").behind


def test_a_photo_that_did_not_come_has_a_placeholder(desk, photo):
    [kept] = desk.desk.read.all(Attachment)
    desk.desk.blobs.forget(kept.sha256)
    desk.view.photos.forget()
    desk.canvas.forget()
    desk.qtbot.waitUntil(lambda: red(desk.canvas, photo.id) < 20)


def test_what_is_no_photo_is_refused_in_a_sentence(desk, tmp_path):
    file = tmp_path / "notes.jpg"
    file.write_bytes(b"not a photo")
    desk.canvas.port.lay_files([str(file)], (0, 0))
    desk.qtbot.waitUntil(lambda: desk.window.toast.isVisible())
    assert not desk.desk.read.count(Backdrop)


@pytest.mark.parametrize("box", [
    (0, 0, 0, 0), (50, 50, -80, -40), (-1e6, -1e6, 2e6, 2e6), (1e6, 1e6, 1, 1), (0, 0, 1, 1e6)])
def test_a_strange_box_from_another_desk_is_survived(desk, photo, box):
    def move_ground(write):
        write.update(Backdrop, photo.id, box=box)
        for form in ("area", "text", "unheard of"):
            write.add(Region, map=desk.workspace.map, label="\u202eevil " * 90, box=box, form=form)

    desk.desk.do(move_ground)
    desk.workspace.selection.set([photo.id])
    desk.canvas.fit()
    for zoom in (1.0, 8.0):
        desk.canvas.zoom_by(zoom)
        assert not desk.canvas.grab().isNull()
        desk.canvas.hit(10, 10)
    nudge(desk.canvas, 8, 8, sizes=True)
