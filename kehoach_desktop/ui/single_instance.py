"""One window per data folder: a second start hands its packages to the first and ends.

A lock file tells who is first (the system drops it with the process, and `QLockFile` sees that the
process of a stale one is gone), a local socket carries the message. Both are named by the real path
of the data folder, so two offices on one PC have a window each.

The message is one JSON line `{"paths": [...], "close": false}` of at most 64 KiB; the first answers
"ok". A setup that replaces the program asks the window to save and to close.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QDir, QLockFile, QObject, Signal

from kehoach_desktop.errors import AppError

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

#: Longest message taken, bytes.
MESSAGE_LIMIT = 64 * 1024
#: How long a second start waits for the first, which may still be starting (seconds).
PATIENCE = 20.0
#: How long a setup waits for the window to save and close (seconds).
CLOSING_PATIENCE = 90.0
#: How long the first waits for a line or for its answer to leave (milliseconds).
ANSWER_MS = 300


class SingleInstance(QObject):
    """Holds the lock of a data folder, or hands over to the window that does."""

    #: A later start wants the window in front, perhaps with packages: list of Path.
    called = Signal(list)
    #: A setup wants to replace the program: save and close.
    close_asked = Signal()

    def __init__(self, root: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        real = os.path.normcase(os.path.realpath(root)).encode("utf-8", "surrogatepass")
        digest = QCryptographicHash.hash(real, QCryptographicHash.Algorithm.Sha256).toHex()
        self._name = f"kehoach-{bytes(digest.data()).decode()[:24]}"
        self._lock = QLockFile(QDir.temp().filePath(f"{self._name}.lock"))
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def is_first(self) -> bool:
        """Take the folder; False when another window has it.

        When no lock can be made at all (no temporary folder) the window opens all the same: the
        database has its own locks.
        """
        taken = self._lock.tryLock(0)
        return taken or self._lock.error() != QLockFile.LockError.LockFailedError

    def listen(self) -> None:
        """Hear later starts from now on; called after the first paint, for it loads QtNetwork."""
        from PySide6.QtNetwork import QLocalServer

        if self._server is not None:
            return
        QLocalServer.removeServer(self._name)  # left by a crash: the lock says nobody listens
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._connected)
        self._server.listen(self._name)

    def hand_over(self, paths: Sequence[Path], patience: float = PATIENCE) -> None:
        """Give `paths` to the first window; AppError E-WINDOW when it does not answer."""
        self._tell({"paths": [str(path.absolute()) for path in paths]}, patience)

    def ask_to_close(self, patience: float = CLOSING_PATIENCE) -> None:
        """Ask the first window to save and close, and wait until it has; AppError E-WINDOW."""
        self._tell({"paths": [], "close": True}, patience)
        until = time.monotonic() + patience
        while not self.is_first():
            if time.monotonic() > until:
                raise AppError("E-WINDOW")
            time.sleep(0.1)

    def _tell(self, message: dict[str, object], patience: float) -> None:
        line = (json.dumps(message) + "\n").encode()
        until = time.monotonic() + patience
        while time.monotonic() < until:
            if self._deliver(line):
                return
            time.sleep(0.1)
        raise AppError("E-WINDOW")

    def release(self) -> None:
        """Stop listening and give the folder back."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _deliver(self, message: bytes) -> bool:
        from PySide6.QtNetwork import QLocalSocket

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(500):
            return False
        socket.write(message)
        socket.waitForBytesWritten(500)
        answered = socket.waitForReadyRead(2000) and bytes(socket.readAll().data()) == b"ok\n"
        socket.disconnectFromServer()
        return answered

    def _connected(self) -> None:
        """Answer each caller on the spot: it is a process of this PC that speaks at once."""
        while self._server is not None and self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            call = _call(_first_line(socket))
            if call is not None:
                socket.write(b"ok\n")
                socket.waitForBytesWritten(ANSWER_MS)
            socket.close()
            if call is not None and call.close:
                self.close_asked.emit()
            elif call is not None:
                self.called.emit(call.paths)


def _first_line(socket: QLocalSocket) -> bytes:
    """Return the caller's line, cut at the limit; what has come so far if it falls silent."""
    while not socket.canReadLine() and socket.bytesAvailable() <= MESSAGE_LIMIT:
        if not socket.waitForReadyRead(ANSWER_MS):
            break
    return bytes(socket.readLine(MESSAGE_LIMIT).data())


@dataclass(frozen=True, slots=True)
class _Call:
    """What a later start wants."""

    paths: list[Path]
    close: bool


def _call(line: bytes) -> _Call | None:
    """Return what a message asks for, None when it is not one of ours."""
    try:
        message = json.loads(line)
        paths, close = message["paths"], message.get("close", False)
        if not all(isinstance(path, str) for path in paths):
            return None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return _Call([Path(path) for path in paths], close is True)
