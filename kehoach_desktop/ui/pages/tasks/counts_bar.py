"""How many turns are late, near, open, done: every number leads to the rows behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from kehoach_desktop.ui.models.checklist_rows import View
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.send_menu import Offer, SendButton

_COUNTED = (View.LATE, View.SOON, View.OPEN, View.DONE, View.ALL)


class CountsBar(QWidget):
    """Counts within the words, plan and agency that are filtered by, whatever the state."""

    chosen = Signal(object)  # View

    def __init__(
        self, offers: Callable[[], Sequence[Offer]] = list, parent: QWidget | None = None
    ) -> None:
        """`offers` says what of the list can be sent (see `SendButton`)."""
        super().__init__(parent)
        self.send = SendButton(offers)
        self.tools = QPushButton(tr("targets.tools"))
        self.tools.setToolTip(tr("targets.tools.tip"))
        menu = QMenu(self.tools)
        menu.setToolTipsVisible(True)
        self.past = menu.addAction(tr("past.button"))
        self.past.setToolTip(tr("past.button.tip"))
        self.targets = menu.addAction(tr("targets.button"))
        self.phrase = menu.addAction(tr("rhythm.try.button"))
        self.papers = [
            menu.addAction(tr(key)) for key in ("tasks.print", "printing.excel", "tasks.ics")
        ]
        self.print, self.excel, self.ics = self.papers
        self.tools.setMenu(menu)
        self.buttons: dict[View, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for view in _COUNTED:
            button = QPushButton()
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(partial(self.chosen.emit, view))
            self.buttons[view] = button
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.tools)
        row.addWidget(self.send)
        self.set_low(False)

    def set_low(self, low: bool) -> None:
        """Offer the papers here on a low page, where their buttons have no place.

        The number of all turns gives way too: the filter of states has them.
        """
        for action in self.papers:
            action.setVisible(low)
        self.buttons[View.ALL].setVisible(not low)

    def count(self, counts: Mapping[View, int]) -> None:
        """Show how many turns there are of each view."""
        for view, button in self.buttons.items():
            button.setText(tr(f"tasks.count.{view.value}", number=counts.get(view, 0)))
            button.setEnabled(bool(counts.get(View.ALL)))
