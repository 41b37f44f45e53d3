"""“Phiếu bàn giao”: who leaves is chosen, what is handed over is seen, the sheet is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kehoach_desktop.ui.dialogs.look_first import LookFirstDialog
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.field import ChoiceField

if TYPE_CHECKING:
    from kehoach_desktop.domain.office import OfficeProfile
    from kehoach_desktop.services.ports.handover import Handover


class HandoverDialog(LookFirstDialog):
    """Everybody who has a part in a task can be chosen, in the list of agencies or not."""

    def __init__(
        self, shell: Shell, office: OfficeProfile, parent: QWidget | None = None, chosen: str = ""
    ) -> None:
        super().__init__(shell, tr("handover.title"), tr("handover.intro"), parent)
        self._office, self._chosen = office, chosen
        self.agency = ChoiceField(tr("handover.agency"))
        self.form.addRow(tr("handover.agency"), self.agency)
        self.list.setAccessibleName(tr("handover.title"))
        self.save = self.add_act(tr("handover.save"), self._save)
        self.add_close(tr("common.close"))
        self.agency.picked.connect(lambda _name: self.look())
        shell.operations.run(
            lambda: shell.app.checklist.choices()[1], self._offer, self._refused, owner=self
        )

    def _offer(self, known: list[str]) -> None:
        names = dict.fromkeys([*(each.name for each in self._office.agencies), *known])
        self.agency.set_choices([(name, name) for name in names if name])
        self.agency.choose(self._chosen)
        self.look()

    def look(self) -> None:
        """Show what the chosen one hands over."""
        name, handovers = self.agency.choice(), self.shell.app.records.handovers
        self.nothing_to_do()
        if isinstance(name, str):
            self.ask(lambda: handovers.sheet(name), self._show)

    def _show(self, sheet: Handover) -> None:
        self._sheet = sheet
        head = tr("handover.head", agency=sheet.agency, open=sheet.open, late=sheet.late)
        self.tell(head, [tr("handover.line", task=each.task, state=each.state, due=each.due,
                            proof=each.proof) for each in sheet.lines])  # fmt: skip
        self.save.setEnabled(True)

    def nothing_to_do(self) -> None:
        """Switch the button off."""
        self.save.setEnabled(False)

    def _save(self) -> None:
        from kehoach_desktop.ui.pages.plans.paper import Paper

        sheet, office, handovers = self._sheet, self._office, self.shell.app.records.handovers
        Paper(self.shell, self).save_pdf(
            lambda: handovers.pdf(sheet, office), tr("handover.file", agency=sheet.agency)
        )
