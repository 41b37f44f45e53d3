"""“Đổi nhịp”: a task is followed by another rhythm from a day on, after all of it was in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from kehoach_desktop.ui.dialogs.look_first import LookFirstDialog
from kehoach_desktop.ui.models.checklist_rows import title_text
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.field import DateField, TextField

if TYPE_CHECKING:
    from kehoach_desktop.services.tasks.checklist import ChecklistRow
    from kehoach_desktop.services.tasks.turn_changes import RuleChange


class RhythmDialog(LookFirstDialog):
    """Nothing is changed before the turns that go and come were shown."""

    def __init__(self, shell: Shell, row: ChecklistRow, parent: QWidget | None = None) -> None:
        super().__init__(shell, tr("rhythm.title"), tr("rhythm.intro"), parent)
        self._row = row
        task = QLabel(title_text(row))
        task.setProperty("role", "heading")
        task.setWordWrap(True)
        now = row.task.schedule_text or tr("rhythm.now.none")
        self.form.addRow(task)
        self.form.addRow(QLabel(tr("rhythm.now", words=now)))
        self.phrase = TextField(tr("rhythm.phrase"), hint=tr("rhythm.phrase.hint"))
        self.since = DateField(tr("rhythm.since"), shell.clock.now().date())
        self.form.addRow(tr("rhythm.phrase"), self.phrase)
        self.form.addRow(tr("rhythm.since"), self.since)
        self.list.setAccessibleName(tr("rhythm.list"))
        self.change = self.add_act(tr("rhythm.change"), self._change)
        self.add_close(tr("common.cancel"))
        self.phrase.textEdited.connect(lambda _text: self._typed())
        self.since.line.textEdited.connect(lambda _text: self._typed())
        self.since.changed.connect(lambda _day: self.look())
        self.tell(tr("rhythm.start"))
        self.phrase.setFocus()

    def _typed(self) -> None:
        self.nothing_to_do()  # what is shown is no longer what is typed
        self.look_soon()

    def look(self) -> None:
        """Show which turns would go, come and stay."""
        phrase = self.phrase.value
        if not phrase:
            self.forget()
            self.tell(tr("rhythm.start"))
            return
        if not self.since.check():
            return
        changes, row, since = self.shell.app.work.changes, self._row, self.since.day()
        self.ask(lambda: changes.preview_rule(row.plan_id, row.task.id, phrase, since), self._show)

    def _show(self, found: RuleChange) -> None:
        from kehoach_desktop.services.reports.rule_words import rule_lines, rule_summary

        moves = bool(found.removed or found.added)
        self.tell(rule_summary(found) if moves else tr("rhythm.nothing"), rule_lines(found))
        self.change.setEnabled(moves)
        self._found = found

    def nothing_to_do(self) -> None:
        """Switch the button off."""
        self.change.setEnabled(False)

    def _change(self) -> None:
        changes, row, found = self.shell.app.work.changes, self._row, self._found
        removed, added = len(found.removed), len(found.added)
        self.do(
            lambda: changes.change_rule(row.plan_id, row.task.id, found.phrase, found.since),
            lambda _turns: tr("rhythm.done", removed=removed, added=added),
        )


def change_rhythm(shell: Shell, parent: QWidget, row: ChecklistRow) -> None:
    """Let the rhythm of the task of `row` be changed."""
    dialog = RhythmDialog(shell, row, parent)
    dialog.exec()
    dialog.deleteLater()
