import tomllib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from collective_desk.host import settings as kept
from collective_desk.host.settings import (
    Desks,
    Look,
    Person,
    RecentDesk,
    Settings,
    load_settings,
    save_settings,
    settings_file,
)

EXAMPLE = Settings(
    person=Person(name='Amina "A" \\ Café \x7f\n', language="fr"),
    look=Look(theme="dark", reduced_motion=True, text_scale=1.25),
    desks=Desks(folder="C:\\Desks", recent=(RecentDesk("/a.desk", "Río", 28, "2026-03-03"),)),
)


def test_settings_come_back_as_they_were():
    save_settings(EXAMPLE)
    assert load_settings() == EXAMPLE


def test_without_a_file_everything_is_as_in_the_beginning(home):
    assert load_settings() == Settings()
    assert not settings_file().exists()


def test_a_broken_file_is_kept_aside(home):
    save_settings(EXAMPLE)
    settings_file().write_bytes(b"[person\nname = \xff")
    assert load_settings() == Settings()
    assert settings_file().with_name("settings.broken.toml").exists()
    save_settings(EXAMPLE)
    assert load_settings() == EXAMPLE


@pytest.mark.parametrize(
    "text",
    [
        "person = 3",
        "[person]\nname = 5",
        '[look]\ntheme = "glitter"',
        "[look]\nreduced_motion = 1",
        "[look]\ntext_scale = nan",
        "[look]\ntext_scale = true",
        "[desks]\nrecent = [1, {}]",
        "[desks]\nrecent = 7",
        "[tomorrow]\nnew = true",
    ],
)
def test_what_makes_no_sense_is_as_in_the_beginning(tmp_path, text):
    file = tmp_path / "settings.toml"
    file.write_text(text)
    assert load_settings(file) == Settings()


def test_text_is_never_too_small_or_too_large(tmp_path):
    file = tmp_path / "settings.toml"
    for said, meant in {"9": 2.0, "0.1": 0.8, "1": 1.0}.items():
        file.write_text(f"[look]\ntext_scale = {said}")
        assert load_settings(file).look.text_scale == meant


def test_a_wall_stays_within_what_a_room_can_be(tmp_path):
    file = tmp_path / "settings.toml"
    for said, meant in {"2": 2.0, "0.0": 0.3, "-5": 0.3, "1e9": 20.0, "nan": 2.5}.items():
        file.write_text(f"[wall]\nwidth = {said}")
        assert load_settings(file).wall.width == meant


def test_a_failed_write_leaves_the_old_settings(monkeypatch):
    save_settings(EXAMPLE)

    def full(_):
        raise OSError(28, "full")

    monkeypatch.setattr(kept.os, "fsync", full)
    with pytest.raises(OSError, match="full"):
        save_settings(Settings())
    assert load_settings() == EXAMPLE


@given(st.text(), st.floats(0.8, 2.0))
def test_any_name_can_be_written(name, scale):
    told = replace(EXAMPLE, person=Person(name=name), look=Look(text_scale=scale))
    read = tomllib.loads(kept.as_toml(told))
    assert read["person"]["name"] == name
    assert read["look"]["text_scale"] == scale


def test_half_a_surrogate_pair_does_not_stop_the_write():
    save_settings(replace(EXAMPLE, person=Person(name="\udc80")))
    assert load_settings().person.name == "?"


def test_the_latest_desk_comes_first_and_once():
    settings = Settings()
    for number in range(15):
        settings = settings.with_desk(RecentDesk(f"/{number}.desk"))
    settings = settings.with_desk(RecentDesk("/10.desk", "again"))
    paths = [desk.path for desk in settings.desks.recent]
    assert paths[:3] == ["/10.desk", "/14.desk", "/13.desk"]
    assert len(paths) == len(set(paths)) == kept.RECENT
    assert "/10.desk" not in [d.path for d in settings.without_desk("/10.desk").desks.recent]
