"""A brief as blocks: what it says, before anyone decides where on the paper it stands."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from collective_desk.domain.contents import Pen
from collective_desk.domain.entities import EntityId
from collective_desk.picture.shapes import Look, Picture
from collective_desk.picture.timeline.scene import Scene

from .ink.guides import PaperGuides
from .letters.text import Said


@dataclass(frozen=True, slots=True)
class Opening:
    """Title and framing question; the margin says whom this copy is for."""

    title: str
    question: str
    label: str
    note: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of text; the first paragraphs may be large."""

    label: str
    note: str
    paragraphs: tuple[Said, ...]
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the sentence that explains it."""

    number: str
    sentence: Said


@dataclass(frozen=True, slots=True)
class Figures:
    """Numbers in words."""

    label: str
    note: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """Something the map shows, about some actors."""

    sentence: Said
    about: EntityId | None = None


@dataclass(frozen=True, slots=True, eq=False)
class SmallMap:
    """The map at a glance beside up to five readings; or one sentence why nothing can be read."""

    label: str
    note: str
    picture: Picture
    readings: tuple[Reading, ...]
    key: tuple[tuple[Look, str], ...]
    help_tie: str
    conflict_tie: str
    in_words: str
    """The label of its readings where there is no room for the map."""
    remark: str = ""


@dataclass(frozen=True, slots=True)
class TieLine:
    """A kind of tie in the legend, with the question asked in the room."""

    pen: Pen
    name: str
    question: str


@dataclass(frozen=True, slots=True)
class Key:
    """The legend of one map: who, ties, who was asked."""

    who: str
    looks: tuple[tuple[Look, str], ...]
    discs: str
    ties: str
    lines: tuple[TieLine, ...]
    asked: str
    asked_text: str


@dataclass(frozen=True, slots=True, eq=False)
class MapPage:
    """A map on a page of its own: finding, map, legend."""

    bookmark: str
    headline: str
    scope: str
    picture: Picture
    key: Key
    unplaced: str
    """Over the list of names that found no place."""
    by_table: str
    """Said where the table of actors has their numbers."""
    in_table: Callable[[int], str]
    """Says of how many actors the name stands in the table only."""
    seconds: Mapping[EntityId, str] = field(default_factory=dict)
    """Names of actors in another script, where they have one."""
    bold: Collection[EntityId] = ()
    guides: PaperGuides | None = None
    numbers: Mapping[EntityId, int] = field(default_factory=dict)
    """Numbers that actors have in the table, where a crowd goes by those; else the map counts."""
    follows: bool = False
    """Whether it stands after what is said before, where it finds room, not on its own page."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its share of the width, whether it ends flush."""

    head: str
    width: float
    flush_end: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of a table; a second line, such as a name in its own script, stands under the first."""

    cells: tuple[Said, ...]
    second: str = ""
    second_under: int = 0
    """Which cell the second line stands under."""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under one head, with the sign that stands for them on the map."""

    head: Said
    rows: tuple[Row, ...]
    look: Look | None = None
    pen: Pen | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table over all four columns that may run over pages."""

    headline: str
    note: str
    columns: tuple[Column, ...]
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TrustBlock:
    """Trust over time: a sentence, how to read it, what is drawn."""

    label: str
    headline: str
    note: str
    scene: Scene
    posture: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """Sentences one below the other: numbered, or with a square to tick."""

    label: str
    note: str
    items: tuple[Said, ...]
    ticked: bool = False


@dataclass(frozen=True, slots=True)
class SideTable:
    """A table beside the margin column, for few short columns."""

    label: str
    note: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Said, ...], ...]


@dataclass(frozen=True, slots=True)
class Gathering:
    """Who was there: a sentence, a symbol a person, and the names of those who agreed."""

    label: str
    note: str
    sentence: Said
    looks: tuple[Look, ...]
    named: str


@dataclass(frozen=True, slots=True)
class Meeting:
    """The next meeting in a frame: the one thing that people must find again."""

    label: str
    when: str
    text: str


@dataclass(frozen=True, slots=True)
class BlankLines:
    """Lines to write on; `spare` ones take no page of their own."""

    label: str
    note: str
    count: int = 4
    spare: bool = False


Block = (
    Opening | Passage | Figures | SmallMap | MapPage | Table
    | TrustBlock | Listing | SideTable | Gathering | Meeting | BlankLines
)


@dataclass(frozen=True, slots=True, eq=False)
class Brief:
    """A whole document; head and foot stand on every page."""

    title: str
    language: str
    author: str
    audience: str
    audience_words: str
    kind: str
    date: str
    foot: tuple[str, ...]
    """Parts of the last line, the most needed first."""
    question: str
    page_of: str
    """"Page {page} of {pages}" in the language of the document."""
    right_to_left: bool = False
    blocks: tuple[Block, ...] = field(default=())
