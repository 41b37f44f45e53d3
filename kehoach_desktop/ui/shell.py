"""What a page may ask of the window around it, without knowing the window.

`Shell` is handed to every page and dialog. It owns no widget: the main window listens to its
signals, tests read them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.ui.operations import Operations

if TYPE_CHECKING:
    from kehoach_desktop.bootstrap import App
    from kehoach_desktop.domain.office import OfficeProfile, Person
    from kehoach_desktop.services.ports.basics import Clock


class Tone(Enum):
    """How a message speaks; each has a sign, so that no state is a colour alone."""

    INFO = "info"
    DONE = "done"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Notice:
    """A message for the bar: text, what to do, code for the phone, and at most one button."""

    text: str
    tone: Tone = Tone.INFO
    remedy: str = ""
    code: str = ""
    action: str = ""
    act: Callable[[], object] | None = None


class Shell(QObject):
    """The services, the operations, and the voice of the window."""

    notice = Signal(object)  # Notice, or None to clear the bar
    place_requested = Signal(str, object)  # key of a place, argument for its `activate`
    package_requested = Signal(object)  # Path of a .kehoach file: BOARD opens its import preview
    guide_requested = Signal()  # the first-start guide
    reopen_requested = Signal()  # the data under the window were replaced (restore)
    saving = Signal()
    was_saved = Signal(object)  # datetime
    save_failed = Signal(object)  # AppError
    text_size_wanted = Signal(int)  # per cent, asked for by a page
    text_size_changed = Signal(int)  # per cent
    #: The profile was stored (or None after the sample was wiped).
    office_changed = Signal(object)
    #: Plans or turns were changed by somebody other than the page that shows them.
    data_changed = Signal()
    #: Drafts were changed behind the editors: what is open there is no longer what is stored.
    drafts_changed = Signal()
    #: Somebody else works at the PC now (Person, or None where it is not shared).
    person_changed = Signal(object)
    recent_wanted = Signal()  # the list of what was done in this session
    reminder_wanted = Signal()  # the officer switched the reminder on or off

    def __init__(
        self, operations: Operations, clock: Clock, app: App | None = None, text_size: int = 100
    ) -> None:
        super().__init__()
        self.operations = operations
        self.clock = clock
        self.text_size = text_size
        self.office: OfficeProfile | None = None
        #: Who works at this PC, where it is shared.
        self.person: Person | None = None
        self._app = app
        #: The message in the bar says that something is not saved.
        self._telling_unsaved = False
        self.notice.connect(self._noticed)

    @property
    def app(self) -> App:
        """Return the services; RuntimeError while they are still being opened."""
        if self._app is None:
            raise RuntimeError("services are not open yet")
        return self._app

    @property
    def is_open(self) -> bool:
        """Say whether the services are open; before that, no page is shown."""
        return self._app is not None

    def opened(self, app: App, office: OfficeProfile | None) -> None:
        """Take the services once they are open."""
        self._app = app
        self.operations.around = lambda: app.change_log.group()
        self.set_office(office)

    def closed(self) -> None:
        """Forget the services (before a restore replaces the data under them)."""
        self._app = None
        self.operations.around = nullcontext

    def set_office(self, office: OfficeProfile | None) -> None:
        """Make `office` the profile every page works with; call after it was stored."""
        self.office = office
        self.office_changed.emit(office)

    def open_place(self, key: str, argument: object = None) -> None:
        """Show a place ("today", "plans", "tasks", "briefing", "reports", "exchange", "office")."""
        self.place_requested.emit(key, argument)

    def say(
        self,
        text: str,
        tone: Tone = Tone.INFO,
        *,
        remedy: str = "",
        action: str = "",
        act: Callable[[], object] | None = None,
    ) -> None:
        """Show a message; `action` and `act` give it a button, usually "Hoàn tác"."""
        self.notice.emit(Notice(text, tone, remedy, "", action, act))

    def refuse(self, error: AppError) -> None:
        """Word a refusal in the message bar."""
        told = explain(error)
        self.notice.emit(Notice(told.message, Tone.ERROR, told.remedy, told.code))

    def clear_notice(self) -> None:
        """Empty the message bar."""
        self.notice.emit(None)

    def _noticed(self, _notice: Notice | None) -> None:
        self._telling_unsaved = False

    def is_saving(self) -> None:
        """Show that typed text is not on disk yet."""
        self.saving.emit()

    def saved(self, at: dt.datetime | None = None) -> None:
        """Show "Đã lưu 14:32:05"; call when a durable save has returned."""
        self.was_saved.emit(at or self.clock.now())
        if self._telling_unsaved:  # what the bar says is no longer so
            self.clear_notice()

    def not_saved(self, error: AppError) -> None:
        """Show that the last save failed, and why."""
        self.save_failed.emit(error)
        self.refuse(error)
        self._telling_unsaved = True

    def request_package(self, path: Path) -> None:
        """Ask for the import preview of a package (double click, command line, stick)."""
        self.package_requested.emit(path)
