"""News of a commit reaches the canvas."""

from __future__ import annotations

from dataclasses import dataclass, replace

from collective_desk.domain.contents import MapContent
from collective_desk.host.words import Words
from collective_desk.showing.showing import Known
from collective_desk.ui.canvas.binder import CanvasBinder
from collective_desk.ui.canvas.view import Canvas

from .sample import content


@dataclass
class News:
    action: str
    touched: dict[str, frozenset[str]]
    origin: str = "do"


class Told:
    """A map that is read again."""

    def __init__(self, map: MapContent) -> None:
        self.map = map

    def __call__(self) -> Known:
        return Known(self.map)

    def move(self, row: int, x: float) -> None:
        xs = list(self.map.actors.x)
        xs[row] = x
        self.map = replace(self.map, actors=replace(self.map.actors, x=xs))


def test_a_moved_placement_moves_its_actor_alone(canvas: Canvas) -> None:
    told = Told(content())
    binder = CanvasBinder(canvas, told, Words())
    told.move(28, 500.0)
    told.move(3, 900.0)  # not announced: stays until it is
    binder.on_committed(News("move_placements", {"placement": frozenset({"map:a28", "else:a3"})}))
    assert canvas.picture.xy[28, 0] == 500
    assert canvas.picture.xy[3, 0] == 560


def test_what_an_undo_moved_glides(canvas: Canvas) -> None:
    canvas.motion.reduced = False
    told = Told(content())
    told.move(28, 500.0)
    news = News("move_placements", {"placement": frozenset({"map:a28"})}, origin="undo")
    CanvasBinder(canvas, told, Words()).on_committed(news)
    assert canvas.motion.running
    canvas.motion.finish()


def test_new_and_deleted_actors_come_and_go(canvas: Canvas) -> None:
    told = Told(content(20))
    binder = CanvasBinder(canvas, told, Words())
    binder.on_committed(News("delete_actors", {"actor": frozenset({"a20"})}))
    assert len(canvas.picture.xy) == 20
    told.map = content()
    binder.on_committed(News("add_actor", {"actor": frozenset({"a20"})}))
    assert len(canvas.picture.xy) == 29


def test_a_flood_is_read_anew_without_movement(canvas: Canvas) -> None:
    canvas.motion.reduced = False
    told = Told(content())
    told.move(3, 900.0)
    many = frozenset(f"p{n}" for n in range(600))
    CanvasBinder(canvas, told, Words()).on_committed(News("receive", {"placement": many}))
    assert canvas.picture.xy[3, 0] == 900
    assert not canvas.motion.running


def test_another_map_is_looked_at_afresh(canvas: Canvas) -> None:
    canvas.zoom_by(5)
    told = Told(replace(content(), map="other"))
    CanvasBinder(canvas, told, Words()).on_committed(News("x", {"map": frozenset({"other"})}))
    assert canvas.picture.content.map == "other"
    assert canvas.camera.zoom <= 1


def test_nothing_touched_reads_nothing(canvas: Canvas) -> None:
    def fail() -> Known:
        raise AssertionError

    CanvasBinder(canvas, fail, Words()).on_committed(News("rename_desk", {}))
