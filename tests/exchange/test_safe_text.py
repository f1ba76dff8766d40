"""Text that goes into workbooks and comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from collective_desk.exchange.safe_text import (
    guard,
    joined,
    parted,
    sheet_coded,
    sheet_decoded,
    unguard,
)

PIECES = ["_x000A_", "_x005F_", "_x0041_", "_", "x", *"005FA-=+@'| \\ab\n"]
TEXTS = some.lists(some.sampled_from(PIECES), max_size=12).map("".join)


@given(TEXTS)
def test_what_is_written_for_a_workbook_is_read_as_it_was(text):
    assert sheet_decoded(sheet_coded(text)) == text


@pytest.mark.parametrize(
    ("written", "read"),
    [("one_x000A_two", "one\ntwo"), ("one_x000D__x000A_two", "one\r\ntwo"), ("_x005F_x000A_", "_x000A_")],
)
def test_breaks_that_other_programs_coded_are_breaks(written, read):
    assert sheet_decoded(written) == read


@given(TEXTS)
def test_a_guarded_text_is_no_formula_and_comes_back(text):
    assert unguard(guard(text)) == text


@given(some.lists(TEXTS.filter(str.strip), max_size=4))
def test_values_joined_into_a_cell_come_apart_again(values):
    assert parted(joined(values)) == tuple(value.strip() for value in values)
