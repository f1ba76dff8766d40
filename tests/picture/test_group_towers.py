"""Several groups, several towers: each with its letter, the middle answer across them."""

from collective_desk.domain.contents import Tower
from collective_desk.picture.group_towers import MOST_GROUPS, group_letters, side_by_side
from collective_desk.picture.style import Style
from collective_desk.picture.towers import stack

SIZES = Style.load("light").disc


def told(*groups):
    values = sorted(value for _, value in groups)
    middle = (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2
    return Tower(middle, values[0], values[-1], len(values), groups)


def test_each_group_has_a_letter_of_its_own_name():
    towers = {"a": told(("Farmers", 1.0), ("Fishers", 2.0)), "b": told(("أهل القرية", 1.0), ("F", 2.0))}
    letters = group_letters(towers)
    assert letters["Farmers"] == "A" or letters["F"] == "F"
    assert len(set(letters.values())) == len(letters) == 4
    assert letters["أهل القرية"] == "أ"


def test_towers_stand_side_by_side_and_the_middle_runs_across():
    towers = side_by_side(told(("D", 3.0), ("F", 9.0)), {"D": "D", "F": "F"}, SIZES)
    first, second = towers.towers
    assert (len(first.discs.discs), len(second.discs.discs)) == (3, 9)
    assert second.x - first.x > first.discs.width  # they do not touch
    assert towers.middle == towers.foot - 6 * SIZES.step
    left, top, wide, high = towers.box
    assert left < first.x - first.discs.width and left + wide > second.x + second.discs.width
    assert top < towers.foot - second.discs.height and top + high == 0


def test_the_plate_covers_the_tower_it_stands_for():
    tower = told(("D", 0.0), ("F", 12.0))
    left, top, wide, _ = side_by_side(tower, {}, SIZES).box
    x, y, w, _ = stack(tower, SIZES).box(0.0, 0.0)
    assert left <= x and top <= y and left + wide >= x + w


def test_one_group_or_a_crowd_keeps_the_middle_answer():
    assert side_by_side(told(("D", 3.0)), {}, SIZES) is None
    many = [(f"Group {n}", float(n)) for n in range(MOST_GROUPS + 1)]
    assert side_by_side(told(*many), {}, SIZES) is None
