import pytest

from collective_desk.picture.style import Style
from collective_desk.picture.towers import spoken, stack, stacks, tower_boxes
from collective_desk.picture.view import View

from .maps import asked, picture

LIGHT = Style.load("light")
SIZES = LIGHT.disc


def test_as_many_discs_as_the_median_one_step_apart():
    built = stack(asked(3), SIZES)
    assert len(built.discs) == 3
    assert built.discs[0].tolist() == [-13, -5, 26, 5]
    assert built.discs[1, 1] == built.discs[0, 1] - 7
    assert (built.number, built.spread) == ("3", None)


def test_asked_and_none_is_a_zero_without_discs():
    built = stack(asked(0), SIZES)
    assert len(built.discs) == 0
    assert built.number == "0"


def test_above_twelve_one_disc_bears_the_number():
    assert len(stack(asked(12), SIZES).discs) == 12
    many = stack(asked(40, 3, 90), SIZES)
    assert (len(many.discs), many.number, many.spread) == (1, "40", None)


def test_a_bracket_shows_the_lowest_and_the_highest_answer():
    _, low, high = stack(asked(3, 1, 5), SIZES).spread
    assert (low, high) == (-7, -35)
    assert stack(asked(3, 1, 5), SIZES).height == 35


@pytest.mark.parametrize(("value", "said"), [(3.0, "3"), (2.5, "2.5"), (0.0, "0"), (2.99, "3")])
def test_numbers_are_written_as_people_say_them(value, said):
    assert spoken(value) == said


def test_towers_stand_on_the_upper_edge_of_their_symbols():
    drawn = picture([("A", 100, 100)], towers={"a0": asked(2), "elsewhere": asked(1)})
    built = stacks(drawn, SIZES)
    assert set(built) == {"a0"}
    left, top, wide, high = tower_boxes(drawn, View(), LIGHT, built)[0]
    assert top + high == 100 - 14 - SIZES.gap
    assert left < 87 and left + wide > 113
