"""When a task is due: a phrase that is understood while it is typed, or a rule set by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.schedules.schedule_parse import parse_schedule
from kehoach_desktop.domain.schedules.wording import schedule_phrase
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField, DateField, LineField, TextField

_RHYTHMS = (
    Frequency.WEEKLY,
    Frequency.FORTNIGHTLY,
    Frequency.MONTHLY,
    Frequency.QUARTERLY,
    Frequency.HALF_YEARLY,
)
_WEEKLY = {Frequency.WEEKLY, Frequency.FORTNIGHTLY}
_STEPS = {Frequency.QUARTERLY: 3, Frequency.HALF_YEARLY: 6, Frequency.YEARLY: 12}
_MONTHLY = {Frequency.MONTHLY, *_STEPS}


class ScheduleForm(QWidget):
    """Edits `schedule` and `schedule_text` of a task: `changed(rule or None, printed words)`."""

    changed = Signal(object, str)

    def __init__(self, year: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = year
        self._rule: ScheduleRule | None = None
        self._text = ""
        self._period = (dt.date(year, 1, 1), dt.date(year, 12, 31))
        self.phrase = TextField(tr("plans.schedule.hint"))
        self.phrase.edited.connect(self._typed)
        self.meaning = QLabel()
        self.meaning.setWordWrap(True)
        self.meaning.setProperty("role", "quiet")
        self.more = QPushButton(tr("plans.schedule.by_hand"))
        self.more.setCheckable(True)
        self.more.toggled.connect(self._show_details)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.phrase)
        line = QHBoxLayout()
        line.addWidget(self.meaning, 1)
        line.addWidget(self.more)
        column.addLayout(line)
        self.details = QWidget()
        self._build_details(QFormLayout(self.details))
        self.details.hide()
        column.addWidget(self.details)
        self.setFocusProxy(self.phrase)

    def setAccessibleName(self, name: str) -> None:
        """Name the line with the phrase."""
        super().setAccessibleName(name)
        self.phrase.setAccessibleName(name)

    def show_task(self, task: Task, period: tuple[dt.date, dt.date]) -> None:
        """Show the schedule of `task` in a plan over `period`."""
        self._period = period
        self._year = period[0].year
        if (task.schedule, task.schedule_text) != (self._rule, self._text) or not self._shown():
            self._rule, self._text = task.schedule, task.schedule_text
            words = task.schedule_text
            if not words and task.schedule is not None:
                words = schedule_phrase(task.schedule, self._year)
            self.phrase.show_value(words)
        self._explain()
        self._fill_details()

    def _shown(self) -> bool:
        return bool(self.phrase.text()) or self._rule is None

    def _build_details(self, form: QFormLayout) -> None:
        form.setContentsMargins(12, 0, 0, 0)
        names: list[tuple[object, str]] = [(None, tr("plans.schedule.none"))]
        names += [(each, tr(f"plans.frequency.{each.value}")) for each in Frequency]
        self.frequency = ChoiceField(names)
        self.frequency.chosen.connect(lambda value: self._frequency_chosen(value))
        form.addRow(tr("plans.schedule.frequency"), self.frequency)
        self.weekdays = [QCheckBox(tr(f"plans.weekday.{day}")) for day in range(7)]
        self._days = QWidget()
        row = QGridLayout(self._days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for day, box in enumerate(self.weekdays):
            box.setAccessibleName(tr(f"common.weekday.{day + 1}"))
            box.clicked.connect(lambda _on=False: self._weekdays_chosen())
            row.addWidget(box, day // 4, day % 4)
        form.addRow(tr("plans.schedule.weekdays"), self._days)
        months = _months(12)
        self.month = ChoiceField(months)
        self.month.chosen.connect(lambda value: self._set(month_in_step=value))
        form.addRow(tr("plans.schedule.month"), self.month)
        days: list[tuple[object, str]] = [(None, tr("plans.schedule.last_day"))]
        days += [(n, f"{n:02d}") for n in range(1, 31)]
        self.day = ChoiceField(days)
        self.day.chosen.connect(lambda value: self._set(day=value))
        form.addRow(tr("plans.schedule.day"), self.day)
        self.deadline = DateField()
        self.deadline.picked.connect(lambda day: self._set(deadline=day))
        form.addRow(tr("plans.schedule.deadline"), self.deadline)
        rhythms: list[tuple[object, str]] = [(None, tr("plans.schedule.no_rhythm"))]
        rhythms += [(each, tr(f"plans.frequency.{each.value}")) for each in _RHYTHMS]
        self.rhythm = ChoiceField(rhythms)
        self.rhythm.chosen.connect(lambda value: self._set(rhythm=value))
        form.addRow(tr("plans.schedule.rhythm"), self.rhythm)
        self.low, self.high = LineField("12"), LineField("15")
        minutes = QWidget()
        pair = QHBoxLayout(minutes)
        pair.setContentsMargins(0, 0, 0, 0)
        for field, words in ((self.low, "from"), (self.high, "to")):
            field.setMaximumWidth(field.fontMetrics().averageCharWidth() * 9)
            field.edited.connect(lambda _text: self._minutes_typed())
            pair.addWidget(QLabel(tr(f"plans.schedule.minutes.{words}")))
            pair.addWidget(field)
        pair.addWidget(QLabel(tr("plans.schedule.minutes.unit")))
        pair.addStretch(1)
        form.addRow(tr("plans.schedule.minutes"), minutes)
        self._form = form

    def _typed(self, text: str) -> None:
        rule, _ask = parse_schedule(text, self._year) if text.strip() else (None, None)
        printed = schedule_phrase(rule, self._year) if rule is not None else ""
        self._emit(rule, "" if text.strip() == printed else text.strip())

    def _emit(self, rule: ScheduleRule | None, text: str) -> None:
        if (rule, text) == (self._rule, self._text):
            return
        self._rule, self._text = rule, text
        self._explain()
        self._fill_details()
        self.changed.emit(rule, text)

    def _set(self, **changes: object) -> None:
        """Change the rule by hand: the printed words follow the rule again."""
        base = self._rule or ScheduleRule(None)
        rule = replace(base, **changes)  # type: ignore[arg-type]
        self.phrase.show_value(schedule_phrase(rule, self._year))
        self._emit(rule, "")

    def _frequency_chosen(self, frequency: object) -> None:
        old = self._rule or ScheduleRule(None)
        made = ScheduleRule(
            frequency if isinstance(frequency, Frequency) else None,
            weekdays=old.weekdays if frequency in _WEEKLY else (),
            day=old.day if frequency in _MONTHLY else None,
            deadline=old.deadline if frequency is Frequency.ONCE else None,
            rhythm=old.rhythm if frequency is Frequency.ONGOING else None,
            minutes=old.minutes,
        )
        self.phrase.show_value(schedule_phrase(made, self._year))
        self._emit(made, "")

    def _weekdays_chosen(self) -> None:
        self._set(weekdays=tuple(i for i, box in enumerate(self.weekdays) if box.isChecked()))

    def _minutes_typed(self) -> None:
        low, high = self.low.text().strip(), self.high.text().strip()
        numbers = [int(each) for each in (low, high) if each.isdecimal() and len(each) <= 3]
        self._set(minutes=(min(numbers), max(numbers)) if numbers else None)

    def _explain(self) -> None:
        text = self.phrase.text().strip()
        rule = self._rule
        if rule is None:
            asked = parse_schedule(text, self._year)[1] if text else None
            self.meaning.setText(asked or tr("plans.schedule.ask"))
            return
        turns = rule.due_dates(*self._period)
        if not turns:
            self.meaning.setText(tr("plans.schedule.no_turns"))
            return
        told = tr("plans.schedule.turns", n=len(turns), first=screen_date(turns[0]))
        if len(turns) == 1:
            told = tr("plans.schedule.turn", day=screen_date(turns[0]))
        asked = parse_schedule(text, self._year)[1] if text else None
        self.meaning.setText(f"{told} {asked}" if asked else told)

    def _show_details(self, on: bool) -> None:
        self.details.setVisible(on)

    def _fill_details(self) -> None:
        rule = self._rule or ScheduleRule(None)
        self.frequency.show_value(rule.frequency)
        for day, box in enumerate(self.weekdays):
            box.setChecked(day in rule.weekdays)
        self.month.show_value(rule.month_in_step)
        self.day.show_value(None if rule.day == 31 else rule.day)
        self.deadline.show_day(rule.deadline)
        self.rhythm.show_value(rule.rhythm)
        low, high = rule.minutes or ("", "")
        _show_line(self.low, str(low))
        _show_line(self.high, str(high))
        step = _STEPS.get(rule.frequency) if rule.frequency else None
        if step:
            self.month.set_choices(_months(step))
        for field, needed in (
            (self._days, rule.frequency in _WEEKLY),
            (self.month, step is not None),
            (self.day, rule.frequency in _MONTHLY),
            (self.deadline, rule.frequency in {None, Frequency.ONCE}),
            (self.rhythm, rule.frequency is Frequency.ONGOING),
        ):
            self._form.setRowVisible(field, needed)


def _months(step: int) -> list[tuple[object, str]]:
    """Return the months of a step to choose from; the last one is the rule's default."""
    last: list[tuple[object, str]] = [(None, tr("plans.schedule.last_month"))]
    return last + [(n, tr("plans.schedule.nth_month", n=n)) for n in range(1, step)]


def _show_line(field: QLineEdit, value: str) -> None:
    """Show a value unless the officer is typing in the field."""
    if not field.hasFocus() and field.text() != value:
        field.setText(value)
