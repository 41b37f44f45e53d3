"""The script of one radio item: its words, how long they take to read, what can be done."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.vntext import clean, nfc
from kehoach_desktop.domain.work.radio import RadioItem
from kehoach_desktop.services.tasks.radio_desk import length_words, state_words
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.widgets.push_row import label, push_row
from kehoach_desktop.ui.widgets.wrapped_list import yielding


class ScriptPane(QWidget):
    """Shows an item; an approved one is locked until the officer says that he will change it."""

    #: The officer typed into title or script.
    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._item: RadioItem | None = None
        self._speed = 1
        self.title = QLineEdit()
        self.title.setAccessibleName(tr("radio.field.title"))
        self.told = label("quiet")
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("radio.field.script"))
        self.text.setTabChangesFocus(True)
        yielding(self.text)
        self.length = label("heading")
        row, buttons = push_row(
            "radio.approve.button", "radio.air.button", "radio.sheet.button",
            "radio.change.button", "radio.more",
        )  # fmt: skip
        self.approve, self.air, self.sheet, self.change, self.more = buttons
        #: Filled by the page whenever it is opened.
        self.menu = QMenu(self)
        self.more.setMenu(self.menu)
        self.sheet.setToolTip(tr("radio.sheet.tip"))
        self.change.setToolTip(tr("radio.change.tip"))
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 0, 0, 0)
        column.addWidget(self.title)
        column.addWidget(self.told)
        column.addWidget(self.text, 1)
        column.addWidget(self.length)
        column.addLayout(row)
        self.title.textEdited.connect(self._typed)
        self.text.textChanged.connect(self._typed)
        self.change.clicked.connect(self._unlock)
        self.hide()

    @property
    def typed(self) -> RadioItem | None:
        """Return the shown item with the words in the fields; an emptied field leaves the old."""
        if self._item is None:
            return None
        title, words = clean(self.title.text()), nfc(self.text.toPlainText()).strip()
        item = self._item
        return replace(item, title=title or item.title, script=words or item.script)

    def show_item(
        self, item: RadioItem | None, speed: int, unsaved: RadioItem | None = None
    ) -> None:
        """Show an item, with the words of `unsaved` if any; `speed` in syllables a minute."""
        self._speed, self._item = speed, None  # what is put into the fields was not typed
        self.setVisible(item is not None)
        if item is None:
            return
        words = unsaved or item
        self.title.setText(words.title)
        self.text.setPlainText(words.script)
        self._item = item
        self._lock(item.approved_on is not None and unsaved is None)
        self.stored(item)

    def stored(self, item: RadioItem) -> None:
        """Take over what is on the disk now, leaving the fields as they are."""
        self._item = item
        approved, aired = item.approved_on is not None, bool(item.airings)
        told = [tr(f"radio.kind.{item.kind.name.lower()}"), screen_date(item.slot)]
        told += [item.written_by] if item.written_by else []
        told.append(state_words(item))
        told += [f"{a.time} {screen_date(a.day)} {a.desk}".strip() for a in item.airings]
        self.told.setText(" · ".join(told))
        self.approve.setVisible(not approved)
        self.air.setVisible(approved)
        self.change.setVisible(approved and not aired and self.text.isReadOnly())
        self._measure()

    def _lock(self, locked: bool) -> None:
        self.title.setReadOnly(locked)
        self.text.setReadOnly(locked)

    def _unlock(self) -> None:
        self._lock(False)
        self.change.hide()
        self.text.setFocus()

    def _typed(self) -> None:
        if self._item is not None:
            self._measure()
            self.edited.emit()

    def _measure(self) -> None:
        typed = self.typed
        if typed is not None:
            length = length_words(typed.seconds(self._speed))
            self.length.setText(tr("radio.reading", length=length, speed=self._speed))
