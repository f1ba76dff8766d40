"""A timeline of trust as someone looks at it: which ties, kinds and people, with all its words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Final

from collective_desk.analysis.trust import tracks
from collective_desk.domain.entities import EntityId
from collective_desk.domain.trust import Event, Lead, Stance, Track, TrustRecord
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.host.said_days import said_day
from collective_desk.host.words import Words
from collective_desk.picture.timeline.scene import WINS, LeadRow, Row, Scene

from .trust_words import event_title, row_words, spoken_row, stance_name

FEWEST: Final = 5
"""Ties that are shown where nobody chose, at least: those that moved most."""


@dataclass(frozen=True, slots=True)
class TrustLook:
    """What someone chose to see; nothing chosen is everything of a kind."""

    ties: str = "most"
    """most, moved, all, or chosen: those in `chosen`, and those of actors in it."""
    most: int = FEWEST
    """How many ties are "most": as many as there is room for."""
    chosen: frozenset[EntityId] = field(default_factory=frozenset)
    kinds: frozenset[str] = field(default_factory=frozenset)
    collective: EntityId | None = None


def trust_scene(
    record: TrustRecord, words: Words, look: TrustLook, known: list[Track] | None = None
) -> Scene:
    """Choose what is shown of a record and put it into words."""
    found = tracks(record) if known is None else known
    titles = {event.id: event_title(event, words) for event in record.events}
    shown = _shown(found, look)
    collective = look.collective or busiest(record)
    leads = [lead for lead in record.leads if lead.collective == collective]
    stances = tuple(one for one in record.stances if one.collective == collective)
    events = tuple(event for event in record.events if _wanted(event, look))
    return Scene(
        today=record.today, events=events, titles=titles,
        names=_names(record, words, titles),
        tracks=tuple(shown), two_ends=any(track.second for track in shown),
        say=partial(_said_once, {}, words, titles),
        stances=stances, posture=_posture(stances), leads=_lead_rows(leads, words),
        months=tuple(words(f"month_short.{month}") for month in range(1, 13)),
        said=_said(words) | _empty(words, known=bool(found), shown=bool(shown)),
        collective=collective,
        wins={event.id: event.early_win for event in record.events if event.early_win})


def _shown(found: list[Track], look: TrustLook) -> list[Track]:
    if look.ties == "chosen":
        return [
            one for one in found
            if look.chosen & {one.bond.tie, one.bond.source.id, one.bond.target.id}]
    if look.ties == "moved":
        return [one for one in found if one.way in ("rose", "fell") or one.dip]
    return found[:look.most] if look.ties == "most" else found


def _wanted(event: Event, look: TrustLook) -> bool:
    kinds = {event.kind, event.early_win}
    if look.kinds and not look.kinds & kinds:
        return False
    return look.ties != "chosen" or bool(
        look.chosen & {*event.ties, *event.took_part, *event.led})


def busiest(record: TrustRecord) -> EntityId | None:
    """Give the collective of which most is known, where nobody chose one."""
    counts: dict[EntityId, int] = {}
    held = [one.collective for one in record.stances] + [one.collective for one in record.leads]
    for id in held:
        counts[id] = counts.get(id, 0) + 1
    return max(counts, key=lambda id: (counts[id], id), default=None)


def _row(words: Words, titles: dict[EntityId, str], track: Track) -> Row:
    title, detail, tone = row_words(track, words, titles)
    return Row(track, title, detail, tone, spoken_row(track, words, titles))


def _said_once(
    kept: dict[EntityId, Row], words: Words, titles: dict[EntityId, str], track: Track
) -> Row:
    """Put a tie into words, once."""
    tie = track.bond.tie
    if tie not in kept:
        kept[tie] = _row(words, titles, track)
    return kept[tie]


def _posture(stances: tuple[Stance, ...]) -> str:
    """Say what should change our posture, else why we took it."""
    if not stances:
        return ""
    last = stances[-1]
    return (last.signals or last.reason).split("\n")[0]


def _lead_rows(leads: list[Lead], words: Words) -> tuple[LeadRow, ...]:
    order = {code: at for at, code in enumerate(VOCABULARIES["leadership_function"])}
    functions = sorted({lead.function for lead in leads}, key=lambda code: order.get(code, 99))
    rows: list[LeadRow] = []
    for function in functions:
        of_it = [lead for lead in leads if lead.function == function]
        id = f"leadership_function.{function}"
        label = words(id) if id in words else function.replace("_", " ")
        detail, tone = _lead_words(of_it, words)
        rows += [
            LeadRow(label if at == 0 else "", row, detail if at == 0 else "", tone)
            for at, row in enumerate(_side_by_side(of_it))]
    return tuple(rows)


def _side_by_side(leads: Iterable[Lead]) -> list[tuple[Lead, ...]]:
    """Part turns that run at the same time into rows of their own."""
    rows: list[list[Lead]] = []
    for lead in leads:
        for row in rows:
            until = row[-1].until
            if until is not None and until <= lead.since:
                row.append(lead)
                break
        else:
            rows.append([lead])
    return [tuple(row) for row in rows]


def _lead_words(leads: list[Lead], words: Words) -> tuple[str, str]:
    actors = {lead.actor.id for lead in leads}
    if len(actors) == 1:
        return words("timeline.lead.one"), "warn"
    return words("timeline.lead.shared", count=len(actors)), "ink_soft"


def _names(
    record: TrustRecord, words: Words, titles: dict[EntityId, str]
) -> dict[EntityId, str]:
    names = {
        event.id: words("timeline.spoken.event", title=titles[event.id],
                        day=said_day(words, event.day, whole=True), count=len(event.ties))
        for event in record.events}
    for stance in record.stances:
        names[stance.id] = words(
            "timeline.spoken.stance", stance=stance_name(stance.stance, words),
            day=said_day(words, stance.since, whole=True), reason=stance.reason)
    for lead in record.leads:
        names[lead.id] = words(
            "timeline.spoken.lead", name=lead.actor.name,
            day=said_day(words, lead.since, whole=True))
    return names


def _empty(words: Words, *, known: bool, shown: bool) -> dict[str, str]:
    """Say why there is no tie to see, where there is none."""
    if shown:
        return {}
    return {"no_ties": words("timeline.none_shown" if known else "timeline.none_asked")}


def _said(words: Words) -> dict[str, str]:
    said = {
        name: words(f"timeline.{name}")
        for name in ("milestones", "trust", "posture", "today", "first", "second")}
    said |= {win: words(f"timeline.win.{win}") for win in WINS}
    return said | {code: stance_name(code, words) for code in VOCABULARIES["posture"]}


