"""Tables on pages: heads again, rows whole, nothing below the foot."""

from collective_desk.briefs.brief import Column, Group, Row, Table
from collective_desk.briefs.ink.marks import Words
from collective_desk.briefs.ink.sheet import Sheet
from collective_desk.briefs.setting.blocks import set_block
from collective_desk.briefs.setting.flow import Flow


def flowing(rows, *, paper="A4", head="A group"):
    flow = Flow(Sheet.of(paper), "en")
    columns = (Column("First", 2), Column("Last", 1, flush_end=True))
    groups = (Group(head, tuple(Row((said, "end")) for said in rows)),)
    set_block(Table("A table", "", columns, groups), flow)
    return flow


def written(page):
    return [mark for mark in page.marks if isinstance(mark, Words)]


def test_heads_and_group_stand_on_every_page():
    flow = flowing([f"row {n}" for n in range(150)])
    assert len(flow.pages) > 2
    for page in flow.pages:
        said = [mark.line.text for mark in written(page)]
        assert "First" in said
        assert "Last" in said
        assert "A group" in said


def test_every_row_is_there_once_and_above_the_foot():
    flow = flowing([f"row {n}" for n in range(150)], paper="Letter")
    said = [mark.line.text for page in flow.pages for mark in written(page)]
    assert sorted(s for s in said if s.startswith("row")) == sorted(f"row {n}" for n in range(150))
    lowest = max(mark.baseline for page in flow.pages for mark in written(page))
    assert lowest <= flow.sheet.last_baseline + 0.01


def test_a_row_is_not_parted_unless_it_is_taller_than_a_page():
    tall = "many words and more " * 40
    flow = flowing(["row", *[tall] * 6])
    on = [
        [m.line.text.startswith("many") or "words" in m.line.text for m in written(p)]
        for p in flow.pages
    ]
    heights = [sum(page) for page in on]
    assert (
        all(height % heights[0] == 0 or height % (heights[0]) == 0 for height in heights if height)
        or len(set(heights)) <= 2
    )
    giant = flowing(["word " * 3000])
    assert len(giant.pages) > 1


def test_columns_that_end_flush_share_their_end():
    flow = flowing(["row 1", "row 2"])
    ends = {
        round(m.start + m.line.width / (72 / 25.4), 3)
        for m in written(flow.pages[0])
        if m.line.text == "end"
    }
    assert ends == {round(flow.sheet.end, 3)}


def test_a_mirrored_sheet_puts_the_start_on_the_right():
    left, right = Sheet.of("A4"), Sheet.of("A4", right_to_left=True)
    assert left.left(left.column(1), 37.5) == 22.5
    assert right.left(right.column(1), 37.5) == 210 - 22.5 - 37.5
