"""Files made for an audience, looked at as people look at them: pixel by pixel, page by page."""

import numpy as np
import pypdfium2
import pytest
from PIL import Image
from PySide6.QtGui import QColor

from collective_desk.briefs.pdf import write_brief
from collective_desk.briefs.session_papers import write_checklist, write_handout
from collective_desk.domain.entities import Desk as Card
from collective_desk.domain.looking import Looking
from collective_desk.domain.vocabularies import VOCABULARIES
from collective_desk.exchange.write import export
from collective_desk.host.words import Words
from collective_desk.picture.style import THEMES
from collective_desk.showing import trust_picture
from collective_desk.store.connect import MEMORY
from collective_desk.store.desk import Desk
from collective_desk.store.queries.audience import EVERYONE_OF_THE_DESK
from collective_desk.ui.pictures import paint
from tests.planted import BEHIND_CODE, COLOUR, LEVELS, SECRET, behind_code, found, plant, village

WORDS = Words("en")
AUDIENCES = LEVELS[:-1]
LOOKS = [Looking(lens=code) for code in VOCABULARIES["lens"]]
LOOKS += [Looking(arrangement=code) for code in VOCABULARIES["arrangement"] if code != "free"]
PAPERS = {
    "brief": lambda read, out, level: write_brief(read, out, audience=level, doubts=True),
    "brief-ar": lambda read, out, level: write_brief(read, out, audience=level, language="ar"),
    "handout": lambda read, out, level: write_handout(read, out, session="s", audience=level),
    "checklist": lambda read, out, _level: write_checklist(read, out, session="s"),
}


@pytest.fixture(scope="module")
def pairs():
    """For each audience a desk without secrets, and one with them."""
    desks = {}
    for level in AUDIENCES:
        plain, full = (Desk.create(MEMORY, person="A") for _ in range(2))
        for desk in (plain, full):
            desk.do(village, level)
            desk.do(behind_code)
        full.do(plant, LEVELS[LEVELS.index(level) + 1 :])
        desks[level] = plain, full
    yield desks
    for pair in desks.values():
        for desk in pair:
            desk.close()


@pytest.mark.parametrize("level", AUDIENCES)
def test_a_picture_file_has_not_one_pixel_of_what_is_kept_back(pairs, level, tmp_path, qapp):
    # All ways of looking for the level of the wall; for the others some of them.
    for number, looking in enumerate(LOOKS if level == "open" else LOOKS[::5]):
        theme = THEMES[number % len(THEMES)]
        seen = [painted(desk, tmp_path / "map.png", level, looking, theme) for desk in pairs[level]]
        assert not has_colour(seen[1]), looking
        assert np.array_equal(*seen), looking


@pytest.mark.parametrize(("level", "paper"), [
    (level, paper) for level in AUDIENCES for paper in PAPERS
    # What leaders carry is always for the level `limited`.
    if paper != "checklist" or level == "limited"
])
def test_a_paper_has_neither_word_nor_pixel_of_what_is_kept_back(pairs, level, paper, tmp_path):
    told = []
    for desk in pairs[level]:
        out = PAPERS[paper](desk.read, tmp_path / "paper.pdf", level)
        text, pages = pages_of(out)
        if level != "confidential":  # who may read the name behind a code
            assert not found(text)
        assert SECRET not in text
        assert not any(map(has_colour, pages))
        told.append((text, pages))
    assert told[0][0] == told[1][0]
    assert all(map(np.array_equal, *(pages for _, pages in told)))


@pytest.mark.parametrize("level", AUDIENCES)
def test_trust_over_time_is_the_same_with_and_without(pairs, level):
    plain, full = (
        trust_picture.trust_svg(desk.read, WORDS, audience=level) for desk in pairs[level])
    assert SECRET not in full
    assert level == "confidential" or not found(full)
    assert full == plain


@pytest.mark.parametrize("write", [write_brief, write_handout, write_checklist])
def test_a_card_that_is_kept_back_heads_no_paper(write, tmp_path):
    with Desk.create(MEMORY, person="A") as desk:
        desk.do(village, "open")
        desk.do(hide_the_card)
        more = {} if write is write_brief else {"session": "s"}
        text, _ = pages_of(write(desk.read, tmp_path / "paper.pdf", **more))
        assert not found(text)


def test_a_hole_is_seen_in_words_and_pixels(pairs, tmp_path, qapp):
    """Read as the people of the desk do: these tests see it."""
    _, full = pairs["open"]
    assert has_colour(painted(
        full, tmp_path / "map.png", EVERYONE_OF_THE_DESK, Looking(lens="realm"), "light"))
    text, pages = pages_of(write_brief(full.read, tmp_path / "paper.pdf", audience="strict"))
    assert {SECRET, BEHIND_CODE} <= set(found(text))
    assert any(map(has_colour, pages))


def hide_the_card(write):
    write.update(Card, write.read.desk_id, title=SECRET, question=SECRET, sensitivity="strict")


def painted(desk, out, level, looking, theme):
    """Export a picture, and give its pixels."""
    export(desk.read, out, audience=level, words=WORDS, theme=theme, looking=looking,
           paint_png=lambda svg, path: paint(svg.encode(), path, 0.6))
    with Image.open(out) as picture:
        return np.asarray(picture.convert("RGB")).astype(int)


def pages_of(path):
    """Give all that is written in a paper, and its pages as pixels."""
    with pypdfium2.PdfDocument(path) as paper:
        told = [repr(paper.get_metadata_dict())]
        told += [mark.get_title() for mark in paper.get_toc()]
        told += [page.get_textpage().get_text_bounded() for page in paper]
        return "\n".join(told), [page.render(scale=1.0).to_numpy()[:, :, :3] for page in paper]


def has_colour(shown):
    """Say whether any pixel has the secret colour, whichever way round its parts stand."""
    secret = np.array(QColor(COLOUR).getRgb()[:3])
    return any(bool((np.abs(shown.astype(int) - way).sum(axis=2) < 24).any())
               for way in (secret, secret[::-1]))
