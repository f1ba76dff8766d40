"""Which column means what: Kumu's names, ours, and those people use in five languages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from collective_desk.domain.folding import fold

Reads = Literal[
    "name", "prose", "list", "code", "codes", "realm", "flag", "said", "end", "since", "until"
]


@dataclass(frozen=True, slots=True)
class Column:
    """A column we know: the field it fills, how its cells are read, and what people call it."""

    header: str
    field: str
    reads: Reads
    others: tuple[str, ...] = ()
    vocabulary: str = ""


_TAGS: Final = (
    "tag", "keywords", "etiquetas", "etiquettes", "mots cles", "mots-cles", "palabras clave",
    "palavras-chave", "الوسوم", "وسوم")

ELEMENTS: Final = (
    Column("Label", "name", "name", (
        "name", "names", "actor", "actors", "element", "organisation", "organization",
        "stakeholder", "nom", "noms", "acteur", "acteurs", "partie prenante", "nombre", "nombres",
        "organizacion", "nome", "nomes", "ator", "atores", "organizacao", "etiqueta", "libelle",
        "الاسم", "اسم", "الأسماء", "الفاعل", "المنظمة", "الجهة")),
    Column("ID", "id", "name", ("identifier", "uuid")),
    Column("Type", "kind", "code", (
        "kind", "category", "actor type", "type d'acteur", "tipo", "tipo de actor",
        "tipo de ator", "categorie", "categoria", "النوع", "نوع"), "actor_kind"),
    Column("Description", "description", "prose", ("descripcion", "descricao", "الوصف")),
    Column("Tags", "tags", "list", _TAGS),
    Column("Short label", "short_label", "name", ("short name", "abbreviation", "acronym")),
    Column("Aliases", "aliases", "list", ("alias", "also known as", "other names")),
    Column("Realm", "realm", "realm", ("realm position",)),
    Column("Level", "level", "code", ("scale",), "level"),
    Column("Sector", "sector", "code", ("secteur", "setor"), "sector"),
    Column("Presence", "presence", "code", (), "presence"),
    Column("Roles", "roles", "codes", ("role",), "role"),
    Column("Power form", "power_form", "code", (), "power_form"),
    Column("Power space", "power_space", "code", (), "power_space"),
    Column("Power level", "power_level", "code", (), "power_level"),
    Column("Own team", "own_team", "flag", ("our team",)),
    Column("Unique value", "unique_value", "prose", ()),
    Column("Motivation", "motivation", "prose", ()),
    Column("Place", "place", "name", ("location", "lieu", "lugar", "local", "المكان")),
    Column("Contact", "contact", "name", ()),
    Column("Symbol", "symbol", "name", ()),
    Column("Code name", "code_name", "name", ()),
    Column("Empty chair", "empty_chair", "flag", ()),
    Column("Sensitivity", "sensitivity", "code", (), "sensitivity"),
    Column("Influence", "influence", "said", ()),
)

CONNECTIONS: Final = (
    Column("From", "source", "end", (
        "source", "de", "depuis", "desde", "origen", "origem", "from label", "from actor", "من")),
    Column("To", "target", "end", (
        "target", "vers", "cible", "hacia", "hasta", "para", "a", "destino", "destination",
        "to label", "to actor", "إلى", "الى")),
    Column("Direction", "direction", "code", (
        "sens", "sentido", "direccion", "direcao", "الاتجاه", "اتجاه"), "direction"),
    Column("Label", "label", "name", ("etiquette", "etiqueta", "libelle")),
    Column("ID", "id", "name", ("identifier", "uuid")),
    Column("Type", "kind", "name", (
        "kind", "tie kind", "category", "tipo", "النوع", "نوع")),
    Column("Description", "description", "prose", ("descripcion", "descricao", "الوصف")),
    Column("Tags", "tags", "list", _TAGS),
    Column("Status", "status", "code", (), "tie_status"),
    Column("Formality", "formality", "code", (), "formality"),
    Column("Valence", "valence", "code", (), "valence"),
    Column("Since", "since", "since", ("period from",)),
    Column("Until", "until", "until", ("period to",)),
    Column("Sensitivity", "sensitivity", "code", (), "sensitivity"),
    Column("Strength", "strength", "said", ()),
)

_NAMING: Final = frozenset(map(fold, (
    "name", "names", "label", "nom", "noms", "nombre", "nombres", "nome", "nomes", "اسم", "الاسم")))
_LONGEST_HEADER: Final = 4
EXTRA: Final = "Extra: "
"""Put before the name of a further column that would be taken for one we know."""


def _by_header(columns: tuple[Column, ...]) -> dict[str, Column]:
    known: dict[str, Column] = {}
    for column in columns:
        for name in (column.header, column.field, *column.others):
            known.setdefault(fold(name.replace("_", " ")), column)
    return known


ELEMENT_OF: Final = _by_header(ELEMENTS)
CONNECTION_OF: Final = _by_header(CONNECTIONS)


def header_key(cell: str) -> str:
    """Give the key by which a header cell is looked up."""
    return fold(cell.replace("_", " ")).strip(" :*")


def recognised(cells: Iterable[str]) -> int:
    """Count the cells that are headers we know."""
    keys = {header_key(cell) for cell in cells}
    return max(len(keys & ELEMENT_OF.keys()), len(keys & CONNECTION_OF.keys()))


def table_of(
    cells: Sequence[str], title: str = ""
) -> Literal["elements", "connections"] | None:
    """Say which of Kumu's two tables a row of headers begins; None where it is no such row.

    Where it could be both, the title of its sheet decides.
    """
    fields = {column.field for cell in cells if (column := CONNECTION_OF.get(header_key(cell)))}
    labelled = any(map(is_label, cells))
    if {"source", "target"} <= fields and not (labelled and "element" in title.lower()):
        return "connections"
    return "elements" if labelled else None


def is_label(cell: str) -> bool:
    """Whether a cell is the header of the column of names."""
    column = ELEMENT_OF.get(header_key(cell))
    return column is not None and column.field == "name"


def sounds_like_label(cell: str) -> bool:
    """Whether a short cell speaks of names among other words: "Name of the group"."""
    words = header_key(cell).split()
    return 1 < len(words) <= _LONGEST_HEADER and not _NAMING.isdisjoint(words)


def extra_header(name: str) -> str:
    """Give the header of a further column; one that means something already is set apart."""
    key = header_key(name)
    taken = not key or name.startswith(EXTRA) or key in ELEMENT_OF or key in CONNECTION_OF
    return EXTRA + name if taken else name


def extra_name(header: str) -> str:
    """Give the name of a further column from its header."""
    return header.removeprefix(EXTRA) if header.startswith(EXTRA) else header

