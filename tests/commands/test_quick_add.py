import pytest

from collective_desk.commands.actors import add_actor
from collective_desk.commands.quick_add import quick_add
from collective_desk.domain.entities import Actor, Assessment, MissingItem, Placement, Tie
from collective_desk.domain.errors import DeskError
from collective_desk.store.queries.names import NameIndex


def ties(room) -> set[tuple[str, str, str, str]]:
    read = room.desk.read
    pens = {id: name for name, id in room.pens.items()}
    name = {actor.id: actor.name for actor in read.all(Actor)}
    return {(name[t.source], pens[t.kind], name[t.target], t.direction) for t in read.all(Tie)}


def test_one_name_is_one_actor_on_the_map_in_one_step(room):
    added = room.desk.do(quick_add, "Women's coop", on=room.map)
    assert room.names() == ["Women's coop"]
    assert len(added.actors) == len(added.placements) == 1
    assert room.desk.next_undo().action == "quick_add"
    assert room.desk.next_undo().about == added.actors
    room.desk.undo()
    assert room.names() == []
    room.desk.redo()
    assert room.names() == ["Women's coop"]


def test_a_column_of_names_is_as_many_actors_each_in_its_own_place(room):
    room.desk.do(quick_add, "\n".join(f"Actor {n}" for n in range(60)), on=room.map)
    spots = [spot.at for spot in room.desk.read.all(Placement)]
    assert len(spots) == 60
    for one in range(60):
        for other in range(one):
            apart = [abs(spots[one][axis] - spots[other][axis]) for axis in (0, 1)]
            assert apart[0] > 100 or apart[1] > 60


def test_ties_of_the_pen_of_a_named_kind_mutual_and_fanned_out(room):
    room.desk.do(quick_add, "A > B", on=room.map, pen=room.pens["trust"])
    room.desk.do(quick_add, "A > advises > B, C", on=room.map)
    room.desk.do(quick_add, "B <> C", on=room.map)
    room.desk.do(quick_add, "A > conflict > C", on=room.map)
    assert ties(room) == {
        ("A", "trust", "B", "directed"), ("A", "advice", "B", "directed"),
        ("A", "advice", "C", "directed"), ("B", "money", "C", "mutual"),
        ("A", "conflict", "C", "undirected"),
    }
    assert room.names() == ["A", "B", "C"]


def test_who_is_there_is_used_again_however_it_is_spelled(room):
    who = room.actor("World Health Organization", short_label="WHO", aliases=("OMS",))
    cafe = room.actor("Café Sun")
    added = room.desk.do(quick_add, "who > cafe sun\nOMS, CAFÉ SUN", on=room.map)
    assert added.actors == ()
    assert set(added.reused) == {who, cafe}
    assert len(room.names()) == 2
    again = room.desk.do(quick_add, "WHO > Café Sun", on=room.map)
    assert again.ties == added.ties
    assert len(room.desk.read.all(Tie)) == 1


def test_a_typing_error_is_never_merged_silently(room):
    room.actor("River council")
    room.desk.do(quick_add, "Rivr council", on=room.map)
    assert room.names() == ["River council", "Rivr council"]


def test_two_of_one_name_are_asked_about_and_nothing_is_written(room):
    one, two = room.actor("Clinic"), room.actor("clinic ")
    asked = room.desk.do(quick_add, "Radio > CLINIC", on=room.map).asked
    assert [(question.text, question.candidates) for question in asked] == [("CLINIC", (one, two))]
    assert asked[0].span == (8, 14)
    assert len(room.names()) == 2
    room.desk.do(quick_add, "Radio > CLINIC", on=room.map, choices={"CLINIC": two})
    assert room.desk.read.all(Tie)[0].target == two
    room.desk.do(quick_add, "CLINIC", on=room.map, choices={"clinic": None})
    assert room.names() == ["Clinic", "clinic", "Radio", "CLINIC"]
    assert room.desk.do(quick_add, "Clinic", on=room.map).reused == (one,)


def test_what_is_said_behind_a_name(room):
    room.desk.do(quick_add, "Herders @g +++, Tanneries?", on=room.map, rater="Farmers")
    herders, tanneries = room.desk.read.all(Actor)
    assert herders.realm == -2
    assert tanneries.empty_chair
    [said] = room.desk.read.all(Assessment)
    assert (said.subject, said.value, said.rater) == (herders.id, 3, "Farmers")
    [missing] = room.desk.read.all(MissingItem)
    assert (missing.actor, missing.text) == (tanneries.id, "Tanneries")
    room.desk.do(quick_add, "herders @i ++", on=room.map)
    assert room.desk.read.get(Actor, herders.id).realm == 2
    assert [a.rater for a in room.desk.read.all(Assessment)] == ["Farmers", "amina"]


def test_new_actors_land_near_their_ties_and_nobody_moves(room):
    far = room.actor("Far", at=(5000, -900))
    room.actor("Here", at=(0, 0))
    added = room.desk.do(quick_add, "New > Far", on=room.map)
    spots = {spot.actor: spot.at for spot in room.desk.read.all(Placement)}
    assert spots[far] == (5000, -900)
    assert abs(spots[added.actors[0]][0] - 5000) < 300


def test_someone_on_the_desk_but_not_on_this_map_is_placed(room):
    actor = room.desk.do(add_actor, "Radio")
    assert room.desk.do(quick_add, "Radio", on=room.map).placements == (f"{room.map}:{actor}",)


@pytest.mark.parametrize("text", ["", "A >", "A > advises >", "A > a", "+++"])
def test_what_is_half_typed_is_never_half_created(room, text):
    with pytest.raises(DeskError, match="quick_add"):
        room.desk.do(quick_add, "Radio\n" + text if text else text, on=room.map)
    assert room.names() == []


def test_a_deleted_actor_does_not_come_back_by_its_name(room):
    from collective_desk.commands.actors import delete_actors

    old = room.actor("Radio")
    room.desk.do(delete_actors, [old])
    assert room.desk.do(quick_add, "Radio", on=room.map).actors != (old,)


def test_a_kept_index_of_names_serves_as_well(room):
    names = NameIndex(room.desk.read)
    room.desk.observe(lambda commit: names.refresh(commit.touched.get("actor", ())))
    for _ in range(2):
        room.desk.do(quick_add, "Radio, Clinic", on=room.map, names=names)
    assert room.names() == ["Radio", "Clinic"]


def test_a_name_of_any_length_is_kept_whole(room):
    name = "long " * 500 + "name"
    room.desk.do(quick_add, name, on=room.map)
    [actor] = room.desk.read.all(Actor)
    assert name.startswith(actor.name)
    assert actor.description == name
