""" "Nhiệm vụ": every task of the plan as a card, those of the text and the rows of the appendix."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget

from kehoach_desktop.domain.plans import task_edit
from kehoach_desktop.domain.plans.plan import Plan, numbered_blocks, numbered_sections
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.ui.pages.plans.history import Caret
from kehoach_desktop.ui.pages.plans.part import EditorPart
from kehoach_desktop.ui.pages.plans.session import PlanSession
from kehoach_desktop.ui.pages.plans.task_cards import TaskCards
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import Field, LineField


def task_numbers(plan: Plan) -> dict[str | None, str]:
    """Return what each task prints before its title: "III.2." in the text, "5" in the appendix."""
    numbers: dict[str | None, str] = {}
    for roman, section in numbered_sections(plan):
        for each in numbered_blocks(section, plan.numbering):
            if each.block.task_id:
                numbers[each.block.task_id] = f"{roman}{each.number}"
    for place, task in enumerate(plan.appendix_tasks, start=1):
        numbers[task.id] = tr("plans.tasks.row", n=place)
    return numbers


class TasksPart(EditorPart):
    """All tasks in one place; a new one goes into the appendix."""

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(session, "tasks", parent)
        self.heading(tr("plans.tasks"))
        self.note(tr("plans.tasks.hint"))
        self.cards = TaskCards(session, self.key)
        self.cards.add.setText(tr("plans.tasks.add_row"))
        self.cards.add_asked.connect(self._add)
        self.cards.focused.connect(lambda task: self.caret_moved.emit(f"task:{task}"))
        self.column.addWidget(self.cards)
        self._label = self.heading(tr("plans.tasks.appendix"))
        self.title = LineField(tr("plans.tasks.appendix.hint"))
        self.title.setAccessibleName(tr("plans.tasks.appendix"))
        self.title.edited.connect(
            lambda text: self.edit(replace(self.plan, appendix_title=text), "appendix")
        )
        self.column.addWidget(self.title)
        self.column.addStretch(1)
        self.refresh(session.plan)

    def refresh(self, plan: Plan) -> None:
        """Show the tasks of `plan`."""
        self.cards.show_tasks(plan.tasks, task_numbers(plan))
        self.title.show_value(plan.appendix_title)
        self._label.setVisible(bool(plan.appendix_tasks))
        self.title.setVisible(bool(plan.appendix_tasks))

    def show_caret(self, caret: Caret) -> None:
        """Open the card of a task; without one go to the first card."""
        if caret.block:
            self.cards.open_card(caret.block.removeprefix("task:"))
        else:
            self.cards.enter()

    def field_of(self, source: str, name: str) -> Field | None:
        """Return a text of a task whose card is open, or the title of the appendix."""
        if source == "tasks":
            return self.title if name == "appendix_title" else None
        what, _, found = source.partition(":")
        return self.cards.field_of(found, name) if what == "task" else None

    def show_problem(self) -> None:
        """Open the first task that lacks its title or its one lead."""
        for task in self.plan.tasks:
            if len(task.leads) != 1 or not task.title.strip():
                self.cards.open_card(task.id)
                card = self.cards.cards[task.id]
                field = card.lead if task.title.strip() else card.title
                field.setFocus()
                self.area.ensureWidgetVisible(field)
                return

    def _add(self) -> None:
        task = Task(self.session.new_id(), "")
        plan = task_edit.add_task(self.plan, task, None, self.session.new_id)
        self.session.edit(plan, after=Caret(self.key, f"task:{task.id}"))
        self.cards.open_card(task.id)
