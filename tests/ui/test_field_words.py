"""Every field of every kind can be named, in every language."""

from dataclasses import fields

import pytest

from collective_desk.commands.actors import set_actor
from collective_desk.domain.entities import KINDS, Actor
from collective_desk.host.words import LANGUAGES, Words
from collective_desk.ui.field_words import field_words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_a_name_and_those_of_tables_their_own(language):
    words = Words(language)
    named = {field_words(words, field.name) for kind in KINDS.values() for field in fields(kind)}
    assert all(named)
    assert field_words(words, "place") != field_words(words, "steps")
    assert field_words(words, "steps") == field_words(words, "of_a_newer_program")


def test_undo_names_what_it_kept_whatever_the_field(open_desk):
    open_desk.draws("Heron")
    heron, desk = open_desk.actor("Heron"), open_desk.desk
    desk.do(set_actor, heron, code_name="The bird", place="Hall")
    desk.person = "bruno"
    desk.do(set_actor, heron, code_name="The grey one")
    desk.person = "amina"
    open_desk.canvas.setFocus()
    open_desk.presses("Ctrl+Z")
    assert open_desk.window.toast.text.endswith("A detail kept: bruno changed it.")
    assert desk.read.get(Actor, heron).place == ""
