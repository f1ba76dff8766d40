import pytest

from collective_desk.commands.actors import rename_actor
from collective_desk.commands.conflicts import choose_value
from collective_desk.commands.doubts import dismiss_doubt, reopen_doubt
from collective_desk.domain.entities import Actor
from collective_desk.domain.errors import DeskError
from collective_desk.store.queries.doubts import doubts


def test_a_dismissed_doubt_is_not_asked_again(room):
    room.actor("Clinic")
    room.actor("clinic")
    [doubt] = doubts(room.desk.read)
    room.desk.do(dismiss_doubt, doubt.id, doubt.subjects)
    assert doubts(room.desk.read) == []
    room.desk.do(reopen_doubt, doubt.id)
    assert doubts(room.desk.read) == [doubt]


def test_choosing_settles_a_conflict(room, tmp_path):
    import shutil

    from collective_desk.commands.actors import add_actor
    from collective_desk.commands.desks import found_desk
    from collective_desk.store.desk import Desk

    with Desk.create(tmp_path / "a.desk", person="amina") as desk:
        desk.do(found_desk)
        actor = desk.do(add_actor, "Radio")
    shutil.copy(tmp_path / "a.desk", tmp_path / "b.desk")
    with Desk.open(tmp_path / "a.desk", person="amina") as amina, \
            Desk.open(tmp_path / "b.desk", person="bruno") as bruno:
        amina.do(rename_actor, actor, "Radio Sun")
        bruno.do(rename_actor, actor, "Radio Moon")
        amina.receive(bruno.pack())
        [doubt] = doubts(amina.read)
        assert (doubt.kind, doubt.subjects, doubt.field) == ("two_values", (actor,), "name")
        for name in ("Radio Sun", "Radio Moon"):
            shown = amina.read.get(Actor, actor).name
            if name == shown:
                amina.do(choose_value, "actor", actor, "name", name)
                break
        assert doubts(amina.read) == []
        with pytest.raises(DeskError):
            amina.do(choose_value, "actor", actor, "name", "Radio Moon")
