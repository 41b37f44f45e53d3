"""Screen 3: who signs, and which offices are above."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QLabel

from kehoach_desktop.domain.office import OfficeProfile, Person, Signatory, SigningCapacity
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.ui.pages.first_start.step import Step
from kehoach_desktop.ui.pages.office import columns
from kehoach_desktop.ui.pages.office.lists import new_id
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.field import TextField, labelled
from kehoach_desktop.ui.widgets.rows_editor import RowsEditor

_HEADS = {SigningCapacity.ON_BEHALF, SigningCapacity.HEAD}


class SignersStep(Step):
    """Two names and a ticked list; the ways of signing follow from the names."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, tr("first_start.signers.heading"), tr("first_start.signers.intro"))
        hint = tr("first_start.signers.name_hint")
        self.head = TextField(tr("first_start.signers.head_name"), hint=hint)
        self.deputies = TextField(tr("first_start.signers.deputies_name"), hint=hint)
        self.head.returnPressed.connect(self.deputies.setFocus)
        self.deputies.returnPressed.connect(self.go_on)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.addWidget(labelled(tr("first_start.signers.head"), self.head), 0, 0)
        grid.addWidget(labelled(tr("first_start.signers.deputies"), self.deputies), 0, 1)
        above = QLabel(tr("first_start.signers.superiors"))
        above.setProperty("role", "heading")
        words = QLabel(tr("first_start.signers.superiors_intro"))
        words.setProperty("role", "quiet")
        words.setWordWrap(True)
        self.editor = RowsEditor(
            tr("office.superior.list"),
            columns.superior_columns(),
            lambda: columns.blank_superior(new_id()),
            tickable=True,
            movable=False,
        )
        self.column.addLayout(grid)
        self.column.addSpacing(8)
        self.column.addWidget(above)
        self.column.addWidget(words)
        self.column.addWidget(self.editor, 1)

    def show_profile(self, profile: OfficeProfile | None) -> None:
        """Show the names known so far and the superiors offered."""
        if profile is None:
            return
        self.head.setText(
            next((s.name for s in profile.signatories if s.capacity in _HEADS and s.name), "")
        )
        names: dict[str, None] = {}
        for signer in profile.signatories:
            if signer.capacity is SigningCapacity.FOR_HEAD and signer.name:
                names.setdefault(signer.name)
        self.deputies.setText(", ".join(names))
        self.editor.show_rows(profile.superiors)

    def focus_first(self) -> None:
        """Put the cursor into the head's name."""
        self.head.setFocus()

    def result(self, profile: OfficeProfile) -> OfficeProfile:
        """Return `profile` with signers, people and the ticked superiors."""
        deputies = tuple(
            name
            for part in self.deputies.value.replace(";", ",").split(",")
            if (name := clean(part))
        )
        superiors = tuple(row for row in self.editor.model.ticked() if row.name)
        return replace(
            profile,
            signatories=named_signatories(profile.signatories, self.head.value, deputies),
            people=named_people(profile, self.head.value, deputies),
            superiors=superiors,
        )


def named_signatories(
    signatories: tuple[Signatory, ...], head: str, deputies: tuple[str, ...]
) -> tuple[Signatory, ...]:
    """Return the ways of signing with names: a line per deputy, at least one without a name."""
    named: list[Signatory] = []
    for signer in signatories:
        if signer.capacity in _HEADS:
            added = [replace(signer, name=head)]
        elif signer.capacity is SigningCapacity.FOR_HEAD:
            added = [replace(signer, name=name) for name in deputies or ("",)]
        else:
            added = [signer]
        named += [one for one in added if one not in named]
    return tuple(named)


def named_people(
    profile: OfficeProfile, head: str, deputies: tuple[str, ...]
) -> tuple[Person, ...]:
    """Return the people with the head and the deputies among them, each once."""
    people = list(profile.people)
    known = {person.name for person in people}
    positions = [
        (head, tr("first_start.signers.head_position", unit=profile.unit_kind.value)),
        *(
            (name, tr("first_start.signers.deputy_position", unit=profile.unit_kind.value))
            for name in deputies
        ),
    ]
    for name, position in positions:
        if name and name not in known:
            known.add(name)
            people.append(Person(new_id(), name, position))
    return tuple(people)
