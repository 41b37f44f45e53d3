"""“Việc của tôi”: of a shared PC, the day of the person who works at it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton

from kehoach_desktop.services.tasks.day import of_person
from kehoach_desktop.ui.preferences import Preferences
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.domain.office import Person
    from kehoach_desktop.services.tasks.checklist import ChecklistRow
    from kehoach_desktop.services.tasks.day import Group


class MineButton(QPushButton):
    """Each person's own choice is remembered; not there where the PC is not shared."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(tr("sharing.mine"))
        self._shell = shell
        self.setCheckable(True)
        shell.person_changed.connect(self._follow)
        self._follow(shell.person)
        self.toggled.connect(self._keep)

    def _follow(self, person: Person | None) -> None:
        self.setVisible(person is not None)
        kept = person is not None and Preferences(self._shell.app.settings).only_mine
        self.blockSignals(True)
        self.setChecked(kept)
        self.blockSignals(False)
        if person is not None:
            tip = "sharing.mine.tip" if person.unit else "sharing.mine.tip_alone"
            self.setToolTip(tr(tip, unit=person.unit, name=person.name))

    def _keep(self, on: bool) -> None:
        Preferences(self._shell.app.settings).keep("only_mine", on)

    def take(self, rows: list[ChecklistRow]) -> list[ChecklistRow]:
        """Return the turns to show: all of them, or the person's own."""
        person = self._shell.person
        return of_person(rows, person) if self.isChecked() and person is not None else rows

    def none(self, group: Group) -> str:
        """Return what stands in the place of an empty list."""
        person = self._shell.person
        if not self.isChecked() or person is None:
            return tr(f"today.none.{group.value}")
        return tr("sharing.mine.none", name=person.name)

    def heading(self, heading: str) -> str:
        """Return the heading of what is printed, with the name where only that person's stands."""
        person = self._shell.person
        if not self.isChecked() or person is None:
            return heading
        return tr("sharing.mine.sheet", heading=heading, name=person.name)
