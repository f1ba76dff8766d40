"""Files that appear whole, or not at all."""

from __future__ import annotations

import errno
import os
import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from collective_desk.domain.errors import DeskError

_FORBIDDEN: Final = re.compile(r'[\x00-\x1f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
_DEVICES: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}
)
_LONGEST: Final = 80


@contextmanager
def whole_files(*targets: Path) -> Iterator[tuple[Path, ...]]:
    """Give a temporary path for each target; they take the targets' places only at the end.

    Raises DeskError export.no_folder, export.not_writable or export.disk_full.
    """
    made: list[Path] = []
    try:
        with _explained(targets[0]):
            made += [_temporary(target) for target in targets]
            yield tuple(made)
            for temporary in made:
                _sync(temporary)
            for temporary, target in zip(made, targets, strict=True):
                temporary.replace(target)
    finally:
        for temporary in made:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)


def file_name(title: str, suffix: str) -> str:
    """Make a file name of a title that every system takes."""
    plain = " ".join(_FORBIDDEN.sub(" ", title).split()).strip(". ")
    while len(plain.encode("utf-8", "ignore")) > _LONGEST:
        plain = plain[:-1].rstrip(". ")
    if not plain or plain.split(".")[0].rstrip().casefold() in _DEVICES:
        plain = f"desk {plain}".rstrip()
    return plain + suffix


def _temporary(target: Path) -> Path:
    if not target.parent.is_dir():
        raise DeskError("export.no_folder", folder=str(target.parent))
    if target.is_dir():
        raise DeskError("export.not_writable", file=target.name)
    # Not tempfile: its files are for their owner alone, an export is as open as other new files.
    path = target.with_name(f".{uuid.uuid4().hex}.part{target.suffix}")
    path.touch(exist_ok=False)
    return path


def _sync(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _explained(target: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT if hasattr(errno, "EDQUOT") else -1):
            raise DeskError("export.disk_full") from error
        raise DeskError("export.not_writable", file=target.name) from error
    except ValueError as error:
        if "null" in str(error) or "surrogate" in str(error):
            raise DeskError("export.not_writable", file=repr(target.name)) from error
        raise
