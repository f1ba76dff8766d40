"""What lies on and behind a map, by keys: a mistaken actor, a neighbourhood, a traced paper map."""

from __future__ import annotations

from io import BytesIO

from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from collective_desk.domain.entities import Attachment, Backdrop, Region
from collective_desk.store.queries.actors import actors
from collective_desk.store.queries.maps import map_content


def on_an_empty_map(sits_down):
    """Somebody who started a desk; the line waits."""
    person = sits_down()
    person.presses("Return")
    person.qtbot.waitUntil(lambda: person.window.desk_view is not None)
    person.qtbot.waitUntil(person.window.desk_view.map.bar.field.hasFocus)
    return person


def at(sits_down, path, name="Amina"):
    """Somebody who opened a desk."""
    person = sits_down(path=path, name=name)
    person.qtbot.waitUntil(lambda: person.window.desk_view is not None)
    person.window.desk_view.map.canvas.setFocus()
    return person


def may(person, action):
    """Wait until the window knows what can be done with the selection."""
    person.qtbot.waitUntil(person.window.desk_view.register[action].isEnabled)


def shown(person):
    return sorted(actor.name for actor in actors(person.read))


def drawn(person):
    """Ties as the map shows them."""
    view = person.window.desk_view
    content = map_content(person.read, view.workspace.map)
    names = content.actors.labels
    return sorted((names[a], names[b]) for a, b in zip(
        content.ties.source, content.ties.target, strict=True))


def test_a_wrong_actor_is_merged_and_split_again(sits_down):
    amina = on_an_empty_map(sits_down)
    amina.draws("Mayor > Clinic", "The mayor > Radio, Clinic", "Clinic > Radio")
    before = drawn(amina)
    amina.presses("Escape")

    # Somebody says they are one: select both by name, Ctrl+U.
    amina.presses("Ctrl+F")
    amina.draws("mayor")
    workspace = amina.window.desk_view.workspace
    workspace.selection.add([next(a.id for a in actors(amina.read) if a.name == "The mayor")])
    may(amina, "actor.merge")
    amina.presses("Ctrl+U")
    assert shown(amina) == ["Clinic", "Mayor", "Radio"]
    assert drawn(amina) == [("Clinic", "Radio"), ("Mayor", "Clinic"), ("Mayor", "Radio")]

    # The old name still means somebody: nobody is doubled.
    amina.presses("Slash")
    amina.draws("The mayor > Radio")
    assert shown(amina) == ["Clinic", "Mayor", "Radio"]
    path = amina.path
    amina.leaves()

    # The next day somebody knows better.
    bruno = at(sits_down, path, "Bruno")
    bruno.presses("Ctrl+F")
    bruno.draws("mayor")
    may(bruno, "actor.split")
    bruno.presses("Ctrl+Shift+U")
    assert shown(bruno) == ["Clinic", "Mayor", "Radio", "The mayor"]
    assert drawn(bruno) == before
    bruno.presses("Ctrl+Z")
    assert shown(bruno) == ["Clinic", "Mayor", "Radio"]


def test_an_area_around_three_actors(sits_down):
    amina = on_an_empty_map(sits_down)
    amina.draws("Mill, Ferry, Well", "Ministry")
    amina.presses("Escape")
    view = amina.window.desk_view
    three = [id for id, name in zip(
        view.map.canvas.picture.actor_ids, view.map.canvas.picture.labels, strict=True)
        if name != "Ministry"]
    view.workspace.selection.set(three)
    amina.presses("Ctrl+G")
    amina.types("Upper valley")
    amina.presses("Return")
    [area] = amina.read.all(Region)
    assert area.label == "Upper valley"
    left, top, wide, high = area.box
    for id in three:
        x, y = view.map.canvas.picture.xy[view.map.canvas.picture.row[id]].tolist()
        assert left < x < left + wide and top < y < top + high
    amina.presses("Ctrl+F")
    amina.draws("upper valley")
    assert view.workspace.selection.ids == (area.id,)
    QTest.keyClick(view.map.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert amina.read.all(Region)[0].box[0] == left + 8
    amina.presses("Delete")
    assert not amina.read.all(Region)
    amina.presses("Ctrl+Z", "Ctrl+Z")
    assert amina.read.all(Region)[0].box == area.box


def test_a_paper_map_is_laid_behind_and_traced(sits_down, tmp_path):
    out = BytesIO()
    Image.new("RGB", (300, 200), (200, 180, 140)).save(out, "JPEG")
    (tmp_path / "IMG 001.jpg").write_bytes(out.getvalue())
    amina = on_an_empty_map(sits_down)
    amina.presses("Escape")
    view = amina.window.desk_view
    view.map.canvas.port.lay_files([str(tmp_path / "IMG 001.jpg")], (0.0, 0.0))
    amina.qtbot.waitUntil(lambda: amina.read.count(Backdrop) == 1)
    amina.presses("Ctrl+Shift+P")
    amina.draws("lock photo")
    [photo] = amina.read.all(Backdrop)
    assert photo.locked
    view.map.canvas.setFocus()
    amina.presses("Slash")
    amina.draws("Mill", "Ferry > Mill")
    content = map_content(amina.read, view.workspace.map)
    left, top, wide, high = photo.box
    assert all(left < x < left + wide for x in content.actors.x)
    assert all(top < y < top + high for y in content.actors.y)
    path = amina.path
    amina.leaves()

    # On another day the photo is still there, in the desk itself.
    again = at(sits_down, path)
    [kept] = again.read.all(Attachment)
    assert again.window.desk_view.photos(kept.sha256) is not None
