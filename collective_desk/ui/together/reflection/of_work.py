"""Evidence from the common work: purpose, success, milestones, links, leadership."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from collective_desk.domain.entities import (
    Collective,
    CollectiveLink,
    Commitment,
    LeadershipTurn,
    Milestone,
    Posture,
    SuccessCriterion,
)
from collective_desk.host.said_days import said_day
from collective_desk.store.queries.collectives import (
    criteria,
    linked,
    members,
    present,
    purposes,
    stands_now,
)
from collective_desk.store.queries.goals import goals, holders, positions
from collective_desk.store.queries.leadership import postures, turns
from collective_desk.store.queries.milestones import moves_of
from collective_desk.store.queries.missing import still_missing
from collective_desk.ui.together.readings import if_we_leave, share_of_ways, shares_of

from .evidence import SMALL, Asked, Evidence, Finds, Lead, lead_to, lead_to_page
from .of_map import first_line, noted

FIRST = 3


def what_unites(asked: Asked) -> Iterator[Evidence]:
    """RQ3: goals that most are for, purpose and who stands to it, agreements noted."""
    words = asked.words
    stood = positions(asked.read)
    wanted = {where for where, one in stood.items() if one.value > 0} | {
        (actor, goal) for goal, whose in holders(asked.read).items() for actor in whose}
    inside = Counter(goal for _, goal in wanted)
    against = Counter(goal for (_, goal), one in stood.items() if one.value < 0)
    text = {goal.id: goal.text for goal in goals(asked.read)}
    for goal, count in inside.most_common(FIRST):
        if goal in text:
            yield asked.say(
                "evidence.goal", [Lead("goal", goal, text[goal])], count=count, text=text[goal],
                against=against[goal])
    for collective in asked.collectives:
        if not collective.purpose:
            continue
        stands = Counter(one.stance for one in stands_now(asked.read, collective))
        if not stands:
            yield asked.say(
                "together.two", [_collective(collective)],
                one=words("together.sentence", said=(
                    f"{collective.name}: {first_line(collective.purpose, 160).rstrip('.')}")),
                two=words("purpose.nobody"))
            continue
        yield asked.say(
            "evidence.purpose", [_collective(collective)], name=collective.name,
            wordings=words("evidence.wordings", count=len(purposes(asked.read, collective.id))),
            agree=stands["agree"] + stands["live_with"], count=stands.total())
    yield from noted(asked, "agreement")


def what_success_is(asked: Asked) -> Iterator[Evidence]:
    """RQ4: criteria by actor, members without one, how far it is."""
    found = criteria(asked.read)
    if found:
        states = Counter(one.status for one in found)
        whose = asked.known(dict.fromkeys(one.actor for one in found))
        yield asked.say(
            "evidence.success", [lead_to(one) for one in whose], count=len(found),
            actors=len(whose), met=states["met"], partly=states["partly"])
        for grade in ("expect", "like", "love"):
            of = [one for one in found if one.grade == grade]
            met = sum(one.status == "met" for one in of)
            if of:
                yield asked.say(
                    f"evidence.grade.{grade}",
                    [Lead(SuccessCriterion.kind_name, one.id, one.text) for one in of],
                    count=len(of), met=met)
    inside = {id for one in asked.collectives for id in present(asked.read, one.id)}
    silent = asked.known(sorted(inside - {one.actor for one in found}))
    if silent:
        yield asked.of_actors("evidence.no_criterion", silent)


def what_deepens(asked: Asked) -> Iterator[Evidence]:
    """RQ7: milestones and the ties they touched, early wins, promises kept and broken."""
    found = sorted(asked.read.all(Milestone), key=lambda one: (one.date or "", one.id))
    for one in reversed(found[-FIRST:]):
        touched = asked.words(
            "evidence.milestone", title=one.title or first_line(one.text),
            day=said_day(asked.words, one.date) or "·", count=len(one.ties))
        moved = {
            move.tie for move in moves_of(asked.read, one)
            if None not in (move.before, move.after) and move.before != move.after}
        yield Evidence(
            asked.words("together.two", one=touched, two=asked.words(
                "evidence.moved", count=len(moved))) if moved else touched,
            (Lead(Milestone.kind_name, one.id, one.title or first_line(one.text)),))
    wins = [one for one in found if one.early_win]
    if wins:
        yield asked.say(
            "evidence.early_wins", [Lead(Milestone.kind_name, one.id, one.title) for one in wins],
            count=len(wins))
    promised = asked.read.all(Commitment)
    if promised:
        states = Counter(one.status for one in promised)
        late = sum(
            one.status in {"open", "partly"} and bool(one.due) and str(one.due) < asked.today
            for one in promised)
        yield asked.say(
            "evidence.promises",
            [Lead(Commitment.kind_name, one.id, first_line(one.text)) for one in promised],
            count=len(promised), kept=states["kept"], broken=states["broken"], late=late)
    needs = [one for one in still_missing(asked.read) if one.kind == "need"]
    if needs:
        yield asked.say(
            "evidence.needs", [Lead(one.kind_name, one.id, one.text) for one in needs],
            count=len(needs),
            texts=asked.words("names.comma").join(one.text for one in needs[:FIRST]))
    yield from noted(asked, "idea")
    stories = list(noted(asked, "story"))
    yield from stories or ([] if found or promised else [asked.say(
        "evidence.no_milestones", [lead_to_page(asked.words("place.trust"), "trust")])])


def how_we_connect(asked: Asked) -> Iterator[Evidence]:
    """RQ8: links, members that collectives share, the role in the ecosystem."""
    words, told = asked.words, set()
    for collective in asked.collectives:
        for one in linked(asked.read, collective.id):
            if one.link.id in told or not one.outward:
                continue
            told.add(one.link.id)
            yield asked.say(
                "evidence.link", [Lead(CollectiveLink.kind_name, one.link.id, words("links.title")),
                                  _collective(one.other)],
                name=collective.name, other=one.other.name, count=one.shared,
                kind=words(f"collective_link.{one.link.kind}") if one.link.kind else "·")
        if collective.ecosystem_role:
            yield asked.say(
                "evidence.role", [_collective(collective)], name=collective.name,
                text=first_line(collective.ecosystem_role, 160))
    both = Counter(
        one.actor.id for collective in asked.collectives
        for one in members(asked.read, collective.id) if one.present)
    shared = asked.known(id for id, count in both.items() if count > 1)
    if shared:
        yield asked.of_actors("evidence.shared_members", shared)


def when_to_step(asked: Asked) -> Iterator[Evidence]:
    """RQ9: our stance over time, our share of ties and turns, signals, if we leave tomorrow."""
    words = asked.words
    for collective in asked.collectives:
        stood = postures(asked.read, collective.id)
        if stood:
            now = stood[-1]
            yield asked.say(
                "evidence.posture" if len(stood) > 1 else "evidence.first_posture",
                [Lead(Posture.kind_name, now.id, words("posture.title"))], name=collective.name,
                stance=words(f"posture.{now.stance}") if now.stance else "·",
                day=said_day(words, now.since) or "·", count=len(stood) - 1)
            if now.signals:
                yield asked.say(
                    "evidence.signals", [Lead(Posture.kind_name, now.id, words("field.signals"))],
                    text=first_line(now.signals, 160))
        led = turns(asked.read, collective.id)
        shares = shares_of(led, present(asked.read, collective.id), asked.today)
        total = sum(days for _, days in shares.days)
        ours = sum(days for actor, days in shares.days if actor.own_team)
        if total:
            yield asked.say(
                "evidence.our_turns",
                [Lead(LeadershipTurn.kind_name, one.turn.id, one.actor.name, one.actor)
                 for one in led if one.actor.own_team], name=collective.name,
                share=round(100 * ours / total), count=shares.turns)
    left = if_we_leave(asked.web)
    if left.ours and left.all_ties:
        yield asked.say(
            "evidence.our_ties", [lead_to(one) for one in left.ours],
            share=round(100 * left.ties / left.all_ties), count=left.all_ties)
        if len(asked.actors) >= SMALL:
            yield asked.say(
                "evidence.our_ways", [lead_to(one) for one in left.ours],
                share=round(100 * share_of_ways(asked.web)), count=len(asked.actors))
        if left.alone:
            yield asked.of_actors("evidence.left_alone", left.alone)
        elif left.cut_off:
            yield asked.of_actors("evidence.left_cut_off", left.cut_off)
        else:
            yield asked.say("leaving.holds")
    elif left.all_ties and not left.ours:
        yield asked.say("leaving.nobody", [
            lead_to_page(words("together.leadership"), "collectives", "leadership")])
    yield from noted(asked, "signal")


def _collective(collective: Collective) -> Lead:
    return Lead(Collective.kind_name, collective.id, collective.name)


FINDS: dict[str, Finds] = {
    "RQ3": what_unites, "RQ4": what_success_is, "RQ7": what_deepens, "RQ8": how_we_connect,
    "RQ9": when_to_step}
