"""An invented river collective, as columns: what the tests of the canvas look at."""

from __future__ import annotations

import numpy as np

from collective_desk.domain.contents import ActorColumns, MapContent, Pen, TieColumns
from collective_desk.host.words import Words
from collective_desk.picture.compose import compose
from collective_desk.picture.shapes import Picture

PENS = [
    Pen("money", "money", "Who gives money to whom?", "money", True, "tie.money", "solid", "M"),
    Pen("knowledge", "knowledge", "", "knowledge", True, "tie.knowledge", "dashed", "K"),
    Pen("advice", "advice", "", "advice", True, "tie.advice", "dotted", "V"),
    Pen("authority", "authority", "", "authority", True, "tie.authority", "dash_dot", "A"),
    Pen("trust", "trust", "", "trust", False, "tie.trust", "double", "T"),
    Pen("conflict", "conflict", "", "conflict", False, "tie.conflict", "zigzag", "C"),
]

ACTORS = [
    ("Upper-bank herders", "community", None, 84, 72),
    ("Seed savers", "informal_group", None, 236, 52),
    ("Elders' council", "traditional_authority", None, 400, 58),
    ("Farmers' federation", "association", None, 560, 64),
    ("Kello University", "academia", None, 690, 44),
    ("Ministry of Environment", "national_government", None, 872, 58),
    ("Green Water Fund", "donor", None, 822, 126),
    ("River council", "public_agency", None, 716, 140),
    ("Riverbank households", "household", None, 128, 172),
    ("Women's rice coop", "cooperative", None, 316, 160),
    ("Sona Lab", "network", None, 500, 190),
    ("District water office", "local_government", None, 916, 220),
    ("የሶና ዓሣ አጥማጆች", "informal_group", None, 214, 258),
    ("Clean Water Trust", "national_ngo", None, 590, 252),
    ("महिला सफ़ाई समूह", "community_organisation", None, 410, 276),
    ("Youth clean-up crew", "informal_group", None, 78, 286),
    ("Kello town hall", "local_government", None, 800, 300),
    ("Health volunteers", "community_organisation", 0, 520, 330),
    ("صبّاغو النهر", "informal_group", None, 324, 350),
    ("Radio Sun", "media", None, 150, 358),
    ("Kello school", "school", None, 924, 360),
    ("Kello clinic", "public_agency", None, 728, 388),
    ("Sona Textiles", "multinational", None, 606, 398),
    ("Market vendors", "association", -1, 436, 410),
    ("Plastic Loop", "social_enterprise", None, 284, 430),
    ("River teachers", "network", None, 852, 444),
    ("Heron", "individual", None, 232, 492),
    ("Brick makers", "business", -1, 232, 576),
    ("Upstream tanneries", None, -1, 744, 540),
]

TIES = """
0>1 conflict<> 2>0 advice 3>1 money 1>3 knowledge 2>8 authority 2>9 advice> 12>2 advice
8>9 trust<> 9>7 advice 3>7 trust<> 4>7 knowledge 5>7 money 6>7 money 7>10 money 11>7 authority
7>22 authority 5>11 authority 11>16 authority 16>20 authority 16>23 authority 22>16 money
6>13 money 13>9 money 13>11 advice 10>16 advice 4>10 knowledge 9>10 knowledge 2>10 trust<>
10>19 trust<> 9>14 trust<> 12>22 conflict<> 18>22 conflict<> 12>19 knowledge 19>8 knowledge
15>19 trust<> 15>24 trust<> 24>23 advice 17>21 trust<> 21>17 advice 17>14 knowledge
25>20 knowledge 26>27 conflict<>
"""

SPACING = 140.0


def content(actors: int = len(ACTORS)) -> MapContent:
    """Give the map of the river, or only its first actors."""
    rows = ACTORS[:actors]
    ties = [
        (*map(int, ends.split(">")), kind)
        for ends, kind in zip(TIES.split()[::2], TIES.split()[1::2], strict=True)
    ]
    ties = [tie for tie in ties if max(tie[:2]) < actors]
    ids = [f"a{number}" for number in range(len(rows))]
    return MapContent(
        map="map", title="River", question="", arrangement="free", lens="kind",
        actors=ActorColumns(
            ids=ids,
            labels=[row[0] for row in rows],
            kinds=[row[1] for row in rows],
            realms=[row[2] for row in rows],
            x=[float(row[3]) for row in rows],
            y=[float(row[4]) for row in rows],
            pinned=[row[0] == "Radio Sun" for row in rows],
            own_team=[row[0] == "Sona Lab" for row in rows],
            empty_chair=[row[1] is None for row in rows],
            sensitivity=["confidential" if row[0] == "Heron" else "open" for row in rows],
        ),
        ties=TieColumns(
            ids=[f"t{number}" for number in range(len(ties))],
            source=[tie[0] for tie in ties],
            target=[tie[1] for tie in ties],
            kinds=[tie[2].strip("<>") for tie in ties],
            directions=["mutual" if "<>" in tie[2] else "directed" for tie in ties],
            labels=[""] * len(ties),
        ),
        pens=PENS,
        contested=frozenset(id for id, row in zip(ids, rows, strict=True) if "Elders" in row[0]),
    )


def river(actors: int = len(ACTORS)) -> Picture:
    """Compose the map of the river, or only its first actors."""
    return compose(content(actors), Words())


def crowd(actors: int, ties: int | None = None, seed: int = 7) -> Picture:
    """Compose a large invented map: actors scattered evenly, three ties each to some nearby."""
    rng = np.random.default_rng(seed)
    columns = max(int(np.ceil(actors**0.5)), 1)
    cells = np.column_stack(np.divmod(np.arange(actors), columns)[::-1])
    xy = (cells + rng.uniform(-0.35, 0.35, (actors, 2))) * SPACING
    ties = 3 * actors if ties is None else ties
    source = rng.integers(0, max(actors, 1), ties) if actors > 1 else np.empty(0, int)
    near = np.rint(cells[source] + rng.normal(0, 2.5, (len(source), 2))).astype(int)
    near = np.clip(near, 0, columns - 1)
    target = np.minimum(near[:, 1] * columns + near[:, 0], actors - 1)
    apart = source != target
    source, target = source[apart], target[apart]
    kinds = list(dict.fromkeys(row[1] for row in ACTORS if row[1]))
    flags = [False] * actors
    return compose(
        MapContent(
            map="map", title="", question="", arrangement="free", lens="kind",
            actors=ActorColumns(
                ids=[f"a{n}" for n in range(actors)],
                labels=[f"Actor {n} of the river" for n in range(actors)],
                kinds=[kinds[n % len(kinds)] for n in range(actors)],
                realms=[None] * actors,
                x=xy[:, 0].tolist(), y=xy[:, 1].tolist(),
                pinned=flags, own_team=flags, empty_chair=flags, sensitivity=["open"] * actors,
            ),
            ties=TieColumns(
                ids=[f"t{n}" for n in range(len(source))],
                source=source.tolist(), target=target.tolist(),
                kinds=[PENS[n % len(PENS)].id for n in range(len(source))],
                directions=["directed"] * len(source), labels=[""] * len(source),
            ),
            pens=PENS,
        ),
        Words(),
    )
