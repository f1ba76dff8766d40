"""An open desk in the frame: everything that shows it, put together in one place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from collective_desk.commands.desks import set_question
from collective_desk.commands.maps import set_map
from collective_desk.commands.quick_add import Added
from collective_desk.commands.tie_kinds import take_as_kind
from collective_desk.domain.entities import EntityId, Map
from collective_desk.domain.errors import DeskError
from collective_desk.host.words import Words
from collective_desk.picture.style import Style
from collective_desk.store.desk import Desk
from collective_desk.store.queries.maps import maps
from collective_desk.store.queries.suggest import SuggestIndex
from collective_desk.store.records import Commit
from collective_desk.ui.actions import NOUNS
from collective_desk.ui.actions.register import Register
from collective_desk.ui.bridge import Bridge
from collective_desk.ui.canvas.overlays import Overlays
from collective_desk.ui.informants import Informants
from collective_desk.ui.jobs import Failure, Jobs
from collective_desk.ui.likenesses import Likenesses
from collective_desk.ui.panels.same_panel import SamePanel
from collective_desk.ui.pens import Pens
from collective_desk.ui.photos import Photos
from collective_desk.ui.preferences import Preferences
from collective_desk.ui.quick_add.bar import QuickAddBar
from collective_desk.ui.quick_add.carrying import Carrying
from collective_desk.ui.quick_add.first_line import Typed
from collective_desk.ui.running.state import Sessions
from collective_desk.ui.running.step import Running
from collective_desk.ui.selection import Selection
from collective_desk.ui.side import Side
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.workspace import Host, Workspace, sentence

from .beholder import Beholder
from .desk_shell import DeskShell
from .drawn_words import drawn_words, name_of, word_between
from .filters import FilterBar
from .frame.figures import Figures
from .frame.frame import Frame
from .frame.telling import Telling
from .maps.map_canvas import MapCanvas
from .maps.map_place import MapPlace
from .maps.maps_button import MapsButton
from .meanings import Meanings
from .wishes import Wishes


class DeskView(QObject):
    """Fills the frame with a desk, keeps status and bars true, and takes it out again."""

    def __init__(
        self, desk: Desk, host: Host, window: QWidget, frame: Frame, theme: Theme, words: Words,
        preferences: Preferences,
    ) -> None:
        super().__init__(window)
        self.desk, self._frame, self._words = desk, frame, words
        self._wishes, selection = Wishes(), Selection(self)
        self.shell = DeskShell(host, frame, window)
        style = Style.load(theme.name).enlarged(theme.scale)
        self.beholder = Beholder(desk, words, style, self)
        canvas = MapCanvas(self.beholder.first.picture, style, selection, self._wishes)
        canvas.motion.reduced = theme.reduced_motion
        self.beholder.begin(canvas)
        bridge, pens, running = Bridge(desk), Pens(desk.read), Running(self)
        names = SuggestIndex(desk.read)
        # First of all who listen: the others ask it.
        bridge.committed.connect(names.refresh)
        self.workspace = Workspace(
            desk=desk, bridge=bridge, selection=selection,
            names=names, pens=pens, informants=Informants(desk.read, desk.person), side=Side(),
            jobs=Jobs(self), preferences=preferences, words=words, theme=theme, canvas=canvas,
            shell=self.shell, running=running, sessions=Sessions(desk, pens, running, self),
            look=self.beholder.look)
        self._telling = Telling(canvas, frame.status, desk.read, words)
        self.photos = Photos(desk.blobs, self)
        canvas.show_photos(self.photos)
        canvas.setAcceptDrops(True)
        bar = QuickAddBar(theme, words, self.workspace.pens, names, self._wishes)
        self.register = Register(self.workspace, window, canvas)
        self.map = MapPlace(self.workspace, self.register, canvas, bar, Overlays(canvas, words))
        self.likenesses = Likenesses(self.workspace, self)
        self.shell.asking = SamePanel(self.workspace, self.likenesses, window)
        self.shell.use(self.workspace, self.register, self.map, self.beholder)
        self._connect(bar, canvas)
        self.filters = FilterBar(self.workspace, self.beholder, canvas)
        self.meanings = Meanings(self.workspace, self.beholder.binder, canvas)
        self._wishes.use(
            self.workspace, self.shell.show_menu, self.shell.begin_line, self.meanings.moved)
        self._fill()

    def begin(self, before: Typed | None = None, typed: str = "") -> None:
        """Take the keyboard: the line where something was typed or the map is empty, else the map.

        `before` was typed while the desk was not there yet; `typed` are letters of now.
        """
        if before:
            Carrying(self.map.bar, before.followed_by(typed))
        elif not typed and self.workspace.sessions.runner.interrupted() is not None:
            self.shell.show_place("sessions")
        elif typed or not len(self.map.canvas.picture.xy):
            self.map.bar.begin(typed)
        else:
            self.map.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        """Take the desk out of the frame and let it go."""
        self.take_out()
        self.desk.close()

    def take_out(self) -> None:
        """Keep what is being written and stop what runs; the desk stays open."""
        self._frame.top.question.keep()
        self.map.inspector.actor.keep()
        self.map.inspector.tie.keep()
        self.map.inspector.ground.keep()
        self.workspace.sessions.runner.close()
        self.workspace.jobs.close()
        self._figures.close()
        self._frame.top.question.written.disconnect(self._on_question_written)
        self._frame.rail.place_chosen.disconnect(self.shell.show_place)
        self._frame.rail.help_wanted.disconnect(self.shell.open_help)
        for button in (self._frame.undo, self._frame.redo, self._frame.menu, self._frame.wall):
            button.clicked.disconnect()
        self._frame.status.asked.disconnect(self.shell.asking.open)
        self.workspace.bridge.close()
        self.beholder.close()
        self.register.close()
        self.shell.close()
        self.map.bar.popup.deleteLater()
        self._frame.clear()

    def _connect(self, bar: QuickAddBar, canvas: MapCanvas) -> None:
        workspace, frame, shell = self.workspace, self._frame, self.shell
        # Pens and names first: what shows the map asks them.
        workspace.bridge.committed.connect(workspace.pens.refresh)
        workspace.bridge.committed.connect(bar.refresh)
        workspace.bridge.committed.connect(workspace.sessions.runner.refresh)
        self.beholder.use(workspace, canvas)
        workspace.bridge.committed.connect(self._show_question)
        workspace.bridge.committed.connect(self._telling.on_committed)
        canvas.typed.connect(bar.begin)
        workspace.look.map_changed.connect(self._on_map_changed)
        workspace.sessions.runner.changed.connect(self._on_session_changed)
        workspace.sessions.runner.failed.connect(self._on_clock_failed)
        bar.drawn.connect(self._on_drawn)
        bar.taken.connect(self._on_taken)
        bar.refused.connect(self._on_refused)
        self.map.inspector.menu_wanted.connect(shell.show_selection_menu)
        self.map.table.menu_wanted.connect(shell.show_selection_menu)
        bar.table_pasted.connect(shell.begin_import)
        frame.top.question.written.connect(self._on_question_written)
        frame.rail.place_chosen.connect(shell.show_place)
        frame.rail.help_wanted.connect(shell.open_help)
        for button, id in ((frame.undo, "edit.undo"), (frame.redo, "edit.redo")):
            made = self.register[id]
            button.clicked.connect(made.trigger)
            made.changed.connect(self._show_tools)
        frame.wall.clicked.connect(self.register["wall.open"].trigger)
        frame.wall.setEnabled(True)
        shell.wall.changed.connect(self._show_wall)
        frame.menu.clicked.connect(shell.open_menu)
        frame.menu.setEnabled(True)
        workspace.jobs.failed.connect(self._on_work_failed)
        frame.status.cancel_wanted.connect(workspace.jobs.stop_latest)
        frame.status.asked.connect(shell.asking.open)

    def _fill(self) -> None:
        self._figures = Figures(
            self.workspace, self._frame.status, self.map.canvas, self.shell.wall, self.likenesses,
            self)
        self._maps = MapsButton(self.workspace)
        self._maps.clicked.connect(self.register["map.choose"].trigger)
        self._frame.add_place("map", self.map, (self._maps.holder, *self.map.tools))
        self._frame.show_place("map")
        self._show_question()
        self._frame.top.question.show()
        self.register.refresh()
        self._show_tools()

    def _show_wall(self) -> None:
        self.register.refresh(NOUNS["wall"])
        self._frame.wall.set_look("primary" if self.shell.wall.is_open else "default")

    def _show_tools(self) -> None:
        frame = self._frame
        for button, id in ((frame.undo, "edit.undo"), (frame.redo, "edit.redo")):
            made = self.register[id]
            button.setEnabled(made.isEnabled())
            button.setToolTip(made.toolTip())
            button.setAccessibleName(made.text())

    def _on_session_changed(self) -> None:
        self.register.refresh()

    def _on_clock_failed(self, error: DeskError) -> None:
        self.shell.say(sentence(self._words, error.id, error.facts), warn=True)

    def _on_question_written(self, question: str) -> None:
        """The first map asks the desk's question; each other one its own, once it has one."""
        maps_here = maps(self.desk.read)
        known = next((map for map in maps_here if map.id == self.workspace.map), None)
        if known is None or (known.id == maps_here[0].id and not known.question):
            self.workspace.do(set_question, question)
        else:
            self.workspace.do(set_map, known.id, question=question)

    def _show_question(self, _commit: Commit | None = None) -> None:
        known = self.desk.read.get(Map, self.workspace.map)
        own = known.question if known else ""
        self._frame.top.question.set_kept(own or self.desk.read.desk().question)

    def _on_map_changed(self) -> None:
        self.shell.show_replay(False)
        self._show_question()
        self.register.refresh()
        self.map.canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_drawn(self, added: Added) -> None:
        self._frame.status.set_said(drawn_words(added, self.desk.read, self._words))
        if not added.actors and not added.ties:
            self.workspace.selection.set(added.reused)
        drawn = added.actors or added.reused
        if drawn:
            self.map.canvas.show_new(drawn)
            self._tell_hidden(drawn[-1])
        word = word_between(added, self.desk.read)
        if word is not None:
            self.shell.say(
                self._words("drawn.between", name=name_of(self.desk.read, word)),
                self._words("drawn.as_kind"), partial(self._take_as_kind, word))

    def _take_as_kind(self, word: EntityId) -> None:
        self.workspace.do(take_as_kind, word)

    def _on_taken(self, id: EntityId, typed: str) -> None:
        """Offer to draw what was typed as somebody else: `Radio` is not always Radio Sun."""
        words, bar = self._words, self.map.bar
        self.shell.say(
            words("drawn.known", name=name_of(self.desk.read, id)),
            words("quick_add.new", name=typed), partial(bar.draw_new, typed))

    def _tell_hidden(self, id: EntityId) -> None:
        """Say that what was just drawn is there, though filters leave it out."""
        if id not in self.map.canvas.picture.row and self.workspace.look.looking.filters:
            words = self._words
            name = name_of(self.desk.read, id)
            self.shell.say(
                words("filters.hidden", name=name), words("action.look.filters_off"),
                self.register["look.filters_off"].trigger)

    def _on_refused(self, said: str) -> None:
        self.shell.say(said, warn=True)

    def _on_work_failed(self, failure: Failure) -> None:
        self.shell.say(sentence(self._words, failure.id, failure.facts), warn=True)
