"""What the tests of the window share: the running program in one object, typing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kehoach_desktop.bootstrap import App
from kehoach_desktop.ui.main_window import MainWindow
from kehoach_desktop.ui.places import Place
from kehoach_desktop.ui.preferences import Preferences
from kehoach_desktop.ui.session import Session
from kehoach_desktop.ui.shell import Notice, Shell

#: The places of the shell's own tests: only the page that is the shell's.
OFFICE_ONLY = (
    Place("today"),
    Place("plans"),
    Place("office", "kehoach_desktop.ui.pages.office.page", "OfficePage"),
)


@dataclass
class Desk:
    """What a test needs of the running program."""

    app: App
    shell: Shell
    window: MainWindow
    session: Session
    preferences: Preferences
    notices: list[Notice | None] = field(default_factory=list)

    @property
    def told(self) -> str:
        """Return what the message bar was last told."""
        last = self.notices[-1] if self.notices else None
        return f"{last.text} {last.remedy}".strip() if last else ""


MakeDesk = Callable[..., Desk]


def type_text(widget: QWidget, text: str) -> None:
    """Type letters that are on no key of Qt's own test keyboard, as an input method sends them."""
    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, char)
            QCoreApplication.sendEvent(widget, event)
