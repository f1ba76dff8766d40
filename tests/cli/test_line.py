"""What is said of a line that was not understood: one sentence, and how it is meant."""

import pytest

import collective_desk


@pytest.mark.parametrize(("line", "sentence"), [
    (("dance",), "There is no verb dance, and no desk of that name. --help lists all verbs."),
    (("exprot", "a.desk"), "There is no verb exprot. Is export meant? --help lists all verbs."),
    (("Show", "a.desk"), "There is no verb Show. Is show meant? --help lists all verbs."),
    (("a.desk", "add", "Mill"), "The verb comes first: collective-desk add a.desk …"),
    (("--as", "Amina", "a.desk", "show"), "The verb comes first: collective-desk show a.desk …"),
    (("milestone", "a.desk", "--before", "2"), 'Say which tie first: --tie "A > B" --before 2.'),
    (("milestone", "a.desk", "--tie", "A > B", "--after", "9"),
     "--after is a step from 1 to 4, or one for each end as in 2/1; 9 is none."),
    (("milestone", "a.desk", "--tie", "A"),
     'A tie joins two actors, as in --tie "A > B"; A does not say which.'),
])
def test_a_slip_is_one_sentence_that_says_how_it_is_meant(tell, line, sentence):
    assert tell(*line) == (2, "", sentence)


def test_words_too_many_are_named_with_the_usage_of_the_verb(tell):
    code, out, err = tell("undo", "a.desk", "twice", "and again")
    assert (code, out) == (2, "")
    assert err.startswith("undo does not know what to do with twice and again.\nusage: ")
    assert "collective-desk undo" in err


def test_the_version_is_told(tell):
    code, out, _err = tell("--version")
    assert (code, collective_desk.__version__ in out) == (0, True)
