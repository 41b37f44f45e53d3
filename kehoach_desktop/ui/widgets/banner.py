"""A standing line under the top line: sample data in use, office not declared yet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


class Banner(QFrame):
    """Says something that stays true until it is dealt with; one button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "warning")
        self._act: Callable[[], object] | None = None
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._button = QPushButton()
        self._button.setProperty("role", "link")
        self._button.clicked.connect(self._pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 1, 14, 1)
        row.addWidget(self._label, 1)
        row.addWidget(self._button)
        self.hide()

    @property
    def text(self) -> str:
        """Return the words on the banner, empty when it is hidden."""
        return self._label.text() if not self.isHidden() else ""

    def tell(self, text: str, action: str, act: Callable[[], object]) -> None:
        """Show `text` and a button."""
        self._label.setText(text)
        self._button.setText(action)
        self._act = act
        self.show()

    def clear(self) -> None:
        """Hide the banner."""
        self._act = None
        self.hide()

    def _pressed(self) -> None:
        if self._act is not None:
            self._act()
