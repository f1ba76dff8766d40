"""Trust in words: what rose, stands still and fell, what was promised, who was not heard from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from collective_desk.domain.entities import EntityId
from collective_desk.domain.trust import (
    ENOUGH,
    HIGHEST,
    NEAR,
    Event,
    Heard,
    Promise,
    Track,
    TrustRecord,
)
from collective_desk.host.said_days import said_day, said_month
from collective_desk.host.words import Words

SOON: Final = 14
"""Days before its day on which a promise is said to be due."""
QUIET: Final = 90
"""Days without a word after which someone is said to be quiet."""
MOST: Final = 6
"""Lines of a finding that are told one by one; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a finding, and the tie, promise or actor it is about."""

    text: str
    about: EntityId
    kind: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """A sentence, how many people it rests on, and its lines."""

    id: str
    sentence: str
    note: str = ""
    lines: tuple[Line, ...] = ()
    tone: str = "ink"


def event_title(event: Event, words: Words) -> str:
    """Name a milestone: by its title, else by what it is."""
    if event.title:
        return event.title
    id = f"early_win.{event.early_win}" if event.early_win else f"milestone_kind.{event.kind}"
    return words(id) if id in words else str(event.early_win or event.kind).replace("_", " ")


def stance_name(stance: str, words: Words) -> str:
    """Name a stance of ours."""
    id = f"posture.{stance}"
    return words(id) if id in words else stance.replace("_", " ")


def figure(value: float) -> str:
    """Write a step of trust: whole, or with one digit."""
    return str(round(value)) if abs(value - round(value)) < 0.05 else f"{value:.1f}"


def row_words(
    track: Track, words: Words, titles: dict[EntityId, str]
) -> tuple[str, str, str]:
    """Say where a tie stands, how it came there, and whether that needs a person's eye."""
    now = [figure(value) for value in track.now]
    title = words("timeline.of_four", step=now[0])
    if len(now) == 2 and now[0] != now[1]:
        title = words("timeline.two_ends", first=now[0], second=now[1])
    return title, _detail(track, words, titles), "warn" if track.way == "fell" else "ink"


def _detail(track: Track, words: Words, titles: dict[EntityId, str]) -> str:
    steps = max(round(abs(track.change)), 1)
    fall = next((titles[id] for id in track.movers if id in titles), "")
    if track.way == "fell":
        if fall:
            return words("timeline.fell_after", title=fall)
        return words("timeline.fell", count=steps)
    if track.way == "rose":
        return words("timeline.rose_again" if track.dip else "timeline.rose", count=steps)
    month = said_month(words, track.since)
    if track.way == "new":
        return words("timeline.new", month=month)
    if track.dip:
        return words("timeline.repaired", month=month)
    if min(track.now) >= HIGHEST - NEAR:
        return words("timeline.strongest")
    return words("timeline.still", month=month)


def spoken_row(track: Track, words: Words, titles: dict[EntityId, str]) -> str:
    """Tell a tie to those who listen."""
    title, detail, _ = row_words(track, words, titles)
    moved = words("names.comma").join(titles[id] for id in track.movers if id in titles)
    said = words(
        "timeline.spoken.tie", first=track.bond.source.name, second=track.bond.target.name,
        title=title, detail=detail, asked=words("timeline.asked", count=track.asked))
    return f"{said} {words('timeline.spoken.moved', titles=moved)}" if moved else said


def summary(record: TrustRecord, found: list[Track], words: Words) -> str:
    """Say in one line what moved: "5 milestones moved 4 ties. 3 rose, 1 fell. 6 people asked"."""
    if not record.asked:
        counted = words("timeline.count", count=len(record.events))
        return words("timeline.only_milestones", milestones=counted)
    moved = sum(bool(one.movers) for one in found)
    parts = [words(
        "timeline.summary", milestones=words("timeline.count", count=len(record.events)),
        ties=words("timeline.moved_ties", count=moved))]
    if record.asked < ENOUGH:
        parts.append(words("timeline.too_small", count=record.asked))
        return " ".join(parts)
    ways = [
        words(f"timeline.ways.{way}", count=count) for way in ("rose", "still", "fell")
        if (count := sum(one.way == way for one in found))]
    if ways:
        parts.append(words("timeline.ways", ways=words("names.comma").join(ways)))
    parts.append(words("timeline.asked", count=record.asked))
    return " ".join(parts)


def findings(
    record: TrustRecord, found: list[Track], words: Words, *, promises: Iterable[Promise] = (),
    heard: Iterable[Heard] = (), titles: dict[EntityId, str] | None = None,
) -> list[Finding]:
    """Give everything that can be said, what needs a person first."""
    told = titles or {event.id: event_title(event, words) for event in record.events}
    said = [
        *(_ties(way, found, words, told) for way in ("fell", "still", "rose")),
        *_promised(list(promises), record.today, words),
        _quiet(list(heard), record.today, words),
    ]
    return [one for one in said if one is not None]


def _ties(
    way: str, found: list[Track], words: Words, titles: dict[EntityId, str]
) -> Finding | None:
    these = [one for one in found if one.way == way]
    if not these:
        return None
    asked = len({answer.rater for one in these for answer in one.bond.answers})
    few = asked < ENOUGH
    note = words("timeline.too_small" if few else "timeline.asked", count=asked)
    sentence = words(f"timeline.found.{way}", count=len(these))
    lines = tuple(_tie_line(one, words, titles) for one in these[:MOST])
    return Finding(way, sentence, _with_rest(note, len(these), words), lines,
                   "warn" if way == "fell" else "ink")


def _tie_line(track: Track, words: Words, titles: dict[EntityId, str]) -> Line:
    ends = words(
        "timeline.ends", first=track.bond.source.name, second=track.bond.target.name)
    moved = words("names.comma").join(titles[id] for id in track.movers[:2] if id in titles)
    if not moved or track.way == "still":
        moved = _detail(track, words, titles)
    return Line(ends, track.bond.tie, "tie", moved)


def _promised(all_of_them: list[Promise], today: int, words: Words) -> list[Finding | None]:
    def is_open(one: Promise) -> bool:
        return one.status in ("open", "partly")

    tests: dict[str, Callable[[Promise], bool]] = {
        "late": lambda one: is_open(one) and one.due is not None and one.due < today,
        "due": lambda one: is_open(one) and one.due is not None
        and today <= one.due <= today + SOON,
        "broken": lambda one: one.status == "broken",
        "kept": lambda one: one.status == "kept",
    }
    return [
        _promises(name, [one for one in all_of_them if holds(one)], words)
        for name, holds in tests.items()]


def _promises(name: str, these: list[Promise], words: Words) -> Finding | None:
    if not these:
        return None
    lines = tuple(
        Line(one.text, one.id, "commitment", _promise_detail(one, words)) for one in these[:MOST])
    return Finding(
        f"promise_{name}", words(f"timeline.found.promise_{name}", count=len(these)),
        _with_rest("", len(these), words), lines, "warn" if name in ("late", "broken") else "ink")


def _promise_detail(one: Promise, words: Words) -> str:
    if one.due is None:
        return one.owner
    return words(
        "timeline.line.until", owner=one.owner, day=said_day(words, one.due)).strip()


def _quiet(people: list[Heard], today: int, words: Words) -> Finding | None:
    since = [one for one in people if one.day is None or today - one.day > QUIET]
    if not since:
        return None
    since.sort(key=lambda one: (one.day or 0, one.name))
    lines = []
    for one in since[:MOST]:
        day = one.day
        said = words("timeline.line.never") if day is None else words(
            "timeline.line.since", day=said_day(words, day))
        lines.append(Line(one.name, one.actor, "actor", said))
    sentence = words("timeline.found.quiet", count=len(since), days=QUIET)
    return Finding("quiet", sentence, _with_rest("", len(since), words), tuple(lines))


def _with_rest(note: str, count: int, words: Words) -> str:
    rest = words("timeline.more", count=count - MOST) if count > MOST else ""
    return " ".join(part for part in (note, rest) if part)
