import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from collective_desk.domain.quick_line import Line, parse
from collective_desk.domain.quick_pieces import quote_name
from collective_desk.domain.rules import clean_name
from collective_desk.domain.spoken_kinds import spoken_kind

KINDS = (
    spoken_kind("m", "money", "Who gives money to whom?", ("funds", "pays")),
    spoken_kind("v", "advice", "Who asks whom for advice?", ("advises", "advise")),
    spoken_kind("t", "trust", "Who trusts whom?"),
)


def drawn(text: str, **more: object) -> list[str]:
    """Write the ties of a line as people would: A >v> B."""
    line = parse(text, KINDS, **more)
    assert not line.blocked, line.problems
    return [
        f"{line.actors[tie.source].text} {'<' if tie.mutual else ''}{tie.kind or ''}> "
        f"{line.actors[tie.target].text}"
        for tie in line.ties
    ]


def names(text: str) -> list[str]:
    return [piece.text for piece in parse(text, KINDS).actors]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Women's coop", ["Women's coop"]),
        ("Mayor, Radio Sun, Clinic", ["Mayor", "Radio Sun", "Clinic"]),
        ("Mayor\r\nRadio Sun\n\n  Clinic \n", ["Mayor", "Radio Sun", "Clinic"]),
        ("- Mayor\n• Radio", ["Mayor", "Radio"]),
        ("Mayor\tClinic", ["Mayor", "Clinic"]),
        ('"Rice, Water > Life", B', ["Rice, Water > Life", "B"]),
        ('"say ""yes""" , B', ['say "yes"', "B"]),
        ("“Rice, wheat”", ["Rice, wheat"]),
        ("« Riz, blé », B", ["Riz, blé", "B"]),
        ('"Sunrise" radio', ['"Sunrise" radio']),
        ('5" pipe makers', ['5" pipe makers']),
        ("صيادو النهر، العيادة", ["صيادو النهر", "العيادة"]),
        ("C++ users", ["C++ users"]),
        ("Line +33", ["Line +33"]),
        ("Food + Water Watch", ["Food + Water Watch"]),
        ("info@radio.org", ["info@radio.org"]),
        (", , A,,", ["A"]),
        ('"Rice, wa', ["Rice, wa"]),
        ('"A\nB"', ["A", 'B"']),
    ],
)
def test_names(text, expected):
    line = parse(text, KINDS)
    assert [piece.text for piece in line.actors] == expected
    assert not line.ties
    assert not line.blocked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A > B", ["A > B"]),
        ("A>B", ["A > B"]),
        ("A -> B", ["A > B"]),
        ("A → B", ["A > B"]),
        ("A < B", ["B > A"]),
        ("A <> B", ["A <> B"]),
        ("A <-> B", ["A <> B"]),
        ("A > B, C, D", ["A > B", "A > C", "A > D"]),
        ("A, B > C", ["A > C", "B > C"]),
        ("A > B > C", ["A > B", "B > C"]),
        ("A > B, C > D", ["A > B", "C > D"]),
        ("A < B, C", ["B > A", "C > A"]),
        ("A > advises > B", ["A v> B"]),
        ("A > Advice > B, C", ["A v> B", "A v> C"]),
        ("A > advising > B", ["A v> B"]),
        ("A > advsies > B", ["A v> B"]),
        ("A > gives money to > B", ["A m> B"]),
        ("A > funds > B > trusts > C", ["A m> B", "B t> C"]),
        ("A <> trust <> B", ["A <t> B"]),
        ("A < trust > B", ["A <t> B"]),
        ("A < pays < B", ["B m> A"]),
        ("A > Water Trust > B", ["A > Water Trust", "Water Trust > B"]),
        ('A > "trust" > B', ["A > trust", "trust > B"]),
        ("A > B\nC > D", ["A > B", "C > D"]),
        ("صيادو النهر > العيادة", ["صيادو النهر > العيادة"]),
    ],
)
def test_ties(text, expected):
    assert drawn(text) == expected


def test_a_name_on_the_desk_beats_a_kind_that_is_only_guessed():
    assert drawn("A > advising > B", is_actor=lambda name: True) == ["A > advising", "advising > B"]
    assert drawn("A > advises > B", is_actor=lambda name: True) == ["A v> B"]


def test_what_is_said_at_the_end_of_a_name():
    line = parse("Herders @g +++, Ministry @i, @middle Radio ++ @m?, Tanneries ?, Fishers؟")
    said = [(a.text, a.realm, a.discs, a.empty_chair) for a in line.actors]
    assert said == [
        ("Herders", -2, 3, False), ("Ministry", 2, None, False), ("Radio", 0, 2, True),
        ("Tanneries", None, None, True), ("Fishers", None, None, True),
    ]
    assert parse('"Who cares?" ?').actors[0].text == "Who cares?"
    heights = [(a.text, a.discs) for a in parse("Mayor +3, Clinic +0 @m, Line +33").actors]
    assert heights == [("Mayor", 3), ("Clinic", 0), ("Line +33", None)]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "nothing"), (" \n, ", "nothing"), ("A >", "no_target"), ("A > advises >", "no_target"),
        ("A > advises", "no_target"), ("> B", "no_source"), ("A > > B", "no_target"),
        ("A > a", "to_itself"), ("+++", "no_name"), ("?", "no_name"), ("A, @g", "no_name"),
        ("A > trust > > B", "no_target"), ('""', "no_name"),
    ],
)
def test_what_is_half_typed_is_said_to_be(text, problem):
    blocked = parse(text, KINDS).blocked
    assert blocked is not None
    assert blocked.id == f"quick_add.{problem}"


def test_hints_do_not_block():
    line = parse("Radio @sun")
    assert [problem.id for problem in line.problems] == ["quick_add.realm_unknown"]
    assert line.blocked is None
    assert names("Radio @sun") == ["Radio @sun"]


def test_spans_show_where_each_piece_stands():
    text = "Women's coop > advises > Riv"
    line = parse(text, KINDS)
    assert [text[slice(*piece.span)] for piece in line.actors] == ["Women's coop", "Riv"]
    assert [text[slice(*piece.span)] for piece in line.kinds] == ["advises"]
    assert [text[slice(*span)] for span in line.links] == [">", ">"]
    assert line.piece_at(len(text)) == line.actors[1]
    assert line.piece_at(14) is None


@given(st.text(alphabet="ab >,<-\"?@gmi+\n\t\\'“”«»؟=~→", max_size=60) | st.text(max_size=80))
@example('"')
@example("a>advises>")
def test_any_text_is_read(text):
    line = parse(text, KINDS)
    assert isinstance(line, Line)
    assert line.actors or line.blocked
    ends = [0]
    for piece in sorted((*line.actors, *line.kinds), key=lambda piece: piece.span):
        assert ends[-1] <= piece.span[0] <= piece.span[1] <= len(text)
        ends.append(piece.span[1])
    for tie in line.ties:
        assert 0 <= tie.source < len(line.actors) > tie.target >= 0


@given(st.text(alphabet="ab >,<-\"?@g+\n“«'-* ", max_size=20) | st.text(max_size=20))
def test_any_name_can_be_written_so_that_it_is_read_back(text):
    name = clean_name(text)
    if name:
        line = parse(quote_name(name) + " > B")
        assert line.actors[0].text == name
        assert not line.actors[0].empty_chair


def test_long_texts_are_read_quickly():
    started = time.perf_counter()
    assert len(parse("\n".join(f"Actor {n} > Hub" for n in range(5000)), KINDS).ties) == 5000
    for text in ("-" * 100_000, "<" * 100_000, '"a ' * 30_000, "@g " * 30_000, "> " * 30_000):
        parse(text, KINDS)
    assert parse(",".join(map(str, range(101))) + ">" + ",".join(f"t{n}" for n in range(101)))
    assert time.perf_counter() - started < 4


def test_a_fan_of_everything_to_everything_is_stopped():
    left, right = ",".join(map(str, range(101))), ",".join(f"t{n}" for n in range(101))
    blocked = parse(f"{left} > {right}").blocked
    assert blocked is not None
    assert blocked.id == "quick_add.too_many"
