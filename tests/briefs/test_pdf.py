"""Files: whole or not there at all, and what stands in the way said plainly."""

import errno

import pytest

from collective_desk.briefs import pdf
from collective_desk.briefs.pages import page_count, page_sizes, render_page
from collective_desk.briefs.pdf import save, write_brief
from collective_desk.domain.errors import DeskError
from collective_desk.host.words import Words
from tests.briefs.desks import crowd


def refused(id, call, *args, **options):
    with pytest.raises(DeskError) as said:
        call(*args, **options)
    assert said.value.id == id
    assert Words("en")(id, **said.value.facts)


def test_a_folder_that_is_not_there(tmp_path):
    refused("paper.folder", save, b"x", tmp_path / "nowhere" / "b.pdf")


def test_a_full_disk_leaves_the_old_file(tmp_path, monkeypatch):
    old = save(b"old", tmp_path / "b.pdf")

    def full(handle):
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(pdf.os, "fsync", full)
    refused("paper.full", save, b"new", old)
    assert old.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["b.pdf"]


def test_a_folder_in_the_way(tmp_path):
    (tmp_path / "b.pdf").mkdir()
    refused("paper.folder", save, b"x", tmp_path / "b.pdf")


def test_unknown_paper_and_audience(tmp_path):
    desk = crowd(1, 0)
    refused("paper.size", write_brief, desk.read, tmp_path / "b.pdf", paper="A0")
    refused("paper.audience", write_brief, desk.read, tmp_path / "b.pdf", audience="all")
    assert not list(tmp_path.iterdir())


def test_pages_become_pictures(tmp_path):
    path = write_brief(crowd(9, 9).read, tmp_path / "b.pdf")
    sizes = page_sizes(path)
    assert len(sizes) == page_count(path) > 2
    image = render_page(path, 0, 0.5)
    assert (image.width, image.height) == (298, 421)
    assert len(image.rgba) == 4 * image.width * image.height
    assert image.rgba[:4] == b"\xff\xff\xff\xff"


def test_what_is_no_pdf(tmp_path):
    (tmp_path / "no.pdf").write_bytes(b"nothing")
    refused("paper.unreadable", page_count, tmp_path / "no.pdf")
    refused("paper.unreadable", page_count, tmp_path / "nowhere.pdf")
