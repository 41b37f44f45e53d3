"""Screen 2: the agencies that take part in plans, all ticked, and the villages by name."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel

from kehoach_desktop.domain.office import AgencyKind, OfficeProfile
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.ui.pages.first_start.step import Step
from kehoach_desktop.ui.pages.office import columns
from kehoach_desktop.ui.pages.office.lists import new_id
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.field import TextField, labelled
from kehoach_desktop.ui.widgets.rows_editor import RowsEditor


class AgenciesStep(Step):
    """Tick, rename, add; nothing has to be typed."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(
            shell, tr("first_start.agencies.heading"), tr("first_start.agencies.intro")
        )
        self.editor = RowsEditor(
            tr("office.agency.list"),
            columns.agency_columns(with_days=False),
            lambda: columns.blank_agency(new_id()),
            tickable=True,
        )
        self.villages = TextField(tr("first_start.agencies.villages_name"))
        self.villages.returnPressed.connect(self.go_on)
        self._village_box = labelled("", self.villages, tr("office.villages.hint", word="…"))
        self.column.addWidget(self.editor, 1)
        self.column.addWidget(self._village_box)

    def show_profile(self, profile: OfficeProfile | None) -> None:
        """Show the agencies offered or kept before."""
        if profile is None:
            return
        self.editor.show_rows(profile.agencies)
        label, hint = self._village_box.findChildren(QLabel)
        label.setText(tr("office.villages.label", word=profile.village_word))
        hint.setText(tr("office.villages.hint", word=profile.village_word.capitalize()))

    def focus_first(self) -> None:
        """Put the keyboard on the list."""
        self.editor.view.setFocus()

    def village_names(self) -> tuple[str, ...]:
        """Return the names typed, separated by commas or semicolons."""
        parts = self.villages.value.replace(";", ",").split(",")
        return tuple(name for name in map(clean, parts) if name)

    def result(self, profile: OfficeProfile) -> OfficeProfile:
        """Return `profile` with the ticked agencies and the villages."""
        ticked = tuple(agency for agency in self.editor.model.ticked() if agency.name)
        kept = replace(profile, agencies=ticked)
        return self.shell.app.offices.add_villages(kept, self.village_names(), new_id)

    def has_villages(self) -> bool:
        """Say whether a village is in the list already."""
        return any(row.kind is AgencyKind.VILLAGE for row in self.editor.model.rows)
