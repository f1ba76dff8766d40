"""The sample's sessions: four days over nine months, each told on its day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from collective_desk.domain.entities import EntityId, MethodCard
from collective_desk.host.words import Words
from collective_desk.store.desk import Desk
from collective_desk.store.writer import Writer

from .attendance import count_present
from .commitments import add_commitment
from .method_cards import card_steps, cards
from .notes import add_note
from .sessions import close_session, plan_session, set_session, start_session

Named = dict[str, EntityId]


def tell_sessions(
    desk: Desk, named: Named, data: dict[str, Any], language: str,
    on_the_map: Mapping[str, Callable[[], None]],
) -> Iterator[datetime]:
    """Hold each session of the sample; its id stands in `named` as `session:<key>`.

    A step whose place stands in a session's `map` does what `on_the_map` has under its name.
    """
    known = {card.id: card for card in cards(desk.read, Words(language))}
    for said in data["sessions"]:
        began = datetime.fromisoformat(said["began"])
        yield began - timedelta(days=2)
        session = desk.do(plan_sample, named, said, known[said["card"]], language)
        named[f"session:{said['key']}"] = session
        yield began
        desk.do(start_session, session)
        for step in range(len(said["spent"])):
            yield began + timedelta(minutes=sum(said["spent"][:step]))
            desk.within = (session, step)
            for name in (name for name, at in said.get("map", {}).items() if at == step):
                on_the_map[name]()
            desk.do(fill_step, named, said, session, step)
            desk.within = None
        yield began + timedelta(minutes=sum(said["spent"]))
        desk.do(close_session, session, spent=[60 * minutes for minutes in said["spent"]])


def plan_sample(
    write: Writer, named: Named, said: dict[str, Any], card: MethodCard, language: str
) -> EntityId:
    """Plan one session of the sample from its card."""
    session = plan_session(
        write, said["title"], steps=card_steps(card, write.read), card=said["card"],
        method=card.method, date=said["began"][:10], place=said["place"], language=language,
        purpose=said["purpose"], facilitators=said["facilitators"], materials=card.materials,
        expected=[named[key] for key in said["expected"] if key in named])
    set_session(
        write, session, who_leads=said["leads"], next_date=said["next_date"],
        next_place=said["next_place"], next_bring=said.get("next_bring", ""), cautions_read=True)
    return session


def fill_step(
    write: Writer, named: Named, said: dict[str, Any], session: EntityId, step: int
) -> None:
    """Write down who came, what was said and promised in one step."""
    began = datetime.fromisoformat(said["began"])

    def stamp(row: dict[str, Any]) -> dict[str, Any]:
        time = (began + timedelta(minutes=row["at"])).isoformat(timespec="seconds")
        return {"time": time, "about": [named[key] for key in row.get("about", ())],
                "sensitivity": row.get("sensitivity", "open")}

    if step == said.get("counted", 0):
        set_session(write, session, expected=[named[key] for key in said["expected"]])
        for came in said["present"]:
            count_present(
                write, session, actor=named.get(came.get("by", "")), group=came.get("group", ""),
                heads=came["heads"], consent=came["consent"])
    for row in said["notes"]:
        if row["step"] == step:
            add_note(
                write, row["text"], kind=row["kind"], session=session,
                speaker=row.get("speaker", ""), **stamp(row))
    for row in said["promises"]:
        if row["step"] == step:
            add_commitment(
                write, row["text"], owner=named[row["by"]], due=row.get("due"), session=session,
                status=row["status"], settled=row.get("settled"), **stamp(row))
    write.about(session)
