"""Filters, saved views, frames to step through: chosen, kept, gone to and come back from."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from collective_desk.commands import looks
from collective_desk.domain.entities import EntityId, Frame, SavedView
from collective_desk.domain.filters import from_json, to_json
from collective_desk.domain.looking import Looking
from collective_desk.ui.canvas.camera import Camera
from collective_desk.ui.canvas.view import Canvas
from collective_desk.ui.map_look import Box
from collective_desk.ui.widgets.chooser import Chooser
from collective_desk.ui.widgets.floating import SHADOW, Floating
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

from .beholder import Beholder
from .filters import FilterChooser
from .stops import Hand, StopChooser


class Presenting(QObject):
    """Goes to views and frames; looking there changes nothing on the desk."""

    def __init__(
        self, workspace: Workspace, beholder: Beholder, canvas: Canvas, window: QWidget
    ) -> None:
        super().__init__(window)
        self.filters = FilterChooser(workspace, beholder, window)
        self._workspace, self._canvas = workspace, canvas
        self._before: tuple[Looking, Camera] | None = None
        self._frame: EntityId | None = None
        self._view: EntityId | None = None
        self.card = FrameCard(workspace, canvas)
        workspace.look.map_changed.connect(self._on_map_changed)
        self.views = StopChooser(workspace, Hand(
            ("views.placeholder", "views.nothing", "views.keep"), "bookmark",
            self.all_views, self.keep_view, self.go_to_view,
            looks.rename_view, looks.move_view, looks.delete_view), window)
        self.frames = StopChooser(workspace, Hand(
            ("frames.placeholder", "frames.nothing", "frames.keep"), "gallery-horizontal",
            self.all_frames, self.keep_frame, self.go_to_frame,
            looks.rename_frame, looks.move_frame, looks.delete_frame), window)

    @property
    def presents(self) -> bool:
        """Whether a presentation is under way."""
        return self._frame is not None

    def close(self) -> None:
        """Take what floats off the window."""
        for floating in (self.filters, self.views, self.frames):
            floating.hide()
            floating.deleteLater()

    def open_filters(self) -> None:
        """Choose what the map shows."""
        self._open(self.filters)

    def open_views(self) -> None:
        """Show saved views, and keep another."""
        self._open(self.views)

    def open_frames(self) -> None:
        """Show the frames of the presentation, and add another."""
        self._open(self.frames)

    def all_views(self) -> list[SavedView]:
        """List the saved views of the map, in their order."""
        read, map = self._workspace.desk.read, self._workspace.map
        return sorted(read.all(SavedView, map=map), key=lambda one: (one.order, one.id))

    def all_frames(self) -> list[Frame]:
        """List the frames of the map, in their order."""
        read, map = self._workspace.desk.read, self._workspace.map
        return sorted(read.all(Frame, map=map), key=lambda one: (one.order, one.id))

    def keep_view(self, title: str) -> None:
        """Keep how the map is looked at now."""
        looking = self._workspace.look.looking
        self._view = self._workspace.do(
            looks.save_view, self._workspace.map, title, filters=to_json(looking.filters),
            lens=looking.lens, arrangement=looking.arrangement, arranged_by=looking.arranged_by,
            focus=looking.focus, focus_steps=looking.focus_steps, box=self._box())

    def go_to_view(self, view: SavedView) -> None:
        """Look at the map as it was kept."""
        self._view = view.id
        self._workspace.look.take(Looking(
            view.lens or "kind", view.arrangement or "free", view.arranged_by,
            from_json(view.filters), view.focus, view.focus_steps))
        self._look_at(view.box)
        self._workspace.shell.say(view.title)

    def step_view(self, by: int) -> None:
        """Go to the next saved view, or the one before; after the last comes the first."""
        kept = self.all_views()
        if kept:
            ids = [one.id for one in kept]
            at = ids.index(self._view) + by if self._view in ids else min(by, 0)
            self.go_to_view(kept[at % len(kept)])

    def keep_frame(self, title: str) -> None:
        """Add what is in view to the presentation."""
        looking = self._workspace.look.looking
        self._workspace.do(
            looks.add_frame, self._workspace.map, title, box=self._box(), lens=looking.lens)

    def go_to_frame(self, frame: Frame) -> None:
        """Show a frame; what was looked at before comes back at the end."""
        if self._before is None:
            self._before = self._workspace.look.looking, self._canvas.camera
        self._frame = frame.id
        self._workspace.look.set(lens=frame.lens or "kind")
        self._look_at(frame.box)
        kept = self.all_frames()
        self.card.show_frame(frame.title, [one.id for one in kept].index(frame.id) + 1, len(kept))
        self._workspace.look.present(frame.title, frame.box)
        self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def step_frame(self, by: int) -> None:
        """Go on in the presentation, or back; it begins at the first and stops at the last."""
        kept = self.all_frames()
        ids, last = [one.id for one in kept], len(kept) - 1
        if self._frame in ids:
            self.go_to_frame(kept[min(max(ids.index(self._frame) + by, 0), last)])
        elif kept:
            self.go_to_frame(kept[0 if by > 0 else last])

    def end(self) -> None:
        """Look at the map as before the presentation."""
        self._frame = None
        self.card.hide()
        self._workspace.look.present(None)
        if self._before is not None:
            (looking, camera), self._before = self._before, None
            self._workspace.look.take(looking)
            self._canvas.glide(camera)

    def _on_map_changed(self) -> None:
        """Another map has views and frames of its own."""
        self._before = self._frame = self._view = None
        self.card.hide()

    def _open(self, chooser: Chooser) -> None:
        self._workspace.shell.show_place("map")
        chooser.open()

    def _box(self) -> Box:
        canvas = self._canvas
        left, top, right, foot = canvas.camera.seen(canvas.width(), canvas.height())
        return left, top, right - left, foot - top

    def _look_at(self, box: Box | None) -> None:
        if box is not None:
            self._canvas.motion.finish()
            self._canvas.glide(self._canvas.around(box))


class FrameCard(Floating):
    """Says at the head of the map which frame is shown, and how to go on."""

    def __init__(self, workspace: Workspace, canvas: Canvas) -> None:
        super().__init__(workspace.theme, canvas)
        theme, words = workspace.theme, workspace.words
        self._words, self._canvas = words, canvas
        self._count = Text(theme, role="small", tone="ink_soft")
        self._title = Text(theme, role="lead", strong=True)
        self._keys = Text(theme, words("frames.keys"), role="small", tone="ink_soft")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(16), theme.px(8), theme.px(16), theme.px(8))
        row.setSpacing(theme.px(14))
        for text in (self._count, self._title, self._keys):
            row.addWidget(text)
        self.hide()

    def show_frame(self, title: str, number: int, count: int) -> None:
        """Show the title of a frame and its place."""
        self._count.setText(self._words("stops.number", number=number, count=count))
        self._title.setText(title)
        self.adjustSize()
        self.resize(min(self.width(), self._canvas.width() - 2 * SHADOW), self.height())
        self.move((self._canvas.width() - self.width()) // 2, 0)
        self.show()
        self.raise_()
