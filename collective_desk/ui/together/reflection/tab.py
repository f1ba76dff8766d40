"""Nine questions, each opening with what the desk says; answered in any order, never finished."""

from __future__ import annotations

from PySide6.QtCore import Qt

from collective_desk.commands.reflection import begin_round, set_round
from collective_desk.domain.days import today
from collective_desk.domain.entities import (
    KINDS,
    Collective,
    ReflectionAnswer,
    ReflectionRound,
)
from collective_desk.domain.rules import names_listed
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.host.said_days import said_day
from collective_desk.store.queries.reflections import answers, came_since, rounds
from collective_desk.store.records import Commit
from collective_desk.ui.forms.choices import Choice, open_choices
from collective_desk.ui.forms.fields import TextField
from collective_desk.ui.together.record_table import RecordTable
from collective_desk.ui.together.records import Column, Record
from collective_desk.ui.together.tab import Ground, Tab
from collective_desk.ui.widgets.button import Button
from collective_desk.ui.widgets.parts import Labelled
from collective_desk.ui.widgets.text import Text

from .answer_part import AnswerPart
from .evidence import Asked
from .table import evidence_for
from .view import EvidenceView

QUESTIONS = VOCABULARIES["question"]
TOUCHING: dict[str, tuple[str, ...]] = {
    "RQ1": ("actor", "tie", "assessment"), "RQ2": ("missing_item", "actor"),
    "RQ3": ("goal", "endorsement", "note"), "RQ4": ("success_criterion",),
    "RQ5": ("assessment", "tie"), "RQ6": ("tie",),
    "RQ7": ("milestone", "commitment", "note"), "RQ8": ("collective_link", "membership"),
    "RQ9": ("posture", "leadership_turn"),
}
"""What bears on each question: counted since the last answer."""
BEGIN = "begin"


class ReflectionTab(Tab):
    """The questions stand beside; the page is the one that is chosen."""

    reads = frozenset(KINDS)
    """Everything on the desk may be evidence."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        theme, words = self.workspace.theme, self.workspace.words
        self._collective: Collective | None = None
        self._question = QUESTIONS[0]
        self._round: str = ""
        self.list = RecordTable(
            theme, ground.signs, words("reflection.questions"),
            [Column(words("reflection.questions"), breaks_under=262), Column("", 34)],
            most=9, heads=False)
        self.list.opened.connect(self._on_opened)
        self.list.selectionModel().currentRowChanged.connect(self._on_row)
        self.which = Button(theme, "", arrow=True, small=True)
        self.which.clicked.connect(self._on_which)
        self.people = TextField(inline=False)
        self.people.setPlaceholderText(words("reflection.people_hint"))
        self.people.written.connect(self._on_people)
        self._people_row = Labelled(theme, words("field.people"), self.people)
        self.said = Text(theme, role="small", tone="ink_soft", lines=0)
        self.number = Text(theme, role="small", tone="ink_soft")
        self.title = Text(theme, role="heading", strong=True, lines=0)
        self.since = Text(theme, role="small", tone="ink_soft", lines=0)
        self.evidence = EvidenceView(
            theme, words, ground.signs, words("reflection.evidence"), words("reflection.silent"))
        self.evidence.followed.connect(self.workspace.shell.following.go)
        self.answer = AnswerPart(self.workspace)
        for part in (self.number, self.title, self.since, self.evidence, self.answer.others,
                     self.answer.earlier):
            self.main.addWidget(part)
        for beside in (self.which, self._people_row, self.list, self.said, self.answer):
            self.side.addWidget(beside)

    @property
    def question(self) -> str:
        """The question that is shown."""
        return self._question

    def refresh(self, collective: Collective | None) -> None:
        self._collective = collective
        known = self._rounds()
        self._show_list(known)
        self._show_round(known.get(self._round))
        self._show_question(known)

    def took(self, commit: Commit) -> bool:
        """An answer that keeps itself is no new evidence."""
        if set(commit.touched) - {ReflectionAnswer.kind_name, ReflectionRound.kind_name}:
            return False
        known = self._rounds()
        self._show_list(known)
        self._show_round(known.get(self._round))
        self._show_answers(known)
        return True

    def begin(self) -> None:
        self.list.go_to(self._question)

    def keep(self) -> None:
        self.answer.keep()
        self.people.keep()

    def show_question(self, question: str) -> None:
        """Go to a question."""
        self.answer.keep()
        self._question = question
        self._show_question(self._rounds())

    def _rounds(self) -> dict[str, ReflectionRound]:
        """Read the rounds, the latest first; it is the one shown where none was chosen."""
        known = {one.id: one for one in rounds(self.workspace.desk.read)}
        if self._round not in known:
            self._round = next(iter(known), "")
        return known

    def _show_list(self, known: dict[str, ReflectionRound]) -> None:
        words, read = self.workspace.words, self.workspace.desk.read
        answered = {one.question for one in answers(read) if one.round == self._round}
        self.list.show_records([
            Record(code, (
                words("reflection.row", number=number, text=words(f"question.short.{code}")),
                "✓" if code in answered else ""))
            for number, code in enumerate(QUESTIONS, 1)
        ])
        self.said.setText(
            words("reflection.answered", count=len(answered)) if known
            else words("reflection.none"))

    def _show_round(self, round: ReflectionRound | None) -> None:
        words = self.workspace.words
        self.which.setText(
            words("reflection.round_of", day=said_day(words, round.date) or "·") if round
            else words("reflection.begin"))
        self._people_row.setVisible(round is not None)
        self.people.set_kept(words("names.comma").join(round.people) if round else "")

    def _show_question(self, known: dict[str, ReflectionRound]) -> None:
        words, question = self.workspace.words, self._question
        number = QUESTIONS.index(question) + 1
        self.number.setText(words("reflection.number", number=number, all=len(QUESTIONS)))
        self.title.setText(words(f"question.{question}"))
        asked = Asked(self.workspace.desk.read, words, self._collective)
        self.evidence.show_evidence(evidence_for(question, asked))
        self._show_answers(known)

    def _show_answers(self, known: dict[str, ReflectionRound]) -> None:
        found = self.answer.show_answers(self._question, known.get(self._round), known)
        self._show_since(found)

    def _show_since(self, found: list[ReflectionAnswer]) -> None:
        """Say what came to the desk since this question was last answered."""
        words = self.workspace.words
        last = next((one.date for one in found if one.date), None)
        if last is None:
            self.since.setText(words("reflection.never"))
            return
        came = came_since(self.workspace.desk.read, last)
        said = [words(f"came.{kind}", count=came[kind]) for kind in TOUCHING[self._question]
                if came[kind]]
        day = said_day(words, last)
        self.since.setText(
            words("reflection.since", day=day, said=words("names.comma").join(said))
            if said else words("reflection.nothing_since", day=day))

    def _on_row(self, *_rows: object) -> None:
        id = self.list.current
        if id and id != self._question:
            self.show_question(id)

    def _on_opened(self, id: str) -> None:
        self.show_question(id)
        self.answer.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_which(self, _checked: bool = False) -> None:
        words = self.workspace.words
        known = rounds(self.workspace.desk.read)
        if not known:
            self._take_round(BEGIN)
            return
        choices: list[Choice] = [
            (one.id, words("reflection.round_of", day=said_day(words, one.date) or "·"), None)
            for one in known]
        if not any(one.date == today().isoformat() for one in known):
            choices.append((BEGIN, words("reflection.begin"), None))
        open_choices(self.which, choices, [self._round], self._take_round)

    def _take_round(self, id: object) -> None:
        self.keep()
        self._round = str(id) if id != BEGIN else (self.workspace.do(begin_round) or self._round)
        self.refresh(self._collective)

    def _on_people(self, text: str) -> None:
        if self._round:
            self.workspace.do(set_round, self._round, people=names_listed(text))
