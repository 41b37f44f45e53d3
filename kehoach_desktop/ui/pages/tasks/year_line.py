"""A line of the year with a sign for every turn of a task."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.ui import theme
from kehoach_desktop.ui.models.checklist_rows import sign, state_text
from kehoach_desktop.ui.texts import screen_date, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach_desktop.services.tasks.checklist import ChecklistRow

_INK = {
    TurnState.DONE: theme.DONE,
    TurnState.SKIPPED: theme.QUIET,
    TurnState.LATE: theme.ERROR,
    TurnState.DUE: theme.WARNING,
    TurnState.AHEAD: theme.QUIET,
}


class YearLine(QWidget):
    """Twelve months, today as a stroke, the turns as signs; a click chooses a turn.

    The signs repeat what the list below says in words, so the line needs no key of its own.
    """

    chosen = Signal(object)  # ChecklistRow

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ChecklistRow] = []
        self._today = dt.date.min
        self._year = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)

    def show_rows(self, rows: Sequence[ChecklistRow], today: dt.date, year: int) -> None:
        """Show `rows` on the line of `year`."""
        self._rows, self._today, self._year = list(rows), today, year
        self.setAccessibleName(tr("tasks.year_line", year=year, turns=len(rows)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # Qt's name
        """Two lines of text."""
        return QSize(self.fontMetrics().averageCharWidth() * 36, self.fontMetrics().height() * 3)

    def _x(self, day: dt.date) -> float:
        if day.year != self._year:
            return 4.0 if day.year < self._year else self.width() - 8.0
        length = 366 if calendar.isleap(self._year) else 365
        return 4 + (self.width() - 14) * (day.timetuple().tm_yday - 1) / length

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Draw months, today and the signs."""
        painter = QPainter(self)
        height = self.fontMetrics().height()
        base = height * 1.4
        painter.setPen(QColor(theme.LINE))
        painter.drawLine(QPointF(4, base), QPointF(self.width() - 6, base))
        for month in range(1, 13):
            x = self._x(dt.date(self._year, month, 1))
            painter.setPen(QColor(theme.LINE))
            painter.drawLine(QPointF(x, base - 3), QPointF(x, base + 3))
            painter.setPen(QColor(theme.QUIET))
            painter.drawText(QPointF(x + 2, base + height), str(month))
        if self._today.year == self._year:
            painter.setPen(QColor(theme.ACCENT))
            x = self._x(self._today)
            painter.drawLine(QPointF(x, 2), QPointF(x, base + 6))
        for row in self._rows:
            painter.setPen(QColor(_INK[row.state]))
            box = QRectF(self._x(row.due) - height / 2, 0, height, base - 2)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign(row.state))
        painter.end()

    def _nearest(self, x: float) -> ChecklistRow | None:
        reach = self.fontMetrics().height()
        near = [row for row in self._rows if abs(self._x(row.due) - x) <= reach]
        return min(near, key=lambda row: abs(self._x(row.due) - x)) if near else None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # Qt's name
        """Choose the turn under the mouse."""
        row = self._nearest(event.position().x())
        if row is not None:
            self.chosen.emit(row)

    def event(self, event: object) -> bool:  # Qt's name
        """Tell day, unit and state of the turn under the mouse."""
        if isinstance(event, QHelpEvent):
            row = self._nearest(event.pos().x())
            text = ""
            if row is not None:
                parts = (screen_date(row.due), row.unit, state_text(row, self._today))
                text = " · ".join(part for part in parts if part)
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)  # type: ignore[arg-type]
