import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collective_desk.commands.note_words import date_words, note_language
from collective_desk.domain.due import NoSuchDay, read_day
from collective_desk.domain.folding import fold
from collective_desk.domain.note_line import KINDS, PROMISE, NoteLanguage, read_note
from collective_desk.host.resources import resource
from collective_desk.host.words import LANGUAGES, Words

THURSDAY = date(2026, 3, 12)
PEOPLE = {"kello school": "school", "halima": "halima", "radio sun": "radio", "radio sun fm": "fm"}
ENGLISH = note_language(Words("en"))


def who(name):
    found = PEOPLE.get(fold(name))
    return (found,) if found else ()


def read(line, **more):
    return read_note(line, ENGLISH, today=THURSDAY, who=who, **more)


def test_a_promise_in_one_line():
    note = read("a Test the school well #Kello school @Halima by Friday")
    assert (note.kind, note.text) == (PROMISE, "Test the school well")
    assert (note.about, note.owner, note.due) == (("school",), "halima", date(2026, 3, 13))


@pytest.mark.parametrize(("language", "line", "text"), [
    ("es", "p Probar el pozo @Halima para el viernes", "Probar el pozo"),
    ("fr", "p Tester le puits @Halima pour le vendredi", "Tester le puits"),
    ("pt", "p Testar o poço @Halima até a sexta", "Testar o poço")])
def test_by_may_be_two_words(language, line, text):
    spoken = note_language(Words(language))
    letter = next(letter for letter, kind in spoken.letters.items() if kind == PROMISE)
    note = read_note(letter + line[1:], spoken, today=THURSDAY, who=who)
    assert (note.kind, note.text, note.owner, note.due) == (PROMISE, text, "halima", date(2026, 3, 13))


@pytest.mark.parametrize(("letter", "kind"), [
    ("i", "insight"), ("q", "quote"), ("d", "decision"), ("t", "tension"), ("o", "observation"),
    ("s", "story"), ("?", "question"), ("g", "agreement"), ("r", "risk"), ("n", "signal"),
    ("e", "idea"), ("a", PROMISE)])
def test_the_leading_letter_is_the_kind(letter, kind):
    note = read(f"{letter} The pump is dry")
    assert (note.kind, note.text) == (kind, "The pump is dry")


@pytest.mark.parametrize("line", ["A woman said it", "tension in the hall", "ask her", "12 came"])
def test_an_ordinary_sentence_is_an_observation(line):
    note = read(line)
    assert (note.kind, note.text, note.promised) == ("observation", line, False)


def test_a_question_mark_may_touch_its_question():
    assert read("?who owns the well").text == "who owns the well"


def test_a_name_inside_the_sentence_stays_and_at_its_end_goes():
    note = read("o #Radio Sun FM, reads the results to #Kello school")
    assert note.text == "Radio Sun FM, reads the results to"
    assert note.about == ("fm", "school")
    assert read("#Kello school").text == "Kello school"


def test_the_longest_name_is_meant():
    assert read("o loud #Radio Sun FM").about == ("fm",)
    assert read("o loud #Radio Sun tonight").about == ("radio",)


def test_an_unknown_link_stays_as_words_and_is_told():
    note = read("o the #mayor laughed")
    assert note.text == "the #mayor laughed"
    assert [hint.id for hint in note.hints] == ["note.nobody"]


def test_who_is_not_on_the_desk_promises_by_name():
    note = read("Bring the keys @the night guard by 20 March")
    assert (note.kind, note.owner, note.owner_name) == (PROMISE, None, "the night guard")
    assert (note.text, note.due) == ("Bring the keys", date(2026, 3, 20))


@pytest.mark.parametrize(("line", "name", "text"), [
    ("q We row at night @An old man", "An old man", "We row at night"),
    ("q We row at night @Mariam.", "Mariam", "We row at night"),
    ("a Give the seeds @aunt Rosa", "aunt Rosa", "Give the seeds"),
    ("a @Mayor brings the list", "Mayor", "Mayor brings the list"),
    ("q I said it @Mayor before all of them there", "Mayor", "I said it Mayor before all of them there"),
])
def test_a_stranger_named_at_the_end_of_a_line_has_a_whole_name(line, name, text):
    note = read(line)
    assert (note.owner_name or note.speaker, note.text) == (name, text)


@pytest.mark.parametrize(("line", "day"), [
    ("a Carry the map @Halima avant vendredi", 13), ("a Carry the map @Halima vendredi prochain", 13),
    ("a Carry the map @Halima antes del viernes", 13), ("a Carry the map @Halima para el 20 de marzo", 20),
    ("a Carry the map @Halima até sexta-feira", 13), ("a Carry the map @Halima até amanhã", 13),
    ("a Carry the map @Halima قبل الجمعة", 13), ("a Carry the map @Halima خلال ٣ أيام", 15),
    ("a Carry the map @Halima by Friday", 13), ("a Carry the map @the old man avant vendredi", 13),
])
def test_a_day_is_understood_in_any_of_the_five_languages(line, day):
    for language in LANGUAGES:
        note = read_note(line, NoteLanguage({"a": PROMISE}, date_words(language)), today=THURSDAY, who=who)
        assert (note.due, note.text) == (date(2026, 3, day), "Carry the map"), language


@pytest.mark.parametrize("line", [
    "a Talk with @Halima sex education", "a Look at @Halima mer et terre", "a Repetir @Halima segunda vez",
    "a Ask @Halima este asunto",
])
def test_short_words_of_another_language_are_no_day(line):
    note = read_note(line, NoteLanguage({"a": PROMISE}, date_words("en")), today=THURSDAY, who=who)
    assert note.due is None


@pytest.mark.parametrize(("said", "day"), [
    ("last Friday", "2026-03-06"), ("last thursday", "2026-03-05"), ("last week", "2026-03-05"), ("last month", "2026-02-12"),
    ("vendredi dernier", "2026-03-06"), ("el viernes pasado", "2026-03-06"), ("na sexta-feira passada", "2026-03-06"),
    ("الجمعة الماضية", "2026-03-06"), ("pasado mañana", "2026-03-14"),
])
def test_a_day_that_is_said_to_be_gone_is_gone(said, day):
    assert read_day(said.split(), THURSDAY, date_words("en")) == date.fromisoformat(day)


def test_a_quote_has_a_speaker_and_a_decision_may_carry_a_promise():
    quote = read("q Before I call the office I call the elders @Halima")
    assert (quote.speaker, quote.promised, quote.owner) == ("Halima", False, None)
    decided = read("d We test the well @Halima by Friday")
    assert (decided.kind, decided.promised, decided.owner) == ("decision", True, "halima")


def test_a_day_that_does_not_exist_stays_as_text():
    note = read("a Paint the boat @Halima by 32 March")
    assert note.due is None
    assert "by 32 March" in note.text
    assert [(hint.id, hint.text, hint.days) for hint in note.hints] == [
        ("note.no_such_day", "March", 31)]


@pytest.mark.parametrize(("said", "day"), [
    ("Friday", "2026-03-13"), ("thu", "2026-03-19"), ("tomorrow", "2026-03-13"),
    ("in 3 days", "2026-03-15"), ("in a week", "2026-03-19"), ("in 2 months", "2026-05-12"),
    ("20 March", "2026-03-20"), ("March 20th", "2026-03-20"), ("the 1st of April", "2026-04-01"),
    ("1 March", "2027-03-01"), ("20 March 2028", "2028-03-20"), ("2026-04-02", "2026-04-02"),
    ("20.3.", "2026-03-20"), ("20/3/2027", "2027-03-20"), ("20.3.27", "2027-03-20"), ("next week", "2026-03-19"),
    ("next Friday", "2026-03-13"), ("this thursday", "2026-03-19"), ("next month", "2026-04-12"),
    ("the end of the month", "2026-03-31"), ("end of the week", "2026-03-15"), ("end of February", "2027-02-28"),
    ("the end of the year", "2026-12-31"), ("Friday 20 March", "2026-03-20"), ("the day after tomorrow", "2026-03-14")])
def test_days_in_words(said, day):
    assert read_day(said.split(), THURSDAY, ENGLISH.dates) == date.fromisoformat(day)


@pytest.mark.parametrize(("language", "said", "day"), [
    ("fr", "vendredi", 13), ("fr", "20 mars", 20), ("fr", "dans 3 jours", 15), ("fr", "demain", 13),
    ("es", "mañana", 13), ("es", "20 de marzo", 20), ("es", "en 3 días", 15), ("es", "viernes", 13),
    ("pt", "amanhã", 13), ("pt", "20 de março", 20), ("pt", "sexta-feira", 13),
    ("fr", "vendredi prochain", 13), ("es", "el próximo viernes", 13), ("pt", "próxima sexta", 13),
    ("ar", "الجمعة القادمة", 13), ("fr", "fin du mois", 31), ("es", "fin de mes", 31), ("ar", "نهاية الشهر", 31),
    ("ar", "الجمعة", 13), ("ar", "غداً", 13), ("ar", "20 مارس", 20), ("ar", "خلال ٣ أيام", 15)])
def test_days_in_the_words_of_each_language(language, said, day):
    assert read_day(said.split(), THURSDAY, date_words(language)) == date(2026, 3, day)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_day_and_month_of_a_language_is_understood(language):
    words = date_words(language)
    known = json.loads(resource("texts", "dates.json").read_text(encoding="utf-8"))[language]
    for number, ways in enumerate(known["weekdays"]):
        for said in ways:
            assert read_day(said.split(), THURSDAY, words).weekday() == number
    for number, ways in enumerate(known["months"], start=1):
        for said in ways:
            assert read_day(["5", said], THURSDAY, words).month == number


@pytest.mark.parametrize(("today", "said", "day"), [
    ((2026, 12, 31), "tomorrow", (2027, 1, 1)), ((2026, 12, 31), "in a month", (2027, 1, 31)),
    ((2026, 12, 31), "1 January", (2027, 1, 1)), ((2026, 12, 31), "31 December", (2026, 12, 31)),
    ((2027, 12, 15), "29 February", (2028, 2, 29)), ((2028, 2, 29), "in 12 months", (2029, 2, 28)),
    ((2028, 2, 28), "tomorrow", (2028, 2, 29)), ((2028, 1, 31), "next month", (2028, 2, 29)),
    ((2026, 12, 30), "Friday", (2027, 1, 1)), ((2028, 2, 1), "end of the month", (2028, 2, 29)),
    ((1970, 1, 1), "Friday", (1970, 1, 2)), ((2099, 12, 31), "next week", (2100, 1, 7)),
])
def test_days_around_the_end_of_a_year_leap_days_and_clocks_set_wrong(today, said, day):
    assert read_day(said.split(), date(*today), ENGLISH.dates) == date(*day)


@given(st.dates(), st.lists(st.sampled_from(
    ["in", "next", "3", "29", "february", "months", "end", "of", "the", "friday", "week", "tomorrow", "31", "year", "day"]), max_size=6))
def test_any_words_on_any_day_are_read_or_left(today, said):
    assert isinstance(read_day(said, today, ENGLISH.dates), (date, NoSuchDay, type(None)))


@given(st.text())
def test_any_text_is_a_note(text):
    note = read(text)
    assert note.kind in KINDS
    assert all(0 <= mark.span[0] <= mark.span[1] <= len(text) for mark in note.marks)


@given(st.text(alphabet="aqd #@?by Fridaymarch0123.,\"'”“", max_size=60))
def test_any_mixture_of_marks_is_a_note(text):
    note = read(text)
    assert note.kind in KINDS
    assert note.due is None or note.promised


WORDS = st.lists(
    st.text(alphabet="abcdefghijklmnopqrstuvwxyzéñ", min_size=2, max_size=9), min_size=1,
    max_size=8).map(" ".join)


@given(st.sampled_from(KINDS), WORDS)
def test_a_written_note_reads_back(kind, text):
    note = read(f"{ENGLISH.letter(kind)} {text}")
    assert (note.kind, note.text) == (kind, text)


@given(WORDS, st.sampled_from(sorted(PEOPLE)), st.dates(date(2026, 1, 1), date(2100, 1, 1)))
def test_a_written_promise_reads_back(text, name, day):
    note = read(f"a {text} @{name} by {day.isoformat()}")
    assert (note.text, note.owner, note.due) == (text, PEOPLE[name], day)


@given(st.dates(date(2020, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_a_weekday_is_always_within_the_coming_week(today, number):
    name = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"][number]
    found = read_day([name], today, ENGLISH.dates)
    assert today < found <= today + timedelta(days=7)
    assert found.weekday() == number


@given(st.lists(st.text(max_size=12), max_size=6), st.dates(date(2, 1, 1), date(9990, 1, 1)))
def test_any_words_are_a_day_or_not(said, today):
    found = read_day(said, today, ENGLISH.dates)
    assert found is None or isinstance(found, (date, NoSuchDay))
