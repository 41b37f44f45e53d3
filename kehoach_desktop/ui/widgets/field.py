"""Fields of a form: clean text in one Unicode form, dates as they are typed, choices."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QLabel, QLineEdit, QVBoxLayout, QWidget

from kehoach_desktop.domain.dates import read_date
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.ui.texts import screen_date, tr


def repolish(widget: QWidget) -> None:
    """Make the style sheet look at the widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class TextField(QLineEdit):
    """One line of text; `value` is NFC without stray blanks, whatever was pasted."""

    def __init__(self, name: str, text: str = "", hint: str = "") -> None:
        """`name` is read aloud by a screen reader, `hint` stands in the empty field."""
        super().__init__(text)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)

    @property
    def value(self) -> str:
        """Return the text, cleaned."""
        return clean(self.text())


class DateField(QWidget):
    """A date typed as dd/mm/yyyy; a wrong one is told in a sentence under the field."""

    changed = Signal(object)  # date or None

    def __init__(self, name: str, day: dt.date | None = None) -> None:
        super().__init__()
        self.line = QLineEdit(screen_date(day))
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(tr("common.date.hint"))
        self.line.setToolTip(tr("common.date.hint"))
        self.line.editingFinished.connect(self._finished)
        self.line.textEdited.connect(lambda _text: self._tell(""))
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line)
        column.addWidget(self.problem)
        self.setFocusProxy(self.line)

    def set_day(self, day: dt.date | None) -> None:
        """Show `day`."""
        self.line.setText(screen_date(day))
        self._tell("")

    def day(self) -> dt.date | None:
        """Return the day, None when the field is empty; E-DATE for anything else."""
        typed = clean(self.line.text())
        return read_date(typed) if typed else None

    def check(self) -> bool:
        """Say whether the field is right; tell what is wrong beneath it."""
        try:
            self.day()
        except AppError as error:
            self._tell(explain(error).sentence)
            return False
        self._tell("")
        return True

    def _finished(self) -> None:
        if self.check():
            day = self.day()
            self.line.setText(screen_date(day))
            self.changed.emit(day)

    def _tell(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.line.setProperty("state", "error" if problem else "")
        self.line.setAccessibleDescription(problem)
        repolish(self.line)


class ChoiceField(QComboBox):
    """A drop-down of values with their words; the wheel does not change it by accident."""

    picked = Signal(object)

    def __init__(self, name: str, choices: Iterable[tuple[object, str]] = ()) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.set_choices(choices)
        self.activated.connect(lambda _index: self.picked.emit(self.choice()))

    def set_choices(self, choices: Iterable[tuple[object, str]]) -> None:
        """Offer (value, word) pairs, keeping the chosen value if it is still there."""
        kept = self.choice()
        self.clear()
        for value, word in choices:
            self.addItem(word, value)
        self.choose(kept)

    def choice(self) -> object:
        """Return the chosen value, None when there is none."""
        return self.currentData()

    def choose(self, value: object) -> None:
        """Choose `value` if it is offered."""
        for index in range(self.count()):
            if self.itemData(index) == value:
                self.setCurrentIndex(index)
                return

    def wheelEvent(self, event: object) -> None:  # Qt's name
        """Leave the wheel to the page: a scrolled form must not change its answers."""
        event.ignore()  # type: ignore[attr-defined]


class OpenChoice(QComboBox):
    """A drop-down one may also type into."""

    def __init__(self, name: str, choices: Sequence[str], value: str = "") -> None:
        super().__init__()
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.addItems(list(choices))
        offers = self.completer()
        if offers is not None:
            # An offer written into the line would eat the backspaces that Unikey sets marks with.
            offers.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCurrentText(value or (choices[0] if choices else ""))

    @property
    def value(self) -> str:
        """Return the text, cleaned."""
        return clean(self.currentText())

    def wheelEvent(self, event: object) -> None:  # Qt's name
        """Leave the wheel to the page."""
        event.ignore()  # type: ignore[attr-defined]


def labelled(text: str, field: QWidget, hint: str = "") -> QWidget:
    """Return a label above its field (`&` in `text` makes the key), a quiet hint beneath."""
    label = QLabel(text)
    label.setBuddy(field)
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(3)
    column.addWidget(label)
    column.addWidget(field)
    if hint:
        told = QLabel(hint)
        told.setProperty("role", "small")
        told.setWordWrap(True)
        column.addWidget(told)
    return box
