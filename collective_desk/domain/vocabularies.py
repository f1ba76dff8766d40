"""The fixed codes of the field; labels are translated, and a desk may add codes of its own.

Sources of the scales: Net-Map influence towers (Eva Schiffer), the power cube (Gaventa, 2006),
salience classes (Mitchell, Agle and Wood, 1997); the middle ground between grassroots and
institutions (Cohendet, Grandadam and Simon, 2010).
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

VOCABULARIES: Final[dict[str, tuple[str, ...]]] = {
    "actor_kind": (
        "individual", "household", "informal_group", "community", "community_organisation",
        "cooperative", "social_enterprise", "business", "multinational", "association",
        "national_ngo", "international_ngo", "local_government", "national_government",
        "public_agency", "traditional_authority", "faith_institution", "academia", "school",
        "media", "donor", "un_agency", "network", "other",
    ),
    "level": ("household", "local", "subnational", "national", "regional", "global"),
    "sector": (
        "public", "private", "civil_society", "community", "academia", "international", "media",
    ),
    "presence": (
        "identified", "approached", "engaged", "committed", "dormant", "declined", "left",
    ),
    "role": (
        "change_maker", "knowledge_holder", "gatekeeper", "bridge", "convenor", "champion",
        "funder", "regulator", "implementer", "innovator", "trusted_voice", "affected", "blocker",
        "observer",
    ),
    "capability_kind": ("knowledge", "skill", "resource", "access", "legitimacy"),
    "used": ("yes", "partly", "no"),
    "tie_category": (
        "collaboration", "knowledge", "money", "material", "authority", "influence", "support",
        "trust", "advice", "kinship", "conflict", "competition", "membership",
    ),
    "tie_status": (
        "existing", "latent", "desired", "planned", "dormant", "weakened", "broken",
    ),
    "direction": ("directed", "mutual", "undirected"),
    "formality": ("formal", "informal", "both"),
    "valence": ("positive", "neutral", "mixed", "negative"),
    "dash": ("solid", "dashed", "dotted", "dash_dot", "double", "zigzag"),
    "arrangement": ("free", "spectrum", "rings", "power_interest", "around"),
    "lens": (
        "kind", "realm", "influence", "stake", "stance", "trust", "presence", "bridge",
        "disagreement", "age", "missing",
    ),
    "dimension": (
        "influence", "interest", "agency", "knowledge", "relationships", "stake", "stance",
        "power_over", "power_to", "power_with", "power_within", "legitimacy", "urgency",
        "reliability", "shared_mission", "openness", "trust", "collaboration", "contact",
        "strength", "goal_position", "readiness",
    ),
    "power_form": ("visible", "hidden", "invisible"),
    "power_space": ("closed", "invited", "claimed"),
    "power_level": ("local", "national", "global"),
    "collective_form": (
        "neighbourhood_group", "cooperative", "working_group", "task_force",
        "community_of_practice", "learning_network", "action_network", "movement", "coalition",
        "alliance", "federation", "platform",
    ),
    "duration": ("temporary", "time_bound", "enduring"),
    "collective_state": (
        "emerging", "forming", "active", "continuous", "dormant", "reactivated", "transforming",
        "closed",
    ),
    "endorsement": ("agree", "live_with", "doubt", "block"),
    "member_role": ("core", "active", "periphery", "ally", "observer", "host"),
    "collective_link": (
        "nested_in", "federates_with", "shares_members", "learns_from", "supports", "supplies",
        "advocates_with", "competes", "spun_off_from",
    ),
    "grade": ("expect", "like", "love"),
    "criterion_status": ("open", "partly", "met", "let_go"),
    "missing_kind": ("actor", "goal", "perspective", "experience", "ability", "need"),
    "method": (
        "ecosystem_mapping", "community_mapping", "participatory_workshop",
        "sensemaking_workshop", "storytelling_space", "solutions_mapping",
        "ethnographic_research", "foresight", "digital_platform",
    ),
    "session_state": ("planned", "running", "paused", "closed"),
    "region_form": ("area", "text"),
    "consent": ("not_asked", "verbal", "written", "withdrawn"),
    "note_kind": (
        "observation", "quote", "story", "insight", "question", "tension", "agreement",
        "decision", "idea", "risk", "signal",
    ),
    "commitment_status": ("open", "partly", "kept", "broken", "let_go"),
    "milestone_kind": (
        "dialogue", "shared_experience", "early_win", "commitment_kept", "commitment_broken",
        "conflict", "repair", "agreement", "handover", "joining", "leaving", "external_shock",
    ),
    "early_win": ("stakeholder_at_the_table", "decision_influenced", "problem_reframed"),
    "leadership_function": (
        "catalysing", "facilitating", "weaving", "coordinating", "convening", "representing",
        "hosting",
    ),
    "posture": ("step_forward", "alongside", "step_back"),
    "question": ("RQ1", "RQ2", "RQ3", "RQ4", "RQ5", "RQ6", "RQ7", "RQ8", "RQ9"),
    "confidence": ("low", "medium", "high"),
    "sensitivity": ("open", "limited", "confidential", "strict"),
}

SCALES: Final[dict[str, tuple[int, int | None]]] = {
    "influence": (0, None), "interest": (0, 4), "agency": (0, 4), "knowledge": (0, 4),
    "relationships": (0, 4), "stake": (-2, 2), "stance": (-2, 2), "power_over": (0, 4),
    "power_to": (0, 4), "power_with": (0, 4), "power_within": (0, 4), "legitimacy": (0, 4),
    "urgency": (0, 4), "reliability": (1, 4), "shared_mission": (1, 4), "openness": (1, 4),
    "trust": (1, 4), "collaboration": (0, 5), "contact": (1, 5), "strength": (1, 5),
    "goal_position": (-2, 2), "readiness": (0, 4),
}
"""Lowest and highest step of each assessment dimension; None where there is no upper limit."""

REALMS: Final = ("grassroots", "middle_ground", "institutional")

_REALM_OF_KIND: Final[dict[str, int]] = {
    "individual": -1, "household": -1, "informal_group": -1, "community": -1,
    "community_organisation": -1, "cooperative": -1, "other": -1,
    "social_enterprise": 0, "association": 0, "national_ngo": 0, "international_ngo": 0,
    "traditional_authority": 0, "faith_institution": 0, "media": 0, "network": 0,
    "business": 1, "multinational": 1, "local_government": 1, "national_government": 1,
    "public_agency": 1, "academia": 1, "school": 1, "donor": 1, "un_agency": 1,
}


def realm_position(realm: int | None, kind: str | None) -> int | None:
    """Where an actor stands, -2 grassroots to +2 institutional: as said, else as its kind is."""
    if realm is not None:
        return realm
    return _REALM_OF_KIND.get(kind) if kind else None


def realm_of(realm: int | None, kind: str | None) -> str | None:
    """Name the realm of an actor, one of `REALMS`; None where nobody said."""
    position = realm_position(realm, kind)
    if position is None:
        return None
    return "grassroots" if position < 0 else "institutional" if position > 0 else "middle_ground"


OURSELVES: Final = "ourselves"
"""The audience of those who work in this desk; every other one is a level of sensitivity."""


@lru_cache(maxsize=64)
def may_show(sensitivity: str, audience: str) -> bool:
    """Say whether an item of this sensitivity may be shown to an audience of that level."""
    order = VOCABULARIES["sensitivity"]
    if audience == OURSELVES:
        return sensitivity in order
    rank = order.index(sensitivity) if sensitivity in order else len(order)
    return rank <= order.index(audience)
