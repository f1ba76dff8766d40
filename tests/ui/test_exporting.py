"""A file that leaves the window is for someone, and holds nothing above that."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from collective_desk.commands.actors import set_actor
from collective_desk.ui.dialogs import exporting


@pytest.mark.parametrize(("ups", "whom", "names"), [
    (0, "For the team, everything", ["Diver", "Radio"]), (3, "For everyone", ["Radio"])])
def test_one_says_for_whom_by_keys_then_where(open_desk, tmp_path, monkeypatch, ups, whom, names):
    open_desk.draws("Diver", "Radio")
    open_desk.desk.do(set_actor, open_desk.actor("Diver"), sensitivity="confidential")
    out = tmp_path / "river.json"
    monkeypatch.setattr(exporting, "choose_target", lambda *told: told[-1](out))
    open_desk.presses("Ctrl+E")
    menu = open_desk.window.findChildren(QMenu)[-1]
    assert menu.actions()[0].text() == "For whom is the file?"
    for _ in range(ups):
        QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    open_desk.qtbot.waitUntil(out.exists)
    open_desk.qtbot.waitUntil(lambda: open_desk.window.toast.text == f"river.json written. {whom}.")
    entities = json.loads(out.read_text("utf-8"))["entities"]
    assert sorted(actor["name"] for actor in entities["actor"]) == names
