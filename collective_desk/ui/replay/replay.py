"""Playing the open map: the player moves, the look follows, the bar tells."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt

from collective_desk.commands.moments import forget_moment, name_moment, rename_moment
from collective_desk.domain.entities import EntityId, Moment, Session
from collective_desk.domain.shift import compare
from collective_desk.host.numerals import date_in_words
from collective_desk.showing.past import Past
from collective_desk.store.queries.growth import Growth, moments
from collective_desk.store.records import Commit
from collective_desk.ui.actions.edit import say_undoable
from collective_desk.ui.canvas.port import NoPort
from collective_desk.ui.canvas.view import Canvas
from collective_desk.ui.workspace import Workspace

from .bar import ReplayBar
from .player import Player
from .telling import moment_in_words, moments_in_words, shift_in_words
from .time_line import Mark


class Replay(QObject):
    """One replay, from its bar to its end; the map of now cannot be drawn on meanwhile."""

    def __init__(self, workspace: Workspace, past: Past, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._workspace, self._past, self._canvas = workspace, past, canvas
        self._port = canvas.port
        growth = self._growth
        self.bar = ReplayBar(workspace.theme, workspace.words, len(growth.steps))
        self.player = Player(len(growth.steps), self)
        self._compared: int | None = None
        self._connect()

    def start(self) -> None:
        """Stand at the last step, and take the keyboard."""
        canvas = self._canvas
        canvas.hand.cancel()
        canvas.port = NoPort()
        canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._show_marks()
        self._show(self.player.step)
        self.bar.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def stop(self) -> None:
        """Go back to the map of now."""
        self.player.pause()
        self._workspace.bridge.committed.disconnect(self._on_committed)
        self._canvas.port = self._port
        self._canvas.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._workspace.look.set(moment=None, compared=None)

    @property
    def _growth(self) -> Growth:
        return self._past.growth(self._workspace.map)

    def _connect(self) -> None:
        bar, player = self.bar, self.player
        bar.play_wanted.connect(player.toggle)
        bar.line.wanted.connect(self._on_step_wanted)
        bar.compare_wanted.connect(self._on_compare_wanted)
        bar.name_written.connect(self._on_name_written)
        bar.renamed.connect(self._on_renamed)
        bar.forgotten.connect(self._on_forgotten)
        player.moved.connect(self._show)
        player.playing_changed.connect(bar.set_playing)
        self._workspace.bridge.committed.connect(self._on_committed)

    def _on_step_wanted(self, step: int) -> None:
        self.player.pause()
        self.player.go(step)

    def _on_compare_wanted(self, wanted: bool) -> None:
        self._compared = self.player.step if wanted else None
        self.bar.line.set_compared(self._compared)
        self.bar.make_room(two=wanted)
        self._show(self.player.step)

    def _on_name_written(self, title: str) -> None:
        self._workspace.do(name_moment, self._time(self.player.step), title)

    def _on_renamed(self, moment: EntityId, title: str) -> None:
        self._workspace.do(rename_moment, moment, title)

    def _on_forgotten(self, moment: EntityId) -> None:
        self._workspace.do(forget_moment, moment)
        say_undoable(self._workspace, self._workspace.words("replay.forgotten"))

    def _on_committed(self, _commit: Commit) -> None:
        """Others may go on drawing: the end lies farther off then, we stay where we are."""
        count = len(self._growth.steps)
        self.player.count = count
        self.bar.line.setMaximum(count)
        self._show_marks()
        self.bar.show_step(
            self.player.step, self._when(self.player.step), self._what(self.player.step))

    def _time(self, step: int) -> datetime:
        steps = self._growth.steps
        return steps[step - 1].time if step else steps[0].time - timedelta(seconds=1)

    def _show(self, step: int) -> None:
        compared = None if self._compared is None else self._time(self._compared)
        self._workspace.look.set(moment=self._time(step), compared=compared)
        self.bar.show_step(step, self._when(step), self._what(step))

    def _when(self, step: int) -> str:
        words, looking = self._workspace.words, self._workspace.look.looking
        if looking.compared is not None:
            return moments_in_words(looking, words)
        return moment_in_words(self._time(step), words) if step else words("replay.begin")

    def _what(self, step: int) -> str:
        words, growth = self._workspace.words, self._growth
        if self._compared is not None:
            before, after = sorted((self._compared, step))
            return shift_in_words(compare(growth.content(before), growth.content(after)), words)
        if not step:
            return ""
        if (named := self.bar.line.named_at(step)) is not None:
            return named.title
        told = growth.steps[step - 1]
        id = f"do.{told.action}"
        deed = words(id if id in words else "replay.change")
        said = words("replay.what", person=told.person, deed=deed)
        session, at = growth.within(step) or (None, 0)
        held = self._workspace.desk.read.get(Session, session) if session else None
        if held is None or not held.title:
            return said
        return words("replay.in_step", said=said, session=held.title, number=at + 1)

    def _show_marks(self) -> None:
        read, words, growth = self._workspace.desk.read, self._workspace.words, self._growth
        marks = [
            Mark(growth.at(datetime.fromisoformat(moment.time)), moment.title, moment.id)
            for moment in read.all(Moment) if moment.time
        ]
        ends = growth.ends_of_sessions()
        for id, step in ends.items():
            session = read.get(Session, id)
            if session is not None and session.title:
                marks.append(Mark(step, words("replay.after", what=session.title)))
        if not ends:
            for step in moments(growth.steps):
                day = date_in_words(growth.steps[step - 1].time.astimezone().date(), words)
                marks.append(Mark(step, words("replay.after", what=day)))
        self.bar.set_marks(marks)
