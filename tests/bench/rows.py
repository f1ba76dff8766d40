"""What is promised: each row a ratio of two figures of one run, or a figure with a ceiling."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A promise: `ours` over `base` (case, figure) stays at or under the gate; None only reports."""

    name: str
    says: str
    ours: tuple[str, str]
    base: tuple[str, str] | None
    gate: float | None
    unit: str = "x"
    drifts: bool = False
    """The base may drift between processes: both figures come interleaved from one process."""


def _frames() -> list[Row]:
    rows = []
    for size in (200, 2000, 10000):
        for view in ("whole", "close"):
            for move in ("pan", "zoom", "drag"):
                rows.append(Row(
                    f"frame.{size}.{view}.{move}",
                    f"{move}, {view} map of {size:,} actors / a blit of the window",
                    (f"canvas.{size}", f"{view}.{move}"), (f"canvas.{size}", "blit"),
                    None if size == 200 else 6.0, drifts=True))
    return rows


def _window() -> list[Row]:
    """The real window, held against one exact repaint of the same map in the same process."""
    told = (
        ("open", "opening a desk in the window until its map is exact", 35.0),
        ("select", "selecting an actor until it is painted", 1.4),
        ("quick-add", "Enter behind a line until the map is exact", 8.0),
        ("undo", "undo until the map is exact", 7.0),
        ("find", "a keystroke in find until it is painted", 1.0),
        ("select-all", "selecting all until it is painted", 7.0),
    )
    return [
        Row(f"window.{what}", f"{says}, 10,000 actors and 30,000 ties / one exact repaint",
            ("window.10000", what), ("window.10000", "repaint"), gate, drifts=True)
        for what, says, gate in told
    ]


ROWS: list[Row] = [
    *_frames(),
    Row("frame.p95", "95th percentile of pan, zoom and drag at 10,000 actors, ms",
        ("canvas.10000", "p95"), None, 8.0, "ms"),
    Row("redraw.2000", "exact redraw of 2,000 actors / the lines alone",
        ("canvas.2000", "redraw"), ("canvas.2000", "lines"), 1.5, drifts=True),
    Row("redraw.10000", "exact redraw of 10,000 actors / the lines alone",
        ("canvas.10000", "redraw"), ("canvas.10000", "lines"), 1.5, drifts=True),
    Row("refine", "longest stop while refining 10,000 actors, ms",
        ("canvas.10000", "slice"), None, 10.0, "ms"),
    Row("memory", "memory grown by 10,000 actors / by stock scene items",
        ("canvas.10000", "mib"), ("scene.10000", "mib"), 1 / 15),
    Row("first-frame", "first frame of 10,000 actors / of stock scene items",
        ("canvas.10000", "first"), ("scene.10000", "first"), 1 / 15),
    Row("start.window", "first painted window / a bare PySide6 window, warm",
        ("start.ours", "painted"), ("start.ours", "bare"), 1.3, drifts=True),
    Row("start.keys", "ready for the first keystroke / a bare PySide6 window, warm",
        ("start.ours", "ready"), ("start.ours", "bare"), 3.0, drifts=True),
    Row("start.mapping", "the same on the welcome page, where a letter starts mapping",
        ("start.ours", "mapping"), ("start.ours", "bare"), 3.0, drifts=True),
    Row("start.desk", "until the map is there, with that letter in its line / a bare PySide6 window",
        ("start.ours", "desk"), ("start.ours", "bare"), None, drifts=True),
    Row("edit", "one durable edit / a raw sqlite3 commit of the same rows",
        ("store.edit", "ours"), ("store.edit", "raw"), 1.3, drifts=True),
    Row("open", "opening 10,000 actors and 30,000 ties / reading the rows with raw sqlite3",
        ("store.open", "ours"), ("store.open", "raw"), 2.0, drifts=True),
    *_window(),
    Row("receive", "receiving 200,000 changes / a raw insert of the same rows",
        ("store.receive", "ours"), ("store.receive", "raw"), None, drifts=True),
    Row("layout.stress", "stress of Arrange at 200 actors / Kamada and Kawai of networkx",
        ("layout.200", "stress"), ("layout.200", "kamada_stress"), 1.03, drifts=True),
    Row("layout.time", "time of Arrange at 200 actors / Kamada and Kawai of networkx",
        ("layout.200", "ms"), ("layout.200", "kamada_ms"), 0.1, drifts=True),
    Row("labels.200", "names over another at 200 actors, of a hundred, in any arrangement",
        ("labels.200", "over"), None, 0.0, "%"),
    Row("labels.1000", "names over another at 1,000 actors, of a hundred, in any arrangement",
        ("labels.1000", "over"), None, 1.0, "%"),
    Row("labels.waiting", "names that find no place at 1,000 actors, of a hundred",
        ("labels.1000", "waiting"), None, 1.0, "%"),
    Row("lens.redraw", "exact redraw of 2,000 actors under a lens in bands / the lines alone",
        ("lens.2000", "redraw"), ("lens.2000", "lines"), 1.5, drifts=True),
    Row("lens.put-on", "the map under another lens at 2,000 actors / the map as it is, both read",
        ("lens.2000", "lens"), ("lens.2000", "plain"), 2.5, drifts=True),
    Row("lens.arrange", "another arrangement at 200 actors, read and composed, ms",
        ("lens.200", "arrange"), None, 200.0, "ms"),
    Row("place", "a free place for one new actor among 5,000, ms",
        ("layout.place", "ms"), None, 6.0, "ms"),
    Row("brief", "a brief of 200 actors and 600 ties, ms", ("brief.200", "ms"), None, None, "ms"),
    Row("timeline.open", "trust of 1,000 milestones and 2,000 ties opened, ms",
        ("timeline.page", "open"), None, 200.0, "ms"),
    Row("timeline.p95", "95th percentile of panning and zooming it, ms",
        ("timeline.page", "p95"), None, 8.0, "ms"),
    Row("quick-add", "suggestions while typing, 10,000 actors, ms",
        ("typing.suggest", "ms"), None, 10.0, "ms"),
    Row("doubts", "the questions of a desk of 10,000 actors and 30,000 ties, ms",
        ("typing.doubts", "ms"), None, 500.0, "ms"),
    Row("search", "longest search in 10,000 notes of seven scripts, ms",
        ("search.notes", "worst"), None, 50.0, "ms"),
    Row("search.first", "the first search, which makes the index, ms",
        ("search.notes", "first"), None, None, "ms"),
    *(Row(f"wall.{move}", f"{move} on the desk, 2,000 actors, while the wall follows / a blit",
          ("wall.2000", move), ("wall.2000", f"blit.{move}"), gate, drifts=True)
      for move, gate in (("pan", 6.0), ("zoom", 6.0), ("drag", 6.0))),
    *(Row(f"wall.beside.{move}", f"{move} while the wall follows / without a wall",
          ("wall.2000", move), ("wall.2000", f"alone.{move}"), 1.3, drifts=True)
      for move in ("pan", "zoom", "drag")),
    Row("wall.p95", "95th percentile of a turn of desk and wall at 2,000 actors, ms",
        ("wall.2000", "p95"), None, 8.0, "ms"),
    Row("wall.read", "longest stop while an edit comes to a wall of 2,000 actors, ms",
        ("wall.2000", "read"), None, None, "ms"),
    Row("replay.open", "opening 5,000 transactions for replay / opening the desk, both to the picture",
        ("replay.history", "replay"), ("replay.history", "desk"), 1.5, drifts=True),
    Row("replay.step", "a step of the replay at 2,000 actors, composed, ms",
        ("replay.history", "step"), None, 60.0, "ms"),
]
