"""Photos from anywhere, made safe to keep: small, upright, and telling nothing but the picture."""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from collective_desk.domain.errors import DeskError

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST_FILE: Final = 25 * 1024 * 1024
LONGEST_SIDE: Final = 12_000
MOST_DOTS: Final = 50_000_000
KEPT_SIDE: Final = 2_048
_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_QUALITY: Final = 86


@dataclass(frozen=True, slots=True)
class Photo:
    """A cleaned photo: its file, what kind of file that is, and how large the picture is."""

    data: bytes
    media_type: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Dots:
    """A decoded picture: four bytes a dot (red, green, blue, opacity), rows from the top."""

    rgba: bytes
    width: int
    height: int


def read_photo(path: Path) -> bytes:
    """Read no more of a file than a photo may hold; raises DeskError where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise DeskError("photo.not_read", path=path.name) from error


def clean_photo(data: bytes, *, longest: int = KEPT_SIDE) -> Photo:
    """Write a photo anew: no larger than needed, turned upright, without place, time or camera.

    Raises DeskError where it is too large, of another kind, or damaged; nothing larger than
    the limits is ever decoded.
    """
    image = _decoded(data, longest)
    see_through = image.has_transparency_data
    plain = image.convert("RGBA" if see_through else "RGB")
    # Comments, profiles and texts would be written again from here.
    plain.info.clear()
    out = BytesIO()
    if see_through:
        plain.save(out, "PNG", optimize=True)
    else:
        plain.save(out, "JPEG", quality=_QUALITY, optimize=True)
    media_type = "image/png" if see_through else "image/jpeg"
    return Photo(out.getvalue(), media_type, plain.width, plain.height)


def dots_of(data: bytes, *, longest: int = KEPT_SIDE) -> Dots:
    """Decode a photo to be shown; what came by file is trusted no more than any other."""
    image = _decoded(data, longest).convert("RGBA")
    return Dots(image.tobytes(), image.width, image.height)


def _decoded(data: bytes, longest: int) -> Image:
    if len(data) > LARGEST_FILE:
        raise _too_large()
    from PIL import Image, ImageOps

    with _explained():
        # Only the header is read here; a picture beyond the limits is never decoded.
        image = Image.open(BytesIO(data), formats=_FORMATS)
        if max(image.size) > LONGEST_SIDE or image.width * image.height > MOST_DOTS:
            raise _too_large()
        image.draft("RGB", (longest, longest))
        image.load()
    upright: Image.Image = image
    with suppress(DeskError), _explained():  # how the camera was held may be told wrongly
        upright = ImageOps.exif_transpose(image)
    with _explained():
        if upright.mode.startswith("I"):
            # Sixteen bits of grey, as scanners write them: conversion alone would make all white.
            upright = upright.point(lambda value: value * (1 / 256)).convert("L")
        elif upright.mode in {"P", "PA"}:
            upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
        upright.thumbnail((longest, longest))
    return upright


@contextmanager
def _explained() -> Iterator[None]:
    """Say in a sentence what a decoder found wrong."""
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # A broken note of the camera is dropped anyway: nobody has to hear of it.
            warnings.simplefilter("ignore", UserWarning)
            yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_large() from error
    except UnidentifiedImageError as error:
        raise DeskError("photo.kind") from error
    except _FAULTS as error:
        raise DeskError("photo.broken") from error


def _too_large() -> DeskError:
    return DeskError(
        "photo.too_large", side=LONGEST_SIDE, megabytes=LARGEST_FILE // (1024 * 1024))


_FAULTS: Final = (
    OSError, SyntaxError, ValueError, TypeError, IndexError, KeyError, EOFError, OverflowError,
    AttributeError, MemoryError, struct.error, zlib.error,
)
"""What decoders raise on damaged files."""
