"""Which turns can be entered afterwards: those that closed before today and are open."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from kehoach_desktop.services.ports.turns import BoardFilter
from kehoach_desktop.ui.dialogs.past_turns import enter_past
from kehoach_desktop.ui.models.checklist_rows import STATES_OF, View

if TYPE_CHECKING:
    from kehoach_desktop.services.tasks.checklist import ChecklistRow
    from kehoach_desktop.ui.pages.tasks.page import TasksPage


def ask_past(page: TasksPage) -> None:
    """Open the grid for the plan and agency that the board is narrowed to."""
    wanted, checklist = page.filter.wanted, page.shell.app.checklist

    def find() -> list[ChecklistRow]:
        until = checklist.today - dt.timedelta(days=1)
        states = STATES_OF[View.OPEN]
        question = BoardFilter(wanted.plan_id, wanted.agency, states=states, until=until)
        return checklist.page(checklist.ids(question))

    page.run(find, lambda rows: enter_past(page.shell, rows, page))
