"""Which reading of the desk each of the nine questions opens with."""

from __future__ import annotations

from .evidence import Asked, Evidence, Finds
from .of_map import FINDS as OF_MAP
from .of_work import FINDS as OF_WORK

FINDS: dict[str, Finds] = {**OF_MAP, **OF_WORK}


def evidence_for(question: str, asked: Asked) -> list[Evidence]:
    """Give what the desk says to a question; nothing where it is silent."""
    return list(FINDS[question](asked))
