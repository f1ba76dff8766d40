import pytest

from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.exchange.spoken_values import (
    code_of,
    flag_of,
    is_plain,
    realm_of_text,
    text_of,
    text_of_realm,
)
from collective_desk.host.words import LANGUAGES, Words


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_code_is_written_so_that_it_is_found_again(language, vocabulary):
    words = Words(language)
    for code in VOCABULARIES[vocabulary]:
        assert code_of(vocabulary, text_of(vocabulary, code, words)) == code
        assert code_of(vocabulary, text_of(vocabulary, code)) == code


def test_words_people_use_for_a_kind():
    said = {"NGO": "national_ngo", "Person": "individual", "co-op": "cooperative", "CITY": "local_government",
            "National NGO": "national_ngo", "local_government": "local_government", "Hub": None}
    assert {text: code_of("actor_kind", text) for text in said} == said
    assert is_plain("actor_kind", "national ngo")
    assert not is_plain("actor_kind", "NGO")


def test_realms_by_name_and_by_position():
    assert [realm_of_text(text) for text in ("Grassroots", "middle_ground", "2", "-1", "3", "1.5", "nan", "")] == [
        -2, 0, 2, -1, None, None, None, None]
    for position in range(-2, 3):
        assert realm_of_text(text_of_realm(position, Words("en"))) == position


def test_yes_and_no():
    assert [flag_of(text) for text in ("Yes", "TRUE", "oui", "No", "0", "maybe")] == [
        True, True, True, False, False, None]
