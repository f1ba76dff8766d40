"""How the map is looked at: one state for the canvas and all who show the map."""

from collective_desk.commands.maps import set_map
from collective_desk.domain.filters import Chip
from collective_desk.domain.looking import Looking


def test_a_lens_colours_the_canvas_and_an_undo_takes_it_back(open_desk):
    open_desk.draws("Radio Sun > Clinic", "Elders")
    look = open_desk.workspace.look
    open_desk.desk.do(set_map, open_desk.workspace.map, lens="realm")
    assert look.looking.lens == "realm"
    assert open_desk.canvas.lensed.lens == "realm"
    open_desk.desk.undo()
    assert look.looking.lens == "kind"
    assert open_desk.canvas.lensed is None


def test_looking_changes_nothing_on_the_desk(open_desk):
    open_desk.draws("Radio Sun @m > Clinic @i")
    before = open_desk.desk.read.history()
    open_desk.workspace.look.set(
        arrangement="spectrum", lens="presence", filters=(Chip("realm", ("institutional",)),))
    assert open_desk.canvas.picture.labels == ["Clinic"]
    assert open_desk.canvas.guides.bands
    assert open_desk.desk.read.history() == before


def test_free_places_come_back_untouched(open_desk):
    open_desk.draws("Radio Sun @m > Clinic @i", "Elders @g")
    free = open_desk.canvas.picture.xy.copy()
    open_desk.workspace.look.set(arrangement="spectrum")
    assert (open_desk.canvas.picture.xy != free).any()
    open_desk.workspace.look.take(Looking())
    assert (open_desk.canvas.picture.xy == free).all()


def test_what_the_map_says_anew_counts_and_the_rest_stays(open_desk):
    look = open_desk.workspace.look
    look.set(lens="stake", arrangement="rings")
    open_desk.desk.do(set_map, open_desk.workspace.map, lens="presence")
    assert (look.looking.lens, look.looking.arrangement) == ("presence", "rings")


def test_the_part_in_view_is_told(open_desk, qtbot):
    open_desk.draws("Radio Sun > Clinic")
    with qtbot.waitSignal(open_desk.workspace.look.moved):
        open_desk.canvas.zoom_by(2.0)
    _, _, wide, _ = open_desk.workspace.look.box
    assert wide == open_desk.canvas.width() / open_desk.canvas.camera.zoom
