from hypothesis import given
from hypothesis import strategies as st

from collective_desk.domain.ranks import rank_between, ranks


def test_ranks_are_in_order_and_differ():
    for count in (0, 1, 6, 35, 500):
        given_ranks = ranks(count)
        assert len(set(given_ranks)) == count
        assert given_ranks == sorted(given_ranks)


@given(st.lists(st.integers(0, 1000), max_size=60))
def test_there_is_always_room_for_one_more(places):
    order = ranks(3)
    for place in places:
        at = place % (len(order) + 1)
        before = order[at - 1] if at else ""
        after = order[at] if at < len(order) else ""
        order.insert(at, rank_between(before, after))
    assert order == sorted(set(order))
    assert all(len(rank) < 70 for rank in order)


@given(st.text(max_size=8), st.text(max_size=8))
def test_foreign_ranks_never_break_it(before, after):
    assert rank_between(before, after)
