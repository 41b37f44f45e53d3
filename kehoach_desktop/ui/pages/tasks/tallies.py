"""How far the tasks in sight are: asked of the one home of figures, after the rows are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from kehoach_desktop.services.reports.progress_words import tally_words, target_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kehoach_desktop.services.tasks.checklist import ChecklistRow
    from kehoach_desktop.ui.pages.tasks.page import TasksPage


class Tallies(QObject):
    """Tells the table the tallies of its visible tasks, and the panel those of one task."""

    def __init__(self, page: TasksPage) -> None:
        super().__init__(page)
        self._page = page
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._ask)
        # A page of rows is asked for at once, and never while it is being painted.
        page.model.tallies_wanted.connect(lambda: self._timer.start(0))

    def _ask(self) -> None:
        page, wanted = self._page, self._page.model.take_untold()
        if wanted and page.shell.is_open:
            page.run(lambda: self._told(wanted), page.model.tell)

    def _told(self, wanted: Sequence[tuple[str, str]]) -> Mapping[tuple[str, str], str]:
        found = self._page.shell.app.work.progress.of_tasks(wanted)
        words = {key: tally_words(each) for key, each in found.items()}
        return dict.fromkeys(wanted, "") | words

    def lines(self, row: ChecklistRow) -> str:
        """Return a line for each target of the task of `row`, with what was reached."""
        key = (row.plan_id, row.task.id)
        found = self._page.shell.app.work.progress.of_tasks([key]).get(key)
        return "\n".join(map(target_words, found.tallies)) if found else ""
