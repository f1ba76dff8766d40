"""The page of a map that is kept under a lens or in an arrangement."""

from datetime import date

import pytest

from collective_desk.briefs.brief import MapPage
from collective_desk.briefs.data import gather
from collective_desk.briefs.pdf import write_brief
from collective_desk.briefs.templates import collective_brief
from collective_desk.commands.actors import set_actor
from collective_desk.commands.looks import set_arrangement, set_lens
from collective_desk.domain.entities import Actor
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.host.words import Words
from collective_desk.store.queries.maps import maps
from tests.briefs.conftest import pages_of
from tests.briefs.desks import river

WORDS = Words("en")


def pages(desk):
    brief = collective_brief(
        gather(desk.read, audience="strict", today="2026-05-20"), WORDS, day=date(2026, 5, 20))
    return [block for block in brief.blocks if isinstance(block, MapPage)]


def kept(lens, arrangement="free"):
    desk = river()
    map = maps(desk.read)[0].id
    desk.do(set_lens, map, lens)
    desk.do(set_arrangement, map, arrangement)
    return desk


def test_a_map_kept_as_it_is_has_no_page_more():
    assert len(pages(kept("kind"))) == 1


@pytest.mark.parametrize("lens", [code for code in VOCABULARIES["lens"] if code != "kind"])
def test_every_lens_has_its_page_and_its_legend(lens):
    plain, page = pages(kept(lens))
    assert page.headline == WORDS(f"lens.{lens}")
    assert page.key.looks or page.key.lines
    assert plain.guides is None and page.guides is None


def test_an_arrangement_is_printed_with_its_words(tmp_path):
    desk = kept("stake", "spectrum")
    page = pages(desk)[1]
    assert page.guides.guides.bands
    out = write_brief(desk.read, tmp_path / "b.pdf", audience="strict", date=date(2026, 5, 20))
    told = " ".join(pages_of(out))
    assert "Arranged as a spectrum" in told
    assert "middle ground" in told


@pytest.mark.parametrize("arrangement", ["rings", "power_interest"])
def test_rings_and_axes_are_drawn(tmp_path, arrangement):
    desk = kept("kind", arrangement)
    out = write_brief(desk.read, tmp_path / "b.pdf", audience="strict", date=date(2026, 5, 20))
    assert out.stat().st_size > 10_000
    assert pages(desk)[1].guides.guides.arrangement == arrangement


def test_a_look_at_a_map_on_which_nobody_may_be_seen_has_no_page():
    desk = kept("realm")
    for actor in desk.read.all(Actor):
        desk.do(set_actor, actor.id, sensitivity="strict")
    brief = collective_brief(
        gather(desk.read, audience="open", today="2026-05-20"), WORDS, day=date(2026, 5, 20))
    assert not [block for block in brief.blocks if isinstance(block, MapPage)]
