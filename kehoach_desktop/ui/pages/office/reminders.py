"""The section of the reminder: by the clock of the taskbar, and starting with the PC."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLabel, QSystemTrayIcon, QVBoxLayout, QWidget

from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.autostart import Autostart
from kehoach_desktop.ui.preferences import Preferences
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr


class RemindersSection(QWidget):
    """Two boxes, both empty until the officer ticks them; what the PC cannot do is not there."""

    def __init__(self, shell: Shell, autostart: Autostart) -> None:
        super().__init__()
        self._shell, self._autostart = shell, autostart
        self._preferences = Preferences(shell.app.settings)
        intro = QLabel(tr("reminder.intro"))
        intro.setProperty("role", "quiet")
        intro.setWordWrap(True)
        self.tray = QCheckBox(tr("reminder.tray"))
        self.tray.setChecked(self._preferences.tray)
        self.tray.setVisible(QSystemTrayIcon.isSystemTrayAvailable())
        self.tray.toggled.connect(self._tray_chosen)
        self.start = QCheckBox(tr("reminder.start"))
        self.start.setChecked(autostart.is_on())
        self.start.toggled.connect(self._start_chosen)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (intro, self.tray, self.start):
            column.addWidget(widget)
        column.addStretch(1)
        self.setFocusProxy(self.start)

    def _tray_chosen(self, on: bool) -> None:
        self._preferences.keep("tray", on)
        self._shell.reminder_wanted.emit()

    def _start_chosen(self, on: bool) -> None:
        try:
            self._autostart.turn(on)
        except AppError as error:
            self._shell.refuse(error)
            self.start.blockSignals(True)
            self.start.setChecked(self._autostart.is_on())
            self.start.blockSignals(False)
