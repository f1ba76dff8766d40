"""The sample's collectives: what they became over nine months, each thing told on its day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from collective_desk.domain.entities import EntityId
from collective_desk.store.desk import Desk
from collective_desk.store.writer import Writer

from .actors import set_actor
from .assessments import assess
from .capabilities import add_capability
from .collectives import endorse, found_collective, link_collectives, set_collective
from .goals import add_goal, take_position
from .leadership import add_turn, take_posture
from .memberships import add_members, end_memberships
from .missing import add_missing, fill_chair
from .reflection import answer_question, begin_round, set_round
from .success import add_criterion

Named = dict[str, EntityId]
Telling = tuple[str, Callable[..., None], tuple[Any, ...]]
"""A day, a command, and what it is told."""
FILLED = "2026-11-12"


def tell_together(
    desk: Desk, named: Named, data: dict[str, Any]
) -> Iterator[datetime]:
    """Tell the story in the order of its days; collectives stand in `named` by their keys."""
    first = data["purposes"][0]["day"]
    yield _evening(first)
    desk.do(found_all, named, data)
    tellings: list[Telling] = [
        *((said["day"], word_purpose, (named, said)) for said in data["purposes"]),
        *((said["since"], stand, (named, said)) for said in data["postures"]),
        *((day, change_state, (named[f"collective:{said['collective']}"], state))
          for said in data["states"] for day, state in said["days"]),
        *((said["date"], say_positions, (named, said)) for said in data["positions"]),
        *((said["date"], look_back, (named, said)) for said in data["rounds"]),
        # It tells of members and turns up to that day: nobody knew them before.
        (FILLED, fill_record, (named, data)),
    ]
    for day, command, told in sorted(tellings, key=lambda one: one[0]):
        yield _evening(day)
        desk.do(command, *told)


def found_all(write: Writer, named: Named, data: dict[str, Any]) -> None:
    """Found the collectives, with their goals."""
    for said in data["collectives"]:
        fields = {name: value for name, value in said.items() if name not in ("key", "name")}
        named[f"collective:{said['key']}"] = found_collective(write, said["name"], **fields)
    for said in data["goals"]:
        holders = [named[key] for key in said.get("held_by", ())]
        named[f"goal:{said['key']}"] = add_goal(write, said["text"], held_by=holders)
    write.about(write.read.desk_id)


def word_purpose(write: Writer, named: Named, said: dict[str, Any]) -> None:
    """Word a purpose, and write down who stands how to it."""
    collective = named[f"collective:{said['collective']}"]
    set_collective(write, collective, purpose=said["text"])
    for stand in said["stands"]:
        endorse(
            write, collective, stand["stance"], actor=named.get(stand.get("by", "")),
            name=stand.get("name", ""), reason=stand.get("reason", ""), date=said["day"])


def stand(write: Writer, named: Named, said: dict[str, Any]) -> None:
    """Take a stance towards a collective."""
    take_posture(
        write, named[f"collective:{said['collective']}"], said["stance"], since=said["since"],
        reason=said["reason"], signals=said["signals"])


def change_state(write: Writer, collective: EntityId, state: str) -> None:
    """Let a collective go on to another state."""
    set_collective(write, collective, state=state)


def say_positions(write: Writer, named: Named, said: dict[str, Any]) -> None:
    """Write down where actors stand to the goals, as one group sees it."""
    goals = [id for key, id in named.items() if key.startswith("goal:")]
    for actor, *values in said["rows"]:
        for goal, value in zip(goals, values, strict=True):
            if value != "":
                take_position(
                    write, named[actor], goal, value, rater=said["rater"], date=said["date"])


def look_back(write: Writer, named: Named, said: dict[str, Any]) -> None:
    """Hold one round of reflection."""
    round = begin_round(write, date=said["date"], people=tuple(said["people"]))
    session = named.get(f"session:{said['session']}")
    if session:
        set_round(write, round, session=session)
    for question, person, text, step in said["answers"]:
        answer_question(
            write, question, round=round, person=person, text=text, next_step=step)


def fill_record(write: Writer, named: Named, data: dict[str, Any]) -> None:
    """Write down members, turns, hopes, abilities, doors and empty chairs."""
    for group in data["members"]:
        _fill_members(write, named[f"collective:{group['collective']}"], named, group["rows"])
    for group in data["turns"]:
        collective = named[f"collective:{group['collective']}"]
        for actor, function, since, until in group["rows"]:
            add_turn(
                write, collective, named[actor], function, since=since, until=until or None)
    for link in data["links"]:
        source, target = (named[f"collective:{link[end]}"] for end in ("source", "target"))
        link_collectives(write, source, target, link["kind"], text=link["text"])
    for group in data["success"]:
        collective = named[f"collective:{group['collective']}"]
        for actor, text, grade, status in group["rows"]:
            add_criterion(
                write, named[actor], text, collective=collective, grade=grade, status=status)
    for actor, text, kind, used in data["capabilities"][0]["rows"]:
        add_capability(write, named[actor], text, kind=kind, used=used or None)
    for group in data["ratings"]:
        for actor, value in group["values"].items():
            assess(
                write, named[actor], group["dimension"], value, rater=group["rater"],
                date="2026-06-05")
    for actor, text in data["guards"].items():
        set_actor(write, named[actor], guards=text)
    for actor, sides in data["power"].items():
        form, space, level = sides
        set_actor(write, named[actor], power_form=form, power_space=space, power_level=level)
    for said in data["missing"]:
        item = add_missing(write, said["text"], kind=said["kind"], where=said["where"])
        if "found" in said:
            fill_chair(write, item, named[said["found"]])


def _fill_members(
    write: Writer, collective: EntityId, named: Named, rows: list[list[str]]
) -> None:
    for actor, role, since, until in rows:
        ids = add_members(write, collective, (named[actor],), role=role, since=since)
        if until:
            end_memberships(write, ids, until)


def _evening(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T17:00:00+00:00")
