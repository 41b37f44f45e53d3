"""Below the checklist: the record of the chosen turn, asked for in place and never in a dialog."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from kehoach_desktop.domain.dates import read_short_date
from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.domain.schedules.target import format_thousandths, read_thousandths
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.tasks.handouts import one_task
from kehoach_desktop.ui.models.checklist_rows import state_text, title_text
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.widgets.elided_label import ElidedLabel
from kehoach_desktop.ui.widgets.send_menu import Offer, SendButton

if TYPE_CHECKING:
    from kehoach_desktop.services.tasks.checklist import ChecklistRow


@dataclass(frozen=True, slots=True)
class Entry:
    """What was typed for a done turn; `figure` in thousandths of the target's unit."""

    done_on: dt.date
    figure: int | None
    note: str


class TurnBar(QFrame):
    """Day, figure and note of one turn; says what is wrong beside the field, changes nothing."""

    done_wanted = Signal(object)  # Entry
    skip_wanted = Signal(str)  # reason
    untick_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._row: ChecklistRow | None = None
        self._today = dt.date.min
        self._shell: Shell | None = None
        self.title = ElidedLabel()
        self.title.setProperty("role", "heading")
        self.state = QLabel()  # never cut: the title is told in full by its tooltip
        self.state.setProperty("role", "heading")
        self.day, self.figure, self.note = QLineEdit(), QLineEdit(), QLineEdit()
        self.unit = ElidedLabel()
        self.problem = QLabel()
        self.problem.setProperty("tone", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.done = QPushButton(tr("tasks.done"))
        self.done.setProperty("role", "primary")
        self.done.setToolTip(tr("tasks.done.tip"))
        self.untick = QPushButton(tr("tasks.untick"))
        self.untick.setToolTip(tr("tasks.untick.tip"))
        self.skip = QPushButton(tr("tasks.skip"))
        self.skip.setToolTip(tr("tasks.skip.tip"))
        self.send = SendButton(self._offers)
        self._lay_out()
        for field, name in ((self.day, "day"), (self.figure, "figure"), (self.note, "note")):
            field.setAccessibleName(tr(f"tasks.field.{name}"))
            field.returnPressed.connect(self._save)
        self.note.setMaxLength(500)
        self.done.clicked.connect(self._save)
        self.untick.clicked.connect(self.untick_wanted)
        self.skip.clicked.connect(self._skip)
        self.show_row(None, self._today)

    def _lay_out(self) -> None:
        fields = QHBoxLayout()
        self.labels: list[QLabel] = []
        for name, field, stretch in (
            ("day", self.day, 0), ("figure", self.figure, 0), ("note", self.note, 1)
        ):  # fmt: skip
            label = QLabel(tr(f"tasks.field.{name}"))
            label.setBuddy(field)
            self.labels.append(label)
            fields.addWidget(label)
            fields.addWidget(field, stretch)
            if name == "figure":
                fields.addWidget(self.unit)
        for button in (self.done, self.untick, self.skip):
            fields.addWidget(button)
        grid = QGridLayout(self)
        grid.setContentsMargins(10, 6, 10, 8)
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addWidget(self.state, 1)
        head.addWidget(self.send)
        grid.addLayout(head, 0, 0)
        grid.addLayout(fields, 1, 0)
        grid.addWidget(self.problem, 2, 0)

    def set_low(self, low: bool) -> None:
        """Leave the title out on a low page: the chosen row says it; a date says what it is."""
        for widget in (self.title, self.state, self.send, self.labels[0]):
            widget.setVisible(not low)
        self.day.setToolTip(self.labels[0].text() if low else "")

    def show_row(self, row: ChecklistRow | None, today: dt.date) -> None:
        """Show the record of `row`; nothing can be typed without one."""
        self._row, self._today = row, today
        self.problem.hide()
        self.day.ensurePolished()  # before the first paint the font is not the one of the style
        letters = self.day.fontMetrics().averageCharWidth()
        self.day.setFixedWidth(self.day.fontMetrics().horizontalAdvance("00/00/0000") + letters * 4)
        self.figure.setFixedWidth(letters * 10)
        self.note.setMinimumWidth(letters * 8)
        self.setVisible(row is not None)
        if row is None:
            return
        turn = row.turn
        unit = f" · {row.unit}" if row.unit else ""
        self.title.setText(f"{title_text(row)}{unit}")
        self.state.setText(f"· {screen_date(row.due)} · {state_text(row, today)}")
        self.day.setText(screen_date(turn.done_on or today))
        figure = turn.figure
        self.figure.setText("" if figure is None else format_thousandths(figure))
        self.unit.setText(row.task.targets[0].unit[:24] if row.task.targets else "")
        self.note.setText(turn.note or turn.skipped)
        recorded = row.state in {TurnState.DONE, TurnState.SKIPPED}
        self.done.setText(tr("tasks.save") if row.state is TurnState.DONE else tr("tasks.done"))
        self.untick.setVisible(recorded)
        self.skip.setVisible(not recorded)

    def use(self, shell: Shell) -> None:
        """Give it the window: the office that sends, the bar that tells."""
        self._shell = shell
        self.send.use(shell)

    def _offers(self) -> list[Offer]:
        row, office = self._row, self._shell.office if self._shell else None
        if row is None or office is None:
            return []
        return [("", lambda: one_task(row, office, self._today))]

    def edit(self) -> None:
        """Put the cursor where the figure is typed."""
        if self._row is not None:
            self.figure.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.figure.selectAll()

    def _save(self) -> None:
        if self._row is None:
            return
        self.problem.hide()
        try:
            done_on = read_short_date(self.day.text(), self._today.year)
        except AppError:
            done_on = None
        if done_on is None:
            self._wrong(self.day, tr("common.date.wrong", value=self.day.text()))
            return
        if done_on > self._today:
            self._wrong(self.day, tr("tasks.wrong.future", today=screen_date(self._today)))
            return
        figure: int | None = None
        if self.figure.text().strip():
            try:
                figure = read_thousandths(self.figure.text())
            except ValueError:
                self._wrong(self.figure, tr("tasks.wrong.figure", value=self.figure.text()))
                return
        self.done_wanted.emit(Entry(done_on, figure, clean(self.note.text())))

    def _skip(self) -> None:
        reason = clean(self.note.text())
        if not reason:
            self._wrong(self.note, tr("tasks.wrong.reason"))
            return
        self.problem.hide()
        self.skip_wanted.emit(reason)

    def _wrong(self, field: QLineEdit, text: str) -> None:
        self.problem.setText(text)
        self.problem.show()
        field.setFocus()
        field.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Esc goes back to the table with what was stored."""
        if event.key() == Qt.Key.Key_Escape:
            self.show_row(self._row, self._today)
            self.left.emit()
            return
        super().keyPressEvent(event)
