"""Long work beside the window: a thread each for data, printing, reading files, the review.

An operation is a plain function and what to do with its answer:

    shell.operations.run(lambda: shell.app.plans.rows(), self._show_rows)

- `function` runs in the lane's only thread (`Lane.STORE`: everything that touches the database or
  the files beside it; `Lane.PRINT`: PDF and page pictures; `Lane.READ`: files of others, read and
  measured; `Lane.REVIEW`: rules over a text; `Lane.FILES`: large files copied or merged, which no
  saving waits for), in the order of the calls;
- `success(result)` and `failure(error)` are called on the GUI thread; without `failure` the refusal
  is worded in the message bar. Anything but an `AppError` goes to the crash dialog as well;
- `owner`: when that object (a page, a dialog) is gone by then, nothing is called;
- with `reports=True` the function is called with a `Reporter` and may ask `cancelled()`;
- `label` ("Đang xuất gói") is shown with a moving bar, but only when the work takes more than
  600 ms.

`Operations(inline=True)` runs everything at once in the calling thread: for tests and pictures.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from enum import Enum
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from kehoach_desktop.errors import AppError

#: Work shorter than this shows nothing (milliseconds).
PATIENCE_MS = 600


class Lane(Enum):
    """Which of the worker threads runs an operation."""

    STORE = "store"
    PRINT = "print"
    READ = "read"
    REVIEW = "review"
    FILES = "files"


class Cancelled(Exception):
    """Raised by a function that learned from its reporter that the officer gave up."""


class Operation:
    """One piece of running work; also the `Reporter` its function is given.

    No QObject: whichever thread lets go of it last may destroy it.
    """

    def __init__(
        self,
        function: Callable[..., Any],
        success: Callable[[Any], object] | None,
        failure: Callable[[AppError], object] | None,
        owner: QObject | None,
        reports: bool,
        label: str,
        report: Callable[[Operation, int, int], None],
        around: Callable[[], AbstractContextManager[object]] = nullcontext,
    ) -> None:
        self.label = label
        self._around = around
        self.reports = reports
        self.started_at = time.monotonic()
        self._function = function
        self._success = success
        self._failure = failure
        self._owner = owner
        self._owned = owner is not None
        self._report = report
        self._cancelled = threading.Event()
        self.result: Any = None
        self.error: BaseException | None = None

    def progress(self, done: int, total: int) -> None:
        """Tell that `done` of `total` steps are behind us (any thread)."""
        self._report(self, done, total)

    def cancelled(self) -> bool:
        """Say whether the officer gave up waiting (any thread)."""
        return self._cancelled.is_set()

    @property
    def crashed(self) -> bool:
        """Say whether the function ended in a fault of ours, for which `failure` is not called."""
        return self.error is not None and not isinstance(self.error, AppError | Cancelled)

    def cancel(self) -> None:
        """Ask the work to stop; it stops when its function next asks."""
        self._cancelled.set()

    def perform(self) -> None:
        """Run the function (worker thread) and keep its answer or its exception."""
        try:
            with self._around():
                self.result = self._function(self) if self.reports else self._function()
        except BaseException as error:  # noqa: BLE001 - handed to the GUI thread, never lost
            self.error = error

    def deliver(self) -> BaseException | None:
        """Call back on the GUI thread; return the exception nobody took."""
        if self._owned and (self._owner is None or not shiboken6.isValid(self._owner)):
            return None if isinstance(self.error, AppError | None) else self.error
        if self.error is None:
            if self._success is not None:
                self._success(self.result)
            return None
        if isinstance(self.error, Cancelled):
            return None
        if isinstance(self.error, AppError) and self._failure is not None:
            self._failure(self.error)
            return None
        return self.error


class Operations(QObject):
    """Runs operations, one thread per lane, and hands their answers to the GUI thread."""

    #: An operation took more than 600 ms: show `Operation.label` and its progress.
    slow = Signal(object)
    #: How far an operation is: operation, steps done, steps in all (0: unknown).
    progressed = Signal(object, int, int)
    #: The operation announced by `slow` has ended.
    ended = Signal(object)
    #: An `AppError` nobody handled.
    refused = Signal(object)
    #: A fault of ours: exception for the crash dialog.
    crashed = Signal(object)
    #: Nothing is running or waiting any more.
    idle = Signal()

    _done = Signal(object)

    def __init__(self, parent: QObject | None = None, *, inline: bool = False) -> None:
        super().__init__(parent)
        #: What every operation of the database worker is done inside of: one action to undo.
        self.around: Callable[[], AbstractContextManager[object]] = nullcontext
        self._inline = inline
        self._running: list[Operation] = []
        self._lanes = {lane: ThreadPoolExecutor(1, lane.value) for lane in Lane}
        self._done.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Say whether an operation runs, waits, or has not been answered yet."""
        return bool(self._running)

    def run(
        self,
        function: Callable[..., Any],
        success: Callable[[Any], object] | None = None,
        failure: Callable[[AppError], object] | None = None,
        *,
        lane: Lane = Lane.STORE,
        owner: QObject | None = None,
        reports: bool = False,
        label: str = "",
    ) -> Operation:
        """Queue `function`; see the module's text for the parameters."""
        around = self.around if lane is Lane.STORE else nullcontext
        operation = Operation(function, success, failure, owner, reports, label, self._tell, around)
        self._running.append(operation)
        if self._inline:
            operation.perform()
            self._finish(operation)
            return operation
        QTimer.singleShot(PATIENCE_MS, self, lambda: self._announce(operation))
        self._lanes[lane].submit(self._perform, operation)
        return operation

    def wait(self) -> None:
        """Block until all threads are done; answers are still delivered by the event loop."""
        for lane in self._lanes.values():
            lane.submit(lambda: None).result()

    def _perform(self, operation: Operation) -> None:
        """Run the function and announce its end (worker thread)."""
        operation.perform()
        if shiboken6.isValid(self):  # the window may be gone by now
            self._done.emit(operation)

    def _tell(self, operation: Operation, done: int, total: int) -> None:
        if shiboken6.isValid(self):
            self.progressed.emit(operation, done, total)

    def _announce(self, operation: Operation) -> None:
        if operation in self._running:
            self.slow.emit(operation)

    @Slot(object)
    def _finish(self, operation: Operation) -> None:
        if operation in self._running:
            self._running.remove(operation)
        self.ended.emit(operation)
        try:
            left = operation.deliver()
        except AppError as error:
            left = error
        if isinstance(left, AppError):
            self.refused.emit(left)
        elif left is not None:
            self.crashed.emit(left)
        if not self._running:
            self.idle.emit()
