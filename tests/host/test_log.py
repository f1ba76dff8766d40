import faulthandler
import logging
import sys
import threading

import pytest

from collective_desk.domain.errors import DeskError
from collective_desk.host import crash, log
from collective_desk.host.paths import log_folder
from collective_desk.host.words import Words


@pytest.fixture(autouse=True)
def _quiet_after():
    yield
    log.stop_log()


@pytest.fixture
def watch():
    """Watch for failures until the test ends."""
    ends = []
    yield lambda *told: ends.append(crash.watch(Words("en"), *told))
    for end in ends:
        end()


def test_the_log_tells_ids_and_grows_no_larger_than_it_may(home):
    logger = log.start_log()
    logger.info("opened %s", "3f2a")
    assert "opened 3f2a" in log.log_file().read_text()
    for _ in range(3 * log.LARGEST // 1000):
        logger.info("x" * 1000)
    log.stop_log()
    sizes = [file.stat().st_size for file in log_folder().iterdir()]
    assert 1 < len(sizes) <= log.KEPT + 1
    assert max(sizes) <= log.LARGEST


def test_a_folder_that_cannot_be_written_leaves_no_log(home):
    (home / "log").write_text("a file where the folder should be")
    log.start_log().info("still works")


def test_errors_are_logged_without_what_people_typed(home, allowed_log):
    allowed_log.append("failed")
    logger = log.start_log()
    try:
        try:
            raise KeyError("Heron, who must not be named")
        except KeyError as first:
            raise DeskError("entity.missing", name="Heron") from first
    except DeskError:
        logger.exception("failed to %s", "rename_actor")
    text = log.log_file().read_text()
    assert "DeskError entity.missing" in text
    assert "KeyError" in text
    assert "test_log.py" in text
    assert "Heron" not in text


def test_a_failure_gives_one_sentence_and_its_place_in_the_log(home, watch, allowed_log, capsys):
    allowed_log.append("failed")
    log.start_log()
    told = []
    watch(told.append)
    try:
        raise ValueError("Heron")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert len(told) == 1
    assert str(log.log_file()) in told[0]
    assert capsys.readouterr().err.strip() == told[0]
    assert "Heron" not in log.log_file().read_text()
    assert faulthandler.is_enabled()


def test_telling_may_fail_and_stopping_is_no_failure(home, watch, allowed_log, monkeypatch):
    allowed_log.append("failed")
    log.start_log()
    stopped = []
    monkeypatch.setattr(sys, "__excepthook__", lambda *told: stopped.append(told))

    def broken(_):
        raise RuntimeError("no window")

    watch(broken)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert len(stopped) == 1
    sys.excepthook(ValueError, ValueError(), None)


def test_a_failing_thread_is_logged_too(home, watch, allowed_log):
    allowed_log.append("failed")
    log.start_log()
    watch()

    def fails():
        raise OSError("no")

    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()
    logging.getLogger("collective_desk").handlers[0].flush()
    assert "OSError" in log.log_file().read_text()
