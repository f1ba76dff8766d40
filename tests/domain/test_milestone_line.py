import pytest

from collective_desk.domain.errors import DeskError
from collective_desk.domain.milestone_line import SaidMove, read_both, read_moves, read_names


@pytest.mark.parametrize(("typed", "said"), [
    ("Elders > Lab 2 3", SaidMove("Elders", "Lab", (2, None), (3, None))),
    ("Elders <> Lab 3", SaidMove("Elders", "Lab", (None, None), (3, None))),
    ("Union → Basin 2/1 3/2", SaidMove("Union", "Basin", (2, 1), (3, 2))),
    ("Elders – Lab", SaidMove("Elders", "Lab")),
    ("Elders > Lab 232 303", SaidMove("Elders", "Lab", ((2, 3, 2), None), ((3, None, 3), None))),
    ("Elders > Lab 2 231/111", SaidMove("Elders", "Lab", (2, None), ((2, 3, 1), (1, 1, 1)))),
    ("Elders > Lab 000", SaidMove("Elders", "Lab 000")),
    ("شيوخ > إذاعة 1 4", SaidMove("شيوخ", "إذاعة", (1, None), (4, None))),
    ("Route 66 > Lab 2", SaidMove("Route 66", "Lab", (None, None), (2, None))),
    ("Co-op > Lab 9", SaidMove("Co-op", "Lab 9")),
])
def test_a_tie_and_how_it_moved(typed, said):
    assert read_moves(typed) == [said]


def test_several_are_parted_by_semicolons():
    assert [(one.first, one.after[0]) for one in read_moves("A > B 1 2; C > D 3 ;")] == [("A", 2), ("C", 3)]


@pytest.mark.parametrize("typed", ["Elders", "> Lab 2 3", "Elders > ", "2 3"])
def test_a_part_without_two_names_is_refused(typed):
    with pytest.raises(DeskError, match=r"milestone\.no_pair"):
        read_moves(typed)


def test_names_are_parted_by_commas_of_any_script():
    assert read_names("Elders, Lab، Elders,, Radio") == ["Elders", "Lab", "Radio"]


def test_figures_of_one_or_both_ends():
    assert read_both("3") == (3, None)
    assert read_both(" 2/4 ") == (2, 4)
    assert read_both("012") == ((None, 1, 2), None)
    for wrong in ("5", "x", "1/", "", "000", "12", "1234"):
        with pytest.raises(DeskError):
            read_both(wrong)
