"""The band of the wall: clock, prompt and legend."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from collective_desk.domain.contents import Pen
from collective_desk.host.settings import Wall
from collective_desk.host.words import Words
from collective_desk.ui.canvas.fonts import load_fonts
from collective_desk.ui.running.step import RunningStep
from collective_desk.ui.wall.legend import Entry
from collective_desk.ui.wall.measures import measures
from collective_desk.ui.wall.sheet import Band, Question, broken, clock_text

LONG = ("Who asks whom for advice before deciding something that touches the river, "
        "and who is never asked although it touches them most?")


@pytest.mark.parametrize(("left", "told"), [
    (462, "07:42"), (0, "00:00"), (-1, "+00:01"), (-190, "+03:10"), (6000, "100:00")])
def test_the_clock_counts_down_and_then_over(left, told):
    assert clock_text(left) == told


@pytest.fixture
def band(qtbot):
    from PySide6.QtWidgets import QWidget

    holder = QWidget()
    qtbot.addWidget(holder)
    made = Band(measures(Wall(), 1920), Words("en"), holder)
    made.resize(1920, made.height())
    yield made


@pytest.fixture
def far(qtbot):
    """A band that is read from twelve metres."""
    from PySide6.QtWidgets import QWidget

    holder = QWidget()
    qtbot.addWidget(holder)
    made = Band(measures(Wall(distance=12.0), 1920), Words("en"), holder)
    made.resize(1920, made.height())
    yield made


def test_the_band_says_aloud_what_it_shows(band):
    band.set_legend([Entry("money"), Entry("advice")])
    band.set_step(RunningStep("s", "Day", 4, 6, "Who asks whom for advice?", 462))
    assert band.accessibleName() == "Step 4 of 6: Who asks whom for advice?, money, advice"
    band.set_step(None)
    assert band.accessibleName() == "money, advice"


def test_a_legend_leaves_room_for_the_prompt(band):
    many = [Entry(f"A class with rather many words {number}") for number in range(30)]
    band.set_legend(many)
    alone = len(band.entries)
    band.set_step(RunningStep("s", "Day", 4, 6, "Who asks whom for advice?", 462))
    assert 0 < len(band.entries) < alone < len(many)


def test_the_pen_that_is_asked_about_is_in_the_legend_of_many(band):
    many = [Entry(f"a kind of tie with a rather long name {number}", pen=pen(number),
                  strong=number == 19) for number in range(20)]
    band.set_legend(many)
    band.set_step(RunningStep("s", "Day", 4, 6, "Who asks whom for advice?", 462))
    assert many[19] in band.entries
    assert len(band.entries) < 20


@pytest.mark.parametrize("long", ["x" * 400, "وصلة طويلة جدا " * 40])
def test_a_kind_with_an_endless_name_leaves_room_for_the_others(band, long):
    band.set_legend([Entry(long, pen=pen(0)), Entry("m"), Entry("one", look=None)])
    band.set_step(RunningStep("s", "Day", 4, 6, "Who?", 462))
    assert len(band.entries) == 3
    assert band._legend.width() < band.width() * 0.7
    assert not band.grab().isNull()


def test_what_is_asked_is_never_smaller_than_the_smallest_words(qtbot, far):
    far.set_step(RunningStep("s", "Day", 4, 6, LONG, 462))
    for width in (300, 700, 1400):
        font, *_ = far.fitted(LONG, QRectF(0, 0, width, far.height()), "prompt", most=1)
        assert font.pixelSize() >= round(far.measures.smallest)


def test_all_else_gives_way_to_a_long_prompt(far, monkeypatch):
    far.set_legend([Entry("money", pen=pen(0)), Entry("x" * 40, pen=pen(1))])
    far.set_step(RunningStep("s", "Day", 4, 6, LONG, 462))
    assert written(far, monkeypatch) == {LONG: True}
    far.set_step(RunningStep("s", "Day", 4, 6, "Who?", 462))
    assert written(far, monkeypatch) == {"Step 4 of 6": True, "Who?": True}


@pytest.mark.parametrize("share", [1.0, 0.25, 0.0])
def test_a_column_of_the_legend_is_left_out_before_it_is_cut(far, share):
    entries = [Entry(f"kind of tie {number}", pen=pen(number)) for number in range(9)]
    ink = far._legend
    ink.set_entries(entries, 1400.0, share)
    assert ink.width() <= 1400 * share
    assert len(ink.entries) % 3 == 0
    assert (len(ink.entries) > 0) == (share > 0.9)


def test_letters_that_hang_below_are_not_cut(far):
    """Rows of the legend lie closer than the lines of its font are high."""
    load_fonts()
    far.set_measures(measures(Wall(distance=30.0), 1920))

    def inked(words):
        far.set_legend([Entry(words)])
        image = far.grab().toImage()
        rows = [y for y in range(6, image.height())
                if any(image.pixelColor(x, y).lightness() < 128 for x in range(40, 500, 2))]
        return rows[-1]

    low = QFontMetricsF(far.font_of("legend")).tightBoundingRect("gjyq").bottom()
    assert inked("gjyq") - inked("xxxx") >= low - 1


def written(band, monkeypatch):
    """Give the texts that a band writes, and whether all of each is read."""
    said, write = {}, band.write

    def noted(painter, text, box, role, *, strong=True, most=2, **more):
        said[text] = band.fitted(text, box, role, strong=strong, most=most)[3]
        write(painter, text, box, role, strong=strong, most=most, **more)

    with monkeypatch.context() as patch:
        patch.setattr(band, "write", noted)
        band.grab()
    return said


def pen(number):
    return Pen(f"k{number}", "", "", None, True, "tie.money", "solid", "M")


def test_long_and_foreign_questions_are_painted(qtbot):
    from PySide6.QtWidgets import QWidget

    holder = QWidget()
    qtbot.addWidget(holder)
    question = Question(measures(Wall(), 1280), holder)
    question.resize(1280, question.height())
    for text in ("", "Who? " * 200, "من يستطيع أن يساعد؟ " * 20, "👩‍🌾" * 300, "x" * 999):
        question.set_text(text)
        assert not question.grab().isNull()


def test_what_does_not_fit_is_cut_in_its_last_line(band):
    lines, whole = broken("one two three four five six", band.font_of("prompt"), 200, 2)
    assert len(lines) == 2
    assert not whole
    assert lines[-1].endswith("…")
