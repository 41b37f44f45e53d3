"""Recording turns: what the table and the bar ask for, written to the store, with undo."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from kehoach_desktop.domain.task import Turn, TurnState
from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.models.checklist_rows import title_text
from kehoach_desktop.ui.page import Page
from kehoach_desktop.ui.pages.tasks.tick_history import Change, TickHistory, apply
from kehoach_desktop.ui.pages.tasks.turn_bar import Entry
from kehoach_desktop.ui.shell import Tone
from kehoach_desktop.ui.texts import screen_date, tr

if TYPE_CHECKING:
    from kehoach_desktop.services.checklist import ChecklistRow


class KnownRows(Protocol):
    """The rows of a page as they are known now."""

    today: dt.date

    def replace(self, row: ChecklistRow) -> None:
        """Show `row` in the place of the same turn."""

    def current(self, row: ChecklistRow) -> ChecklistRow | None:
        """Return the turn of `row` as it is known now, None if it is gone."""


class TickDesk(QObject):
    """Writes records in the name of the page; a row shows what is on disk, never more."""

    #: A record was written or removed; the row as it is now.
    stored = Signal(object)
    #: A row is about to change although it may not be the chosen one (undo).
    touched = Signal(object)

    def __init__(self, page: Page, model: KnownRows) -> None:
        super().__init__(page)
        self._page = page
        self._shell = page.shell
        self._model = model
        self._history = TickHistory()

    def clear(self) -> None:
        """Forget what could be undone: the rows were read again."""
        self._history.clear()

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
            wanted = Turn(
                "", row.task.id, row.due, row.unit, entry.done_on, entry.figure, entry.note
            )
            self._store(row, wanted, tr("tasks.said.done", title=title_text(row)))

    def skip(self, row: ChecklistRow | None, reason: str) -> None:
        """Record that the turn is left out, and why."""
        if row is not None:
            wanted = Turn("", row.task.id, row.due, row.unit, skipped=reason)
            self._store(row, wanted, tr("tasks.said.skipped", title=title_text(row)))

    def untick(self, row: ChecklistRow | None) -> None:
        """Take the record of a turn back."""
        if row is not None and row.turn.is_recorded:
            self._store(row, None, tr("tasks.said.unticked", title=title_text(row)))

    def step(self, *, again: bool) -> None:
        """Take the last change back (Ctrl+Z), or make it again (Ctrl+Y)."""
        change = self._history.redo() if again else self._history.undo()
        if change is None:
            self._shell.say(tr("tasks.nothing_again" if again else "tasks.nothing_to_undo"))
            return
        current = self._model.current(change.row)
        if current is None:
            return
        self.touched.emit(current)
        said = tr(
            "tasks.said.redone" if again else "tasks.said.undone",
            title=title_text(current),
            due=screen_date(current.due),
        )
        self._store(current, change.after, said, remember=False)

    def _store(
        self, row: ChecklistRow, wanted: Turn | None, said: str, *, remember: bool = True
    ) -> None:
        """Write the record; the row shows it once it is on disk."""
        self._shell.is_saving()

        def stored(turn: Turn | None) -> None:
            if remember:
                before = row.turn if row.turn.is_recorded else None
                self._history.did(Change(row, before, turn))
            self._show(row, turn)
            self._shell.saved()
            self._shell.say(
                said,
                Tone.DONE,
                action=tr("common.undo") if remember else "",
                act=partial(self.step, again=False) if remember else None,
            )

        self._page.run(lambda: apply(self._shell.app.checklist, row, wanted), stored, self._refused)

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
