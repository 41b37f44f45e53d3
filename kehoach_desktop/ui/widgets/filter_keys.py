"""Keys of a line that filters a list: Down goes to the list, Esc takes the filter away."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget


def bind_filter_keys(line: QLineEdit, view: QWidget) -> None:
    """Let Down and Esc lead from `line` back to `view`; Esc shows everything again."""

    def leave() -> None:
        line.clear()
        view.setFocus()

    for key, act in ((Qt.Key.Key_Down, view.setFocus), (Qt.Key.Key_Escape, leave)):
        shortcut = QShortcut(QKeySequence(key), line)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(act)
