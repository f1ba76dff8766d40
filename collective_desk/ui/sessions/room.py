"""Who is in the room: groups and their heads, who agreed to what."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from collective_desk.commands.attendance import count_present
from collective_desk.domain.entities import EntityId, Session
from collective_desk.domain.folding import fold
from collective_desk.domain.head_count import MOST_HEADS, HeadCount, read_heads
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.store.queries.names import NameIndex
from collective_desk.store.queries.sessions import Present, present
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.forms.entry_line import EntryLine
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.parts import Link, emptied
from collective_desk.ui.widgets.tab_order import tab_as_laid_out
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace

from .saying import named

ROOMY = 220
"""Width under which names need the room of the bars."""
SIGNS = {
    "not_asked": "circle-dashed", "verbal": "circle-check", "written": "list-checks",
    "withdrawn": "circle-x",
}


class HeadsBar(QWidget):
    """Heads as a bar that ends at the number."""

    def __init__(self, theme: Theme, share: float) -> None:
        super().__init__()
        self._theme, self._share = theme, share
        self.setFixedSize(theme.px(54), theme.px(6))
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        wide = max(self.width() * self._share, 4)
        left = 0 if self.isRightToLeft() else self.width() - wide
        painter.drawRoundedRect(QRectF(left, 0, wide, self.height()), 3, 3)


class Room(QWidget):
    """Counts people; a press on a row counts anew, or notes what they agreed to."""

    def __init__(self, workspace: Workspace, names: NameIndex) -> None:
        super().__init__()
        self._workspace, self._names = workspace, names
        self._session: Session | None = None
        self._here: list[Present] = []
        self._bars: list[HeadsBar] = []
        self.agreed: list[Button] = []
        """What each agreed to; a press says it anew, or that they are not here."""
        self.missed: list[Link] = []
        """Who was expected and is not here; a press begins their line."""
        theme, words = workspace.theme, workspace.words
        self._total = Text(theme, role="small", tone="ink_soft")
        head = QHBoxLayout()
        head.addWidget(Text(
            theme, words("session.in_the_room"), "caption", tone="ink_soft", strong=True), 1)
        head.addWidget(self._total)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        self._facts = QVBoxLayout()
        self._facts.setSpacing(theme.px(4))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addWidget(self._entry())
        column.addLayout(self._facts)

    @property
    def total(self) -> str:
        """How many people are in the room, in words."""
        return self._total.text()

    def show_session(self, session: Session | None) -> None:
        """Show who is at a session."""
        self._session = session
        self.refresh()

    def refresh(self) -> None:
        """Read again who is here."""
        words, read = self._workspace.words, self._workspace.desk.read
        here = self._here = present(read, self._session.id) if self._session else []
        most = max((one.heads for one in here), default=1)
        held = next((at for at, one in enumerate(self.agreed) if one.hasFocus()), None)
        emptied(self._rows)
        self._bars, self.agreed = [], []
        for one in here:
            self._rows.addWidget(self._row(one, one.heads / most))
        if held is not None:
            stops = [*self.agreed, self.group]
            stops[min(held, len(stops) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        heads = sum(one.heads for one in here)
        self._total.setText(words("session.people", count=heads) if heads else "")
        self._show_facts(here)
        tab_as_laid_out(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for bar in self._bars:
            bar.setVisible(event.size().width() > self._workspace.theme.px(ROOMY))

    def _row(self, one: Present, share: float) -> QWidget:
        theme, words = self._workspace.theme, self._workspace.words
        name = named(self._workspace.desk.read, one.actor) if one.actor else one.group
        consent = words(f"consent.{one.consent}")
        agreed = Button(theme, icon=SIGNS[one.consent], look="quiet", small=True)
        agreed.setAccessibleName(words("session.consent_of", name=name, consent=consent))
        agreed.setToolTip(consent)
        agreed.clicked.connect(partial(self._on_consent, agreed, one))
        heads = Text(theme, str(one.heads))
        heads.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        heads.setFixedWidth(theme.px(30))
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(6))
        row.addWidget(Text(theme, name, lines=2), 1)
        bar = HeadsBar(theme, share)
        # Never shown before it has a parent: it would be a window of its own for a blink.
        if self.width() <= theme.px(ROOMY):
            bar.hide()
        self._bars.append(bar)
        self.agreed.append(agreed)
        for widget in (bar, heads, agreed):
            row.addWidget(widget)
        return holder

    def _entry(self) -> EntryLine:
        words = self._workspace.words
        self.group = EntryLine(words("session.who_came"))
        self.group.setToolTip(words("session.who_came_help"))
        self.group.returnPressed.connect(self._on_entered)
        return self.group

    def _show_facts(self, here: list[Present]) -> None:
        words = self._workspace.words
        emptied(self._facts)
        if here and all(one.consent in {"verbal", "written"} for one in here):
            self._add_fact(words("session.all_agreed"), "circle-check", "accent")
        elif unasked := sum(one.heads for one in here if one.consent == "not_asked"):
            self._add_fact(words("session.not_asked", count=unasked), "circle-alert", "warn")
        if gone := sum(one.heads for one in here if one.consent == "withdrawn"):
            self._add_fact(words("session.withdrew", count=gone), "eye-off", "warn")
        came = {one.actor for one in here}
        # Nobody is missed before people meet.
        met = self._session is not None and self._session.state != "planned"
        expected = self._session.expected if self._session and met else ()
        missing = [name for id in expected if id not in came
                   and (name := named(self._workspace.desk.read, id))]
        self.missed = []
        for name in missing[:4]:
            here_now = Link(
                self._workspace.theme, words("session.expected_not_here", name=name), role="small",
                wraps=True)
            here_now.setToolTip(words("session.came_after_all"))
            here_now.clicked.connect(partial(self._on_missed, name))
            self.missed.append(here_now)
            self._add_sign(here_now, "circle-alert", "warn")

    def _on_missed(self, name: str, _checked: bool = False) -> None:
        """They came after all: only how many is still to be typed."""
        self.group.setText(f"{name} ")
        self.group.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_fact(self, text: str, icon: str, tone: str) -> None:
        said = Text(self._workspace.theme, text, "small", tone="ink_soft", lines=4)
        self._add_sign(said, icon, tone)

    def _add_sign(self, said: QWidget, icon: str, tone: str) -> None:
        theme = self._workspace.theme
        sign = QLabel()
        sign.setPixmap(theme.pixmap(icon, size=16, tone=tone, ratio=self.devicePixelRatioF()))
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addWidget(sign)
        row.addWidget(said, 1)
        self._facts.addLayout(row)

    def _on_entered(self) -> None:
        said = self.group.text().strip()
        if not said:
            return
        count = read_heads(said, self._is_name)
        found = self._names.who(count.name)
        actor = found[0] if len(found) == 1 else None
        before = self._counted(actor, count.name)
        if before is not None and count.heads is None:
            # Said again without a number: a slip of the hand should not make one of seven.
            self._workspace.shell.say(self._workspace.words(
                "session.counted_already", name=count.name, count=before.heads))
            return
        self.group.clear()
        self._count(actor, "" if actor else count.name, _heads(count, before))

    def _is_name(self, said: str) -> bool:
        return self._names.knows(said) or self._counted(None, said) is not None

    def _counted(self, actor: EntityId | None, group: str) -> Present | None:
        """Give the row of people that are here already."""
        return next((
            one for one in self._here
            if (one.actor == actor if actor else not one.actor and fold(one.group) == fold(group))),
            None)

    def _count(
        self, actor: EntityId | None, group: str, heads: int, consent: str | None = None
    ) -> None:
        if self._session is not None:
            self._workspace.do(
                count_present, self._session.id, actor=actor, group=group, heads=heads,
                consent=consent)

    def _on_consent(self, link: QWidget, one: Present, _checked: bool = False) -> None:
        choices: list[Choice] = [
            (code, self._workspace.words(f"consent.{code}"), None)
            for code in VOCABULARIES["consent"]]
        nobody = self._workspace.words("session.not_here")
        open_choices(
            link, choices, [one.consent], partial(self._take_consent, one), nothing=nobody)

    def _take_consent(self, one: Present, consent: object) -> None:
        heads = 0 if consent is None else one.heads
        self._count(one.actor, one.group, heads, str(consent) if consent else None)


def _heads(count: HeadCount, before: Present | None) -> int:
    """Say how many there are now: those who came late are added."""
    heads = 1 if count.heads is None else count.heads
    return min(heads + before.heads, MOST_HEADS) if count.more and before else heads
