"""The welcome page as the window shows it: each of its wishes reaches who grants it."""

from __future__ import annotations

from typing import Protocol

from collective_desk.ui.house import House
from collective_desk.ui.welcome.page import WelcomePage


class Host(Protocol):
    """The window, as the welcome page sees it."""

    def new_desk(self, typed: str = "") -> None: ...
    def open_sample(self) -> None: ...
    def choose_desk(self, path: str = "") -> None: ...
    def show_help(self) -> None: ...


def welcome_page(house: House, host: Host) -> WelcomePage:
    """Make the welcome page."""
    page = WelcomePage(house.theme, house.words, house.preferences.settings.desks.recent)
    page.started.connect(host.new_desk)
    page.sample_wanted.connect(host.open_sample)
    page.desk_wanted.connect(host.choose_desk)
    page.help_wanted.connect(host.show_help)
    page.language_wanted.connect(house.preferences.set_language)
    return page
