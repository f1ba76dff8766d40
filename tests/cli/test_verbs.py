import json
import os
import subprocess
import sys
from pathlib import Path

import pypdf
import pytest

from collective_desk import cli
from collective_desk.commands.actors import set_actor
from collective_desk.commands.sessions import plan_session
from collective_desk.domain.entities import Actor, Placement, Tie
from collective_desk.domain.steps import Step
from collective_desk.host import settings
from collective_desk.host.settings import Person, Settings
from collective_desk.store.desk import Desk
from collective_desk.store.reader import Reader


def names(path="a.desk") -> list[str]:
    with Reader.open(Path(path)) as reader:
        return [actor.name for actor in reader.all(Actor)]


def test_a_desk_is_started_drawn_on_and_told(tell):
    assert tell("new", "a.desk", "--title", "River", "--question", "Who?") == (
        0, "a.desk is ready: 0 actors, 0 ties.", "")
    code, out, err = tell("add", "a.desk", "Mayor, Clinic", "Mayor > advises > Clinic", "mayor")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "Mayor, Clinic added, 2 actors.", "1 tie drawn.", "Mayor: known already."]
    code, out, err = tell("show", "a.desk")
    assert out.splitlines() == [
        "River", "Who?", "2 actors, 1 tie, 0 empty chairs.", "", "Actors", "  Clinic", "  Mayor",
        "", "Ties", "  Mayor → Clinic: advice"]
    code, out, err = tell("history", "a.desk")
    assert [line.split("  ")[-1] for line in out.splitlines()] == [
        "Quick add (Mayor – Clinic)", "Quick add (Mayor, Clinic)", "Start desk (River)"]


def test_a_step_names_its_actors_in_the_order_of_the_line(tell):
    tell("new", "a.desk")
    tell("add", "a.desk", "Mayor, Clinic +++")
    assert tell("undo", "a.desk")[1] == "Taken back: Quick add (Mayor, Clinic)."


def test_each_line_is_a_step_that_is_taken_back_and_done_again(tell):
    tell("new", "a.desk", "--as", "amina")
    tell("--as", "amina", "add", "a.desk", "Mayor", "Clinic")
    tell("add", "a.desk", "Radio", "--as", "bruno")
    assert tell("undo", "a.desk", "--as", "amina") == (0, "Taken back: Quick add (Clinic).", "")
    assert names() == ["Mayor", "Radio"]
    assert tell("redo", "a.desk", "--as", "amina")[1] == "Done again: Quick add (Clinic)."
    assert sorted(names()) == ["Clinic", "Mayor", "Radio"]
    steps = [line.split("  ")[1:] for line in tell("history", "a.desk")[1].splitlines()[:3]]
    assert steps == [
        ["amina", "Redo: Quick add (Clinic)"], ["amina", "Undo: Quick add (Clinic)"],
        ["bruno", "Quick add (Radio)"]]
    assert sorted(path.name for path in Path().iterdir()) == ["a.desk"]
    assert tell("undo", "a.desk", "--as", "carla") == (
        1, "", "carla has nothing to take back here.")
    assert tell("redo", "a.desk", "--as", "bruno")[0] == 1


def test_a_line_that_cannot_be_drawn_keeps_those_before_it(tell):
    tell("new", "a.desk")
    code, _out, err = tell("add", "a.desk", "Mayor", "Clinic >", "Radio")
    assert (code, err) == (1, "Line 2: Who does this tie go to?")
    assert names() == ["Mayor"]
    tell("add", "a.desk", "Mayor <> Clinic")
    with Desk.open("a.desk", person="x") as desk:
        desk.do(lambda write: write.add(Actor, name="clinic"))
        desk.do(lambda write: write.add(Actor, name="CLINIC"))
    code, _out, err = tell("add", "a.desk", "cLinic > Mayor")
    assert code == 1
    assert err.startswith("3 actors are called cLinic.")
    assert len(names()) == 4


def test_the_sample_is_there_at_once(tell):
    code, out, _err = tell("new", "r.desk", "--sample", "--title", "My river", "--as", "amina")
    assert (code, out) == (0, "r.desk is ready: 28 actors, 41 ties.")
    code, out, _err = tell("show", "r.desk")
    assert out.splitlines()[0] == "My river"
    assert "Dabra health center and Dabra health centre are spelled almost the same" in out \
        or "Dabra health centre and Dabra health center are spelled almost the same" in out
    assert "የዳብራ ዓሣ አጥማጆች" in out
    tell("undo", "r.desk", "--as", "amina")
    assert tell("undo", "r.desk", "--as", "amina")[0] == 1
    with Reader.open("r.desk") as reader:
        assert len(reader.all(Tie)) == 41


def broken(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    path.write_bytes(content)


@pytest.mark.parametrize(("prepare", "sentence"), [
    (lambda path: path.unlink(), "There is no desk called a.desk."),
    (lambda path: path.write_text("Dear diary"), "a.desk is not a desk."),
    (lambda path: path.write_bytes(b""), "a.desk is not a desk."),
    (lambda path: (path.unlink(), path.mkdir()), "a.desk"),
    (broken, "damaged"),
])
@pytest.mark.parametrize("line", [
    ("add", "a.desk", "Mayor"), ("undo", "a.desk"), ("redo", "a.desk"), ("show", "a.desk"),
    ("history", "a.desk"), ("show", "a.desk", "--json"), ("history", "a.desk", "--json"),
    ("brief", "a.desk", "a.pdf"), ("export", "a.desk", "a.xlsx"), ("check", "a.desk"),
    ("import", "a.desk", "names.txt"), ("import", "a.desk", "names.txt", "--dry-run"),
])
def test_a_desk_that_cannot_be_opened_is_one_sentence(tell, line, prepare, sentence):
    tell("new", "a.desk")
    Path("names.txt").write_text("Mayor\nClinic\n")
    path = Path("a.desk")
    prepare(path)
    before = path.read_bytes() if path.is_file() else None
    code, out, err = tell(*line)
    assert (code, out) == (1, "")
    assert len(err.splitlines()) == 1, err
    assert sentence in err
    assert (path.read_bytes() if path.is_file() else None) == before
    assert not Path("a.pdf").exists()
    assert not Path("a.xlsx").exists()


def test_a_desk_that_is_open_elsewhere_is_left_alone(tell):
    tell("new", "a.desk")
    with Desk.open("a.desk", person="bruno"):
        code, out, err = tell("add", "a.desk", "Mayor")
        assert (code, out) == (1, "")
        assert err == "a.desk is open already: bruno has it. Close it there first."
        assert tell("show", "a.desk")[0] == 0


def test_nothing_is_overwritten(tell):
    Path("mine.desk").write_text("mine")
    for more in ((), ("--sample",)):
        assert tell("new", "mine.desk", *more)[0] == 1
    assert Path("mine.desk").read_text() == "mine"
    assert tell("new", "no/such/folder/a.desk")[0] == 1


@pytest.mark.parametrize("line", [
    ("new",), ("add", "a.desk"), ("new", "a.desk", "--dance"), ("show",),
    ("brief", "a.desk"), ("brief", "a.desk", "a.pdf", "--paper", "A3"), ("import", "a.desk"),
    ("brief", "a.desk", "a.pdf", "--language", "xx"), (),
])
def test_what_is_not_understood_is_two(tell, line):
    code, _out, err = tell(*line)
    assert code == 2
    assert "usage" in err


def test_help_is_no_error(tell):
    code, out, _err = tell("--help")
    assert code == 0
    assert "quick add" in out
    for verb in ["new", "add", "undo", "redo", "import", "export", "show", "history", "brief", "check", "milestone"]:
        code, out, _err = tell(verb, "--help")
        assert code == 0, verb
        assert "DESK" in out


def test_names_that_look_like_options_and_every_script_pass(tell):
    tell("new", "a.desk")
    assert tell("add", "a.desk", "صبّاغات الضفة > የዳብራ ዓሣ አጥማጆች")[0] == 0
    assert tell("add", "a.desk", "--", "--json")[0] == 0
    assert names() == ["صبّاغات الضفة", "የዳብራ ዓሣ አጥማጆች", "--json"]


def test_who_acts_is_said_or_set(tell, home):
    tell("new", "a.desk", "--as", "Amina D")
    with Reader.open("a.desk") as reader:
        assert reader.history()[0].person == "Amina D"


def child(*argv, cwd, env=None):
    return subprocess.run(
        [sys.executable, "-c", ("import sys; from collective_desk import cli;"
         "code = cli.main(sys.argv[1:]); assert 'PySide6' not in sys.modules; sys.exit(code)"),
         *argv],
        cwd=cwd, capture_output=True, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[2]), **(env or {})},
    )


def test_in_a_process_of_its_own_without_qt_and_in_any_locale(tmp_path):
    assert child("new", "a.desk", "--sample", cwd=tmp_path).returncode == 0
    done = child("show", "a.desk", cwd=tmp_path, env={"LC_ALL": "C", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    assert "महिला बचत समूह" in done.stdout.decode()
    done = child("add", "none.desk", "A", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of a POSIX shell")
def test_who_stops_reading_early_hears_no_complaint(tmp_path):
    child("new", "a.desk", "--sample", cwd=tmp_path)
    code = "import sys; from collective_desk import cli; sys.exit(cli.main(sys.argv[1:]))"
    program = f'"{sys.executable}" -c "{code}" show a.desk | head -1'
    done = subprocess.run(
        ["sh", "-c", program], cwd=tmp_path, capture_output=True, timeout=60, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(cli.__file__).parents[2])})
    assert done.stdout.decode().strip() == "Talu river"
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_sentence(tmp_path, tell, monkeypatch):
    tell("new", "a.desk")
    from sqlite3 import OperationalError

    import collective_desk.commands.quick_add as module

    def full(*_: object, **__: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(module, "add_actor", full)
    code, out, err = tell("add", "a.desk", "Mayor")
    assert (code, out) == (1, "")
    assert err.startswith("The disk is full.")


def test_a_list_of_names_comes_in_as_one_step(tell):
    tell("new", "a.desk")
    tell("add", "a.desk", "Mayor")
    Path("names.txt").write_text("mayor\nClinic\nRadio Sun\n", encoding="utf-8")
    code, out, err = tell("import", "a.desk", "names.txt", "--dry-run")
    assert (code, err) == (0, "")
    assert out.startswith("Would come in: 2 actors, 0 ties. Known already: 1.")
    assert names() == ["Mayor"]
    assert tell("import", "a.desk", "names.txt")[1].startswith("Came in: 2 actors")
    assert names() == ["Mayor", "Clinic", "Radio Sun"]
    with Reader.open("a.desk") as reader:
        assert len(reader.all(Placement)) == 3
    assert tell("undo", "a.desk")[0] == 0
    assert names() == ["Mayor"]


def test_wrong_rows_are_named_and_the_good_ones_come_in(tell):
    tell("new", "a.desk")
    Path("e.csv").write_text("Label,Type\nMayor,\n,x\nClinic,\n", encoding="utf-8")
    Path("c.csv").write_text("From,To,Type\nMayor,Clinic,money\nMayor,,money\n", encoding="utf-8")
    code, out, err = tell("import", "a.desk", "e.csv", "c.csv")
    assert code == 0
    assert "e.csv, row 3:" in err
    assert "c.csv, row 3: To · The row does not say whom it joins." in err
    assert out.startswith("Came in: 2 actors, 1 tie.")
    assert tell("import", "a.desk", "nothing.csv")[0] == 1


def test_show_and_history_as_data(tell):
    tell("new", "r.desk", "--sample", "--as", "amina")
    tell("add", "r.desk", "Clinic @i ++", "--as", "amina")
    shown = json.loads(tell("show", "r.desk", "--json")[1])
    assert {"desk", "counts", "actors", "tie_kinds", "ties", "maps", "assessments", "doubts"} <= set(shown)
    assert shown["desk"]["title"] == "Talu river"
    assert len(shown["actors"]) == 30
    assert len(shown["ties"]) == 41
    ids = {actor["id"] for actor in shown["actors"]}
    assert all(tie["source"] in ids and tie["target"] in ids for tie in shown["ties"])
    assert {spot["actor"] for spot in shown["maps"][0]["placements"]} == ids
    assert [doubt["kind"] for doubt in shown["doubts"]] == ["alike"]
    done = json.loads(tell("history", "r.desk", "--json")[1])
    assert (done[0]["person"], done[0]["action"]) == ("amina", "quick_add")
    assert set(done[0]) >= {"id", "time", "person", "action", "touched"}


@pytest.mark.parametrize("name", ["a.xlsx", "a.json", "a.svg", "a.png", "a.csv"])
def test_every_form_is_written(tell, name):
    tell("new", "r.desk", "--sample")
    code, out, err = tell("export", "r.desk", name)
    assert (code, err) == (0, "")
    for line in out.splitlines():
        assert Path(line.removesuffix(" is written.")).stat().st_size > 1000


def test_what_cannot_be_written_is_one_sentence(tell):
    tell("new", "r.desk", "--sample")
    lines = (("export", "r.desk", "a.docx"), ("export", "r.desk", "no/a.json"),
             ("brief", "r.desk", "no/a.pdf"), ("milestone", "r.desk", "--svg", "no/a.svg"))
    for line in lines:
        code, _out, err = tell(*line)
        assert code == 1
        assert len(err.splitlines()) == 1, err
        assert err == "There is no folder no." or "a.docx" in line
    assert sorted(path.suffix for path in Path().iterdir()) == [".desk"]


@pytest.mark.parametrize("out", ["r.desk", "r.txt", "r", "."])
def test_a_brief_is_written_over_no_desk(tell, out):
    tell("new", "r.desk", "--sample")
    before = Path("r.desk").read_bytes()
    code, said, err = tell("brief", "r.desk", out)
    assert (code, said) == (1, "")
    assert "does not end in .pdf" in err
    assert Path("r.desk").read_bytes() == before


def test_a_brief_names_who_was_said_and_never_a_login(tell, home):
    tell("new", "r.desk", "--sample")
    for more, author in ((), ""), (("--as", "Meron"), "Meron"):
        tell("brief", "r.desk", "r.pdf", *more)
        read = pypdf.PdfReader("r.pdf")
        assert (read.metadata.author or "") == author
        text = " ".join(page.extract_text() for page in read.pages)
        assert ("written by" in text) == bool(author)
    settings.save_settings(Settings(person=Person(name="Amina")))
    tell("brief", "r.desk", "r.pdf")
    assert pypdf.PdfReader("r.pdf").metadata.author == "Amina"


@pytest.mark.parametrize(("audience", "there"), [("open", False), ("strict", True)])
def test_a_brief_and_a_file_are_for_an_audience(tell, audience, there):
    tell("new", "r.desk")
    tell("add", "r.desk", "Diver", "Radio")
    with Desk.open(Path("r.desk"), person="amina") as desk:
        diver = next(actor.id for actor in desk.read.all(Actor) if actor.name == "Diver")
        desk.do(set_actor, diver, sensitivity="confidential")
    for out in ("r.pdf", "r.json", "r.csv", "r.svg"):
        code, _, err = tell("brief" if out == "r.pdf" else "export", "r.desk", out,
                            "--audience", audience)
        assert (code, err) == (0, "")
    pdf = " ".join(page.extract_text() for page in pypdf.PdfReader("r.pdf").pages)
    told = [pdf, *(Path(name).read_text("utf-8") for name in (
        "r.json", "r-elements.csv", "r.svg"))]
    assert [("Diver" in one, "Radio" in one) for one in told] == [(there, True)] * 4


def test_a_brief_is_printed(tell):
    tell("new", "r.desk", "--sample")
    for more in ((), ("--paper", "letter", "--language", "fr")):
        code, out, err = tell("brief", "r.desk", "r.pdf", *more)
        assert (code, out, err) == (0, "r.pdf is written.", "")
        assert Path("r.pdf").read_bytes().startswith(b"%PDF")


def test_notes_are_written_found_and_shown_by_session(tell):
    tell("new", "a.desk")
    tell("add", "a.desk", "Mayor, Halima")
    with Desk.open(Path("a.desk"), person="amina") as desk:
        desk.do(plan_session, "Mapping day", date="2026-03-12", place="Hall", steps=[Step("Who?")])
    code, out, err = tell(
        "note", "a.desk", "--session", "mapping", "t The hall laughs #Mayor",
        "a Test the well @Halima by 2026-03-20", "o by the #nobody")
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "tension: The hall laughs", "promise: Test the well (20 March)",
        "observation: by the #nobody", "Nobody here is called nobody. Kept as text."]
    assert tell("session", "a.desk", "list")[1] == "12 March  Mapping day  Hall  planned"
    assert tell("session", "a.desk", "show")[1].splitlines() == [
        "12 March  Mapping day  Hall  planned", "  1. Who? (10 min)", "  t  The hall laughs",
        "  o  by the #nobody", "  a  Test the well (Halima, 20 March, open)"]
    code, out, _ = tell("search", "a.desk", "WÉLL")
    assert (code, out.split("  ")[0], out.split("  ")[-1]) == (0, "promise", "Test the well")
    assert tell("search", "a.desk", "sea") == (1, "", "Nothing holds these words.")
    code, _, err = tell("note", "a.desk", "--session", "x", "o y")
    assert (code, err) == (1, "There is no session x on this desk.")
