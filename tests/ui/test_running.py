"""What runs in the room is told to all who show it."""

from dataclasses import replace

from collective_desk.ui.running.step import Running, RunningStep

STEP = RunningStep("s1", "Mapping day", 4, 6, "Who asks whom for advice?", 462)


def test_the_clock_ticks_and_a_step_changes(qtbot):
    running, told = Running(), []
    running.changed.connect(lambda: told.append("changed"))
    running.ticked.connect(lambda: told.append("ticked"))
    for step in (STEP, replace(STEP, left=461), replace(STEP, left=461), replace(STEP, number=5), None):
        running.show(step)
    assert told == ["changed", "ticked", "changed", "changed"]
    assert running.step is None
