"""The rail at the left: the places, icon and word, and the help below them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from kehoach_desktop.paths import resource
from kehoach_desktop.ui.places import Place
from kehoach_desktop.ui.texts import tr


def icon(name: str) -> QIcon:
    """Return the icon `resources/icons/<name>.svg`."""
    return QIcon(str(resource("icons", f"{name}.svg")))


class Rail(QWidget):
    """One button per built place; Ctrl+1…7 follow the place, not its row, so they never move."""

    chosen = Signal(str)
    help_wanted = Signal()

    def __init__(self, places: list[tuple[int, Place]], parent: QWidget | None = None) -> None:
        """`places` are (number of the key, place)."""
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("shell.rail"))
        self._buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 6, 4, 6)
        column.setSpacing(3)
        for number, place in places:
            word = tr(f"shell.place.{place.key}")
            button = self._button(word, place.key)
            button.setCheckable(True)
            button.setToolTip(tr("shell.place.tip", place=word, number=number))
            button.clicked.connect(lambda _=False, key=place.key: self.chosen.emit(key))
            group.addButton(button)
            column.addWidget(button)
            self._buttons[place.key] = button
        column.addStretch(1)
        help_button = self._button(tr("shell.help"), "help")
        help_button.setToolTip(tr("shell.help.tip"))
        help_button.clicked.connect(self.help_wanted)
        column.addWidget(help_button)

    def select(self, key: str) -> None:
        """Mark the open place."""
        button = self._buttons.get(key)
        if button is not None:
            button.setChecked(True)

    def _button(self, word: str, picture: str) -> QToolButton:
        button = QToolButton()
        button.setText(word)
        button.setAccessibleName(word)
        button.setIcon(icon(picture))
        button.setIconSize(QSize(24, 24))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button
