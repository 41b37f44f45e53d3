"""The end of the guide: begin the first plan, or look around in the sample commune."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.ui.pages.first_start.step import Step
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr


class EndStep(Step):
    """Offers what can be done with what was declared: the sample only where no office is."""

    plan_wanted = Signal()
    sample_wanted = Signal()
    look_wanted = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, tr("first_start.end.heading"), tr("first_start.end.intro"))
        self.plan = QPushButton(tr("first_start.end.plan"))
        self.plan.setProperty("role", "primary")
        self.plan.clicked.connect(self.plan_wanted)
        self.sample = QPushButton(tr("first_start.end.sample"))
        self.sample.clicked.connect(self.sample_wanted)
        self.look = QPushButton(tr("first_start.end.look"))
        self.look.clicked.connect(self.look_wanted)
        for button in (self.plan, self.sample, self.look):
            button.setAutoDefault(True)
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            self.column.addLayout(row)
        self.column.addStretch(1)

    def show_profile(self, profile: OfficeProfile | None) -> None:
        """Offer the sample only when no office of one's own would be replaced by it."""
        self.plan.setVisible(profile is not None)
        self.sample.setVisible(profile is None)
        key = "first_start.end.heading" if profile is not None else "first_start.end.heading_none"
        self.heading.setText(tr(key))

    def focus_first(self) -> None:
        """Put the keyboard on the first offer."""
        (self.sample if self.plan.isHidden() else self.plan).setFocus()
