import time
import unicodedata
from datetime import UTC, date, datetime

import pytest

from collective_desk.analysis.trust import tracks
from collective_desk.commands.actors import add_actor
from collective_desk.commands.sample import open_sample
from collective_desk.domain.entities import (
    Actor,
    Attendance,
    Milestone,
    MissingItem,
    Placement,
    Session,
    Tie,
    TieKind,
)
from collective_desk.domain.errors import DeskError
from collective_desk.domain.steps import steps_of
from collective_desk.domain.vocabularies import VOCABULARIES, realm_of
from collective_desk.store.desk import Desk
from collective_desk.store.queries.assessments import spreads, towers
from collective_desk.store.queries.counts import Counts, counts
from collective_desk.store.queries.doubts import doubts
from collective_desk.store.queries.evidence import notes_of
from collective_desk.store.queries.milestones import trust_record


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = tmp_path_factory.mktemp("sample") / "river.desk"
    started = time.perf_counter()
    open_sample(path)
    assert time.perf_counter() - started < 2
    with Desk.open(path, person="amina") as desk:
        yield desk


def test_it_is_as_rich_as_promised(sample):
    assert counts(sample.read) == Counts(actors=28, ties=41, empty_chairs=1, maps=1)
    used = {tie.kind for tie in sample.read.all(Tie)}
    assert used == {kind.id for kind in sample.read.all(TieKind)}
    realms = {realm_of(actor.realm, actor.kind) for actor in sample.read.all(Actor)}
    assert realms == {"grassroots", "middle_ground", "institutional"}
    assert sum(actor.own_team for actor in sample.read.all(Actor)) == 1
    assert [chair.text for chair in sample.read.all(MissingItem, kind="actor")] == ["Villages below the dam"]
    scripts = {unicodedata.name(letter).split()[0]
               for actor in sample.read.all(Actor) for letter in actor.name if letter.isalpha()}
    assert scripts == {"LATIN", "ARABIC", "ETHIOPIC", "DEVANAGARI"}


def test_two_groups_see_it_differently(sample):
    seen = towers(sample.read)
    assert {tower.raters for tower in seen.values()} == {1, 2}
    name = {actor.id: actor.short_label or actor.name for actor in sample.read.all(Actor)}
    far = sorted(seen, key=lambda id: seen[id].lowest - seen[id].highest)[:3]
    assert "Talu Tanning" in {name[id] for id in far}
    for dimension in ("stake", "interest", "legitimacy", "trust"):
        assert any(spread.raters == 2 for spread in spreads(sample.read, dimension).values())


def test_what_is_planted_is_there_and_nothing_else(sample):
    [doubt] = doubts(sample.read)
    assert doubt.kind == "alike"
    names = {sample.read.get(Actor, id).name for id in doubt.subjects}
    assert names == {"Dabra health centre", "Dabra health center"}
    for kind in (Actor, Tie):
        hidden = [item for item in sample.read.all(kind) if item.sensitivity != "open"]
        assert [item.sensitivity for item in hidden] == ["confidential"]


def test_every_code_is_of_its_vocabulary(sample):
    for actor in sample.read.all(Actor):
        assert actor.kind in VOCABULARIES["actor_kind"]
        assert actor.presence in (*VOCABULARIES["presence"], None)
        assert set(actor.roles) <= set(VOCABULARIES["role"])
        assert actor.level in VOCABULARIES["level"]
        assert actor.sector in VOCABULARIES["sector"]


def test_nobody_stands_on_anybody(sample):
    spots = [spot.at for spot in sample.read.all(Placement)]
    assert all(20 <= x <= 1270 and 20 <= y <= 610 for x, y in spots)
    for row, (x, y) in enumerate(spots):
        for other_x, other_y in spots[:row]:
            assert abs(x - other_x) >= 104 or abs(y - other_y) >= 55


def test_its_days_are_those_of_the_story_and_undo_does_not_empty_it(sample):
    drawn = [deed for deed in sample.read.history() if deed.action in {"fill_sample", "fill_answers"}]
    assert all(deed.time < datetime(2026, 3, 15, tzinfo=UTC) for deed in drawn)
    times = [deed.time for deed in sorted(sample.read.history(), key=lambda deed: deed.time)]
    assert times == [deed.time for deed in sample.read.history()] or times == [
        deed.time for deed in reversed(sample.read.history())]
    assert all(deed.time < datetime(2026, 12, 1, tzinfo=UTC) for deed in sample.read.history())
    assert sample.next_undo() is None
    sample.do(add_actor, "New")
    assert sample.undo() is not None
    assert sample.undo() is None


def test_its_map_was_drawn_and_answered_in_its_first_session(sample):
    [mapping] = [one for one in sample.read.all(Session) if one.title == "Mapping day"]
    steps = steps_of(mapping)
    stamped = {}
    for deed in sample.read.history():
        if deed.within is not None:
            stamped.setdefault(deed.action, set()).add(deed.within)
    assert stamped["fill_sample"] == {(mapping.id, 1)}
    [answered] = stamped["fill_answers"]
    assert answered[0] == mapping.id
    assert steps[answered[1]].task == "towers"
    assert mapping.expected
    assert {row.heads for row in sample.read.all(Attendance, session=mapping.id)} == {9, 7, 6, 3, 2, 1, 8}


def test_it_never_overwrites(tmp_path):
    path = tmp_path / "x.desk"
    path.write_text("mine")
    with pytest.raises(DeskError):
        open_sample(path)
    assert path.read_text() == "mine"


@pytest.mark.parametrize("breaking", ["found_desk", "fill_answers"])
def test_what_cannot_be_finished_is_not_left_behind(tmp_path, monkeypatch, breaking):
    from collective_desk.commands import sample, starting

    def broken(write, /, *_, **__):
        raise DeskError("desk.disk_full")

    monkeypatch.setattr(starting if breaking == "found_desk" else sample, breaking, broken)
    with pytest.raises(DeskError, match="disk_full"):
        open_sample(tmp_path / "x.desk")
    assert list(tmp_path.iterdir()) == []


def test_five_milestones_over_nine_months_with_one_of_each_early_win(sample):
    record = trust_record(sample.read, today=date(2026, 11, 25).toordinal())
    assert len(record.events) == 5
    assert sorted(event.early_win for event in record.events if event.early_win) == sorted(VOCABULARIES["early_win"])
    assert record.events[-1].day - record.events[0].day > 150
    ways = {one.way for one in tracks(record)}
    assert ways == {"rose", "still", "fell"}
    assert record.asked >= 8
    assert {stance.stance for stance in record.stances} == set(VOCABULARIES["posture"])
    assert len({lead.actor.id for lead in record.leads}) >= 3
    for event in record.events:
        assert event.ties
        assert event.took_part
        assert notes_of(sample.read, sample.read.get(Milestone, event.id))


def test_its_days_follow_each_other(sample):
    times = [deed.time for deed in sample.read.history(10_000)]
    assert times == sorted(times, reverse=True)
    assert (times[-1].month, times[0].month) == (3, 11)
    # Every deed is stamped with the moment it is told at, none is pushed on by a later one.
    assert len({deed.time.date() for deed in sample.read.history(10_000)}) > 12
