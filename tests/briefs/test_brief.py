"""A whole brief: what it says, to whom, on which paper, in which language."""

import datetime as dt

import pypdf
import pytest

from collective_desk.briefs.data import gather
from collective_desk.briefs.ink.marks import Words as WordsMark
from collective_desk.briefs.ink.sheet import Sheet
from collective_desk.briefs.letters import fonts
from collective_desk.briefs.letters.atoms import MM
from collective_desk.briefs.pdf import write_brief
from collective_desk.briefs.setting.blocks import lay_out
from collective_desk.briefs.templates import collective_brief
from collective_desk.domain.entities import (
    Actor,
    Assessment,
    Attendance,
    Map,
    Membership,
    Placement,
    Session,
    Tie,
    TieKind,
    placement_id,
)
from collective_desk.domain.errors import Cancelled, DeskError
from collective_desk.host.numerals import PaperWords
from collective_desk.host.words import Words
from collective_desk.store.desk import Desk
from tests.briefs.conftest import DAY, pages_of
from tests.briefs.desks import crowd, river


def one_line(pages):
    return " ".join(" ".join(page.split()) for page in pages)


def test_the_brief_of_the_river(printed):
    pages = printed(river(place="Ferry Hall"), author="Meron Abebe")
    first, second = pages[0], pages[1]
    for said in ("Sona River Collective", "Who can help keep the Sona river clean?", "For partners",
                 "14 October 2026", "2 chairs stand empty.", "Page 1 of 5"):  # fmt: skip
        assert said in first
    assert "11 in the grassroots, 9 in the middle ground" in one_line(pages)
    assert "No helping tie joins the grassroots and the institutions directly" in one_line([second])
    assert "Their only direct tie is a dispute." in second
    assert "Who gives money to whom?" in second
    assert "Brick Kiln Workers was named, yet nobody drew a tie" in one_line([first])
    everything = one_line(pages)
    for name in ("आशा महिला सहकारी", "بلدية سونا", "የሶና ወንዝ ወጣቶች", "Farmers (28 answers)"):
        assert name in everything
    assert "written by Meron Abebe" in first


def test_the_document_knows_what_it_is(tmp_path):
    path = write_brief(river().read, tmp_path / "b.pdf", date=DAY, language="fr", author="Amina")
    document = pypdf.PdfReader(path)
    assert document.metadata.title == "Sona River Collective"
    assert document.metadata.author == "Amina"
    assert document.trailer["/Root"]["/Lang"] == "fr"
    assert document.page_labels == [str(n + 1) for n in range(len(document.pages))]
    titles = [entry.title for entry in document.outline]
    assert "La carte" in titles
    assert "Les liens, par sorte" in titles


def test_equal_input_and_date_are_equal_bytes(tmp_path):
    desk = river()
    paths = [write_brief(desk.read, tmp_path / f"{n}.pdf", date=DAY) for n in range(2)]
    assert paths[0].read_bytes() == paths[1].read_bytes()
    other = write_brief(desk.read, tmp_path / "o.pdf", date=dt.date(2026, 10, 15))
    assert other.read_bytes() != paths[0].read_bytes()


@pytest.mark.parametrize(("paper", "size"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_paper(tmp_path, paper, size):
    path = write_brief(river().read, tmp_path / "b.pdf", date=DAY, paper=paper)
    box = pypdf.PdfReader(path).pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_arabic(printed):
    pages = printed(river(), language="ar")
    assert "للشركاء" in pages[0]
    assert "١٤ أكتوبر ٢٠٢٦" in pages[0]
    assert "٢٨" in pages[0]
    assert "أنواع الصلات" in pages[1]


@pytest.mark.parametrize("language", ["fr", "es", "pt"])
def test_other_languages_leave_no_english_behind(printed, language):
    told = one_line(printed(river(), language=language))
    for english in (" the ", "actors", "asked", "Page", "October", "association "):
        if english not in ("Page", "association ") or language != "fr":
            stripped = told.replace("Who can help keep the Sona river clean?", "")
            assert english not in stripped.replace("Page", "") or english == "Page"


def test_an_empty_desk(printed):
    desk = Desk.create(":memory:", person="amina")
    pages = printed(desk)
    assert len(pages) == 1
    assert "Nobody is on this desk yet" in one_line(pages)
    assert "Untitled desk" in pages[0]


def test_few_actors_are_too_small_to_say(printed):
    pages = printed(crowd(3, 2))
    assert "3 actors: too small to say" in one_line(pages)
    assert "most of all" not in one_line(pages)
    assert "One actor: too small" in one_line(printed(crowd(1, 0)))


def test_one_informant_is_too_small_to_say(printed):
    desk = crowd(12, 20)
    desk.do(lambda w: w.add(Assessment, subject="a1", dimension="influence", value=2, rater="Ali"))
    assert "Only one informant was asked" in one_line(printed(desk))


def test_many_actors_have_a_map_for_each_kind_of_tie_and_all_in_the_table(printed):
    pages = printed(crowd(300, 600))
    assert "Knowledge: Who teaches or tells whom?" in one_line(pages)
    assert "Money: Who gives money to whom?" in one_line(pages)
    told = "\n".join(pages)
    assert all(f"Group number {n}\n" in told or f"Group number {n} " in told for n in range(300))


def test_tables_repeat_their_heads_on_every_page(printed):
    pages = printed(crowd(120, 40))
    tables = [page for page in pages if "Name" in page and "Kind" in page and "Ties" in page]
    assert len(tables) >= 3
    assert all("cooperative" in page for page in tables)


def test_nothing_above_the_audience_is_there(printed):
    desk = river()

    def hide(write):
        write.update(Actor, "a0", sensitivity="confidential")
        write.update(TieKind, "c", sensitivity="strict")
        write.update(Actor, "a6", code_name="Heron")
        write.add(Tie, source="a1", target="a2", kind="m", label="a secret loan",
                  sensitivity="confidential")  # fmt: skip

    desk.do(hide)
    partners = one_line(printed(desk))
    for hidden in ("Brick Kiln Workers", "Conflict", "dispute", "a secret loan", "Asha"):
        assert hidden not in partners
    assert "Heron" in partners
    assert "A code name stands for one actor." in partners
    team = one_line(printed(desk, audience="strict"))
    for shown in ("Brick Kiln Workers", "Conflict", "a secret loan", "Asha"):
        assert shown in team
    assert "Farmers (" not in one_line(printed(desk, audience="open"))


def test_what_is_hidden_is_not_even_in_the_bytes(tmp_path):
    desk = river()
    desk.do(lambda w: w.update(Actor, "a0", sensitivity="strict"))
    with_it = gather(desk.read, audience="strict")
    without = gather(desk.read, audience="limited")
    assert "Brick Kiln" in repr(with_it.actors)
    assert "Brick Kiln" not in repr((without.actors, without.ties, without.map))
    assert "a0" not in {tie.source for tie in without.ties}
    assert "a0" not in without.map.actors.ids


def test_a_map_above_the_audience_is_refused(tmp_path):
    desk = river()
    desk.do(lambda w: w.update(Map, "map", sensitivity="strict"))
    with pytest.raises(DeskError) as said:
        write_brief(desk.read, tmp_path / "b.pdf", map="map", date=DAY)
    assert said.value.id == "paper.map_above"
    assert pages_of(write_brief(desk.read, tmp_path / "b.pdf", date=DAY))


HOSTILE = (
    "<img src='/etc/hostname'/>", "</para><b>bold", "&amp; &#0; %PDF", "\x07\x1b[31m", "\u202eevil\u202c",
    "a" + "\u0301" * 5000, "x" * 3000, "שלום (abc) עולם", "👩🏽‍🌾 farmers", "\ue000bold\ue001", "{name} {0} %s",
    "\u2068\u2068\u2068", "\u2069", ")' <> >> endstream", "=1+1", "\ud7ff\ufffe", "CON", "\t\n\r ", "",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ar"])
def test_hostile_names_are_only_text(printed, language):
    desk = crowd(0, 0)

    def add(write):
        write.add(Map, "m2", title=HOSTILE[0], order="b")
        for n, name in enumerate(HOSTILE):
            write.add(Actor, f"h{n}", name=name, aliases=(name[::-1],), kind="<b>")
            write.add(
                Placement,
                placement_id("map", f"h{n}"),
                map="map",
                actor=f"h{n}",
                at=(90.0 * n, 50.0 * (n % 4)),
            )
            write.add(Tie, source=f"h{n}", target=f"h{n - 1}" if n else "h0", kind="m", label=name)
        write.update(TieKind, "m", name=HOSTILE[0], question=HOSTILE[1], letter="<<")

    desk.do(add)
    told = one_line(printed(desk, language=language, author=HOSTILE[0]))
    assert "<img src='/etc/hostname'/>" in told
    assert "{name} {0} %s" in told


def test_long_names_and_titles_stay_on_the_paper(tmp_path):
    desk = crowd(9, 12)
    long = "The association of all who wash, dye, fish and farm " * 8
    desk.do(lambda w: [w.update(Actor, f"a{n}", name=long) for n in range(4)])
    desk.do(lambda w: w.update(type(w.read.desk()), w.read.desk_id, title=long, question=long * 3))
    path = write_brief(desk.read, tmp_path / "b.pdf", date=DAY)
    assert outside(path) == []


def outside(path):
    """List characters whose boxes leave the page's frame of 10 mm."""
    import pypdfium2

    document = pypdfium2.PdfDocument(str(path))
    found = []
    for number, page in enumerate(document):
        width, height = page.get_size()
        text = page.get_textpage()
        for i in range(text.count_chars()):
            left, low, right, high = text.get_charbox(i)
            if right > left and (left < 28 or right > width - 28 or low < 20 or high > height - 28):
                found.append((number, text.get_text_range(i, 1), left, low))
    document.close()
    return found


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_nothing_leaves_the_paper(tmp_path, paper, language):
    options = {"paper": paper, "language": language, "date": DAY}
    assert outside(write_brief(river().read, tmp_path / "r.pdf", **options)) == []
    assert outside(write_brief(crowd(70, 140).read, tmp_path / "c.pdf", **options)) == []


@pytest.mark.parametrize("language", ["fr", "ar"])
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_words_stay_within_the_columns_of_their_own_page(paper, language):
    words, desk = PaperWords(language), crowd(20, 30)
    wide = [(f"a{n}", (n % 10 * 200, n // 10 * 120)) for n in range(20)]
    desk.do(lambda w: [w.update(Placement, placement_id("map", a), at=at) for a, at in wide])
    brief = collective_brief(gather(desk.read), words, day=DAY)
    pages = lay_out(brief, Sheet.of(paper, right_to_left=words.right_to_left)).pages
    assert any(page.sheet.columns == 6 for page in pages)
    for page in pages:
        for said in (mark for mark in page.marks if isinstance(mark, WordsMark)):
            assert said.start >= page.sheet.margin - 0.01
            assert said.start + said.line.width / MM <= page.sheet.end + 0.01


def test_people_in_sessions_are_counted(printed):
    desk = river()
    session = desk.read.all(Session)[0].id
    desk.do(lambda w: [w.add(Attendance, session=session, heads=30),
                       w.add(Attendance, session=session, actor="a1")])
    assert "31 people were in the sessions." in one_line(printed(desk))
    assert "31 people asked" in one_line(printed(desk))
    again = desk.do(lambda w: w.add(Session, title="The second", state="closed"))
    desk.do(lambda w: [w.add(Attendance, session=again, heads=12),
                       w.add(Attendance, session=again, actor="a1"),
                       w.add(Attendance, session=again, group="Elders", heads=4)])
    told = one_line(printed(desk))
    assert "35 people were in the sessions. Who came to several sessions is counted once." in told


def test_what_is_kept_from_a_copy_and_cannot_be_printed_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(fonts, "installed_file", lambda _code: None)
    fonts.face_of.cache_clear()
    desk = river()
    desk.do(lambda w: [w.update(Actor, "a1", sensitivity="confidential"),
                       w.update(Actor, "a2", name="ไทยแม่น้ำ")])
    told = []
    write_brief(desk.read, tmp_path / "b.pdf", date=DAY, noticed=told.append)
    ties = sum("a1" in (tie.source, tie.target) for tie in desk.read.all(Tie))
    assert [notice.said(Words("en")) for notice in told] == [
        "No font on this computer has these letters: Thai. Boxes stand for them in: ไทยแม่น้ำ.",
        f"Kept from this copy: 1 actor, {ties} tie{'s' * (ties != 1)}."]
    told.clear()
    write_brief(desk.read, tmp_path / "b.pdf", date=DAY, audience="strict", noticed=told.append)
    assert [notice.scripts for notice in told] == [("Thai",)]
    fonts.face_of.cache_clear()


def test_stopping_leaves_nothing_behind(tmp_path):
    def stop(share, id):
        if share > 0.3:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_brief(river().read, tmp_path / "b.pdf", date=DAY, progress=stop)
    assert list(tmp_path.iterdir()) == []


def test_progress_is_told_in_words(tmp_path):
    told = []
    write_brief(
        crowd(9, 9).read, tmp_path / "b.pdf", progress=lambda share, id: told.append((share, id))
    )
    assert told == sorted(told, key=lambda one: one[0])
    assert {id for _, id in told} == {
        f"brief.progress.{step}" for step in ("reading", "setting", "writing")
    }


def test_open_questions_only_when_wanted_and_only_about_those_who_may_be_named(printed):
    desk = crowd(9, 9)
    desk.do(lambda w: [w.update(Actor, f"a{n}", name="The Mill") for n in (3, 4)])
    desk.do(
        lambda w: [w.update(Actor, f"a{n}", name="Hidden", sensitivity="strict") for n in (5, 6)]
    )
    assert "Are they the same?" not in one_line(printed(desk))
    told = one_line(printed(desk, doubts=True))
    assert "2 actors are called The Mill. Are they the same?" in told
    assert "Hidden" not in told


def test_the_collective_stands_on_paper_with_its_purpose_and_members(printed):
    from collective_desk.commands.collectives import endorse, found_collective
    from collective_desk.commands.memberships import add_members, end_memberships

    desk = river()
    people = {actor.name: actor.id for actor in desk.read.all(Actor)}
    circle = desk.do(found_collective, "River circle", purpose="A river that feeds everyone.")
    desk.do(found_collective, "Gone", purpose="Nothing", state="closed")
    desk.do(found_collective, "Team only", purpose="Hidden", sensitivity="confidential")
    names = [one for one in people if one.isascii()][:3]
    desk.do(add_members, circle, [people[one] for one in names])
    desk.do(end_memberships, [one.id for one in desk.read.all(Membership, actor=people[names[2]])])
    desk.do(endorse, circle, "agree", actor=people[names[0]])
    desk.do(endorse, circle, "doubt", name="Gebre")
    text = one_line(printed(desk))
    assert "River circle A river that feeds everyone." in text
    assert "2 were asked: one agrees, one doubts." in text
    assert f"Members now: {names[0]}, {names[1]}." in text
    assert "Gone" not in text
    assert "Team only" not in text
