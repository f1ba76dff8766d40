from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook

from collective_desk.commands.desks import found_desk
from collective_desk.commands.imports import apply_import
from collective_desk.domain.plans import ImportPlan
from collective_desk.exchange.plan_import import plan_import
from collective_desk.store.desk import Desk


@pytest.fixture
def desk() -> Iterator[Desk]:
    with Desk.create(":memory:", person="amina") as desk:
        desk.do(found_desk, title="River", question="Who can help?")
        yield desk


@pytest.fixture
def other() -> Iterator[Desk]:
    with Desk.create(":memory:", person="bruno") as desk:
        desk.do(found_desk, title="Other", question="")
        yield desk


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Make a workbook from lists of rows by sheet."""
    def make(name: str = "kumu.xlsx", /, **sheets: list[list[object]]) -> Path:
        book = Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
        book.save(tmp_path / name)
        return tmp_path / name
    return make


def take_in(desk: Desk, *files: Path, **options: object) -> ImportPlan:
    """Plan and apply, as the import page does."""
    plan = plan_import(desk.read, list(files))
    desk.do(apply_import, plan, **options)
    return plan


def said(plan: ImportPlan) -> list[tuple[int, str]]:
    """What a plan reports: row and id, without the area."""
    return [(problem.origin.row, problem.id.removeprefix("import.")) for problem in plan.problems]
