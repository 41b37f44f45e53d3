"""The reminder: one line at the start, and by the clock of the taskbar where it is wanted."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from kehoach_desktop.ui.main_window import MainWindow
from kehoach_desktop.ui.preferences import Preferences
from kehoach_desktop.ui.rail import icon
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import screen_date, tr

#: How often the day is looked at (milliseconds); a message comes once a day.
_LOOK_MS = 10 * 60 * 1000


class Reminder(QObject):
    """Says what presses: in the window when it opens, in the tray once a day."""

    def __init__(self, shell: Shell, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._shell, self._window, self._preferences = shell, window, preferences
        self._day: dt.date | None = None
        self._is_silent = False
        self.icon: QSystemTrayIcon | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        shell.reminder_wanted.connect(self.follow)

    def begin(self) -> None:
        """Say the line of the day; the data are open now."""
        self._day = None
        # Data that were opened anew are told of already ("Đã khôi phục…"); that is to be read.
        self._is_silent = bool(self._window.messages.text)
        self.follow()
        self._look()
        self._timer.start()

    def follow(self) -> None:
        """Show the icon, or take it away, as the officer chose."""
        wanted = self._preferences.tray and QSystemTrayIcon.isSystemTrayAvailable()
        if wanted and self.icon is None:
            self.icon = QSystemTrayIcon(icon("kehoach"), self)
            menu = QMenu(self._window)
            for key, act in (("open", self.come), ("today", self._today)):
                action = QAction(tr(f"reminder.{key}"), menu)
                action.triggered.connect(act)
                menu.addAction(action)
            self.icon.setContextMenu(menu)
            self.icon.activated.connect(lambda _reason: self.come())
            self.icon.messageClicked.connect(self._today)
            self.icon.show()
        elif not wanted and self.icon is not None:
            self.icon.hide()
            self.icon.deleteLater()
            self.icon = None

    def come(self) -> None:
        """Bring the window to the front."""
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.raise_()
        self._window.activateWindow()

    def _today(self) -> None:
        self.come()
        self._shell.open_place("today")

    def _look(self) -> None:
        today = self._shell.clock.now().date()
        if not self._shell.is_open or self._shell.office is None or self._day == today:
            return
        self._day = today
        reminding = self._shell.app.work.reminding

        def look() -> tuple[str, dt.datetime | None]:
            return reminding.line(), reminding.clock_behind()

        # A failure to count is no matter of the reminder: the places say it themselves.
        self._shell.operations.run(
            look, lambda found: self._tell(*found), lambda _error: None, owner=self
        )

    def _tell(self, line: str, last: dt.datetime | None) -> None:
        """Say the line; where the clock is behind, that first: every day counted is wrong."""
        if last is not None:
            now = self._shell.clock.now()
            self._shell.say(
                tr("reminder.clock", now=screen_date(now.date()), last=screen_date(last.date())),
                Tone.WARNING, remedy=tr("reminder.clock.remedy"),
            )  # fmt: skip
            return
        if not line:
            return
        if not self._is_silent:
            self._shell.say(tr("reminder.line", line=line), action=tr("reminder.today"),
                            act=lambda: self._shell.open_place("today"))  # fmt: skip
        self._is_silent = False
        if self.icon is not None:
            self.icon.setToolTip(line)
            self.icon.showMessage(tr("shell.name"), line, QSystemTrayIcon.MessageIcon.Information)
