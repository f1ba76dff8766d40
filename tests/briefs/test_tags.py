"""A document can be listened to: its parts are tagged, in order, and head and foot are not among them."""

import pypdf
import pytest

from collective_desk.briefs.pdf import write_brief
from tests.briefs.conftest import DAY
from tests.briefs.desks import river


def parts_of(reader):
    """The tree as a list: role, words of the figure, page, numbers."""
    [document] = reader.trailer["/Root"]["/StructTreeRoot"]["/K"]
    told = []
    for one in document.get_object()["/K"]:
        part = one.get_object()
        numbers = part["/K"] if isinstance(part["/K"], list) else [part["/K"]]
        page = reader.get_page_number(part["/Pg"].get_object())
        told.append((part["/S"], part.get("/Alt", ""), page, [int(n) for n in numbers]))
    return told


@pytest.fixture(params=["en", "ar"])
def reader(request, tmp_path):
    out = write_brief(
        river().read, tmp_path / "b.pdf", date=DAY, audience="strict", language=request.param)
    return pypdf.PdfReader(out)


def test_the_document_says_that_it_is_tagged_and_how_it_is_walked(reader):
    root = reader.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert [page["/StructParents"] for page in reader.pages] == list(range(len(reader.pages)))
    assert {page["/Tabs"] for page in reader.pages} == {"/S"}


def test_every_part_of_the_tree_is_on_its_page_once(reader):
    told = parts_of(reader)
    for at, page in enumerate(reader.pages):
        content = page.get_contents().get_data().decode("latin-1")
        numbers = sorted(n for _, _, on, these in told for n in these if on == at)
        assert numbers == list(range(content.count("/MCID")))
        opened = content.count(" BDC") + content.count(" BMC")
        assert content.count("EMC") == opened
    parents = reader.trailer["/Root"]["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for at, page in zip(parents[::2], parents[1::2], strict=True):
        assert len(page) == sum(len(these) for _, _, on, these in told if on == at)


def test_headings_come_in_order_and_maps_have_words(reader):
    told = parts_of(reader)
    roles = [role for role, *_ in told]
    assert roles.count("/H1") == 1
    assert roles.count("/H2") >= 5
    figures = [alt for role, alt, *_ in told if role == "/Figure"]
    assert len(figures) == 2
    assert all(len(alt) > 10 for alt in figures)
    assert [page for _, _, page, _ in told] == sorted(page for _, _, page, _ in told)
