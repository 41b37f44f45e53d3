"""The line that is always in sight: "✓ Đã lưu 14:32:05"."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QWidget

from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.texts import tr

FLASH_MS = 700


class SaveState(QLabel):
    """Tells whether what was typed is on disk; Ctrl+S only makes it flash."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTip(tr("shell.save.tip"))
        self.setProperty("role", "quiet")
        self.setText(tr("shell.save.none"))

    def pending(self) -> None:
        """Show that typed text is on its way to the disk."""
        self._show("", tr("shell.save.pending"))

    def saved(self, at: dt.datetime) -> None:
        """Show the time of the last durable save."""
        self._show("done", tr("shell.save.saved", time=f"{at:%H:%M:%S}"))

    def failed(self, error: AppError) -> None:
        """Show that the last save failed; the message bar says why."""
        self._show("error", tr("shell.save.failed"))

    def flash(self) -> None:
        """Answer Ctrl+S: the line stands out for a moment."""
        self._role("heading")
        QTimer.singleShot(FLASH_MS, self, lambda: self._role("quiet"))

    def _show(self, tone: str, text: str) -> None:
        self.setProperty("tone", tone)
        self.setText(text)
        self.setAccessibleName(text)
        self._polish()

    def _role(self, role: str) -> None:
        self.setProperty("role", role)
        self._polish()

    def _polish(self) -> None:
        self.style().unpolish(self)
        self.style().polish(self)
