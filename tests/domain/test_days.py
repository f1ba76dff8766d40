import pytest

from collective_desk.domain.days import day_written
from collective_desk.domain.wordings import wording_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-03-12", "2026-03-12"),
        (" 2026.3.2 ", "2026-03-02"),
        ("12.3.2026", "2026-03-12"),
        ("2026-03", "2026-03"),
        ("2026", "2026"),
        ("٢٠٢٦-٠٣-١٢", "2026-03-12"),
        ("31.2.2026", None),
        ("soon", None),
        ("", None),
    ],
)
def test_days_as_people_write_them(text, day):
    assert day_written(text) == day


def test_blanks_make_no_new_wording():
    assert wording_of("Clean  the\nriver ") == wording_of("Clean the river")
    assert wording_of("Clean") != wording_of("clean")
    assert wording_of(" ") == ""
