"""The guide itself: three screens and an end, left and resumed anywhere, saved screen by screen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout

from kehoach_desktop.domain.office import OfficeProfile, Unit
from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.page import NEW_PLAN, Page
from kehoach_desktop.ui.pages.first_start.agencies_step import AgenciesStep
from kehoach_desktop.ui.pages.first_start.end_step import EndStep
from kehoach_desktop.ui.pages.first_start.signers_step import SignersStep
from kehoach_desktop.ui.pages.first_start.step import Step
from kehoach_desktop.ui.pages.first_start.unit_step import UnitStep
from kehoach_desktop.ui.pages.office.lists import new_id
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr

STEPS = 3


class FirstStartGuide(Page):
    """Shown in front of the places; what a screen asked is stored when the next one opens."""

    in_front = True

    #: The step (1…3) at which to go on the next time; 0 when nothing is left to ask.
    step_changed = Signal(int)
    #: The guide is over; place to open and its argument.
    finished = Signal(str, object)

    def __init__(self, shell: Shell, step: int = 1) -> None:
        super().__init__(shell)
        self.title = tr("first_start.title")
        self._profile = shell.office if shell.office and not shell.office.is_sample else None
        self.unit = UnitStep(shell)
        self.agencies = AgenciesStep(shell)
        self.signers = SignersStep(shell)
        self.end = EndStep(shell)
        self._steps: tuple[Step, ...] = (self.unit, self.agencies, self.signers, self.end)
        self._at = step - 1 if self._profile is not None and 1 <= step <= STEPS else 0
        #: Run again from "Cơ quan": lists that were worked on are kept whatever unit is chosen.
        self._again = self._profile is not None and step == 0
        self._busy = False
        self.progress = QLabel()
        self.progress.setProperty("role", "quiet")
        self.stack = QStackedWidget()
        for one in self._steps:
            self.stack.addWidget(one)
            one.ready_changed.connect(self._tell_ready)
            one.go_on.connect(self.go_on)
        self.end.plan_wanted.connect(lambda: self.finished.emit("plans", NEW_PLAN))
        self.end.look_wanted.connect(lambda: self.finished.emit("office", None))
        self.end.sample_wanted.connect(self.load_sample)
        self._build_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(32, 16, 32, 16)
        column.setSpacing(8)
        column.addWidget(self.progress)
        column.addWidget(self.stack, 1)
        column.addLayout(self._buttons)

    def _build_buttons(self) -> None:
        self.back_button = QPushButton(tr("first_start.back"))
        self.back_button.clicked.connect(self.go_back)
        self.sample_button = QPushButton(tr("first_start.end.sample"))
        self.sample_button.clicked.connect(self.load_sample)
        self.later_button = QPushButton(tr("first_start.later"))
        self.later_button.setToolTip(tr("first_start.later_tip"))
        self.later_button.clicked.connect(self.later)
        self.next_button = QPushButton(tr("first_start.next"))
        self.next_button.setProperty("role", "primary")
        self.next_button.clicked.connect(self.go_on)
        for button in (self.back_button, self.sample_button, self.later_button, self.next_button):
            button.setAutoDefault(True)
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.back_button)
        self._buttons.addWidget(self.sample_button)
        self._buttons.addStretch(1)
        self._buttons.addWidget(self.later_button)
        self._buttons.addWidget(self.next_button)

    @property
    def step(self) -> int:
        """Return the number of the screen, 4 for the end."""
        return self._at + 1

    def activate(self, argument: object = None) -> None:
        """Open the screen where the guide was left."""
        self._open(self._at)

    def go_on(self) -> None:
        """Store this screen and open the next one."""
        if self._busy or not self._steps[self._at].is_ready():
            return
        if self._at == 0:
            self._store_unit()
        elif self._at == 1 and self._profile is not None:
            self._store(self.agencies.result(self._profile))
        elif self._at == 2 and self._profile is not None:
            self._store(self.signers.result(self._profile))

    def go_back(self) -> None:
        """Open the screen before; what was stored stays stored."""
        if self._at > 0:
            self._open(self._at - 1)

    def later(self) -> None:
        """Skip this screen: it can be filled in under "Cơ quan"; without a unit go to the end."""
        self._open(len(self._steps) - 1 if self._profile is None else self._at + 1)

    def load_sample(self) -> None:
        """Load the sample commune and open its plans."""
        offices = self.shell.app.offices
        self._busy = True
        self.shell.operations.run(
            lambda: offices.load_sample(new_id),
            lambda sample: self._sample_loaded(sample.office),
            self._failed,
            owner=self,
            label=tr("office.sample.loading"),
        )

    def _sample_loaded(self, office: OfficeProfile) -> None:
        self._busy = False
        self.shell.set_office(office)
        self.shell.data_changed.emit()
        self.shell.saved()
        self.finished.emit("plans", None)

    def _store_unit(self) -> None:
        """Offer everything that follows from the unit, keeping what was declared before."""
        before = self._profile
        step, offices, village = self.unit, self.shell.app.offices, self.unit.village.value
        try:
            unit = step.unit()
        except AppError as error:
            self.shell.refuse(error)
            return
        if unit is None:
            return
        if before is not None and (self._again or _same_unit(before, unit)):
            self._store(_at(before, unit, village))
            return
        suggested = offices.suggest(unit, new_id)
        if before is not None:  # another unit was chosen after going back: names typed stay
            suggested = replace(
                suggested, id=before.id, people=before.people, signatories=before.signatories
            )
        self._store(replace(suggested, village_word=village or suggested.village_word))

    def _store(self, profile: OfficeProfile) -> None:
        self._busy = True
        offices = self.shell.app.offices
        self.shell.operations.run(
            lambda: offices.save(profile), lambda _: self._stored(profile), self._failed, owner=self
        )

    def _stored(self, profile: OfficeProfile) -> None:
        self._busy = False
        self._profile = profile
        self.shell.saved()
        self.shell.set_office(profile)
        self._open(self._at + 1)

    def _failed(self, error: AppError) -> None:
        self._busy = False
        self.shell.not_saved(error)

    def _open(self, at: int) -> None:
        self._at = at
        step = self._steps[at]
        step.show_profile(self._profile)
        self.stack.setCurrentWidget(step)
        at_end = at >= STEPS
        self.progress.setText("" if at_end else tr("first_start.progress", step=at + 1))
        self.back_button.setVisible(0 < at < STEPS)
        self.sample_button.setVisible(at == 0 and self._profile is None)
        self.later_button.setVisible(not at_end)
        self.next_button.setVisible(not at_end)
        last = at == STEPS - 1
        self.next_button.setText(tr("first_start.finish" if last else "first_start.next"))
        self._tell_ready()
        step.focus_first()
        if at_end:
            self.step_changed.emit(0 if self._profile is not None else 1)
        else:
            self.step_changed.emit(at + 1)

    def _tell_ready(self) -> None:
        self.next_button.setEnabled(self._steps[self._at].is_ready())


def _at(profile: OfficeProfile, unit: Unit, village: str) -> OfficeProfile:
    """Return `profile` as the office of `unit`, everything else as it was."""
    return replace(
        profile,
        unit_kind=unit.kind,
        unit_name=unit.name,
        province=unit.province,
        province_kind=unit.province_kind,
        unit_code=unit.code,
        village_word=village or profile.village_word,
    )


def _same_unit(profile: OfficeProfile, unit: Unit) -> bool:
    return (profile.unit_kind, profile.unit_name, profile.province) == (
        unit.kind,
        unit.name,
        unit.province,
    )
