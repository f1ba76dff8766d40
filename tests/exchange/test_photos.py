"""Photos from strangers: cleaned, or refused in a sentence, and never a bomb."""

from __future__ import annotations

import struct
import tracemalloc
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from PIL import Image

from collective_desk.domain.errors import DeskError
from collective_desk.exchange.photos import (
    KEPT_SIDE,
    LARGEST_FILE,
    LONGEST_SIDE,
    clean_photo,
    dots_of,
    read_photo,
)

GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112


def written(kind: str = "JPEG", size=(60, 40), mode: str = "RGB", **more) -> bytes:
    out = BytesIO()
    Image.new(mode, size, more.pop("color", 128)).save(out, kind, **more)
    return out.getvalue()


def png_of(width: int, height: int) -> bytes:
    """A PNG of any claimed size: all blank, so a few kilobytes say gigabytes."""
    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress(b"\0" * 10_000_000, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def telling() -> bytes:
    """A photo that says where, when and how it was taken."""
    exif = Image.Exif()
    exif[MAKE] = "SECRET CAMERA"
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[2] = (12.0, 34.0, 56.0)
    return written("JPEG", exif=exif, comment=b"SECRET COMMENT", icc_profile=b"SECRET PROFILE")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_three_kinds_are_kept(kind):
    photo = clean_photo(written(kind))
    assert (photo.width, photo.height, photo.media_type) == (60, 40, "image/jpeg")
    assert Image.open(BytesIO(photo.data)).format == "JPEG"


def test_nothing_is_told_but_the_picture():
    told = telling()
    assert b"SECRET CAMERA" in told
    photo = clean_photo(told)
    kept = Image.open(BytesIO(photo.data))
    assert not kept.getexif()
    assert not set(kept.info) & {"exif", "icc_profile", "comment", "xmp"}
    assert b"SECRET" not in photo.data
    assert b"Exif" not in photo.data
    assert (photo.width, photo.height) == (40, 60), "it was held upright"


def test_png_texts_and_dates_go_too():
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_text("GPS", "SECRET PLACE")
    photo = clean_photo(written("PNG", mode="RGBA", pnginfo=info, color=(1, 2, 3, 40)))
    assert photo.media_type == "image/png"
    assert b"SECRET" not in photo.data
    assert Image.open(BytesIO(photo.data)).getpixel((0, 0))[3] == 40


def test_large_ones_become_smaller():
    photo = clean_photo(written(size=(4096, 1024)))
    assert (photo.width, photo.height) == (KEPT_SIDE, KEPT_SIDE // 4)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "I;16"])
def test_unusual_inks_are_read(mode):
    out = BytesIO()
    Image.new(mode, (8, 8)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    assert clean_photo(out.getvalue()).width == 8


def test_sixteen_bits_of_grey_keep_their_shades():
    out = BytesIO()
    Image.new("I;16", (4, 4), 0x8000).save(out, "PNG")
    assert abs(Image.open(BytesIO(clean_photo(out.getvalue()).data)).getpixel((1, 1))[0] - 128) < 3


@pytest.mark.parametrize(("width", "height"), [
    (LONGEST_SIDE + 1, 10), (10, LONGEST_SIDE + 1), (11_000, 11_000), (8_000, 7_000),
    (2**31 - 1, 2**31 - 1)])
def test_a_bomb_is_refused_before_it_is_decoded(width, height):
    bomb = png_of(width, height)
    tracemalloc.start()
    with pytest.raises(DeskError) as refused:
        clean_photo(bomb)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.id in {"photo.too_large", "photo.broken", "photo.kind"}
    assert most < 3_000_000


def test_more_bytes_than_a_photo_has_are_not_looked_at():
    with pytest.raises(DeskError) as refused:
        clean_photo(written() + b"\0" * LARGEST_FILE)
    assert refused.value.id == "photo.too_large"


@pytest.mark.parametrize("data", [
    b"", b"\0", b"GIF89a" + b"\0" * 40, b"BM" + b"\0" * 60, b"%PDF-1.7", b"<svg/>",
    b"II*\0" + b"\0" * 60, b"MZ" + b"\0" * 60], ids=repr)
def test_other_kinds_are_refused(data):
    with pytest.raises(DeskError) as refused:
        clean_photo(data)
    assert refused.value.id == "photo.kind"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_half_a_photo_is_damaged(kind):
    whole = written(kind, size=(300, 300))
    with pytest.raises(DeskError) as refused:
        clean_photo(whole[: len(whole) // 2])
    assert refused.value.id in {"photo.broken", "photo.kind"}


@settings(max_examples=120)
@given(some.data())
def test_damage_is_said_and_never_crashes(data):
    whole = bytearray(data.draw(some.sampled_from(
        [telling(), written("PNG", mode="P"), written("WEBP"), written("PNG", mode="RGBA")])))
    for _ in range(data.draw(some.integers(1, 6))):
        whole[data.draw(some.integers(0, len(whole) - 1))] = data.draw(some.integers(0, 255))
    cut = data.draw(some.integers(0, len(whole)))
    try:
        photo = clean_photo(bytes(whole[:cut]))
    except DeskError as error:
        assert error.id.startswith("photo.")
    else:
        assert max(photo.width, photo.height) <= KEPT_SIDE
        assert b"SECRET" not in photo.data


def test_it_is_shown_as_dots():
    dots = dots_of(written(size=(300, 100)), longest=30)
    assert (dots.width, dots.height, len(dots.rgba)) == (30, 10, 30 * 10 * 4)


def test_a_photo_that_cannot_be_read_is_refused_by_name(tmp_path):
    with pytest.raises(DeskError) as refused:
        read_photo(tmp_path / "gone.jpg")
    assert (refused.value.id, refused.value.facts) == ("photo.not_read", {"path": "gone.jpg"})


def test_no_more_of_a_file_is_read_than_a_photo_may_hold(tmp_path):
    file = tmp_path / "endless.jpg"
    with file.open("wb") as hole:
        hole.truncate(LARGEST_FILE + 1000)
    assert len(read_photo(file)) == LARGEST_FILE + 1
