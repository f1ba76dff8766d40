"""Weight and power in the inspector: said by keys, by whoever speaks now."""

import pytest

from collective_desk.commands.assessments import assess
from collective_desk.domain.entities import Actor, Assessment
from collective_desk.domain.vocabularies import SCALES, VOCABULARIES
from collective_desk.host.words import LANGUAGES, Words
from collective_desk.store.queries.assessments import said_of
from collective_desk.ui.panels.actor.ratings import POWER_CUBE, RATED, steps_in_words


def panel(open_desk):
    open_desk.draws("Coop")
    open_desk.selects("Coop")
    return open_desk.view.map.inspector.actor


def test_nothing_is_asked_before_it_is_wanted(open_desk):
    found = panel(open_desk)
    assert found.ratings.isHidden()
    assert found.chips.found("Weight and power") is not None
    found.chips.found("Weight and power").click()
    assert not found.ratings.isHidden()
    assert found.ratings.more.hasFocus()


def test_a_side_is_rated_by_keys_and_taken_back(open_desk):
    ratings, coop = panel(open_desk).ratings, open_desk.actor("Coop")
    ratings.take_side("power_over")
    open_desk.presses("4")
    assert said_of(open_desk.desk.read, coop)["power_over"].by == {"amina": 3.0}
    assert ratings.dots["power_over"].hasFocus()
    open_desk.presses("Left")
    assert said_of(open_desk.desk.read, coop)["power_over"].median == 2
    open_desk.presses("0")
    assert "power_over" not in said_of(open_desk.desk.read, coop)
    assert ratings.dots["power_over"].hasFocus()
    assert len(open_desk.desk.read.all(Assessment)) == 3  # nothing was overwritten


def test_none_is_an_answer_and_sides_of_a_stake_are_named(open_desk):
    ratings, coop = panel(open_desk).ratings, open_desk.actor("Coop")
    ratings.take_side("agency")
    open_desk.presses("1")
    assert said_of(open_desk.desk.read, coop)["agency"].median == 0
    ratings.take_side("stake")
    open_desk.presses("5")
    assert said_of(open_desk.desk.read, coop)["stake"].median == 2
    assert ratings.dots["stake"].accessibleName() == "wants to transform it"


def test_a_stake_that_was_said_is_seen_through_its_lens(open_desk):
    panel(open_desk).ratings.take_side("stake")
    open_desk.presses("4")
    open_desk.workspace.look.set(lens="stake")
    open_desk.qtbot.waitUntil(lambda: open_desk.canvas.lensed is not None)
    assert any(entry.words == "lens.stake.right" for entry in open_desk.canvas.lensed.legend.entries)


def test_it_says_what_others_say_and_who_speaks_now_is_the_rater(open_desk):
    ratings, coop = panel(open_desk).ratings, open_desk.actor("Coop")
    for rater, value in (("Herders", 1), ("Fishers", 4)):
        open_desk.desk.do(assess, coop, "urgency", value, rater=rater)
    notes = [note.text() for note in ratings._notes.values()]
    assert notes == ["Middle of 2 people: some. Ends: a little; very much."]
    open_desk.workspace.informants.take("Herders")
    assert ratings.dots["urgency"].step == 2


def test_the_three_sides_of_power_are_chips(open_desk):
    found, coop = panel(open_desk), open_desk.actor("Coop")
    found.ratings.take_side("power_to")
    found.ratings._take_cube("power_form", "hidden")
    assert open_desk.desk.read.get(Actor, coop).power_form == "hidden"
    assert found.ratings.cube["power_form"].text() == "behind closed doors"
    open_desk.desk.undo()
    assert open_desk.desk.read.get(Actor, coop).power_form is None


def test_sector_and_reach_are_said_where_the_actor_stands(open_desk):
    found, coop = panel(open_desk), open_desk.actor("Coop")
    assert found.chips.found("Sector") is not None
    found.chips._take("sector", "community")
    assert open_desk.desk.read.get(Actor, coop).sector == "community"
    assert found.chips.found("community") is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_dimension_and_step_has_words(language):
    words = Words(language)
    for side in RATED:
        low, high = SCALES[side]
        assert len(set(steps_in_words(words, side))) == high - low + 1
        assert words(f"dimension.{side}")
    for side in POWER_CUBE:
        assert all(words(f"{side}.{code}") for code in VOCABULARIES[side])
