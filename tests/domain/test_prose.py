"""Two edits of one text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from collective_desk.domain.prose import merged

texts = some.lists(some.sampled_from(["a", "b", "c", ""]), max_size=6).map("\n".join)


@given(texts, texts, texts)
def test_it_does_not_matter_who_is_named_first(base: str, one: str, other: str) -> None:
    assert merged(base, one, other) == merged(base, other, one)


@given(texts, texts)
def test_an_edit_of_one_alone_is_taken_as_it_is(base: str, one: str) -> None:
    assert merged(base, one, base) == one
    assert merged(base, one, one) == one


@given(texts, some.integers(1, 3))
def test_edits_far_apart_are_both_there(middle: str, gap: int) -> None:
    kept = "\n".join(f"line {number}" for number in range(gap))
    base, one, other = f"x\n{kept}\ny", f"X\n{kept}\ny", f"x\n{kept}\nY"
    assert merged(base, one, other) == f"X\n{kept}\nY"


def test_edits_that_meet_are_left_to_people() -> None:
    assert merged("a", "b", "c") is None
    assert merged("a\nb", "A\nb", "a\nB") is None
