"""Every id has words, every word has a use, and every plural is whole."""

import ast
import json
import re
from string import Formatter

import pytest

from collective_desk.host.resources import resource
from collective_desk.host.words import LANGUAGES, Words
from collective_desk.store import connect
from tests.house.source import beginnings, nodes, texts

SPEAKERS = {"DeskError", "words", "_words", "say", "_say", "tell", "_tell", "leave", "progress"}
AN_ID = re.compile(r"[a-z][a-z0-9_-]*(\.[a-z0-9_-]+)+")
FORMS = {
    "en": {"one", "other"},
    "fr": {"one", "other"},
    "es": {"one", "other"},
    "pt": {"one", "other"},
    "ar": {"zero", "one", "two", "few", "many", "other"},
}
UNKIND = re.compile(r"!|\bplease\b|\binvalid\b|\billegal\b|\babort|\bfatal\b", re.IGNORECASE)
SHIPPED = [code for code in LANGUAGES if resource("translations", code).is_dir()]


def sentences(language) -> dict:
    """Read the words of a language, and see that no id is given twice."""
    found = {}
    for path in sorted(resource("translations", language).glob("*.json")):
        told = json.loads(path.read_text(encoding="utf-8"))
        twice = found.keys() & told.keys()
        assert not twice, f"{path.name} says again: {twice}"
        found |= told
    return found


def variants(said) -> list[str]:
    """Give every form of a sentence."""
    return list(said.values()) if isinstance(said, dict) else [said]


def facts(said) -> set[str]:
    """Name the facts that a sentence is told with."""
    return {name for text in variants(said) for _, name, _, _ in Formatter().parse(text) if name}


def spoken() -> set[tuple[str, str]]:
    """Find the ids that the program says, with their places."""
    found = set()
    for place, node in nodes(ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        if name in SPEAKERS and node.args:
            position = 1 if name == "progress" and len(node.args) > 1 else 0
            first = node.args[position]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                found.add((first.value, place))
    return found


def test_every_id_that_is_said_has_words():
    known = Words("en").ids()
    assert not {(id, place) for id, place in spoken() if AN_ID.fullmatch(id) and id not in known}


def test_a_sentence_is_said_with_all_its_facts():
    told = sentences("en")
    short = set()
    for place, node in nodes(ast.Call):
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        id = node.args[0].value if node.args and isinstance(node.args[0], ast.Constant) else None
        given = {keyword.arg for keyword in node.keywords}
        if name not in SPEAKERS or id not in told or None in given:
            continue
        if (given or name == "DeskError") and facts(told[id]) - given:
            short.add((id, place))
    assert not short


def test_what_sqlite_means_is_said_without_facts():
    told = sentences("en")
    assert not {id: facts(told[id]) for _, id in connect._MEANINGS if id in told and facts(told[id])}


def test_every_sentence_is_said_somewhere():
    used, begun = texts(), tuple(beginnings())
    assert not {id for id in Words("en").ids() if id not in used and not id.startswith(begun)}


@pytest.mark.parametrize("language", SHIPPED)
def test_a_language_says_what_english_says(language):
    english, told = sentences("en"), sentences(language)
    assert told.keys() <= english.keys()
    for id, said in told.items():
        assert facts(said) <= facts(english[id]) | {"count"}, id
        assert isinstance(said, dict) == isinstance(english[id], dict), id


@pytest.mark.parametrize("language", SHIPPED)
def test_plurals_are_whole(language):
    for id, said in sentences(language).items():
        if isinstance(said, dict):
            assert said.keys() == FORMS[language], id


def test_sentences_are_kind_and_plain():
    unkind = {
        id: text
        for id, said in sentences("en").items()
        for text in variants(said)
        if UNKIND.search(text) or not text or (len(text) > 3 and text != text.strip())
    }
    assert not unkind


def test_ids_are_flat_and_dotted():
    assert not [id for id in Words("en").ids() if not re.fullmatch(r"[a-zA-Z0-9_.+-]+", id)]


def test_every_command_has_its_words():
    known = Words("en").ids()
    silent = []
    for place, node in nodes(ast.FunctionDef):
        if not place.startswith("commands/") or node.name.startswith("_"):
            continue
        takes = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
        if takes[:1] == ["write"] and f"do.{node.name}" not in known:
            silent.append(f"{place} {node.name}")
    assert not silent


def test_every_word_for_a_deed_has_its_command():
    commands = {
        node.name for place, node in nodes(ast.FunctionDef) if place.startswith("commands/")
    }
    named = {id.removeprefix("do.") for id in Words("en").ids() if id.startswith("do.")}
    assert sorted(named - commands - texts()) == []  # the store itself joins and receives
