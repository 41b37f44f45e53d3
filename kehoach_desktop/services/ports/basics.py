"""What every use case may ask for: the clock, new ids, a reporter of long work."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Protocol

from kehoach_desktop.errors import AppError


class Clock(Protocol):
    """The time, so that no rule reads the PC's clock by itself."""

    def now(self) -> dt.datetime:
        """Return the local time, without a time zone."""


class Reporter(Protocol):
    """How long work tells where it is and learns that it was cancelled."""

    def progress(self, done: int, total: int) -> None:
        """Tell that `done` of `total` steps are behind us (total 0: unknown)."""

    def cancelled(self) -> bool:
        """Say whether the officer gave up waiting."""


def report(reporter: Reporter | None, done: int, total: int) -> None:
    """Tell the reporter, if there is one; E-CANCELLED if the officer gave up."""
    if reporter is None:
        return
    if reporter.cancelled():
        raise AppError("E-CANCELLED")
    reporter.progress(done, total)


NewId = Callable[[], str]
