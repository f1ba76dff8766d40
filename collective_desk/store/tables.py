"""The tables of a desk file: the journal, and the projection derived from the entities."""

from __future__ import annotations

import hashlib
from functools import cache

from sqlalchemy import (
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
    types,
)

from collective_desk.domain.entities import KINDS

from .codec import Coded, coded_fields

APPLICATION_ID = 0x4344736B
"""Marks a SQLite file as a desk ("CDsk")."""
VERSION = 2
"""Version of the journal's tables; the projection is simply rebuilt when its shape differs."""

JOURNAL = MetaData()

tx = Table(
    "tx", JOURNAL,
    Column("seq", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("scope", Text, nullable=False),
    Column("sitting", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("hlc", Integer, nullable=False),
    Column("person", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("mode", Text, nullable=False),
    Column("local", Integer, nullable=False),
    Column("deed", Integer, nullable=False),
    Column("line", Integer, nullable=False),
    Column("pos", Integer, nullable=False),
    Column("text", Text, nullable=False),
)
Index("tx_deed", tx.c.deed)
Index("tx_line", tx.c.line, tx.c.pos)
Index("tx_sitting", tx.c.sitting, tx.c.number)

op = Table(
    "op", JOURNAL,
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("idx", Integer, nullable=False),
    Column("value", Text),
    Column("salt", Text),
    Column("before", Integer),
    Column("shown", Text),
    Column("stands", Integer),
    PrimaryKeyConstraint("kind", "id", "field", "seq"),
    sqlite_with_rowid=False,
)

head = Table(
    "head", JOURNAL,
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    PrimaryKeyConstraint("kind", "id", "field", "seq"),
    sqlite_with_rowid=False,
)

conflict = Table(
    "conflict", JOURNAL,
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("field", Text, nullable=False),
    PrimaryKeyConstraint("kind", "id", "field"),
    sqlite_with_rowid=False,
)

line = Table("line", JOURNAL, Column("id", Integer, primary_key=True), Column("length", Integer))

seen = Table(
    "seen", JOURNAL,
    Column("line", Integer, nullable=False),
    Column("other", Integer, nullable=False),
    Column("pos", Integer, nullable=False),
    Column("upto", Integer, nullable=False),
    PrimaryKeyConstraint("line", "other", "pos"),
    sqlite_with_rowid=False,
)

parked = Table(
    "parked", JOURNAL,
    Column("id", Text, primary_key=True),
    Column("text", Text, nullable=False),
    Column("cells", Text, nullable=False),
)

state = Table(
    "state", JOURNAL, Column("key", Text, primary_key=True), Column("value", Text, nullable=False)
)

glimpse = Table(
    "glimpse", JOURNAL, Column("name", Text, primary_key=True), Column("data", LargeBinary)
)

INDEXED: dict[str, tuple[str, ...]] = {
    "actor": ("merged_into",),
    "placement": ("map", "actor"),
    "tie": ("source", "target", "kind"),
    "assessment": ("subject",),
    "missing_item": ("actor",),
    "capability": ("actor",),
    "note": ("session",),
    "commitment": ("session",),
    "attendance": ("session",),
    "region": ("map",),
    "backdrop": ("map",),
    "membership": ("collective", "actor"),
}
"""Fields by which a kind is looked up often."""


class _Any(types.UserDefinedType[object]):
    """A column without a type, so that SQLite keeps a value as it came."""

    cache_ok = True

    def get_col_spec(self, **_: object) -> str:
        return ""


@cache
def projection() -> MetaData:
    """Give the tables of what the desk says now: one a kind of entity, one column a field."""
    shape = MetaData()
    for kind in KINDS:
        table = Table(
            kind, shape,
            Column("id", Text, primary_key=True),
            *(_column(field) for field in coded_fields(kind).values()),
            Column("_contested", Integer, server_default="0"),
        )
        for field in INDEXED.get(kind, ()):
            Index(f"by_{kind}_{field}", table.c[field])
    return shape


def _column(field: Coded) -> Column[object]:
    """A field's column; what nobody said yet reads as the field's default."""
    kept = field.kept(None)
    said = "NULL" if kept is None else f"'{kept}'" if isinstance(kept, str) else str(kept)
    return Column(field.name, _Any(), server_default=text(said))


@cache
def shape_of_projection() -> str:
    """Name the shape of the projection, so that a file of another shape is rebuilt."""
    said = [
        (kind, [(name, field.kept(None)) for name, field in coded_fields(kind).items()],
         INDEXED.get(kind))
        for kind in sorted(KINDS)
    ]
    return hashlib.sha256(f"3|{said}".encode()).hexdigest()[:16]
