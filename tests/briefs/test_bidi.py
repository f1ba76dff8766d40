"""Directions: levels, isolates, and the order of pieces on a line."""

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from collective_desk.briefs.letters.bidi import isolated, levels, runs_right, visual_order
from collective_desk.briefs.letters.text import Type, set_text


def shown(text, *, right_to_left):
    """Give the characters from left to right, as python-bidi would without mirroring."""
    order = visual_order(levels(text, right_to_left=right_to_left))
    return "".join(text[i] for i in order)


@pytest.mark.parametrize("text", ["سونا WHO هنا 12", "abc سونا def", "12 سونا", "سونا", "a, b"])
@pytest.mark.parametrize("right", [True, False])
def test_order_agrees_with_the_reference(text, right):
    assert shown(text, right_to_left=right) == get_display(text, base_dir="R" if right else "L")


def test_a_name_in_a_sentence_keeps_its_own_direction():
    sentence = f"من {isolated('WHO!')}، نعم".replace("WHO!", "WHO!")
    assert "WHO!" in shown("من \u2068WHO!\u2069، نعم", right_to_left=True)
    assert "!WHO" in shown("من WHO!، نعم", right_to_left=True)
    assert "WHO" in sentence


def test_invisible_signs_take_the_level_of_what_stands_before_them():
    assert levels("سو\u200cنا", right_to_left=True) == [1] * 5
    assert levels("\u2068", right_to_left=False) == [0]


def test_first_strong_letter_gives_the_direction():
    assert runs_right("12 سونا abc") is True
    assert runs_right("(abc) سونا") is False
    assert runs_right("12 – 3") is None


@given(st.text("abאب 1٢.,()\u200d\u2066\u2067\u2068\u2069\u064b", max_size=40), st.booleans())
def test_every_character_has_one_place(text, right):
    deep = levels(text, right_to_left=right)
    assert len(deep) == len(text)
    assert sorted(visual_order(deep)) == list(range(len(text)))


def test_an_arabic_line_stands_from_right_to_left():
    (line,) = set_text("من WHO إلى", Type(10, 5))
    assert line.text.split() == ["إلى", "WHO", "من"]
