"""The map on the wall by itself: what is drawn of many."""

import pytest
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from collective_desk.host.settings import Wall
from collective_desk.picture.compose import compose
from collective_desk.ui.wall.map import WallMap
from collective_desk.ui.wall.measures import measures
from tests.picture.maps import WORDS, village


@pytest.fixture
def show(qtbot):
    """Show a village of so many actors and ties on a wall."""
    holders = []

    def shown(actors, ties):
        holder = QWidget()
        holders.append(holder)
        qtbot.addWidget(holder)
        holder.resize(1880, 811)
        wall = WallMap(compose(village(actors, ties), WORDS), measures(Wall(), 1920), holder)
        wall.resize(1880, 811)
        wall.motion.reduced = True
        holder.show()
        wall.look(wall.whole())
        holder.grab()
        return wall

    return shown


def letters(wall):
    """Count the letters on ties that are painted."""
    pixels = QPixmap(wall.size())
    painter = QPainter(pixels)
    wall.artist.letters.paint(wall.sight, pixels.rect(), wall.artist.emphasis.lit, painter)
    painter.end()
    return len(wall.artist.letters._rows)


def test_letters_of_hundreds_of_ties_wait_until_somebody_comes_closer(show):
    wall = show(200, 270)
    assert letters(wall) == 0
    wall.look(wall.camera.zoomed(4.0, 900, 400))
    assert letters(wall) > 100


def test_letters_of_few_ties_and_of_those_in_the_light_are_drawn(show):
    assert letters(show(28, 40)) > 20
    wall = show(200, 270)
    wall.light(wall.picture.actor_ids[:1], None)
    assert letters(wall) > 0


def test_ties_of_actors_in_one_line_have_their_letters(show):
    wall = show(4, 6)
    wall.picture.xy[:] = [(0.0, 0.0), (300.0, 0.0), (600.0, 0.0), (900.0, 0.0)]
    wall.look(wall.whole())
    assert letters(wall) > 0
