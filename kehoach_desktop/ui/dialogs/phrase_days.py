"""“Thử cụm từ”: type the words of a time limit and see its days; nothing is stored."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from kehoach_desktop.ui.dialogs.look_first import LookFirstDialog
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.field import DateField, TextField

if TYPE_CHECKING:
    from kehoach_desktop.domain.schedules.expansion import Expansion


class PhraseDaysDialog(LookFirstDialog):
    """The same answer as `kehoach task expand`."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(shell, tr("rhythm.try.title"), tr("rhythm.try.intro"), parent)
        year = shell.clock.now().year
        self.phrase = TextField(tr("rhythm.try.phrase"), hint=tr("rhythm.phrase.hint"))
        self.first = DateField(tr("rhythm.try.from"), dt.date(year, 1, 1))
        self.last = DateField(tr("rhythm.try.to"), dt.date(year, 12, 31))
        for key, field in (("phrase", self.phrase), ("from", self.first), ("to", self.last)):
            self.form.addRow(tr(f"rhythm.try.{key}"), field)
        self.list.setAccessibleName(tr("rhythm.try.list"))
        self.copy = self.add_act(tr("rhythm.try.copy"), self._copy)
        self.add_close(tr("common.close"))
        self.phrase.textEdited.connect(lambda _text: self.look_soon())
        for day in (self.first, self.last):
            day.line.textEdited.connect(lambda _text: self.look_soon())
        self.tell(tr("rhythm.try.start"))
        self.phrase.setFocus()

    def look(self) -> None:
        """Show the days of what is typed."""
        phrase = self.phrase.value
        good = [field.check() for field in (self.first, self.last)]
        first, last = (field.day() if ok else None for field, ok in
                       zip((self.first, self.last), good, strict=True))  # fmt: skip
        if not phrase or first is None or last is None:
            self.forget()
            self.tell(tr("rhythm.try.start"))
            self.nothing_to_do()
            return
        calendars = self.shell.app.calendars

        def expanded() -> tuple[Expansion, str]:
            from kehoach_desktop.domain.schedules.expansion import expand
            from kehoach_desktop.domain.schedules.working_days import spell_years

            calendar = calendars.calendar(first.year, last.year)
            unknown = [y for y in range(first.year, last.year + 1) if not calendar.covers(y)]
            return expand(phrase, first, last, calendar), spell_years(unknown)

        self.ask(expanded, self._show)

    def _show(self, answer: tuple[Expansion, str]) -> None:
        from kehoach_desktop.services.reports.rule_words import moved_day

        found, unknown = answer
        lines = [moved_day(turn.due, turn.shifted) for turn in found.turns]
        ask = str(found.ask or "")
        key = "rhythm.try.days" if found.understood else "rhythm.try.not_understood"
        said = [tr(key, count=len(lines), ask=ask).strip()]
        if lines and unknown:
            said.append(tr("cli.task.no_calendar", years=unknown))
        self.tell(" ".join(said), lines)
        self.copy.setEnabled(bool(lines))

    def nothing_to_do(self) -> None:
        """Switch the button off."""
        self.copy.setEnabled(False)

    def _copy(self) -> None:
        lines = [self.list.item(row).text() for row in range(self.list.count())]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.shell.say(tr("rhythm.try.copied", count=len(lines)), Tone.DONE)


def try_phrase(shell: Shell, parent: QWidget) -> None:
    """Let the words of a time limit be tried out."""
    dialog = PhraseDaysDialog(shell, parent)
    dialog.exec()
    dialog.deleteLater()
