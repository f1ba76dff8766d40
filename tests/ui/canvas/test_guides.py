"""Words of an arrangement on the canvas."""

import pytest

from collective_desk.domain.guides import Band, Guides
from collective_desk.picture.style import Style
from collective_desk.ui.canvas.ink.guide_words import FIGURE, HEAD, GuideWords

REALMS = ("grassroots", "middle_ground", "institutional")


def heads(*widths):
    edges = [sum(widths[:number]) for number in range(len(widths) + 1)]
    bands = tuple(Band(name, f"realm.{name}", (edges[number], 0.0, edges[number + 1], 300.0), 11)
                  for number, name in enumerate(REALMS))
    words = GuideWords(Style.load("wall"))
    words.use(Guides("spectrum", bands=bands), lambda id, **_facts: id.removeprefix("realm."))
    return words


@pytest.mark.parametrize(("widths", "size"), [
    ((900, 900, 900), HEAD), ((900, 900, 100), FIGURE), ((100, 900, 900), FIGURE)])
def test_heads_of_bands_are_written_in_one_size(qapp, widths, size):
    assert heads(*widths).head_size(1.0) == size
