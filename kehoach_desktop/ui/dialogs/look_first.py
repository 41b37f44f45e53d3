"""A dialog that shows what would happen before it does: fields above, one sentence, a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.ui import undoing
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.theme import scaled

#: Pause after a key before the words are looked at (milliseconds).
PAUSE_MS = 250


class LookFirstDialog(QDialog):
    """Looks after a short pause, off the GUI thread; an answer that comes late is dropped."""

    def __init__(self, shell: Shell, title: str, intro: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.shell = shell
        self._asked = 0
        self.setWindowTitle(title)
        words = QLabel(intro)
        words.setWordWrap(True)
        self.form = QFormLayout()
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAlternatingRowColors(True)
        self.list.setSpacing(2)
        self.buttons = QDialogButtonBox()
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addLayout(self.form)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addWidget(self.buttons)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.look)
        room = self.screen().availableGeometry()
        wide, high = scaled(680, shell.text_size), scaled(520, shell.text_size)
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 60))

    def add_close(self, words: str) -> None:
        """Add the button that leaves without doing anything."""
        close = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.RejectRole)
        close.setAutoDefault(False)
        self.buttons.rejected.connect(self.reject)

    def add_act(self, words: str, act: Callable[[], object]) -> QPushButton:
        """Add and return the button that does what the dialog is for; nothing to do yet."""
        button = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        button.clicked.connect(act)
        button.setEnabled(False)
        return button

    def look_soon(self) -> None:
        """Look after a short pause."""
        self._timer.start()

    def look(self) -> None:
        """Look now; a dialog says here what is asked for, by `ask`."""

    def ask(self, function: Callable[[], Any], show: Callable[[Any], object]) -> None:
        """Run `function` off the GUI thread and `show` its answer, or the refusal in its place."""
        self._timer.stop()
        self._asked += 1
        asked = self._asked
        self.shell.operations.run(
            function,
            lambda found: show(found) if asked == self._asked else None,
            lambda error: self._refused(error) if asked == self._asked else None,
            owner=self,
        )

    def do(self, function: Callable[[], Any], words: Callable[[Any], str]) -> None:
        """Run `function`, which changes what is stored, then close and say `words` of its answer.

        A refusal is told in the dialog, which stays.
        """
        shell = self.shell

        def done(answer: object) -> None:
            shell.saved()
            self.accept()
            shell.data_changed.emit()
            shell.say(words(answer), Tone.DONE, action=tr("common.undo"), act=undoing.offer(shell))

        shell.operations.run(function, done, self._refused, owner=self)

    def tell(self, words: str, lines: Sequence[str] = ()) -> None:
        """Show the sentence and the list."""
        self.told.setText(words)
        self.list.clear()
        self.list.addItems(list(lines))

    def forget(self) -> None:
        """Take no notice of an answer that is still to come."""
        self._asked += 1

    def _refused(self, error: AppError) -> None:
        self.tell(explain(error).sentence)
        self.nothing_to_do()

    def nothing_to_do(self) -> None:
        """Be told that there is nothing to act on; a dialog with a button switches it off."""
