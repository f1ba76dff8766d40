"""The command line as a terminal sees it, in a folder of its own."""

import pytest

from collective_desk import cli


@pytest.fixture
def tell(capsys, tmp_path, monkeypatch):
    """Run a line; give code, what it printed, what it complained about."""
    monkeypatch.chdir(tmp_path)

    def run(*argv: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.main(list(argv))
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return code, said.out.strip(), said.err.strip()

    return run
