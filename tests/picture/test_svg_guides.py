from xml.etree import ElementTree as ET

import pytest

from collective_desk.analysis.arrangements import arrange, moved
from collective_desk.picture.boxes import overlaps
from collective_desk.picture.compose import compose
from collective_desk.picture.style import THEMES, Style
from collective_desk.picture.svg.document import to_svg
from collective_desk.picture.svg.guides import Backdrop
from collective_desk.picture.svg.map import Drawing
from tests.analysis.rooms import room

from .maps import WORDS

SVG = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("name", "words"), [
    ("spectrum", {"grassroots", "middle ground", "institutional"}),
    ("rings", {"core", "active", "periphery", "allies and observers", "not in the collective"}),
    ("power_interest", {"interest", "discs of influence", "affected, little heard", "not said"}),
    ("around", {"1 step away", "2 steps away"}),
])
def test_an_arrangement_is_explained_where_it_is_drawn(theme, name, words):
    told, readings, roles = room(40)
    done = arrange(name, told, readings=readings, roles=roles, around="a0")
    style = Style.load(theme)
    text = to_svg(compose(moved(told, done), WORDS), style, WORDS, guides=done.guides, legend=False)
    root = ET.fromstring(text)
    guides = [g for g in root.iter(f"{SVG}g") if g.get("id") in ("guides", "guide-words")]
    assert words <= {"".join(t.itertext()) for g in guides for t in g.iter(f"{SVG}text")}


@pytest.mark.parametrize("name", ["spectrum", "rings"])
def test_no_tie_crosses_the_words_of_an_arrangement_and_no_name_lies_under_them(name):
    told, _, roles = room(40)
    done = arrange(name, told, roles=roles)
    picture, style = compose(moved(told, done), WORDS), Style.load("light")
    root = ET.fromstring(to_svg(picture, style, WORDS, guides=done.guides))
    order = [g.get("id") for g in root.iter(f"{SVG}g") if g.get("id")]
    assert order.index("letters") < order.index("guide-words") < order.index("names")
    plates = Backdrop(done.guides, style, WORDS).plates()
    drawing = Drawing.of(picture, style, {}, plates=plates)
    assert len(plates) == len(done.guides.bands) + len(done.guides.rings)
    _, _, area = overlaps(drawing._names(), plates)
    assert area.max(initial=0.0) < 20


def test_the_frame_holds_the_guides():
    told, _, roles = room(40)
    done = arrange("rings", told, roles=roles)
    text = to_svg(compose(moved(told, done), WORDS), Style.load("light"), WORDS, guides=done.guides)
    outer = max(ring.outer for ring in done.guides.rings)
    assert float(ET.fromstring(text).get("width")) > 2 * outer
