"""A workshop as it is recorded in a hall: twenty notes, five commitments, three photos, a milestone.

`python3 -m tests.journeys.hall` plays it up to half a note, tells so as JSON, and waits for the
power to go.
"""

from __future__ import annotations

import json
import os
import sys
import time

ACTORS = "Orchard coop, Radio Dawn, River council, Elders, Fishers"
NOTES = (
    "d Amounts stay off the map", "o The money lines end in three hands",
    "t The council says it advises the traders #River",
    "q Before I call the office I call the elders @A fisher", "i Two worlds meet in the radio #Radio",
    "s The night the fish died he rowed to the gate", "? Who asks the villages below",
    "g Whoever draws a line gives an example", "r The divers are known to the foremen",
    "n Brick makers buy rice husk", "e A rinsing place by the canal",
    "The hall is full until the door", "o Nobody sits beside the council #River",
    "i The highest tower has the fewest lines of trust", "q We measured where our road ends",
    "t The elders fall silent #Elders", "o Children draw the old ford", "d We meet as one group",
    "g Next time by the river", "e The radio reads it aloud #Radio",
)
PROMISES = (
    "a Carry the map to every hamlet @Fishers by Friday", "a Test the lower bend @Orchard in 3 days",
    "a Share the permits @River by 2027-03-20", "a Read two stories on air @Radio next week",
    "Bring the dates @the traders by tomorrow",
)
PHOTOS = ("The wall after the first pen", "The wall after the second pen", "The towers")
HALF = 11
"""Notes that are written when the power goes; of the next one half is typed."""


def until(person, what):
    person.qtbot.waitUntil(what, timeout=30_000)


def draws_the_room(person):
    """Draw who is there, and who trusts whom."""
    person.draws(ACTORS, "Fishers > trust > Orchard coop")
    until(person, lambda: person.window.desk_view and len(person.names()) == 5)


def net_map(person, title="Mapping day"):
    """Plan from the first card, answer the reasons not to map, and start."""
    from collective_desk.ui.pages.sessions import SessionsPage

    if person.window.desk_view is None:
        person.presses("Return")
    until(person, lambda: person.window.desk_view is not None)
    person.presses("Escape", "Ctrl+2")
    page = person.window.findChild(SessionsPage)
    until(person, lambda: page.plan.gallery.tiles[0].hasFocus())
    person.presses("Return")
    until(person, lambda: page.plan.form.title.hasFocus())
    person.types(title)
    person.presses("Return", "Ctrl+Shift+Return")
    until(person, page.plan.may_map.hasFocus)
    person.presses("Return")
    until(person, page.run.bar.field.hasFocus)
    return page


def writes(person, page, line):
    """Type a line; Enter takes the name that is offered, and Enter writes."""
    from collective_desk.domain.entities import Commitment, Note

    before = len(person.read.all(Note)) + len(person.read.all(Commitment))
    person.types(line)
    if page.run.bar.popup.isVisible():
        person.presses("Return")
    person.presses("Return")
    assert len(person.read.all(Note)) + len(person.read.all(Commitment)) == before + 1, line


def shows_photo(person, page, number):
    """Paste a photo of the wall into a note."""
    from PySide6.QtGui import QGuiApplication, QImage

    picture = QImage(320, 200, QImage.Format.Format_RGB32)
    picture.fill(0x336699 + number)
    QGuiApplication.clipboard().setImage(picture)
    person.types(f"o {PHOTOS[number]}")
    person.presses("Ctrl+V")
    until(person, lambda: len(page.run.photos.photos) == 1)
    person.presses("Return")
    assert not page.run.photos.photos


def marks_milestone(person, page):
    """Go to the timeline, write down what moved whom, and come back to the note line."""
    from collective_desk.domain.entities import Milestone

    person.presses("Ctrl+3", "M")
    person.types("a seat")
    person.presses("Tab")
    person.types("The council sits with the fishers")
    person.presses("Tab", "Tab")
    person.types("River, Fishers*")
    person.presses("Tab")
    person.types("Fishers > Orchard 2 3")
    person.presses("Return")
    assert len(person.read.all(Milestone)) == 1
    person.presses("Ctrl+J")
    until(person, page.run.bar.field.hasFocus)


def first_half(person):
    """Record until half a note is typed."""
    draws_the_room(person)
    page = net_map(person, "Day one")
    strokes = person.strokes
    for line in NOTES[:HALF]:
        writes(person, page, line)
    writes(person, page, PROMISES[0])
    shows_photo(person, page, 0)
    person.presses("Ctrl+PageDown")
    half = NOTES[HALF][:14]
    person.types(half)
    until(person, lambda: page.run.stage.clock_text != "25:00")
    person.qtbot.wait(400)
    return half, person.strokes - strokes


def main() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from tests.journeys.conftest import Person
    from tests.journeys.two_screens import Bot

    amina = Person(QApplication([]), Bot())
    began = time.perf_counter()
    half, strokes = first_half(amina)
    told = {"path": str(amina.path), "half": half, "strokes": strokes,
            "seconds": time.perf_counter() - began}
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()
    amina.qtbot.wait(60_000)


if __name__ == "__main__":
    main()
