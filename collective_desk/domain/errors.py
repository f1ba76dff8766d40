"""What can go wrong, as an id and facts; the sentence is found in the words of a language."""

from __future__ import annotations


class DeskError(Exception):
    """Something the person can understand went wrong: an id of the words, and its facts."""

    def __init__(self, id: str, /, **facts: object) -> None:
        super().__init__(id, facts)
        self.id = id
        self.facts = facts

    def __str__(self) -> str:
        told = ", ".join(f"{name}={value!r}" for name, value in self.facts.items())
        return f"{self.id} ({told})" if told else self.id


class Cancelled(Exception):
    """The person stopped a long piece of work; nothing of it is kept."""
