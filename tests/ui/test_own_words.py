"""Words of a desk's own, chosen by keys."""

from collective_desk.domain.entities import Actor


def press(desk, holder, *keys):
    """Press a chip or link by keys and go on in the menu it opens."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication, QLineEdit

    holder.setFocus()
    QTest.keyClick(holder, Qt.Key.Key_Space)
    desk.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    for key in keys:
        menu = QApplication.activePopupWidget()
        where = menu.focusWidget() if menu is not None else None
        if len(key) > 1 and hasattr(Qt.Key, f"Key_{key}"):
            QTest.keyClick(where or menu, getattr(Qt.Key, f"Key_{key}"))
        else:
            assert isinstance(where, QLineEdit)
            QTest.keyClicks(where, key)
        desk.qtbot.wait(20)


def test_a_kind_and_a_role_of_the_desks_own(open_desk):
    open_desk.draws("Mayor", "Clinic")
    open_desk.selects("Mayor")
    shown = open_desk.view.map.inspector.actor
    press(open_desk, shown._kind, "Up", "Water users guild", "Return")
    press(open_desk, shown._chips.unknown.findChild(object, "sector") or shown._chips.found("Sector"), "Up", "Informal", "Return")
    mayor = open_desk.desk.read.get(Actor, open_desk.actor("Mayor"))
    assert (mayor.kind, mayor.sector) == ("Water users guild", "Informal")
    assert shown._kind.text() == "Water users guild"
    # It is offered again, and a word that is known already is meant, not doubled.
    open_desk.selects("Clinic")
    from collective_desk.ui.panels.actor.chips import kind_choices

    assert "Water users guild" in [code for code, _, _ in kind_choices(open_desk.workspace, shown._signs)]
    press(open_desk, shown._kind, "Up", "UN Agency", "Return")
    assert open_desk.desk.read.get(Actor, open_desk.actor("Clinic")).kind == "un_agency"
