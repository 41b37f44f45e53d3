"""Recording turns: what the table and the bar ask for, written to the store."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from kehoach_desktop.domain.plans.task import Turn, TurnState
from kehoach_desktop.errors import AppError
from kehoach_desktop.ui import undoing
from kehoach_desktop.ui.models.checklist_rows import title_text
from kehoach_desktop.ui.page import Page
from kehoach_desktop.ui.pages.tasks.turn_bar import Entry
from kehoach_desktop.ui.shell import Tone
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.services.tasks.checklist import Checklist, ChecklistRow


class KnownRows(Protocol):
    """The rows of a page as they are known now."""

    today: dt.date

    def replace(self, row: ChecklistRow) -> None:
        """Show `row` in the place of the same turn."""


class TickDesk(QObject):
    """Writes records in the name of the page; a row shows what is on disk, never more."""

    #: A record was written or removed; the row as it is now.
    stored = Signal(object)

    def __init__(self, page: Page, model: KnownRows) -> None:
        super().__init__(page)
        self._page = page
        self._shell = page.shell
        self._model = model

    def toggle(self, row: ChecklistRow | None) -> None:
        """Space: done today, or the record is taken back."""
        if row is None:
            return
        if row.state in {TurnState.DONE, TurnState.SKIPPED}:
            self.untick(row)
        else:
            self.record(row, Entry(self._model.today, None, ""))

    def record(self, row: ChecklistRow | None, entry: Entry) -> None:
        """Record the turn as done, or correct its record."""
        if row is not None:
            done_on, figure, note = entry.done_on, entry.figure, entry.note
            self._store(
                row,
                lambda checklist: checklist.tick(row, done_on, figure, note),
                tr("tasks.said.done", title=title_text(row)),
            )

    def skip(self, row: ChecklistRow | None, reason: str) -> None:
        """Record that the turn is left out, and why."""
        if row is not None:
            self._store(
                row,
                lambda checklist: checklist.skip(row, reason),
                tr("tasks.said.skipped", title=title_text(row)),
            )

    def untick(self, row: ChecklistRow | None) -> None:
        """Take the record of a turn back."""
        if row is not None and row.turn.is_recorded:
            self._store(
                row,
                lambda checklist: checklist.untick(row.turn.id),
                tr("tasks.said.unticked", title=title_text(row)),
            )

    def step(self, *, again: bool) -> None:
        """Take the last action back (Ctrl+Z), or do it again (Ctrl+Y)."""
        undoing.step(self._shell, again=again)

    def _store(
        self, row: ChecklistRow, work: Callable[[Checklist], Turn | None], said: str
    ) -> None:
        """Write the record; the row shows it once it is on disk."""
        self._shell.is_saving()

        def stored(turn: Turn | None) -> None:
            self._show(row, turn)
            self._shell.saved()
            self._shell.say(
                said, Tone.DONE, action=tr("common.undo"), act=undoing.offer(self._shell)
            )

        self._page.run(lambda: work(self._shell.app.checklist), stored, self._refused)

    def _refused(self, error: AppError) -> None:
        if error.code == "E-PROOF-NEEDED":  # nothing was lost: the record waits for its proof
            self._shell.saved()
            self._shell.refuse(error)
        else:
            self._shell.not_saved(error)

    def _show(self, row: ChecklistRow, turn: Turn | None) -> None:
        seen = turn or row.turn.reopened()
        new = replace(row, turn=seen, state=seen.state(self._model.today))
        self._model.replace(new)
        self.stored.emit(new)
