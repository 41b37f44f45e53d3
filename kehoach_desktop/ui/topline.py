"""The line at the top: where we are, whose office it is, whether everything is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.elided_label import ElidedLabel
from kehoach_desktop.ui.widgets.person_button import PersonButton
from kehoach_desktop.ui.widgets.save_state import SaveState

if TYPE_CHECKING:
    from kehoach_desktop.domain.office import OfficeProfile


class TopLine(QWidget):
    """Title of the page at left, office in the middle, search and saving at right; never wraps."""

    search_wanted = Signal()
    recent_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topline")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = ElidedLabel()
        self._title.setProperty("role", "title")
        self._office = ElidedLabel()
        self._office.setProperty("role", "quiet")
        self._office.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._office.setText(tr("shell.no_office"))
        self.person = PersonButton()
        self.search = QPushButton(tr("search.button"))
        self.search.setToolTip(tr("search.tip"))
        self.search.setEnabled(False)  # until the data are open
        self.search.clicked.connect(self.search_wanted)
        self.recent = QPushButton(tr("undo.button"))
        self.recent.setToolTip(tr("undo.tip"))
        self.recent.setEnabled(False)
        self.recent.clicked.connect(self.recent_wanted)
        self.save_state = SaveState()
        self.save_state.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 5, 14, 5)
        row.setSpacing(20)
        row.addWidget(self._title, 1)
        row.addWidget(self._office)
        row.addWidget(self.person)
        row.addWidget(self.search)
        row.addWidget(self.recent)
        row.addWidget(self.save_state)

    @property
    def title(self) -> QLabel:
        """Return the label of the title."""
        return self._title

    def set_title(self, title: str) -> None:
        """Show where we are."""
        self._title.setText(title)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # Qt's name
        """Keep the title readable: the name of the office gives way first."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        wanted = self._title.sizeHint().width()
        self._title.setMinimumWidth(min(wanted, self.width() // 4))

    def set_office(self, office: OfficeProfile | None) -> None:
        """Show whose data these are, with the province beside the name."""
        if office is None:
            self._office.setText(tr("shell.no_office"))
        else:
            self._office.setText(f"{office.committee_short}, {office.full_province}")
