"""The sample: an invented river and the people along it, complete enough to learn from."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from collective_desk.domain.clock import Clock
from collective_desk.domain.entities import EntityId
from collective_desk.host.resources import resource
from collective_desk.store.desk import Desk
from collective_desk.store.queries.maps import maps
from collective_desk.store.queries.ties import tie_kinds
from collective_desk.store.writer import Writer

from .actors import add_actor, mark_empty_chair
from .assessments import assess
from .desks import set_desk
from .maps import rename_map
from .sample_sessions import tell_sessions
from .sample_together import tell_together
from .sample_trust import tell_trust
from .starting import give_up, start_desk
from .ties import add_tie

AUTHOR: Final = "River Lab"
"""Who made the sample: not the person who opens it, so that their undo never empties it."""
_MADE: Final = datetime(2026, 3, 10, 8, 0, tzinfo=UTC)
_LATER_ON: Final = 20
"""The hour at which those who were not at a session are asked, on their own day."""
_NOT_FIELDS: Final = frozenset({"key", "name", "at", "missing_where"})


def open_sample(target: Path, *, language: str = "en") -> Path:
    """Make a fresh copy of the sample as a desk file that does not exist yet, and give its path."""
    data, day = sample_part("map"), SampleDay(_MADE)
    sessions = sample_part("sessions")
    here, later = _answers(data, sessions["sessions"][0]["began"][:10])
    desk = start_desk(
        target, person=AUTHOR, title=data["desk"]["title"], question=data["desk"]["question"],
        language=language, clock=Clock(now=day),
    )
    try:
        named: dict[str, EntityId] = {}
        names = {actor["key"]: actor["name"] for actor in data["actors"]}
        tell_in_order(day, [
            tell_sessions(desk, named, sessions, language, _on_the_map(desk, named, data, here)),
            tell_answers(desk, named, later),
            tell_together(desk, named, sample_part("together")),
            tell_trust(desk, named, sample_part("trust"), names),
        ])
    except BaseException:
        give_up(desk, target)
        raise
    desk.close()
    return target


def tell_in_order(day: SampleDay, stories: list[Iterator[datetime]]) -> None:
    """Tell stories side by side; each names the moment of its next deed, then does it."""
    waiting = [(moment, number) for number, story in enumerate(stories)
               if (moment := next(story, None)) is not None]
    while waiting:
        moment, number = min(waiting)
        waiting.remove((moment, number))
        day.set(moment)
        after = next(stories[number], None)
        if after is not None:
            waiting.append((after, number))


def tell_answers(
    desk: Desk, named: dict[str, EntityId], later: list[dict[str, Any]]
) -> Iterator[datetime]:
    """Ask those who were not there when the map was drawn."""
    for answers in later:
        day = datetime.fromisoformat(answers["date"])
        yield day.replace(hour=_LATER_ON, tzinfo=UTC)
        desk.do(fill_answers, named, answers)


def _on_the_map(
    desk: Desk, named: dict[str, EntityId], data: dict[str, Any], said: list[dict[str, Any]]
) -> dict[str, Callable[[], None]]:
    """Give what is done on the map in the steps of a session, by name."""

    def draw() -> None:
        named.update(desk.do(fill_sample, maps(desk.read)[0].id, data))

    def answer() -> None:
        for answers in said:
            desk.do(fill_answers, named, answers)

    return {"draw": draw, "answer": answer}


def _answers(data: dict[str, Any], day: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """List what was answered on a day, and what on later ones."""
    said = [*data["answers"], *data["trust"]]
    return [one for one in said if one["date"] == day], [one for one in said if one["date"] != day]


def fill_sample(write: Writer, map: EntityId, data: dict[str, Any]) -> dict[str, EntityId]:
    """Put the sample's actors and ties on a desk; give their ids by the sample's own keys."""
    set_desk(write, **data["desk"])
    rename_map(write, map, data["map"]["title"])
    named: dict[str, EntityId] = {}
    for said in data["actors"]:
        fields = {name: value for name, value in said.items() if name not in _NOT_FIELDS}
        x, y = said["at"]
        named[said["key"]] = add_actor(write, said["name"], on=map, at=(x, y), **fields)
        if said.get("empty_chair"):
            mark_empty_chair(write, named[said["key"]], where=said["missing_where"])
    kinds = {kind.category: kind.id for kind in tie_kinds(write.read)}
    for group in data["ties"]:
        fields = {name: value for name, value in group.items() if name not in ("kind", "ties")}
        for source, way, target in group["ties"]:
            named[f"{group['kind']}:{source}:{target}"] = add_tie(
                write, named[source], named[target], kinds[group["kind"]],
                direction="mutual" if way == "<>" else None, **fields,
            )
    write.about(write.read.desk_id)
    return named


def fill_answers(write: Writer, named: dict[str, EntityId], answers: dict[str, Any]) -> None:
    """Write down what one group of informants said in one dimension."""
    said = {"rater": answers["rater"], "date": answers["date"]}
    if isinstance(answers["values"], list):
        for source, target, value in answers["values"]:
            assess(write, named[f"trust:{source}:{target}"], "trust", value, **said)
        return
    reasons = answers.get("reasons", {})
    for actor, value in answers["values"].items():
        text = reasons.get(actor, "")
        assess(write, named[actor], answers["dimension"], value, text=text, **said)


def sample_part(name: str) -> dict[str, Any]:
    """Read one part of the sample: `map`, and what later days brought."""
    return tomllib.loads(resource("samples", "river", f"{name}.toml").read_text(encoding="utf-8"))


class SampleDay:
    """The clock of the sample: a second at every look, on the day that is being told."""

    def __init__(self, began: datetime) -> None:
        self.set(began)

    def __call__(self) -> float:
        """Tell the time."""
        self._second += 1.0
        return self._second

    def set(self, moment: datetime) -> None:
        """Go on to another moment."""
        self._second = moment.timestamp()
