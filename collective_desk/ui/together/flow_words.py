"""What flows between the realms, in as few sentences as it takes."""

from __future__ import annotations

from collections.abc import Sequence

from collective_desk.domain.vocabularies import REALMS
from collective_desk.host.words import Words

from .readings import Flow

PAIRS = tuple((one, other) for one in REALMS for other in REALMS if one != other)


def flow_sentences(words: Words, found: Sequence[Flow], ties: int) -> str:
    """Say between which realms nothing flows, and on how many ties that rests."""
    if not ties:
        return words("flows.none")
    said = [line for flow in found for line in gaps(words, flow)]
    lines = said or [words("flows.all")]
    return "\n".join([*lines, words("flows.rests", count=ties)])


def gaps(words: Words, flow: Flow) -> list[str]:
    """Say where a flow has no way, in as few sentences as it takes."""
    name, rest = words(f"flow.{flow.name}"), list(flow.missing)
    if len(rest) == len(PAIRS):
        return [words("flows.nowhere", flow=name)]
    said = []
    for id, end in (("flows.leaves_not", 0), ("flows.reaches_not", 1)):
        for realm in REALMS:
            of = [pair for pair in rest if pair[end] == realm]
            if len(of) == len(REALMS) - 1:
                said.append(words(id, flow=name, realm=words(f"flow.the.{realm}")))
                rest = [pair for pair in rest if pair not in of]
    return said + [
        words("flows.missing", flow=name, source=words(f"flow.the.{one}"),
              target=words(f"flow.the.{other}"))
        for one, other in rest
    ]
