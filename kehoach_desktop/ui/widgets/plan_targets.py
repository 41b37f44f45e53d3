"""Targets of a task: typed as a phrase ("ít nhất 10 tin, bài/năm"), kept as operator and number."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.schedules.target import Operator, Target, format_thousandths
from kehoach_desktop.domain.schedules.target_parse import parse_targets
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField, LineField

_PERIODS = ("", "lượt", "tuần", "tháng", "quý", "6 tháng", "năm", "kỳ")


def read_thousandths(text: str) -> int | None:
    """Return "1.234,5" as 1234500, None if it is no number with at most three decimals.

    Below zero is a fall ("-10": giảm 10).
    """
    sign = -1 if text.strip().startswith("-") else 1
    whole, _, rest = text.strip().removeprefix("-").replace(".", "").partition(",")
    if not whole.isdecimal() or (rest and not rest.isdecimal()) or len(rest) > 3 or len(whole) > 9:
        return None
    return sign * (int(whole) * 1000 + int((rest + "000")[:3]))


class _Row(QWidget):
    """One target: operator, number (two for a range), unit, per what."""

    changed = Signal(object)
    removed = Signal()

    def __init__(self, target: Target, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target = target
        self.operator = ChoiceField(
            [(each, tr(f"plans.operator.{each.name}")) for each in Operator]
        )
        self.operator.setAccessibleName(tr("plans.target.operator"))
        self.operator.chosen.connect(lambda value: self._set(operator=value))
        self.value, self.high = LineField("10"), LineField("15")
        for field, name in ((self.value, "value"), (self.high, "high")):
            field.setAccessibleName(tr(f"plans.target.{name}"))
            field.setMaximumWidth(field.fontMetrics().averageCharWidth() * 8)
            field.edited.connect(lambda text, name=name: self._number(name, text))
        self.unit = LineField(tr("plans.target.unit"))
        self.unit.setMinimumWidth(self.unit.fontMetrics().averageCharWidth() * 6)
        self.unit.setAccessibleName(tr("plans.target.unit"))
        self.unit.edited.connect(lambda text: self._set(unit=clean(text)))
        per = [(each, f"/{each}" if each else tr("plans.target.once")) for each in _PERIODS]
        if target.per not in _PERIODS:
            per.append((target.per, f"/{target.per}"))
        self.per = ChoiceField(per)
        self.per.setAccessibleName(tr("plans.target.per"))
        self.per.chosen.connect(lambda value: self._set(per=value))
        for choice in (self.operator, self.per):
            choice.setMinimumContentsLength(5)
        remove = QToolButton()
        remove.setText("✕")
        remove.setToolTip(tr("plans.target.remove"))
        remove.setAccessibleName(tr("plans.target.remove"))
        remove.clicked.connect(self.removed)
        self.printed = QLabel()
        self.printed.setProperty("role", "quiet")
        self.printed.setWordWrap(True)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 4)
        grid.setSpacing(4)
        for place, widget in enumerate((self.operator, self.value, self.high)):
            grid.addWidget(widget, 0, place)
        grid.addWidget(self.unit, 0, 3)
        grid.addWidget(remove, 0, 4)
        grid.addWidget(self.per, 1, 0)
        grid.addWidget(self.printed, 1, 1, 1, 4)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(3, 3)
        self.show_target(target)

    def show_target(self, target: Target) -> None:
        """Show another target in the same row."""
        self._target = target
        self.operator.show_value(target.operator)
        if not self.value.hasFocus():
            self.value.show_value(format_thousandths(target.value))
        self.high.setVisible(target.operator is Operator.RANGE)
        if not self.high.hasFocus():
            high = target.high if target.high is not None else target.value
            self.high.show_value(format_thousandths(high))
        if not self.unit.hasFocus():
            self.unit.show_value(target.unit)
        self.per.show_value(target.per)
        self.printed.setText(target.text())

    def _number(self, name: str, text: str) -> None:
        value = read_thousandths(text)
        field = self.value if name == "value" else self.high
        field.set_wrong(value is None)
        if value is not None:
            self._set(**{name: value})

    def _set(self, **changes: object) -> None:
        target = replace(self._target, **changes)  # type: ignore[arg-type]
        if target.operator is Operator.RANGE and target.high is None:
            target = replace(target, high=target.value)
        elif target.operator is not Operator.RANGE:
            target = replace(target, high=None)
        self.show_target(target)
        self.changed.emit(target)


class TargetsForm(QWidget):
    """Edits the targets of a task: `changed(tuple of Target)`."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._targets: tuple[Target, ...] = ()
        self._rows: list[_Row] = []
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self.phrase = LineField(tr("plans.target.hint"))
        self.phrase.returnPressed.connect(self._add)
        self.add = QPushButton(tr("common.add"))
        self.add.clicked.connect(self._add)
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        line = QHBoxLayout()
        line.addWidget(self.phrase, 1)
        line.addWidget(self.add)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(self._column)
        outer.addLayout(line)
        outer.addWidget(self.problem)
        self.setFocusProxy(self.phrase)

    def setAccessibleName(self, name: str) -> None:
        """Name the line for a new target."""
        super().setAccessibleName(name)
        self.phrase.setAccessibleName(name)

    def show_targets(self, targets: tuple[Target, ...]) -> None:
        """Show `targets`, one row each."""
        if targets == self._targets:
            return
        self._targets = targets
        while len(self._rows) > len(targets):
            self._rows.pop().deleteLater()
        for index, target in enumerate(targets):
            if index < len(self._rows):
                self._rows[index].show_target(target)
            else:
                self._append(target)

    def _append(self, target: Target) -> None:
        row = _Row(target)
        row.changed.connect(lambda changed, row=row: self._row_changed(row, changed))
        row.removed.connect(lambda row=row: self._row_removed(row))
        self._rows.append(row)
        self._column.addWidget(row)

    def _row_changed(self, row: _Row, target: Target) -> None:
        targets = list(self._targets)
        targets[self._rows.index(row)] = target
        self._targets = tuple(targets)
        self.changed.emit(self._targets)

    def _row_removed(self, row: _Row) -> None:
        index = self._rows.index(row)
        self._rows.remove(row)
        row.deleteLater()
        self._targets = self._targets[:index] + self._targets[index + 1 :]
        self.changed.emit(self._targets)

    def _add(self) -> None:
        found = parse_targets(self.phrase.text())
        self.problem.setVisible(not found)
        if not found:
            self.problem.setText(tr("plans.target.none"))
            return
        self.phrase.clear()
        self.show_targets(self._targets + found)
        self.changed.emit(self._targets)
