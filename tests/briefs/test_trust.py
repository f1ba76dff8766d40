"""Trust on paper: there where milestones are, in the names of this copy, nothing above it."""

from datetime import date

import pypdfium2 as pdfium
import pytest
from pypdf import PdfReader

from collective_desk.briefs.pdf import write_brief
from collective_desk.commands.actors import add_actor
from collective_desk.commands.desks import found_desk
from collective_desk.commands.milestones import add_milestone
from collective_desk.commands.sample import open_sample
from collective_desk.commands.ties import add_tie
from collective_desk.domain.clock import Clock
from collective_desk.domain.entities import TieKind
from collective_desk.domain.trust import Moved
from collective_desk.host.words import Words
from collective_desk.picture.style import Style
from collective_desk.showing.trust_picture import trust_svg
from collective_desk.store.desk import Desk


@pytest.fixture
def desk():
    with Desk.create(":memory:", person="amina", clock=Clock(now=lambda: 1_780_000_000.0)) as made:
        map = made.do(found_desk, title="River", question="Who?")
        pen = made.read.all(TieKind)[0].id
        coop = made.do(add_actor, "Coop", on=map)
        diver = made.do(add_actor, "Diver Dawit", on=map, code_name="Heron", sensitivity="limited")
        spy = made.do(add_actor, "Spy", on=map, sensitivity="strict")
        tie, hidden = made.do(add_tie, coop, diver, pen), made.do(add_tie, coop, spy, pen)
        made.do(add_milestone, "They meet", early_win="problem_reframed", date="2026-05-02",
                moved=[Moved(tie, 1, 3), Moved(hidden, 4, 1)])
        made.do(add_milestone, "Hushed up", date="2026-05-12", sensitivity="strict", kind="conflict")
        yield made


def said(desk, path, **told):
    out = write_brief(desk.read, path / "b.pdf", date=date(2026, 6, 1), **told)
    return " ".join(page.extract_text() for page in PdfReader(out).pages)


def test_the_page_is_there_and_says_only_what_this_copy_may(desk, tmp_path):
    text = said(desk, tmp_path, audience="limited")
    assert "1 milestone moved 1 tie" in text
    assert "They meet" in text
    assert "Heron" in text
    for secret in ("Dawit", "Spy", "Hushed"):
        assert secret not in text


def test_the_team_sees_all(desk, tmp_path):
    text = said(desk, tmp_path, audience="strict")
    assert "2 milestones moved 2 ties" in text
    assert "Hushed up" in text


@pytest.mark.parametrize(("language", "paper"), [("ar", "A4"), ("en", "Letter"), ("fr", "A4")])
def test_it_is_set_in_every_direction_and_size(desk, tmp_path, language, paper):
    assert "They meet" in said(desk, tmp_path, language=language, paper=paper)


def test_without_milestones_there_is_no_page(tmp_path):
    with Desk.create(":memory:", person="amina") as desk:
        desk.do(found_desk, title="River", question="Who?")
        assert "milestone" not in said(desk, tmp_path)


def test_the_picture_for_an_audience_tells_it_no_more(desk):
    drawn = trust_svg(desk.read, Words("en"), audience="open")
    assert "They meet" in drawn
    for secret in ("Heron", "Dawit", "Spy", "Hushed"):
        assert secret not in drawn
    assert Style.load("light").colour("accent") in drawn
    assert trust_svg(desk.read, Words("ar"), audience="strict").count("<polyline") > 5


def test_what_should_change_our_posture_stands_within_the_margins(tmp_path):
    path = open_sample(tmp_path / "river.desk")
    with Desk.open(path, person="amina") as sample:
        out = write_brief(sample.read, tmp_path / "b.pdf", date=date(2026, 11, 25))
    pages = list(pdfium.PdfDocument(out))
    [page] = [page for page in pages if "What should change our stance" in words_of(page)]
    text = page.get_textpage()
    right = max(text.get_charbox(at)[2] for at in range(text.count_chars()))
    assert right <= page.get_width() - 22.4 * 72 / 25.4
    assert "instead of them." in words_of(page)


def words_of(page):
    return " ".join(page.get_textpage().get_text_range().split())
