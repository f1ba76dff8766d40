"""Parts side by side: none over another, about as wide as a screen."""

from hypothesis import given
from hypothesis import strategies as st

from collective_desk.analysis.packing import block, pack

sides = st.floats(10, 900)


@given(st.lists(st.tuples(sides, sides), max_size=14))
def test_no_part_covers_another(sizes):
    corners = pack(sizes)
    assert len(corners) == len(sizes)
    frames = [(x, y, x + w, y + h) for (x, y), (w, h) in zip(corners, sizes, strict=True)]
    for at, (left, top, right, bottom) in enumerate(frames):
        assert left >= 0
        assert top >= 0
        for other in frames[:at]:
            apart = right <= other[0] + 1e-6 or other[2] <= left + 1e-6
            assert apart or bottom <= other[1] + 1e-6 or other[3] <= top + 1e-6


def test_equal_parts_make_a_sheet_not_a_tape():
    corners = pack([(100.0, 100.0)] * 24)
    wide = max(x for x, _ in corners) + 100
    high = max(y for _, y in corners) + 100
    assert 1.0 <= wide / high <= 2.2
    assert wide * high <= 1.3 * 24 * 100 * 100


def test_a_block_reads_like_a_page():
    spots = block(10, (150.0, 90.0))
    assert spots == sorted(spots, key=lambda spot: (spot[1], spot[0]))
    assert len(set(spots)) == 10
    assert block(0, (150.0, 90.0)) == []
