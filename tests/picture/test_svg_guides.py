from xml.etree import ElementTree as ET

import pytest

from collective_desk.analysis.arrangements import arrange, moved
from collective_desk.picture.compose import compose
from collective_desk.picture.style import THEMES, Style
from collective_desk.picture.svg.document import to_svg
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
    guides = next(g for g in root.iter(f"{SVG}g") if g.get("id") == "guides")
    assert words <= {"".join(t.itertext()) for t in guides.iter(f"{SVG}text")}


def test_the_frame_holds_the_guides():
    told, _, roles = room(40)
    done = arrange("rings", told, roles=roles)
    text = to_svg(compose(moved(told, done), WORDS), Style.load("light"), WORDS, guides=done.guides)
    outer = max(ring.outer for ring in done.guides.rings)
    assert float(ET.fromstring(text).get("width")) > 2 * outer
