"""Where words go: any script passes, no command for the terminal does, what fails says so."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TextIO, cast

_COMMANDS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
"""What a terminal would obey: a name may come from a stranger's file."""


class NotPrinted(Exception):
    """Words found no place to be printed; the desk has no part in it."""


class Outlet:
    """A stream for words; raises NotPrinted where they find no place."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._obeys = stream.isatty()

    def write(self, text: str) -> int:
        """Write words; what a terminal would take for a command is made visible."""
        with _told():
            return self._stream.write(_COMMANDS.sub("\ufffd", text) if self._obeys else text)

    def flush(self) -> None:
        """Let go of what waits."""
        with _told():
            self._stream.flush()

    def fileno(self) -> int:
        """Give the number by which the system knows the stream."""
        return self._stream.fileno()


def outlet(stream: TextIO | None) -> TextIO:
    """Make an outlet of a stream, whatever its encoding; what is closed is silent."""
    if stream is None:
        # Opened all the same: else the next file would take the number of the stream.
        stream = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - open to the end
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(encoding="utf-8", errors="backslashreplace")
    return cast("TextIO", Outlet(stream))


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise NotPrinted((error.strerror or str(error)).lower()) from error
