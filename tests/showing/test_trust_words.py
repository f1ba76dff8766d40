"""What is said of ties over time, and what of it needs a person's eye."""

from datetime import date

import pytest

from collective_desk.analysis.trust import track
from collective_desk.domain.trust import Answer, Bond, End, Heard, Promise, TrustRecord
from collective_desk.host.words import Words
from collective_desk.showing.trust_words import findings, row_words

WORDS = Words("en")
START = date(2026, 3, 1).toordinal()


def said(day, value, *, rater="Elders", end=0, milestone=None):
    return Answer(START + day, rater, end, "trust", value, milestone, False)


def row(*answers, titles=None):
    found = track(Bond("t", End("a", "Coop"), End("b", "Council"), answers), START + 30)
    return row_words(found, WORDS, titles or {})


def promise(id, status, due):
    return Promise(id=id, text=id, owner="Ana", status=status, due=START + due)


def test_a_tie_that_fell_asks_for_an_eye_and_says_after_what():
    assert row(said(1, 3), said(9, 1)) == ("1 of 4", "fallen 2 steps", "warn")
    assert row(said(1, 3), said(9, 1, milestone="m"), titles={"m": "The flood"}) == (
        "1 of 4", "fell after “The flood”", "warn")


def test_a_tie_that_rose_does_not():
    assert row(said(1, 2), said(9, 3)) == ("3 of 4", "risen a step", "ink")


@pytest.mark.parametrize(("other", "title"), [(2, "3 and 2"), (3, "3 of 4")])
def test_two_ends_are_told_apart_only_where_they_differ(other, title):
    told = row(said(1, 3, rater="a", end=1), said(1, other, rater="b", end=2))
    assert told[0] == title


def test_promises_late_and_broken_ask_for_an_eye():
    record = TrustRecord(START)
    made = [
        promise("late", "open", -1), promise("due", "partly", 0),
        promise("broken", "broken", -9), promise("kept", "kept", -9)]
    tones = {one.id: one.tone for one in findings(record, [], WORDS, promises=made)}
    assert tones == {
        "promise_late": "warn", "promise_due": "ink", "promise_broken": "warn", "promise_kept": "ink"}


def test_days_are_said_as_people_say_them():
    quiet = Heard("g", "Guild", START - 400)
    found = findings(
        TrustRecord(START), [], WORDS, heard=[quiet],
        promises=[promise("Test the well", "open", 0)])
    details = [line.detail for one in found for line in one.lines]
    year = date.fromordinal(START - 400).year
    assert any("25 January" in said and str(year) in said for said in details), details
    assert not any(said.count("-") > 1 for said in details), details
