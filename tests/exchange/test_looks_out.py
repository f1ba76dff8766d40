"""A lens and an arrangement never leave the desk without what explains them: SVG, PNG and PDF."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from collective_desk.briefs.pdf import write_brief
from collective_desk.cli.painting import paint_png
from collective_desk.commands.looks import set_arrangement, set_lens
from collective_desk.commands.sample import open_sample
from collective_desk.domain.looking import Looking
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.exchange.write import export
from collective_desk.host.words import Words
from collective_desk.picture.style import Style
from collective_desk.showing.showing import show
from collective_desk.store.desk import Desk
from collective_desk.store.queries.maps import maps
from tests.briefs.conftest import pages_of

WORDS = Words("en")
DAY = date(2026, 11, 25)
ARRANGED = [code for code in VOCABULARIES["arrangement"] if code not in ("free", "around")]
LOOKS = [(lens, "free") for lens in VOCABULARIES["lens"]] + [("stake", way) for way in ARRANGED]


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    path = open_sample(tmp_path_factory.mktemp("looks") / "river.desk")
    with Desk.open(path, person="amina") as desk:
        yield desk


def explained(desk, lens, arrangement, audience):
    """What must be said: each class of the lens with its number, bands and axes by name."""
    map = maps(desk.read)[0].id
    shown = show(desk.read, map, Looking(lens=lens, arrangement=arrangement), audience=audience,
                 words=WORDS, style=Style.load("light"), today=DAY.isoformat())
    entries = shown.lensed.legend.entries if shown.lensed else ()
    return [(entry.name or WORDS(entry.words), entry.count) for entry in entries]


@pytest.mark.parametrize(("lens", "arrangement"), LOOKS)
def test_a_picture_explains_its_lens(sample, tmp_path, lens, arrangement):
    looking = Looking(lens=lens, arrangement=arrangement)
    svg = export(sample.read, tmp_path / "m.svg", audience="limited", words=WORDS, looking=looking)
    said = [" ".join("".join(text.itertext()).split())
            for text in ET.parse(svg).iter("{http://www.w3.org/2000/svg}text")]
    for name, count in explained(sample, lens, arrangement, "limited"):
        assert name in said
        assert str(count) in said
    for pen in ("money", "conflict") if lens != "trust" else ():
        assert pen in said
    if arrangement == "spectrum":
        assert {"grassroots", "middle ground", "institutional"} <= set(said)


def test_pixels_are_painted_from_the_same_picture(sample, tmp_path):
    painted = []

    def paint(svg, path):
        painted.append(svg)
        paint_png(svg, path)

    looking = Looking(lens="stake", arrangement="spectrum")
    png = export(sample.read, tmp_path / "m.png", words=WORDS, looking=looking, paint_png=paint)
    svg = export(sample.read, tmp_path / "m.svg", words=WORDS, looking=looking)
    assert painted == [svg.read_text("utf-8")]
    assert png.read_bytes().startswith(b"\x89PNG")


@pytest.mark.parametrize(("lens", "arrangement"), [look for look in LOOKS if look[0] != "kind"])
def test_paper_explains_its_lens(sample, tmp_path, lens, arrangement):
    map = maps(sample.read)[0].id
    sample.do(set_lens, map, lens)
    sample.do(set_arrangement, map, arrangement)
    pages = pages_of(write_brief(
        sample.read, tmp_path / "b.pdf", map=map, audience="limited", date=DAY))
    page = next(" ".join(one.split()) for one in pages if WORDS(f"lens.{lens}") in one
                and ("Who was asked" in one or "were in the sessions" in one))
    for name, count in explained(sample, lens, arrangement, "limited"):
        if name != WORDS("legend.discs"):
            assert f"{name} {count}" in page
    if lens == "influence":
        assert "Influence discs, 0 to" in page
