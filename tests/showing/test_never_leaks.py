"""What an audience reads is the same whether or not there is more to hide: no text, no count, no gap."""

import json
import zipfile
from dataclasses import replace

import pytest
from pypdf import PdfReader

from collective_desk.briefs.pages import page_count
from collective_desk.briefs.pdf import write_brief
from collective_desk.commands.clipboard import copied
from collective_desk.domain.entities import KINDS, Actor, Map
from collective_desk.domain.entities import Desk as Card
from collective_desk.domain.looking import Looking
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.exchange.write import export, files_of
from collective_desk.host.words import Words
from collective_desk.picture.style import Style
from collective_desk.showing.past import Past
from collective_desk.showing.room import RoomReader
from collective_desk.showing.showing import show
from collective_desk.store.connect import MEMORY
from collective_desk.store.desk import Desk
from collective_desk.store.queries import actors, find, maps, readings
from collective_desk.store.queries import seen as seen_module
from collective_desk.store.queries.audience import EVERYONE_OF_THE_DESK
from tests.planted import (
    BEHIND_CODE,
    CONTACT,
    LEVELS,
    MAP,
    SECRET,
    VISIBLE,
    behind_code,
    found,
    plant,
    village,
)

WORDS, TODAY = Words("en"), "2026-11-25"
LOOKS = [Looking(arrangement=code) for code in VOCABULARIES["arrangement"]]
LOOKS += [Looking(lens=code) for code in VOCABULARIES["lens"]]
LOOKS.append(Looking(arrangement="around", arranged_by="hidden-actor-0"))
LOOKS.append(Looking(arrangement="rings", arranged_by="hidden-collective-0"))
LOOKS.append(Looking(focus=("hidden-actor-0",), focus_steps=1))
OUTSIDERS = LEVELS[:2]


@pytest.fixture(scope="module", params=LEVELS)
def pair(request):
    """A desk without secrets and one with them, and the audience that reads both."""
    level = request.param
    with Desk.create(MEMORY, person="A") as plain, Desk.create(MEMORY, person="A") as full:
        for desk in (plain, full):
            desk.do(village, level)
            desk.do(behind_code)
        full.do(plant, LEVELS[LEVELS.index(level) + 1 :])
        yield plain, full, level


def clean(text, level):
    """Say whether a text gives nothing away to an audience."""
    allowed = () if level in OUTSIDERS else (CONTACT, BEHIND_CODE)
    return not [told for told in found(text) if told not in allowed]


def test_a_secret_is_planted_in_every_kind(pair):
    _, full, _ = pair
    for kind in KINDS.values():
        if kind is not Card:
            there = full.read.all(kind)
            assert any(one.id.startswith("mine:") for one in there), kind
            assert any(one.id.startswith("hidden-") for one in there), kind


@pytest.mark.parametrize("looking", LOOKS, ids=lambda one: f"{one.arrangement}-{one.lens}")
def test_a_picture_is_the_same_with_and_without(pair, looking):
    plain, full, level = pair
    with_it, without = (
        show(desk.read, MAP, looking, audience=level, words=WORDS, style=Style.load("wall"), today=TODAY)
        for desk in (full, plain)
    )  # fmt: skip
    assert clean(repr(with_it), level)
    for part in ("xy", "look", "source", "target", "pen", "bend"):
        assert (getattr(with_it.picture, part) == getattr(without.picture, part)).all(), part
    assert with_it.picture.labels == without.picture.labels
    assert with_it.picture.looks == without.picture.looks
    assert with_it.picture.content == without.picture.content
    assert (with_it.lensed and with_it.lensed.legend) == (without.lensed and without.lensed.legend)


def test_the_past_is_the_same(pair):
    plain, full, level = pair
    then, there = (Past(desk.read, WORDS, level).growth(MAP) for desk in (plain, full))
    assert len(there.steps) == len(then.steps)
    for step in range(len(then.steps) + 1):
        assert clean(repr(there.content(step)), level)
        assert there.content(step).actors == then.content(step).actors
        assert there.content(step).ties == then.content(step).ties
        assert there.content(step).pens == then.content(step).pens


def test_questions_are_answered_the_same(pair):
    plain, full, level = pair
    for ask in (
        lambda read: maps.pens(read, level),
        lambda read: [one.id for one in maps.maps(read, level)],
        lambda read: [one.id for one in actors.actors(read, audience=level)],
        lambda read: actors.tie_counts(read, level),
        lambda read: readings.member_roles(read, "c", level),
        lambda read: readings.member_roles(read, "hidden-collective-0", level),
        lambda read: replace(readings.readings(read, MAP, level), touched=[]),
        lambda read: find.find(read, SECRET, audience=level),
        lambda read: [one.text for one in find.find(read, "blue", audience=level)],
    ):
        assert ask(full.read) == ask(plain.read)


@pytest.mark.parametrize("suffix", [".svg", ".json", ".xlsx", ".csv"])
def test_a_file_gives_nothing_away(pair, suffix, tmp_path):
    plain, full, level = pair
    texts = []
    for name, desk in (("with", full), ("without", plain)):
        out = tmp_path / f"{name}{suffix}"
        export(desk.read, out, audience=level, words=WORDS)
        texts.append("\n".join(written(path) for path in files_of(out)))
    assert clean(texts[0], level)
    if suffix == ".json":
        told = [json.loads(text)["entities"] for text in texts]
        told[0]["desk"] = told[1]["desk"] = []
        assert told[0] == told[1]
    elif suffix != ".xlsx":  # which says when it was written
        assert texts[0] == texts[1]


def test_a_brief_gives_nothing_away(pair, tmp_path):
    plain, full, level = pair
    texts = []
    for name, desk in (("with", full), ("without", plain)):
        out = write_brief(desk.read, tmp_path / f"{name}.pdf", audience=level, doubts=True)
        assert page_count(out)
        paper = PdfReader(out)
        texts.append("\n".join([str(paper.metadata), *(p.extract_text() for p in paper.pages)]))
    assert clean(texts[0], level)
    assert texts[0].splitlines()[1:] == texts[1].splitlines()[1:]


def test_the_clipboard_gives_nothing_away(pair):
    plain, full, level = pair
    ids = [actor.id for actor in full.read.all(Actor)]
    text = copied(full.read, ids, map=MAP, audience=level)
    # What one copies from one's own desk is pasted under its name, never beside its code name.
    assert set(found(text)) <= {BEHIND_CODE}
    assert "Blue" not in text
    assert text == copied(plain.read, ids, map=MAP, audience=level)


def test_strict_is_a_level_and_not_ourselves(pair):
    _, full, _ = pair
    for audience, there in (("strict", False), (EVERYONE_OF_THE_DESK, True)):
        listed = actors.actors(full.read, audience=audience)
        assert any(actor.id.startswith("mine:") for actor in listed) is there


@pytest.mark.parametrize("hole", ["private", "level", "ends"])
def test_a_hole_in_the_boundary_is_found(pair, hole, monkeypatch, tmp_path):
    """Break the boundary on purpose: these tests see it."""
    _, full, level = pair
    if hole == "private":
        monkeypatch.setattr(maps, "standing", lambda _audience, table="": f"{table}alive=1")
    elif hole == "level":
        monkeypatch.setattr(seen_module, "may_see", lambda _entity, _audience: True)
    else:
        monkeypatch.setattr(seen_module, "_stands", lambda *_: True)
    looking = Looking()
    told = repr(show(full.read, MAP, looking, audience=level, words=WORDS, style=Style.load("wall"),
                     today=TODAY))  # fmt: skip
    told += written(export(full.read, tmp_path / "x.json", audience=level))
    assert not clean(told, level)


def test_what_becomes_hidden_leaves_a_wall_that_is_frozen(pair):
    _, _, level = pair
    if level == "strict":
        return
    with Desk.create(MEMORY, person="A") as desk:
        desk.do(village, level)
        room, looking = RoomReader(desk.read, WORDS), Looking()
        before = room.map(MAP, looking, today=TODAY)
        desk.do(hide_the_coop)
        held = room.held(before, looking, today=TODAY).content
        assert held.actors.ids == ["council", "radio", "well"]
        assert held.ties.ids == ["t1"]
        assert [held.actors.ids[row] for row in held.ties.source + held.ties.target] == ["council", "radio"]
        assert "coop" not in held.towers


def test_a_map_or_a_card_that_is_hidden_says_nothing(pair):
    _, _, level = pair
    if level == "strict":
        return
    with Desk.create(MEMORY, person="A") as desk:
        desk.do(village, level)
        room = RoomReader(desk.read, WORDS)
        assert room.map(MAP, Looking(), today=TODAY).content.question
        desk.do(hide_the_card)
        assert not room.map(MAP, Looking(), today=TODAY).content.question
        desk.do(hide_the_map)
        nothing = room.map(MAP, Looking(), today=TODAY).content
        assert (nothing.title, nothing.actors.ids, nothing.pens) == ("", [], [])
        assert room.kept_back(MAP) == len(VISIBLE) - 6


def hide_the_coop(write):
    write.update(Actor, "coop", sensitivity="strict")


def hide_the_card(write):
    write.update(Card, write.read.desk_id, sensitivity="strict")


def hide_the_map(write):
    write.update(Map, MAP, sensitivity="strict")


def written(path):
    """Read a file as text, a workbook part by part."""
    if path.suffix != ".xlsx":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as parts:
        return "\n".join(parts.read(name).decode("utf-8", "replace") for name in parts.namelist())
