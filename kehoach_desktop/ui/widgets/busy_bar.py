"""A moving bar for work that takes longer than 600 ms, with "Dừng" where it can be stopped."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from kehoach_desktop.ui.operations import Operation, Operations
from kehoach_desktop.ui.texts import tr


class BusyBar(QFrame):
    """Stands at the bottom of the window; never blocks it."""

    def __init__(self, operations: Operations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "info")
        self._shown: Operation | None = None
        self._label = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(320)
        self._bar.setAccessibleName(tr("shell.busy"))
        self._stop = QPushButton(tr("shell.busy.cancel"))
        self._stop.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 3, 8, 3)
        row.addWidget(self._label)
        row.addWidget(self._bar, 1)
        row.addWidget(self._stop)
        row.addStretch(1)
        operations.slow.connect(self.show_operation)
        operations.progressed.connect(self._progress)
        operations.ended.connect(self.forget)
        self.hide()

    def show_operation(self, operation: Operation) -> None:
        """Show `operation` if it has a name; nameless work stays silent."""
        if not operation.label:
            return
        self._shown = operation
        self._label.setText(operation.label)
        self._bar.setRange(0, 0)
        self._stop.setVisible(operation.reports)
        self._stop.setEnabled(True)
        self.show()

    def forget(self, operation: Operation) -> None:
        """Hide the bar when the shown operation has ended."""
        if operation is self._shown:
            self._shown = None
            self.hide()

    def _progress(self, operation: Operation, done: int, total: int) -> None:
        if operation is self._shown:
            self._bar.setRange(0, total)
            self._bar.setValue(done)

    def _cancel(self) -> None:
        if self._shown is not None:
            self._shown.cancel()
            self._label.setText(tr("shell.busy.stopping"))
            self._stop.setEnabled(False)
