import json
from dataclasses import fields

from collective_desk.commands.actors import add_actor, rename_actor
from collective_desk.commands.assessments import assess
from collective_desk.commands.attendance import count_present
from collective_desk.commands.commitments import add_commitment
from collective_desk.commands.notes import add_note
from collective_desk.commands.sample import open_sample
from collective_desk.commands.sessions import plan_session
from collective_desk.commands.ties import add_tie
from collective_desk.domain.entities import KINDS, Map, TieKind
from collective_desk.domain.steps import Step
from collective_desk.exchange.show import history, show
from collective_desk.host.resources import resource
from collective_desk.store.reader import Reader


def test_show_tells_what_is_on_the_desk(desk):
    [map] = desk.read.all(Map)
    kind = desk.read.all(TieKind)[0]
    coop = desk.do(add_actor, "Coop", on=map.id, at=(10, 20), kind="cooperative", aliases=("C",))
    mayor = desk.do(add_actor, "Mayor")
    tie = desk.do(add_tie, coop, mayor, kind.id)
    desk.do(assess, tie, "strength", 2, rater="a")
    desk.do(assess, tie, "strength", 5, rater="b")
    bare = desk.do(add_tie, mayor, coop, kind.id)
    told = json.loads(json.dumps(show(desk.read), allow_nan=False))
    assert told["desk"]["id"] == desk.id
    assert (told["desk"]["title"], told["desk"]["question"]) == ("River", "Who can help?")
    assert told["counts"] == {
        "actors": 2, "tie_kinds": 6, "ties": 2, "maps": 1, "placements": 1, "assessments": 2,
        "doubts": 0, "sessions": 0, "milestones": 0, "notes": 0, "commitments": 0}
    first = told["actors"][0]
    assert (first["id"], first["name"], first["kind"], first["realm"], first["realm_name"]) == (
        coop, "Coop", "cooperative", None, "grassroots")
    assert (first["presence"], first["sensitivity"], first["aliases"]) == (None, "open", ["C"])
    strength = {each["id"]: each["strength"] for each in told["ties"]}
    assert strength == {tie: 3.5, bare: None}
    assert told["ties"][0]["source"] == coop
    assert told["ties"][0]["direction"] == "directed"
    assert told["maps"][0]["placements"] == [
        {"actor": coop, "x": 10.0, "y": 20.0, "pinned": False}]


def test_an_actor_that_is_gone_takes_its_ties_and_places_from_view(desk):
    from collective_desk.commands.actors import delete_actors

    [map] = desk.read.all(Map)
    coop = desk.do(add_actor, "Coop", on=map.id)
    mayor = desk.do(add_actor, "Mayor", on=map.id)
    desk.do(add_tie, coop, mayor, desk.read.all(TieKind)[0].id)
    desk.do(delete_actors, [coop])
    told = show(desk.read)
    assert [actor["id"] for actor in told["actors"]] == [mayor]
    assert told["ties"] == []
    assert len(told["maps"][0]["placements"]) == 1
    assert told["doubts"] == []


def test_show_tells_of_the_collective(desk):
    from collective_desk.commands.collectives import endorse, found_collective
    from collective_desk.commands.goals import add_goal, take_position
    from collective_desk.commands.leadership import add_turn, take_posture
    from collective_desk.commands.memberships import add_members
    from collective_desk.commands.missing import add_missing
    from collective_desk.commands.reflection import answer_question
    from collective_desk.commands.success import add_criterion

    coop = desk.do(add_actor, "Coop")
    circle = desk.do(found_collective, "Circle", purpose="Clean", form="coalition")
    desk.do(add_members, circle, [coop], role="core", since="2026-03")
    desk.do(endorse, circle, "agree", actor=coop)
    desk.do(add_criterion, coop, "The pump runs", grade="expect")
    desk.do(add_turn, circle, coop, "hosting", since="2026-03-12")
    desk.do(take_posture, circle, "alongside", since="2026-03-12")
    fish = desk.do(add_goal, "Fish", held_by=[coop])
    desk.do(take_position, coop, fish, 2)
    desk.do(add_missing, "Reads permits", kind="ability", where="University")
    desk.do(answer_question, "RQ1", text="The elders", next_step="Ask them")
    told = json.loads(json.dumps(show(desk.read), allow_nan=False))
    [one] = told["collectives"]
    assert (one["name"], one["form"], one["purpose"]) == ("Circle", "coalition", "Clean")
    assert [(m["actor"], m["role"], m["period"]) for m in one["members"]] == [(coop, "core", ["2026-03", None])]
    assert [(p["text"], [e["stance"] for e in p["endorsements"]]) for p in one["purposes"]] == [("Clean", ["agree"])]
    assert [each["text"] for each in one["criteria"]] == ["The pump runs"]
    assert [(t["function"], t["period"]) for t in one["turns"]] == [("hosting", ["2026-03-12", None])]
    assert [stance["stance"] for stance in one["postures"]] == ["alongside"]
    [goal] = told["goals"]
    assert (goal["text"], goal["held_by"]) == ("Fish", [coop])
    assert goal["positions"] == [{"actor": coop, "value": 2.0, "by": {"amina": 2.0}}]
    assert [(m["kind"], m["text"], m["where"]) for m in told["missing"]] == [("ability", "Reads permits", "University")]
    assert [(a["question"], a["text"], a["next_step"], a["person"]) for a in told["answers"]] == [
        ("RQ1", "The elders", "Ask them", "amina")]


def test_history_is_newest_first(desk):
    coop = desk.do(add_actor, "Coop")
    desk.do(rename_actor, coop, "The coop")
    desk.undo()
    told = json.loads(json.dumps(history(desk.read)))
    assert [(deed["action"], deed["mode"]) for deed in told] == [
        ("rename_actor", "undo"), ("rename_actor", "do"), ("add_actor", "do"), ("found_desk", "begin")]
    assert told[0]["person"] == "amina"
    assert told[1]["touched"] == [coop]
    assert told[0]["time"].endswith("+00:00")


def test_show_tells_sessions_notes_and_commitments(desk):
    session = desk.do(plan_session, "Day", steps=(Step("Who?", "Name them", 10),))
    desk.do(count_present, session, group="Youth", heads=4, consent="verbal")
    desk.within = (session, 0)
    note = desk.do(add_note, "The pump is dry", kind="risk")
    promise = desk.do(add_commitment, "Mend it", owner_name="Halima", due="2026-03-20")
    told = json.loads(json.dumps(show(desk.read), allow_nan=False))
    [shown] = told["sessions"]
    assert shown["steps"] == [{"title": "Who?", "prompt": "Name them", "minutes": 10, "pen": None}]
    assert shown["present"] == [
        {"actor": None, "group": "Youth", "heads": 4, "consent": "verbal"}]
    assert [(one["id"], one["session"], one["step"], one["kind"]) for one in told["notes"]] == [
        (note, session, 0, "risk")]
    assert [(one["id"], one["owner_name"], one["due"]) for one in told["commitments"]] == [
        (promise, "Halima", "2026-03-20")]
    assert (told["counts"]["sessions"], told["counts"]["notes"]) == (1, 1)


def test_what_the_terminal_prints_is_documented_key_by_key(tmp_path):
    path = open_sample(tmp_path / "s.desk")
    document = resource("texts", "json-format.md").read_text("utf-8").split("\n# ")[-1]
    rows = {}
    for line in document.splitlines():
        if line.startswith("| `"):
            keys, said = line.strip("| ").split(" | ", 1)
            rows |= {key.strip("` "): said for key in keys.split(",")}
    with Reader.open(path) as reader:
        told, done = show(reader), history(reader)
    assert rows.keys() == told.keys()
    plain = {each.name for kind in KINDS.values() for each in fields(kind)}
    for name, items in told.items():
        some = [items] if isinstance(items, dict) else items[:3]
        for key in {key for item in some for key in item}:
            assert f"`{key}`" in rows[name] or ("…" in rows[name] and key in plain), (name, key)
    assert all(f"`{key}`" in document.split("`history")[1] for key in done[0])
