import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collective_desk.domain.entities import KINDS, Actor, Placement, Tie
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import (
    clean_name,
    clean_text,
    clean_values,
    names_listed,
    on_scale,
)


def test_a_name_is_one_line_without_what_cannot_be_seen():
    assert clean_name("  River\n\tcouncil\u202e \x00") == "River council"
    assert clean_name("cafe\u0301") == "café"
    assert clean_name("a" + "\u0301" * 10_000).startswith("á")
    assert len(clean_name("a" + "\u0301" * 10_000)) < 12
    assert len(clean_name("long " * 1000)) <= 1000
    assert clean_name("\ud800ok") == "ok"


def test_names_are_listed_with_the_commas_of_any_script():
    assert names_listed("Mayor,  Radio Sun; ,الشيوخ، العيادة\n农民，渔民、") == (
        "Mayor", "Radio Sun", "الشيوخ", "العيادة", "农民", "渔民")
    assert names_listed(" , ") == ()


def test_what_scripts_and_emoji_need_stays():
    for name in ("👩‍🌾 farmers", "می‌روم", "महिला सफ़ाई समूह", "የሶና ዓሣ አጥማጆች", "صيادو النهر"):
        assert clean_name(name) == unicodedata.normalize("NFC", name)


@given(st.text())
def test_cleaning_twice_changes_nothing(text):
    once = clean_name(text)
    assert clean_name(once) == once
    assert clean_text(clean_text(text)) == clean_text(text)
    once.encode("utf-8")


def test_a_text_keeps_its_lines():
    assert clean_text("one\r\n two  \n\nthree\n") == "one\n two\n\nthree"


def test_every_field_of_every_kind_has_a_rule():
    for kind in KINDS.values():
        assert clean_values(kind, {}) == {}


def test_values_are_cleaned_by_the_type_of_their_field():
    values = {
        "name": " A ", "aliases": ["x", "x ", ""], "realm": 1, "description": "a\r\nb", "kind": "",
    }
    assert clean_values(Actor, values) == {
        "name": "A", "aliases": ("x",), "realm": 1, "description": "a\nb", "kind": None,
    }
    assert clean_values(Placement, {"at": [1, 2.349999]}) == {"at": (1.0, 2.35)}
    assert clean_values(Tie, {"period": ["2026", None]}) == {"period": ("2026", None)}


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (Actor, {"realm": 3}), (Actor, {"realm": "x"}), (Actor, {"realm": True}),
        (Actor, {"own_team": "yes"}), (Actor, {"aliases": "one"}), (Actor, {"name": None}),
        (Actor, {"sensitivity": "secret"}), (Actor, {"colour": "red"}), (Actor, {"id": "x"}),
        (Placement, {"at": (1, float("nan"))}), (Placement, {"at": (1, 1e9)}),
        (Placement, {"at": (1,)}),
    ],
)
def test_values_that_cannot_be_kept_are_refused(kind, values):
    with pytest.raises(DeskError):
        clean_values(kind, values)


def test_a_scale_has_ends():
    assert on_scale("influence", 40) == 40
    assert on_scale("interest", None) is None
    for dimension, value in (("interest", 5), ("influence", -1), ("trust", float("inf"))):
        with pytest.raises(DeskError):
            on_scale(dimension, value)
