"""Above the checklist: type to filter, choose plan, agency, days and state."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from kehoach_desktop.domain.schedules.reporting_windows import ReportWindow
from kehoach_desktop.ui.models.checklist_rows import Period, RowFilter, View, window_words
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.field import DateField

#: Narrowest that a choice may become, in letters; the whole name stands in its tooltip.
_CHOICE_LETTERS = 7
#: The same for the words to filter by.
_WORD_LETTERS, _FEW_WORD_LETTERS = 14, 9


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
        self._windows: Sequence[ReportWindow] = ()
        self.view = self._choice(tr("tasks.filter.view"))
        for view in View:
            self.view.addItem(tr(f"tasks.view.{view.value}"), view)
        self.period = self._choice(tr("tasks.filter.period"))
        self.period.setToolTip(tr("tasks.filter.period.tip"))
        for period in Period:
            self.period.addItem(tr(f"tasks.period.{period.value}"), period)
        self.first = DateField(tr("tasks.filter.from"))
        self.last = DateField(tr("tasks.filter.until"))
        for field in (self.first, self.last):
            field.line.setToolTip(field.line.accessibleName())
            field.line.setPlaceholderText(field.line.accessibleName())
            field.hide()
            field.changed.connect(self._emit)
        self.print_button = QPushButton(tr("tasks.print"))
        self.print_button.setToolTip(tr("tasks.print.tip"))
        self.print_button.clicked.connect(self.print_wanted)
        self.excel_button = QPushButton(tr("printing.excel"))
        self.excel_button.setToolTip(tr("printing.excel.tip"))
        self.excel_button.clicked.connect(self.excel_wanted)
        self.ics_button = QPushButton(tr("tasks.ics"))
        self.ics_button.setToolTip(tr("tasks.ics.tip"))
        self.ics_button.clicked.connect(self.ics_wanted)
        self._keep_words_wide(_WORD_LETTERS)
        self.more = QPushButton(tr("tasks.filter.more"))
        self.more.setToolTip(tr("tasks.filter.more.tip"))
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_choices)
        self.more.hide()
        self._low = False
        self._lay_out()
        self.words.textChanged.connect(self._emit)
        for box in (self.plan, self.agency, self.period, self.view):
            box.currentIndexChanged.connect(self._emit)
        self.offer([], [])

    def _lay_out(self) -> None:
        """Words and buttons above, choices below: names of plans and agencies need the width."""
        self.head, self.choices = QWidget(), QWidget()
        above, below = QHBoxLayout(self.head), QHBoxLayout(self.choices)
        for row in (above, below):
            row.setContentsMargins(0, 0, 0, 0)
        above.addWidget(self.words, 2)
        for field in (self.first, self.last):
            above.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        for button in (self.print_button, self.excel_button, self.ics_button):
            above.addWidget(button)
        above.addWidget(self.more)
        for widget, share in ((self.plan, 5), (self.agency, 4), (self.period, 3), (self.view, 4)):
            below.addWidget(widget, share, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.head)
        column.addWidget(self.choices)

    def set_low(self, low: bool) -> None:
        """Fold the choices away on a low page, behind a button that says how many narrow it."""
        self._low = low
        for button in (self.print_button, self.excel_button, self.ics_button):
            button.setVisible(not low)
        self.more.setVisible(low)
        self._keep_words_wide(_FEW_WORD_LETTERS if low else _WORD_LETTERS)
        self._show_choices()

    def _keep_words_wide(self, letters: int) -> None:
        self.words.setMinimumWidth(self.fontMetrics().averageCharWidth() * letters)

    def take_head_back(self) -> None:
        """Show the words to filter by above the choices again, wherever they were."""
        layout = self.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.insertWidget(0, self.head)

    def _show_choices(self) -> None:
        self.choices.setVisible(not self._low or self.more.isChecked())

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

    def offer_windows(self, windows: Sequence[ReportWindow]) -> None:
        """Offer the windows of the reports below the spans of the calendar."""
        if list(windows) == list(self._windows):
            return
        self._windows = windows
        chosen = self.period.currentData()
        self.period.blockSignals(True)
        while self.period.count() > len(Period):
            self.period.removeItem(self.period.count() - 1)
        for each in windows:
            self.period.addItem(window_words(each), each)
        at = [self.period.itemData(place) for place in range(self.period.count())]
        self.period.setCurrentIndex(at.index(chosen) if chosen in at else 0)
        self.period.blockSignals(False)

    def choose_window(self, window: ReportWindow) -> None:
        """Show what is left of a report's window, as a click on its closing day does."""
        self._reset()
        offered = [self.period.itemData(place) for place in range(self.period.count())]
        if window in offered:
            self.period.setCurrentIndex(offered.index(window))
        self.view.setCurrentIndex(self.view.findData(View.OPEN))

    @property
    def wanted(self) -> RowFilter:
        """Return what the officer wants to see; a day that is no day narrows nothing."""
        days = [field.day() if field.check() else None for field in (self.first, self.last)]
        period = self.period.currentData()
        if isinstance(period, ReportWindow):
            days, period = [*period.span], Period.OWN
        return RowFilter(
            self.words.text(),
            self.plan.currentData() or "",
            self.agency.currentData() or "",
            self.view.currentData(),
            period,
            *days,
        )

    @property
    def kept(self) -> list[str]:
        """Return what is chosen of plan, agency, span and state, to be chosen again another day."""
        period = self.period.currentData()
        return [
            self.plan.currentData() or "",
            self.agency.currentData() or "",
            period.value if isinstance(period, Period) else Period.ALL.value,
            self.view.currentData().value,
        ]

    def keep_to(self, kept: Sequence[str]) -> None:
        """Choose what was `kept`; what is no longer there is passed over when it is offered.

        Whoever has kept nothing yet begins with what is not done.
        """
        self._reset()
        if len(kept) != len(self.kept):
            kept = ["", "", Period.ALL.value, View.OPEN.value]
        for box, value in ((self.plan, kept[0]), (self.agency, kept[1])):
            box.blockSignals(True)
            if value and box.findData(value) < 0:
                box.addItem("", value)  # its words come with the offer
            box.setCurrentIndex(max(0, box.findData(value)))
            box.blockSignals(False)
        for choice, kind, value in ((self.period, Period, kept[2]), (self.view, View, kept[3])):
            choice.blockSignals(True)
            known = next((each for each in kind if each.value == value), None)
            choice.setCurrentIndex(max(0, choice.findData(known)))
            choice.blockSignals(False)
        self._emit()

    def choose_view(self, view: View) -> None:
        """Show another state, as a click on a number does."""
        self.view.setCurrentIndex(self.view.findData(view))

    def choose_plan(self, plan_id: str) -> None:
        """Show one plan alone, as another place asks for it."""
        self.plan.setCurrentIndex(max(0, self.plan.findData(plan_id)))

    def choose_agency(self, name: str) -> None:
        """Show one agency alone, as another place asks for it."""
        self.agency.setCurrentIndex(max(0, self.agency.findData(name)))

    def clear(self) -> None:
        """Take every filter away."""
        self._reset()
        self._emit()

    def _reset(self) -> None:
        for widget in (self.words, self.plan, self.agency, self.period, self.view):
            widget.blockSignals(True)
        self.words.clear()
        self.plan.setCurrentIndex(0)
        self.agency.setCurrentIndex(0)
        self.period.setCurrentIndex(0)
        self.view.setCurrentIndex(self.view.findData(View.ALL))
        for widget in (self.words, self.plan, self.agency, self.period, self.view):
            widget.blockSignals(False)

    def _emit(self, *_told: object) -> None:
        own = self.period.currentData() is Period.OWN
        for field in (self.first, self.last):
            field.setVisible(own)
        for box in (self.plan, self.agency, self.period):
            box.setToolTip(box.currentText())
        narrowed = sum(box.currentIndex() > 0 for box in (self.plan, self.agency, self.period))
        key = "tasks.filter.more.some" if narrowed else "tasks.filter.more"
        self.more.setText(tr(key, number=narrowed))
        self.changed.emit(self.wanted)
