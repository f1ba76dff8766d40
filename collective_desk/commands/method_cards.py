"""Method cards: the shipped ones as data, and those that a desk adapted or wrote itself."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Final

from collective_desk.domain.entities import EntityId, MethodCard, TieKind
from collective_desk.domain.errors import DeskError
from collective_desk.domain.rules import clean_values
from collective_desk.domain.steps import Step, step_fields
from collective_desk.host.resources import resource
from collective_desk.host.words import Words
from collective_desk.store.queries.ties import tie_kinds
from collective_desk.store.reader import Reader
from collective_desk.store.writer import Writer

EACH_PEN: Final = "each_pen"


def save_card(
    write: Writer, /, name: str, *, card: EntityId | None = None,
    steps: Iterable[Step] | None = None, **fields: Any,
) -> EntityId:
    """Keep a card of this desk: a new one, a shipped one adapted, or an own one changed."""
    said = clean_values(MethodCard, {"name": name, **fields})
    if not said["name"]:
        raise DeskError("method_card.no_name")
    if steps is not None:
        told = step_fields(steps)
        said |= {"steps": told["steps"], "tasks": told["tasks"]}
    if card is None:
        return write.add(MethodCard, **said)
    write.about(card)
    write.update(MethodCard, card, **said)
    return card


def delete_card(write: Writer, card: EntityId) -> None:
    """Take an own card off the desk; the shipped one it came from shows again."""
    write.delete(MethodCard, card)


def cards(reader: Reader, words: Words) -> list[MethodCard]:
    """List the cards in their order: shipped ones, each as this desk adapted it, then own ones."""
    own = reader.all(MethodCard)
    # Two desks may have adapted one card: the later stands in its place, the other beside it.
    adapted = {card.base: card for card in own if card.base}
    shipped = [_shipped(key, said, words) for key, said in _data().items()]
    shown = [_adapted(card, adapted[card.id]) if card.id in adapted else card for card in shipped]
    placed = {card.id for card in shown}
    return [*shown, *(card for card in own if card.id not in placed)]


def card_steps(card: MethodCard, reader: Reader) -> tuple[Step, ...]:
    """Give the steps of a card on this desk: those for ties name its pens.

    A step of an own card has the pen whose question it asks.
    """
    known = tie_kinds(reader)
    asked = {pen.question: pen.id for pen in known if pen.question}
    known_steps = card.id if card.id in _data() else _steps_of_base(card, reader)
    said = _data()[known_steps]["steps"] if known_steps else []
    tasks = (*card.tasks, *[""] * len(card.steps))
    steps: list[Step] = []
    for number, (title, prompt, minutes) in enumerate(card.steps):
        if number < len(said) and said[number].get("pens") == EACH_PEN:
            steps += _for_each_pen(known, prompt, minutes)
        else:
            steps.append(Step(title, prompt, minutes, asked.get(title, ""), tasks[number]))
    return tuple(steps)


def _adapted(shipped: MethodCard, card: MethodCard) -> MethodCard:
    """Give an adapted card with the shipped steps, where only its words were changed."""
    return card if card.steps else replace(card, steps=shipped.steps, tasks=shipped.tasks)


def _steps_of_base(card: MethodCard, reader: Reader) -> str:
    """Name the shipped card whose steps an adapted one goes by; nothing where it has its own."""
    kept = reader.get(MethodCard, card.id)
    return card.base if card.base in _data() and kept is not None and not kept.steps else ""


def _for_each_pen(pens: Sequence[TieKind], prompt: str, minutes: int) -> list[Step]:
    return [Step(pen.question or pen.name, prompt, minutes, pen.id) for pen in pens]


def _shipped(key: str, said: dict[str, Any], words: Words) -> MethodCard:
    def tell(part: str) -> str:
        return words(f"method_card.{key}.{part}")

    return MethodCard(
        id=key, base="", name=tell("name"), method=said["method"], purpose=tell("purpose"),
        when=tell("when"), people=tell("people"), materials=tell("materials"),
        leaves=tell("leaves"), watch=tell("watch"),
        steps=tuple(
            (tell(f"step.{number}"), tell(f"say.{number}"), step["minutes"])
            for number, step in enumerate(said["steps"], start=1)),
        tasks=tuple(step.get("task", "") for step in said["steps"]))


@cache
def _data() -> dict[str, dict[str, Any]]:
    text = resource("templates", "methods.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
