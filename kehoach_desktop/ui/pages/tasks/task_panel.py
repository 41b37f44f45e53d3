"""The side panel: one task, what it asks for, its turns on a line of the year and in a list."""

from __future__ import annotations

import datetime as dt
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.domain.work.evidence import proof_words
from kehoach_desktop.ui.models.checklist_rows import (
    coordinators_text,
    lead_text,
    note_text,
    state_text,
    target_text,
    title_text,
)
from kehoach_desktop.ui.pages.tasks.unit_ticks import UnitTicks
from kehoach_desktop.ui.pages.tasks.year_line import YearLine
from kehoach_desktop.ui.texts import screen_date, tr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kehoach_desktop.domain.work.evidence import Proof
    from kehoach_desktop.services.tasks.checklist import ChecklistRow

_ROW_ROLE = Qt.ItemDataRole.UserRole


def facts(row: ChecklistRow) -> list[tuple[str, str]]:
    """Return (label, text) of everything the task says; what it does not say is left out."""
    task = row.task
    money = f"{task.funding_vnd:,} đồng".replace(",", ".") if task.funding_vnd else ""
    pairs = [
        ("content", task.content),
        ("lead", lead_text(row)),
        ("with", coordinators_text(row)),
        ("units", ", ".join(unit.name for unit in task.units)),
        ("schedule", task.schedule_text),
        ("target", target_text(row)),
        ("output", task.output if task.targets else ""),
        ("place", task.place),
        ("funding", " ".join(part for part in (task.funding, money) if part)),
        ("plan", row.plan_title),
    ]
    return [(tr(f"tasks.fact.{key}"), text) for key, text in pairs if text]


def summary(rows: Sequence[ChecklistRow]) -> str:
    """Return how much is done and what is missing: "Đã làm 3/12 lượt. Còn thiếu: Thôn 2"."""
    done = sum(row.state is TurnState.DONE for row in rows)
    words = tr("tasks.progress", done=done, all=len(rows))
    late = [row for row in rows if row.state is TurnState.LATE]
    missing = list(dict.fromkeys(row.unit for row in late if row.unit))
    if missing:
        words += " " + tr("tasks.missing", units=", ".join(missing))
    elif late:
        words += " " + tr("tasks.late_turns", turns=len(late))
    return words


class TaskPanel(QFrame):
    """Shows one task; closing it gives the width back to the table."""

    closed = Signal()
    chosen = Signal(object)  # ChecklistRow
    proof_needed = Signal(bool)  # the task's turns are only closed with a proof
    order_asked = Signal(str)  # id of an urgent order
    history_asked = Signal(object)  # ChecklistRow
    rhythm_asked = Signal(object)  # ChecklistRow

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._task_id = ""
        self.title = QLabel()
        self.title.setProperty("role", "heading")
        self.title.setWordWrap(True)
        close = QPushButton("✕")
        close.setToolTip(tr("tasks.panel.close"))
        close.setAccessibleName(tr("tasks.panel.close"))
        close.clicked.connect(self.closed)
        self.facts = QLabel()
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setWordWrap(True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.facts.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.order = QPushButton(tr("urgent.answer"))
        self.order.clicked.connect(lambda: self.order_asked.emit(self._task_id))
        self.needs_proof = QCheckBox(tr("proofs.needed"))
        self.needs_proof.setToolTip(tr("proofs.needed.tip"))
        self.needs_proof.clicked.connect(self.proof_needed)
        self._row: ChecklistRow | None = None
        self.history = QPushButton(tr("history.title"))
        self.history.setToolTip(tr("history.tip"))
        self.history.clicked.connect(lambda: self._ask(self.history_asked))
        self.rhythm = QPushButton(tr("rhythm.button"))
        self.rhythm.setToolTip(tr("rhythm.button.tip"))
        self.rhythm.clicked.connect(lambda: self._ask(self.rhythm_asked))
        self.year = YearLine()
        self.units = UnitTicks()
        self.tally = QLabel()
        self.tally.setWordWrap(True)
        self.progress = QLabel()
        self.progress.setWordWrap(True)
        self.turns = QListWidget()
        self.turns.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.turns.setAccessibleName(tr("tasks.turns"))
        self.turns.itemActivated.connect(lambda item: self.chosen.emit(item.data(_ROW_ROLE)))
        self.turns.itemClicked.connect(lambda item: self.chosen.emit(item.data(_ROW_ROLE)))
        self.year.chosen.connect(self.chosen)
        self._lay_out(close)

    def _lay_out(self, close: QPushButton) -> None:
        """Put what is looked at first on top; all of it scrolls together."""
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        # All of it scrolls together: on a small screen with large letters nothing is squeezed.
        body = QWidget()
        self.whole = QScrollArea()
        self.whole.setWidget(body)
        self.whole.setWidgetResizable(True)
        self.whole.setFrameShape(QFrame.Shape.NoFrame)
        self.whole.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.whole.viewport().setAutoFillBackground(False)
        body.setAutoFillBackground(False)
        self.turns.setMinimumHeight(self.fontMetrics().height() * 8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(10, 8, 4, 8)
        outer.addWidget(self.whole)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 4, 0)
        column.addLayout(head)
        column.addWidget(self.tally)
        column.addWidget(self.year)
        column.addWidget(self.units)
        column.addWidget(self.facts)
        column.addWidget(self.order)
        acts = QHBoxLayout()
        acts.addWidget(self.rhythm)
        acts.addWidget(self.history)
        column.addLayout(acts)
        column.addWidget(self.needs_proof)
        column.addWidget(self.progress)
        column.addWidget(self.turns, 3)

    def show_task(
        self,
        row: ChecklistRow,
        turns: Sequence[ChecklistRow],
        today: dt.date,
        proofs: Mapping[str, Sequence[Proof]] = MappingProxyType({}),
        *,
        needs_proof: bool = False,
        tally: str = "",
    ) -> None:
        """Show the task of `row` with all its `turns`, the row's own turn marked.

        `proofs` holds the proofs of each turn by its id, `tally` what was reached of each target.
        """
        self.needs_proof.setChecked(needs_proof)
        self._task_id, self._row = row.task.id, row
        self.order.setVisible(not row.plan_id)
        self.rhythm.setVisible(bool(row.plan_id))
        self.title.setText(title_text(row))
        self.facts.setText("\n".join(f"{label}: {text}" for label, text in facts(row)))
        self.tally.setText(tally)
        self.tally.setVisible(bool(tally))
        self.year.show_rows(turns, today, row.due.year)
        self.units.show_turns(row, turns)
        # The units stand in the place of the list of turns: the line of the year leads to the rest.
        for widget in (self.turns, self.progress):
            widget.setVisible(self.units.isHidden())
        self.progress.setText(summary(turns))
        self.turns.clear()
        for turn in turns:
            parts = (screen_date(turn.due), turn.unit, state_text(turn, today), note_text(turn),
                     proof_words(proofs.get(turn.turn.id, ())))  # fmt: skip
            item = QListWidgetItem(" · ".join(part for part in parts if part))
            item.setToolTip(item.text())
            item.setData(_ROW_ROLE, turn)
            self.turns.addItem(item)
            if turn.turn.id == row.turn.id:
                self.turns.setCurrentItem(item)

    def _ask(self, signal: SignalInstance) -> None:
        if self._row is not None:
            signal.emit(self._row)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Esc closes the panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)
