"""A paper being edited: its history, and its way to the disk."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.ui.pages.plans.history import Caret, History
from kehoach_desktop.ui.pages.plans.session import Autosave
from kehoach_desktop.ui.preferences import Preferences
from kehoach_desktop.ui.shell import Shell


class PaperSession(QObject):
    """The paper that every part of the editor shows; `changed(paper)` follows every edit."""

    changed = Signal(object)

    def __init__(
        self,
        shell: Shell,
        paper: Paper,
        office: OfficeProfile,
        new_id: Callable[[], str],
        autosave: Autosave[Paper],
    ) -> None:
        super().__init__()
        self.shell = shell
        self.office = office
        self.new_id = new_id
        self.autosave = autosave
        self.history: History[Paper] = History(paper)
        #: Whether the lines of the draft are counted in the margin; remembered on this PC.
        self.line_numbers = Preferences(shell.app.settings).line_numbers

    @property
    def paper(self) -> Paper:
        """Return the paper as it stands on the screen."""
        return self.history.present

    def edit(self, paper: Paper, key: str = "") -> None:
        """Make `paper` the present state; edits of the same `key` in a row are one step of undo."""
        if paper == self.paper:
            return
        place = Caret()
        self.history.push(paper, key=key, before=place, after=place, at=time.monotonic())
        self._announce()

    def count_lines(self, on: bool) -> None:
        """Count the lines in the margin of this draft and of the next ones, or stop."""
        self.line_numbers = on
        Preferences(self.shell.app.settings).keep("line_numbers", on)

    def undo(self) -> None:
        """Take the last step back."""
        if self.history.undo() is not None:
            self._announce()

    def redo(self) -> None:
        """Make the step again that was taken back."""
        if self.history.redo() is not None:
            self._announce()

    def _announce(self) -> None:
        self.autosave.want(self.paper)
        self.changed.emit(self.paper)
