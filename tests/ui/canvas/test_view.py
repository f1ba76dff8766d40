"""The canvas as a whole: nobody, one, ten thousand; what is dimmed, faded, lifted, put back."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from collective_desk.picture.style import Style
from collective_desk.ui.canvas.view import Canvas

from .conftest import Hand
from .sample import crowd, river
from .test_layers import pixels


def count(canvas: Canvas, token: str) -> int:
    # On a slow machine the exact picture comes in slices: look when it is there.
    canvas.layers.finish(canvas.sight)
    colour = QColor(canvas.artist.style.colour(token))
    wanted = (colour.blue(), colour.green(), colour.red())
    return int((pixels(canvas.grab().toImage()) == wanted).all(axis=2).sum())


@pytest.mark.parametrize("actors", [0, 1, 2, 28])
def test_a_map_of_any_size_is_shown(show: Callable[..., Canvas], actors: int) -> None:
    canvas = show(river(actors))
    canvas.fit()
    canvas.reset_view()
    canvas.zoom_by(30)
    canvas.zoom_by(1e-4)
    assert canvas.grab().width() == 990


def test_all_actors_stand_on_one_spot(show: Callable[..., Canvas]) -> None:
    picture = river()
    picture.xy[:] = 5.0
    canvas = show(picture)
    assert np.isfinite(canvas.camera.zoom)
    assert canvas.grab().width() == 990


def test_ten_thousand_actors_are_shown_and_zoomed(show: Callable[..., Canvas]) -> None:
    canvas = show(crowd(10_000))
    assert count(canvas, "grassroots_fill") > 1000
    canvas.zoom_by(1 / canvas.camera.zoom)
    canvas.layers.finish(canvas.sight)
    assert count(canvas, "grassroots_fill") > 1000


def test_no_coordinate_is_ever_nothing(show: Callable[..., Canvas]) -> None:
    canvas = show(river())
    for zoom in (0.02, 0.2, 0.5, 1.0, 3.0, 8.0):
        canvas.zoom_by(zoom / canvas.camera.zoom)
        ink = canvas.artist.ties.ink(np.arange(len(canvas.picture.source)), canvas.sight)
        for part in (*ink.lines.values(), *ink.dots.values(), *ink.arrows.values()):
            assert np.isfinite(part).all()


def test_selecting_quiets_the_other_ties_and_actors_stay_full(canvas: Canvas) -> None:
    loud, actors = count(canvas, "tie.conflict"), count(canvas, "middle_ground_fill")
    canvas.selection.set(["a7"])
    assert count(canvas, "tie.conflict") < loud / 10
    assert count(canvas, "middle_ground_fill") == pytest.approx(actors, rel=0.05)
    canvas.selection.clear()
    assert count(canvas, "tie.conflict") == loud


def test_a_focus_radius_fades_actors_beyond(canvas: Canvas) -> None:
    canvas.selection.set(["a26"])
    full = count(canvas, "institutional_fill")
    canvas.set_focus_radius(1)
    assert count(canvas, "institutional_fill") == 0
    canvas.set_focus_radius(None)
    assert count(canvas, "institutional_fill") == full


def test_the_selected_actor_bears_the_accent(canvas: Canvas) -> None:
    assert count(canvas, "accent") == 0
    canvas.selection.set(["a7"])
    assert count(canvas, "accent") > 100


def test_some_chosen_ties_lie_on_a_glow(canvas: Canvas) -> None:
    assert count(canvas, "accent_soft") == 0
    canvas.selection.set(["t3"])
    one = count(canvas, "accent_soft")
    canvas.selection.set(["t3", "t30"])
    assert count(canvas, "accent_soft") > one > 100


def test_all_ties_of_a_huge_map_are_chosen_in_a_blink(show: Callable[..., Canvas]) -> None:
    canvas = show(crowd(10_000))
    assert count(canvas, "accent") == 0
    canvas.selection.set(list(canvas.picture.tie_ids))
    assert count(canvas, "accent") > 20_000
    for zoom in (canvas.camera.zoom, 1.0):
        canvas.zoom_by(zoom / canvas.camera.zoom)
        canvas.settle()
        canvas.layers.finish(canvas.sight)
        started = time.process_time()
        canvas.repaint()
        assert time.process_time() - started < 1.0


def test_dark_is_dark(canvas: Canvas) -> None:
    canvas.set_style(Style.load("dark"))
    assert count(canvas, "paper") > 300_000


def test_a_name_that_found_no_place_shows_when_pointed_at(
    show: Callable[..., Canvas],
) -> None:
    canvas = show(river())
    canvas.zoom_by(0.42 / canvas.camera.zoom)
    canvas.settle()
    shown = {spot.row for spot in canvas.artist.labels.shown}
    hidden = next(row for row in range(28) if row not in shown)
    before = count(canvas, "ink")
    hand = Hand(canvas)
    hand.to(hand.actor(hidden))
    assert count(canvas, "ink") > before


def test_what_changed_is_shown_and_the_dead_are_let_go(canvas: Canvas) -> None:
    canvas.selection.set(["a7", "a28"])
    canvas.refresh(river(20), {"a28"})
    assert canvas.selection.ids == ("a7",)
    assert len(canvas.picture.xy) == 20
    canvas.refresh(river(), {f"a{n}" for n in range(20, 29)})
    assert canvas.hit(*canvas.camera.to_view(canvas.picture.xy[28]).tolist()).actor == 28


def test_an_actor_that_moved_glides_and_arrives(qtbot: QtBot, canvas: Canvas) -> None:
    canvas.motion.reduced = False
    picture = river()
    picture.xy[28] -= 200
    canvas.refresh(picture, {"a28"}, glide=60)
    assert canvas.motion.running
    qtbot.waitUntil(lambda: not canvas.motion.running, timeout=2000)
    assert canvas.artist.picture.xy[28].tolist() == picture.xy[28].tolist()
    assert canvas.sight.without == frozenset()


def test_a_new_actor_fades_in_where_it_stays(qtbot: QtBot, show: Callable[..., Canvas]) -> None:
    canvas = show(river(28))
    canvas.motion.reduced = False
    canvas.refresh(river(), {"a28"})
    assert canvas.opacity < 1 and canvas.sight.without == {28}
    qtbot.waitUntil(lambda: not canvas.motion.running, timeout=2000)
    assert canvas.opacity == 1 and canvas.sight.without == frozenset()


def test_a_new_actor_for_whom_others_make_room_comes_while_they_glide(
    qtbot: QtBot, show: Callable[..., Canvas]
) -> None:
    canvas = show(river(28))
    canvas.motion.reduced = False
    picture = river()
    picture.xy[3] -= 200
    canvas.refresh(picture, {"a3", "a28"}, glide=60)
    assert 3 in canvas.sight.without
    qtbot.waitUntil(lambda: not canvas.motion.running, timeout=2000)
    assert canvas.artist.picture.xy[3].tolist() == picture.xy[3].tolist()
    assert canvas.sight.without == frozenset()


def test_a_commit_in_the_middle_of_a_drag_ends_it_well(canvas: Canvas) -> None:
    hand = Hand(canvas)
    hand.to(hand.actor(28))
    hand.press()
    hand.to(hand.actor(28, 50, -50))
    canvas.refresh(river(12), {"a28"})
    hand.to(hand.actor(3))
    hand.release()
    assert canvas.sight.without == frozenset()
    assert canvas.grab().width() == 990


def test_the_fallback_paints_the_same_map(canvas: Canvas) -> None:
    by_pointer = pixels(canvas.grab().toImage())
    canvas.artist.strokes.pointers = False
    canvas.forget()
    assert np.array_equal(pixels(canvas.grab().toImage()), by_pointer)


def test_dotted_lines_are_nearly_what_a_round_pen_draws(canvas: Canvas) -> None:
    advice = [pen.id for pen in canvas.picture.pens].index("advice")
    assert (canvas.picture.pen == advice).any()
    assert count(canvas, "tie.advice") > 50


def test_names_of_any_length_and_script_are_placed(show: Callable[..., Canvas]) -> None:
    picture = river()
    names = ["x" * 300, "👩‍🌾🌊", "ኢትዮጵያ " * 20, "ص" * 80, "", " ", "न\u200dम\n\t" * 9]
    labels = names + picture.labels[len(names):]
    actors = replace(picture.content.actors, labels=labels)
    canvas = show(replace(
        picture, labels=labels, content=replace(picture.content, actors=actors)
    ))
    assert canvas.grab().width() == 990


def test_whoever_is_chosen_is_named_over_the_crowd(canvas: Canvas) -> None:
    canvas.selection.set(["a7"])
    canvas.layers.finish(canvas.sight)
    jobs = [job.func.__name__ for job in canvas.artist(canvas.sight, canvas.sight.area)]
    assert jobs[-1] == "_names"
    assert "paint_symbols" in jobs
    canvas.selection.set([])
    jobs = [job.func.__name__ for job in canvas.artist(canvas.sight, canvas.sight.area)]
    assert jobs.index("_names") < jobs.index("paint_symbols")
    assert jobs[-1] != "_names"
