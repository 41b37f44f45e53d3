"""“Gửi”: copy a polite text for a phone, or save it as a picture."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from kehoach_desktop.services.ports.handouts import Handout
from kehoach_desktop.services.tasks.handouts import message
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.save_as import FileKind, save_as

#: What a menu offers: the words of a group ("" for the first, which stands without a submenu), and
#: what makes its handout when it is chosen; None only says something.
Offer = tuple[str, Callable[[], Handout] | None]


class SendButton(QPushButton):
    """Asks `offers` each time it is pressed, so that nothing is made before it is wanted."""

    def __init__(
        self, offers: Callable[[], Sequence[Offer]], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("send.button"), parent)
        self.setToolTip(tr("send.tip"))
        self._offers = offers
        self._shell: Shell | None = None
        self.clicked.connect(self._show)

    def use(self, shell: Shell) -> None:
        """Give it the window that says what was copied."""
        self._shell = shell

    def build(self) -> QMenu:
        """Return the menu with what can be sent now."""
        menu = QMenu(self)
        for words, make in self._offers():
            if make is None:
                menu.addAction(words).setEnabled(False)
                continue
            place = menu
            if words:
                place = QMenu(words, menu)
                menu.addMenu(place)
            place.addAction(tr("send.copy"), partial(self._copy, make))
            place.addAction(tr("send.picture"), partial(self._save, make))
        if menu.isEmpty():
            menu.addAction(tr("send.nothing")).setEnabled(False)
        return menu

    def _show(self) -> None:
        self.build().exec(self.mapToGlobal(self.rect().bottomLeft()))

    def _copy(self, make: Callable[[], Handout]) -> None:
        if self._shell is not None:
            words = message(make())
            QGuiApplication.clipboard().setText(words)
            self._shell.say(tr("send.copied", letters=len(words)), Tone.DONE)

    def _save(self, make: Callable[[], Handout]) -> None:
        handout, shell = make(), self._shell
        if shell is None:
            return

        def write(path: Path) -> list[Path]:
            return shell.app.work_papers.handouts.save_pictures(path, handout)

        title = f"{handout.heading} {handout.reader}"
        save_as(shell, self.window(), FileKind.PICTURE, title, write)
