import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook

from collective_desk.commands.imports import apply_import
from collective_desk.domain.entities import Actor, Map, Placement, Tie
from collective_desk.domain.errors import Cancelled, DeskError
from collective_desk.exchange import limits
from collective_desk.exchange.plan_import import plan_import
from collective_desk.host.words import Words


def refused(desk, path: Path) -> str:
    """The id of the refusal; its sentence must be found, with all its facts."""
    with pytest.raises(DeskError) as caught:
        plan_import(desk.read, [path])
    assert Words()(caught.value.id, **caught.value.facts)
    return caught.value.id


def good_workbook() -> bytes:
    book = Workbook()
    book.active.append(["Label"])
    book.active.append(["A"])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_part(name: str, change) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good_workbook())) as old, zipfile.ZipFile(
            out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            content = old.read(entry)
            new.writestr(entry, change(content) if entry == name else content)
    return out.getvalue()


SHEET = "xl/worksheets/sheet1.xml"
HOSTILE = {
    "import.empty_file": b"",
    "import.old_excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
    "import.not_text": b"%PDF-1.7 ...",
    "import.broken_workbook": b"PK\x03\x04 and then nothing",
}


@pytest.mark.parametrize(("id", "content"), HOSTILE.items())
def test_what_is_no_table_gets_its_sentence(desk, tmp_path, id, content):
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    assert refused(desk, path) == id


@pytest.mark.parametrize("content", [
    '{"format": "collective-desk"}', '[{"a": 1}]', "<!DOCTYPE html><p>Radio", "<svg width='9'>",
    "<?xml version='1.0'?>", r"{\rtf1 Radio}"])
def test_other_kinds_of_text_are_no_names(desk, tmp_path, content):
    path = tmp_path / "x.txt"
    path.write_text(content, "utf-8")
    assert refused(desk, path) == "import.not_text"


def test_a_workbook_without_any_row_is_empty(desk, tmp_path):
    book = Workbook()
    book.save(tmp_path / "x.xlsx")
    assert refused(desk, tmp_path / "x.xlsx") == "import.empty_file"


def test_a_missing_file_and_a_folder(desk, tmp_path):
    assert refused(desk, tmp_path / "no.csv") == "import.no_file"
    assert refused(desk, tmp_path) == "import.folder"
    with pytest.raises(DeskError) as told:
        plan_import(desk.read, [Path()])
    assert told.value.facts == {"file": "."}
    assert refused(desk, Path("a\0b")) in ("import.unreadable", "import.no_file")


def test_a_zip_that_is_no_workbook(desk, tmp_path):
    path = tmp_path / "x.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    assert refused(desk, path) == "import.not_a_workbook"


def test_a_bomb_is_not_unpacked(desk, tmp_path):
    path = tmp_path / "bomb.xlsx"
    path.write_bytes(with_part(SHEET, lambda old: old + b" " * 30_000_000))
    assert path.stat().st_size < 200_000
    assert refused(desk, path) == "import.bomb"


def test_entities_in_a_workbook_are_refused(desk, tmp_path):
    path = tmp_path / "xxe.xlsx"
    path.write_bytes(with_part(SHEET, lambda old: old.replace(
        b"<worksheet", b'<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]><worksheet', 1)))
    assert refused(desk, path) == "import.broken_workbook"


@pytest.mark.parametrize(("before", "after"), [
    (b'<row r="2"', b'<row r="99999999"'),
    (b't="s"', b't="n"'),
    (b"<v>0</v>", b"<v>77777</v>"),
    (b"</sheetData>", b""),
])
def test_damaged_sheets_get_one_sentence(desk, tmp_path, before, after):
    path = tmp_path / "x.xlsx"
    path.write_bytes(with_part(SHEET, lambda old: old.replace(before, after)))
    try:
        plan_import(desk.read, [path])
    except DeskError:
        assert refused(desk, path) in ("import.broken_workbook", "import.too_many_columns")


def test_a_size_that_a_workbook_claims_is_not_believed(desk, tmp_path):
    path = tmp_path / "x.xlsx"
    path.write_bytes(with_part(SHEET, lambda old: old.replace(b'ref="A1:A2"', b'ref="A1:XFD1048576"')))
    assert [actor.name for actor in plan_import(desk.read, [path]).actors] == ["A"]
    path.write_bytes(with_part(SHEET, lambda old: old.replace(b'r="A2"', b'r="XFD2"')))
    assert refused(desk, path) == "import.too_many_columns"


def test_limits_have_sentences(desk, tmp_path, monkeypatch):
    path = tmp_path / "x.csv"
    path.write_text("Label\n" + "A\n" * 50, "utf-8")
    monkeypatch.setattr(limits, "MOST_ROWS", 20)
    assert refused(desk, path) == "import.too_many_rows"
    monkeypatch.setattr(limits, "LARGEST_FILE", 60)
    assert refused(desk, path) == "import.too_large"
    monkeypatch.undo()
    path.write_text("Label\n" + "A" * (2**20 + 5), "utf-8")
    assert refused(desk, path) == "import.cell_too_long"
    path.write_text("Label" + "," * 1100, "utf-8")
    assert refused(desk, path) == "import.too_many_columns"


def many(tmp_path: Path, rows: int) -> list[Path]:
    half = rows // 2
    (tmp_path / "e.csv").write_text(
        "Label,Type,Town\n" + "".join(f"Actor {n},Media,T{n % 9}\n" for n in range(half)), "utf-8")
    (tmp_path / "c.csv").write_text(
        "From,To,Type\n"
        + "".join(f"Actor {n},Actor {n * 7 % half},Knows\n" for n in range(1, half + 1)), "utf-8")
    return [tmp_path / "e.csv", tmp_path / "c.csv"]


def test_ten_thousand_rows_come_in_at_once(desk, tmp_path):
    [map] = desk.read.all(Map)
    heard = []
    files = many(tmp_path, 10_000)
    plan = plan_import(desk.read, files, map=map.id, progress=lambda done, id: heard.append((done, id)))
    assert heard == sorted(heard, key=lambda told: told[0])
    assert heard[-1][0] == 1.0
    heard.clear()
    desk.do(apply_import, plan, on=map.id, progress=lambda done, id: heard.append((done, id)))
    assert [done for done, _ in heard] == sorted(done for done, _ in heard)
    assert desk.read.count(Actor) == 5_000 + plan.counts.named_only
    assert desk.read.count(Tie) == plan.counts.new_ties
    points = [at for (at,) in desk.read.rows(Placement, "at")]
    assert len(set(points)) == desk.read.count(Actor)
    assert all(id in Words() for _, id in heard)


@pytest.mark.parametrize("at", [0.0, 0.1, 0.5, 0.8, 0.9])
def test_stopping_half_way_leaves_nothing(desk, tmp_path, at):
    [map] = desk.read.all(Map)
    plan = plan_import(desk.read, many(tmp_path, 400))

    def stop(done: float, _: str) -> None:
        if done >= at:
            raise Cancelled

    before = len(desk.read.history())
    with pytest.raises(Cancelled):
        desk.do(apply_import, plan, on=map.id, progress=stop)
    assert desk.read.count(Actor) == desk.read.count(Tie) == desk.read.count(Placement) == 0
    assert len(desk.read.history()) == before
    with pytest.raises(Cancelled):
        plan_import(desk.read, many(tmp_path, 400), progress=stop)


def test_places_given_are_used_and_who_stands_stays(desk, tmp_path):
    [map] = desk.read.all(Map)
    plan = plan_import(desk.read, "Coop\nMayor\n")
    coop, mayor = plan.actors
    desk.do(apply_import, plan, on=map.id, places={coop.id: (500.0, -20.0)})
    at = dict(desk.read.rows(Placement, "actor", "at"))
    assert at[coop.id] == (500.0, -20.0)
    assert at[mayor.id] != at[coop.id]
    again = plan_import(desk.read, "Coop\nMayor\n")
    desk.do(apply_import, again, on=map.id, places={coop.id: (0.0, 0.0)})
    assert dict(desk.read.rows(Placement, "actor", "at")) == at
