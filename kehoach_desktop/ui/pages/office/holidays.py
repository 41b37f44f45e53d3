"""The section of the days off: a year's table, changed in place, saved as it is typed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from kehoach_desktop.domain.dates import FIRST_YEAR, LAST_YEAR, read_short_date
from kehoach_desktop.domain.schedules.working_days import DayKind, SpecialDay, YearTable
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.pages.office.draft import PAUSE_MS
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.widgets.rows_editor import RowsEditor
from kehoach_desktop.ui.widgets.rows_model import Column


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """A line of the table on the screen; without a day it waits."""

    day: dt.date | None = None
    kind: DayKind = DayKind.OFF
    name: str = ""


def holiday_columns(year: Callable[[], int]) -> tuple[Column, ...]:
    """Return the columns; a day typed without a year is one of `year()`."""

    def put_day(row: HolidayRow, typed: str) -> HolidayRow:
        typed = clean(typed)
        day = read_short_date(typed, year()) if typed else None
        if day is not None and day.year != year():
            raise AppError("E-HOLIDAY", day=screen_date(day), year=year())
        return replace(row, day=day)

    kinds = {tr(f"office.holiday.kind.{kind.name.lower()}"): kind for kind in DayKind}
    words = {kind: word for word, kind in kinds.items()}

    def put_kind(row: HolidayRow, word: str) -> HolidayRow:
        return replace(row, kind=kinds.get(word, row.kind))

    return (
        Column(tr("office.holiday.day"), lambda row: screen_date(row.day), put_day, width=12,
               hint=tr("office.holiday.day_hint")),
        Column(tr("office.holiday.weekday"), lambda row: weekday_words(row.day), width=10),
        Column(tr("office.holiday.kind"), lambda row: words[row.kind], put_kind,
               tuple(kinds), width=24),
        Column(tr("office.holiday.name"), lambda row: row.name,
               lambda row, typed: replace(row, name=clean(typed))),
    )  # fmt: skip


def weekday_words(day: dt.date | None) -> str:
    """Return "thứ Hai" … "Chủ nhật", "" for no day."""
    return tr(f"office.holiday.weekday.{day.weekday()}") if day else ""


class HolidaysSection(QWidget):
    """Shows one year; a change moves the open turns that are still to come."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self._dirty: tuple[int, tuple[HolidayRow, ...]] | None = None
        self.year = QSpinBox()
        self.year.setRange(FIRST_YEAR, LAST_YEAR)
        self.year.setAccessibleName(tr("office.holiday.year"))
        self.year.setValue(shell.clock.now().year)
        self.year.valueChanged.connect(self._year_chosen)
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.reset = QPushButton(tr("office.holiday.reset"))
        self.reset.clicked.connect(self._reset)
        self.editor = RowsEditor(
            tr("office.section.holidays"), holiday_columns(self.year.value), HolidayRow,
            movable=False,
        )  # fmt: skip
        self.editor.model.edited.connect(self._edited)
        self.editor.model.refused.connect(shell.refuse)
        self.editor.removed.connect(self._removed)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.flush)
        intro = QLabel(tr("office.holiday.intro"))
        intro.setProperty("role", "quiet")
        intro.setWordWrap(True)
        label = QLabel(tr("office.holiday.year"))
        label.setBuddy(self.year)
        row = QHBoxLayout()
        for widget in (label, self.year, self.reset):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(intro)
        column.addLayout(row)
        column.addWidget(self.state)
        column.addWidget(self.editor, 1)
        self.setFocusProxy(self.editor)

    def refresh(self) -> None:
        """Show what is stored for the year."""
        self._show(self.year.value())

    def flush(self) -> None:
        """Write what is not written yet."""
        self._timer.stop()
        if self._dirty is None:
            return
        (year, rows), self._dirty = self._dirty, None
        days = [SpecialDay(row.day, row.kind, row.name) for row in rows if row.day is not None]
        holidays = self._shell.app.work.holidays
        self._shell.operations.run(
            lambda: holidays.save(year, days),
            lambda moved: self._saved(year, moved),
            self._refused,
            owner=self,
        )

    def hideEvent(self, event: QHideEvent) -> None:  # Qt's name
        """Write before the section is left."""
        self.flush()
        super().hideEvent(event)

    def _year_chosen(self, _year: int) -> None:
        self.flush()
        self.refresh()

    def _show(self, year: int) -> None:
        holidays = self._shell.app.work.holidays

        def look() -> tuple[YearTable | None, bool]:
            return holidays.table(year), holidays.is_own(year)

        self._shell.operations.run(
            look, lambda found: self._shown(year, *found), self._refused, owner=self
        )

    def _shown(self, year: int, table: YearTable | None, own: bool) -> None:
        if year != self.year.value() or self._dirty is not None:
            return
        days = table.days if table else ()
        self.editor.show_rows([HolidayRow(each.day, each.kind, each.name) for each in days])
        self._tell(year, table, own)

    def _tell(self, year: int, table: YearTable | None, own: bool) -> None:
        key = "own" if own else "none" if table is None else (
            "announced" if table.announced else "expected")  # fmt: skip
        self.state.setText(tr(f"office.holiday.state.{key}", year=year))
        self.reset.setVisible(own)

    def _edited(self, rows: tuple[HolidayRow, ...]) -> None:
        self._dirty = (self.year.value(), rows)
        self._shell.is_saving()
        self._timer.start()

    def _saved(self, year: int, moved: int) -> None:
        self._shell.saved()
        if year == self.year.value():
            self.state.setText(tr("office.holiday.state.own", year=year))
            self.reset.setVisible(True)
        self._told_moved(moved)

    def _told_moved(self, moved: int) -> None:
        if moved:
            self._shell.data_changed.emit()
            self._shell.say(tr("office.holiday.moved", count=moved), Tone.DONE)

    def _refused(self, error: AppError) -> None:
        """Nothing was written: say so, and that the table kept before is still in use."""
        self._shell.refuse(error)
        self.state.setText(tr("office.holiday.state.refused"))
        self.reset.setVisible(self._shell.app.work.holidays.is_own(self.year.value()))

    def _removed(self, at: int, row: HolidayRow) -> None:
        if row.day is not None:
            model = self.editor.model
            self._shell.say(
                tr("common.rows.removed", name=screen_date(row.day)),
                action=tr("common.undo"),
                act=lambda: model.insert(min(at, len(model.rows)), row),
            )

    def _reset(self) -> None:
        self._timer.stop()
        self._dirty = None
        year, holidays = self.year.value(), self._shell.app.work.holidays

        def done(moved: int) -> None:
            self._show(year)
            self._told_moved(moved)

        self._shell.operations.run(lambda: holidays.reset(year), done, owner=self)
