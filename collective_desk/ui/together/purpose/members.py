"""The members of a collective: their part, and from when to when."""

from __future__ import annotations

from collections import Counter
from functools import partial

from collective_desk.commands.memberships import (
    add_members,
    add_new_member,
    delete_memberships,
    end_memberships,
    set_membership,
)
from collective_desk.domain.entities import Collective, EntityId, Membership
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.store.queries.collectives import Member, members
from collective_desk.ui.code_words import code_words, codes_in_words
from collective_desk.ui.together.actor_line import ActorLine
from collective_desk.ui.together.record_table import RecordTable
from collective_desk.ui.together.records import Column, Record
from collective_desk.ui.together.tab import Ground, choose_code, period_in_words, period_with
from collective_desk.ui.widgets.parts import Section
from collective_desk.ui.widgets.text import Text

ROLE, SINCE, UNTIL = 1, 2, 3
NO_ROLE = ""


class MembersPart(Section):
    """A line adds members by name; the list changes what is said of each."""

    def __init__(self, ground: Ground) -> None:
        workspace = ground.workspace
        theme, words = workspace.theme, workspace.words
        super().__init__(theme, words("members.title"))
        self._workspace = workspace
        self._collective: Collective | None = None
        self._members: dict[EntityId, Member] = {}
        self.said = Text(theme, role="small", tone="ink_soft", lines=0)
        self.table = RecordTable(theme, ground.signs, words("members.title"), [
            Column(words("field.name")),
            Column(words("field.role"), 120, "chooses", words("members.no_role")),
            Column(words("together.from"), 104, "writes", "·"),
            Column(words("together.to"), 104, "writes", "·"),
        ])
        self.table.opened.connect(self._on_opened)
        self.table.dropped.connect(self._on_dropped)
        self.table.choice_wanted.connect(self._on_choice)
        self.table.written.connect(self._on_written)
        self.line = ActorLine(
            workspace, ground.index, ground.signs, words("members.line"), then=self._roles,
            takes_new="members.new")
        self.line.told.connect(self._on_told)
        self.line.unknown.connect(self._on_unknown)
        for part in (self.said, self.table, self.line):
            self.body.addWidget(part)

    def show_collective(self, collective: Collective) -> None:
        """Show who belongs to a collective."""
        self._collective = collective
        found = members(self._workspace.desk.read, collective.id)
        self._members = {one.membership.id: one for one in found}
        self.table.show_records([self._record(one) for one in found])
        self.said.setText(self._sentence(found))

    def _record(self, one: Member) -> Record:
        since, until = one.membership.period or (None, None)
        words = self._workspace.words
        role = code_words(words, "member_role", one.membership.role)
        return Record(
            one.membership.id, (one.actor.name, role, *period_in_words(words, since, until)),
            one.actor, quiet=not one.present)

    def _sentence(self, found: list[Member]) -> str:
        words = self._workspace.words
        if not found:
            return words("members.none")
        here = [one for one in found if one.present]
        roles = Counter(one.membership.role for one in here)
        said = [words("members.count", count=len(here))]
        said += [
            words("members.of_role", count=roles[role], role=code_words(words, "member_role", role))
            for role in VOCABULARIES["member_role"] if roles[role]
        ]
        if len(found) > len(here):
            said.append(words("members.left", count=len(found) - len(here)))
        return words("together.sentence", said=" · ".join(said))

    def _roles(self) -> list[tuple[str, str]]:
        words = self._workspace.words
        return [(NO_ROLE, words("members.role_later")), *codes_in_words(words, "member_role")]

    def _on_told(self, actor: str, role: str) -> None:
        if self._collective is not None:
            self._workspace.do(add_members, self._collective.id, (actor,), role=role or None)

    def _on_unknown(self, name: str, role: str) -> None:
        if self._collective is not None:
            self._workspace.do(
                add_new_member, self._collective.id, name, on=self._workspace.map,
                role=role or None)

    def _on_opened(self, id: str) -> None:
        self._workspace.shell.go_to(self._members[id].actor.id)

    def _on_dropped(self, id: str) -> None:
        one, words = self._members[id], self._workspace.words
        if one.present:
            self._workspace.do(end_memberships, (id,))
            self._workspace.shell.say(words("members.went", name=one.actor.name))
        else:
            self._workspace.do(delete_memberships, (id,))
            self._workspace.shell.say(words("members.taken_off", name=one.actor.name))

    def _on_choice(self, id: str, _column: int) -> None:
        role = self._members[id].membership.role
        choose_code(
            self.table, self._workspace, "member_role", [role], partial(self._take_role, id))

    def _take_role(self, id: str, role: object) -> None:
        self._workspace.do(set_membership, id, role=role)

    def _on_written(self, id: str, column: int, text: str) -> None:
        known: Membership = self._members[id].membership
        period = period_with(self._workspace, known.period, int(column == UNTIL), text)
        if period is not None:
            self._workspace.do(set_membership, id, period=period)
