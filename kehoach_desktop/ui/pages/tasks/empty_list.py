"""What stands in the place of an empty checklist: why, and what to do first."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from kehoach_desktop.ui.texts import tr


class EmptyList(QWidget):
    """One sentence and one button."""

    plans_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.button = QPushButton()
        self.button.clicked.connect(self._pressed)
        self._no_tasks = False
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)

    def explain(self, total: int, words: str = "") -> None:
        """Say why nothing is shown: there are `total` turns, and `words` were filtered by."""
        self._no_tasks = not total
        words = words.strip()
        if self._no_tasks:
            self.words.setText(tr("tasks.empty"))
        elif words:
            self.words.setText(tr("common.filter.none", query=words))
        else:
            self.words.setText(tr("tasks.none_here"))
        self.button.setText(tr("tasks.empty.go" if self._no_tasks else "tasks.show_all"))

    def _pressed(self) -> None:
        if self._no_tasks:
            self.plans_wanted.emit()
        else:
            self.all_wanted.emit()
