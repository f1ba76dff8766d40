import pytest

from collective_desk.host.words import Words, plural_form


def test_a_sentence_is_said_with_its_facts():
    words = Words("en")
    assert words("setup.folder", folder="/desk") == "Setting up needs to write in /desk, and may not."
    assert "app.name" in words
    with pytest.raises(KeyError):
        words("never.written")


def test_an_unknown_language_is_english_and_a_gap_too():
    assert Words("tlh").language == "en"
    assert Words("fr")("app.name") == "Collective Desk"


def test_arabic_reads_from_the_right():
    assert Words("ar").right_to_left
    assert not Words("pt").right_to_left


def test_plurals_follow_each_language():
    assert [plural_form("en", n) for n in (0, 1, 2)] == ["other", "one", "other"]
    assert [plural_form("fr", n) for n in (0, 1, 2)] == ["one", "one", "other"]
    said = [plural_form("ar", n) for n in (0, 1, 2, 3, 11, 100, 103)]
    assert said == ["zero", "one", "two", "few", "many", "other", "few"]
