"""The net under everything: no traceback reaches the screen, none is lost.

The unexpected is written to the log of the data folder, then told in a dialog. While a dialog is
open, further faults only go to the log: a fault in a paint event must not open a thousand.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from kehoach_desktop.diagnostics import describe, write_down
from kehoach_desktop.errors import AppError

if TYPE_CHECKING:
    from kehoach_desktop.services.ports.basics import Clock


class CrashNet:
    """Catches what no layer foresaw."""

    def __init__(
        self,
        log: Path,
        clock: Clock,
        show: Callable[[str], object],
        refuse: Callable[[AppError], object],
    ) -> None:
        """`show` opens the dialog with the details, `refuse` words an `AppError`."""
        self._log = log
        self._clock = clock
        self._show = show
        self._refuse = refuse
        self._showing = False

    def install(self) -> None:
        """Become the interpreter's last resort; Qt's slots end there too."""
        sys.excepthook = self._hook

    def caught(self, error: BaseException) -> None:
        """Log and tell `error`; an `AppError` that slipped through is only worded."""
        if isinstance(error, AppError):
            self._refuse(error)
            return
        write_down(error, self._log, self._clock.now())
        if self._showing:
            return
        self._showing = True
        try:
            self._show(describe(error))
        finally:
            self._showing = False

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.caught(error.with_traceback(trace))
