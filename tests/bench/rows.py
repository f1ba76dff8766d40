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
                    6.0 if size == 10000 else None, drifts=True))
    return rows


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
    Row("receive", "receiving 200,000 changes / a raw insert of the same rows",
        ("store.receive", "ours"), ("store.receive", "raw"), None, drifts=True),
    Row("layout.stress", "stress of Arrange at 200 actors / Kamada and Kawai of networkx",
        ("layout.200", "stress"), ("layout.200", "kamada_stress"), 1.03, drifts=True),
    Row("layout.time", "time of Arrange at 200 actors / Kamada and Kawai of networkx",
        ("layout.200", "ms"), ("layout.200", "kamada_ms"), 0.1, drifts=True),
    Row("place", "a free place for one new actor among 5,000, ms",
        ("layout.place", "ms"), None, 6.0, "ms"),
    Row("brief", "a brief of 200 actors and 600 ties, ms", ("brief.200", "ms"), None, None, "ms"),
    Row("quick-add", "suggestions while typing, 10,000 actors, ms",
        ("typing.suggest", "ms"), None, 10.0, "ms"),
    Row("replay.open", "opening 5,000 transactions for replay / opening the desk, both to the picture",
        ("replay.history", "replay"), ("replay.history", "desk"), 1.5, drifts=True),
    Row("replay.step", "a step of the replay at 2,000 actors, composed, ms",
        ("replay.history", "step"), None, 60.0, "ms"),
]
