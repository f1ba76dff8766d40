"""Evidence from the map: who matters, who is missing, how power stands, what flows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from collective_desk.domain.entities import Attendance, EntityId, Note
from collective_desk.domain.folding import fold
from collective_desk.domain.vocabularies import REALMS, VOCABULARIES, realm_of
from collective_desk.store.queries.assessments import Spread, spreads
from collective_desk.store.queries.capabilities import capabilities, gatekeepers
from collective_desk.store.queries.goals import goals, holders, positions
from collective_desk.store.queries.missing import still_missing
from collective_desk.ui.together.flow_words import gaps
from collective_desk.ui.together.readings import alone, flows, holding

from .evidence import MOST_LINKS, SMALL, Asked, Evidence, Finds, Lead, lead_to, lead_to_page

CRITICAL = ("agency", "knowledge", "relationships")
ASKED_ROLES = ("convenor", "champion", "bridge", "knowledge_holder", "gatekeeper", "funder")
POWERS = ("power_over", "power_with")
HIGH, LOW = 1, 2
"""A stake from which much is at stake, and a tower up to which hardly anyone is heard."""
FELT = 3
"""A step of power, right to speak or urgency from which it counts."""
OPENING = frozenset({"access", "legitimacy"})
"""Kinds of strengths by which something small can grow."""
UNSEEN = frozenset({"hidden", "invisible"})
FIRST = 3


def who_matters(asked: Asked) -> Iterator[Evidence]:
    """RQ1: highest ratings, gatekeepers, who holds the map together, open roles."""
    words = asked.words
    for dimension in CRITICAL:
        rated = {
            id: seen for id, seen in spreads(asked.read, dimension).items() if id in asked.actors}
        top = highest(asked, rated)
        if top:
            raters = {who for id in top for who in rated[id].by}
            yield asked.of_actors(
                f"evidence.rated.{dimension}", asked.known(top),
                asked=words("together.asked", count=len(raters)))
    doors = gatekeepers(asked.actors.values())
    if doors:
        yield asked.of_actors("evidence.gatekeepers", doors)
    if 0 < len(asked.actors) < SMALL:
        yield asked.say("evidence.too_small", count=len(asked.actors))
    else:
        for actor, parts in holding(asked.web)[:FIRST]:
            yield asked.of_actors("evidence.cut_point", [actor], parts=parts)
    taken = {role for actor in asked.actors.values() for role in actor.roles}
    free = [role for role in ASKED_ROLES if role not in taken]
    if free and asked.actors:
        yield asked.say(
            "evidence.open_roles", [_chairs(asked)], count=len(free),
            roles=words("names.comma").join(words(f"role.{role}") for role in free))


def who_is_missing(asked: Asked) -> Iterator[Evidence]:
    """RQ2: empty chairs, empty cells of the coverage grid, isolates, goals without a holder."""
    words, chairs = asked.words, still_missing(asked.read)
    if chairs:
        texts = words("names.comma").join(one.text for one in chairs[:FIRST])
        yield asked.say(
            "evidence.chairs", [Lead(one.kind_name, one.id, one.text) for one in chairs],
            count=len(chairs), texts=texts)
    sectors = {one.sector for one in asked.actors.values()} - {None}
    cells = {(realm_of(one.realm, one.kind), one.sector) for one in asked.actors.values()}
    empty = [
        words("evidence.cell", realm=words(f"realm.{realm}"),
              sector=words(f"sector.{sector}"))
        for realm in REALMS for sector in VOCABULARIES["sector"]
        if sector in sectors and (realm, sector) not in cells
    ]
    if empty:
        yield asked.say(
            "evidence.empty_cells", [_chairs(asked)], count=len(empty),
            cells=words("names.comma").join(empty[:FIRST]))
    lonely = alone(asked.web)
    if lonely:
        yield asked.of_actors("evidence.isolates", lonely)
    held, stood = holders(asked.read), positions(asked.read)
    wanted = {goal for (_, goal), one in stood.items() if one.value > 0}
    bare = [goal for goal in goals(asked.read) if not held.get(goal.id) and goal.id not in wanted]
    if bare:
        yield asked.say(
            "evidence.bare_goals", [Lead("goal", one.id, one.text) for one in bare],
            count=len(bare), texts=words("names.comma").join(one.text for one in bare[:FIRST]))
    came = {actor for (actor,) in asked.read.rows(Attendance, "actor") if actor}
    if came:
        absent = [one for one in asked.actors.values() if one.id not in came and not one.own_team]
        if absent:
            yield asked.of_actors("evidence.never_present", absent)


def how_power_shapes(asked: Asked) -> Iterator[Evidence]:
    """RQ5: towers against stake, power over and with, conflicts, risks noted."""
    words = asked.words
    stakes, discs = spreads(asked.read, "stake"), spreads(asked.read, "influence")
    unheard = [
        id for id, seen in stakes.items()
        if seen.median >= HIGH and id in discs and discs[id].median <= LOW]
    if unheard:
        raters = {who for id in unheard for who in (*stakes[id].by, *discs[id].by)}
        yield asked.of_actors(
            "evidence.unheard", asked.known(unheard),
            asked=words("together.asked", count=len(raters)))
    tall = highest(asked, discs)
    if tall:
        raters = {who for id in tall for who in discs[id].by}
        yield asked.of_actors(
            "evidence.tallest", asked.known(tall),
            asked=words("together.asked", count=len(raters)))
    for dimension in POWERS:
        rated = spreads(asked.read, dimension)
        top = highest(asked, rated)
        if top:
            raters = {who for id in top for who in rated[id].by}
            yield asked.of_actors(
                f"evidence.{dimension}", asked.known(top),
                asked=words("together.asked", count=len(raters)))
    yield from _salience(asked)
    unseen = [one for one in asked.actors.values() if one.power_form in UNSEEN]
    if unseen:
        yield asked.of_actors("evidence.unseen_power", unseen)
    if asked.web.conflicts:
        rows = dict.fromkeys(
            end for one in asked.web.conflicts for end in (one.source, one.target))
        yield asked.say(
            "evidence.conflicts",
            [Lead("actor", asked.web.actors[row].id, asked.web.actors[row].name,
                  asked.web.actors[row]) for row in rows],
            count=len(asked.web.conflicts))
    yield from noted(asked, "risk")
    yield from noted(asked, "tension")


def what_flows(asked: Asked) -> Iterator[Evidence]:
    """RQ6: flows by realm and direction, pairs of realms with no path, who stands between."""
    words = asked.words
    if not asked.web.strands:
        return
    for flow in flows(asked.web):
        across = sum(n for (one, other), n in flow.counts.items() if one != other)
        said = [words("evidence.flow", flow=words(f"flow.{flow.name}"), count=across)]
        if across:
            (one, other), most = max(
                ((pair, n) for pair, n in flow.counts.items() if pair[0] != pair[1]),
                key=lambda found: found[1])
            said.append(words(
                "evidence.flow_most", source=words(f"flow.the.{one}"),
                target=words(f"flow.the.{other}"), count=most))
        text = " ".join([*said, *gaps(words, flow)])
        yield Evidence(text, tuple(lead_to(actor) for actor in flow.givers[:MOST_LINKS]))
    actors = asked.web.actors
    realms = [realm_of(actor.realm, actor.kind) for actor in actors]
    touched: dict[int, set[str]] = {}
    for strand in asked.web.strands:
        for row, far in ((strand.source, strand.target), (strand.target, strand.source)):
            realm = realms[far]
            if realm:
                touched.setdefault(row, set()).add(realm)
    between = [actors[row] for row, found in touched.items() if len(found) == len(REALMS)]
    if between:
        yield asked.of_actors("evidence.brokers", between)
    yield from _open_ways(asked)


def _open_ways(asked: Asked) -> Iterator[Evidence]:
    """Say who could open a way to scale, by access or standing, that is not walked yet."""
    idle = [
        (one, actor) for one, actor in capabilities(asked.read)
        if one.kind in OPENING and one.used != "yes"]
    if idle:
        yield asked.say(
            "evidence.open_ways", [lead_to(actor) for _, actor in idle], count=len(idle),
            texts=asked.words("names.comma").join(first_line(one.text) for one, _ in idle[:FIRST]))


def _chairs(asked: Asked) -> Lead:
    """Lead to where one writes down who is missing."""
    return lead_to_page(asked.words("missing.title"), "collectives", "goals")


def _salience(asked: Asked) -> Iterator[Evidence]:
    """Say whose claim counts most, and whose is rightful and pressing but without power.

    Source of the classes: Mitchell, Agle and Wood (1997).
    """
    power, right, haste = (
        spreads(asked.read, side) for side in ("power_over", "legitimacy", "urgency"))
    claims = [
        id for id in right
        if id in haste and right[id].median >= FELT and haste[id].median >= FELT]
    raters = {who for id in claims for side in (right, haste) for who in side[id].by}
    said = asked.words("together.asked", count=len(raters))
    strong = [id for id in claims if id in power and power[id].median >= FELT]
    weak = [id for id in claims if id in power and power[id].median < FELT]
    for name, ids in (("definitive", strong), ("dependent", weak)):
        found = asked.known(ids)
        if found:
            yield asked.of_actors(f"evidence.{name}", found, asked=said)


def highest(asked: Asked, rated: Mapping[EntityId, Spread]) -> list[EntityId]:
    """Give the few that are rated highest; who is rated alike stands by name."""
    known = [id for id in rated if id in asked.actors]
    return sorted(known, key=lambda id: (-rated[id].median, fold(asked.actors[id].name)))[:FIRST]


def noted(asked: Asked, kind: str) -> Iterator[Evidence]:
    """Give the latest notes of a kind."""
    found = asked.read.all(Note, kind=kind)
    if found:
        yield asked.say(
            f"evidence.noted.{kind}",
            [Lead(Note.kind_name, one.id, first_line(one.text)) for one in reversed(found)],
            count=len(found))


def first_line(text: str, most: int = 60) -> str:
    """Give the beginning of a text on one line."""
    line = " ".join(text.split())
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


FINDS: dict[str, Finds] = {
    "RQ1": who_matters, "RQ2": who_is_missing, "RQ5": how_power_shapes, "RQ6": what_flows}
