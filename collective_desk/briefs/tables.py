"""The tables of a brief: actors by realm, ties by kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from collective_desk.domain.contents import Pen, Tower
from collective_desk.domain.entities import EntityId
from collective_desk.domain.vocabularies import REALMS
from collective_desk.picture.pens import complete

from .brief import Column, Group, Row, Table
from .data import ActorFacts, BriefData, TieFacts
from .findings import Findings
from .letters.text import Span
from .looks import pen_name, realm_look
from .saying import Saying, name


def numbers_of(data: BriefData) -> dict[EntityId, int]:
    """Number the actors as their table lists them."""
    order = [*(actor for realm in (*REALMS, None) for actor in _there(data, realm)),
             *_chairs(data)]
    return {actor.id: at for at, actor in enumerate(order, 1)}


def actor_table(
    data: BriefData, found: Findings, say: Saying, numbers: Mapping[EntityId, int]
) -> Table:
    """Give all actors by realm, with kind, influence where asked, and how many ties.

    They are numbered where maps call them by their `numbers`.
    """
    asked = any(actor.id in data.towers for actor in data.actors)
    columns = [Column(say("brief.column.name"), 8), Column(say("brief.column.kind"), 5)]
    if numbers:
        columns.insert(0, Column(say("brief.column.number"), 1.2))
    if asked:
        columns.append(Column(say("brief.column.influence"), 3))
    columns.append(Column(say("brief.column.ties"), 1.6, flush_end=True))
    groups = []

    def rows(actors: list[ActorFacts]) -> tuple[Row, ...]:
        told = [_actor(one, data, found, say, asked=asked) for one in actors]
        if not numbers:
            return tuple(told)
        return tuple(
            Row((say.number(numbers[actor.id]), *row.cells), row.second, second_under=1)
            for actor, row in zip(actors, told, strict=True))

    for realm in (*REALMS, None):
        there = _there(data, realm)
        if there:
            head = say("brief.group", n=len(there), name=say(f"brief.key.{realm or 'unknown'}"))
            groups.append(Group(head, rows(there), look=realm_look(realm)))
    chairs = _chairs(data)
    if chairs:
        head = say("brief.group", n=len(chairs), name=say("brief.key.chair_missing"))
        groups.append(Group(head, rows(chairs)))
    note = say("brief.actors.note" if asked else "brief.actors.note_short")
    return Table(say("brief.actors"), note, tuple(columns), tuple(groups))


def _there(data: BriefData, realm: str | None) -> list[ActorFacts]:
    return _sorted([one for one in data.actors if one.realm == realm and not one.chair])


def _chairs(data: BriefData) -> list[ActorFacts]:
    return _sorted([one for one in data.actors if one.chair])


def _sorted(actors: list[ActorFacts]) -> list[ActorFacts]:
    return sorted(actors, key=lambda actor: (actor.name.casefold(), actor.id))


def _actor(actor: ActorFacts, data: BriefData, found: Findings, say: Saying, *, asked: bool) -> Row:
    kind = say.known(f"kind.{actor.kind}", actor.kind) if actor.kind else ""
    cells = [actor.name, kind]
    if asked:
        cells.append(_influence(data.towers.get(actor.id), say))
    cells.append(say.number(found.degree.get(actor.id, 0)))
    return Row(tuple(cells), actor.second)


def _influence(tower: Tower | None, say: Saying) -> str:
    if tower is None:
        return ""
    return say("brief.influence", n=tower.raters, median=say.number(round(tower.median, 1)))


def tie_table(data: BriefData, say: Saying) -> Table:
    """Give all ties by kind: a row for each actor they come from, with all they go to."""
    names = {actor.id: actor.name for actor in data.actors}
    by_pen: defaultdict[EntityId, list[TieFacts]] = defaultdict(list)
    for tie in data.ties:
        by_pen[tie.kind].append(tie)
    groups = [
        _kind(pen, by_pen[pen.id], names, say) for pen in complete(data.pens) if by_pen[pen.id]
    ]
    columns = (Column(say("brief.column.from"), 5), Column(say("brief.column.to"), 10))
    return Table(say("brief.ties"), say("brief.ties.note"), columns, tuple(groups))


def _kind(pen: Pen, ties: list[TieFacts], names: dict[EntityId, str], say: Saying) -> Group:
    given: defaultdict[EntityId, list[str]] = defaultdict(list)
    for tie in sorted(ties, key=lambda t: (names[t.source].casefold(), names[t.target].casefold())):
        said = name(names[tie.target])
        if tie.both_ways and pen.directed:
            said = say("brief.both_ways", name=said)
        if tie.label:
            said = say("brief.labelled", name=said, label=name(tie.label))
        given[tie.source].append(said)
    rows = tuple(
        Row((names[source], (Span(say.list(targets)),))) for source, targets in given.items()
    )
    head = [Span(say("brief.group", n=len(ties), name=name(pen_name(pen, say))))]
    if pen.question:
        head.append(Span(f"  {name(pen.question)}", bold=False, colour="ink_soft"))
    return Group(tuple(head), rows, pen=pen)
