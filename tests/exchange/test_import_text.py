import pytest
from hypothesis import given
from hypothesis import strategies as st

from collective_desk.domain.entities import Actor, Tie
from collective_desk.domain.errors import DeskError
from collective_desk.exchange.csv_in import read_csv
from collective_desk.exchange.decode import Decoded, decode
from collective_desk.exchange.plan_import import plan_import

from .conftest import said, take_in

NAMES = ["Café Ñandú", "المجلس", "የሶና ዓሣ", "महिला समूह", "Müller & Söhne"]


def names_of(plan):
    return [actor.name for actor in plan.actors]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_of_text_in_any_usual_dress(desk, tmp_path, delimiter, encoding, end):
    rows = [["Label", "Type", "Note"], *[[name, "Media", 'with "quotes"'] for name in NAMES]]
    text = end.join(delimiter.join(f'"{c}"'.replace('h "q', 'h ""q').replace('s""', 's"""')
                                   for c in row) for row in rows)
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode(encoding))
    plan = plan_import(desk.read, [path])
    assert names_of(plan) == NAMES
    assert dict(plan.actors[0].fields)["extra"] == (("Note", 'with "quotes"'),)
    assert not [id for _, id in said(plan) if id != "encoding"]


def test_two_files_are_told_apart_by_their_headers(desk, tmp_path):
    (tmp_path / "one.csv").write_text("To,From,Type\nB,A,Money\n", "utf-8")
    (tmp_path / "two.csv").write_text("Type;Label\nMedia;A\nSchool;B\n", "utf-8")
    plan = take_in(desk, tmp_path / "one.csv", tmp_path / "two.csv")
    assert not plan.problems
    [tie] = desk.read.all(Tie)
    assert desk.read.get(Actor, tie.source).name == "A"
    assert desk.read.get(Actor, tie.source).kind == "media"


def test_an_old_encoding_is_read_with_a_doubt_and_can_be_told(desk, tmp_path):
    path = tmp_path / "old.csv"
    path.write_bytes("Label\nCafé “Sol”\n".encode("cp1252"))
    plan = plan_import(desk.read, [path])
    assert names_of(plan) == ["Café “Sol”"]
    assert said(plan) == [(0, "encoding")]
    assert dict(plan.problems[0].facts)["sample"] == "Café"
    path.write_bytes("Label\nМосква\n".encode("cp1251"))
    assert names_of(plan_import(desk.read, [path], encoding="cp1251")) == ["Москва"]
    with pytest.raises(DeskError, match="unknown_encoding"):
        plan_import(desk.read, [path], encoding="klingon")


def test_an_old_arabic_encoding_is_known_by_its_letters(desk, tmp_path):
    path = tmp_path / "old.csv"
    path.write_bytes("الاسم;النوع\nتعاونية النساء;Media\n".encode("cp1256"))
    plan = plan_import(desk.read, [path])
    assert names_of(plan) == ["تعاونية النساء"]
    assert dict(plan.problems[0].facts) == {"encoding": "cp1256", "sample": "الاسم"}


@pytest.mark.parametrize("header", [
    "Nom;Type d'acteur;Mots-clés", "NOMBRE;TIPO;PALABRAS CLAVE", "Nome:;Tipo;Etiquetas",
    "الاسم;النوع;الوسوم", "  label ; Type*; TAGS"])
def test_headers_of_elements_in_any_language_and_case(desk, tmp_path, header):
    path = tmp_path / "t.csv"
    path.write_text(f"{header}\nRadio;media;a|b\n", "utf-8")
    plan = plan_import(desk.read, [path])
    assert [dict(actor.fields) for actor in plan.actors] == [{"kind": "media", "tags": ("a", "b")}]
    assert not plan.problems


@pytest.mark.parametrize(("header", "way"), [
    ("De;Vers;Sens;Type", "réciproque"), ("Source;Cible;Direction;Type", "mutuelle"),
    ("Desde;Hasta;Dirección;Tipo", "mutua"), ("ORIGEN;DESTINO;Sentido;Tipo", "recíproca"),
    ("Origem;Destino;Direção;Tipo", "mútua"), ("من;إلى;الاتجاه;النوع", "متبادل"),
    ("From;To;Direction;Type", "both ways")])
def test_headers_of_connections_in_any_language_and_case(desk, tmp_path, header, way):
    path = tmp_path / "t.csv"
    path.write_text(f"{header}\nA;B;{way};money\n", "utf-8")
    plan = plan_import(desk.read, [path])
    assert [dict(tie.fields)["direction"] for tie in plan.ties] == ["mutual"]
    assert {id for _, id in said(plan)} == {"end_new"}


def test_a_header_in_other_words_is_no_actor(desk, tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("Sort,Name of the group\nmedia,Radio\n", "utf-8")
    plan = plan_import(desk.read, [path])
    assert names_of(plan) == ["Radio"]
    assert said(plan) == [(1, "header_guessed")]
    assert dict(plan.actors[0].fields)["extra"] == (("Sort", "media"),)


def test_one_line_in_another_encoding_does_not_spoil_the_others(desk, tmp_path):
    path = tmp_path / "mixed.csv"
    path.write_bytes("Label\nCafé\n".encode() + "Né\n".encode("latin-1") + "Zoë\n".encode())
    plan = plan_import(desk.read, [path])
    assert names_of(plan) == ["Café", "Né", "Zoë"]
    assert said(plan) == [(3, "mixed_encoding")]


def test_text_garbled_before_it_came_is_pointed_out(desk, tmp_path):
    path = tmp_path / "garbled.csv"
    path.write_text("Label\nCafÃ© du fleuve\nÃngeles\n", "utf-8")
    plan = plan_import(desk.read, [path])
    assert said(plan) == [(2, "garbled")]
    assert len(plan.actors) == 2


def test_a_quote_never_closed_spoils_its_own_row_only(desk, tmp_path):
    path = tmp_path / "q.csv"
    path.write_text('Label,Note\nA,"fine\ntwo lines"\nB,"never closed\nC,x\nD,y\n', "utf-8")
    plan = plan_import(desk.read, [path])
    assert names_of(plan) == ["A", "B", "C", "D"]
    assert [id for _, id in said(plan)] == ["open_quote"]


def test_no_header_reads_names_and_keeps_the_rest(desk, tmp_path):
    path = tmp_path / "n.csv"
    path.write_text("Coop,Sona\nMayor,Hill\n", "utf-8")
    plan = plan_import(desk.read, [path])
    assert names_of(plan) == ["Coop", "Mayor"]
    assert dict(plan.actors[0].fields)["extra"] == (("Column 2", "Sona"),)
    assert said(plan) == [(1, "no_header")]


def test_excel_may_tell_its_delimiter(desk, tmp_path):
    path = tmp_path / "s.csv"
    path.write_text("sep=|\nLabel|Place\nA|Hill, north\n", "utf-8")
    plan = plan_import(desk.read, [path])
    assert names_of(plan) == ["A"]


def test_a_list_of_names(desk, tmp_path):
    path = tmp_path / "names.txt"
    path.write_text("• Coop\n\n2) Ministry of Health, Kenya\n3 Rivers\n- المجلس\n", "utf-8")
    plan = plan_import(desk.read, [path])
    assert names_of(plan) == ["Coop", "Ministry of Health, Kenya", "3 Rivers", "المجلس"]
    assert plan.counts.empty_rows == 1


def test_pasted_names_and_a_pasted_table(desk):
    assert names_of(plan_import(desk.read, "Coop\nMayor\n")) == ["Coop", "Mayor"]
    plan = plan_import(desk.read, "From\tTo\tType\nA\tB\tMoney\n")
    assert plan.counts.new_ties == 1
    assert plan.files == ("",)
    assert names_of(plan_import(desk.read, "Name\nCoop\n")) == ["Coop"]
    assert names_of(plan_import(desk.read, "")) == []


def test_a_guard_against_formulas_is_taken_off_again(desk):
    plan = plan_import(desk.read, "Label,Note\n'=SUM(1),'-5\n'tis,''=x\n")
    assert names_of(plan) == ["=SUM(1)", "'tis"]
    assert dict(plan.actors[0].fields)["extra"] == (("Note", "-5"),)
    assert dict(plan.actors[1].fields)["extra"] == (("Note", "'=x"),)


def test_a_name_as_long_as_a_page_is_kept_in_the_description(desk):
    plan = plan_import(desk.read, "Label,Note\n" + "long " * 400 + ",x\n")
    [actor] = plan.actors
    assert len(actor.name) <= 1000
    assert len(dict(actor.fields)["description"]) == 1999
    assert said(plan) == [(2, "long_name")]


@given(st.binary(max_size=300))
def test_any_bytes_become_rows_or_one_sentence(content):
    try:
        decoded = decode(content, "x.csv")
    except DeskError as error:
        assert error.id == "import.not_text"
        return
    sheet = read_csv(decoded, "x.csv")
    for row in sheet.rows:
        "".join(row.cells).encode("utf-8")


@given(st.lists(st.text("ab\",;\n\r '", max_size=12), max_size=12))
def test_no_line_is_lost_however_quotes_are_set(lines):
    text = "Label\n" + "\n".join(lines)
    sheet = read_csv(Decoded(text, "utf-8"), "x.csv")
    letters = [letter for row in sheet.rows for cell in row.cells for letter in cell]
    for letter in "ab":
        assert letters.count(letter) >= text.count(letter)
