from openpyxl import Workbook

from collective_desk.commands.actors import add_actor, delete_actors
from collective_desk.domain.entities import Actor, Assessment, Map, Placement, Tie, TieKind
from collective_desk.exchange.plan_import import plan_import

from .conftest import said, take_in


def actors_of(desk):
    return {actor.name: actor for actor in desk.read.all(Actor)}


def test_a_kumu_workbook_comes_in_whole(desk, workbook):
    path = workbook(
        Elements=[
            ["Label", "Type", "Description", "Tags", "Image", "Founded", "Realm", "Place"],
            ["Women's coop", "Cooperative", "Weaves", "craft|water", "http://x/y.png", 1998,
             "Grassroots", "Sona"],
            ["Mayor", "Person", None, None, None, None, "institutional", None],
            ["Hub", "Innovation hub", "", "", "", "", "0", ""],
        ],
        Connections=[
            ["From", "To", "Direction", "Label", "Type", "Description", "Tags", "Strength", "Via"],
            ["Women's coop", "Mayor", "mutual", "since 2019", "Money", "a grant", "x|y", 4, "bank"],
            ["Mayor", "hub", "undirected", None, "Mentors", None, None, "Strong", None],
        ],
    )
    plan = take_in(desk, path)
    actors = actors_of(desk)
    coop = actors["Women's coop"]
    assert (coop.kind, coop.description, coop.tags, coop.realm, coop.place) == (
        "cooperative", "Weaves", ("craft", "water"), -2, "Sona")
    assert coop.extra == (("Image", "http://x/y.png"), ("Founded", "1998"))
    assert actors["Mayor"].kind == "individual"
    assert actors["Mayor"].extra == (("Type", "Person"),)
    assert actors["Hub"].kind == "other"
    assert actors["Hub"].extra == (("Type", "Innovation hub"),)
    kinds = {kind.name: kind for kind in desk.read.all(TieKind)}
    money, mentors = desk.read.all(Tie)
    assert money.kind == kinds["money"].id
    assert (money.direction, money.label, money.tags) == ("mutual", "since 2019", ("x", "y"))
    assert money.extra == (("Via", "bank"),)
    assert mentors.kind == kinds["Mentors"].id
    assert mentors.extra == (("Strength", "Strong"),)
    assert kinds["Mentors"].letter not in {k.letter for n, k in kinds.items() if n != "Mentors"}
    [strength] = desk.read.all(Assessment)
    assert (strength.subject, strength.value, strength.rater) == (money.id, 4.0, "amina")
    assert plan.counts.new_actors == 3
    assert plan.counts.new_ties == 2
    assert plan.counts.new_tie_kinds == 1
    assert not plan.counts.left_out


def test_importing_twice_changes_nothing(desk, workbook):
    path = workbook(
        Elements=[["Label", "Type", "Tags", "Realm", "Influence"],
                  ["Coop", "Cooperative", "a|b", "grassroots", 3]],
        Connections=[["From", "To", "Type", "Strength"], ["Coop", "Mayor", "Knows", 2]],
    )
    take_in(desk, path)
    again = plan_import(desk.read, [path])
    assert again.is_empty
    assert again.counts.known_actors == 1
    assert again.counts.known_ties == 1
    assert again.counts.differences == 0


def test_nasty_rows_are_reported_and_the_good_ones_come_in(desk, workbook):
    path = workbook(
        elements=[
            ["Our stakeholders, March"],
            ["Label", "Type"],
            ["River council", "Association"],
            [None, None],
            [None, "Cooperative"],
            ["river COUNCIL", "Association"],
            ["Radio", "Media"],
            ["Radio", "Network"],
            ["   ", None],
        ],
        CONNECTIONS=[
            ["From", "To", "Type"],
            ["River council", None, "Money"],
            ["River council", "Nobody knows", "Money"],
            ["River council", "River Council", "Money"],
            ["River council", "Radio", "Money"],
            ["Nobody knows", "River council", "Advice"],
        ],
    )
    plan = take_in(desk, path)
    assert said(plan) == [
        (1, "above_header"), (5, "no_label"), (6, "duplicate_label"), (8, "same_name"),
        (2, "no_end"), (3, "end_new"), (4, "tie_to_itself"), (5, "end_ambiguous"), (6, "end_new"),
    ]
    assert sorted(actor.name for actor in desk.read.all(Actor)) == [
        "Nobody knows", "Radio", "Radio", "River council"]
    assert desk.read.count(Tie) == 2
    assert plan.counts.empty_rows == 2
    assert plan.counts.left_out == 5


def test_ties_to_actors_nobody_listed_can_stay_out(desk, workbook):
    from dataclasses import replace

    from collective_desk.commands.imports import apply_import

    path = workbook(
        Elements=[["Label"], ["A"], ["B"]],
        Connections=[["From", "To", "Type"], ["A", "B", "Knows"], ["A", "C", "Sees"]])
    plan = plan_import(desk.read, [path])
    assert plan.counts.named_only == 1
    desk.do(apply_import, replace(plan, add_named=False))
    assert {actor.name for actor in desk.read.all(Actor)} == {"A", "B"}
    assert desk.read.count(Tie) == 1
    assert "Sees" not in {kind.name for kind in desk.read.all(TieKind)}


def test_formulas_give_their_last_value_or_are_reported(desk, tmp_path):
    book = Workbook()
    sheet = book.active
    sheet.title = "Elements"
    sheet.append(["Label", "Town"])
    sheet.append(["Coop", '=CONCAT("So","na")'])
    sheet.append(["=A2", "x"])
    sheet.append(["Mayor", "#REF!"])
    book.save(tmp_path / "f.xlsx")
    plan = plan_import(desk.read, [tmp_path / "f.xlsx"])
    assert said(plan) == [(2, "formula_without_value"), (3, "formula_without_value"),
                          (3, "no_label"), (4, "formula_error")]
    assert [actor.name for actor in plan.actors] == ["Coop", "Mayor"]
    assert plan.problems[0].column == "B"


def test_only_one_sheet_of_any_name_is_enough(desk, workbook):
    take_in(desk, workbook("a.xlsx", Feuille1=[["Nom", "Type"], ["Mairie", "Municipality"]]))
    take_in(desk, workbook("b.xlsx", Sheet1=[["From", "To"], ["Mairie", "Radio"]]))
    plan = take_in(desk, workbook("c.xlsx", Sheet1=[["Clinic"], ["School"]]))
    assert not plan.problems
    assert set(actors_of(desk)) == {"Mairie", "Radio", "Clinic", "School"}
    assert desk.read.count(Tie) == 1


def test_other_sheets_are_named_and_left_alone(desk, workbook):
    plan = take_in(desk, workbook(
        Elements=[["Label"], ["A"]], Budget=[["Item", "Cost"], ["Tea", 3]],
        **{"Notes (ignore)": [["Label"], ["not me"]], "Loops": [["Label"], ["R1"]]}))
    assert set(actors_of(desk)) == {"A"}
    assert sorted(id for _, id in said(plan)) == ["loops", "sheet_ignored", "sheet_skipped"]


def test_several_actors_in_one_cell_are_a_fan(desk, workbook):
    take_in(desk, workbook(
        Elements=[["Label"], ["A"], ["B"], ["C"], ["D|E"]],
        Connections=[["From", "To"], ["A", "B|C"], ["A", "D|E"]]))
    assert desk.read.count(Tie) == 3
    assert set(actors_of(desk)) == {"A", "B", "C", "D|E"}


def test_an_actor_is_known_by_id_name_or_alias(desk, workbook):
    who = desk.do(add_actor, "World Health Organization", aliases=("WHO",))
    coop = desk.do(add_actor, "Coopérative des femmes")
    plan = take_in(desk, workbook(Elements=[
        ["ID", "Label", "Place"], [None, "who", "Geneva"], [None, "COOPERATIVE des Femmes", "Sona"],
        [who, "W.H.O.", None]]))
    assert [(known.id, known.found_by) for known in plan.known_actors] == [
        (who, "alias"), (coop, "name")]
    assert not plan.actors
    assert desk.read.get(Actor, who).place == "Geneva"
    assert desk.read.get(Actor, coop).place == "Sona"
    assert desk.read.get(Actor, coop).name == "Coopérative des femmes"


def test_a_name_that_means_two_is_a_doubt_unless_the_type_tells(desk, workbook):
    one = desk.do(add_actor, "Radio Sun", kind="media")
    desk.do(add_actor, "Radio Sun", kind="association")
    plan = plan_import(desk.read, [workbook(Elements=[
        ["Label", "Type", "Place"], ["Radio Sun", "Media", "Hill"], ["Radio Sun", "", "Valley"]])])
    assert said(plan) == [(3, "ambiguous")]
    assert plan.problems[0].left_out
    assert [known.id for known in plan.known_actors] == [one]


def test_what_the_desk_says_stays_unless_told(desk, workbook):
    from dataclasses import replace

    from collective_desk.commands.imports import apply_import

    id = desk.do(add_actor, "Coop", place="Sona", sector="public", tags=("old",),
                 extra=(("Town", "A"),))
    path = workbook(Elements=[
        ["ID", "Label", "Place", "Sector", "Description", "Tags", "Town", "Presence"],
        [id, "The coop", "Hill", "", "New words", "new|old", "B", "engaged"]])
    plan = plan_import(desk.read, [path])
    desk.do(apply_import, plan)
    kept = desk.read.get(Actor, id)
    assert (kept.name, kept.place, kept.sector, kept.extra) == (
        "Coop", "Sona", "public", (("Town", "A"),))
    assert (kept.description, kept.tags, kept.presence) == ("New words", ("old", "new"), "engaged")
    changed = {change.field: (change.kept, change.offered)
               for _, changes in plan.differences() for change in changes}
    assert changed == {"name": ("Coop", "The coop"), "place": ("Sona", "Hill"),
                       "extra": ((("Town", "A"),), (("Town", "B"),))}
    desk.do(apply_import, replace(plan, update=True))
    won = desk.read.get(Actor, id)
    assert (won.name, won.place, won.sector, won.extra) == (
        "The coop", "Hill", "public", (("Town", "B"),))


def test_strength_that_differs_is_kept_until_told(desk, workbook):
    from dataclasses import replace

    from collective_desk.commands.imports import apply_import

    rows = [["From", "To", "Type", "Strength"], ["A", "B", "Knows", 2]]
    take_in(desk, workbook(Connections=rows))
    rows[1][3] = 5
    plan = plan_import(desk.read, [workbook(Connections=rows)])
    assert [change.field for _, changes in plan.differences() for change in changes] == ["strength"]
    desk.do(apply_import, plan)
    assert [row.value for row in desk.read.all(Assessment)] == [2.0]
    desk.do(apply_import, replace(plan, update=True))
    assert [row.value for row in desk.read.all(Assessment)] == [2.0, 5.0]


def test_one_undo_takes_everything_back(desk, workbook):
    [map] = desk.read.all(Map)
    take_in(desk, workbook(Connections=[["From", "To", "Type"], ["A", "B", "Knows"]]), on=map.id)
    assert desk.read.count(Placement) == 2
    assert desk.next_undo().action == "apply_import"
    desk.undo()
    assert (desk.read.count(Actor), desk.read.count(Tie), desk.read.count(Placement)) == (0, 0, 0)
    assert "Knows" not in {kind.name for kind in desk.read.all(TieKind)}


def test_a_deleted_actor_does_not_swallow_its_namesake(desk, workbook):
    gone = desk.do(add_actor, "Coop")
    desk.do(delete_actors, [gone])
    plan = take_in(desk, workbook(Elements=[["Label"], ["Coop"]]))
    assert plan.counts.new_actors == 1
    assert actors_of(desk)["Coop"].id != gone


def test_ids_of_other_programs_link_rows_and_are_kept(desk, workbook):
    take_in(desk, workbook(
        Elements=[["ID", "Label", "Type"], [1, "Radio", "Media"], [2, "Radio", "Media"]],
        Connections=[["From", "To", "Type"], [1, 2, "Knows"]]))
    [tie] = desk.read.all(Tie)
    one, two = desk.read.all(Actor)
    assert (tie.source, tie.target) == (one.id, two.id)
    assert one.extra == (("ID", "1"),)
    assert len(one.id) == 32


def test_types_that_are_sentences_do_not_become_kinds_without_end(desk, workbook):
    rows = [["From", "To", "Type"], *[[f"A{n}", f"B{n}", f"said {n}"] for n in range(100)]]
    plan = take_in(desk, workbook(Connections=rows))
    assert plan.counts.new_tie_kinds <= 61
    assert desk.read.count(Tie) == 100
    assert ("Type", "said 99") in desk.read.all(Tie)[-1].extra


def test_twins_and_their_ties_are_told_apart_by_id_in_any_order(desk, workbook):
    from collective_desk.commands.ties import add_tie

    one = desk.do(add_actor, "Radio Sun")
    mayor = desk.do(add_actor, "Mayor")
    kind = desk.read.all(TieKind)[0]
    tie = desk.do(add_tie, one, mayor, kind.id)
    plan = plan_import(desk.read, [workbook(
        Elements=[["ID", "Label"], ["another-radio", "Radio Sun"], [one, "Radio Sun"]],
        Connections=[["ID", "From", "To", "Type"], ["another-tie", one, "Mayor", kind.name],
                     [tie, one, "Mayor", kind.name]])])
    assert [actor.id for actor in plan.actors] == ["another-radio"]
    assert [known.id for known in plan.known_actors] == [one]
    assert [new.id for new in plan.ties] == ["another-tie"]
    assert [known.id for known in plan.known_ties] == [tie]


def test_a_sheet_called_elements_holds_elements(desk, workbook):
    plan = plan_import(desk.read, [workbook(
        Elements=[["Label", "Source", "Target"], ["Well", "census", "2030"]])])
    assert [actor.name for actor in plan.actors] == ["Well"]
    assert dict(plan.actors[0].fields)["extra"] == (("Source", "census"), ("Target", "2030"))


def test_the_history_names_the_map_and_not_every_row(desk, workbook):
    [map] = desk.read.all(Map)
    take_in(desk, workbook(Connections=[["From", "To", "Strength"], ["A", "B", 3], ["B", "C", 2]]),
            on=map.id)
    assert desk.read.history(1)[0].about == (map.id,)
