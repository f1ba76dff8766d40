"""From files to a plan: what is new, what the desk knows, what is wrong with which row."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Final, TypeVar

from collective_desk.domain.entities import EntityId, Map, Tie, TieKind
from collective_desk.domain.errors import DeskError
from collective_desk.domain.plans import ImportPlan, RowProblem
from collective_desk.host.words import Words
from collective_desk.store.queries.actors import with_other_names
from collective_desk.store.queries.same import same
from collective_desk.store.reader import Reader

from .known import medians
from .kumu import Tables, read_tables
from .plan_actors import ActorPlanner
from .plan_ties import TiePlanner
from .rows import Progress, Sheet, silent
from .tables_in import read_files, read_text

T = TypeVar("T")
_STEP: Final = 1_000
_READ, _UNDERSTOOD = 0.5, 0.7


def plan_import(
    reader: Reader,
    source: str | Path | Sequence[Path | str],
    *,
    map: EntityId | None = None,
    encoding: str | None = None,
    progress: Progress | None = None,
) -> ImportPlan:
    """Plan what importing files (a path or several) or a pasted text (a string) would bring.

    Writes nothing. Raises DeskError "import.…" where a file as a whole cannot be read, or
    "entity.missing" where there is no such map; what is wrong with a row is in `problems`.
    """
    if map is not None and reader.get(Map, map) is None:
        raise DeskError("entity.missing", kind="map", id=map)
    told = progress or silent
    tables = read_tables(
        _sheets(source, encoding, _between(told, 0, _READ)), _between(told, _READ, _UNDERSTOOD))
    return _plan(reader, tables, _between(told, _UNDERSTOOD, 1))


def _plan(reader: Reader, tables: Tables, progress: Progress) -> ImportPlan:
    problems: list[RowProblem] = list(tables.problems)
    said = medians(reader, "influence", "strength")
    languages = reader.desk().languages
    words = Words(languages[0] if languages else "en")
    known = same(reader)
    actors = ActorPlanner(with_other_names(reader), said, problems)
    for merged, who in known.of.items():
        actors.index.remember(merged, who)
    ties = TiePlanner(
        known.ties(reader.all(Tie)), reader.all(TieKind), actors, said, problems,
        words("import.plain_kind"))
    actors.claim(tables.actors)
    ties.claim(tables.ties)
    _each(tables.actors, actors.plan, _between(progress, 0, 0.5))
    _each(tables.ties, ties.plan, _between(progress, 0.5, 1))
    plan = ImportPlan(
        files=tuple(dict.fromkeys(file for file, _ in tables.sheets)),
        actors=actors.news(), known_actors=actors.met(),
        tie_kinds=ties.new_kinds(), ties=ties.news(), known_ties=ties.met(),
        problems=_in_order(tables.sheets, problems),
        rows=tables.rows, empty_rows=tables.empty_rows,
    )
    progress(1.0, "import.planning")
    return plan


def _sheets(
    source: str | Path | Sequence[Path | str], encoding: str | None, progress: Progress
) -> list[Sheet]:
    if isinstance(source, str):
        return read_text(source, progress=progress)
    files = [source] if isinstance(source, Path) else source
    return read_files(files, encoding=encoding, progress=progress)


def _each(rows: Sequence[T], plan: Callable[[T], None], progress: Progress) -> None:
    for number, row in enumerate(rows):
        if number % _STEP == 0:
            progress(number / len(rows), "import.planning")
        plan(row)


def _between(progress: Progress, start: float, end: float) -> Progress:
    """Let a part of the work report from 0 to 1 what is a stretch of the whole."""
    def share(done: float, words: str) -> None:
        progress(start + (end - start) * done, words)

    return share


def _in_order(
    sheets: Iterable[tuple[str, str]], problems: Iterable[RowProblem]
) -> tuple[RowProblem, ...]:
    """Sort what is to be said by sheet and row."""
    order = {sheet: number for number, sheet in enumerate(sheets)}
    return tuple(sorted(problems, key=lambda problem: (
        order[problem.origin.file, problem.origin.sheet], problem.origin.row)))
