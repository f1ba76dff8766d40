"""What is selected, as map, table and inspector share it."""

from hypothesis import given
from hypothesis import strategies as some

from collective_desk.ui.selection import Selection

IDS = some.lists(some.sampled_from("abcde"), max_size=6)


def heard(selection):
    """Count the announcements."""
    told = []
    selection.changed.connect(lambda: told.append(selection.ids))
    return told


@given(IDS, IDS)
def test_each_is_selected_once_in_the_order_of_choosing(first, more):
    selection = Selection()
    selection.set(first)
    selection.add(more)
    assert selection.ids == tuple(dict.fromkeys([*first, *more]))
    assert selection.latest == (selection.ids[-1] if selection.ids else None)


@given(IDS, some.sampled_from("abcde"))
def test_toggled_twice_is_as_before_but_last(ids, one):
    selection = Selection()
    selection.set(ids)
    before = set(selection.ids)
    selection.toggle(one)
    assert (one in selection) == (one not in before)
    selection.toggle(one)
    assert set(selection.ids) == before


def test_nobody_hears_of_what_stays():
    selection = Selection()
    told = heard(selection)
    selection.set("ab")
    selection.set("ab")
    selection.keep("abc")
    selection.add("a")
    selection.keep("a")
    selection.clear()
    selection.clear()
    assert told == [("a", "b"), ("a",), ()]
