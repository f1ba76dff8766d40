"""Leadership: whose turn it was, whether it is shared, our own stance, and if we leave."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt

from collective_desk.commands.actors import set_actor
from collective_desk.domain.days import today
from collective_desk.domain.entities import (
    Actor,
    Collective,
    EntityId,
    LeadershipTurn,
    Membership,
    Posture,
    Tie,
)
from collective_desk.store.queries.collectives import present
from collective_desk.store.queries.leadership import Turn, postures, turns
from collective_desk.store.queries.webs import web
from collective_desk.store.reader import Reader
from collective_desk.ui.code_words import code_words
from collective_desk.ui.panels.conflicts import Conflicts
from collective_desk.ui.reading import Reading
from collective_desk.ui.together.actor_line import ActorLine
from collective_desk.ui.together.readings import Leaving, Shares, if_we_leave, shares_of
from collective_desk.ui.together.said import names_of
from collective_desk.ui.together.tab import Ground, Tab, head
from collective_desk.ui.widgets.parts import Section
from collective_desk.ui.widgets.text import Text

from .posture_part import PosturePart
from .share_bars import ShareBars
from .turn_bands import Bar, Lane, TurnBands
from .turns_part import TurnsPart


class LeadershipTab(Tab):
    """Bars over time, the list of turns, and what follows from them in sentences."""

    reads = frozenset(kind.kind_name for kind in (
        Collective, LeadershipTurn, Posture, Membership, Actor, Tie))

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground)
        theme, words = self.workspace.theme, self.workspace.words
        self.said = Text(theme, role="lead", lines=0)
        self.measure = Text(theme, role="small", tone="ink_soft", lines=0)
        self.bands = TurnBands(
            theme, ground.signs, [words(f"month_short.{month}") for month in range(1, 13)])
        self.shares = ShareBars(theme)
        self.turns = TurnsPart(ground)
        self.conflicts = Conflicts(self.workspace)
        self.posture = PosturePart(self.workspace)
        self.leaving = Section(theme, words("leaving.title"))
        self.leaving_said = Text(theme, lines=0)
        self.leaving_more = Text(theme, role="small", tone="ink_soft", lines=0)
        self.ourselves = ActorLine(
            self.workspace, ground.index, ground.signs, words("leaving.line"))
        self.ourselves.told.connect(self._on_ourselves)
        for said in (self.leaving_said, self.leaving_more, self.ourselves):
            self.leaving.body.addWidget(said)
        self.main.addWidget(head(theme, words("leadership.title")))
        for part in (self.said, self.measure, self.bands, self.conflicts, self.turns):
            self.main.addWidget(part)
        share = Section(theme, words("leadership.days"))
        share.body.addWidget(self.shares)
        self.share = share
        self.leaving.hide()  # until it is known what would go
        self._left = Reading(self.workspace, _left, self._show_leaving)
        for beside in (self.posture, share, self.leaving):
            self.side.addWidget(beside)

    def refresh(self, collective: Collective | None) -> None:
        if collective is None:
            return
        read, day = self.workspace.desk.read, today()
        found = turns(read, collective.id)
        stood = postures(read, collective.id)
        shares = shares_of(found, present(read, collective.id), day.isoformat())
        self.turns.show_turns(collective, found)
        self.posture.show_postures(collective, stood)
        self._show_shares(shares)
        self._show_bands(found, stood, day)
        self._left.begin()
        self.conflicts.show_among(
            [*((LeadershipTurn.kind_name, one.turn.id) for one in found),
             *((Posture.kind_name, one.id) for one in stood)],
            {one.turn.id: one.actor.name for one in found})

    def begin(self) -> None:
        self.turns.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, id: EntityId) -> None:
        if self.turns.table.records.row_of(id) is not None:
            self.turns.table.go_to(id)
        else:
            self.posture.fields["signals"].setFocus(Qt.FocusReason.OtherFocusReason)

    def keep(self) -> None:
        self.posture.keep()

    def _show_shares(self, shares: Shares) -> None:
        words = self.workspace.words
        self.share.setVisible(bool(shares.days))
        self.measure.setVisible(bool(shares.days))
        if not shares.days:
            self.said.setText(words("leadership.none"))
            return
        total = sum(days for _, days in shares.days)
        first, most = shares.days[0]
        self.said.setText(words(
            f"leadership.{shares.how}", name=first.short_label or first.name,
            count=len(shares.days), all=shares.could, share=round(100 * most / total)))
        self.measure.setText(words(
            "leadership.rests", turns=words("leadership.turns", count=shares.turns),
            days=words("leadership.day_count", count=total),
            evenness=f"{shares.evenness:.2f}", centralisation=f"{shares.concentration:.2f}")
            if shares.how != "unknown" else words("leadership.one_only"))
        self.shares.show_shares([
            (actor.short_label or actor.name, days) for actor, days in shares.days],
            words("leadership.unit"))

    def _show_bands(self, found: list[Turn], stood: list[Posture], day: date) -> None:
        words = self.workspace.words
        lanes: dict[tuple[str, str | None], list[Bar]] = {}
        actors = {one.actor.id: one.actor for one in found}
        for one in found:
            said = code_words(words, "leadership_function", one.turn.function)
            # Two functions of one actor at once would cover each other in one lane.
            lane = lanes.setdefault((one.actor.id, one.turn.function), [])
            lane.append(Bar(one.since, one.until, said))
        ends = [*(one.since or "" for one in stood[1:]), ""]
        self.bands.show_bands(
            [Lane(actors[id], tuple(bars)) for (id, _), bars in lanes.items()],
            [(one.stance or "", Bar(one.since or "", end, code_words(words, "posture", one.stance)))
             for one, end in zip(stood, ends, strict=False)],
            label=words("posture.title"), today=day)

    def _show_leaving(self, found: Leaving) -> None:
        words = self.workspace.words
        self.leaving.show()
        self.ourselves.setVisible(not found.ours)
        self.leaving_more.setVisible(bool(found.ours))
        if not found.ours:
            self.leaving_said.setText(words("leaving.nobody"))
            return
        self.leaving_said.setText(words(
            "leaving.alone", names=names_of(words, found.alone), count=len(found.alone))
            if found.alone else words("leaving.holds"))
        cut = words("leaving.cut_off", names=names_of(words, found.cut_off),
                    count=len(found.cut_off)) if found.cut_off else ""
        ties = words("leaving.ties", count=found.ties, all=found.all_ties,
                     names=names_of(words, found.ours))
        self.leaving_more.setText(
            words("together.two", one=cut, two=ties) if cut else ties)

    def _on_ourselves(self, actor: str, _said: str) -> None:
        self.workspace.do(set_actor, actor, own_team=True)


def _left(reader: Reader) -> Leaving:
    return if_we_leave(web(reader))
