"""Who came to a session, who was expected, and what they agreed to, by keys."""



from collective_desk.commands.attendance import count_present
from collective_desk.commands.sessions import set_session
from collective_desk.domain.entities import Actor, Session
from collective_desk.store.queries.sessions import present
from collective_desk.ui.widgets.text import Text
from collective_desk.ui.widgets.toast import ToastAnswer


def test_people_are_counted_and_agree(open_desk, page, runs):
    open_desk.desk.do(count_present, runs.id, group="Youth", heads=4)
    assert page.run.room.total == "4 people"
    open_desk.desk.do(count_present, runs.id, group="Youth", heads=6, consent="verbal")
    assert page.run.room.total == "6 people"
    assert present(open_desk.desk.read, runs.id)[0].consent == "verbal"
    page.run.room._take_consent(present(open_desk.desk.read, runs.id)[0], "withdrawn")
    assert any("took consent back" in text.text() for text in page.run.room.findChildren(Text))


def test_people_are_counted_at_the_door_in_one_line(open_desk, page, runs):
    def says(line):
        page.run.room.group.setFocus()
        page.run.room.group.clear()
        open_desk.types(line, "Return")
        return {one.group: one.heads for one in present(open_desk.desk.read, runs.id)}

    assert says("Fishers 7") == {"Fishers": 7}
    assert page.run.room.group.text() == ""
    assert says("Fishers +2") == {"Fishers": 9}
    open_desk.presses("Ctrl+Z")
    assert says("Fishers +2") == {"Fishers": 9}
    assert says("3 elders") == {"Fishers": 9, "elders": 3}
    assert says("fishers") == {"Fishers": 9, "elders": 3}
    assert open_desk.window.toast.text == "fishers: 9 are here already. Write fishers +1 when one more came."
    assert says("Fishers 8") == {"Fishers": 8, "elders": 3}


def test_late_comers_do_not_take_back_that_consent_was_withdrawn(open_desk, page, runs):
    open_desk.desk.do(count_present, runs.id, group="Youth", heads=4, consent="withdrawn")
    page.run.room.group.setFocus()
    open_desk.types("Youth +1", "Return")
    [youth] = present(open_desk.desk.read, runs.id)
    assert (youth.heads, youth.consent) == (5, "withdrawn")


def test_who_was_expected_is_counted_by_a_press_and_a_number(open_desk, page, net_map):
    open_desk.draws("Elders, Youth club")
    elders, youth = open_desk.actor("Elders"), open_desk.actor("Youth club")
    open_desk.desk.do(set_session, net_map, expected=(elders, youth), cautions_read=True)
    open_desk.view.register["view.sessions"].trigger()
    open_desk.workspace.sessions.show("run", net_map)
    room = page.run.room
    assert room.missed == []
    open_desk.workspace.sessions.start(open_desk.desk.read.get(Session, net_map))
    assert [link.text() for link in room.missed] == [
        "Nobody from Elders is here", "Nobody from Youth club is here"]
    open_desk.qtbot.waitUntil(room.missed[1].isVisible)
    room.group.setFocus()
    open_desk.presses("Tab", "Tab", "Space")
    open_desk.types("5", "Return")
    [here] = present(open_desk.desk.read, net_map)
    assert (here.actor, here.heads) == (youth, 5)
    assert room.group.hasFocus()
    assert [link.text() for link in room.missed] == ["Nobody from Elders is here"]


def test_the_first_words_of_a_name_are_enough_for_who_comes(open_desk, page, net_map):
    open_desk.draws("Orchard coop, Elders")
    coop, elders = open_desk.actor("Orchard coop"), open_desk.actor("Elders")
    open_desk.view.register["view.sessions"].trigger()
    open_desk.workspace.sessions.show("plan", net_map)
    page.plan.form.fields["expected"].setFocus()
    open_desk.types("orchard, Elders, Orchard coop", "Tab")
    assert open_desk.desk.read.get(Session, net_map).expected == (coop, elders)
    open_desk.desk.do(set_session, net_map, cautions_read=True)
    open_desk.workspace.sessions.start(open_desk.desk.read.get(Session, net_map))
    page.run.room.group.setFocus()
    open_desk.types("Orchard 7", "Return")
    open_desk.types("Old men 2", "Return")
    assert {(one.actor, one.group, one.heads) for one in present(open_desk.desk.read, net_map)} == {
        (coop, "", 7), (None, "Old men", 2)}
    [missed] = page.run.room.missed
    assert missed.text() == "Nobody from Elders is here"
    open_desk.qtbot.waitUntil(missed.isVisible)
    room = page.run.room
    assert missed.mapTo(room, missed.rect().topLeft()).x() < room.width() // 3


def test_who_is_expected_and_not_on_the_desk_is_added_by_one_press(open_desk, page, net_map):
    open_desk.draws("Clinic")
    open_desk.view.register["view.sessions"].trigger()
    open_desk.workspace.sessions.show("plan", net_map)
    page.plan.form.fields["expected"].setFocus()
    open_desk.types("Mayor, Clinic; Radio Sun", "Return")
    assert open_desk.window.toast.text == "Not on the desk yet: Mayor, Radio Sun."
    open_desk.window.toast.findChild(ToastAnswer).click()
    names = {one.id: one.name for one in open_desk.desk.read.all(Actor)}
    assert [names[id] for id in open_desk.desk.read.get(Session, net_map).expected] == [
        "Clinic", "Mayor", "Radio Sun"]
    assert page.plan.form.fields["expected"].text() == "Clinic, Mayor, Radio Sun"
    open_desk.desk.undo()
    assert open_desk.names() == ["Clinic"]
