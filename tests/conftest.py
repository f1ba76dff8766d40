"""What every test stands on: its own home folder, no screen, and silence as the expected output."""

import logging
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# A busy machine is slow, not wrong.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test its own settings, data, cache, log and documents."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("COLLECTIVE_DESK_HOME", str(folder))
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    return folder


@pytest.fixture
def allowed_log() -> list[str]:
    """Let a test name the beginnings of warnings that it expects in the log."""
    return []


@pytest.fixture(autouse=True)
def _silence(caplog: pytest.LogCaptureFixture, allowed_log: list[str]):
    """Fail a test that left an unexpected warning in the log; Qt's own are pytest-qt's to watch."""
    yield
    for when in ("setup", "call"):
        for record in caplog.get_records(when):
            said = record.getMessage()
            if record.levelno >= logging.WARNING and not said.startswith(tuple(allowed_log)):
                pytest.fail(f"unexpected in the log: {record.name}: {said}")
