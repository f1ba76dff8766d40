"""Build the program as one folder, and ask it whether it is whole: `python3 -m tests.build`."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from collective_desk.host import bootstrap, checkout


def main() -> int:
    """Build into `dist/`, start what was built far from its source, and tell size and seconds."""
    bootstrap.prepare("tests.build", extra="build", libraries=bootstrap.OFFSCREEN)
    began = time.monotonic()
    build = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN", "build.spec"]
    if subprocess.run(build, check=False, cwd=checkout.ROOT).returncode:
        return 1
    folder = checkout.ROOT / "dist" / "collective-desk"
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    print(f"built in {time.monotonic() - began:.0f} s, {size / 1e6:.0f} MB")
    return try_out(folder)


def try_out(folder: Path) -> int:
    """Start a moved copy, so that nothing of this checkout can help it."""
    with tempfile.TemporaryDirectory() as place:
        moved = Path(place) / "Collective Desk"
        shutil.copytree(folder, moved, symlinks=True)
        surroundings = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "QT_"))}
        surroundings["COLLECTIVE_DESK_HOME"] = str(Path(place) / "home")
        program = moved / ("collective-desk.exe" if sys.platform == "win32" else "collective-desk")
        began = time.monotonic()
        code = subprocess.run(
            [str(program), "--self-check"], check=False, cwd=place, env=surroundings
        ).returncode
        print(f"self-check ended with {code} after {time.monotonic() - began:.1f} s")
        return code


if __name__ == "__main__":
    sys.exit(main())
