import pytest

from collective_desk.commands.attachments import attach, delete_attachments, set_attachment
from collective_desk.domain.entities import Attachment
from collective_desk.domain.errors import DeskError
from collective_desk.store.queries.attachments import photos_missing, shown
from collective_desk.store.records import private_id


def test_a_photo_is_named_only_after_it_is_kept(room):
    with pytest.raises(DeskError) as refused:
        room.desk.do(attach, "0" * 64, name="flood.jpg")
    assert refused.value.id == "attachment.missing"
    assert not room.desk.read.count(Attachment)


def test_a_photo_is_kept_shown_changed_and_taken_away(room):
    desk = room.desk
    id = desk.do(attach, desk.blobs.put(b"photo"), name="flood.jpg", media_type="image/jpeg")
    desk.do(set_attachment, id, caption="The flood", consent="verbal")
    [found] = shown(desk.read, [id, id])
    assert (found.data, found.attachment.caption) == (b"photo", "The flood")
    desk.do(delete_attachments, [id])
    assert not shown(desk.read, [id])
    desk.undo()
    assert shown(desk.read, [id])[0].data == b"photo"


def test_an_audience_sees_no_photo_above_its_level(room):
    desk = room.desk
    sha = desk.blobs.put(b"photo")
    id = desk.do(attach, sha, sensitivity="confidential")
    assert shown(desk.read, [id])
    assert not shown(desk.read, [id], audience="open")
    mine = desk.do(lambda write: write.add(Attachment, private_id(), scope="mine", sha256=sha))
    assert shown(desk.read, [mine])
    assert not shown(desk.read, [mine], audience="confidential")


def test_what_did_not_come_is_a_placeholder_with_a_count(room):
    desk = room.desk
    id = desk.do(lambda write: write.add(Attachment, sha256="0" * 64))
    assert shown(desk.read, [id])[0].data is None
    assert photos_missing(desk.read) == 1
