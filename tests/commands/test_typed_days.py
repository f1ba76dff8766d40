"""Days are said in one way, and what is said can be typed again."""

from datetime import date, timedelta

import pytest

from collective_desk.commands import typed_days as days
from collective_desk.commands.note_words import date_words
from collective_desk.commands.typed_days import day_gone, day_to_come, shown_day
from collective_desk.domain.due import read_day_gone
from collective_desk.host import said_days
from collective_desk.host.said_days import said_day, said_month
from collective_desk.host.words import LANGUAGES, Words

NOW = date(2027, 12, 30)


@pytest.fixture(autouse=True)
def now(monkeypatch):
    monkeypatch.setattr(said_days, "_today", lambda: NOW)
    monkeypatch.setattr(days, "today", lambda: NOW)


def test_a_day_of_this_year_needs_no_year():
    words = Words("en")
    assert said_day(words, "2027-03-20") == "20 March"
    assert said_day(words, "2026-03-20T10:00") == "20 March 2026"
    assert said_day(words, date(2027, 3, 20), whole=True) == "20 March 2027"
    assert said_day(words, NOW.toordinal(), weekday=True) == "Thu 30 December"
    assert said_day(Words("es"), "2026-03-20") == "20 de marzo de 2026"


def test_as_much_of_a_date_as_is_known_is_said():
    words = Words("en")
    assert said_day(words, "2026-03") == "March 2026"
    assert said_day(words, "2026") == "2026"
    assert said_day(words, None) == ""
    assert said_day(words, "soon") == "soon"
    assert said_month(words, date(2026, 3, 1)) == "March 2026"
    assert said_month(words, date(2027, 3, 1)) == "March"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_field_shows_is_read_as_the_same_day(language):
    words = Words(language)
    for ahead in range(-800, 800, 3):
        day = (NOW + timedelta(days=ahead)).isoformat()
        assert day_to_come(words, shown_day(words, day)) == day
        assert day_gone(words, shown_day(words, day, gone=True)) == day
        assert day_gone(words, shown_day(words, day, gone=True, weekday=False)) == day
    assert day_gone(words, said_month(words, date(2026, 3, 1))) == "2026-03"


@pytest.mark.parametrize(("said", "day"), [
    ("Friday", "2027-12-24"), ("Thursday", "2027-12-30"), ("20 March", "2027-03-20"),
    ("31 December", "2026-12-31"), ("today", "2027-12-30"), ("yesterday", "2027-12-29"), ("in 3 days", "2028-01-02"),
    ("5 May 2031", "2031-05-05"), ("29 February 2028", "2028-02-29"),
])
def test_what_happened_is_behind_us_unless_it_is_said_otherwise(said, day):
    assert read_day_gone(said.split(), NOW, date_words("en")) == date.fromisoformat(day)
