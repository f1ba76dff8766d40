"""The text of a transaction: hashed as it is, so there is one way to write it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from collective_desk.store.codec import canonical
from collective_desk.store.journal import Entry, Tips

words = st.text(st.characters(exclude_categories=("Cs",)), max_size=12)
lists = st.lists(words, max_size=3).map(tuple)


@given(st.builds(
    Entry, scope=st.sampled_from(["team", "mine"]), sitting=words, number=st.integers(0, 2**53),
    prev=st.none() | words, merges=lists, hlc=st.integers(0, 2**53), person=words, action=words,
    mode=st.sampled_from(["begin", "do", "undo"]), of=st.none() | words, about=lists,
    ops=st.lists(st.tuples(words, words, words, words), max_size=3).map(tuple),
    within=st.none() | st.tuples(words, st.integers(0, 99))))
def test_the_text_written_by_hand_is_the_canonical_one(entry: Entry) -> None:
    said = {
        "v": 1, "scope": entry.scope, "sitting": entry.sitting, "n": entry.number,
        "prev": entry.prev, "merges": entry.merges, "hlc": entry.hlc, "person": entry.person,
        "action": entry.action, "mode": entry.mode, "of": entry.of, "about": entry.about,
        "ops": entry.ops}
    if entry.within is not None:
        said["within"] = entry.within
    assert entry.text() == canonical(said)
    assert Entry.parse(entry.text()) == entry


def test_where_a_scope_stands_is_kept_as_it_was(amina) -> None:
    journal = amina._kernel.journal
    for tips in (Tips(), Tips("a" * 64, ["a" * 64, "b" * 64], 7)):
        journal.keep_tips("mine", tips)
        kept = journal.tips("mine")
        assert (kept.own, kept.ends, kept.hlc) == (tips.own, tips.ends, tips.hlc)
