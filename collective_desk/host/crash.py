"""When the program itself fails: the details go to the log, the person gets one sentence."""

from __future__ import annotations

import contextlib
import faulthandler
import logging
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import TextIO

from .log import log_file
from .paths import log_folder, made
from .words import Words


def watch(words: Words, tell: Callable[[str], None] | None = None) -> Callable[[], None]:
    """From now on, write every failure to the log and tell the person one sentence about it.

    Gives the function that ends the watch.
    """

    def failed(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        logging.getLogger("collective_desk").critical("failed", exc_info=(kind, error, trace))
        sentence = words("crash.sentence", log=str(log_file()))
        if sys.stderr is not None:  # a program without a terminal has none
            sys.stderr.write(sentence + "\n")
        if tell:
            with contextlib.suppress(Exception):  # telling must never fail a second time
                tell(sentence)

    def failed_in_thread(told: threading.ExceptHookArgs) -> None:
        if told.exc_value is not None:
            failed(told.exc_type, told.exc_value, told.exc_traceback)

    before = sys.excepthook, threading.excepthook
    sys.excepthook, threading.excepthook = failed, failed_in_thread
    hard = _watch_hard_failures()

    def end() -> None:
        sys.excepthook, threading.excepthook = before
        if hard is not None:
            faulthandler.disable()
            hard.close()

    return end


def _watch_hard_failures() -> TextIO | None:
    """Write where the program was when the system ends it."""
    try:
        made(log_folder())
        file = (log_folder() / "hard-failure.log").open("a", encoding="utf-8")
    except OSError:
        return None
    faulthandler.enable(file)
    return file
