"""What a new plan can start from besides a template: a card each, pressed anywhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from kehoach_desktop.ui.texts import tr

#: Keys of the cards, in order (`plans.source.<key>`).
SOURCES = ("superior", "last_year")


class SourceCards(QWidget):
    """`asked(key)`: start from the superior's plan, from last year's."""

    asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.buttons: dict[str, QPushButton] = {}
        for key in SOURCES:
            button = QPushButton(tr(f"plans.source.{key}"))
            button.setToolTip(tr(f"plans.source.{key}.hint"))
            button.clicked.connect(lambda _on=False, key=key: self.asked.emit(key))
            self.buttons[key] = button
            row.addWidget(button)
        row.addStretch(1)

    def add(self, key: str, name: str, hint: str, act: Callable[[], object]) -> None:
        """Add a card that leads elsewhere, or give it a new name and a new way."""
        self.remove(key)
        button = QPushButton(name)
        button.setToolTip(hint)
        button.clicked.connect(lambda _on=False: act())
        self.buttons[key] = button
        self._row.insertWidget(self._row.count() - 1, button)

    def remove(self, key: str) -> None:
        """Take a card away."""
        button = self.buttons.pop(key, None)
        if button is not None:
            self._row.removeWidget(button)
            button.deleteLater()
