"""Which font has which letter, and what is said when none has."""

import pytest

from collective_desk.briefs.letters import installed
from collective_desk.briefs.letters.fonts import face_of, missing_scripts, script_of


@pytest.fixture
def bare_computer(monkeypatch):
    """A computer without any font of its own."""
    for cached in (installed.installed_file, installed._catalogue, face_of):
        cached.cache_clear()
    monkeypatch.setattr(installed, "_folders", lambda: ())
    yield
    for cached in (installed.installed_file, installed._catalogue, face_of):
        cached.cache_clear()


@pytest.mark.parametrize(
    ("letter", "family"),
    [("A", "NotoSans"), ("ب", "NotoNaskhArabic"), ("ক", "NotoSansBengali"),
     ("ក", "NotoSansKhmer"), ("አ", "NotoSansEthiopic"), ("Ж", "NotoSans")],
)  # fmt: skip
def test_the_first_family_of_the_chain_sets_a_letter(letter, family):
    assert face_of(letter).family == family
    assert face_of(letter, "Bold").path.stem == f"{family}-Bold"


def test_missing_scripts_are_named_before_printing(bare_computer):
    assert missing_scripts(["Sona सोना سونا", "中文", "ไทย 😀"]) == ["Chinese", "Emoji", "Thai"]
    assert missing_scripts(["plain\u200d\u2068 text\n"]) == []


def test_scripts_have_names_people_know():
    assert [script_of(c) for c in "中ไ😀한"] == ["Chinese", "Thai", "Emoji", "Hangul"]


def test_a_broken_font_of_the_computer_is_passed_over(tmp_path, monkeypatch):
    (tmp_path / "bad.ttf").write_bytes(b"no font at all")
    (tmp_path / "empty.ttf").write_bytes(b"")
    installed._catalogue.cache_clear()
    monkeypatch.setattr(installed, "_folders", lambda: (tmp_path, tmp_path / "nowhere"))
    assert installed._catalogue() == ()
    installed._catalogue.cache_clear()
