"""The profile while it is being edited: every change is saved within a second, in order."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.shell import Shell

#: Pause after a change before it is written (milliseconds); well under the two seconds promised.
PAUSE_MS = 600


class OfficeDraft(QObject):
    """Holds the profile that the sections of the page change."""

    #: The profile was replaced from outside (opened, restored): show it anew.
    shown = Signal(object)
    #: One of the sections changed it.
    changed = Signal(object)

    def __init__(self, shell: Shell, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self._profile: OfficeProfile | None = None
        self._dirty = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.flush)

    @property
    def profile(self) -> OfficeProfile:
        """Return the profile as it stands on the screen; RuntimeError without one."""
        if self._profile is None:
            raise RuntimeError("no office profile is open")
        return self._profile

    @property
    def is_open(self) -> bool:
        """Say whether there is a profile to edit."""
        return self._profile is not None

    def show_profile(self, profile: OfficeProfile | None) -> None:
        """Show what is stored, unless something typed still waits to be written."""
        if self._dirty:
            return
        if profile != self._profile:
            self._profile = profile
            if profile is not None:
                self.shown.emit(profile)

    def update(self, profile: OfficeProfile) -> None:
        """Take a change of a section; it is written after a short pause."""
        if profile == self._profile:
            return
        self._profile = profile
        self._dirty = True
        self.shell.is_saving()
        self.changed.emit(profile)
        if not self._timer.isActive():  # further typing does not push the save back
            self._timer.start()

    def flush(self) -> None:
        """Write now what is not written yet."""
        self._timer.stop()
        if not self._dirty or self._profile is None:
            return
        profile = self._profile
        self._dirty = False
        offices = self.shell.app.offices
        self.shell.operations.run(
            lambda: offices.save(profile), lambda _: self._saved(profile), self._failed
        )

    def _saved(self, profile: OfficeProfile) -> None:
        self.shell.saved()
        self.shell.set_office(profile)

    def _failed(self, error: AppError) -> None:
        self._dirty = True  # the next change, or leaving the page, tries again
        self.shell.not_saved(error)
