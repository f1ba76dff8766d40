"""What strangers send: refused whole where it does not hold, harmless where it does."""

from __future__ import annotations

import json
import random
from contextlib import suppress

import pytest

from collective_desk.domain.clock import LATEST
from collective_desk.domain.entities import Actor, Note
from collective_desk.domain.errors import DeskError
from collective_desk.store.desk import Desk
from collective_desk.store.incoming import LONGEST_VALUE
from collective_desk.store.records import Packed
from collective_desk.store.strict import strict
from collective_desk.store.writer import Writer

from .forge import SALT, chain, forge, id_of

NAME = ("actor", "a1", "name", '"Mill"')
ALIVE = ("actor", "a1", "alive", "true")


def refused(desk: Desk, packed: Packed, reason: str = "parcel.transaction") -> None:
    before = desk.read.connection.exec_driver_sql("SELECT count(*) FROM tx").scalar_one()
    with pytest.raises(DeskError) as error:
        desk.receive([packed])
    assert error.value.id == reason
    after = desk.read.connection.exec_driver_sql("SELECT count(*) FROM tx").scalar_one()
    assert after == before


def test_what_a_newer_program_says_beside_is_kept_word_for_word(amina: Desk, bruno: Desk) -> None:
    first = forge([ALIVE, NAME], weather={"sky": ["clear", 1.5e-7]}, zeal=0.1)
    # Another program may write its JSON in another way: the stored text is what is hashed.
    second = Packed(json.dumps(json.loads(first.text) | {"n": 2, "prev": id_of(first)}, indent=1),
                    first.cells)
    amina.receive([first, second])
    assert amina.read.get(Actor, "a1") == Actor(id="a1", name="Mill")
    assert amina.pack() == [first, second]
    bruno.receive(amina.pack())
    assert bruno.pack() == [first, second]


def test_another_format_is_said_to_be_newer(amina: Desk) -> None:
    refused(amina, forge([NAME], v=2), "parcel.newer")


@pytest.mark.parametrize("said", [
    {"scope": "mine"}, {"scope": None}, {"mode": "destroy"}, {"mode": ["do"]},
    {"v": 0}, {"v": True}, {"v": "1"}, {"v": 1.0},
    {"n": 0}, {"n": True}, {"n": 2**63}, {"n": 1.5}, {"n": "1"},
    {"hlc": -1}, {"hlc": 2**52}, {"hlc": 2**70}, {"hlc": True}, {"hlc": None}, {"hlc": 1e15},
    {"person": None}, {"person": "x" * 400}, {"person": "\ud800"}, {"person": "a\0b"},
    {"action": 5}, {"sitting": ["x"]},
    {"prev": ""}, {"prev": False}, {"prev": "x" * 64}, {"prev": "a" * 63}, {"prev": ["a" * 64]},
    {"merges": None}, {"merges": "a" * 64}, {"merges": [None, 5]}, {"merges": ["a" * 64] * 2},
    {"merges": [f"{at:064x}" for at in range(1001)]}, {"prev": "a" * 64, "merges": ["a" * 64]},
    {"of": "yes"}, {"of": 5},
    {"about": "a1"}, {"about": [{}]}, {"about": [5]}, {"about": ["a b"]}, {"about": ["x" * 81]},
    {"about": ["mine:" + "0" * 32]},
    {"ops": None}, {"ops": {}}, {"ops": [["actor", "a1", "name"]]},
    {"ops": [["actor", "a1", "name", None]]}, {"ops": [["actor", "a1", "name", "x" * 22, "more"]]},
    {"ops": [["actor", "", "name", "x" * 22]]}, {"ops": [["actor", "a1", "NAME", "x" * 22]]},
    {"ops": [["actor", "a1\n", "name", "x" * 22]]}, {"ops": [["actor", "a1", "name\n", "x" * 22]]},
    {"ops": [['actor"; DROP TABLE tx', "a1", "name", "x" * 22]]},
    {"ops": [["actor", ["a1"], "name", "x" * 22]]}, {"ops": [[5, "a1", "name", "x" * 22]]},
    {"deep": json.loads("[" * 20 + "]" * 20)}, {"weird": float("nan")}, {"weird": float("inf")},
    {"weird": 2**53 + 1}, {"weird": "\udc00"}, {"weird": {"a\0": 1}}, {"weird": "x" * 2**22},
], ids=lambda said: json.dumps(said)[:50])
def test_a_transaction_of_another_shape_is_refused(amina: Desk, said: dict[str, object]) -> None:
    amina.do(lambda write: write.add(Actor, name="here"))
    refused(amina, forge([NAME], **said))


@pytest.mark.parametrize("text", [
    "", " ", "null", "[]", "5", "{}", '"x"', "{", "[" * 100_000, '{"v":1}', "\ud800", "\0",
    forge([NAME]).text + " ", " " + forge([NAME]).text, forge([NAME]).text + "{}",
    forge([NAME]).text.replace('"n": 1', '"n": 1, "n": 1'),
    forge([NAME]).text.replace('"n": 1', '"n": NaN'),
    forge([NAME]).text.replace('"n": 1', '"n": ' + "9" * 5000),
])
def test_a_text_that_is_no_transaction_is_refused(amina: Desk, text: str) -> None:
    refused(amina, Packed(text, forge([NAME]).cells))


@pytest.mark.parametrize("value", [
    "", " 1", "1 ", "NaN", "Infinity", "-Infinity", "1e999", "9007199254740993", "1" * 5000,
    '"\\ud800"', '"a\\u0000b"', '{"a":1,"a":2}', "[" * 20 + "]" * 20, "[" * 5000, "'x'", "{]",
    '"' + "x" * LONGEST_VALUE + '"', "01", "+1", "tru",
])
def test_a_value_that_is_no_plain_json_is_refused(amina: Desk, value: str) -> None:
    refused(amina, forge([("actor", "a1", "name", value)]))
    refused(amina, forge([("actor", "a1", "field_of_tomorrow", value)]))


@pytest.mark.parametrize("cells", [
    (), (('"Mill"', SALT), ('"Mill"', SALT)), (('"Mill"', None),), ((5, SALT),), (("5", 5),),
    ((["5"], SALT),), (('"Mall"', SALT),), (('"Mill"', SALT[:5]),), (('"Mill"', SALT + "|"),),
    ((None, "no salt at all"),), (('"Mill"',),), (None,), ((b'"Mill"', SALT),),
])
def test_values_that_are_not_what_was_hashed_are_refused(amina: Desk, cells: object) -> None:
    refused(amina, Packed(forge([NAME]).text, cells))  # type: ignore[arg-type]


def test_one_bad_transaction_refuses_the_whole_parcel(amina: Desk) -> None:
    good = chain([ALIVE, NAME], [("actor", "a1", "place", '"here"')])
    with pytest.raises(DeskError):
        amina.receive([*good, forge([NAME], n=0)])
    assert amina.pack() == []
    assert amina.read.waiting() == 0
    assert amina.receive(good).new == 2


def test_a_value_forgotten_on_purpose_is_shown_as_nothing(amina: Desk) -> None:
    packed = forge([ALIVE, NAME])
    amina.receive([Packed(packed.text, ((None, None), (None, SALT)))])
    assert amina.read.get(Actor, "a1") == Actor(id="a1")
    assert len(amina.read.history()) == 1


def test_a_link_into_what_is_private_refuses_the_parcel(amina: Desk) -> None:
    amina.do(lambda write: write.add(Actor, scope="mine", name="secret"))
    own = amina.read.connection.exec_driver_sql("SELECT id FROM tx").scalar_one()
    refused(amina, forge([ALIVE], prev=own))
    refused(amina, forge([ALIVE], merges=[own]))


@pytest.mark.parametrize("text", ['[1,2.5,"é",null,true,{"a":[]}]', '"\\ud83d\\ude00"', '"\\\\u0000"'])
def test_plain_json_of_any_script_passes(text: str) -> None:
    assert strict(text) == json.loads(text)


def test_the_last_moment_of_time_does_not_silence_whoever_receives_it(
    amina: Desk, bruno: Desk
) -> None:
    amina.receive([forge([ALIVE, NAME], hlc=LATEST - 1)])
    for name in ("one", "two"):
        amina.do(lambda write, name=name: write.update(Actor, "a1", name=name))
    bruno.receive(amina.pack())
    bruno.do(lambda write: write.update(Actor, "a1", name="three"))
    amina.receive(bruno.pack())
    assert amina.read.get(Actor, "a1") == bruno.read.get(Actor, "a1") == Actor(id="a1", name="three")
    assert amina.read.conflicts() == bruno.read.conflicts() == []


@pytest.mark.parametrize("person", ["x" * 5000, "\udcff", "a\0b\nc", "", "\u202eevil"])
def test_whoever_signs_is_taken_by_others(open_desk, bruno: Desk, person: str) -> None:
    desk = open_desk(person)
    desk.do(lambda write: write.add(Actor, name="Mill"))
    assert desk.next_undo() is not None
    bruno.receive(desk.pack())
    assert bruno.read.count(Actor) == 1


@pytest.mark.parametrize("value", [
    "\ud800", "a\0b", "x" * LONGEST_VALUE, float("nan"), float("inf"), 2**60, object(),
    json.loads("[" * 20 + "]" * 20),
])
def test_what_others_would_refuse_is_refused_here_first(amina: Desk, value: object) -> None:
    id = amina.do(lambda write: write.add(Actor, name="Mill"))
    before = amina.pack()
    for command in (lambda write: write.add(Actor, name=value),
                    lambda write: write.update(Actor, id, name=value)):
        with pytest.raises(DeskError, match=r"field\.(wrong|too_long)"):
            amina.do(command)
    assert amina.pack() == before
    assert amina.read.count(Actor) == 1


@pytest.mark.parametrize("id", ["", "a b", "x" * 81, "é", "a\n", "mine:x", "a/b"])
def test_an_id_others_would_refuse_is_refused_here_first(amina: Desk, id: str) -> None:
    with pytest.raises(DeskError, match=r"entity\.wrong_id"):
        amina.do(lambda write: write.add(Actor, id, name="x"))


def test_a_deed_about_ten_thousand_things_is_taken_by_others(amina: Desk, bruno: Desk) -> None:
    def many(write: Writer) -> None:
        write.about(*[write.add(Actor, name=f"actor {at}", place="somewhere") for at in range(12_000)])

    amina.do(many)
    assert len(amina.pack()) == 4
    bruno.receive(amina.pack())
    assert bruno.read.count(Actor) == 12_000


def test_ten_thousand_values_of_the_longest_names_are_taken_by_others(amina: Desk, bruno: Desk) -> None:
    ids = [f"{at:0>80}" for at in range(5_000)]
    amina.do(lambda write: [write.add(Actor, id, unique_value="x" * 50) for id in ids] and None)
    assert bruno.receive(amina.pack()).new == 1


def test_kinds_of_one_id_do_not_meet(amina: Desk) -> None:
    amina.receive(chain([ALIVE, NAME, ("note", "a1", "text", '"said"')],
                        [("weather", "a1", "name", '"rain"'), ("actor", "a1", "alive", "false")]))
    assert amina.read.get(Actor, "a1") == Actor(id="a1", name="Mill", alive=False)
    assert amina.read.count(Note) == 1


def test_random_letters_never_end_in_anything_but_a_refusal(amina: Desk) -> None:
    chance = random.Random(3)
    good = forge([ALIVE, NAME], about=["a1"], merges=["a" * 64])
    for _ in range(3000):
        text = list(good.text)
        for _ in range(chance.randrange(1, 4)):
            at = chance.randrange(len(text))
            text[at : at + chance.randrange(3)] = chance.choice('"{}[],:0\\\x00u9dne')
        with suppress(DeskError):
            amina.receive([Packed("".join(text), good.cells)])
    amina.read.history()
