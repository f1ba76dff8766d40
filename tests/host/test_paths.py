import sys
from pathlib import Path

import pytest

from collective_desk.domain.rules import is_nameless
from collective_desk.host import paths
from collective_desk.host.person import acting_person

FOLDERS = (
    paths.config_folder,
    paths.data_folder,
    paths.cache_folder,
    paths.log_folder,
    paths.documents_folder,
)
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the folders of Linux desktops")


def test_one_variable_moves_every_folder(home):
    for folder in FOLDERS:
        assert folder().is_relative_to(home)
    assert len({folder() for folder in FOLDERS}) == len(FOLDERS)


@on_linux
def test_folders_follow_the_desktop_s_rules(monkeypatch, tmp_path):
    monkeypatch.delenv("COLLECTIVE_DESK_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "conf"))
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/is/ignored")
    assert paths.config_folder() == tmp_path / "conf" / "collective-desk"
    assert paths.cache_folder() == tmp_path / ".cache" / "collective-desk"


@on_linux
def test_documents_have_the_name_that_the_desktop_gave_them(monkeypatch, tmp_path):
    monkeypatch.delenv("COLLECTIVE_DESK_HOME")
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert paths.documents_folder() == tmp_path / "Documents"
    (tmp_path / ".config").mkdir()
    said = '# a comment\nXDG_DOCUMENTS_DIR="$HOME/Documentos"\n'
    (tmp_path / ".config" / "user-dirs.dirs").write_text(said)
    assert paths.documents_folder() == tmp_path / "Documentos"


def test_a_folder_is_made_for_its_person_only(home):
    folder = paths.made(paths.data_folder())
    assert folder.is_dir()
    assert sys.platform == "win32" or folder.stat().st_mode & 0o077 == 0
    assert paths.made(folder) == folder


def test_someone_always_acts(monkeypatch):
    def no_account():
        raise KeyError("uid not found")

    assert acting_person("  Amina \n Diallo ") == "Amina Diallo"
    monkeypatch.setattr("getpass.getuser", no_account)
    monkeypatch.setattr("platform.node", lambda: "")
    assert is_nameless(acting_person())
    assert isinstance(paths.documents_folder(), Path)


def test_who_gives_no_name_is_told_apart_but_not_told(monkeypatch):
    def person(login, computer):
        monkeypatch.setattr("getpass.getuser", lambda: login)
        monkeypatch.setattr("platform.node", lambda: computer)
        return acting_person(" ")

    amina, bruno = person("amina.d", "laptop"), person("bruno", "laptop")
    assert is_nameless(amina)
    assert "amina" not in amina
    assert len({amina, bruno, person("amina.d", "office")}) == 3
    assert person("amina.d", "laptop") == amina
    assert not is_nameless("Someone-Else")


def test_desks_of_one_name_keep_their_copies_apart(home, tmp_path):
    one, other = (paths.backups_folder(tmp_path / where / "map.desk") for where in ("a", "b"))
    assert one != other
    assert one.is_relative_to(paths.data_folder())
    assert paths.backups_folder(tmp_path / "a" / ".." / "a" / "map.desk") == one
    assert "map" not in str(one)
