"""The command line as a terminal sees it, in a folder of its own."""

from datetime import date

import pytest

from collective_desk import cli
from collective_desk.host import said_days


@pytest.fixture
def tell(capsys, tmp_path, monkeypatch):
    """Run a line; give code, what it printed, what it complained about."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(said_days, "_today", lambda: date(2026, 6, 1))

    def run(*argv: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.main(list(argv))
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return code, said.out.strip(), said.err.strip()

    return run
