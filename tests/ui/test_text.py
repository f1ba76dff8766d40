"""Texts as Qt counts them, and the side from which they are read."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from collective_desk.ui.forms.fields import NameField
from collective_desk.ui.theme.fonts import load_all_fonts
from collective_desk.ui.theme.theme import Theme
from collective_desk.ui.widgets.text import reads_rtl, utf16_slice


@given(some.text(some.sampled_from("aé€\U0001f33e\U0001f30aنहि"), max_size=12), some.data())
def test_a_text_cut_by_qt_s_counting_is_whole_again(text, data):
    units = [len(letter.encode("utf-16-le")) // 2 for letter in text]
    at = data.draw(some.integers(0, len(text)))
    begin = sum(units[:at])
    assert utf16_slice(text, 0, begin) == text[:at]
    assert utf16_slice(text, begin, sum(units) - begin) == text[at:]


@pytest.mark.parametrize(("text", "from_the_right"), [
    ("Heron", False), ("مجلس النهر", True), ("12 مجلس", True), ("«River» مجلس", False), ("", False),
    ("שלום", True), ("नदी", False)])
def test_a_text_is_read_from_the_side_of_its_first_letter(text, from_the_right):
    assert reads_rtl(text) is from_the_right


@pytest.mark.parametrize("name", [
    "مجلس النهر الأعلى للمزارعين والصيادين في المنطقة", "The women who keep the upper orchards",
    "ग्राम पंचायत जल एवं स्वच्छता समिति ऊपरी तट"])
def test_a_name_as_a_heading_shows_all_its_lines_in_every_script(qtbot, name):
    load_all_fonts()
    theme = Theme("light")
    field = NameField(theme.font("title", strong=True))
    qtbot.addWidget(field)
    field.setFixedWidth(190)
    field.set_kept(name)
    field.show()
    block = field.document().firstBlock()
    high = field.document().documentLayout().blockBoundingRect(block).height()
    assert block.layout().lineCount() in {2, 3}
    assert high <= field.viewport().height() < high + 16
