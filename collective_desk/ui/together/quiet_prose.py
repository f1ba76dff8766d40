"""A text that looks like text until it is touched, and like a field while it is empty."""

from __future__ import annotations

from collective_desk.ui.forms.fields import ProseField


class QuietProse(ProseField):
    """Has a border only while there is nothing in it."""

    def set_kept(self, text: str) -> None:
        super().set_kept(text)
        quiet = bool(text)
        if self.property("inline") != quiet:
            self.setProperty("inline", quiet)
            self.style().unpolish(self)
            self.style().polish(self)
