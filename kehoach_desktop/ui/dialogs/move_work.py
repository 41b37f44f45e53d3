"""Open work goes from one agency to another: chosen, shown, moved in one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kehoach_desktop.ui.dialogs.look_first import LookFirstDialog
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField, labelled

if TYPE_CHECKING:
    from kehoach_desktop.domain.office import OfficeProfile
    from kehoach_desktop.services.ports.moves import Moved


class MoveWorkDialog(LookFirstDialog):
    """Nothing is moved before everything that would move is in sight."""

    def __init__(self, shell: Shell, office: OfficeProfile, parent: QWidget | None = None) -> None:
        super().__init__(shell, tr("moves.title"), tr("moves.intro"), parent)
        self._office = office
        names = list(dict.fromkeys(agency.name for agency in office.agencies))
        self.old, self.new = ChoiceField(), ChoiceField()
        for field, key in ((self.old, "old"), (self.new, "new")):
            labelled(self.form, tr(f"moves.{key}"), field)
            field.set_choices([(name, name) for name in names])
            field.chosen.connect(lambda _value: self.look())
        self.list.setAccessibleName(tr("moves.list"))
        self.move_button = self.add_act(tr("moves.move"), self._move)
        self.add_close(tr("common.cancel"))
        shell.operations.run(
            lambda: shell.app.checklist.choices()[1],
            lambda known: self._offer([*known, *names]),
            owner=self,
        )

    def _offer(self, names: Sequence[str]) -> None:
        """Offer who has work now, also under a name that is no longer in the list of agencies."""
        for field in (self.old, self.new):
            chosen = field.value()
            field.set_choices([(name, name) for name in dict.fromkeys(names)])
            field.show_value(chosen)

    def _names(self) -> tuple[str, str]:
        return str(self.old.value() or ""), str(self.new.value() or "")

    def look(self) -> None:
        """Show what would move."""
        app, (old, new) = self.shell.app, self._names()
        self.tell("")
        self.nothing_to_do()
        if old and new:
            self.ask(lambda: app.records.moves.preview(old, new), self._show)

    def nothing_to_do(self) -> None:
        """Switch the button off."""
        self.move_button.setEnabled(False)

    def _show(self, found: list[Moved]) -> None:
        from kehoach_desktop.services.upkeep.moves import move_words

        old, new = self._names()
        self.tell(
            tr("moves.preview", count=len(found), old=old, new=new), list(map(move_words, found))
        )
        self.move_button.setEnabled(True)

    def _move(self) -> None:
        app, office, (old, new) = self.shell.app, self._office, self._names()
        self.do(
            lambda: app.records.moves.move(old, new, office),
            lambda found: tr("moves.done", count=len(found), old=old, new=new),
        )
