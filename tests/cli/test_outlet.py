"""Where words go: what a terminal would obey is made visible, what fails says so."""

import io

import pytest

from collective_desk.cli.outlet import NotPrinted, outlet


class Tty(io.StringIO):
    def isatty(self):
        return True


class Full(io.StringIO):
    def write(self, _text):
        raise OSError(28, "No space left on device")


class Closed(io.StringIO):
    def write(self, _text):
        raise BrokenPipeError


def test_a_name_gives_a_terminal_no_orders():
    stream = Tty()
    print("\x1b]0;owned\x07 Mill\x9b31m\r\tنهر\n", end="", file=outlet(stream))
    assert stream.getvalue() == "�]0;owned� Mill�31m�\tنهر\n"


def test_a_file_gets_what_was_written():
    stream = io.StringIO()
    print("\x1b[1mMill", end="", file=outlet(stream))
    assert stream.getvalue() == "\x1b[1mMill"


def test_a_full_place_says_so_and_a_closed_one_stays_a_closed_one():
    with pytest.raises(NotPrinted, match=r"^no space left on device$"):
        print("Mill", file=outlet(Full()))
    with pytest.raises(BrokenPipeError):
        print("Mill", file=outlet(Closed()))
