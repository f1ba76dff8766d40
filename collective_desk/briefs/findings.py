"""What can be said of a map simply: who joins, who is alone, which realms do not meet."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from collective_desk.domain.entities import EntityId
from collective_desk.domain.vocabularies import REALMS

from .data import BriefData

ENOUGH_ACTORS: Final = 8
"""With fewer, or with one informant, a map is too small to say."""
_HUB: Final = 3


@dataclass(frozen=True, slots=True)
class Findings:
    """Facts of one map; empty where it is too small."""

    by_realm: dict[str | None, int]
    seated: int
    """Actors who are there; empty chairs not counted."""
    chairs: int
    degree: dict[EntityId, int]
    """Ties of each actor."""
    apart: tuple[tuple[str, str], ...] = ()
    """Pairs of realms without a direct helping tie, the outermost pair first."""
    disputes: int = 0
    """Dividing ties between the first pair apart."""
    hub: tuple[EntityId, int] | None = None
    """The one actor with most helping ties, to different actors, and how many."""
    weaver: EntityId | None = None
    """An actor with helping ties to all three realms."""
    alone: tuple[EntityId, ...] = ()
    """Actors to whom nobody drew a tie."""
    too_small: bool = False


def findings(data: BriefData) -> Findings:
    """Find what a brief says first."""
    seated = [actor for actor in data.actors if not actor.chair]
    realm = {actor.id: actor.realm for actor in seated}
    degree = Counter(end for tie in data.ties for end in {tie.source, tie.target})
    counts = Counter(realm.values())
    too_small = len(seated) < ENOUGH_ACTORS or (len(data.raters) == 1 and data.people <= 1)
    known = {
        "by_realm": {name: counts[name] for name in (*REALMS, None) if counts[name]},
        "seated": len(seated),
        "chairs": len(data.actors) - len(seated),
        "degree": dict(degree),
    }
    if too_small:
        return Findings(**known, too_small=True)  # type: ignore[arg-type]
    helps = _helpers(data, realm)
    apart = _apart(data, realm, set(counts))
    return Findings(
        **known,  # type: ignore[arg-type]
        apart=apart,
        disputes=_disputes(data, realm, apart[0]) if apart else 0,
        hub=_hub(helps),
        weaver=_weaver(helps, realm),
        alone=tuple(actor.id for actor in seated if not degree[actor.id]) if data.ties else (),
    )


def _helpers(data: BriefData, realm: dict[EntityId, str | None]) -> dict[EntityId, set[EntityId]]:
    """Give whom each actor has a helping tie with."""
    helps: defaultdict[EntityId, set[EntityId]] = defaultdict(set)
    for tie in data.ties:
        if tie.helping and tie.source != tie.target and {tie.source, tie.target} <= realm.keys():
            helps[tie.source].add(tie.target)
            helps[tie.target].add(tie.source)
    return helps


def _apart(
    data: BriefData, realm: dict[EntityId, str | None], there: set[str | None]
) -> tuple[tuple[str, str], ...]:
    met = {
        frozenset((realm.get(tie.source), realm.get(tie.target)))
        for tie in data.ties
        if tie.helping
    }
    pairs = sorted(
        combinations([name for name in REALMS if name in there], 2),
        key=lambda pair: REALMS.index(pair[0]) - REALMS.index(pair[1]),
    )
    return tuple(pair for pair in pairs if frozenset(pair) not in met) if data.ties else ()


def _disputes(data: BriefData, realm: dict[EntityId, str | None], pair: tuple[str, str]) -> int:
    return sum(
        tie.dividing and {realm.get(tie.source), realm.get(tie.target)} == set(pair)
        for tie in data.ties
    )


def _hub(helps: dict[EntityId, set[EntityId]]) -> tuple[EntityId, int] | None:
    """Give the actor with most helping ties, if it is one alone."""
    ranked = sorted(((len(others), id) for id, others in helps.items()), reverse=True)[:2]
    if not ranked or ranked[0][0] < _HUB:
        return None
    if len(ranked) > 1 and ranked[0][0] == ranked[1][0]:
        return None
    return ranked[0][1], ranked[0][0]


def _weaver(
    helps: dict[EntityId, set[EntityId]], realm: dict[EntityId, str | None]
) -> EntityId | None:
    reach = {
        id: len(others)
        for id, others in helps.items()
        if {realm.get(other) for other in others} >= set(REALMS)
    }
    return max(reach, key=lambda id: (reach[id], id), default=None)
