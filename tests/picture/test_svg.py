import re
from xml.etree import ElementTree as ET

import pytest

from collective_desk.picture.compose import compose
from collective_desk.picture.style import THEMES, Style
from collective_desk.picture.svg.document import to_svg

from .maps import WORDS, asked, changed, content, picture, village

LIGHT = Style.load("light")
SVG = "{http://www.w3.org/2000/svg}"


def said(text):
    return ["".join(e.itertext()) for e in ET.fromstring(text).iter(f"{SVG}text")]


@pytest.mark.parametrize("theme", THEMES)
def test_a_map_becomes_a_whole_file(theme):
    told = village(28, 41)
    text = to_svg(compose(told, WORDS), Style.load(theme), WORDS, note="Ferry Hall")
    root = ET.fromstring(text)
    assert root.find(f"{SVG}title").text == "The river"
    assert root.find(f"{SVG}desc").text == "Actors: 28. Ties: 41."
    assert {"Who helps?", "Radio Sun", "money", "Ferry Hall"} <= set(said(text))
    assert "nan" not in text and "inf" not in text.lower().replace("influence", "")


def test_the_frame_holds_every_symbol_and_name():
    text = to_svg(compose(village(28, 41), WORDS), LIGHT, WORDS)
    width, height = map(float, re.search(r'viewBox="0 0 (\S+) (\S+)"', text).groups())
    x, y = map(float, re.findall(r'<g transform="translate\((\S+) (\S+)\)"><g id="', text)[0])
    map_part = text[text.index('id="names"') : text.index("Ties</text>")]
    for at_x, at_y in re.findall(r'<text x="(\S+)" y="(\S+)"', map_part):
        assert 0 < x + float(at_x) < width
        assert 0 < y + float(at_y) < height


def test_no_name_can_break_the_file():
    name = 'A<b>&"quoted"\x00\x1b]]> -- \ud800'
    text = to_svg(picture([(name, 0, 0)]), LIGHT, WORDS, question=name)
    assert any('A<b>&"quoted"]]>' in line for line in said(text))
    text.encode("utf-8")


def test_names_of_every_script_are_written_as_they_are():
    names = ["صبّاغو النهر", "महिला सफ़ाई समूह", "የሶና ዓሣ", "ក្រុមអ្នកនេសាទ", "👩🏽‍🌾"]
    text = to_svg(picture([(n, 0, i * 90) for i, n in enumerate(names)]), LIGHT, WORDS)
    written = " ".join(said(text))
    assert all(part in written for name in names for part in name.split())


def test_a_tie_says_who_and_what():
    text = to_svg(
        picture([("Coop", 0, 0), ("Radio", 200, 0)], [(0, 1, 0, "directed")]), LIGHT, WORDS
    )
    assert "<title>Coop → Radio: money</title>" in text


def test_towers_show_under_the_lens_of_influence_or_when_told():
    drawn = picture([("A", 0, 0)], towers={"a0": asked(7)})
    assert 'id="influence"' not in to_svg(drawn, LIGHT, WORDS)
    assert 'id="influence"' in to_svg(drawn, LIGHT, WORDS, towers=True)


def test_without_legend_or_question():
    text = to_svg(compose(village(9, 9), WORDS), LIGHT, WORDS, question="", legend=False)
    assert "Who helps?" not in said(text)
    assert "Realms" not in said(text)


def test_an_empty_map_is_a_file_too():
    assert "Who helps?" in said(to_svg(picture([]), LIGHT, WORDS))


def test_states_of_actors_show():
    told = changed(
        content(
            [
                ("Heron", 0, 0, "individual"),
                ("Tanners", 90, 0, "community"),
                ("Us", 180, 0, "network"),
            ]
        ),
        sensitivity=["confidential", "open", "open"],
        empty_chair=[False, True, False],
        own_team=[False, False, True],
    )
    text = to_svg(compose(told, WORDS), LIGHT, WORDS)
    assert LIGHT.colour("danger") in text
    assert "stroke-dasharray" in text
    assert "our own team" in said(text)


def test_every_colour_is_of_the_theme():
    style = Style.load("dark")
    text = to_svg(compose(village(30, 60), WORDS), style, WORDS)
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", text)) <= set(style.colours.values())


def test_the_same_map_gives_the_same_file():
    drawn = compose(village(30, 60), WORDS)
    assert to_svg(drawn, LIGHT, WORDS) == to_svg(drawn, LIGHT, WORDS)


def test_thousands_of_ties_go_by_pen():
    text = to_svg(compose(village(300, 2100), WORDS), LIGHT, WORDS)
    assert text.count("→") == 0
    assert 'id="ties"' in text
