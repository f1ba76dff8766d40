from collective_desk.picture.compose import compose
from collective_desk.picture.legend import legend

from .maps import WORDS, asked, changed, content, picture


def test_the_legend_names_only_what_occurs():
    drawn = picture(
        [("Coop", 0, 0, "cooperative"), ("Radio", 99, 0, "media"), ("Nobody", 0, 99)],
        [(0, 1, 4, "mutual"), (1, 0, 1, "directed"), (0, 1, 1, "directed")],
    )
    told = legend(drawn)
    assert [(entry.name, entry.count) for entry in told.ties] == [("knowledge", 2), ("trust", 1)]
    assert [(entry.name, entry.count) for entry in told.realms] == [
        ("grassroots", 1),
        ("middle ground", 1),
        ("realm not said", 1),
    ]
    assert told.ties[0].question == "Who knowledge?"
    assert not told.towers and not told.chairs


def test_empty_chairs_are_counted_apart():
    told = changed(content([("Tanners", 0, 0, "community")]), empty_chair=[True])
    drawn = legend(compose(told, WORDS))
    assert (drawn.chairs, drawn.realms) == (1, ())


def test_towers_of_actors_elsewhere_do_not_count():
    here = picture([("A", 0, 0)], towers={"a0": asked(3)})
    elsewhere = picture([("A", 0, 0)], towers={"z": asked(3)})
    assert legend(here).towers and not legend(elsewhere).towers


def test_an_empty_map_needs_no_legend():
    assert not legend(picture([]))


def test_a_tie_of_no_name_is_still_explained():
    drawn = picture([("A", 0, 0), ("B", 99, 0)], [(0, 1, "lost", "directed")])
    assert legend(drawn).ties[0].name == "other tie"
