"""What a new plan can start from besides a template: a card each, pressed anywhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.ui.texts import tr

#: Keys of the cards, in order (`plans.source.<key>`).
SOURCES = ("superior", "last_year")


class Card(QFrame):
    """A card that is pressed anywhere: its words too."""

    clicked = Signal()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the card."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(
            event.position().toPoint()
        ):
            self.clicked.emit()


class SourceCards(QWidget):
    """`asked(key)`: start from the superior's plan, from last year's.

    Others add cards of their own, and small buttons on the last card for what is close to it.
    """

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self._foot: QVBoxLayout | None = None
        self.buttons: dict[str, QPushButton] = {}
        for key in SOURCES:
            name, hint = tr(f"plans.source.{key}"), tr(f"plans.source.{key}.hint")
            self.add_card(key, name, hint, partial(self.asked.emit, key))

    def add_card(self, key: str, name: str, hint: str, act: Callable[[], object]) -> None:
        """Add a card that leads elsewhere."""
        card = Card()
        card.setProperty("role", "card")
        button = QPushButton(name)
        button.setAccessibleDescription(hint)
        button.clicked.connect(lambda _on=False: act())
        card.clicked.connect(button.click)
        told = QLabel(hint)
        told.setWordWrap(True)
        told.setProperty("role", "quiet")
        self._foot = QVBoxLayout()
        column = QVBoxLayout(card)
        column.addWidget(button)
        column.addWidget(told, 1)
        told.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._foot)
        self.buttons[key] = button
        self._row.addWidget(card, 1)

    def add_small(self, key: str, name: str, hint: str, act: Callable[[], object]) -> None:
        """Add a small button to the last card, or give it a new name and a new way."""
        self.remove(key)
        assert self._foot is not None
        button = QPushButton(name)
        button.setProperty("role", "link")
        button.setToolTip(hint)
        button.clicked.connect(lambda _on=False: act())
        self.buttons[key] = button
        self._foot.addWidget(button)

    def remove(self, key: str) -> None:
        """Take a small button away."""
        button = self.buttons.pop(key, None)
        if button is not None:
            button.setParent(None)
            button.deleteLater()
