"""A part of a form that folds away under its title, and a line of text that is a button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QToolButton,
    QVBoxLayout,
    QWidget,
)


class Folding(QFrame):
    """A title that shows and hides what is in `column`."""

    opened = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = QToolButton()
        self.head.setText(title)
        self.head.setCheckable(True)
        self.head.setAutoRaise(True)
        self.head.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.head.setArrowType(Qt.ArrowType.RightArrow)
        self.head.toggled.connect(self._toggle)
        self.body = QWidget()
        self.column = QVBoxLayout(self.body)
        self.column.setContentsMargins(10, 0, 0, 4)
        self.column.setSpacing(3)
        self.body.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(2)
        outer.addWidget(self.head)
        outer.addWidget(self.body)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self.head.setText(title)

    def open(self, on: bool = True) -> None:
        """Show or hide the inside."""
        self.head.setChecked(on)

    @property
    def is_open(self) -> bool:
        """Say whether the inside is shown."""
        return self.head.isChecked()

    def _toggle(self, on: bool) -> None:
        self.head.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)
        self.body.setVisible(on)
        self.opened.emit(on)


class WrappedCheck(QWidget):
    """A box to tick whose words wrap; `clicked` follows the hand."""

    clicked = Signal()

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.box = QCheckBox()
        self.box.setAccessibleName(words)
        self.box.clicked.connect(lambda _on=False: self.clicked.emit())
        label = QLabel(words)
        label.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label, 1)
        self.setFocusProxy(self.box)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tick by a click on the words."""
        if self.rect().contains(event.position().toPoint()):
            self.box.click()


class TextButton(QLabel):
    """A sentence that is taken by a click, Enter or the space bar."""

    pressed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMargin(5)
        self._dress()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the sentence."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the sentence by Enter or Space; the arrows go to its neighbours."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit()
        elif key == Qt.Key.Key_Down:
            self.focusNextChild()
        elif key == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Show the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._dress(event.type() == QEvent.Type.FocusIn)
        return super().event(event)

    def _dress(self, focused: bool = False) -> None:
        colour = "palette(highlight)" if focused else "#cfd5de"
        self.setStyleSheet(
            f"TextButton {{ border: 1px solid {colour}; border-radius: 4px; background: #ffffff; }}"
            "TextButton:hover { background: #dbe8f5; }"
        )
