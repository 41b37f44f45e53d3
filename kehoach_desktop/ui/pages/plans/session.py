"""A plan being edited: its history, and its way to the disk."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.operations import Operation
from kehoach_desktop.ui.pages.plans.clause_links import ClauseLinks
from kehoach_desktop.ui.pages.plans.history import Caret, History
from kehoach_desktop.ui.preferences import Preferences
from kehoach_desktop.ui.shell import Shell

#: The first unsaved change waits this long (ms); further typing does not push it back. With the
#: save itself a keystroke is on disk within two seconds.
SAVE_AFTER_MS = 800

#: After a failed save the next try comes by itself (ms).
RETRY_MS = 5000

#: The stored plan was issued, deleted or replaced under us: no later try can succeed.
GONE = frozenset({"E-FROZEN", "E-NO-PLAN", "E-RECEIVED", "E-PAPER-FROZEN", "E-NO-PAPER"})

#: What is edited: a plan, or another paper.
T = TypeVar("T")


class Autosave(QObject, Generic[T]):
    """Brings every change to the disk through the database worker, one save at a time.

    It has no parent: a save under way keeps it alive until the answer is there.
    """

    #: The store holds something we did not put there: the editor asks what to do.
    conflict = Signal(object)

    def __init__(self, shell: Shell, save: Callable[[T, T | None], None], value: T) -> None:
        super().__init__()
        self._shell = shell
        self._save_value = save
        self._on_disk = value
        self._wanted = value
        self._running = False
        self._hurry = False
        self._refused = False  # for good: the stored plan takes no more changes
        self._then: Callable[[], object] | None = None
        self._operation: Operation | None = None
        shell.operations.ended.connect(self._ended)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._save)

    @property
    def on_disk(self) -> T:
        """Return the paper as it was last saved."""
        return self._on_disk

    @property
    def is_pending(self) -> bool:
        """Say whether something typed is not on disk yet."""
        return self._wanted is not self._on_disk and not self._refused

    def want(self, value: T) -> None:
        """Save `value` soon."""
        self._wanted = value
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

    def when_saved(self, then: Callable[[], object]) -> None:
        """Call `then` once everything is on disk; never, if that fails (the refusal is shown)."""
        self._then = then
        self.flush()
        if not self.is_pending:
            self._go_on()

    def give_up(self) -> None:
        """Save no more: what stands on the screen is kept as another plan."""
        self._refused = True
        self._timer.stop()

    def rebase(self, stored: T) -> None:
        """Go on over `stored`, which is what the disk holds now, and save ours over it."""
        self._on_disk = stored
        self.flush()

    def leave_if_stale(self, load: Callable[[], T], leave: Callable[[], object]) -> None:
        """Call `leave` where the draft was changed behind its editor; what is typed is kept."""

        def compare(stored: T) -> None:
            if stored != self._on_disk and not self.is_pending:
                leave()

        if not self.is_pending:
            self._shell.operations.run(load, compare, lambda _gone: leave())

    def _save(self) -> None:
        value, previous = self._wanted, self._on_disk
        if not self.is_pending or self._running:
            return
        self._running = True
        save = self._save_value
        self._operation = self._shell.operations.run(
            lambda: save(value, previous), lambda _none: self._saved(value), self._failed
        )
        self._ended(self._operation)

    def _ended(self, operation: Operation) -> None:
        """After a fault of ours the next change tries again; the crash dialog tells the fault."""
        if operation is self._operation and operation.crashed:
            self._running = self._hurry = False
            self._then = None

    def _saved(self, value: T) -> None:
        self._running = False
        self._on_disk = value
        if not self.is_pending:
            self._hurry = False
            self._shell.saved()
            self._go_on()
        elif self._hurry:
            self._save()
        else:
            self._timer.start(SAVE_AFTER_MS)

    def _failed(self, error: AppError) -> None:
        self._running = self._hurry = False
        self._then = None
        self._shell.not_saved(error)
        if error.code in GONE:
            self.give_up()
            self.conflict.emit(error)
        elif error.code in {"E-CHANGED", "E-PAPER-CHANGED"}:
            self.conflict.emit(error)
        else:
            self._timer.start(RETRY_MS)

    def _go_on(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()


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
        autosave: Autosave[Plan] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.shell = shell
        self.office = office
        self.new_id = new_id
        self.autosave = autosave
        self.caret = Caret()
        #: The clauses of superiors that the plan answers; None where nobody asked for them.
        self.clauses: ClauseLinks | None = None
        #: The lines of the draft are counted on paper; remembered on this PC.
        self.line_numbers = Preferences(shell.app.settings).line_numbers
        self._history: History[Plan] = History(plan)

    @property
    def plan(self) -> Plan:
        """Return the plan as it stands on the screen."""
        return self._history.present

    @property
    def history(self) -> History[Plan]:
        """Return what can be undone."""
        return self._history

    def count_lines(self, on: bool) -> None:
        """Count the lines of drafts on paper, or no longer."""
        self.line_numbers = on
        Preferences(self.shell.app.settings).keep("line_numbers", on)

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

    def when_saved(self, then: Callable[[], object]) -> None:
        """Call `then` once everything is on disk; see `Autosave.when_saved`."""
        if self.autosave is None:
            then()
        else:
            self.autosave.when_saved(then)

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
