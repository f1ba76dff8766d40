import csv
import json
import stat
import sys
from dataclasses import fields, replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from collective_desk.commands.actors import add_actor, delete_actors
from collective_desk.commands.assessments import assess
from collective_desk.commands.desks import found_desk
from collective_desk.commands.imports import apply_import
from collective_desk.commands.tie_kinds import add_tie_kind
from collective_desk.commands.ties import add_tie
from collective_desk.domain.entities import KINDS, Actor, Assessment, Map, Note, Tie, TieKind
from collective_desk.domain.errors import Cancelled, DeskError
from collective_desk.exchange.atomic import file_name
from collective_desk.exchange.plan_import import plan_import
from collective_desk.exchange.write import SUFFIXES, export, files_of
from collective_desk.host.resources import resource
from collective_desk.host.words import Words
from collective_desk.store.desk import Desk

HOSTILE = [
    '=HYPERLINK("http://x","y")', "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(1)", "＝1+1", "'=already",
    "''twice", "'tis", "_x0041_", "_x005F_x0041_x0042_", "<img src=x>", "a|b", "back\\slash|bar\\",
    "line\nbreak", "{braces}", "%s %d", "👩‍🌾 farmers", "المجلس", "ab" * 400, "a" + "\u0301" * 50, "NULL",
    "TRUE", "3.10", "007", "1e5", "2024-01-02", "#REF!", "Label", "From", "ID", "CON", "nul.txt",
    "\u202eevil", "&amp; <b>", "]]>", "Ключ", "x" * 999, " ", "-", "–", ',;\t"', "sep=;",
]


def everything(desk):
    """All actors, ties and kinds as values; the order of further columns does not count."""
    actors = {actor.id: replace(actor, extra=tuple(sorted(actor.extra)))
              for actor in desk.read.all(Actor)}
    kinds = {kind.id: kind.name for kind in desk.read.all(TieKind)}
    ties = {tie.id: replace(tie, kind=kinds[tie.kind], extra=tuple(sorted(tie.extra)))
            for tie in desk.read.all(Tie)}
    said = {(row.subject, row.dimension): row.value for row in desk.read.all(Assessment)}
    return actors, ties, said


def there_and_back(desk, other, out):
    export(desk.read, out)
    plan = plan_import(other.read, list(files_of(out)))
    other.do(apply_import, plan)
    return plan


def fill(desk):
    """A desk with every field of actors and ties in use."""
    full = desk.do(
        add_actor, "Women's coop", short_label="Coop", aliases=("WC", "a|b", "c\\d"),
        kind="cooperative", realm=-1, level="local", sector="civil_society", presence="engaged",
        roles=("bridge", "champion"), own_team=True, description='Two\nlines, "quoted"',
        unique_value="weaves", motivation="=water", place="Sona", contact="+33 6 12",
        symbol="s", code_name="Blue", empty_chair=True, tags=("x|y", "z"),
        extra=(("Town", "A"), ("Town", "B"), ("Type", "Weavers"), ("Extra: odd", "1"), ("", "x")),
        sensitivity="confidential")
    twin = desk.do(add_actor, "Radio Sun", kind="media", realm=2)
    other = desk.do(add_actor, "Radio Sun", kind="other", extra=(("Type", "Innovation hub"),))
    named = desk.do(add_actor, "Mayor", kind="individual", extra=(("Type", "Person"),), realm=0)
    kind = desk.do(add_tie_kind, "Lends to")
    desk.do(add_tie, full, twin, kind, direction="mutual", status="latent", formality="both",
            valence="mixed", period=("2024", None), label="@loan", description="long\ntext",
            tags=("t",), extra=(("Amount", "1200"), ("Type", "soft loan")), sensitivity="limited")
    tie = desk.do(add_tie, other, named, kind, direction="undirected")
    desk.do(assess, tie, "strength", 4)
    desk.do(assess, full, "influence", 2.5)
    return full, twin, tie


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_tables_come_back_as_they_went(desk, other, tmp_path, suffix):
    fill(desk)
    plan = there_and_back(desk, other, tmp_path / f"out{suffix}")
    assert everything(other) == everything(desk)
    assert not plan.counts.left_out
    again = plan_import(desk.read, list(files_of(tmp_path / f"out{suffix}")))
    assert again.is_empty
    assert again.counts.differences == 0


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_hostile_words_come_back_and_run_nowhere(desk, other, tmp_path, suffix):
    ids = []
    for text in HOSTILE:
        if text.strip():
            ids.append(desk.do(add_actor, text, description=text, tags=(text,), place=text,
                               aliases=(f"{text}~",), extra=((text, text),)))
    kind = desk.do(add_tie_kind, "=kind")
    for one, two in pairwise(ids):
        desk.do(add_tie, one, two, kind, label="=1")
    there_and_back(desk, other, tmp_path / f"h{suffix}")
    assert everything(other) == everything(desk)
    for path in files_of(tmp_path / f"h{suffix}"):
        for cell in cells_of(path):
            first = cell.lstrip()[:1]
            number = cell.replace(".", "", 1).lstrip("+-").isdigit()
            assert first not in tuple("=+-@＝＋－＠\t\r") or number, cell


def cells_of(path):
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as file:
            return [cell for row in csv.reader(file) for cell in row if cell]
    book = load_workbook(path)
    cells = [cell for sheet in book for row in sheet for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    return [str(cell.value) for cell in cells if isinstance(cell.value, str)]


@settings(max_examples=25)
@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), min_size=1, max_size=6),
       st.sampled_from([".xlsx", ".csv"]))
def test_any_names_come_back(tmp_path_factory, texts, suffix):
    folder = tmp_path_factory.mktemp("any")
    with Desk.create(":memory:", person="a") as desk, Desk.create(":memory:", person="b") as other:
        desk.do(found_desk)
        other.do(found_desk)
        before = None
        for name, text in texts:
            try:
                actor = desk.do(add_actor, name, description=text, aliases=(text,), tags=(text,),
                                place=text, extra=((name, text),) if text.strip() else ())
            except DeskError:
                continue
            if before:
                desk.do(add_tie, before, actor, desk.read.all(TieKind)[0].id, label=text)
            before = actor
        there_and_back(desk, other, folder / f"out{suffix}")
        here, there = everything(desk), everything(other)
        assert [without_empty(x) for x in there[0].values()] == [
            without_empty(x) for x in here[0].values()]
        assert there[1:] == here[1:]


def without_empty(actor):
    """An empty further field says nothing, and needs not come back."""
    return replace(actor, extra=tuple(pair for pair in actor.extra if pair[1].strip()))


def test_what_a_workbook_cell_cannot_hold_goes_on_in_the_next(desk, other, tmp_path):
    text = "=word " * 8_000
    desk.do(add_actor, "Long", description=text.strip())
    there_and_back(desk, other, tmp_path / "long.xlsx")
    assert everything(other) == everything(desk)
    assert len(next(iter(everything(other)[0].values())).description) == 47_999


def test_the_workbook_is_kumus(desk, tmp_path):
    fill(desk)
    book = load_workbook(export(desk.read, tmp_path / "k.xlsx"))
    assert book.sheetnames == ["Elements", "Connections"]
    assert [cell.value for cell in book["Elements"][1]][:5] == [
        "ID", "Label", "Type", "Description", "Tags"]
    assert [cell.value for cell in book["Connections"][1]][:5] == [
        "ID", "From", "To", "Direction", "Label"]
    mayor = {row[1].value: row[2].value for row in book["Elements"]}
    assert mayor["Mayor"] == "Person"


def test_an_audience_gets_nothing_above_its_level(desk, tmp_path):
    full, twin, _ = fill(desk)
    desk.do(lambda write: write.add(Note, text="about her", about=(full, twin)))
    desk.do(assess, full, "power_over", 3)
    for suffix in (".xlsx", ".csv", ".json", ".svg"):
        out = tmp_path / f"open{suffix}"
        export(desk.read, out, audience="open")
        for path in files_of(out):
            text = "\n".join(cells_of(path)) if suffix == ".xlsx" else path.read_text("utf-8-sig")
            assert "coop" not in text.casefold()
            assert full not in text
    told = json.loads((tmp_path / "open.json").read_text("utf-8"))["entities"]
    assert [note["about"] for note in told["note"]] == [[twin]]
    assert len(told["tie"]) == 1
    assert not [said for said in told["assessment"] if said["dimension"] == "power_over"]


def test_what_is_mine_is_in_no_file(desk, tmp_path):
    desk.do(lambda write: write.add(Actor, name="Secret", scope="mine"))
    export(desk.read, tmp_path / "x.json")
    assert "Secret" not in (tmp_path / "x.json").read_text("utf-8")


def test_contacts_stay_in_the_house(desk, tmp_path):
    desk.do(add_actor, "Mayor", contact="+33 612")
    for audience, there in (("open", False), ("limited", False), ("confidential", True)):
        export(desk.read, tmp_path / "x.json", audience=audience)
        assert ("+33 612" in (tmp_path / "x.json").read_text("utf-8")) == there


def test_json_is_complete_and_documented(desk, tmp_path):
    fill(desk)
    told = json.loads(export(desk.read, tmp_path / "x.json").read_text("utf-8"))
    assert (told["format"], told["version"], told["desk"]) == ("collective-desk", 1, desk.id)
    assert told["entities"].keys() == KINDS.keys()
    for name, kind in KINDS.items():
        assert len(told["entities"][name]) == desk.read.count(kind)
    [actor] = [a for a in told["entities"]["actor"] if a["name"] == "Women's coop"]
    assert actor["aliases"] == ["WC", "a|b", "c\\d"]
    document = resource("texts", "json-format.md").read_text("utf-8").split("| kind |")[1]
    document = document.split("\n# ")[0]
    for name, kind in KINDS.items():
        [line] = [line for line in document.splitlines() if line.startswith(f"| `{name}` |")]
        for each in fields(kind):
            assert each.name == "alive" or f"`{each.name}`" in line + "`id` `sensitivity`"


def test_json_refers_to_nothing_that_is_not_in_it(desk, tmp_path):
    full, _, _ = fill(desk)
    desk.do(delete_actors, [full])
    told = json.loads(export(desk.read, tmp_path / "x.json").read_text("utf-8"))["entities"]
    ids = {item["id"] for items in told.values() for item in items}
    for tie in told["tie"]:
        assert {tie["source"], tie["target"], tie["kind"]} <= ids
    assert full not in json.dumps(told)


def test_only_one_map_if_it_is_named(desk, tmp_path):
    [map] = desk.read.all(Map)
    desk.do(add_actor, "Here", on=map.id, at=(0, 0))
    desk.do(add_actor, "Elsewhere")
    export(desk.read, tmp_path / "m.csv", map=map.id)
    text = (tmp_path / "m-elements.csv").read_text("utf-8-sig")
    assert "Here" in text
    assert "Elsewhere" not in text


def test_a_picture_and_who_paints_it(desk, tmp_path):
    from defusedxml.ElementTree import fromstring

    [map] = desk.read.all(Map)
    for number, name in enumerate(("<b>&\x0b", "المجلس", "=1+1")):
        desk.do(add_actor, name, on=map.id, at=(number * 200, 0))
    root = fromstring(export(desk.read, tmp_path / "m.svg").read_text("utf-8"))
    assert "المجلس" in "".join(root.itertext())
    with pytest.raises(DeskError, match="no_png"):
        export(desk.read, tmp_path / "m.png")
    export(desk.read, tmp_path / "m.png", paint_png=lambda svg, path: path.write_text(svg[:4]))
    assert (tmp_path / "m.png").read_text() == "<?xm"


def test_refusals_have_sentences_and_leave_the_older_file(desk, tmp_path):
    def refused(out, **options):
        with pytest.raises(DeskError) as caught:
            export(desk.read, out, **options)
        assert Words()(caught.value.id, **caught.value.facts)
        return caught.value.id

    assert refused(tmp_path / "x.doc") == "export.suffix"
    assert refused(tmp_path / "x") == "export.suffix"
    assert refused(tmp_path / "no" / "x.json") == "export.no_folder"
    (tmp_path / "dir.json").mkdir()
    assert refused(tmp_path / "dir.json") == "export.not_writable"
    assert refused(Path(f"{tmp_path}/a\0.json")) == "export.not_writable"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_stopping_leaves_the_older_file_and_nothing_else(desk, tmp_path, suffix):
    fill(desk)
    out = tmp_path / f"x{suffix}"
    for path in files_of(out):
        path.write_text("older")
    before = sorted(path.name for path in tmp_path.iterdir())

    def stop(done: float, _: str) -> None:
        if done >= 0.9:
            raise Cancelled

    with pytest.raises(Cancelled):
        export(desk.read, out, progress=stop, paint_png=lambda svg, path: None)
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert all(path.read_text() == "older" for path in files_of(out))


def test_a_full_disk_gets_its_sentence(desk, tmp_path, monkeypatch):
    import errno

    def full(path, content):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(DeskError, match="disk_full"):
        export(desk.read, tmp_path / "x.json")
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_an_export_is_as_open_as_other_files(desk, tmp_path):
    (tmp_path / "usual").touch()
    export(desk.read, tmp_path / "x.json")
    usual = (tmp_path / "usual").stat().st_mode
    assert stat.S_IMODE((tmp_path / "x.json").stat().st_mode) == stat.S_IMODE(usual)


@pytest.mark.parametrize(("title", "name"), [
    ("River map", "River map.csv"), ("CON", "desk CON.csv"), ("nul.txt", "desk nul.txt.csv"),
    ("a/b\\c:d*?", "a b c d.csv"), ("...", "desk.csv"), ("\u202egpj.exe", "gpj.exe.csv"),
    ("", "desk.csv"), ("المجلس", "المجلس.csv"), ("x" * 500, "x" * 80 + ".csv"),
    ("lpt1 .x", "desk lpt1 .x.csv"),
])
def test_titles_become_file_names_of_every_system(title, name):
    assert file_name(title, ".csv") == name


def test_numbers_stay_numbers(desk, tmp_path):
    desk.do(add_actor, "A", extra=(("Cost", "-5"), ("Share", "3.25"), ("Code", "007"), ("Due", "+33")))
    export(desk.read, tmp_path / "n.csv")
    assert "-5,3.25,007,+33" in (tmp_path / "n-elements.csv").read_text("utf-8-sig")
    sheet = load_workbook(export(desk.read, tmp_path / "n.xlsx"))["Elements"]
    assert [cell.value for cell in sheet[2]][5:] == [-5, 3.25, "007", "+33"]


def test_an_end_that_kumu_would_split_or_mistake_is_written_by_id(desk, tmp_path):
    bar, one, two = (desk.do(add_actor, name) for name in ("A|B", "Twin", "twin"))
    kind = desk.read.all(TieKind)[0].id
    desk.do(add_tie, bar, one, kind)
    desk.do(add_tie, bar, two, kind)
    sheet = load_workbook(export(desk.read, tmp_path / "n.xlsx"))["Connections"]
    assert [(row[1].value, row[2].value) for row in sheet.iter_rows(min_row=2)] == [
        (bar, one), (bar, two)]
