"""A desk to try the place "Kế hoạch" on: a real data folder with the sample commune."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kehoach_desktop.bootstrap import App, open_app
from kehoach_desktop.ui.operations import Operations
from kehoach_desktop.ui.pages.plans.editor import PlanEditor
from kehoach_desktop.ui.pages.plans.page import PlansPage
from kehoach_desktop.ui.shell import Notice, Shell


class Desk:
    """The page over a data folder; `inline` does all work at once."""

    def __init__(self, root: Path, *, inline: bool = True) -> None:
        self.root = root
        self.app: App = open_app(root)
        self.operations = Operations(inline=inline)
        self.crashes: list[BaseException] = []
        self.operations.crashed.connect(self.crashes.append)
        self.shell = Shell(self.operations, self.app.clock)
        self.notices: list[Notice] = []
        self.shell.notice.connect(lambda notice: notice and self.notices.append(notice))
        self.operations.refused.connect(self.shell.refuse)
        self.operations.run(lambda: self.app.offices.load_sample(self.app.new_id))
        self.settle()
        self.operations.run(self.app.offices.profile, self._opened)
        self.settle()
        self.page = PlansPage(self.shell)

    def _opened(self, office: object) -> None:
        self.shell.opened(self.app, office)  # type: ignore[arg-type]

    def settle(self, done: Callable[[], bool] | None = None) -> None:
        """Let the event loop run until no work is left and `done` holds (at most 20 seconds)."""
        end = time.monotonic() + 20
        quiet = 0  # what has ended may begin the next work once its answer is delivered
        while quiet < 2:
            QApplication.processEvents()
            waiting = self.operations.busy or (done is not None and not done())
            quiet = 0 if waiting else quiet + 1
            assert time.monotonic() < end

    def open_sample(self) -> None:
        """Open the sample plan in the editor."""
        self.page.activate()
        self.settle()
        row = self.page.list.current()
        assert row is not None
        self.page.open_plan(row.id)
        self.settle()

    def stored(self, plan_id: str) -> object:
        """Return the plan as another program finds it on the disk."""
        other = open_app(self.root)
        try:
            return other.plans.load(plan_id)
        finally:
            other.close()


def look(desk: Desk, editor: PlanEditor) -> None:
    """Let the review catch up with the plan."""
    review = editor.review
    review.look_again()
    desk.settle(lambda: review.reviewed is not None and review.reviewed.plan is editor.session.plan)
