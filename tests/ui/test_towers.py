"""Discs by several groups, by keys alone: who speaks, how high, and why."""

import pytest
from PySide6.QtCore import Qt

from collective_desk.commands.actors import set_actor
from collective_desk.commands.assessments import strengthen_ties
from collective_desk.domain.entities import Map
from collective_desk.store.queries.assessments import last_words, said_of, spreads
from collective_desk.ui.canvas.legend.overlay import LegendOverlay


@pytest.fixture
def hall(open_desk):
    """Three actors on the map, the keyboard there."""
    open_desk.draws("Mayor, Clinic, Radio")
    open_desk.presses("Escape")
    return open_desk


def asks(desk, group):
    desk.presses("Ctrl+Shift+G")
    desk.types(group, "Return")


def test_the_first_disc_shows_the_towers_and_undo_puts_them_away(hall):
    hall.selects("Mayor")
    hall.presses("Plus")
    assert hall.workspace.look.looking.lens == "influence"
    assert hall.canvas.artist.towers.built.keys() == {hall.actor("Mayor")}
    hall.presses("Ctrl+Z")
    assert hall.workspace.look.looking.lens == "kind"
    assert hall.desk.read.all(Map)[0].lens == "kind"


def test_towers_put_away_stay_away(hall):
    hall.selects("Mayor")
    hall.presses("Plus", "Ctrl+Shift+D", "Plus")
    assert hall.workspace.look.looking.lens == "kind"
    hall.presses("Ctrl+Shift+D")
    assert hall.canvas.artist.towers.built[hall.actor("Mayor")].number == "2"


def test_each_group_has_a_tower_of_its_own(hall):
    hall.selects("Mayor")
    hall.presses("Plus", "Plus")
    asks(hall, "Fishers")
    assert hall.canvas.hasFocus()
    hall.presses("Plus", "Plus", "Plus", "Plus")
    seen = said_of(hall.desk.read, hall.actor("Mayor"))["influence"]
    assert seen.by == {"amina": 2, "Fishers": 4}
    tower = hall.canvas.picture.content.towers[hall.actor("Mayor")]
    assert (tower.median, tower.lowest, tower.highest) == (3, 2, 4)
    influence = hall.view.map.inspector.actor.influence
    assert [(c.name, c.height) for c in influence.columns] == [("Fishers", 4), ("amina", 2)]
    assert influence._middle.text() == "Middle 3, from 2 to 4. 2 groups asked."


def test_a_known_group_is_chosen_not_doubled(hall):
    hall.selects("Mayor")
    asks(hall, "Fishers")
    hall.presses("Plus")
    asks(hall, "amina")
    assert hall.workspace.informants.current == "amina"
    asks(hall, "fish")
    assert hall.workspace.informants.current == "Fishers"
    assert hall.workspace.informants.all == ["amina", "Fishers"]
    assert hall.view.map.speaker.button.text() == "Fishers"


def test_asked_and_none_is_zero(hall):
    hall.selects("Clinic")
    hall.presses("Minus")
    assert hall.canvas.picture.content.towers[hall.actor("Clinic")].median == 0
    assert hall.canvas.artist.towers.built[hall.actor("Clinic")].number == "0"


def test_pointing_at_a_height_tells_who_said_what_the_highest_first(hall):
    hall.selects("Clinic")
    hall.presses("Plus")
    hall.workspace.informants.take("Fishers")
    hall.presses("Plus", "Plus", "Plus")
    hall.presses("Ctrl+H")
    model = hall.view.map._panels["heights"].model
    tip = model.data(model.index(0), Qt.ItemDataRole.ToolTipRole)
    assert tip.index("Clinic") < tip.index("Fishers: 3") < tip.index("amina: 1")


def test_heights_are_read_back_and_reasons_kept(hall, qtbot):
    for name, discs in (("Mayor", 1), ("Clinic", 3)):
        hall.selects(name)
        hall.presses(*["Plus"] * discs)
    hall.presses("Ctrl+H")
    panel = hall.view.map._panels["heights"]
    assert panel.isVisible() and not hall.view.map.inspector.isVisible()
    assert [(row.name, row.spread.median) for row in panel.model.rows] == [
        ("Clinic", 3), ("Mayor", 1)]
    hall.presses("Up", "Return")
    hall.types("Holds the medicine", "Ctrl+Return")
    said = last_words(hall.desk.read, hall.actor("Clinic"), "influence")
    assert [(row.value, row.text) for row in said] == [(3, "Holds the medicine")]
    hall.presses("Escape")
    assert not panel.isVisible() and hall.canvas.hasFocus()
    hall.presses("Plus")
    assert last_words(hall.desk.read, hall.actor("Clinic"), "influence")[0].text == (
        "Holds the medicine")


def test_the_list_keeps_its_order_true(hall):
    for name, discs in (("Mayor", 1), ("Clinic", 2)):
        hall.selects(name)
        hall.presses(*["Plus"] * discs)
    hall.presses("Ctrl+H")
    panel = hall.view.map._panels["heights"]
    hall.canvas.setFocus()
    hall.selects("Mayor")
    hall.presses("Plus", "Plus")
    assert [row.name for row in panel.model.rows] == ["Mayor", "Clinic"]
    assert panel.list.currentIndex().row() == 0


def test_heights_are_put_right_in_the_list(hall):
    for name, discs in (("Mayor", 1), ("Clinic", 2)):
        hall.selects(name)
        hall.presses(*["Plus"] * discs)
    hall.presses("Ctrl+H")
    panel = hall.view.map._panels["heights"]
    hall.types("++")
    rows = [(row.name, row.spread.median) for row in panel.model.rows]
    assert rows == [("Clinic", 4), ("Mayor", 1)]
    hall.presses("Down")
    hall.types("-")
    hall.types("-")
    assert panel.model.rows[1].spread.median == 0
    assert panel.list.hasFocus()
    assert panel.list.currentIndex().row() == 1


def test_plus_on_a_tie_makes_it_stronger(hall):
    hall.draws("Mayor > Clinic")
    hall.presses("Escape")
    hall.selects("Mayor")
    hall.presses("T", "Plus", "Plus", "Plus")
    tie = hall.workspace.selection.latest
    assert spreads(hall.desk.read, "strength")[tie].median == 5
    hall.presses("Minus")
    assert spreads(hall.desk.read, "strength")[tie].median == 4


def test_strength_has_ends(hall):
    hall.draws("Mayor > Clinic")
    (tie,) = hall.canvas.picture.tie_ids
    assert hall.desk.do(strengthen_ties, [tie]) == {tie: 4}
    assert hall.desk.do(strengthen_ties, [tie], by=9) == {tie: 5}
    assert hall.desk.do(strengthen_ties, [tie], by=-9) == {tie: 1}


def test_strength_is_set_beside_the_tie_as_each_group_sees_it(hall):
    hall.draws("Mayor > Clinic")
    (tie,) = hall.canvas.picture.tie_ids
    hall.workspace.selection.set([tie])
    panel = hall.view.map.inspector.tie
    panel.strength.setFocus()
    hall.presses("5")
    hall.workspace.informants.take("Fishers")
    hall.presses("Left", "Left")
    assert spreads(hall.desk.read, "strength")[tie].by == {"amina": 5, "Fishers": 4}
    assert panel.strength.step == 5
    assert hall.canvas.picture.content.strengths == {tie: 4.5}
    pens = hall.canvas.picture.pens
    assert pens[int(hall.canvas.picture.pen[0])].thickness > 2


def test_names_keep_off_the_towers_of_others(hall):
    hall.selects("Mayor")
    hall.presses("Plus", "Plus", "Plus")
    artist, canvas = hall.canvas.artist, hall.canvas
    [tower] = artist.towers.boxes(canvas.picture, artist.view(canvas.sight)).tolist()
    assert tower in artist.obstacles(canvas.sight, canvas.head_top).tolist()
    far = artist.view(canvas.sight).at(0.2, artist.style)
    assert not len(artist.towers.boxes(canvas.picture, far))


def test_whoever_is_chosen_shows_what_each_group_said(open_desk):
    open_desk.draws("Mayor", "Clinic")
    for group, discs in (("Farmers", 2), ("District staff", 5)):
        open_desk.workspace.informants.take(group)
        open_desk.selects("Mayor")
        open_desk.canvas.setFocus()
        open_desk.presses(*["Plus"] * discs)
    tower = open_desk.canvas.picture.content.towers[open_desk.actor("Mayor")]
    assert tower.groups == (("District staff", 5.0), ("Farmers", 2.0))
    assert open_desk.canvas.artist.towers.letters == {"District staff": "D", "Farmers": "F"}
    legend = open_desk.view.map.canvas.findChild(LegendOverlay)
    rows = [(row.letter, row.name, row.count) for row in legend._sections[0].rows if row.letter]
    assert rows == [("D", "District staff", 1), ("F", "Farmers", 1)]
    chosen = open_desk.canvas.grab().toImage()
    open_desk.workspace.selection.clear()
    open_desk.canvas.focus = None
    open_desk.qtbot.wait(30)
    assert open_desk.canvas.grab().toImage() != chosen


def test_towers_keep_off_the_edge_and_off_the_heads_of_bands(open_desk):
    open_desk.draws("Mayor +9", "Clinic", "Radio Sun")
    canvas = open_desk.canvas
    for name, realm in (("Mayor", 2), ("Clinic", -1), ("Radio Sun", 0)):
        open_desk.desk.do(set_actor, open_desk.actor(name), realm=realm)
    open_desk.workspace.look.set(arrangement="spectrum", lens="influence")
    open_desk.qtbot.waitUntil(lambda: canvas.guides is not None and not canvas.motion.running)
    canvas.look(canvas.fitted_camera())
    heads = canvas.artist.guides.boxes(canvas.sight, canvas.head_top)
    row = canvas.picture.row[open_desk.actor("Mayor")]
    high = canvas.artist.headroom(canvas.camera.zoom)[open_desk.actor("Mayor")]
    top = canvas.camera.to_view(canvas.picture.xy[row])[1] - high - 14
    assert top >= max(y + h for _, y, _, h in heads.tolist()) - 4
    assert min(y for _, y, _, _ in heads.tolist()) >= 0
