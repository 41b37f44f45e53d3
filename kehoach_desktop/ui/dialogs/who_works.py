"""At the start of a shared PC: who works now? Enter keeps the one who worked last."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.office import Person
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.person_button import person_words


class WhoWorksDialog(QDialog):
    """One list; a digit, the arrows or the mouse choose."""

    def __init__(
        self, people: Sequence[Person], last: Person | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._people = people
        self.setWindowTitle(tr("sharing.ask.title"))
        heading = QLabel(tr("sharing.ask"))
        heading.setProperty("role", "heading")
        told = QLabel(tr("sharing.ask.told"))
        told.setProperty("role", "quiet")
        told.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("sharing.ask.title"))
        for number, person in enumerate(people, start=1):
            self.list.addItem(f"{number}  {person_words(person)}")
        at = next((row for row, each in enumerate(people) if last and each.id == last.id), 0)
        self.list.setCurrentRow(at)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        buttons = QDialogButtonBox()
        buttons.addButton(tr("sharing.ask.go_on"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        column = QVBoxLayout(self)
        column.addWidget(heading)
        column.addWidget(self.list, 1)
        column.addWidget(told)
        column.addWidget(buttons)
        letter = self.fontMetrics().averageCharWidth()
        self.resize(letter * 62, self.fontMetrics().height() * (14 + 2 * min(len(people), 8)))
        self.list.setFocus()

    @property
    def person(self) -> Person:
        """Return who was chosen."""
        return self._people[self.list.currentRow()]


def ask_who(people: Sequence[Person], last: Person | None, parent: QWidget) -> Person | None:
    """Return who works now, None where the question was left."""
    dialog = WhoWorksDialog(people, last, parent)
    chosen = dialog.person if dialog.exec() else None
    dialog.deleteLater()
    return chosen
