"""Who works at the PC, in the top line: a menu of all who share it; not there for one alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.domain.office import Person

#: So many names have a digit for a key.
_DIGITS = 9


def person_words(person: Person) -> str:
    """Return "Nguyễn Thị Hoa, Công chức Văn hóa - Xã hội"."""
    return ", ".join(part for part in (person.name, person.position) if part)


class PersonButton(QPushButton):
    """F6 opens the menu, a digit chooses: two keys."""

    chosen = Signal(object)  # Person
    list_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setToolTip(tr("sharing.tip"))
        self._people: Sequence[Person] = ()
        self._now: Person | None = None
        self.clicked.connect(self.offer)
        self.hide()

    def show_people(self, people: Sequence[Person], now: Person | None) -> None:
        """Show who works here now; with one person alone there is nothing to choose."""
        self._people, self._now = people, now
        name = now.name if now else tr("sharing.nobody")
        self.setText(tr("sharing.now", name=name.replace("&", "&&")))
        self.setAccessibleName(tr("sharing.now.name", name=name))
        self.setVisible(len(people) > 1)

    def build(self) -> QMenu:
        """Return the menu, each of the first nine with a digit for a key."""
        menu = QMenu(self)
        for number, person in enumerate(self._people, start=1):
            words = person_words(person).replace("&", "&&")
            key = f"&{number}  " if number <= _DIGITS else ""
            action = menu.addAction(f"{key}{words}", partial(self.chosen.emit, person))
            action.setCheckable(True)
            action.setChecked(self._now is not None and person.id == self._now.id)
        menu.addSeparator()
        menu.addAction(tr("sharing.list"), self.list_wanted.emit)
        return menu

    def offer(self) -> None:
        """Let another person be chosen."""
        if len(self._people) > 1:
            self.build().exec(self.mapToGlobal(self.rect().bottomLeft()))
