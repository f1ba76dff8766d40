"""A kept photo with what is said of it: its caption, what the people on it agreed to; or away."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from collective_desk.commands.attachments import delete_attachments, set_attachment
from collective_desk.domain.entities import Attachment
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.store.queries.attachments import Shown
from collective_desk.ui.actions.edit import say_undoable
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.forms.fields import TextField
from collective_desk.ui.photos import photo_label
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.parts import Link
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace


class PhotoRow(QWidget):
    """Holds the picture beside its caption and its consent, which keep themselves."""

    def __init__(self, workspace: Workspace, shown: Shown, side: int) -> None:
        super().__init__()
        theme, words = workspace.theme, workspace.words
        self._workspace, self.picture = workspace, _picture(workspace, shown, side)
        self.caption = TextField(inline=False)
        self.caption.setPlaceholderText(words("photo.caption"))
        self.caption.setAccessibleName(words("photo.caption"))
        self.caption.written.connect(self._on_caption)
        self.consent = Link(theme, tone="accent", role="small")
        self.consent.clicked.connect(self._on_consent)
        self.gone = Button(theme, icon="trash-2", look="quiet", small=True)
        self.gone.clicked.connect(self._on_gone)
        foot = QHBoxLayout()
        foot.addWidget(self.consent)
        foot.addStretch(1)
        foot.addWidget(self.gone)
        said = QVBoxLayout()
        said.setSpacing(theme.px(4))
        said.addWidget(self.caption)
        said.addLayout(foot)
        said.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.picture)
        row.addLayout(said, 1)
        self.show_photo(shown.attachment)

    def show_photo(self, attachment: Attachment) -> None:
        """Show what the desk says of it."""
        self._attachment, words = attachment, self._workspace.words
        self.caption.set_kept(attachment.caption)
        said = words("photo.consent", said=words(f"consent.{attachment.consent}"))
        self.consent.setText(said)
        self.consent.setAccessibleName(said)
        self.consent.updateGeometry()
        name = attachment.caption or attachment.name
        self.picture.setAccessibleName(name)
        gone = words("photo.take_away_named", name=name) if name else words("photo.take_away")
        self.gone.setAccessibleName(gone)
        self.gone.setToolTip(gone)

    def _on_caption(self, caption: str) -> None:
        self._workspace.do(set_attachment, self._attachment.id, caption=caption)

    def _on_consent(self, _checked: bool = False) -> None:
        words = self._workspace.words
        choices: list[Choice] = [
            (code, words(f"consent.{code}"), None) for code in VOCABULARIES["consent"]]
        open_choices(self.consent, choices, [self._attachment.consent], self._take_consent)

    def _take_consent(self, consent: object) -> None:
        self._workspace.do(set_attachment, self._attachment.id, consent=consent)

    def _on_gone(self, _checked: bool = False) -> None:
        workspace = self._workspace
        workspace.do(delete_attachments, (self._attachment.id,))
        say_undoable(workspace, workspace.words("photo.gone"))


def _picture(workspace: Workspace, shown: Shown, side: int) -> QWidget:
    """Show a photo small; one that did not come yet, or that is damaged, is told in words."""
    label = photo_label(workspace.theme, shown.data, side) if shown.data else None
    if label is not None:
        return label
    id = "photo.broken" if shown.data else "session.photo_missing"
    said = Text(workspace.theme, workspace.words(id), "small", tone="ink_soft", lines=4)
    said.setFixedWidth(workspace.theme.px(side))
    return said
