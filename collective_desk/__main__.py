"""Start: the window for a person, the command line for a verb."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from collective_desk.host import bootstrap


def main(argv: list[str] | None = None) -> int:
    """Open the window, or do what the verb says; give the exit code."""
    try:
        code = run(sys.argv[1:] if argv is None else argv)
        if sys.stdout is not None:  # a program without a terminal has none
            sys.stdout.flush()
    except BrokenPipeError:  # the reader, `head` say, has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except KeyboardInterrupt:  # while the program was still being read
        return 1
    return code


def run(words: list[str]) -> int:
    """Open the window, or do what the verb says."""
    if opens_window(words):
        if "--offscreen" in words:
            os.environ["QT_QPA_PLATFORM"] = "offscreen"
        if not has_screen():
            from collective_desk.host.language import system_language
            from collective_desk.host.words import Words

            print(Words(system_language())("setup.no_screen"), file=sys.stderr)
            return 2
        bootstrap.prepare("collective_desk", libraries=libraries())
        from collective_desk.ui import application

        return application.main(words)
    if words in (["--self-check"], ["--screens"]):
        return check_oneself(words)
    if words[:1] == ["--picture"]:
        return paint_picture(words[1:])
    bootstrap.prepare("collective_desk")
    from collective_desk import cli

    return cli.main(words)


def check_oneself(words: list[str]) -> int:
    """Say whether the program is whole; `--screens` is the part that it asks Qt, in a child."""
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    bootstrap.prepare("collective_desk", libraries=libraries())
    if words == ["--screens"]:
        from collective_desk.ui import screens

        return screens.main()
    from collective_desk.cli import self_check

    return self_check.main()


def paint_picture(words: list[str]) -> int:
    """Turn an SVG file into a PNG file: the part of an export that needs Qt, in a child."""
    bootstrap.prepare("collective_desk", libraries=bootstrap.OFFSCREEN)
    from collective_desk.ui import pictures

    return pictures.main(words)


def opens_window(words: list[str]) -> bool:
    """Whether these arguments ask for the window: none, or a desk to open."""
    said = [word for word in words if word != "--offscreen"]
    if "--as" in said and said.index("--as") + 1 < len(said):
        at = said.index("--as")
        del said[at : at + 2]
    return not said or (
        len(said) == 1 and (said[0].lower().endswith(".desk") or Path(said[0]).is_file()))


def libraries() -> dict[str, str]:
    """Name what Qt needs of this system: less when it draws for nobody's eyes."""
    offscreen = os.environ.get("QT_QPA_PLATFORM", "").startswith("offscreen")
    return bootstrap.OFFSCREEN if offscreen else bootstrap.SCREEN


def has_screen() -> bool:
    """Whether a window can be shown here; asked before Qt, which would abort."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return shows_x11(os.environ.get("DISPLAY", "")) or shows_wayland(
        os.environ.get("WAYLAND_DISPLAY", ""), os.environ.get("XDG_RUNTIME_DIR", ""))


def shows_x11(display: str, sockets: Path = Path("/tmp/.X11-unix")) -> bool:  # noqa: S108 - X11's
    """Whether somebody listens at an X11 display; one of another computer is taken at its word."""
    host, _, number = display.rpartition(":")
    name = f"X{number.partition('.')[0]}"
    if host not in ("", "unix") or not number:
        return bool(display)
    try:
        unnamed = Path("/proc/net/unix").read_text(encoding="utf-8", errors="replace")
    except OSError:
        unnamed = ""
    return (sockets / name).exists() or f"@{sockets / name}\n" in unnamed


def shows_wayland(display: str, folder: str) -> bool:
    """Whether somebody listens at a Wayland display."""
    return bool(display) and (Path(folder) / display).exists()


if __name__ == "__main__":
    sys.exit(main())
