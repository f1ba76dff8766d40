"""Who came, as it is said at the door."""

import pytest

from collective_desk.domain.head_count import HeadCount, read_heads


@pytest.mark.parametrize(("said", "read"), [
    ("Fishers", HeadCount("Fishers")),
    ("Fishers 7", HeadCount("Fishers", 7)),
    ("7 fishers", HeadCount("fishers", 7)),
    ("Fishers +2", HeadCount("Fishers", 2, more=True)),
    ("Fishers + 2", HeadCount("Fishers", 2, more=True)),
    ("+3 old men", HeadCount("old men", 3, more=True)),
    ("  Women of the  coop   12 ", HeadCount("Women of the coop", 12)),
    ("الصيادون ٧", HeadCount("الصيادون", 7)),
    ("Zone 3", HeadCount("Zone 3")),
    ("Zone 3 12", HeadCount("Zone 3", 12)),
    ("Fishers 0", HeadCount("Fishers", 0)),
    ("12", HeadCount("12")),
    ("Fishers 12345", HeadCount("Fishers 12345")),
])  # fmt: skip
def test_a_name_and_how_many(said, read):
    assert read_heads(said, {"Zone 3"}.__contains__) == read
