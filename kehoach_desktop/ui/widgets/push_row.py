"""Small parts of the pages with a list at left: a label, a row of buttons."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton

from kehoach_desktop.ui.texts import tr


def label(role: str) -> QLabel:
    """Return a label that wraps, in the look of `role`."""
    made = QLabel()
    made.setProperty("role", role)
    made.setWordWrap(True)
    return made


def push_row(*keys: str) -> tuple[QHBoxLayout, list[QPushButton]]:
    """Return a row of buttons, worded by `keys`."""
    row, buttons = QHBoxLayout(), [QPushButton(tr(key)) for key in keys]
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return row, buttons
