"""Pictures of the program to look at: `python3 -m tests.look FOLDER` writes the main screens as PNG.

Names behind the folder, or their beginnings, take only those.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

SIZES = {"small": (1366, 768), "large": (1920, 1080)}


def take(folder: Path, only: tuple[str, ...] = ()) -> None:
    """Open the program in every state worth a look, and keep what it shows."""
    from PySide6.QtWidgets import QApplication, QWidget

    from collective_desk.commands.sample import open_sample
    from collective_desk.domain.filters import Chip
    from collective_desk.host import settings
    from collective_desk.ui.actions.look import LENSES
    from collective_desk.ui.window.main_window import MainWindow

    app = QApplication.instance() or QApplication([])
    folder.mkdir(parents=True, exist_ok=True)

    def shot(name: str, theme: str, size: str, desk: Path | None, act: Callable | None = None,
             language: str = "en") -> None:
        if only and not name.startswith(only):
            return
        kept = settings.load_settings()
        settings.save_settings(replace(kept, look=replace(kept.look, theme=theme, reduced_motion=True),
                              person=replace(kept.person, language=language)))
        if desk is not None:
            # A copy each: no picture shows what another left behind.
            desk = Path(shutil.copy(desk, desk.with_name("opened.desk")))
        window = MainWindow(app, desk, "Amina")
        window.resize(*SIZES[size])
        window.show()
        wait(700)
        for _ in range(60):
            if desk is not None and window.desk_view is None:
                wait(250)
        told = act(window) if act else None
        if act:
            wait(500)
        # What an act gives is looked at instead: the wall is a window of its own.
        (told if isinstance(told, QWidget) else window).grab().save(str(folder / f"{name}.png"))
        window.close()
        wait(50)

    with tempfile.TemporaryDirectory() as name:
        os.environ["COLLECTIVE_DESK_HOME"] = name
        desk = open_sample(Path(name) / "river.desk")
        for theme in ("light", "dark"):
            for size in SIZES:
                shot(f"sample-{theme}-{size}", theme, size, desk)
        shot("selected", "light", "small", desk, lambda w: _select(w, "Talu basin authority"))
        shot("selected-dark", "dark", "large", desk, lambda w: _select(w, "Elders of the seven wells"))
        shot("typing", "light", "small", desk, lambda w: _type(w, "Women's orchard coop > advises > Ra"))
        shot("groups", "light", "small", desk, _groups)
        shot("groups-rtl", "dark", "large", desk, _groups, language="ar")
        shot("towers", "light", "small", desk, lambda w: _run(w, "map.towers"))
        for lens in LENSES:
            shot(f"lens-{lens}", "light", "small", desk, lambda w, lens=lens: look(w, lens=lens))
        shot("lens-influence-dark", "dark", "large", desk, lambda w: look(w, lens="influence", arrangement="spectrum"))
        shot("lens-stake-dark", "dark", "large", desk, lambda w: look(w, lens="stake"))
        for way in ("spectrum", "rings", "power_interest"):
            shot(f"arranged-{way}", "light", "small", desk, lambda w, way=way: look(w, arrangement=way))
        shot("arranged-around", "light", "small", desk, _around)
        shot("filters", "light", "small", desk, lambda w: look(
            w, arrangement="spectrum", filters=(
                Chip("realm", ("grassroots", "middle_ground")), Chip("tied", on=False))))
        shot("filter-chooser", "light", "small", desk, lambda w: w.desk_view.shell.presenting.open_filters())
        shot("views", "dark", "small", desk, _views)
        shot("frame", "light", "small", desk, _frame)
        shot("meaning", "light", "small", desk, _meaning)
        shot("lens-right-to-left", "light", "small", desk, lambda w: look(
            w, lens="stake", arrangement="spectrum"), language="ar")
        shot("focus", "light", "small", desk, _focus)
        shot("letters", "light", "small", desk, _letters)
        shot("letters-dark", "dark", "large", desk, _letters)
        shot("heights", "light", "small", desk, _heights)
        shot("heights-dark", "dark", "large", desk, _heights)
        shot("heights-rtl", "light", "small", desk, _heights, language="ar")
        shot("pens-rtl", "light", "small", desk, lambda w: _run(w, "tie.edit_pens"), language="ar")
        shot("speakers", "light", "small", desk, lambda w: _run(w, "actor.speaker"))
        shot("pens", "light", "small", desk, lambda w: _run(w, "tie.edit_pens"))
        shot("pens-dark", "dark", "small", desk, lambda w: _run(w, "tie.edit_pens"))
        shot("strength", "light", "small", desk, _strength)
        shot("area", "light", "small", desk, _area)
        shot("area-dark", "dark", "large", desk, _area)
        shot("photo", "light", "small", desk, _photo)
        shot("maps", "light", "small", desk, _maps)
        shot("maps-arabic", "dark", "small", desk, _maps, language="ar")
        shot("absent", "light", "small", desk, lambda w: (_maps(w), _run(w, "map.absent")))
        shot("same", "light", "small", desk, lambda w: (wait(2500), _run(w, "actor.who")))
        shot("same-arabic", "dark", "large", desk, lambda w: (wait(2500), _run(w, "actor.who")), language="ar")
        shot("parted", "light", "small", desk, _merge)
        shot("wall", "light", "small", desk, _wall)
        shot("wall-step", "light", "small", desk, lambda w: _wall(w, step=True))
        shot("wall-far", "light", "small", desk, lambda w: _wall(w, distance=12.0))
        shot("wall-spotlight", "light", "small", desk, _spotlight)
        shot("wall-right-to-left", "light", "small", desk, lambda w: _wall(w, step=True), language="ar")
        shot("wall-small", "light", "small", desk, lambda w: _wall(w, size=(1024, 768), step=True))
        shot("wall-blank", "light", "small", desk, lambda w: _wall(w, blank=True))
        for lens in LENSES:
            shot(f"wall-lens-{lens}", "light", "small", desk, lambda w, lens=lens: _wall(w, lens=lens))
        for way in ("spectrum", "rings", "power_interest"):
            shot(f"wall-arranged-{way}", "light", "small", desk, lambda w, way=way: _wall(w, arrangement=way))
        shot("wall-replay", "light", "small", desk, lambda w: (_wall(w, size=(1280, 720)), _compare(w))[0])
        shot("wall-small-towers", "light", "small", desk, lambda w: _wall(
            w, size=(1024, 768), step=True, lens="influence"))
        shot("wall-set-up", "light", "small", desk, lambda w: (_wall(w), _run(w, "wall.set_up"))[:0])
        shot("welcome", "light", "small", None)
        shot("welcome-dark", "dark", "large", None)
        shot("empty", "light", "small", None, lambda w: w.new_desk(""))
        shot("empty-arabic", "dark", "small", None, lambda w: w.new_desk(""), language="ar")
        shot("right-to-left", "light", "small", desk, language="ar")
        shot("palette", "light", "small", desk, lambda w: _run(w, "help.palette"))
        shot("keys", "light", "small", desk, lambda w: _run(w, "help.keys"))
        shot("table", "light", "small", desk, lambda w: _run(w, "view.table"))
        shot("replay", "light", "small", desk, lambda w: _run(w, "map.replay"))
        shot("replay-compared", "dark", "small", desk, lambda w: (_compare(w), w)[1])
        for theme, size in (("light", "small"), ("dark", "large")):
            shot(f"trust-{theme}", theme, size, desk, lambda w: _run(w, "view.trust"))
        shot("trust-all", "light", "large", desk, lambda w: _trust(w, lambda page: page._filters.take_ties("all")))
        shot("trust-empty", "light", "small", None, lambda w: (w.new_desk(""), wait(300), _run(w, "view.trust")))
        shot("trust-arabic", "light", "small", desk, lambda w: _run(w, "view.trust"), language="ar")
        shot("trust-words", "light", "small", desk, lambda w: _run(w, "trust.words"))
        shot("trust-strip", "light", "small", desk, lambda w: _trust(w, _strip))
        shot("trust-figures", "dark", "small", desk, lambda w: _trust(w, _figures), language="ar")
        shot("trust-milestone", "light", "small", desk, lambda w: _trust(w, _milestone))
        for part in ("collective", "leadership", "goals", "strengths", "reflection"):
            shot(f"together-{part}", "light", "small", desk, lambda w, part=part: _together(w, part))
        shot("together-leadership-dark", "dark", "large", desk, lambda w: _together(w, "leadership"))
        shot("together-goals-dark", "dark", "large", desk, lambda w: _together(w, "goals"))
        shot("together-right-to-left", "light", "small", desk, lambda w: _together(w, "goals"), language="ar")
        shot("together-empty", "light", "small", None, lambda w: (w.new_desk(""), wait(500), _together(w, "collective")))
        shot("together-no-goals", "light", "small", None, lambda w: (w.new_desk(""), wait(500), _together(w, "goals")))
        shot("ratings", "light", "small", desk, lambda w: _select(w, "Talu Tanning Company"))
        shot("ratings-arabic", "dark", "large", desk, lambda w: _select(w, "Talu Tanning Company"), language="ar")
        for part in ("leadership", "strengths", "reflection"):
            shot(f"together-no-{part}", "light", "small", None, lambda w, part=part: (
                w.new_desk(""), wait(500), _found(w), _together(w, part)))
        shot("brief", "light", "small", desk, lambda w: (_run(w, "view.briefs"), wait(2500)))
        shot("brief-dark", "dark", "large", desk, lambda w: (_run(w, "view.briefs"), wait(2500)))
        shot("brief-arabic", "light", "small", desk, lambda w: (_run(w, "view.briefs"), wait(2500)), language="ar")
        for theme in ("light", "dark"):
            shot(f"session-run-{theme}", theme, "small" if theme == "light" else "large", desk,
                 _run_session)
        shot("session-run-right-to-left", "light", "small", desk, _run_session, language="ar")
        shot("session-plan", "light", "small", desk, lambda w: _session(w, "plan"))
        shot("session-card", "light", "small", desk, _card)
        shot("session-cards", "light", "small", desk, lambda w: _run(w, "session.plan"))
        shot("session-notes", "dark", "small", desk, lambda w: _find_notes(w, "fish"))
        shot("session-close", "light", "small", desk, lambda w: _session(w, "close"))
        shot("session-empty", "light", "small", None, lambda w: (w.new_desk(""), _run(w, "view.sessions")))


def _trust(window, act: Callable) -> None:
    act(window.desk_view.shell.show_place("trust"))


def _strip(page) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    page.begin_milestone()
    QTest.keyClicks(page.strip.field("kind"), "a de")
    QTest.keyClick(page.strip.field("kind"), Qt.Key.Key_Down)


def _figures(page) -> None:
    page.begin_milestone()
    page.strip.field("ties").setFocus()


def _card(window) -> None:
    """The card of a session, being put right."""
    _session(window, "plan")
    wait(200)
    window.desk_view.shell.show_place("sessions").plan.card.change.click()


def _milestone(page) -> None:
    from collective_desk.ui.timeline.walk import Focus

    last = page.view.scene.events[-2]
    page.view.choose(Focus("milestone", last.id))
    page.side.show_milestone(last.id)


def wait(ms: int) -> None:
    """Let the program go on; unlike QTest.qWait, workers go on too."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def look(window, **fields) -> None:
    """Look at the map in another way."""
    window.desk_view.workspace.look.set(**fields)


def _groups(window) -> None:
    """What each group says of one actor."""
    look(window, lens="influence")
    wait(300)
    _select(window, "Talu Tanning Company")


def _area(window) -> None:
    """An area around three, and words beside it."""
    from collective_desk.commands.regions import set_region, surround, write_on_map

    work = window.desk_view.workspace
    area = work.do(surround, work.map, work.canvas.picture.actor_ids[:3], "Upper valley, where the seven wells are")
    work.do(set_region, area, colour="tie.knowledge")
    left, top, wide, _ = work.canvas.picture.content.regions[0].box
    work.do(write_on_map, work.map, "Floods every spring", box=(left + wide + 60, top - 40, 200, 40))
    work.canvas.fit()
    work.selection.set([area])


def _photo(window) -> None:
    """A paper map behind, drawn here."""
    from PIL import Image, ImageDraw

    paper = Image.new("RGB", (1600, 1000), (240, 230, 205))
    pencil = ImageDraw.Draw(paper)
    for x in range(0, 1600, 100):
        pencil.line((x, 0, x + 300, 1000), fill=(120, 150, 190), width=10)
    pencil.ellipse((500, 300, 1100, 700), outline=(180, 60, 40), width=14)
    file = Path(os.environ["COLLECTIVE_DESK_HOME"]) / "paper map.jpg"
    paper.save(file)
    window.desk_view.map.canvas.port.lay_files([str(file)], (200.0, 150.0))
    wait(1500)


def _maps(window) -> None:
    """Three maps, and the list of them."""
    from collective_desk.commands.maps import add_map

    work = window.desk_view.workspace
    for title in ("After the flood of 2026", "Money"):
        made = work.do(add_map, title)
    work.shell.maps.show(made)
    _run(window, "map.choose")


def _merge(window) -> None:
    """Two that are one, in the inspector."""
    work = window.desk_view.workspace
    twins = [id for id, name in zip(work.canvas.picture.actor_ids, work.canvas.picture.labels, strict=True)
             if name.startswith("Dabra health")]
    work.selection.set(twins)
    _run(window, "actor.merge")
def _wall(window, *, size=SIZES["large"], step=False, distance=7.0, blank=False, **fields):
    """Open the wall, and give it to be looked at."""
    from collective_desk.domain.entities import Session
    from collective_desk.ui.running.step import RunningStep

    workspace, wall = window.desk_view.workspace, window.desk_view.shell.wall
    workspace.preferences.set_wall(distance=distance)
    look(window, **fields)
    if step:
        found = workspace.desk.read.all(Session)
        session = found[0].id if found else workspace.desk.do(_plan)
        advice = next(pen for pen in workspace.pens.all if pen.letter == "V")
        workspace.pens.take(advice.id)
        workspace.running.show(RunningStep(session, "Mapping day", 4, 6, "Who asks whom for advice?", 462))
    wall.toggle()
    wall.window.showNormal()
    wall.window.resize(*size)
    wait(900)
    if blank:
        wall.toggle_blank()
    return wall.window


def _spotlight(window):
    shown = _wall(window)
    window.desk_view.shell.wall.toggle_spotlight()
    _select(window, "Elders of the seven wells")
    return shown


def _compare(window) -> None:
    """Play the map, and compare its first mark with now."""
    _run(window, "map.replay")
    wait(300)
    bar = window.desk_view.map._foot.instead
    bar.compare.click()
    bar.line.wanted.emit(bar.line.marks[0].step)


def _plan(write):
    from collective_desk.domain.entities import Session

    return write.add(Session, title="Mapping day")


_plan.__name__ = "add_actor"  # a deed that the undo menu has words for


def _around(window) -> None:
    _select(window, "Radio Dawn")
    wait(50)
    _run(window, "look.arrange_around")


def _views(window) -> None:
    presenting = window.desk_view.shell.presenting
    for title in ("Everyone", "Who is for it", "Around the radio"):
        presenting.keep_view(title)
    presenting.views.open()


def _frame(window) -> None:
    presenting = window.desk_view.shell.presenting
    presenting.keep_frame("The whole valley")
    window.desk_view.map.canvas.zoom_by(1.6)
    presenting.keep_frame("Around the basin authority")
    presenting.step_frame(1)


def _meaning(window) -> None:
    look(window, arrangement="spectrum")
    view = window.desk_view
    row = view.map.canvas.picture.row[_id(window, "Radio Dawn")]
    band = view.map.canvas.guides.bands[2]
    at = (band.box[0] + band.box[2]) / 2 + 40, float(view.map.canvas.picture.xy[row, 1])
    view.meanings.moved({_id(window, "Radio Dawn"): at})


def _id(window, name: str) -> str:
    from collective_desk.domain.entities import Actor

    return next(a.id for a in window.desk_view.desk.read.all(Actor) if a.name == name)


def _focus(window) -> None:
    _select(window, "Women's orchard coop")
    wait(50)
    _run(window, "look.focus_1")


def _select(window, name: str) -> None:
    from collective_desk.domain.entities import Actor

    view = window.desk_view
    actor = next(a for a in view.desk.read.all(Actor) if a.name == name)
    view.workspace.selection.set([actor.id])


def _together(window, part: str) -> None:
    window.desk_view.shell.show_place("collectives", part)


def _found(window) -> None:
    from collective_desk.commands.collectives import found_collective

    window.desk_view.workspace.do(found_collective, "River circle")


def _type(window, text: str) -> None:
    from PySide6.QtTest import QTest

    window.desk_view.map.bar.begin("")
    QTest.keyClicks(window.focusWidget(), text)


def _letters(window) -> None:
    _select(window, "Women's orchard coop")
    window.desk_view.map.canvas.connect_by_letters()


def _heights(window) -> None:
    from collective_desk.commands.assessments import give_reason, stack_discs
    from collective_desk.domain.entities import Actor

    view = window.desk_view
    elders = next(a.id for a in view.desk.read.all(Actor) if a.name == "Elders of the seven wells")
    view.desk.do(stack_discs, [elders], by=4, rater="Herders")
    view.desk.do(give_reason, elders, "influence", "They open the wells.", rater="Herders")
    view.workspace.look.set(lens="influence")
    view.workspace.selection.set([elders])
    _run(window, "map.heights")


def _strength(window) -> None:
    from collective_desk.commands.assessments import strengthen_ties
    from collective_desk.domain.entities import Tie

    view = window.desk_view
    for number, tie in enumerate(view.desk.read.all(Tie)[:24]):
        view.desk.do(strengthen_ties, [tie.id], by=number % 5 - 2)


def _run(window, id: str) -> None:
    from PySide6.QtCore import QTimer

    QTimer.singleShot(0, window.desk_view.register[id].trigger)


def _session(window, page: str) -> None:
    from collective_desk.domain.entities import Session

    view = window.desk_view
    session = next(s for s in view.desk.read.all(Session) if s.title == "Mapping day")
    view.shell.show_place("sessions")
    view.workspace.sessions.show(page, session.id)


def _run_session(window) -> None:
    """The mapping day, as if its fourth step ran."""
    from PySide6.QtTest import QTest

    from collective_desk.commands.sessions import set_session
    from collective_desk.store.glimpses import keep_glimpse

    _session(window, "run")
    view = window.desk_view
    sessions = view.workspace.sessions
    session = sessions.chosen
    kept = {"session": session.id, "step": 3, "spent": [660, 1680, 840, 438], "more": [],
            "paused": False, "on_wall": True, "draft": ""}
    view.desk.do(set_session, session.id, state="running")
    keep_glimpse(view.desk.read, "session", kept)
    sessions.runner.resume()
    sessions.want_line()
    wait(200)
    QTest.keyClicks(window.focusWidget(), "a Test the school well #Radio Dawn @Meron by Friday")
    wait(100)
    view.desk.do(set_session, session.id, state="running")


def _find_notes(window, text: str) -> None:
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    _run(window, "session.search")
    wait(300)
    QTest.keyClicks(window.focusWidget(), text)
    wait(300)
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)


if __name__ == "__main__":
    take(Path(sys.argv[1] if len(sys.argv) > 1 else "build/look"), tuple(sys.argv[2:]))
