import pytest

from collective_desk.picture.style import THEMES, Style

REALMS = ("grassroots", "middle_ground", "institutional", "unknown")


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_every_kind_of_tie_can_be_read_on_the_paper_of_its_theme(theme):
    style = Style.load(theme)
    assert len(style.tie_colours) == len(set(style.tie_colours)) == 12
    for name in style.tie_colours:
        assert contrast(style.colour(name), style.colour("paper")) >= 4.5, name


@pytest.mark.parametrize("theme", THEMES)
def test_words_and_symbols_can_be_read(theme):
    style = Style.load(theme)
    paper = style.colour("paper")
    assert contrast(style.colour("ink"), paper) >= 7
    assert contrast(style.colour("ink_soft"), paper) >= 4.5
    for realm in REALMS:
        fill = style.colour(f"{realm}_fill")
        assert contrast(style.colour(f"{realm}_letter"), fill) >= 4.2, realm
        assert contrast(style.colour(f"{realm}_edge"), paper) >= 3, realm


def test_a_theme_is_read_once():
    assert Style.load("light") is Style.load("light")


def test_a_colour_written_out_is_given_back():
    written = "#" + "12" * 3
    assert Style.load("dark").colour(written) == written


def test_the_wall_is_drawn_larger_and_paper_in_points():
    light, wall, paper = (Style.load(theme) for theme in ("light", "wall", "print"))
    assert wall.label.size > 2 * light.label.size
    assert wall.symbol.size > light.symbol.size
    assert paper.symbol.size == pytest.approx(5.2 / 25.4 * 72, abs=0.01)
    assert paper.pattern("dashed").dash == pytest.approx((7, 3))


def test_a_small_map_scales_lengths_and_keeps_shares():
    whole, small = Style.load("print"), Style.load("print").scaled(0.75)
    assert small.symbol.size == pytest.approx(0.75 * whole.symbol.size)
    assert small.label.size == pytest.approx(0.75 * whole.label.size)
    assert small.tie.width == pytest.approx(0.75 * whole.tie.width)
    assert small.disc.step == pytest.approx(0.75 * whole.disc.step)
    assert small.symbol.square_side == whole.symbol.square_side
    assert small.tie.curve == whole.tie.curve
    assert small.disc.most == whole.disc.most
    assert small.pattern("zigzag").zigzag == pytest.approx(
        tuple(0.75 * v for v in whole.pattern("zigzag").zigzag)
    )


def test_patterns_grow_with_the_line():
    light, wall = Style.load("light"), Style.load("wall")
    factor = wall.tie.width / light.tie.width
    assert wall.pattern("dashed").period == pytest.approx(factor * light.pattern("dashed").period)


def test_an_unknown_dash_is_a_solid_line():
    assert Style.load("light").pattern("braided") == Style.load("light").pattern("solid")


def test_only_dots_are_dotted():
    style = Style.load("light")
    dotted = {code for code, pattern in style.patterns.items() if pattern.dotted}
    assert dotted == {"dotted", "dot_pair"}
    assert all(Style.load(theme).patterns.keys() == style.patterns.keys() for theme in THEMES)
