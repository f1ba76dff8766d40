import json

from hypothesis import given
from hypothesis import strategies as st

from collective_desk.domain.step_clock import StepClock, clock_face

DEEDS = st.lists(st.one_of(
    st.tuples(st.just("ticked"), st.integers(0, 500)), st.tuples(st.just("at"), st.integers(0, 9)),
    st.tuples(st.just("longer"), st.integers(-5, 20))), max_size=30)


@given(DEEDS)
def test_time_is_never_lost_and_a_clock_reads_back(deeds):
    clock, passed = StepClock("s"), 0
    for name, number in deeds:
        clock = getattr(clock, name)(number)
        passed += number if name == "ticked" else 0
    assert clock.total == passed
    assert StepClock.of(json.loads(json.dumps(clock.kept()))) == clock


def test_a_step_counts_down_past_its_end():
    clock = StepClock("s").ticked(50)
    assert clock.left(1) == 10
    assert clock.ticked(30).left(1) == -20
    assert clock.longer(5).left(1) == 310


def test_a_pause_stops_it_and_again_begins_the_step_anew():
    from dataclasses import replace

    clock = replace(StepClock("s").ticked(40), paused=True)
    assert clock.ticked(9) == clock
    assert clock.longer(3).again().left(1) == 60


def test_seconds_follow_their_step_into_another_order():
    clock = StepClock("s").ticked(10).at(1).ticked(20).at(2).ticked(30)
    moved = clock.moved((2, None, 0), 0)
    assert (moved.spent, moved.step) == ((30, 0, 10), 0)


def test_what_is_not_a_clock_is_none():
    assert StepClock.of({}) is None
    assert StepClock.of({"session": "s", "step": "x"}) is None


def test_faces():
    assert [clock_face(462), clock_face(-5), clock_face(2052, hours=True)] == [
        "07:42", "-00:05", "00:34:12"]
