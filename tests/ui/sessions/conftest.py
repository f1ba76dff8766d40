"""A session in the window, as people run it."""

import pytest

from collective_desk.commands.method_cards import card_steps, cards
from collective_desk.commands.sessions import plan_session, set_session
from collective_desk.domain.entities import Session
from collective_desk.ui.pages.sessions import SessionsPage


@pytest.fixture
def page(open_desk):
    """The Sessions place of an empty desk."""
    open_desk.presses("Escape")
    open_desk.view.register["view.sessions"].trigger()
    return open_desk.window.findChild(SessionsPage)


@pytest.fixture
def net_map(open_desk):
    """A planned Net-Map session."""
    read = open_desk.desk.read
    card = next(one for one in cards(read, open_desk.workspace.words) if one.id == "net_map")
    return open_desk.desk.do(
        plan_session, "Mapping day", steps=card_steps(card, read), card="net_map",
        method=card.method)


@pytest.fixture
def runs(open_desk, page, net_map):
    """The session runs, the keyboard in the note line."""
    open_desk.desk.do(set_session, net_map, cautions_read=True)
    session = open_desk.desk.read.get(Session, net_map)
    open_desk.workspace.sessions.start(session)
    open_desk.qtbot.waitUntil(page.run.bar.field.hasFocus)
    return session
