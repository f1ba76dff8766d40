"""Two desks that look alike to a room: one of them holds a secret in every field of every kind.

Whoever adds a kind of entity, or a field of a new type, is told here what to plant in it.
"""

from dataclasses import MISSING, fields

from collective_desk.domain.entities import (
    KINDS,
    Actor,
    Assessment,
    Attachment,
    Attendance,
    Collective,
    Commitment,
    Desk,
    Goal,
    Map,
    Membership,
    Milestone,
    Note,
    Placement,
    Region,
    Session,
    Tie,
    TieKind,
    placement_id,
)
from collective_desk.domain.vocabularies import SCALES, VOCABULARIES

SECRET = "Kestrel7Q"
COLOUR = "#FE01DC"
CONTACT = "+99 Falcon"
BEHIND_CODE = "Goshawk"
LEVELS = VOCABULARIES["sensitivity"]
MAP = "m"

ACTORS = {
    "coop": ("Women's coop", "cooperative", -1, (0.0, 0.0)),
    "council": ("River council", "public_agency", 1, (260.0, 40.0)),
    "radio": ("Radio Sun", "media", 0, (130.0, 220.0)),
    "well": ("Well diggers", "informal_group", -2, (-120.0, 150.0)),
}
REFERS = {
    "actor": "actor", "subject": "actor", "merged_into": "", "arranged_by": "actor", "owner": "actor",
    "found": "actor", "map": "map", "kind": "tie_kind", "collective": "collective", "goal": "goal",
    "session": "session", "note": "note", "milestone": "milestone", "about": "actor",
    "took_part": "actor", "led": "actor", "ties": "tie", "attachments": "attachment",
    "subjects": "actor", "focus": "actor", "attachment": "attachment", "expected": "actor",
    "corrects": "note",
}
"""The kind of thing that a field refers to; `source` and `target` depend on whose they are."""
VISIBLE = {"actor": "council", "map": MAP, "tie_kind": "k0", "collective": "c", "goal": "g",
           "session": "s", "note": "n", "milestone": "w", "tie": "t0", "attachment": "x"}


def village(write, level="open"):
    """Fill a desk with what everybody may see."""
    write.add(Desk, write.read.desk_id, title="River", question="Who can help?", wall_level=level)
    write.add(Map, MAP, title="Map")
    for number, name in enumerate(("money", "advice", "trust")):
        write.add(TieKind, f"k{number}", name=name, letter=name[0].upper(), colour=f"tie.{name}",
                  dash=("solid", "dotted", "double")[number], order=str(number))
    for id, (name, kind, realm, at) in ACTORS.items():
        write.add(Actor, id, name=name, kind=kind, realm=realm, contact=CONTACT, presence="engaged")
        write.add(Placement, placement_id(MAP, id), map=MAP, actor=id, at=at)
    write.add(Actor, "elders", name="Elders", kind="community")
    for number, (source, target) in enumerate(
        (("coop", "council"), ("council", "radio"), ("radio", "coop"), ("well", "coop"))
    ):
        write.add(Tie, f"t{number}", source=source, target=target, kind=f"k{number % 3}")
    write.add(Assessment, "i", subject="coop", dimension="influence", value=3.0, rater="Fishers")
    write.add(Assessment, "j", subject="council", dimension="stance", value=-1.0, rater="Fishers")
    write.add(Session, "s", title="Mapping day", state="closed", date="2026-03-12",
              expected=("well", "council"), steps=(("Actors", "Who is here?", 20),))
    write.add(Attendance, "a", session="s", actor="well", heads=1, consent="written")
    write.add(Commitment, "d", session="s", owner="well", text="Measure the well")
    for day, value in (("2026-01-10", 1.0), ("2026-03-12", 3.0)):
        write.add(Assessment, f"trust-{day}", subject="t3", dimension="reliability",
                  value=value, rater="Fishers", date=day)
    for kind, id in ((Collective, "c"), (Goal, "g"), (Note, "n"), (Milestone, "w")):
        write.add(kind, id)
    write.add(Membership, "p", collective="c", actor="coop", role="core")
    write.add(Attachment, "x", sha256="a" * 64, name="Photo")
    write.add(Region, "r", map=MAP, label="Upper bank", box=(-60.0, -60.0, 200.0, 160.0))


def plant(write, above):
    """Hide things of every kind: of the levels above, of one nobody knows, private, and loose."""
    hidden = {}
    for name, kind in KINDS.items():
        if kind is Desk:
            continue
        for number, level in enumerate((*above, "sealed")):
            id = f"hidden-{name}-{number}"
            write.add(kind, id, **filled(kind), sensitivity=level)
            hidden.setdefault(name, id)
        write.add(kind, scope="mine", **filled(kind))
    for kind in KINDS.values():
        for field in fields(kind):
            if field.type == "EntityId" and field.name != "id":
                loose = {field.name: hidden[refers(kind, field.name)]}
                write.add(kind, f"loose-{kind.kind_name}-{field.name}", **(filled(kind) | loose))
    for dimension, (_, most) in SCALES.items():
        for subject in (*ACTORS, "t0", "t1"):
            write.add(Assessment, subject=subject, dimension=dimension, rater=SECRET,
                      value=float(most or 9), text=SECRET, sensitivity=(*above, "sealed")[0])
    write.update(Actor, hidden["actor"], merged_into=None, empty_chair=False)


def behind_code(write):
    """Put an actor of the room behind a code name."""
    write.update(Actor, "well", name=BEHIND_CODE, short_label=BEHIND_CODE, aliases=(BEHIND_CODE,),
                 code_name="Blue")


def filled(kind):
    """Give a value for every field of a kind: what is text says the secret."""
    return {field.name: _value(kind, field) for field in fields(kind)
            if field.name not in {"id", "alive", "sensitivity"}}


def _value(kind, field):
    told = {
        "str": COLOUR if field.name == "colour" else SECRET, "str | None": SECRET, "bool": True,
        "tuple[str, ...]": (SECRET,), "int | None": 2, "float | None": 4.0, "float": 0.5, "tuple[int, ...]": (2,),
        "tuple[tuple[str, str], ...]": ((SECRET, SECRET),), "Period | None": ("2031-07", None),
        "Point | None": (77.0, 111.0), "tuple[tuple[str, str, int], ...]": ((SECRET, SECRET, 5),),
        "tuple[float, float, float, float] | None": (20.0, 20.0, 90.0, 60.0),
    }  # fmt: skip
    if field.type == "EntityId":
        id = VISIBLE[refers(kind, field.name)]
        return "elders" if kind is Placement and field.name == "actor" else id
    if field.type == "EntityId | None":
        return VISIBLE[REFERS[field.name]] if REFERS[field.name] else None
    if field.type == "tuple[EntityId, ...]":
        return (VISIBLE[REFERS[field.name]],) if REFERS[field.name] else ()
    if field.name in {"date", "due", "time", "since"}:
        return "2031-07-07"
    if field.metadata.get("vocabulary") == "dimension" or field.name == "order":
        return field.default if field.default is not MISSING else ""
    return told[field.type]


def refers(kind, name):
    """Give the kind of thing that a field refers to."""
    if name in {"source", "target"}:
        return "actor" if kind is Tie else "collective"
    return REFERS[name]


def found(text):
    """Name the secrets that a text gives away."""
    low = text.casefold()
    return [told for told in (SECRET, COLOUR, CONTACT, BEHIND_CODE) if told.casefold() in low]
