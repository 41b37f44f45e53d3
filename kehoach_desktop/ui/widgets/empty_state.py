"""What an empty list says: why it is empty and what to do first."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

#: Letters of a line at least, so that a sentence does not become a column.
LETTERS = 44


class EmptyState(QWidget):
    """A heading, a sentence, at most one button."""

    def __init__(
        self,
        heading: str,
        text: str,
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(1)
        for words, role in ((heading, "heading"), (text, "quiet")):
            label = QLabel(words)
            label.setProperty("role", role)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setMinimumWidth(label.fontMetrics().averageCharWidth() * LETTERS)
            column.addWidget(label)
        if action and act is not None:
            self.button = QPushButton(action)
            self.button.setProperty("role", "primary")
            self.button.clicked.connect(lambda _checked: act())
            column.addSpacing(8)
            column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
