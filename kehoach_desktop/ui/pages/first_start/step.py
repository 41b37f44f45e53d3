"""What a screen of the guide is."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.ui.shell import Shell


class Step(QWidget):
    """A heading, a sentence, fields; gives the profile as the officer left it."""

    #: Whether "Tiếp theo" may be pressed has changed.
    ready_changed = Signal()
    #: Enter was pressed where it means "Tiếp theo".
    go_on = Signal()

    def __init__(self, shell: Shell, heading: str, intro: str) -> None:
        super().__init__()
        self.shell = shell
        self.heading = QLabel(heading)
        self.heading.setProperty("role", "big")
        self.heading.setWordWrap(True)
        words = QLabel(intro)
        words.setProperty("role", "quiet")
        words.setWordWrap(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(10)
        self.column.addWidget(self.heading)
        self.column.addWidget(words)

    def show_profile(self, profile: OfficeProfile | None) -> None:
        """Fill the fields."""

    def is_ready(self) -> bool:
        """Say whether "Tiếp theo" may be pressed."""
        return True

    def focus_first(self) -> None:
        """Put the cursor where typing starts."""
        self.setFocus()
