"""A line is written from what it is to say; what comes to stand on the desk must be just that."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from collective_desk.commands.desks import found_desk
from collective_desk.commands.quick_add import quick_add
from collective_desk.domain.entities import Actor, Assessment, Placement, Tie
from collective_desk.store.desk import Desk
from collective_desk.store.queries.maps import maps
from collective_desk.store.queries.ties import tie_kinds

NAMES = ("Women's coop", "Radio Sun", "WHO", "صيادو النهر", "የወንዝ ጠባቂዎች", "नदी मंच", "C++ users", "Café 🌊",
         'Rice, wheat & "Co"', "A > B club", "Line @gmail", "Who cares?", "水, 米", "-5 degrees")
PLAIN = {"Women's coop", "Radio Sun", "WHO", "صيادو النهر", "የወንዝ ጠባቂዎች", "नदी मंच", "C++ users", "Café 🌊"}
KINDS = {"": "money", "trust": "trust", "advises": "advice", "Knowledge": "knowledge"}
REALMS = {"": None, " @g": -2, " @m": 0, " @i": 2, " @middle": 0, " ＠g": -2}
DISCS = {"": None, " +++": 3, " +": 1, " +4": 4, " +0": 0, " ＋＋": 2}
CHAIRS = {"": False, "?": True, " ?": True, "؟": True, "？": True}
COMMAS = (", ", ",", "، ", "、", "; ", " ，")
ONE_WAY = (" > ", ">", " -> ", " → ", " ＞ ", " --> ")
BOTH_WAYS = (" <> ", " <-> ", " ↔ ", "<>", " ⇔ ")


@dataclass(frozen=True)
class Said:
    """One name as it stands in a line, with what is said of it."""

    name: str
    realm: str
    discs: str
    chair: str

    @property
    def text(self) -> str:
        name = self.name if self.name in PLAIN else '"' + self.name.replace('"', '""') + '"'
        return f"{name}{self.realm}{self.discs}{self.chair}"


said = st.builds(
    Said, st.sampled_from(NAMES), st.sampled_from(sorted(REALMS)), st.sampled_from(sorted(DISCS)),
    st.sampled_from(sorted(CHAIRS)))
commas = st.sampled_from(COMMAS)


@st.composite
def stories(draw: st.DrawFn) -> tuple[str, list[Said], set[tuple[str, str, str, str]]]:
    """Give a line, the names in it, and the ties it draws: from, kind, to, direction."""
    people = draw(st.lists(said, min_size=1, max_size=6, unique_by=lambda one: one.name))
    cut = draw(st.integers(0, len(people) - 1))
    sources, targets = people[:cut], people[cut:]
    line = draw(commas).join(one.text for one in targets)
    if not sources:
        return line, people, set()
    mutual = draw(st.booleans())
    link = draw(st.sampled_from(BOTH_WAYS if mutual else ONE_WAY))
    kind = draw(st.sampled_from(sorted(KINDS)))
    between = f"{link}{kind}{link}" if kind else link
    line = draw(commas).join(one.text for one in sources) + between + line
    way = "mutual" if mutual else "directed"
    return line, people, {
        (one.name, KINDS[kind], other.name, way) for one in sources for other in targets}


@settings(max_examples=100)
@given(stories())
def test_what_a_line_says_is_what_stands_on_the_desk(
    story: tuple[str, list[Said], set[tuple[str, str, str, str]]],
) -> None:
    line, people, ties = story
    with Desk.create(":memory:", person="Amina") as desk:
        desk.do(found_desk)
        board, pens = maps(desk.read)[0].id, {one.id: one.name for one in tie_kinds(desk.read)}
        desk.do(quick_add, line, on=board)
        actors = {one.id: one for one in desk.read.all(Actor)}
        assert {one.name for one in actors.values()} == {one.name for one in people}, line
        heights = {one.subject: one.value for one in desk.read.all(Assessment)}
        for one in people:
            (actor,) = (found for found in actors.values() if found.name == one.name)
            assert actor.realm == REALMS[one.realm], line
            assert actor.empty_chair == CHAIRS[one.chair], line
            assert heights.get(actor.id) == DISCS[one.discs], line
        drawn = {
            (actors[tie.source].name, pens[tie.kind], actors[tie.target].name, tie.direction)
            for tie in desk.read.all(Tie)}
        assert drawn == ties, line
        spots = [tuple(spot.at) for spot in desk.read.all(Placement)]
        assert len(set(spots)) == len(spots) == len(people)
        desk.undo()
        assert not desk.read.all(Actor)
        assert not desk.read.all(Tie)
