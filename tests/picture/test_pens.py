from collective_desk.domain.contents import Pen
from collective_desk.picture.pens import complete, next_letter, next_pen

from .maps import PENS


def test_the_seventh_kind_takes_the_next_free_colour_dash_and_letter():
    colour, dash, letter = next_pen(PENS, "seeds")
    assert colour == "tie.olive"
    assert dash not in {pen.dash for pen in PENS}
    assert letter == "S"


def test_twelve_kinds_differ_in_colour_dash_and_letter():
    bare = [Pen(str(i), "kin", "", None, True, "", "", "") for i in range(12)]
    pens = complete(bare)
    for field in ("colour", "dash", "letter"):
        assert len({getattr(pen, field) for pen in pens}) == 12


def test_the_thirteenth_shares_and_nothing_breaks():
    bare = [Pen(str(i), "", "", None, True, "", "", "") for i in range(40)]
    assert all(pen.colour and pen.dash and pen.letter for pen in complete(bare))


def test_what_was_told_stays():
    assert complete(PENS) == PENS


def test_a_letter_comes_from_the_name_when_it_is_free():
    assert next_letter("MK", "money") == "O"
    assert next_letter("", "ምክር") == "ም"
    assert next_letter("", "ß") == "S"
    assert next_letter("", "") == "A"
