"""Everything a person can do, as records: menus, keys, palette and help are made from them."""

from __future__ import annotations

from .action import Action
from .actor import ACTIONS as ACTOR
from .collective import ACTIONS as COLLECTIVE
from .desk import ACTIONS as DESK
from .edit import ACTIONS as EDIT
from .ground import ACTIONS as GROUND
from .help import ACTIONS as HELP
from .language import ACTIONS as LANGUAGE
from .look import ACTIONS as LOOK
from .map import ACTIONS as MAP
from .maps import ACTIONS as MAPS
from .replay import ACTIONS as REPLAY
from .session import ACTIONS as SESSION
from .tie import ACTIONS as TIE
from .trust import ACTIONS as TRUST
from .view import ACTIONS as VIEW
from .wall import ACTIONS as WALL

NOUNS: dict[str, tuple[Action, ...]] = {
    "desk": DESK,
    "edit": EDIT,
    "actor": ACTOR,
    "tie": TIE,
    "map": (*MAP, *MAPS, *GROUND, *REPLAY),
    "look": LOOK,
    "session": SESSION,
    "trust": TRUST,
    "collective": COLLECTIVE,
    "view": VIEW,
    "wall": WALL,
    "language": LANGUAGE,
    "help": HELP,
}
"""The menus, in their order, and what is in each."""

ALL: tuple[Action, ...] = tuple(action for actions in NOUNS.values() for action in actions)
