"""Desks to print, made through the real store."""

from collective_desk.domain.entities import (
    Actor,
    Assessment,
    Map,
    Placement,
    Session,
    Tie,
    TieKind,
    placement_id,
)
from collective_desk.domain.entities import (
    Desk as DeskCard,
)
from collective_desk.store.desk import Desk

KINDS = (
    ("m", "Money", "Who gives money to whom?", "money", True, "tie.money", "solid", "M"),
    (
        "k",
        "Knowledge",
        "Who teaches or tells whom?",
        "knowledge",
        True,
        "tie.knowledge",
        "dashed",
        "K",
    ),
    ("v", "Advice", "Who asks whom before deciding?", "advice", True, "tie.advice", "dotted", "V"),
    (
        "a",
        "Authority",
        "Who can order or permit?",
        "authority",
        True,
        "tie.authority",
        "dash_dot",
        "A",
    ),
    ("t", "Trust", "Who relies on whom, both ways?", "trust", False, "tie.trust", "double", "T"),
    (
        "c",
        "Conflict",
        "Who is in dispute with whom?",
        "conflict",
        False,
        "tie.conflict",
        "zigzag",
        "C",
    ),
)

ACTORS = (
    ("Brick Kiln Workers", "", -2, 275, 277, 0),
    ("Potters' Yard", "", -1, 618, 281, 0),
    ("Sona River Youth", "የሶና ወንዝ ወጣቶች", -1, 165, 356, 2),
    ("School Eco Club", "", -1, 336, 356, 1),
    ("Dyers' Lane", "", -1, 508, 343, 2),
    ("Ferry Boatmen", "", -2, 702, 365, 1),
    ("Asha Women's Cooperative", "आशा महिला सहकारी", -1, 407, 440, 4),
    ("Lower Sona Fishers", "सोना मछुआरा समूह", -2, 548, 436, 2),
    ("Upstream Herders", "የከብት አርቢዎች", -2, 777, 427, 1),
    ("Washing Place Group", "", -1, 266, 462, 1),
    ("Riverbank Farmers", "", -1, 658, 467, 3),
    ("Village Health Post", "የጤና ጣቢያ", 0, 152, 581, 2),
    ("River Radio 96.4", "إذاعة النهر", 0, 389, 567, 3),
    ("Savings Federation", "", 0, 583, 546, 2),
    ("Council of Elders", "", 0, 764, 568, 4),
    ("Sona Trust", "", 0, 455, 642, 4),
    ("Market Association", "", 0, 284, 669, 3),
    ("Teachers' Network", "", 0, 354, 673, 2),
    ("Dairy Growers' Network", "", 0, 578, 647, 1),
    ("Water Users' Union", "اتحاد مستخدمي المياه", 0, 671, 664, 4),
    ("Regional Health Bureau", "", 2, 217, 801, 4),
    ("Sona Municipality", "بلدية سونا", 1, 319, 797, 5),
    ("Karam Leather Works", "", 1, 486, 801, 5),
    ("District Water Office", "", 1, 614, 797, 4),
    ("River Basin Authority", "", 2, 781, 783, 5),
    ("Blue Basin Fund", "", 2, 416, 907, 6),
    ("Hill University Water Lab", "", 1, 543, 902, 3),
    ("Ministry of Environment", "", 2, 706, 907, 6),
)
CHAIRS = (("Tannery day labourers?", -1, 760, 277), ("Downstream town council?", 1, 231, 907))
TIES = (
    "t2-3 t3-12 t1-4 v6>4 t6-7 t7-5 c4-7 c10-8 t6-12 t6-11 m16>2 v11>9 k12>9 k7>12 m13>6 m13>10 m15>6 "
    "k18>10 v19>10 v14>5 v14>8 k8>19 t14-19 t15-7 c7-22 t17-15 k17>3 v15>21 a20>11 k11>20 a21>16 a21>22 "
    "m22>21 m25>15 k26>17 k26>23 v26>24 a27>23 m27>24 a23>19 a24>19 c19-22"
)


def river(**desk_fields) -> Desk:
    """Give the river collective of the design pictures: 28 actors, 42 ties, two empty chairs."""
    desk = Desk.create(":memory:", person="amina")
    desk.do(_found, "Sona River Collective", "Who can help keep the Sona river clean?", desk_fields)
    desk.do(_river)
    return desk


def _found(write, title, question, fields):
    write.add(DeskCard, write.read.desk_id, title=title, question=question, **fields)


def _add_pens(write, kinds):
    fields = ("name", "question", "category", "directed", "colour", "dash", "letter")
    for order, (id, *said) in enumerate(kinds):
        write.add(TieKind, id, order=f"{order}", **dict(zip(fields, said, strict=True)))


def _river(write):
    _add_pens(write, KINDS)
    write.add(Map, "map", title="The river", order="a")
    for n, (name, second, realm, x, y, influence) in enumerate(ACTORS):
        write.add(
            Actor,
            f"a{n}",
            name=name,
            aliases=(second,) if second else (),
            realm=realm,
            kind="association",
        )
        _place(write, f"a{n}", x, y)
        for rater in ("Farmers", "Town office"):
            write.add(
                Assessment, subject=f"a{n}", dimension="influence", value=influence, rater=rater
            )
    for n, (name, realm, x, y) in enumerate(CHAIRS):
        write.add(Actor, f"chair{n}", name=name, realm=realm, empty_chair=True)
        _place(write, f"chair{n}", x, y)
    for tie in TIES.split():
        way = "directed" if ">" in tie else "undirected"
        source, target = tie[1:].replace("-", ">").split(">")
        write.add(Tie, source=f"a{source}", target=f"a{target}", kind=tie[0], direction=way)
    write.add(Session, title="Mapping day 3", place="Ferry Hall", date="2026-10-14", state="closed")


def _place(write, actor, x, y):
    write.add(Placement, placement_id("map", actor), map="map", actor=actor, at=(1.6 * x, 1.6 * y))


def crowd(actors: int, ties: int) -> Desk:
    """Give a desk of so many actors on a grid, each with some ties, of two kinds."""
    desk = Desk.create(":memory:", person="amina")
    desk.do(_found, "A crowd", "Who is there?", {})
    desk.do(_crowd, actors, ties)
    return desk


def _crowd(write, actors, ties):
    _add_pens(write, KINDS[:2])
    write.add(Map, "map", title="All", order="a")
    side = max(int(actors**0.5), 1)
    for n in range(actors):
        write.add(Actor, f"a{n}", name=f"Group number {n}", realm=n % 3 - 1, kind="cooperative")
        _place(write, f"a{n}", 90 * (n % side), 90 * (n // side))
    for n in range(ties):
        write.add(
            Tie,
            source=f"a{n % actors}",
            target=f"a{(n * 7 + 1 + n // actors) % actors}",
            kind="mk"[n % 2],
            direction="directed",
        )
