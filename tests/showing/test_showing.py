"""A map as someone looks at it, for an audience: nothing above its level, in any way of looking."""

import re
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collective_desk.commands.actors import add_actor
from collective_desk.commands.assessments import assess
from collective_desk.commands.maps import add_map
from collective_desk.commands.quick_add import quick_add
from collective_desk.commands.tie_kinds import add_tie_kind
from collective_desk.commands.ties import add_tie
from collective_desk.domain.entities import Placement
from collective_desk.domain.filters import Chip
from collective_desk.domain.looking import Looking
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.exchange.drawn import draw_svg
from collective_desk.host.words import Words
from collective_desk.picture.style import Style
from collective_desk.showing.showing import Known, show
from collective_desk.showing.showing import seen as seen_of
from collective_desk.store.desk import Desk
from collective_desk.store.queries.maps import map_content

WORDS, STYLE = Words("en"), Style.load("light")
WAYS = [
    Looking(lens=lens, arrangement=way)
    for lens in VOCABULARIES["lens"]
    for way in (VOCABULARIES["arrangement"] if lens in ("kind", "stake") else ("free",))
]


@pytest.fixture
def river():
    """A map with someone who is not for everyone, and answers of all."""
    desk = Desk.create(":memory:", person="amina")
    map = desk.do(add_map, "River")
    kind = desk.do(add_tie_kind, "Advice")
    named = {}
    for number, (name, realm, level) in enumerate((
        ("Radio", 0, "open"), ("Clinic", 1, "open"), ("Elders", -1, "open"),
        ("Kingfisher", -2, "confidential"),
    )):
        named[name] = desk.do(
            add_actor, name, on=map, at=(number * 200.0, 0.0), realm=realm, sensitivity=level,
            presence="engaged")
        for dimension in ("stake", "stance", "interest", "influence"):
            desk.do(assess, named[name], dimension, 1, sensitivity=level)
    desk.do(add_tie, named["Radio"], named["Clinic"], kind)
    desk.do(add_tie, named["Radio"], named["Kingfisher"], kind)
    return desk, map, named


def seen(river, looking, audience="open"):
    desk, map, named = river
    if looking.arrangement == "around":
        looking = Looking(looking.lens, "around", named["Radio"])
    return show(desk.read, map, looking, audience=audience, words=WORDS, style=STYLE,
                today=datetime.now().astimezone().date().isoformat())


@pytest.mark.parametrize("way", WAYS, ids=lambda way: f"{way.lens}-{way.arrangement}")
def test_an_audience_meets_nobody_above_its_level(river, way):
    showing = seen(river, way)
    assert sorted(showing.picture.labels) == ["Clinic", "Elders", "Radio"]
    assert river[2]["Kingfisher"] not in repr(showing.known)
    if showing.lensed:
        assert sum(entry.count for entry in showing.lensed.legend.entries) <= 3
    svg = draw_svg(
        river[0].read, map=river[1], audience="open", words=WORDS, theme="print", looking=way)
    assert "Kingfisher" not in svg
    if way.lens != "kind":
        assert WORDS(f"lens.{way.lens}") in svg


def test_a_lens_never_moves_anyone_and_an_arrangement_never_changes_free_places(river):
    free = seen(river, Looking()).picture.xy
    assert (seen(river, Looking(lens="stance")).picture.xy == free).all()
    arranged = seen(river, Looking(arrangement="spectrum"))
    assert (arranged.picture.xy != free).any()
    placed = [one.at for one in river[0].read.all(Placement, map=river[1])]
    assert placed == [(number * 200.0, 0.0) for number in range(4)]


def test_filters_leave_out_and_the_export_says_how_many(river):
    looking = Looking(filters=(Chip("realm", ("institutional",)),))
    showing = seen(river, looking)
    assert showing.picture.labels == ["Clinic"]
    assert showing.left_out == 2
    svg = draw_svg(river[0].read, map=river[1], audience="open", words=WORDS, theme="light",
                   looking=looking)
    assert "Filters leave out 2 actors." in svg
    assert "Elders" not in svg


@pytest.mark.parametrize("lens", ["kind", "influence"])
@pytest.mark.parametrize("arrangement", VOCABULARIES["arrangement"])
def test_figures_of_a_picture_are_those_of_its_language(river, arrangement, lens):
    svg = draw_svg(river[0].read, map=river[1], audience="open", words=Words("ar"), theme="light",
                   looking=Looking(lens=lens, arrangement=arrangement))
    said = " ".join(re.findall(r">([^<]*)</text>", svg))
    assert not re.search("[0-9]", said), said
    assert re.search("[٠-٩]", said)


def test_bands_have_their_words_in_the_export(river):
    svg = draw_svg(river[0].read, map=river[1], audience="open", words=WORDS, theme="light",
                   looking=Looking(arrangement="spectrum"))
    assert '<g id="guides">' in svg


@settings(max_examples=15)
@given(st.lists(st.sampled_from(
    ["A > B", "C", "D > A", "E, F, G", "H <> A", "I > H"]), min_size=1, max_size=5),
    st.sampled_from(["New", "New > A", "New <> C", "A > New"]))
def test_one_more_actor_moves_nobody(lines, newcomer):
    desk = Desk.create(":memory:", person="amina")
    map = desk.do(add_map, "River")
    pen = desk.do(add_tie_kind, "Advice")
    for line in lines:
        desk.do(quick_add, line, on=map, pen=pen)
    before = {one.actor: one.at for one in desk.read.all(Placement, map=map)}
    desk.do(quick_add, newcomer, on=map, pen=pen)
    after = {one.actor: one.at for one in desk.read.all(Placement, map=map)}
    assert {actor: after[actor] for actor in before} == before
    assert len(after) > len(before)


def test_where_answers_are_not_known_a_lens_of_answers_is_left_off(river):
    desk, map, _ = river
    known = Known(map_content(desk.read, map))
    for lens in VOCABULARIES["lens"]:
        lensed = seen_of(known, Looking(lens=lens), words=WORDS, style=STYLE).lensed
        assert (lensed is not None) == (lens in ("realm", "influence", "bridge"))
