"""Text in six scripts: found again, in order, never wider than its room."""

import io
import subprocess
import unicodedata
from shutil import which

import pytest
from reportlab.pdfgen.canvas import Canvas

from collective_desk.briefs.ink.canvas import Ink
from collective_desk.briefs.letters.atoms import clean
from collective_desk.briefs.letters.text import Span, Type, set_text, width_of
from tests.briefs.conftest import pages_of

TYPE = Type(12, 5)
SAID = {
    "latin": "Sona Trust – Water Users’ Union, 9.5 office fi AVATAR é ọ̀",
    "arabic": "اتحاد مستخدمي المياه",
    "arabic vowels": "اتُّفق عليها في شخصًا لا إله",
    "arabic digits": "وأعاد ٣٤ شخصًا صياغتها",
    "devanagari": "क्षत्रिय श्री विद्यार्थी हिन्दी आशा महिला सहकारी",
    "bengali": "সোনা নদী সমবায় ক্ষুদ্র ঋণ",
    "khmer": "សហគមន៍ទន្លេ ខ្មែរ ស្ត្រី",
    "ethiopic": "የሶና ወንዝ ወጣቶች ማህበር",
    "mixed": "Sona सोना ሶና سونا end",
}


def drawn(path, *lines, halo=False):
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    ink = Ink(canvas, 842)
    for at, line in enumerate(lines, 1):
        (ink.halo(line, 50, 30 * at, 1.2) if halo else ink.line(line, 50, 30 * at))
    canvas.showPage()
    ink.finish()
    canvas.save()
    return path


@pytest.mark.parametrize("script", SAID)
@pytest.mark.parametrize("bold", [False, True])
def test_text_is_found_again(tmp_path, script, bold):
    lines = set_text([Span(SAID[script], bold=bold)], TYPE)
    told = pages_of(drawn(tmp_path / "a.pdf", *lines))[0]
    assert unicodedata.normalize("NFC", SAID[script]) in told


@pytest.mark.skipif(not which("pdftotext"), reason="poppler's reader is not installed")
@pytest.mark.parametrize("script", ["latin", "arabic", "arabic vowels", "devanagari", "bengali", "khmer", "ethiopic"])  # fmt: skip
def test_another_reader_finds_it_too(tmp_path, script):
    path = drawn(tmp_path / "a.pdf", *set_text(SAID[script], TYPE))
    told = subprocess.run(["pdftotext", str(path), "-"], capture_output=True, check=True).stdout
    plain = "".join(c for c in told.decode() if unicodedata.category(c) != "Cf")
    assert unicodedata.normalize("NFC", SAID[script]) in unicodedata.normalize("NFC", plain)


@pytest.mark.parametrize("script", ["latin", "arabic", "devanagari"])
def test_a_halo_is_not_read_twice(tmp_path, script):
    told = pages_of(drawn(tmp_path / "a.pdf", *set_text(SAID[script], TYPE), halo=True))[0]
    assert told.count(unicodedata.normalize("NFC", SAID[script])) == 1


@pytest.mark.parametrize("script", SAID)
@pytest.mark.parametrize("width", [20.0, 60.0, 150.0])
def test_no_line_is_wider_than_its_room_and_nothing_is_lost(script, width):
    lines = set_text(SAID[script], TYPE, width)
    assert all(line.width <= width + 0.01 for line in lines)
    written = "".join(sorted("".join(line.text for line in lines).replace(" ", "")))
    assert written == "".join(sorted(SAID[script].replace(" ", "")))


def test_lines_break_at_spaces_zero_width_spaces_and_between_ideographs():
    room = width_of("aaaa bbbb", TYPE) + 1
    assert [line.text for line in set_text("aaaa bbbb cccc", TYPE, room)] == ["aaaa bbbb", "cccc"]
    khmer = "សហគមន៍\u200bទន្លេ"
    two = set_text(khmer, TYPE, width_of("សហគមន៍", TYPE) + 2)
    assert [line.text.strip("\u200b") for line in two] == ["សហគមន៍", "ទន្លេ"]


@pytest.mark.parametrize("said", ["money and 9 ties", "answers (9 asked)", "صلات كثيرة ١٠ محطات"])
def test_a_number_stays_with_what_it_counts(said):
    last = said.rsplit(" ", 1)[1]
    lines = set_text(said, TYPE, width_of(said, TYPE) - 2)
    assert [line.text for line in lines][1:] != [last]
    assert sorted(" ".join(line.text for line in lines)) == sorted(said)


def test_a_number_that_has_no_room_beside_its_word_parts_from_it():
    lines = set_text("only 9 counterrevolutionaries", TYPE, width_of("counterrevolutionaries", TYPE) + 1)
    assert [line.text for line in lines] == ["only 9", "counterrevolutionaries"]


def test_no_short_word_stands_alone_on_the_last_line():
    said = "Keep a bench free at the door"
    room = width_of("Keep a bench free at the", TYPE) + 1
    assert [line.text for line in set_text(said, TYPE, room)][-1] == "the door"
    assert [line.text for line in set_text("Women cooperative", TYPE, 80)] == ["Women", "cooperative"]


def test_a_long_word_is_cut_between_clusters_not_within_one():
    lines = set_text("क्षि" * 30, TYPE, 50)
    assert len(lines) > 3
    assert all(len(line.text) % len("क्षि") == 0 for line in lines)


def test_line_ends_of_a_text_are_kept_and_controls_are_not():
    assert [line.text for line in set_text("one\r\ntwo\n\nthree", TYPE)] == ["one", "two", "", "three"]  # fmt: skip
    assert clean("a\x00b\x1bc\u202ed\ud800e") == "abcde"
    assert len(clean("a" + "\u0301" * 10_000)) < 12


def test_ten_thousand_signs_are_set_in_a_blink(benchmark_seconds=2.0):
    import time

    begun = time.perf_counter()
    assert set_text("long name " * 1000, TYPE, 200)
    assert time.perf_counter() - begun < benchmark_seconds


def test_equal_drawings_are_equal_bytes():
    def once() -> bytes:
        buffer = io.BytesIO()
        canvas = Canvas(buffer, invariant=1)
        ink = Ink(canvas, 842)
        for at, said in enumerate(SAID.values(), 1):
            ink.line(set_text(said, TYPE)[0], 10, 20 * at)
        canvas.showPage()
        ink.finish()
        canvas.save()
        return buffer.getvalue()

    assert once() == once()


def test_no_text_at_all_is_no_line_or_an_empty_one():
    assert [line.width for line in set_text("", TYPE)] == [0.0]
    assert width_of("", TYPE) == 0.0
