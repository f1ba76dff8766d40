import time
from dataclasses import replace

from collective_desk.analysis.bridging import bridging
from tests.picture.maps import PENS, content, village


def test_other_realms_are_counted_once_and_own_ones_never():
    told = content(
        [("Coop", 0, 0, "cooperative"), ("Group", 0, 0, "informal_group"), ("Lab", 0, 0, "network"),
         ("Office", 0, 0, "public_agency"), ("Alone", 0, 0, "media")],
        [(0, 1, 0, "directed"), (2, 0, 0, "directed"), (0, 2, 1, "directed"), (2, 3, 0, "mutual")],
    )
    worlds, holds = bridging(told)
    assert worlds == [1, 0, 2, 1, -1]
    assert holds == [True, False, True, False, False]


def test_conflict_is_no_bridge():
    pens = [replace(PENS[5], category="conflict")]
    told = content([("Coop", 0, 0, "cooperative"), ("Tannery", 0, 0, "business")],
                   [(0, 1, 0, "mutual")], pens=pens)
    assert bridging(told) == ([-1, -1], [False, False])


def test_of_an_unsaid_realm_one_is_taken_to_be_its_own():
    told = content([("Stranger", 0, 0), ("Coop", 0, 0, "cooperative"), ("Lab", 0, 0, "network")],
                   [(0, 1, 0, "directed"), (0, 2, 0, "directed")])
    assert bridging(told)[0] == [1, 0, 0]


def test_an_empty_map_has_no_bridges():
    assert bridging(content([])) == ([], [])


def test_ten_thousand_take_a_moment():
    told = village(10_000, 30_000)
    start = time.perf_counter()
    bridging(told)
    assert time.perf_counter() - start < 0.8
