"""What a brief says first, on small maps whose answer is known."""

from collective_desk.briefs.data import gather
from collective_desk.briefs.findings import findings
from collective_desk.domain.entities import Tie
from tests.briefs.desks import crowd, river


def test_the_river():
    found = findings(gather(river().read))
    assert found.by_realm == {"grassroots": 11, "middle_ground": 9, "institutional": 8}
    assert (found.seated, found.chairs) == (28, 2)
    assert found.apart == (("grassroots", "institutional"),)
    assert found.disputes == 1
    assert found.hub == ("a6", 6)
    assert found.alone == ("a0",)
    assert found.weaver in {"a15", "a19", "a11", "a16", "a17"}
    assert not found.too_small


def test_wishes_and_quarrels_do_not_help():
    desk = crowd(9, 0)
    desk.do(lambda w: [
        w.add(Tie, source="a0", target="a2", kind="m", status="desired"),
        w.add(Tie, source="a0", target="a2", kind="m", valence="negative"),
    ])  # fmt: skip
    found = findings(gather(desk.read))
    assert found.apart[0] == ("grassroots", "institutional")
    assert found.disputes == 1
    desk.do(lambda w: w.add(Tie, source="a2", target="a0", kind="m"))
    assert ("grassroots", "institutional") not in findings(gather(desk.read)).apart


def test_two_equal_hubs_are_none():
    desk = crowd(9, 0)
    desk.do(lambda w: [w.add(Tie, source=s, target=f"a{n}", kind="m") for s in ("a0", "a1") for n in (3, 4, 5)])  # fmt: skip
    assert findings(gather(desk.read)).hub is None


def test_without_ties_nobody_is_called_alone():
    found = findings(gather(crowd(9, 0).read))
    assert found.alone == ()
    assert found.apart == ()
