"""What we answer: a text of one's own in each round, the others' beside it, earlier ones below."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from collective_desk.commands.reflection import answer_question
from collective_desk.domain.entities import ReflectionAnswer, ReflectionRound
from collective_desk.host.said_days import said_day
from collective_desk.store.queries.reflections import answers
from collective_desk.ui.forms.fields import ProseField, TextField
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.widgets.parts import Labelled, Section, emptied
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.workspace import Workspace


class AnswerPart(QWidget):
    """Keeps itself while it is written; what others say and said stands on the page beside."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self._question = "RQ1"
        self._round: ReflectionRound | None = None
        theme, words = workspace.theme, workspace.words
        self.ours = Section(theme, words("reflection.ours"))
        self.conflicts = Conflicts(workspace)
        self.text = ProseField()
        self.text.setPlaceholderText(words("reflection.hint"))
        self.text.setAccessibleName(words("reflection.ours"))
        self.text.written.connect(partial(self._on_written, "text"))
        self.next = TextField(inline=False)
        self.next.setPlaceholderText(words("reflection.next_hint"))
        self.next.written.connect(partial(self._on_written, "next_step"))
        self.ours.body.addWidget(self.conflicts)
        self.ours.body.addWidget(self.text)
        self.ours.body.addWidget(Labelled(theme, words("field.next_step"), self.next))
        self.others = Section(theme, words("reflection.others"))
        self.earlier = Section(theme, words("reflection.earlier"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.ours)

    def show_answers(
        self, question: str, round: ReflectionRound | None, known: dict[str, ReflectionRound]
    ) -> list[ReflectionAnswer]:
        """Show the answers to a question; give them, the latest first."""
        if (question, round and round.id) != (self._question, self._round and self._round.id):
            self.keep()
        self._question, self._round = question, round
        found = answers(self._workspace.desk.read, question)
        here = [one for one in found if round is not None and one.round == round.id]
        mine = next((one for one in here if one.person == self._workspace.desk.person), None)
        self.text.set_kept(mine.text if mine else "")
        self.next.set_kept(mine.next_step if mine else "")
        clashing = [(ReflectionAnswer.kind_name, mine.id)] if mine else []
        if round is not None:
            clashing.append((ReflectionRound.kind_name, round.id))
        self.conflicts.show_among(clashing)
        self._show(self.others, [one for one in here if one is not mine], known)
        self._show(self.earlier, [one for one in found if one not in here], known)
        return found

    def keep(self) -> None:
        """Keep what is being written."""
        self.text.keep()
        self.next.keep()

    def _show(
        self, part: Section, found: Sequence[ReflectionAnswer], known: dict[str, ReflectionRound]
    ) -> None:
        emptied(part.body)
        theme, words = self._workspace.theme, self._workspace.words
        for one in found:
            round = known.get(one.round)
            said = words(
                "reflection.by", day=said_day(words, round.date if round else one.date) or "·",
                person=one.person or "·")
            part.body.addWidget(Text(theme, said, "caption", tone="ink_soft"))
            if one.text:
                part.body.addWidget(Text(theme, one.text, lines=0))
            if one.next_step:
                step = words("reflection.step", text=one.next_step)
                part.body.addWidget(Text(theme, step, "small", tone="ink_soft", lines=0))
        part.setVisible(bool(found))

    def _on_written(self, field: str, text: str) -> None:
        self._workspace.do(
            answer_question, self._question, round=self._round.id if self._round else None,
            **{field: text})
