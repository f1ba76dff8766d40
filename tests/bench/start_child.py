"""The program, started as people start it, or a bare window; tells when it painted, and when a key showed.

`python tests/bench/start_child.py bare|ours [DESK]`; imports nothing before the clock of the case needs it.
"""

import sys
import time

PRESSED = "W"


def bare() -> None:
    """Show an empty window of PySide6."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

    class Page(QWidget):
        def paintEvent(self, event) -> None:
            super().paintEvent(event)
            tell("painted")
            QTimer.singleShot(0, app.quit)

    app = QApplication([])
    window = QMainWindow()
    window.setCentralWidget(Page())
    window.resize(1366, 768)
    window.show()
    app.exec()


def ours(*desk: str) -> None:
    """Start Collective Desk on a desk or its welcome page; press a key as soon as anything is seen."""
    import runpy

    from collective_desk.ui.window.opening import first_page

    paint = first_page.FirstPage.paintEvent

    def first_paint(page, event) -> None:
        then = page._then
        if then is not None:
            page._then = lambda: furnish(page, then)
        paint(page, event)
        if then is not None:
            tell("painted")
            press(page)

    first_page.FirstPage.paintEvent = first_paint
    sys.argv = ["collective_desk", *desk]
    runpy.run_module("collective_desk", run_name="__main__", alter_sys=True)


def furnish(page, then) -> None:
    """Let the program go on, and watch the line: the key shows when the line is painted with it."""
    from collective_desk.ui.quick_add.field import LineField

    paint = LineField.paintEvent
    told = set()

    def line_painted(field, event) -> None:
        paint(field, event)
        if field.text() == PRESSED and field.isVisible():
            of = type(field.parentWidget()).__name__
            if not told:
                tell("ready")
            if of == "QuickAddBar" and of not in told:
                tell("desk")
                field.window().close()
            told.add(of)

    LineField.paintEvent = line_painted
    then()


def press(page) -> None:
    """Press a key, as the system would tell it: the window hears it, and whoever has the focus then."""
    from PySide6.QtCore import QCoreApplication, QEvent, Qt
    from PySide6.QtGui import QKeyEvent

    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QCoreApplication.postEvent(
            page.window().windowHandle(),
            QKeyEvent(kind, Qt.Key.Key_W, Qt.KeyboardModifier.NoModifier, PRESSED))


def tell(what: str) -> None:
    """Say what is there now; the case holds its clock against it."""
    print(what, time.time(), flush=True)


if __name__ == "__main__":
    bare() if sys.argv[1] == "bare" else ours(*sys.argv[2:])
