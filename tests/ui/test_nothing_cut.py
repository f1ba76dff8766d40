"""Every screen says all its words: only names and sentences of people may end in dots."""

import sys
from dataclasses import fields, replace
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QFontMetricsF
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QLineEdit, QWidget

from collective_desk.commands.sample import open_sample
from collective_desk.domain.entities import KINDS, Actor, Session
from collective_desk.host.settings import load_settings, save_settings
from collective_desk.ui.widgets.text import Text, escaped_tip
from collective_desk.ui.window.main_window import MainWindow

PLACES = ("sessions", "trust", "collectives", "briefs")
TOGETHER = ("collective", "leadership", "goals", "strengths", "reflection")
PAGES = ("plan", "run", "close", "notes")
OPENED = ("view.table", "tie.edit_pens", "map.heights", "help.keys", "trust.words", "map.replay")
LENSES = ("influence", "trust", "missing")


class Dots:
    """Notes every text that is shortened while a widget paints."""

    def __init__(self, patch, desk):
        self.found, self._written = set(), written(desk)
        for metrics in (QFontMetrics, QFontMetricsF):
            patch.setattr(metrics, "elidedText", self._watch(metrics.elidedText))

    def _watch(self, elide):
        def watched(metrics, text, *rest):
            said = elide(metrics, text, *rest)
            if said != text and painting() and not self.by_people(text):
                self.found.add(text)
            return said
        return watched

    def by_people(self, text):
        """Say whether a text is, holds or is a line of what somebody wrote: it may be long."""
        return any(text in told or told in text for told in self._written)

    def texts(self, window):
        """List the texts that ended in dots: their tooltip says the rest."""
        return self.found | {
            one.text() for one in window.findChildren(Text)
            if one.isVisible() and one.toolTip() == escaped_tip(one.text())
            and not self.by_people(one.text())}


def painting():
    """Say whether what runs now was called to paint."""
    frame = sys._getframe()
    while frame := frame.f_back:
        if frame.f_code.co_name in {"paintEvent", "paint"}:
            return True
    return False


def written(desk):
    """Give what people wrote: it may be of any length."""
    texts = (getattr(one, field.name) for kind in KINDS.values() for one in desk.read.all(kind)
             for field in fields(one))
    return {" ".join(text.split()) for text in texts if isinstance(text, str) and len(text) > 8}


def too_low(window):
    """List the shown widgets that are lower than their words need."""
    return [
        (type(one).__name__, one.text(), one.height(), one.heightForWidth(one.width()))
        for one in window.findChildren(QWidget)
        if isinstance(one, Text | QAbstractButton) and one.isVisible()
        and one.hasHeightForWidth() and one.height() < one.heightForWidth(one.width())]


def outside(window):
    """List the shown texts, buttons and fields that stand over the side of what scrolls them."""
    found = []
    for one in window.findChildren(QWidget):
        if not isinstance(one, Text | QAbstractButton | QLineEdit) or not one.isVisible():
            continue
        around = one.parentWidget()
        while around is not window and not (
                isinstance(around.parentWidget(), QAbstractScrollArea)
                and around.parentWidget().viewport() is around):
            around = around.parentWidget()
        if isinstance(around.parentWidget(), QAbstractScrollArea) and (
                around.parentWidget().horizontalScrollBar().isVisible()):
            continue
        box = QRect(one.mapTo(around, QPoint(0, 0)), one.size())
        if box.left() < -1 or box.right() > around.width():
            found.append((type(one).__name__, one.text(), box.left(), box.right(), around.width()))
    return found


def laid_out(layout):
    """Give the shown widgets of a layout and of those within it."""
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item.layout() is not None:
            yield from laid_out(item.layout())
        elif item.widget() is not None and item.widget().isVisible():
            yield item.widget()


def over_each_other(window):
    """List the parts of a layout that stand over one another."""
    found = []
    for around in window.findChildren(QWidget):
        if around.layout() is None or not around.isVisible():
            continue
        for one, other in combinations(laid_out(around.layout()), 2):
            common = one.geometry() & other.geometry()
            if common.width() > 2 and common.height() > 2:
                found.append((type(one).__name__, type(other).__name__, common.getRect()))
    return found


def half_said(window):
    """List the fields too narrow for most of the words that stand in them while they are empty."""
    return [
        (one.placeholderText(), one.width())
        for one in window.findChildren(QLineEdit)
        if one.isVisible() and not one.text() and one.placeholderText() and one.width() < (
            0.6 * QFontMetrics(one.font()).horizontalAdvance(one.placeholderText()))]


def screens(window):
    """Go through the screens of a desk, one after the other."""
    view = window.desk_view
    shell, work, register = view.shell, view.workspace, view.register
    yield "map"
    for name in ("Talu Tanning Company", "Elders of the seven wells"):
        work.selection.set([next(a.id for a in view.desk.read.all(Actor) if a.name == name)])
        yield name
    work.selection.set([id for (id,) in view.desk.read.rows(Actor, "id")[:3]])
    yield "three chosen"
    work.selection.set([])
    for lens in LENSES:
        work.look.set(lens=lens)
        yield lens
    work.look.set(lens="kind")
    for place in PLACES:
        shell.show_place(place)
        yield place
    for part in TOGETHER:
        shell.show_place("collectives", part)
        yield part
    day = next(s.id for s in view.desk.read.all(Session) if s.title == "Mapping day")
    for page in PAGES:
        shell.show_place("sessions")
        work.sessions.show(page, day)
        yield page
    for id in OPENED:
        shell.show_place("map")
        register[id].trigger()
        yield id


@pytest.fixture
def river(tmp_path, qapp, qtbot):
    """Open the sample in a language and a size of words."""
    made = []

    def open_it(language, scale):
        start = load_settings()
        save_settings(replace(
            start, person=replace(start.person, language=language),
            look=replace(start.look, text_scale=scale, reduced_motion=True)))
        made.append(MainWindow(qapp, open_sample(tmp_path / "river.desk"), "Amina"))
        qtbot.addWidget(made[0])
        made[0].resize(1366, 768)
        made[0].show()
        qtbot.waitUntil(lambda: made[0].desk_view is not None)
        return made[0]

    yield open_it
    made[0].close()
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize(("language", "scale"), [("en", 1.0), ("en", 1.5), ("fr", 1.5), ("ar", 1.0)])
def test_no_screen_cuts_its_words(river, qtbot, monkeypatch, language, scale):
    window = river(language, scale)
    dots = Dots(monkeypatch, window.desk_view.desk)
    cut = []
    for screen in screens(window):
        qtbot.wait(30)
        told = lacks(window, dots)
        if told:
            qtbot.wait(300)  # what just opened finds its heights in steps
            told = lacks(window, dots)
        cut += [(screen, *each) for each in told]
    assert not cut, "\n".join(map(str, cut))


def lacks(window, dots):
    """List what a screen does not say in whole, by what is wrong with it."""
    dots.found.clear()
    window.grab()
    told = {"dots": dots.texts(window), "low": too_low(window), "outside": outside(window),
            "over": over_each_other(window), "half said": half_said(window)}
    return [(how, *sorted(map(str, found))) for how, found in told.items() if found]
