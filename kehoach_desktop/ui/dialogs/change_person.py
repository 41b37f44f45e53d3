"""“Thay người”: a new chair in mid-year, after everything that changes was in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from kehoach_desktop.ui.dialogs.look_first import LookFirstDialog
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.field import ChoiceField, DateField, TextField

if TYPE_CHECKING:
    from kehoach_desktop.services.upkeep.person_changes import PersonChange


class ChangePersonDialog(LookFirstDialog):
    """Nothing is changed before it was shown, and only what was shown is."""

    def __init__(self, shell: Shell, parent: QWidget | None = None, chosen: str = "") -> None:
        """`chosen` is the name of who leaves, where a row of the list was chosen."""
        super().__init__(shell, tr("persons.title"), tr("persons.intro"), parent)
        self._chosen = chosen
        self.old = ChoiceField(tr("persons.old"))
        self.new = TextField(tr("persons.new"), hint=tr("persons.new.hint"))
        self.position = TextField(tr("persons.position"), hint=tr("persons.position.hint"))
        self.since = DateField(tr("persons.since"), shell.clock.now().date())
        for key in ("old", "new", "position", "since"):
            self.form.addRow(tr(f"persons.{key}"), getattr(self, key))
        self.list.setAccessibleName(tr("persons.list"))
        self.change = self.add_act(tr("persons.change"), self._change)
        self.add_close(tr("common.cancel"))
        self.old.picked.connect(lambda _name: self.look())
        for line in (self.new, self.position, self.since.line):
            line.textEdited.connect(lambda _text: self._typed())
        self.since.changed.connect(lambda _day: self.look())
        self.tell(tr("persons.start"))
        self.new.setFocus()
        persons = shell.app.records.persons
        shell.operations.run(persons.names, self._offer, self._refused, owner=self)

    def _offer(self, names: list[str]) -> None:
        self.old.set_choices([(name, name) for name in names])
        self.old.choose(self._chosen)

    def _typed(self) -> None:
        self.nothing_to_do()  # what is shown is no longer what is typed
        self.look_soon()

    def look(self) -> None:
        """Show everything that would change."""
        old, new, position = self.old.choice(), self.new.value, self.position.value
        self.nothing_to_do()
        if not isinstance(old, str) or not new:
            self.forget()
            self.tell(tr("persons.start"))
            return
        if self.since.check():
            persons, since = self.shell.app.records.persons, self.since.day()
            self.ask(lambda: persons.preview(old, new, since, position), self._show)

    def _show(self, found: PersonChange) -> None:
        from kehoach_desktop.services.upkeep.person_changes import change_lines, change_summary

        self._found = found
        self.tell(change_summary(found), change_lines(found))
        self.change.setEnabled(True)

    def nothing_to_do(self) -> None:
        """Switch the button off."""
        self.change.setEnabled(False)

    def _change(self) -> None:
        from kehoach_desktop.services.upkeep.person_changes import change_summary

        shell, old, new = self.shell, self._found.old, self._found.new
        persons = shell.app.records.persons

        def words(found: PersonChange) -> str:
            shell.set_office(found.office)
            shell.drafts_changed.emit()
            return change_summary(found, "persons.done")

        self.do(lambda: persons.make(old.name, new.name, new.since, new.position), words)
