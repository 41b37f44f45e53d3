"""People who share the PC: who works now, whose small settings are in use, whose name is written.

No passwords: this tells colleagues apart in the history and keeps nobody out. Of one person alone
nothing is seen and nothing asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kehoach_desktop.ui.main_window import MainWindow
from kehoach_desktop.ui.preferences import Preferences
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach_desktop.domain.office import OfficeProfile, Person


class Sharing(QObject):
    """Follows the list of people in the office; the last one who worked is offered first."""

    def __init__(self, shell: Shell, window: MainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._shell, self._window, self._preferences = shell, window, preferences
        self._people: Sequence[Person] = ()
        self._asked = False
        button = window.top.person
        button.chosen.connect(self.switch)
        button.list_wanted.connect(lambda: shell.open_place("office", "people"))
        shell.office_changed.connect(self._follow)
        window.first_painted.connect(self.ask_once)

    def _follow(self, office: OfficeProfile | None) -> None:
        """Take the people of the office as it is now; who has left is nobody here any more."""
        people = office.users_on(self._shell.clock.now().date()) if office else ()
        last = self._preferences.person
        now = next((each for each in people if each.id == last), None)
        if now is None and len(people) == 1:
            now = people[0]
        if office is not None and len(people) < 2:
            self._preferences.keep("person", "")  # the PC's own settings are everybody's again
        self._people = people
        self._take(now)

    def _take(self, person: Person | None) -> None:
        shell = self._shell
        before, shell.person = shell.person, person
        self._window.top.person.show_people(self._people, person)
        if shell.is_open:
            app, name = shell.app, person.name if person else ""
            # Behind what is still being saved: that was done by the one before.
            shell.operations.run(lambda: app.act_as(name), failure=lambda _error: None)
        if person != before:
            shell.person_changed.emit(person)

    def switch(self, person: Person) -> None:
        """Let `person` go on: what is open is saved first, then text size and page are the own."""
        if self._shell.person is not None and person.id == self._shell.person.id:
            return
        window, preferences = self._window, self._preferences
        window.leave_page()
        preferences.keep("place", window.current_place)
        preferences.keep("person", person.id)
        self._take(person)
        if preferences.text_size != self._shell.text_size:
            window.set_text_size(preferences.text_size)
        window.open_first_place(preferences.place)
        self._shell.say(tr("sharing.switched", name=person.name), Tone.DONE)

    def ask_once(self) -> None:
        """At the start, ask who works now, as soon as the window is in sight."""
        window = self._window
        seen = window.isVisible() and not window.isMinimized()
        if self._asked or not seen or not self._shell.is_open:
            return
        self._asked = True
        if len(self._people) > 1:
            from kehoach_desktop.ui.dialogs.who_works import ask_who

            chosen = ask_who(self._people, self._shell.person, window)
            if chosen is not None:
                self.switch(chosen)
