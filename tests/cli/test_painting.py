import pytest

from collective_desk.cli.painting import paint
from collective_desk.domain.errors import DeskError

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'


def test_a_picture_becomes_pixels(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    source = tmp_path / "a.svg"
    source.write_text(SVG)
    target = paint(source, tmp_path / "ü 1.png")
    content = target.read_bytes()
    assert content[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(content[16:20], "big") == 80
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.svg", "ü 1.png"]


def test_what_is_no_picture_leaves_nothing_behind(tmp_path):
    source = tmp_path / "a.svg"
    source.write_text("no picture")
    with pytest.raises(DeskError, match="not_painted"):
        paint(source, tmp_path / "a.png")
    assert [path.name for path in tmp_path.iterdir()] == ["a.svg"]
