"""The foot of the window: saved when, how much is on the map, how near we look."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QSizePolicy, QWidget

from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.parts import Link
from collective_desk.ui.widgets.text import Line, Surface, Text


class Dot(QWidget):
    """A small disc in the colour of a token: all is well, or something wants a person."""

    def __init__(self, theme: Theme, tone: str = "accent") -> None:
        super().__init__()
        self._theme, self._tone = theme, tone
        self.setFixedSize(8, 8)
        theme.changed.connect(self.update)

    def set_tone(self, tone: str) -> None:
        """Take the colour of another token."""
        self._tone = tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self._tone))
        painter.drawEllipse(QRectF(0.5, 0.5, 7, 7))


class StatusBar(Surface):
    """What is saved and shown; long work tells here how far it is."""

    cancel_wanted = Signal()
    asked = Signal()
    """The questions about who is who are wanted."""

    def __init__(self, theme: Theme, cancel_words: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, lines="top", parent=parent)
        self.setFixedHeight(theme.length("layout", "status_bar"))
        self._theme = theme
        self._dot = Dot(theme)
        self._saved = Text(theme, role="small", tone="ink_soft")
        self._counts = Text(theme, role="small", tone="ink_soft")
        self._said = Text(theme, role="small", tone="ink_soft")
        self._said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._zoom = Text(theme, role="small", tone="ink_soft")
        self._wall = Text(theme, role="small", tone="ink_soft")
        self._running = Text(theme, role="small", tone="ink_soft")
        self._running.setMaximumWidth(theme.px(380))
        self._work = Work(theme, cancel_words)
        self._work.cancel.clicked.connect(self.cancel_wanted)
        self._asks = Link(theme, role="small")
        self._asks.clicked.connect(self.asked)
        self._asks.hide()
        self._parting = [self._hairline() for _ in range(5)]
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), 1, theme.px(16), 0)
        row.setSpacing(0)
        for widget in (
            self._dot, self._saved, self._parting[0], self._counts, self._asks,
            self._parting[1]):
            row.addWidget(widget)
            if widget is self._dot:
                row.addSpacing(theme.px(6))
            elif widget is self._counts:
                row.addSpacing(theme.px(12))
        row.addWidget(self._said, 1)
        row.addWidget(self._work)
        row.addWidget(self._running)
        row.addWidget(self._parting[3])
        row.addWidget(self._parting[2])
        row.addWidget(self._zoom)
        row.addWidget(self._parting[4])
        row.addWidget(self._wall)
        for parting in self._parting[1:]:
            parting.hide()

    def set_saved(self, words: str, *, well: bool = True) -> None:
        """Say when the last change was kept."""
        self._dot.set_tone("accent" if well else "warn")
        self._saved.setText(words)

    def set_counts(self, words: str) -> None:
        """Say how much is on the map."""
        self._counts.setText(words)

    def set_asks(self, words: str) -> None:
        """Say how many questions wait about who is who; nothing where none does."""
        self._asks.setText(words)
        self._asks.updateGeometry()
        self._asks.setVisible(bool(words))

    @property
    def asks(self) -> Link:
        """The words that open the questions."""
        return self._asks

    def set_said(self, words: str) -> None:
        """Say what happened last."""
        self._said.setText(words)
        self._parting[1].setVisible(bool(words))

    def set_running(self, words: str) -> None:
        """Say which session runs, its step and its clock."""
        self._running.setText(words)
        self._show_partings()

    @property
    def running(self) -> str:
        """What it says of the session that runs."""
        return self._running.text()

    def set_zoom(self, words: str) -> None:
        """Say how near the map is looked at."""
        self._zoom.setText(words)

    def show_zoom(self, shown: bool) -> None:
        """Say how near the map is looked at where there is a map, and nowhere else."""
        self._zoom.setVisible(shown)
        self._show_partings()

    def set_wall(self, words: str) -> None:
        """Say what the room sees; nothing while there is no wall."""
        self._wall.setText(words)
        self._show_partings()

    @property
    def wall(self) -> str:
        """What it says of the wall."""
        return self._wall.text()

    @property
    def work(self) -> Work:
        """The place where long work is shown."""
        return self._work

    @property
    def counts(self) -> str:
        """What it says of the map."""
        return self._counts.text()

    @property
    def saved(self) -> str:
        """What it says of the last change."""
        return self._saved.text()

    def _show_partings(self) -> None:
        """Part only what stands side by side."""
        zoom, wall = not self._zoom.isHidden(), bool(self._wall.text())
        self._parting[3].setVisible(bool(self._running.text()) and (zoom or wall))
        self._parting[4].setVisible(zoom and wall)

    def _hairline(self) -> QWidget:
        holder = QWidget()
        holder.setFixedWidth(self._theme.px(24))
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        line = Line(self._theme, upright=True)
        line.setFixedHeight(self._theme.px(12))
        row.addWidget(line, alignment=Qt.AlignmentFlag.AlignCenter)
        return holder


class Work(QWidget):
    """What runs in the background: a sentence, how far it is, and *Stop*."""

    def __init__(self, theme: Theme, cancel_words: str) -> None:
        super().__init__()
        self._theme = theme
        self._text = Text(theme, role="small", tone="ink_soft")
        self._bar = QProgressBar()
        self._bar.setRange(0, 1000)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(theme.px(120))
        self.cancel = Button(theme, cancel_words, look="quiet", small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, theme.px(8), 0)
        row.setSpacing(theme.px(8))
        for widget in (self._text, self._bar, self.cancel):
            row.addWidget(widget)
        self.hide()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def show_progress(self, share: float, words: str) -> None:
        """Say what runs and how far it is, from 0 to 1."""
        self._text.setText(words)
        self._bar.setRange(0, 1000 if share > 0 else 0)
        self._bar.setValue(round(share * 1000))
        self.show()
