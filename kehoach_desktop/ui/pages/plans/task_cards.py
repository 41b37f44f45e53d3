"""The task cards of a section or of the appendix, in order, with a button for one more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kehoach_desktop.domain.plans import task_edit
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.ui.pages.plans.session import PlanSession
from kehoach_desktop.ui.pages.plans.task_card import TaskCard
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import Field


class TaskCards(QWidget):
    """Shows one card a task; the cards of tasks that stay are kept, open as they were."""

    add_asked = Signal()
    focused = Signal(str)

    def __init__(self, session: PlanSession, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._key = key
        self.cards: dict[str, TaskCard] = {}
        self._order: list[str] = []
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 0)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        outer.addLayout(self._column)
        self.add = QPushButton(tr("plans.task.add"))
        self.add.clicked.connect(self.add_asked)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addStretch(1)
        outer.addLayout(foot)

    def show_tasks(self, tasks: Sequence[Task], numbers: Mapping[str | None, str]) -> None:
        """Show these tasks with the numbers they print."""
        order = [task.id for task in tasks]
        if order != self._order:
            for task_id in set(self._order) - set(order):
                self.cards.pop(task_id).deleteLater()
            for place, task_id in enumerate(order):
                if task_id not in self.cards:
                    self.cards[task_id] = self._make(task_id)
                self._column.insertWidget(place, self.cards[task_id])
            self._order = order
        for task_id in order:
            self.cards[task_id].refresh(self._session.plan, numbers.get(task_id, ""))

    def open_card(self, task_id: str) -> None:
        """Open a card and put the focus on its title."""
        card = self.cards.get(task_id)
        if card is not None:
            card.toggle.setChecked(True)
            card.title.setFocus()

    def field_of(self, task_id: str, name: str) -> Field | None:
        """Return a text of a task, None while its card was never opened."""
        card = self.cards.get(task_id)
        return card.field_of(name) if card is not None else None

    def show_findings(self, counts: Mapping[str, int]) -> None:
        """Say on the head of each card how many findings lie in it."""
        for task_id, card in self.cards.items():
            card.show_findings(counts.get(task_id, 0))

    def enter(self) -> None:
        """Put the focus on the first card, or on the button for one more."""
        first = self.cards[self._order[0]].toggle if self._order else self.add
        first.setFocus()

    def _make(self, task_id: str) -> TaskCard:
        card = TaskCard(self._session, task_id, self._key)
        card.removed.connect(self._remove)
        card.focused.connect(self.focused)
        return card

    def _remove(self, task_id: str) -> None:
        plan = self._session.plan
        task = plan.task(task_id)
        if task is None:
            return
        self._session.edit(task_edit.remove_task(plan, task_id))
        self._session.shell.say(
            tr("plans.task.removed", title=task.title or tr("plans.task.untitled")),
            action=tr("common.undo"),
            act=self._session.undo,
        )
