"""The sessions of an open desk as the screen sees them: which one, which page, and what runs."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from collective_desk.domain.entities import Commitment, EntityId, Note, Session
from collective_desk.domain.errors import DeskError
from collective_desk.store.desk import Desk
from collective_desk.store.queries.sessions import sessions
from collective_desk.ui.pens import Pens

from .runner import Runner
from .step import Running

MAPPING = frozenset(("ecosystem_mapping", "community_mapping"))
"""Methods before which the reasons not to map are asked."""
PAGES = ("plan", "run", "notes", "close")


class Sessions(QObject):
    """One session is looked at; `page` says how."""

    changed = Signal()
    """Another session or page."""
    line_wanted = Signal()
    """The keyboard should go to the note line."""
    entry_wanted = Signal(str)
    """A note or promise should be shown."""
    search_wanted = Signal()
    """The keyboard should go to the search of the notes."""
    caution_wanted = Signal()
    """Before the first actor: is there a reason not to map today?"""
    photo_wanted = Signal()
    """A photo should be chosen for the note that is written."""
    new_wanted = Signal()
    """A session should be planned."""

    def __init__(
        self, desk: Desk, pens: Pens, running: Running, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.runner = Runner(desk, pens, running, self)
        self._page = PAGES[0]
        self._chosen: EntityId | None = None

    @property
    def page(self) -> str:
        """How the session is looked at: plan, run, notes or close."""
        return self._page

    @property
    def chosen(self) -> Session | None:
        """The session that is looked at: the one chosen, else what runs, else the latest."""
        found = self._desk.read.get(Session, self._chosen) if self._chosen else None
        if found is not None and found.alive:
            return found
        known = sessions(self._desk.read)
        running = self.runner.session
        return running or (known[0] if known else None)

    def show(self, page: str, session: EntityId | None = None) -> None:
        """Look at a session in another way, or at another."""
        self._page = page
        self._chosen = session or self._chosen
        self.changed.emit()

    def start(self, session: Session) -> None:
        """Start a session; before mapping it is asked once whether to map at all."""
        if asks_first(session):
            self.show("plan", session.id)
            self.caution_wanted.emit()
            return
        try:
            self.runner.start(session.id)
        except DeskError as error:
            self.runner.failed.emit(error)
            return
        self.want_line()

    def want_line(self) -> None:
        """Go to the note line of the session that runs."""
        running = self.runner.session
        self.show("run", running.id if running else None)
        self.line_wanted.emit()

    def want_photo(self) -> None:
        """Choose a photo for the note that is written."""
        self.want_line()
        self.photo_wanted.emit()

    def want_entry(self, entry: EntityId) -> None:
        """Go to a note or promise among all of them."""
        found = self._desk.read.get(Note, entry) or self._desk.read.get(Commitment, entry)
        self.show("notes", found.session if found else None)
        self.entry_wanted.emit(entry)

    def want_search(self) -> None:
        """Go to the search of all notes."""
        self.show("notes")
        self.search_wanted.emit()

    def begin_new(self) -> None:
        """Choose a card for another session."""
        self.show("plan")
        self.new_wanted.emit()


def asks_first(session: Session) -> bool:
    """Whether the reasons not to map were not asked yet."""
    return (
        session.method in MAPPING and session.state == "planned" and not session.cautions_read)
