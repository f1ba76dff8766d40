import pytest

from collective_desk.picture.rough import width
from collective_desk.picture.wrapping import wrap


def broken(text, limit=104.0):
    return wrap(text, lambda said: width(said, 12.0), limit)


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Radio Sun", ("Radio Sun",)),
        ("District water office", ("District", "water office")),
        ("Ministry of Environment", ("Ministry of", "Environment")),
        ("", ("",)),
        ("  Radio \n Sun ", ("Radio Sun",)),
        ("የሶና ወንዝ ዓሣ አጥማጆች ማኅበር ቁጥር", ("የሶና ወንዝ ዓሣ", "አጥማጆች ማኅበር ቁጥር")),
    ],
)
def test_names_wrap_once_into_even_lines(name, lines):
    assert broken(name) == lines


def test_a_script_without_spaces_stays_whole():
    name = "สมาคมผู้เลี้ยงปลาแม่น้ำโสนาและเครือข่าย"
    assert broken(name) == (name,)


def test_an_extraordinary_name_takes_as_many_lines_as_it_needs():
    name = "Association of all those who ever fished, washed or swam in the river " * 4
    lines = broken(name)
    assert len(lines) > 2
    assert " ".join(lines) == name.strip()
    assert max(width(line, 12.0) for line in lines) < 104 * 1.7 * 1.5
