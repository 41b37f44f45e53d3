"""Above the checklist: type to filter, choose plan, agency and state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QWidget

from kehoach_desktop.ui.models.checklist_rows import RowFilter, View
from kehoach_desktop.ui.texts import tr

#: Narrowest that a choice may become, in letters; the whole name stands in its tooltip.
_CHOICE_LETTERS = 7
#: The same for the words to filter by.
_WORD_LETTERS = 14


class FilterBar(QWidget):
    """Tells by `changed` what the officer wants to see."""

    changed = Signal(object)  # RowFilter
    print_wanted = Signal()
    excel_wanted = Signal()
    ics_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("common.filter.hint"))
        self.words.setAccessibleName(tr("common.filter.hint"))
        self.words.setToolTip(tr("tasks.filter.tip"))
        self.words.setClearButtonEnabled(True)
        self.plan = self._choice(tr("tasks.filter.plan"))
        self.agency = self._choice(tr("tasks.filter.agency"))
        self.view = self._choice(tr("tasks.filter.view"))
        for view in View:
            self.view.addItem(tr(f"tasks.view.{view.value}"), view)
        self.print_button = QPushButton(tr("tasks.print"))
        self.print_button.setToolTip(tr("tasks.print.tip"))
        self.print_button.clicked.connect(self.print_wanted)
        self.excel_button = QPushButton(tr("printing.excel"))
        self.excel_button.setToolTip(tr("printing.excel.tip"))
        self.excel_button.clicked.connect(self.excel_wanted)
        self.ics_button = QPushButton(tr("tasks.ics"))
        self.ics_button.setToolTip(tr("tasks.ics.tip"))
        self.ics_button.clicked.connect(self.ics_wanted)
        self.words.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WORD_LETTERS)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words, 2)
        row.addWidget(self.plan, 1)
        row.addWidget(self.agency, 1)
        row.addWidget(self.view, 1)
        row.addWidget(self.print_button)
        row.addWidget(self.excel_button)
        row.addWidget(self.ics_button)
        self.words.textChanged.connect(self._emit)
        for box in (self.plan, self.agency, self.view):
            box.currentIndexChanged.connect(self._emit)
        self.offer([], [])

    def _choice(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(name)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(_CHOICE_LETTERS)
        return box

    def offer(self, plans: Sequence[tuple[str, str]], agencies: Sequence[str]) -> None:
        """Offer these plans and agencies; what was chosen stays chosen while it exists."""
        self._fill(self.plan, tr("tasks.filter.all_plans"), plans)
        self._fill(self.agency, tr("tasks.filter.all_agencies"), [(n, n) for n in agencies])

    def _fill(self, box: QComboBox, everything: str, items: Sequence[tuple[str, str]]) -> None:
        chosen = box.currentData()
        box.blockSignals(True)
        box.clear()
        box.addItem(everything, "")
        for value, text in items:
            box.addItem(text, value)
            box.setItemData(box.count() - 1, text, Qt.ItemDataRole.ToolTipRole)
        box.setCurrentIndex(max(0, box.findData(chosen)))
        box.setToolTip(box.currentText())
        box.blockSignals(False)

    @property
    def wanted(self) -> RowFilter:
        """Return what the officer wants to see."""
        return RowFilter(
            self.words.text(),
            self.plan.currentData() or "",
            self.agency.currentData() or "",
            self.view.currentData(),
        )

    def choose_view(self, view: View) -> None:
        """Show another state, as a click on a number does."""
        self.view.setCurrentIndex(self.view.findData(view))

    def choose_plan(self, plan_id: str) -> None:
        """Show one plan alone, as another place asks for it."""
        self.plan.setCurrentIndex(max(0, self.plan.findData(plan_id)))

    def clear(self) -> None:
        """Take every filter away."""
        for widget in (self.words, self.plan, self.agency, self.view):
            widget.blockSignals(True)
        self.words.clear()
        self.plan.setCurrentIndex(0)
        self.agency.setCurrentIndex(0)
        self.view.setCurrentIndex(self.view.findData(View.ALL))
        for widget in (self.words, self.plan, self.agency, self.view):
            widget.blockSignals(False)
        self._emit()

    def _emit(self) -> None:
        for box in (self.plan, self.agency):
            box.setToolTip(box.currentText())
        self.changed.emit(self.wanted)
