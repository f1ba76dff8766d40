"""What actions and panels work with while a desk is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, Protocol, TypeVar

from collective_desk.domain.entities import EntityId, Point
from collective_desk.domain.errors import DeskError
from collective_desk.host.words import Words

from .bridge import Bridge
from .informants import Informants
from .jobs import Jobs
from .map_look import MapLook
from .pens import Pens
from .preferences import Preferences
from .running import Running
from .selection import Selection
from .sessions.state import Sessions
from .side import Side
from .theme.theme import Theme

if TYPE_CHECKING:
    from collective_desk.picture.shapes import Picture
    from collective_desk.store.desk import Desk
    from collective_desk.store.writer import Writer

P = ParamSpec("P")
T = TypeVar("T")


class MapView(Protocol):
    """The map on the screen, as actions see it."""

    @property
    def picture(self) -> Picture: ...
    def fit(self) -> None: ...
    def reset_view(self) -> None: ...
    def zoom_by(self, factor: float) -> None: ...
    def show_actor(self, id: EntityId) -> None: ...
    def edit_name(self, id: EntityId) -> None: ...
    def connect_by_letters(self) -> None: ...
    def draw_area(self, form: str) -> None: ...
    def new_point(self) -> Point: ...
    def select_next_tie(self) -> None: ...
    def setFocus(self) -> None: ...


class MapsShell(Protocol):
    """What the window does with the maps of the desk."""

    def choose(self) -> None: ...
    def show(self, id: EntityId) -> None: ...
    def start(self) -> None: ...
    def name(self) -> None: ...
    def choose_absent(self) -> None: ...
    def lay_photo(self) -> None: ...


class Asking(Protocol):
    """The questions about who is who."""

    def open(self) -> None: ...


class Host(Protocol):
    """The window around the frame, as an open desk sees it."""

    def say(
        self, text: str, answer: str = "", then: Callable[[], None] | None = None, *,
        warn: bool = False,
    ) -> None: ...
    def new_desk(self) -> None: ...
    def choose_desk(self) -> None: ...
    def close_desk(self) -> None: ...
    def toggle_full_screen(self) -> None: ...
    def close(self) -> bool: ...


class Shell(Protocol):
    """What the window does for an action."""

    host: Host
    @property
    def asking(self) -> Asking: ...
    @property
    def maps(self) -> MapsShell: ...
    def say(
        self, text: str, answer: str = "", then: Callable[[], None] | None = None, *,
        warn: bool = False,
    ) -> None: ...
    def show_place(self, id: str, part: str = "") -> None: ...
    def go_to(self, id: EntityId) -> None: ...
    def begin_milestone(self) -> None: ...
    def tell_trust(self) -> None: ...
    def show_table(self, shown: bool) -> None: ...
    def table_shown(self) -> bool: ...
    def show_inspector(self, shown: bool) -> None: ...
    def inspector_shown(self) -> bool: ...
    def show_replay(self, shown: bool) -> None: ...
    def focus_quick_add(self, text: str = "") -> None: ...
    def begin_line(self, at: Point, tied_to: str) -> None: ...
    def open_find(self) -> None: ...
    def open_palette(self) -> None: ...
    def open_keys(self) -> None: ...
    def open_help(self) -> None: ...
    def edit_question(self) -> None: ...
    def edit_title(self) -> None: ...
    def begin_import(self) -> None: ...
    def begin_export(self) -> None: ...
    def begin_arrange(self, *, only: tuple[EntityId, ...] = ()) -> None: ...


@dataclass(frozen=True, slots=True)
class Workspace:
    """An open desk and everything that shows it; only the window and actions see all of it."""

    desk: Desk
    bridge: Bridge
    selection: Selection
    pens: Pens
    informants: Informants
    side: Side
    jobs: Jobs
    preferences: Preferences
    words: Words
    theme: Theme
    canvas: MapView
    shell: Shell
    running: Running
    sessions: Sessions
    look: MapLook

    @property
    def map(self) -> EntityId:
        """The map that is shown."""
        return self.look.map

    def do(
        self, command: Callable[Concatenate[Writer, P], T], /, *args: P.args, **kwargs: P.kwargs
    ) -> T | None:
        """Do something to the desk; what refuses is told in a toast, and gives None."""
        try:
            return self.desk.do(command, *args, **kwargs)
        except DeskError as error:
            self.refuse(error)
            return None

    def refuse(self, error: DeskError) -> None:
        """Tell in a toast why something was not done."""
        self.shell.say(sentence(self.words, error.id, error.facts), warn=True)


def sentence(words: Words, id: str, facts: dict[str, Any]) -> str:
    """Say what went wrong, also where nobody wrote words for it yet."""
    if id in words:
        try:
            return words(id, **facts)
        except (KeyError, IndexError):
            pass
    return words("error.unexpected", name=id)
