"""The languages of the program, each called by its own name."""

from __future__ import annotations

from functools import partial

from collective_desk.host.words import LANGUAGES
from collective_desk.ui.workspace import Workspace

from .action import Action


def speak(language: str, workspace: Workspace) -> None:
    """Speak another language at once."""
    workspace.preferences.set_language(language)


def speaks(language: str, workspace: Workspace) -> bool:
    """Whether the program speaks this language."""
    return workspace.words.language == language


ACTIONS = tuple(
    Action(
        f"language.{code}", partial(speak, code), icon="globe", ticked=partial(speaks, code))
    for code in LANGUAGES
)
