"""Figures on screens."""

import pytest

from collective_desk.domain.figures import plain, signed


@pytest.mark.parametrize(("value", "said", "with_sign"), [
    (2.0, "2", "+2"), (0.5, "0.5", "+0.5"), (0.0, "0", "0"), (-0.0, "0", "0"), (-1.0, "−1", "−1"),
    (-1.5, "−1.5", "−1.5")])
def test_figures_have_a_true_minus_and_no_needless_decimals(value, said, with_sign):
    assert plain(value) == said
    assert signed(value) == with_sign
