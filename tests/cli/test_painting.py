import pytest

from collective_desk.cli.painting import paint_png
from collective_desk.domain.errors import DeskError

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="9" height="9"/></svg>'


def test_a_picture_becomes_pixels(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    paint_png(SVG, tmp_path / "ü 1.png")
    content = (tmp_path / "ü 1.png").read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(content[16:20], "big") == 80


def test_what_is_no_picture_leaves_nothing_behind(tmp_path):
    with pytest.raises(DeskError, match="not_painted"):
        paint_png("no picture", tmp_path / "a.png")
    assert not list(tmp_path.iterdir())
