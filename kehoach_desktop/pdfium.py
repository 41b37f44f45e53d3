"""One PDFium at a time: the library is not thread-safe, whatever the number of open documents.

Whoever calls pypdfium2 holds `LOCK` for the call, the closing of what was opened included, and lets
go of it between two pages, so that nobody waits for a whole document.
"""

from __future__ import annotations

import threading
from collections import deque
from types import TracebackType


class TurnLock:
    """A lock given out in the order it was asked for.

    Python's own lock goes back to whoever asks first again: a merge of hundreds of pages that lets
    go after each of them would still keep the preview waiting until its end.
    """

    def __init__(self) -> None:
        self._guard = threading.Lock()
        self._held = False
        self._waiting: deque[threading.Lock] = deque()

    def __enter__(self) -> None:
        """Wait for our turn."""
        turn = threading.Lock()
        with self._guard:
            if not self._held:
                self._held = True
                return
            turn.acquire()
            self._waiting.append(turn)
        turn.acquire()

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        """Hand the lock to whoever has waited longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._held = False

    @property
    def waiting(self) -> int:
        """Return how many wait for the lock."""
        return len(self._waiting)

    def locked(self) -> bool:
        """Say whether somebody holds the lock."""
        return self._held


LOCK = TurnLock()
