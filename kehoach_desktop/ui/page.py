"""What a place of the window is made of: how EDITOR, BOARD and the office pages plug in.

A page is a `Page` (a QWidget) that gets the `Shell` and nothing else:

    class PlansPage(Page):
        def __init__(self, shell: Shell) -> None:
            super().__init__(shell)
            self.title = tr("plans.title")          # shown at the top of the window
            ...build widgets; load nothing here...

        def activate(self, argument: object = None) -> None:
            # every time the place is shown; `argument` is what `shell.open_place` was given
            self.run(self.shell.app.plans.rows, self._show)   # off the GUI thread

        def deactivate(self) -> None:
            # before another place is shown and before the window closes: flush what is pending
            self._save_now()

        def shortcuts(self) -> list[Shortcut]:      # for F1 and the printed page of keys
            return [Shortcut("Ctrl+N", tr("plans.new"))]

and is registered by one line in `ui/places.py`. A place without a page is hidden.

Rules: never touch `shell.app` outside `self.run(...)`, except attributes that are plain values;
after a durable save call `shell.saved(at)`; show refusals by `shell.refuse(error)` (done for you
by `self.run` when you give no `failure`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.operations import Lane, Operation
from kehoach_desktop.ui.shell import Shell

if TYPE_CHECKING:
    from kehoach_desktop.services.tasks.checklist import ChecklistRow

#: Argument with which `shell.open_place("plans", NEW_PLAN)` opens the page of a new plan.
NEW_PLAN = "new"


@dataclass(frozen=True, slots=True)
class PlanToSend:
    """Argument with which `shell.open_place("exchange", …)` asks where to send a plan."""

    plan_id: str


@dataclass(frozen=True, slots=True)
class PaperToOpen:
    """Argument with which `shell.open_place("plans", …)` opens a paper beside the plans."""

    paper_id: str


@dataclass(frozen=True, slots=True)
class SectionToShow:
    """Argument with which `shell.open_place("plans", …)` opens a plan at one of its sections."""

    plan_id: str
    section_id: str


@dataclass(frozen=True, slots=True)
class TaskToShow:
    """Argument with which `shell.open_place("tasks", …)` opens a turn with its whole task."""

    row: ChecklistRow


@dataclass(frozen=True, slots=True)
class BinderToShow:
    """Argument with which `shell.open_place("tasks", …)` opens a binder at a criterion."""

    binder_id: str
    number: str


@dataclass(frozen=True, slots=True)
class AgencyToShow:
    """Argument with which `shell.open_place("tasks", …)` shows the open turns of one agency."""

    name: str
    plan_id: str = ""


@dataclass(frozen=True, slots=True)
class MeetingToShow:
    """Argument with which `shell.open_place("briefing", …)` opens one meeting."""

    meeting_id: str


@dataclass(frozen=True, slots=True)
class Shortcut:
    """A key and what it does, as the help page lists it."""

    keys: str
    does: str


class Page(QWidget):
    """A place of the window, built at the first visit and kept."""

    title_changed = Signal(str)
    #: A page that stands in front of the places (guide, data error): no standing banner over it.
    in_front = False

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self._title = ""

    @property
    def title(self) -> str:
        """Return what the top line of the window shows while this page is open."""
        return self._title

    @title.setter
    def title(self, title: str) -> None:
        self._title = title
        self.title_changed.emit(title)

    def activate(self, argument: object = None) -> None:
        """Be shown; `argument` is what the caller of `shell.open_place` wants opened."""

    def deactivate(self) -> None:
        """Be left or closed: flush pending saves (queue them; the window waits for the queue)."""

    def flush(self) -> None:
        """Write what was typed and still waits, without being left: something is to be undone."""

    def shortcuts(self) -> list[Shortcut]:
        """Return the keys that work on this page, for the help."""
        return []

    def keyPressEvent(self, event: QKeyEvent) -> None:  # Qt's name
        """Let Enter press the button that has the focus, as it does in dialogs."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            button, QAbstractButton
        ):
            button.click()
            return
        super().keyPressEvent(event)

    def run(
        self,
        function: Callable[..., Any],
        success: Callable[[Any], object] | None = None,
        failure: Callable[[AppError], object] | None = None,
        *,
        lane: Lane = Lane.STORE,
        reports: bool = False,
        label: str = "",
    ) -> Operation:
        """Run `function` off the GUI thread (see `ui/operations.py`), owned by this page."""
        return self.shell.operations.run(
            function, success, failure, lane=lane, owner=self, reports=reports, label=label
        )
