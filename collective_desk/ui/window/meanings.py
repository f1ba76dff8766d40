"""An actor is moved within an arrangement: what that would say of it is asked, never assumed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtWidgets import QWidget

from collective_desk.commands.standings import ANSWERS, take_stand
from collective_desk.domain.entities import EntityId
from collective_desk.domain.figures import plain
from collective_desk.domain.guides import Said
from collective_desk.store.queries.assessments import said_of
from collective_desk.ui.canvas.binder import CanvasBinder
from collective_desk.ui.widgets.ask import Ask
from collective_desk.ui.workspace import Workspace

Places = Mapping[EntityId, tuple[float, float]]
Says = dict[EntityId, tuple[Said, ...]]


class Meanings:
    """Asks over the map, and writes down what was agreed."""

    def __init__(self, workspace: Workspace, binder: CanvasBinder, over: QWidget) -> None:
        words = workspace.words
        self._workspace, self._binder = workspace, binder
        self.ask = Ask(workspace.theme, words("meaning.yes"), words("meaning.no"), over)
        workspace.look.changed.connect(lambda: self.ask.answer(False))

    def moved(self, places: Places) -> None:
        """Ask what it means that actors were put down here; they wait there for the answer."""
        says = self._says(places)
        if says is None:
            self._workspace.shell.say(self._workspace.words("meaning.nothing"))
        elif says:
            self.ask.answer(False)
            self._binder.hold({id: places[id] for id in says})
            self.ask.ask(self._question(says), partial(self._on_answer, says))

    def _says(self, places: Places) -> Says | None:
        """Give what would be said anew of each; None where places follow from ties."""
        from collective_desk.analysis.meanings import meaning_now, meaning_of

        showing = self._binder.showing
        if showing is None or showing.guides is None:
            return None
        guides, content, known = showing.guides, showing.base.content, showing.known
        says: Says = {}
        means = False
        for id, point in places.items():
            meaning = meaning_of(guides, point)
            means = means or bool(meaning.says)
            now = meaning_now(
                guides, content, content.actors.ids.index(id), readings=known.readings,
                roles=known.roles)
            told = tuple(
                one for one in meaning.changes(now) if one.value is not None or one.field == "role")
            if told:
                says[id] = told
        return says if means else None

    def _question(self, says: Says) -> str:
        words = self._workspace.words
        if len(says) > 1:
            return words("meaning.many", count=len(says))
        (id, told), = says.items()
        name = self._name(id)
        one = told[0]
        if one.field in ANSWERS:
            said = [
                words("meaning.answer", name=words(one.words), value=plain(float(one.value or 0)))
                for one in told
            ]
            return words("meaning.answers", name=name, said=", ".join(said))
        if one.field == "role":
            return words(f"meaning.role.{one.value or 'none'}", name=name)
        return words(f"meaning.{one.words}", name=name)

    def _on_answer(self, says: Says, yes: bool) -> None:
        workspace = self._workspace
        if yes:
            by = workspace.look.looking.arranged_by
            workspace.do(take_stand, says, collective=by)
        self._binder.hold({})
        if yes:
            self._tell_others(says)

    def _tell_others(self, says: Says) -> None:
        """Say why an actor stands elsewhere: others answered too, and the middle counts."""
        for id, told in says.items():
            for one in told:
                seen = said_of(self._workspace.desk.read, id).get(one.field)
                if one.field in ANSWERS and seen and seen.median != one.value:
                    self._workspace.shell.say(self._workspace.words(
                        "meaning.middle", name=self._name(id), count=seen.raters,
                        value=plain(seen.median)))
                    return

    def _name(self, id: EntityId) -> str:
        picture = self._workspace.canvas.picture
        return picture.labels[picture.row[id]] if id in picture.row else ""
