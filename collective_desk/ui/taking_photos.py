"""Photos come in by one door: read and cleaned beside the window, then kept with the desk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData

from collective_desk.domain.errors import DeskError
from collective_desk.exchange.photos import Photo, clean_photo, read_photo
from collective_desk.ui.jobs import Progress
from collective_desk.ui.workspace import Workspace

ENDINGS = (".jpg", ".jpeg", ".png", ".webp")


def take_photo(
    workspace: Workspace, source: Path | bytes, then: Callable[[str, Photo], None]
) -> None:
    """Clean a photo and keep it; `then` hears its hash, or a toast says why it did not come."""

    def work(_progress: Progress) -> Photo:
        return clean_photo(source if isinstance(source, bytes) else read_photo(source))

    def done(photo: Photo) -> None:
        try:
            sha = workspace.desk.blobs.put(photo.data)
        except DeskError as error:
            workspace.refuse(error)
            return
        then(sha, photo)

    workspace.jobs.run("work.photo", work, done)


def photos_in(given: QMimeData) -> list[Path]:
    """Give the photos among files that were pasted or dragged."""
    paths = [Path(url.toLocalFile()) for url in given.urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in ENDINGS]
