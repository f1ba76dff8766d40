"""Arrangements that hold while a room looks on."""

from dataclasses import fields, replace

import numpy as np
import pytest

from collective_desk.analysis.arrangements import arrange, keep, realm_positions
from collective_desk.analysis.bands import band_of
from collective_desk.analysis.standing import boxes_of

from .rooms import overlapping, room

ROOM = (1000.0, 420.0)


def first(n, of=40):
    """Give the first so many actors of a map, with the ties among them."""
    content, _, roles = room(of)
    actors, ties = content.actors, content.ties
    here = [row for row, ends in enumerate(zip(ties.source, ties.target, strict=True)) if max(ends) < n]
    return replace(content, actors=some(actors, range(n)), ties=some(ties, here)), roles


def some(columns, rows):
    told = {one.name: getattr(columns, one.name) for one in fields(columns)}
    return replace(columns, **{name: [column[row] for row in rows]
                               for name, column in told.items() if len(column) == len(columns.ids)})


def seen(name, told, before=None, by="", where=ROOM):
    content, roles = told
    more = {"roles": roles} if name == "rings" else {}
    fresh = arrange("rings" if name == "degree" else name, content, room=where,
                    around=content.actors.ids[0], **more)
    return keep(before, content, fresh, by=by or name, sizes=None, above=None, room=where, words=15.0)


@pytest.mark.parametrize("name", ["spectrum", "rings"])
def test_who_stands_stays_while_others_come(name):
    before, moves = seen(name, first(20)), []
    for n in range(21, 33):
        told = first(n)
        now = seen(name, told, before)
        away = np.hypot(*(now.arranged.xy[: n - 1] - before.arranged.xy).T)
        moves.append(float((away > 1).mean()))
        assert overlapping(now.arranged.xy, boxes_of(told[0].actors.labels)) == 0
        before = now
    assert moves.count(0.0) >= 9, moves


@pytest.mark.parametrize("name", ["spectrum", "rings", "degree", "around"])
def test_everyone_stands_where_it_belongs(name):
    before = seen(name, first(20))
    for n in range(21, 33):
        before = seen(name, first(n), before)
    told = first(32)
    xy, guides = before.arranged.xy, before.arranged.guides
    drop = (boxes_of(told[0].actors.labels)[:, 1] - 28) / 2
    for band in guides.bands:
        here = [p for p in realm_positions(told[0]) if band.words == f"realm.{band_of(p)}"]
        inside = (xy[:, 0] > band.box[0]) & (xy[:, 0] < band.box[2]) & (xy[:, 1] < band.box[3])
        assert band.count == len(here) == int(inside.sum())
    for ring in guides.rings:
        far = np.hypot(xy[:, 0] - ring.x, (xy[:, 1] + drop - ring.y) / ring.flat)
        center = (np.hypot(*(xy - (ring.x, ring.y)).T) < 1) & (name == "around")
        assert ring.count == int(((far >= ring.inner) & (far <= ring.outer) & ~center).sum())


def test_who_belongs_elsewhere_goes_there_alone():
    content, roles = first(24)
    before = seen("spectrum", (content, roles))
    realms = list(content.actors.realms)
    row = realms.index(next(realm for realm in realms if realm != 2))
    realms[row] = 2
    now = seen("spectrum", (replace(content, actors=replace(content.actors, realms=realms)), roles),
               before)
    moved = np.flatnonzero(np.hypot(*(now.arranged.xy - before.arranged.xy).T) > 1)
    assert moved.tolist() == [row]


@pytest.mark.parametrize("change", [{"where": (640.0, 480.0)}, {"by": "another lens"}])
def test_another_room_and_another_wish_are_arranged_anew(change):
    before, told = seen("spectrum", first(20)), first(22)
    assert seen("spectrum", told, before).arranged.guides.frame == before.arranged.guides.frame
    now = seen("spectrum", told, before, **change)
    fresh = seen("spectrum", told, **change)
    assert (now.arranged.xy == fresh.arranged.xy).all()


def test_many_who_come_at_once_are_arranged_anew():
    before, told = seen("rings", first(20)), first(40)
    assert (seen("rings", told, before).arranged.xy == seen("rings", told).arranged.xy).all()
