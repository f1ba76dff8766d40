"""Areas, words and chosen photos in exported pictures."""

import base64
import re
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from collective_desk.commands.actors import add_actor
from collective_desk.commands.desks import found_desk
from collective_desk.commands.regions import (
    add_region,
    lay_behind,
    set_backdrop,
    set_region,
    write_on_map,
)
from collective_desk.exchange.drawn import draw_svg
from collective_desk.host.words import Words
from collective_desk.store.desk import Desk

SECRET = b"SECRET PLACE"


@pytest.fixture
def desk():
    with Desk.create(":memory:", person="amina") as made:
        yield made


@pytest.fixture
def laid(desk):
    """A map with an area, words, and a photo that a stranger sent with a comment in it."""
    map = desk.do(found_desk, title="River", question="Who?")
    desk.do(add_actor, "Mill", on=map, at=(0, 0))
    area = desk.do(add_region, map, "Upper <valley>", box=(-80, -60, 160, 120), colour="accent")
    desk.do(write_on_map, map, "Floods every spring and also in the autumn rains", box=(90, 0, 80, 40))
    out = BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, "JPEG", comment=SECRET)
    sha = desk.blobs.put(out.getvalue())
    photo = desk.do(
        lay_behind, map, sha, name="paper", media_type="image/jpeg", box=(-400, -200, 800, 400))
    return map, area, photo


def drawn(desk, map, audience="strict"):
    svg = draw_svg(desk.read, map=map, audience=audience, words=Words("en"), theme="light")
    ET.fromstring(svg)
    return svg


def test_areas_and_words_are_drawn(desk, laid):
    svg = drawn(desk, laid[0])
    assert "Upper &lt;valley&gt;" in svg
    assert "Floods" in svg
    assert svg.count('fill-opacity="0.07"') == 1
    assert svg.index('id="regions"') < svg.index('id="actors"')


def test_a_photo_is_not_in_a_file_unless_chosen(desk, laid):
    map, _, photo = laid
    assert "<image" not in drawn(desk, map)
    desk.do(set_backdrop, photo, on_paper=True, strength=0.25)
    svg = drawn(desk, map)
    assert re.search(r'<image [^>]*opacity="0.25"', svg)
    data = base64.b64decode(re.search(r'href="data:image/jpeg;base64,([^"]+)"', svg)[1])
    assert SECRET not in data
    assert Image.open(BytesIO(data)).size == (40, 20)
    assert svg.index('id="behind"') < svg.index('id="regions"')


def test_an_audience_gets_neither_area_nor_photo_above_its_level(desk, laid):
    map, area, photo = laid
    desk.do(set_backdrop, photo, on_paper=True, sensitivity="limited")
    desk.do(set_region, area, sensitivity="confidential")
    svg = drawn(desk, map, "open")
    assert "<image" not in svg
    assert "valley" not in svg
    assert "<image" in drawn(desk, map, "limited")
