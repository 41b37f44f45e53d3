"""On a shared PC each person finds the checklist narrowed as it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kehoach_desktop.ui.preferences import Preferences

if TYPE_CHECKING:
    from kehoach_desktop.ui.pages.tasks.page import TasksPage


class FilterMemory(QObject):
    """Remembers plan, agency, span and state; typed words are for once."""

    def __init__(self, page: TasksPage) -> None:
        super().__init__(page)
        self._page = page
        page.shell.person_changed.connect(lambda _person: self._recall())
        self._recall()
        page.filter.changed.connect(lambda _wanted: self._keep())

    def _recall(self) -> None:
        shell = self._page.shell
        if shell.person is not None and shell.is_open:
            self._page.filter.keep_to(Preferences(shell.app.settings).tasks_filter)

    def _keep(self) -> None:
        shell = self._page.shell
        if shell.person is not None and shell.is_open:
            Preferences(shell.app.settings).keep("tasks_filter", self._page.filter.kept)
