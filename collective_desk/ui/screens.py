"""What Qt finds on this computer, told as JSON to the self-check that asks."""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication, QRawFont

from collective_desk.host.resources import resource


def main() -> int:
    """Write Qt's version, its screens, and the letters that each shipped font has."""
    app = QGuiApplication(["collective-desk"])
    told = {
        "qt": qVersion(),
        "platform": app.platformName(),
        "screens": [
            {"width": screen.size().width(), "height": screen.size().height()}
            for screen in app.screens()
        ],
        "fonts": {path.stem: letters(str(path)) for path in resource("fonts").glob("*.ttf")},
    }
    sys.stdout.write(json.dumps(told) + "\n")
    return 0


def letters(path: str) -> list[str]:
    """Give those of the probed letters that a font file can draw."""
    font = QRawFont(path, 16)
    probes = "Aéصमনសሶ"
    return [letter for letter in probes if font.isValid() and font.supportsCharacter(ord(letter))]
