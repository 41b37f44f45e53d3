"""Fields of the plan's forms: they report what is typed, take NFC, and leave undo to the plan."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QTextEdit,
    QWidget,
)

from kehoach_desktop.domain.dates import read_date
from kehoach_desktop.domain.vntext import clean, nfc
from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.widgets.waves import Wave, draw_wave, wave_format, worst


def is_undo_key(event: QEvent) -> bool:
    """Say whether an event asks to undo or redo: that is for the whole plan."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    keys = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
    return any(event.matches(key) for key in keys)


class LineField(QLineEdit):
    """One line; `edited` follows the hand, never the program."""

    edited = Signal(str)

    def __init__(self, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.waves: tuple[Wave, ...] = ()
        self.setPlaceholderText(hint)
        self.textChanged.connect(lambda _text: self.underline(()))
        self.textEdited.connect(lambda text: self.edited.emit(nfc(text)))

    def show_value(self, value: str) -> None:
        """Show `value`, keeping the caret where it is."""
        if nfc(self.text()) != value:
            place = self.cursorPosition()
            self.setText(value)
            self.setCursorPosition(min(place, len(value)))

    def underline(self, waves: Sequence[Wave]) -> None:
        """Mark letters with a wave; it goes with the first key that changes the text."""
        if self.waves != tuple(waves):
            self.waves = tuple(waves)
            self.update()

    def select(self, start: int, end: int) -> None:
        """Select letters and put the focus here."""
        self.setFocus()
        self.setSelection(start, end - start)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the waves below the letters."""
        super().paintEvent(event)
        if not self.waves:
            return
        painter, metrics, caret = QPainter(self), self.fontMetrics(), self.cursorRect()
        painter.setClipRect(self.rect().adjusted(4, 1, -4, -1))
        at = self.cursorPosition()
        left = caret.center().x() - metrics.horizontalAdvance(self.text()[:at])
        for wave in self.waves:
            start = left + metrics.horizontalAdvance(self.text()[: wave.start])
            end = left + metrics.horizontalAdvance(self.text()[: wave.end])
            bottom = caret.center().y() + metrics.height() / 2 + 1
            draw_wave(painter, QRectF(start, caret.top(), end - start, bottom - caret.top()),
                      wave.severity)  # fmt: skip
        painter.end()

    def set_wrong(self, wrong: bool) -> None:
        """Mark the field as holding what cannot be used."""
        state = "error" if wrong else ""
        if self.property("state") != state:
            self.setProperty("state", state)
            self.style().unpolish(self)
            self.style().polish(self)

    def event(self, event: QEvent) -> bool:
        """Leave undo to the plan."""
        if is_undo_key(event):
            event.ignore()
            return False
        return super().event(event)


class DateField(LineField):
    """A day typed as dd/mm/yyyy: `picked(date or None)`; what is no day is marked and not taken."""

    picked = Signal(object)
    #: What was typed is no day: the sentence to be said.
    refused = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("common.date.hint"), parent)
        self.edited.connect(self._typed)
        self.editingFinished.connect(self._tidy)

    def day(self) -> dt.date | None:
        """Return the day in the field, None where it is empty or no day."""
        try:
            return read_date(self.text())
        except AppError:
            return None

    @property
    def is_wrong(self) -> bool:
        """Say whether something stands there that is no day."""
        return bool(self.text().strip()) and self.day() is None

    def show_day(self, day: dt.date | None) -> None:
        """Show `day`, unless the officer is typing here."""
        if not self.hasFocus() and not (day is None and self.is_wrong):
            self.show_value(screen_date(day))
            self.set_wrong(False)

    def _typed(self, text: str) -> None:
        day = self.day()
        if day is not None or not text.strip():
            self.set_wrong(False)
            self.setToolTip("")
            self.picked.emit(day)

    def _tidy(self) -> None:
        self.set_wrong(self.is_wrong)
        told = tr("common.date.wrong", value=self.text()) if self.is_wrong else ""
        self.setToolTip(told)
        if told:
            self.refused.emit(told)
        if self.day() is not None:
            self.show_value(screen_date(self.day()))


class TextField(QPlainTextEdit):
    """Running text of one paragraph: grows with it; Enter goes on to the next field.

    With `many` it holds a list, one item a line, and Enter makes the next line.
    """

    edited = Signal(str)

    def __init__(
        self, hint: str = "", lines: int = 1, *, many: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self._many = many
        self._showing = False
        self._waves: tuple[Wave, ...] = ()
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setWordWrapMode(QTextOption.WrapMode.WordWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(5)
        self.textChanged.connect(self._on_text)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def text(self) -> str:
        """Return the text in NFC."""
        return nfc(self.toPlainText())

    def show_value(self, value: str) -> None:
        """Show `value`, keeping the caret where it is."""
        if self.text() == value:
            return
        place = self.textCursor().position()
        self._showing = True
        self.setPlainText(value)
        self._showing = False
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(value)))
        self.setTextCursor(cursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next field at Enter."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            event.ignore()  # a key of the editor around
            return
        if enter and not self._many:
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste as one paragraph of plain text, or as lines into a list."""
        if self._many:
            self.insertPlainText("\n".join(map(clean, source.text().splitlines())))
        else:
            self.insertPlainText(clean(source.text()))

    def event(self, event: QEvent) -> bool:
        """Leave undo to the plan."""
        if is_undo_key(event):
            event.ignore()
            return False
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Grow when the text wraps differently."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def sizeHint(self) -> QSize:
        """Be as tall as the text."""
        return QSize(200, self.minimumHeight())

    @property
    def waves(self) -> tuple[Wave, ...]:
        """Return what is marked."""
        return self._waves if self.extraSelections() else ()

    def underline(self, waves: Sequence[Wave]) -> None:
        """Mark letters with a wave; it goes with the first key that changes the text."""
        self._waves = tuple(waves)
        marks = []
        for wave in waves:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())  # type: ignore[attr-defined]
            mark.cursor.setPosition(wave.start)  # type: ignore[attr-defined]
            mark.cursor.setPosition(  # type: ignore[attr-defined]
                wave.end, QTextCursor.MoveMode.KeepAnchor
            )
            mark.format = wave_format(wave.severity)  # type: ignore[attr-defined]
            marks.append(mark)
        self.setExtraSelections(marks)

    def select(self, start: int, end: int) -> None:
        """Select letters and put the focus here."""
        cursor = self.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.setFocus()

    def _on_text(self) -> None:
        if self.extraSelections():
            self.setExtraSelections([])
        if not self._showing:
            self.edited.emit(self.text())

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing()
        rows = max(self._lines, int(self.document().size().height() + 0.5))
        height = line * rows + 16
        if self.minimumHeight() != height:
            self.setFixedHeight(height)

    def select_end(self) -> None:
        """Put the caret at the end."""
        self.moveCursor(QTextCursor.MoveOperation.End)


class ChoiceField(QComboBox):
    """A list of (value, words); `chosen` follows the hand. The wheel scrolls the page, not it."""

    chosen = Signal(object)

    def __init__(
        self, choices: Sequence[tuple[object, str]] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._values: list[object] = []
        self.waves: tuple[Wave, ...] = ()
        self.set_choices(choices)
        self.activated.connect(lambda index: self.chosen.emit(self._values[index]))

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer other choices, keeping the chosen one if it is still there."""
        values = [value for value, _words in choices]
        words = [words for _value, words in choices]
        if values == self._values and words == [self.itemText(i) for i in range(self.count())]:
            return
        kept = self.value()
        self.clear()
        self._values = values
        self.addItems(words)
        self.show_value(kept)

    def value(self) -> object:
        """Return the chosen value, None if nothing is chosen."""
        index = self.currentIndex()
        return self._values[index] if 0 <= index < len(self._values) else None

    def show_value(self, value: object) -> None:
        """Show `value` as the chosen one; nothing where it is not offered."""
        index = next((i for i, each in enumerate(self._values) if each == value), -1)
        if index != self.currentIndex():
            self.setCurrentIndex(index)

    def text(self) -> str:
        """Return the words of the choice."""
        return self.currentText()

    def underline(self, waves: Sequence[Wave]) -> None:
        """Mark the whole choice: its words are not typed here."""
        if self.waves != tuple(waves):
            self.waves = tuple(waves)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a wave below the words."""
        super().paintEvent(event)
        if not self.waves:
            return
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        box = (
            self.style()
            .subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, self)
            .toRectF()
        )
        metrics = self.fontMetrics()
        box.setWidth(min(box.width(), metrics.horizontalAdvance(self.currentText()) + 4))
        box.setBottom(box.center().y() + metrics.height() / 2 + 1)
        painter = QPainter(self)
        draw_wave(painter, box, worst(self.waves))
        painter.end()

    def select(self, start: int, end: int) -> None:
        """Put the focus here."""
        self.setFocus()

    def wheelEvent(self, event: QEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


#: A field whose words the review can mark.
Field = TextField | LineField | ChoiceField


def fit_dialog(dialog: QDialog, letters: int) -> None:
    """Make a dialog about `letters` wide and as tall as its wrapped words need."""
    layout = dialog.layout()
    if layout is None:
        return
    wide = max(dialog.fontMetrics().averageCharWidth() * letters, dialog.minimumSizeHint().width())
    layout.activate()
    dialog.resize(wide, max(layout.heightForWidth(wide), dialog.sizeHint().height()) + 8)


def labelled(form: QFormLayout, words: str, field: QWidget) -> QLabel:
    """Add a field with its label above it and return the label."""
    label = QLabel(words)
    label.setBuddy(field)
    field.setAccessibleName(words)
    label.setWordWrap(True)
    form.addRow(label)
    form.addRow(field)
    return label
