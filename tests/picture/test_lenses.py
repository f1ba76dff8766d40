import time
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from collective_desk.domain.readings import Readings, SaidOf
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.picture.compose import compose
from collective_desk.picture.lenses.answers import outwards
from collective_desk.picture.lenses.guises import LENSES
from collective_desk.picture.lenses.lens import apply
from collective_desk.picture.lenses.trust import step_of
from collective_desk.picture.marks import dots, texture_lines
from collective_desk.picture.pens import next_pen
from collective_desk.picture.shapes import Mark
from collective_desk.picture.style import THEMES, Style
from collective_desk.picture.svg.document import to_svg
from collective_desk.picture.symbols import outline

from .eyes import CONES, apart, contrast, seen
from .maps import PENS, WORDS, asked, changed, content, picture, village

LIGHT = Style.load("light")
ALL = VOCABULARIES["lens"]


def said(*values, raters=1):
    return SaidOf(list(values), list(values), list(values),
                  [0 if v is None else raters for v in values])


def told(n, seed=1):
    """Readings of n actors in which every class occurs."""
    chance = np.random.default_rng(seed)

    def some(low, high):
        middle = [None if chance.random() < 0.15 else float(v) for v in chance.integers(low, high, n)]
        return SaidOf(middle, middle, [None if v is None else v + (i % 4) for i, v in enumerate(middle)],
                      [0 if v is None else 1 + i % 3 for i, v in enumerate(middle)])

    ids = [f"a{i}" for i in range(n)]
    days = ["2026-05-18", "2026-04-01", "2025-11-30", "2024", None]
    return Readings(
        actors=ids, presence=[(*VOCABULARIES["presence"], None)[i % 8] for i in range(n)],
        roles=[("affected",) if i % 3 == 0 else () for i in range(n)],
        touched=[days[i % 5] for i in range(n)], today="2026-05-20",
        said={d: some(*r) for d, r in (("stake", (-2, 3)), ("stance", (-2, 3)), ("interest", (0, 5)))},
        asked={"stake": 4, "stance": 1, "influence": 11}, worlds=[i % 4 - 1 for i in range(n)],
        holds=[i % 5 == 0 for i in range(n)],
        ties=[f"t{i}" for i in range(2 * n)], trust=said(*[(1.0, 2.0, 3.0, 4.0, None)[i % 5] for i in range(2 * n)]),
    )


def drawn(n=60):
    plain = village(n, 2 * n)
    return compose(replace(plain, towers={f"a{i}": asked(i % 8) for i in range(0, n, 2)}), WORDS)


def letters(guise):
    return WORDS(guise.letters) if guise.letters.startswith("letters.") else guise.letters


@pytest.mark.parametrize("code", ALL)
def test_every_lens_of_the_vocabulary_is_there(code):
    assert code in LENSES
    assert WORDS(f"lens.{code}")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("code", ALL)
def test_a_lens_moves_nobody_and_explains_all_it_shows(code, theme):
    style, plain = Style.load(theme), drawn()
    lensed = apply(code, plain, told(60), style)
    assert lensed.picture.xy is plain.xy
    assert (lensed.picture.shapes == plain.shapes).all()
    assert max(look.size for look in lensed.picture.looks) <= 1
    assert sum(entry.count for entry in lensed.legend.entries) in (60, 120)
    for entry in lensed.legend.entries:
        assert entry.name or WORDS(entry.words)
    for look in lensed.picture.looks:
        style.colour(look.fill), style.colour(look.edge), style.colour(look.letter_colour)
    ET.fromstring(to_svg(plain, style, WORDS, lensed=lensed))


@pytest.mark.parametrize("code", sorted(set(ALL) - {"kind", "influence", "trust"}))
def test_any_two_classes_differ_without_colour_and_without_letters(code):
    classes = apply(code, drawn(), told(60), LIGHT).classes
    for one, other in combinations(classes, 2):
        marks = ((one.mark, one.texture, one.hollow, one.size)
                 != (other.mark, other.texture, other.hollow, other.size))
        assert marks, (one.words, other.words)
        assert letters(one) != letters(other) or "realm" in one.words or one.fill == ""


RAMPS = {  # the classes that colours alone should part, too
    "stake": 5, "stance": 5, "presence": 4, "age": 4, "disagreement": 4, "missing": 3, "bridge": 3,
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("code", RAMPS)
def test_steps_are_apart_in_grey_and_for_every_eye(code, theme):
    style = Style.load(theme)
    fills = [style.colour(g.fill) for g in apply(code, drawn(), told(60), style).classes[: RAMPS[code]]]
    for one, other in combinations(fills, 2):
        assert abs(seen(one)[0] - seen(other)[0]) >= 12, (one, other)
        for eye in (None, *CONES):
            assert apart(one, other, eye) >= 15, (one, other, eye)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("code", ALL)
def test_letters_can_be_read_on_their_fill(code, theme):
    style = Style.load(theme)
    for look in apply(code, drawn(), told(60), style).picture.looks:
        if look.letters and not look.fill.endswith("_fill"):  # those are the theme's own
            assert contrast(style.colour(look.letter_colour), style.colour(look.fill)) >= 4.5, look


@pytest.mark.parametrize("theme", THEMES)
def test_steps_of_trust_differ_by_pattern_letter_and_colour(theme):
    style = Style.load(theme)
    lensed = apply("trust", drawn(), told(60), style)
    pens = lensed.picture.pens
    assert [pen.letter for pen in pens] == ["1", "2", "3", "4", ""]
    assert len({style.pattern(pen.dash) for pen in pens}) == 5
    assert [entry.name for entry in lensed.legend.entries] == [
        "wary", "polite", "reliable", "deep", "not said"]
    for pen in pens[:4]:
        assert contrast(style.colour(pen.colour), style.colour("paper")) >= 3
    for one, other in combinations(pens[:4], 2):
        assert apart(style.colour(one.colour), style.colour(other.colour)) >= 10


def test_nobody_offers_the_patterns_of_trust_to_a_kind_of_tie():
    taken = []
    for _ in range(30):
        colour, dash, letter = next_pen(taken, "Barter")
        assert not dash.startswith("step_")
        taken.append(replace(PENS[0], colour=colour, dash=dash, letter=letter))


def test_scales_round_as_people_would():
    assert [outwards(v) for v in (-2, -1.5, -0.4, 0, 0.5, 1.2, 2)] == [-2, -2, 0, 0, 1, 1, 2]
    assert [step_of(v) for v in (1, 1.5, 2.5, 3.6, 4)] == [1, 1, 2, 4, 4]


def test_whom_nobody_was_asked_about_is_an_outline():
    plain = picture([("A", 0, 0, "media"), ("B", 90, 0, "media")])
    readings = Readings(actors=["a0", "a1"], said={"stake": said(2.0, None)}, asked={"stake": 3})
    lensed = apply("stake", plain, readings, LIGHT)
    one, other = (lensed.picture.looks[i] for i in lensed.picture.look)
    assert (one.letters, one.fill) == ("+2", "side_far_right")
    assert (other.letters, other.fill) == ("Me", "paper")
    assert (lensed.legend.known, lensed.legend.total, lensed.legend.asked) == (1, 2, 3)


def test_readings_in_another_order_mean_the_same():
    plain = picture([("A", 0, 0), ("B", 90, 0), ("C", 180, 0)])
    readings = Readings(actors=["a1", "gone", "a0"], said={"stake": said(-2.0, 1.0, 2.0)},
                        presence=["left", "engaged", "committed"])
    looks = apply("stake", plain, readings, LIGHT).picture
    assert [looks.looks[i].letters for i in looks.look] == ["+2", "−2", ""]
    assert apply("presence", plain, Readings(), LIGHT).legend.known == 0


def test_an_empty_chair_stays_dashed_until_one_asks_who_is_missing():
    plain = compose(changed(content([("Us", 0, 0), ("Them", 90, 0)], [(0, 1, 0, "directed")]),
                            empty_chair=[False, True]), WORDS)
    for code in set(ALL) - {"missing"}:
        lensed = apply(code, plain, told(2), LIGHT)
        assert lensed.picture.looks[lensed.picture.look[1]].empty_chair
        assert lensed.legend.total == 1
    lensed = apply("missing", plain, told(2), LIGHT)
    assert lensed.picture.looks[lensed.picture.look[1]].fill == "step_5"
    assert lensed.legend.total == 2


def test_who_is_missing():
    plain = picture([("Here", 0, 0), ("Alone", 90, 0), ("Affected", 180, 0)], [(0, 2, 0, "directed")])
    readings = Readings(actors=plain.actor_ids, roles=[(), (), ("affected",)],
                        presence=["engaged", None, "identified"])
    lensed = apply("missing", plain, readings, LIGHT)
    assert [lensed.classes[i].words.rsplit(".", 1)[1] for i in lensed.which] == [
        "here", "alone", "absent"]


def test_disagreement_is_the_widest_of_all_dimensions():
    plain = picture([(name, 90 * i, 0) for i, name in enumerate("ABCD")])
    stake = SaidOf([0, 1, 2, None], [0, -2, 2, None], [0, 2, 2, None], [3, 2, 1, 0])
    interest = SaidOf([1, 1, None, None], [0, 1, None, None], [2, 1, None, None], [2, 2, 0, 0])
    readings = Readings(actors=plain.actor_ids, said={"stake": stake, "interest": interest})
    lensed = apply("disagreement", plain, readings, LIGHT)
    assert [lensed.picture.looks[i].letters for i in lensed.picture.look] == ["~", "≠", "1", ""]


def test_age_is_told_in_months():
    plain = picture([(str(i), 90 * i, 0) for i in range(6)])
    days = ["2026-05-01", "2026-03", "2025-09-09", "1999", None, "unreadable"]
    lensed = apply("age", plain, Readings(actors=plain.actor_ids, touched=days, today="2026-05-20"),
                   LIGHT)
    assert [lensed.picture.looks[i].letters for i in lensed.picture.look] == ["1", "3", "12", "+", "", ""]


def test_context_is_quieter_than_the_subject():
    assert apply("stake", drawn(), told(60), LIGHT).tie_opacity.max() < 1
    assert apply("trust", drawn(), told(60), LIGHT).tie_opacity.min() == 1


def test_an_unknown_lens_shows_kinds():
    assert apply("mood", drawn(), told(60), LIGHT).lens == "kind"


@pytest.mark.parametrize("code", ALL)
def test_an_empty_map_has_an_empty_legend(code):
    lensed = apply(code, picture([]), Readings(), LIGHT)
    assert lensed.legend.entries == ()
    to_svg(picture([]), LIGHT, WORDS, lensed=lensed)


def test_dots_fill_from_the_start_or_on_one_side():
    filled = dots(Mark(2, 4), 0.5)[0][:, 3]
    assert filled.tolist() == [1, 1, 0, 0]
    assert [dots(Mark(v, 4, sides=True), 0.5)[0][:, 3].tolist() for v in (-2, -1, 0, 1, 2)] == [
        [1, 1, 0, 0], [0, 1, 0, 0], [0, 0, 0, 0], [0, 0, 1, 0], [0, 0, 1, 1]]


@pytest.mark.parametrize("shape", [0, 1, 2])
def test_textures_stay_inside_their_symbol(shape):
    drawn = outline(shape, LIGHT.symbol)
    for texture in ("hatched", "struck", "crossed"):
        ends = texture_lines(texture, drawn).reshape(-1, 2)
        assert len(ends)
        assert (np.abs(ends) <= (drawn.half_width + 1e-9, drawn.half_height + 1e-9)).all()
    assert not len(texture_lines("", drawn))


def test_the_words_of_a_lens_are_in_the_file():
    plain = drawn()
    text = to_svg(plain, LIGHT, WORDS, lensed=apply("stake", plain, told(60), LIGHT))
    for words in ("Lens stake", "4 people or groups asked", "wants to transform it"):
        assert words in text


def test_ten_thousand_actors_put_a_lens_on_quickly():
    plain = compose(village(10_000, 30_000), WORDS)
    readings = told(10_000)
    best = 9.0
    for _ in range(3):
        start = time.perf_counter()
        apply("stake", plain, readings, LIGHT)
        best = min(best, time.perf_counter() - start)
    assert best < 0.15


def test_letters_of_quiet_ties_stand_on_whole_paper():
    plain = drawn()
    text = to_svg(plain, LIGHT, WORDS, lensed=apply("stake", plain, told(60), LIGHT))
    assert '<g id="ties" opacity="0.64">' in text
    assert '<g id="letters">' in text


def test_a_kind_of_the_desks_own_is_said_as_it_is():
    drawn = picture([("Guild", 0, 0, "water_guild"), ("Mayor", 90, 0, "network")])
    entries = apply("kind", drawn, Readings(), LIGHT).legend.entries
    assert [(entry.words, entry.name) for entry in entries] == [
        ("kind.water_guild", "water guild"), ("kind.network", "")]
