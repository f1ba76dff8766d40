"""Kumu's JSON comes in as its workbooks do."""

import json

import pytest

from collective_desk.commands.imports import apply_import
from collective_desk.domain.entities import Actor, Tie, TieKind
from collective_desk.domain.errors import DeskError
from collective_desk.exchange import limits
from collective_desk.exchange.plan_import import plan_import

BLUEPRINT = {
    "version": 1,
    "elements": [
        {"_id": "elem-1", "attributes": {
            "label": "River council", "element type": "NGO", "tags": ["water", "old"],
            "Budget": 12.0}},
        {"_id": "elem-2", "attributes": {"label": "Radio Sun", "element type": None}},
        {"_id": "elem-3", "attributes": {}}, 7],
    "connections": [
        {"_id": "conn-1", "direction": "mutual", "from": "elem-1", "to": "elem-2",
         "attributes": {"connection type": "money", "label": "yearly grant"}},
        {"from": "Radio Sun", "to": "صندوق النهر", "direction": "directed"}],
    "loops": [], "maps": [{"_id": "map-1"}],
}


@pytest.fixture
def bring(desk, tmp_path):
    def plan(said):
        path = tmp_path / "kumu.txt"  # messengers rename
        path.write_text(said if isinstance(said, str) else json.dumps(said), "utf-8")
        return plan_import(desk.read, path)
    return plan


def test_a_blueprint_comes_in_whole(desk, bring):
    plan = bring(BLUEPRINT)
    desk.do(apply_import, plan)
    actors = {actor.name: actor for actor in desk.read.all(Actor)}
    assert set(actors) == {"River council", "Radio Sun", "صندوق النهر"}
    council = actors["River council"]
    assert (council.kind, council.tags) == ("national_ngo", ("water", "old"))
    assert ("Budget", "12") in council.extra
    kinds = {kind.id: kind.name for kind in desk.read.all(TieKind)}
    ties = {tie.label: tie for tie in desk.read.all(Tie)}
    grant = ties["yearly grant"]
    assert (grant.source, grant.target) == (council.id, actors["Radio Sun"].id)
    assert (kinds[grant.kind], grant.direction) == ("money", "mutual")
    assert ties[""].target == actors["صندوق النهر"].id
    [odd] = [problem for problem in plan.problems if problem.left_out]
    assert (odd.id, odd.origin.sheet, odd.origin.row) == ("import.no_label", "elements", 3)


def test_the_plain_form_comes_in_and_twice_changes_nothing(desk, bring):
    said = {"elements": [{"label": "A", "type": "NGO", "tags": "x|y"}, {"label": "B"}],
            "connections": [{"from": "A", "to": "B", "type": "advises"}]}
    desk.do(apply_import, bring(said))
    assert bring(said).is_empty
    assert [actor.tags for actor in desk.read.all(Actor) if actor.name == "A"] == [("x", "y")]


@pytest.mark.parametrize("said", [
    "{}", '{"elements": []}', '{"elements": [1, "a"]}', '{"elements": {"label": "A"}}', "[[1]]",
    '{"elements": [', "[" * 100_000, '{"elements":' + "[" * 100_000])
def test_other_json_is_no_table(bring, said):
    with pytest.raises(DeskError, match=r"import\.not_text"):
        bring(said)


def test_limits_hold_for_it_too(bring, monkeypatch):
    for name, said in (
        ("MOST_ROWS", {"elements": [{"label": "A"}, {"label": "B"}]}),
        ("MOST_COLUMNS", {"elements": [{"label": "A", "x": "1"}]}),
        ("LONGEST_CELL", {"elements": [{"label": "AB"}]}),
    ):
        with monkeypatch.context() as small:
            small.setattr(limits, name, 1)
            with pytest.raises(DeskError, match=r"import\."):
                bring(said)
