"""The log: what happened, by ids only; never a name, a note or a path that a person typed."""

from __future__ import annotations

import contextlib
import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path

from .paths import log_folder, made

LARGEST, KEPT = 512 * 1024, 3


def log_file() -> Path:
    """Give the path of the log."""
    return log_folder() / "collective-desk.log"


def start_log(level: int = logging.INFO) -> logging.Logger:
    """Begin to write the log; a folder that cannot be written leaves the program without one."""
    logger = logging.getLogger("collective_desk")
    logger.setLevel(level)
    stop_log()
    handler: logging.Handler = logging.NullHandler()
    with contextlib.suppress(OSError):
        made(log_folder())
        handler = RotatingFileHandler(
            log_file(), maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8"
        )
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger.addHandler(handler)
    return logger


def stop_log() -> None:
    """Close the log."""
    logger = logging.getLogger("collective_desk")
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


def without_values(error: BaseException) -> str:
    """Tell an error by its kinds and places, without its message, which may hold a name."""
    told: list[str] = []
    seen: BaseException | None = error
    while seen is not None and len(told) < 5:
        id = getattr(seen, "id", "")  # of a DeskError: an id of the words, never a value
        places = traceback.extract_tb(seen.__traceback__)
        steps = [f"  {Path(step.filename).name}:{step.lineno} {step.name}" for step in places]
        told.append("\n".join([f"{type(seen).__name__} {id}".rstrip(), *steps]))
        seen = seen.__cause__ or seen.__context__
    return "\n".join(told)


class _Discreet(logging.Formatter):
    """Write errors by kind and place."""

    def formatException(self, ei: object) -> str:  # noqa: N802  # the name logging calls
        error = ei[1] if isinstance(ei, tuple) else None
        return without_values(error) if isinstance(error, BaseException) else ""
