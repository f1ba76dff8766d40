"""What is known of an area, of words on the map, or of a photo behind it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QSlider, QVBoxLayout, QWidget

from collective_desk.commands.regions import COLOURS, rename_region, set_backdrop, set_region
from collective_desk.domain.entities import Attachment, Backdrop, EntityId, Region
from collective_desk.ui.actions.register import Register
from collective_desk.ui.code_words import codes_in_words
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.forms.fields import NameField
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.parts import Labelled, Section
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.widgets.timers import once
from collective_desk.ui.workspace import Workspace

_REST_MS = 250


class GroundPanel(QWidget):
    """Name and colour of an area; strength and lock of a photo; who may see it."""

    def __init__(self, workspace: Workspace, register: Register) -> None:
        super().__init__()
        self._workspace = workspace
        self._id: EntityId = ""
        self._kind: type[Region | Backdrop] = Region
        self._build(register)

    @property
    def name_field(self) -> NameField:
        """The field of the name."""
        return self._name

    @property
    def strength(self) -> QSlider:
        """How much of the photo shows, in percent."""
        return self._strength

    @property
    def lock(self) -> QCheckBox:
        """Whether the photo stays where it is."""
        return self._lock

    def show_region(self, region: Region) -> None:
        """Show an area, or words."""
        self._id, self._kind = region.id, Region
        words = self._workspace.words
        self._title.setText(words(f"ground.{region.form}"))
        self._name.set_kept(region.label)
        token = region.colour if region.colour in COLOURS else ""
        self._colour.setText(words(f"area_colour.{token or 'plain'}"))
        self._show(region.sensitivity, photo=False)

    def show_photo(self, photo: Backdrop) -> None:
        """Show a photo behind the map."""
        self._id, self._kind = photo.id, Backdrop
        said = self._workspace.desk.read.get(Attachment, photo.attachment)
        self._title.setText(said.name if said and said.name else self._workspace.words(
            "ground.photo"))
        for widget, value in ((self._lock, photo.locked), (self._paper, photo.on_paper)):
            widget.blockSignals(True)
            widget.setChecked(value)
            widget.blockSignals(False)
        self._strength.blockSignals(True)
        self._strength.setValue(round(photo.strength * 100))
        self._strength.blockSignals(False)
        self._show(photo.sensitivity, photo=True)

    def keep(self) -> None:
        """Keep what is being written."""
        if self._kind is Region and self._id:
            self._name.keep()

    def _show(self, sensitivity: str, *, photo: bool) -> None:
        self._of_photo.setVisible(photo)
        self._of_area.setVisible(not photo)
        self._seen.setText(self._workspace.words(f"sensitivity.{sensitivity}"))

    def _build(self, register: Register) -> None:
        theme, words = self._workspace.theme, self._workspace.words
        self._title = Text(theme, role="title", strong=True, lines=2)
        self._name = NameField(theme.font("body"))
        self._name.written.connect(self._on_name_written)
        self._colour = Button(theme, icon="square-dashed", look="plain")
        self._colour.clicked.connect(self._on_colour_clicked)
        self._of_area = Section(theme, "", ruled=False)
        self._of_area.body.addWidget(Labelled(theme, words("field.name"), self._name))
        self._of_area.body.addWidget(Labelled(theme, words("field.colour"), self._colour))
        self._strength = QSlider(Qt.Orientation.Horizontal)
        self._strength.setRange(5, 100)
        self._strength.setPageStep(10)
        self._rest = once(self, _REST_MS, self._on_strength_rested)
        self._strength.valueChanged.connect(self._rest.start)
        self._lock = QCheckBox(words("photo.lock"))
        self._lock.toggled.connect(partial(self._on_toggled, "locked"))
        self._paper = QCheckBox(words("photo.on_paper"))
        self._paper.toggled.connect(partial(self._on_toggled, "on_paper"))
        self._of_photo = Section(theme, "", ruled=False)
        self._of_photo.body.addWidget(Labelled(theme, words("field.strength"), self._strength))
        self._of_photo.body.addWidget(self._lock)
        self._of_photo.body.addWidget(self._paper)
        self._seen = Button(theme, icon="eye", look="plain")
        self._seen.clicked.connect(self._on_seen_clicked)
        remove = register["edit.delete"]
        delete = Button(
            theme, remove.text().replace("&&", "&"), icon="trash-2", look="quiet",
            keys=remove.shortcut().toString())
        delete.clicked.connect(remove.trigger)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(12))
        for part in (self._title, self._of_area, self._of_photo,
                     Labelled(theme, words("field.sensitivity"), self._seen), delete):
            column.addWidget(part)
        column.addStretch(1)

    def _on_name_written(self, name: str) -> None:
        self._workspace.do(rename_region, self._id, name)

    def _on_colour_clicked(self) -> None:
        words = self._workspace.words
        choices: list[Choice] = [
            (token, words(f"area_colour.{token or 'plain'}"), None) for token in COLOURS]
        region = self._workspace.desk.read.get(Region, self._id)
        open_choices(
            self._colour, choices, [region.colour if region else ""], partial(self._set, "colour"))

    def _on_seen_clicked(self) -> None:
        codes = codes_in_words(self._workspace.words, "sensitivity")
        shown = self._workspace.desk.read.get(self._kind, self._id)
        open_choices(
            self._seen, [(code, said, None) for code, said in codes],
            [shown.sensitivity if shown else ""], partial(self._set, "sensitivity"))

    def _on_strength_rested(self) -> None:
        if self._kind is Backdrop:
            self._set("strength", self._strength.value() / 100)

    def _on_toggled(self, field: str, on: bool) -> None:
        self._set(field, on)

    def _set(self, field: str, value: object) -> None:
        if self._kind is Region:
            self._workspace.do(set_region, self._id, **{field: value})
        else:
            self._workspace.do(set_backdrop, self._id, **{field: value})
