"""A plan being edited: its history, and its way to the disk."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.pages.plans.history import Caret, History
from kehoach_desktop.ui.shell import Shell

#: The first unsaved change waits this long (ms); further typing does not push it back. With the
#: save itself a keystroke is on disk within two seconds.
SAVE_AFTER_MS = 800

#: After a failed save the next try comes by itself (ms).
RETRY_MS = 5000

Save = Callable[[Plan, Plan | None], None]


class Autosave(QObject):
    """Brings every change to the disk through the database worker, one save at a time."""

    #: The store holds something we did not put there: the editor asks what to do.
    conflict = Signal(object)
    stored = Signal(object)

    def __init__(self, shell: Shell, save: Save, plan: Plan, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._save_plan = save
        self._on_disk = plan
        self._wanted = plan
        self._running = False
        self._hurry = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._save)

    @property
    def on_disk(self) -> Plan:
        """Return the plan as it was last saved."""
        return self._on_disk

    @property
    def is_pending(self) -> bool:
        """Say whether something typed is not on disk yet."""
        return self._wanted is not self._on_disk

    def want(self, plan: Plan) -> None:
        """Save `plan` soon."""
        self._wanted = plan
        if not self.is_pending:
            return
        self._shell.is_saving()
        if not self._running and not self._timer.isActive():
            self._timer.start(SAVE_AFTER_MS)

    def flush(self) -> None:
        """Queue what is pending now; the window waits for the queue."""
        self._timer.stop()
        if self._running:
            self._hurry = True
        elif self.is_pending:
            self._save()

    def rebase(self, stored: Plan) -> None:
        """Go on over `stored`, which is what the disk holds now, and save ours over it."""
        self._on_disk = stored
        self.flush()

    def _save(self) -> None:
        plan, previous = self._wanted, self._on_disk
        if plan is previous or self._running:
            return
        self._running = True
        save = self._save_plan
        self._shell.operations.run(
            lambda: save(plan, previous), lambda _none: self._saved(plan), self._failed
        )

    def _saved(self, plan: Plan) -> None:
        self._running = False
        self._on_disk = plan
        self.stored.emit(plan)
        if not self.is_pending:
            self._hurry = False
            self._shell.saved()
        elif self._hurry:
            self._save()
        else:
            self._timer.start(SAVE_AFTER_MS)

    def _failed(self, error: AppError) -> None:
        self._running = self._hurry = False
        self._shell.not_saved(error)
        if error.code in {"E-CHANGED", "E-FROZEN", "E-NO-PLAN"}:
            self.conflict.emit(error)
        else:
            self._timer.start(RETRY_MS)


class PlanSession(QObject):
    """The plan every part of the editor shows and changes.

    `changed(plan)` follows every edit, undo and redo; `go(Caret)` asks the editor to show a place.
    """

    changed = Signal(object)
    go = Signal(object)

    def __init__(
        self,
        shell: Shell,
        plan: Plan,
        office: OfficeProfile,
        new_id: Callable[[], str],
        autosave: Autosave | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.shell = shell
        self.office = office
        self.new_id = new_id
        self.autosave = autosave
        self.caret = Caret()
        self._history = History(plan)

    @property
    def plan(self) -> Plan:
        """Return the plan as it stands on the screen."""
        return self._history.plan

    @property
    def history(self) -> History:
        """Return what can be undone."""
        return self._history

    def edit(self, plan: Plan, *, key: str = "", after: Caret | None = None) -> None:
        """Make `plan` the present state; edits of the same `key` in a row are one step of undo."""
        if plan is self.plan or plan == self.plan:
            return
        before = self.caret
        self.caret = after or before
        self._history.push(plan, key=key, before=before, after=self.caret, at=time.monotonic())
        self._announce()

    def undo(self) -> None:
        """Take the last step back and go where it was made."""
        self._step(self._history.undo())

    def redo(self) -> None:
        """Make the step again that was taken back."""
        self._step(self._history.redo())

    def flush(self) -> None:
        """Queue what is not on disk yet."""
        if self.autosave is not None:
            self.autosave.flush()

    def _step(self, step: tuple[Plan, Caret] | None) -> None:
        if step is None:
            return
        self._announce()
        self.caret = step[1]
        self.go.emit(step[1])

    def _announce(self) -> None:
        if self.autosave is not None:
            self.autosave.want(self.plan)
        self.changed.emit(self.plan)
