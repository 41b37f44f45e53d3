"""A quiet note of one line, the rest of which is a press away: it never pushes the work down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.elided_label import ElidedLabel


class FoldedNote(QWidget):
    """Shows its beginning; "Xem hết" unfolds it, where it does not fit in one line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._open = False
        self._label = _Words()
        self._label.setProperty("role", "quiet")
        self.more = QPushButton()
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self._toggle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._label, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        self._fit()

    def text(self) -> str:
        """Return the whole note."""
        return self._label.text()

    def setText(self, text: str) -> None:  # as QLabel's
        """Show another note."""
        if text != self._label.text():
            self._label.setText(text)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the rest where it does not fit."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Measure again in other letters."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _toggle(self) -> None:
        self._open = not self._open
        self._fit()

    def _fit(self) -> None:
        text = self._label.text()
        long = self._label.fontMetrics().horizontalAdvance(text) > self.width()
        self._label.unfold(self._open and long)
        self.more.setText(tr("common.less" if self._open else "common.more"))
        self.more.setVisible(long)
        self.setVisible(bool(text))


class _Words(ElidedLabel):
    """One line with "…", or all of it."""

    def unfold(self, on: bool) -> None:
        """Show every word, or one line."""
        self.setWordWrap(on)
        self.updateGeometry()

    def paintEvent(self, event: object) -> None:
        """Draw one line, or as a label does."""
        if self.wordWrap():
            super(ElidedLabel, self).paintEvent(event)  # type: ignore[arg-type]
        else:
            super().paintEvent(event)  # type: ignore[arg-type]
