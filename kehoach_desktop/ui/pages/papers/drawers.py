"""The two drawers of the place "Kế hoạch": plans, and all other papers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget

from kehoach_desktop.ui.pages.papers.desk import PapersDesk
from kehoach_desktop.ui.pages.plans.plan_list import PlanList
from kehoach_desktop.ui.texts import tr


class Drawers(QTabWidget):
    """A tab each; the tabs go away while a paper is open, so that it has the whole height."""

    plans_shown = Signal()

    def __init__(self, plans: PlanList, papers: PapersDesk) -> None:
        super().__init__()
        self._plans = plans
        self._papers = papers
        self.setDocumentMode(True)
        self.addTab(plans, tr("papers.plans"))
        self.addTab(papers, tr("papers.title"))
        self.currentChanged.connect(lambda _index: self._turned())
        papers.opened.connect(lambda opened: self.tabBar().setVisible(not opened))

    @property
    def on_papers(self) -> bool:
        """Say whether the drawer of other papers is in sight."""
        return self.currentWidget() is self._papers

    def begin(self, new_plan: Callable[[], object]) -> None:
        """Begin what the drawer in sight holds: another paper, else a plan by `new_plan`."""
        if self.isVisible() and self.on_papers:
            self._papers.ask_new()
        else:
            new_plan()

    def _turned(self) -> None:
        """A drawer was opened: the place may have been entered by a paper, the plans unread."""
        self.activate()
        if not self.on_papers:
            self.plans_shown.emit()

    def activate(self) -> None:
        """Put the focus on the list in sight."""
        if self.on_papers:
            self._papers.activate()
        else:
            self._plans.table.setFocus()
