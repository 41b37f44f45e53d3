"""Bàn phát thanh: the items on the left, the script of the chosen one on the right."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSplitter, QVBoxLayout

from kehoach_desktop.domain.work.radio import READING_SPEED, ItemState, RadioItem
from kehoach_desktop.services.tasks.radio_desk import Slot, length_words, state_words
from kehoach_desktop.ui.page import Page, Shortcut
from kehoach_desktop.ui.pages.tasks.radio_buttons import RadioButtons
from kehoach_desktop.ui.pages.tasks.radio_script import ScriptPane
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.widgets.push_row import label, push_row
from kehoach_desktop.ui.widgets.wrapped_list import wrap_list, yielding

_SIGNS = {ItemState.WRITTEN: "○", ItemState.APPROVED: "✓", ItemState.AIRED: "●"}
#: What is typed is stored after this pause (milliseconds).
_PAUSE = 1500
_ID = Qt.ItemDataRole.UserRole


class RadioPage(Page):
    """What is typed is stored by itself; a button that cannot do anything is not there."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = tr("views.radio")
        self.items: dict[str, RadioItem] = {}
        self.slots: list[Slot] = []
        self._wanted = ""
        #: The item just begun: the cursor goes into its script as soon as it is shown.
        self._new_id = ""
        #: Typed and not yet on the disk, by item.
        self._unsaved: dict[str, RadioItem] = {}
        self.told = label("")
        self.list = QListWidget()
        wrap_list(self.list, tr("radio.list"))
        yielding(self.list)
        self.script = ScriptPane()
        row, buttons = push_row("radio.new.button", "radio.log.button", "radio.speed.button")
        self.new_button, self.log_button, self.speed_button = buttons
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.list)
        split.addWidget(self.script)
        split.setSizes([4000, 6000])  # shares, not pixels
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.addLayout(row)
        column.addWidget(self.told)
        column.addWidget(split, 1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self.flush)
        self._connect()

    def _connect(self) -> None:
        self.shell.data_changed.connect(lambda: self.read() if self.isVisible() else None)
        does = self.buttons = RadioButtons(self)  # Qt holds no plain object itself
        self.script.edited.connect(lambda: self._pause.start())
        self.list.currentItemChanged.connect(self._chosen)
        self.new_button.clicked.connect(does.new)
        self.log_button.clicked.connect(does.print_log)
        self.speed_button.clicked.connect(does.set_speed)
        self.script.menu.aboutToShow.connect(does.fill_menu)
        self.script.approve.clicked.connect(does.approve)
        self.script.air.clicked.connect(does.air)
        self.script.sheet.clicked.connect(does.print_sheet)
        self.shell.data_changed.connect(self._read_again)
        QShortcut(QKeySequence("Ctrl+N"), self).activated.connect(does.new)
        QShortcut(QKeySequence("Ctrl+P"), self).activated.connect(does.print_sheet)

    def shortcuts(self) -> list[Shortcut]:
        """Return the keys of the view."""
        return [Shortcut("Ctrl+N", tr("radio.new")), Shortcut("Ctrl+P", tr("radio.sheet.tip"))]

    @property
    def item(self) -> RadioItem | None:
        """Return the chosen item as it is stored."""
        line = self.list.currentItem()
        return self.items.get(line.data(_ID)) if line is not None else None

    @property
    def desks(self) -> list[str]:
        """Return the loudspeaker desks that were named, by name."""
        return sorted({a.desk for item in self.items.values() for a in item.airings if a.desk})

    def activate(self, argument: object = None) -> None:
        """Read items and slots again."""
        self.read()

    def deactivate(self) -> None:
        """Store what was typed."""
        self.flush()

    def _read_again(self) -> None:
        if self.isVisible():
            self.read()

    def read(self, wanted: str = "", *, begin: bool = False) -> None:
        """Read everything; the item `wanted` is chosen, else the one that was.

        With `begin` the cursor goes into its script.
        """
        self._new_id = wanted if begin else self._new_id
        wanted, self._wanted = wanted or self._wanted, ""
        radio = self.shell.app.evidence.radio

        def read() -> tuple[list[RadioItem], list[Slot]]:
            return radio.all(), radio.slots()

        self.run(
            read, lambda found: self._show(found[0], found[1], wanted), label=tr("tasks.loading")
        )

    def _show(self, items: list[RadioItem], slots: list[Slot], wanted: str) -> None:
        chosen = wanted or (self.item.id if self.item is not None else "")
        self.items = {item.id: item for item in items}
        self.slots = slots
        self.list.blockSignals(True)
        self.list.clear()
        for item in items:
            line = QListWidgetItem(self._line(item))
            line.setData(_ID, item.id)
            self.list.addItem(line)
        place = next((at for at, item in enumerate(items) if item.id == chosen), 0)
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self._show_script()
        self.log_button.setVisible(any(item.airings for item in items))
        told = _told(slots, self.shell.clock.now().date()) or ("" if items else tr("radio.empty"))
        self.told.setText(told)
        self.told.setVisible(bool(told))
        if self._new_id and self._new_id == wanted:
            self._new_id = ""
            self.script.text.setFocus()
            self.script.text.moveCursor(QTextCursor.MoveOperation.End)

    def _line(self, item: RadioItem) -> str:
        length = length_words(item.seconds(self.speed))
        approved = item.state is ItemState.APPROVED
        state = tr("radio.line.approved") if approved else state_words(item)
        told = f"{_SIGNS[item.state]} {state} · {screen_date(item.slot)} · {length}"
        return f"{item.title}\n{told}"

    @property
    def speed(self) -> int:
        """Return the office's reading speed (syllables a minute)."""
        office = self.shell.office
        return office.reading_speed if office is not None else READING_SPEED

    def _chosen(self, _now: QListWidgetItem | None, _before: QListWidgetItem | None) -> None:
        self.flush()
        self._show_script()

    def _show_script(self) -> None:
        item = self.item
        typed = self.script.typed
        if typed is not None and typed.id not in self._unsaved and self._pause.isActive():
            self._unsaved[typed.id] = typed  # typed while the list was being read
        unsaved = self._unsaved.get(item.id) if item is not None else None
        self.script.show_item(item, self.speed, unsaved)

    # --- what is typed

    def flush(self) -> None:
        """Store what was typed; what cannot be stored stays in its field and is said."""
        self._pause.stop()
        typed = self.script.typed
        if typed is None or typed == self.items.get(typed.id):
            return
        radio = self.shell.app.evidence.radio
        self._unsaved[typed.id] = typed
        self.shell.saving.emit()
        self.run(
            lambda: radio.rewrite(typed.id, typed.title, typed.script),
            lambda item: self._rewritten(item, typed),
            self.shell.not_saved,
        )

    def _rewritten(self, item: RadioItem, typed: RadioItem) -> None:
        self.shell.saved()
        if self._unsaved.get(item.id) == typed:
            del self._unsaved[item.id]
        self._keep(item)

    def _keep(self, item: RadioItem) -> None:
        """Show what is stored now in the list; the fields stay as they are being typed."""
        self.items[item.id] = item
        for at in range(self.list.count()):
            line = self.list.item(at)
            if line.data(_ID) == item.id:
                line.setText(self._line(item))
        if self.item is not None and self.item.id == item.id:
            self.script.stored(item)

    def choose(self, item_id: str) -> None:
        """Let the next reading choose an item ("": leave the one that is chosen)."""
        self._wanted = item_id or self._wanted

    def forget(self, item: RadioItem) -> None:
        """Show an item no longer, and store nothing of it."""
        self.script.show_item(None, self.speed)
        self._unsaved.pop(item.id, None)

    def whole(self) -> RadioItem | None:
        """Return the chosen item with what is being typed, on its way to the disk."""
        self.flush()
        return self.item and replace(self.item)


def _told(slots: list[Slot], today: dt.date) -> str:
    """Name the first slot without an approved script, and how many more there are."""
    wanting = [slot for slot in slots if slot.needs(today)]
    if not wanting:
        return ""
    title, day = wanting[0].row.task.title, screen_date(wanting[0].row.due)
    words = "! " + tr("radio.reminder", title=title, slot=day, due=screen_date(wanting[0].due))
    if len(wanting) == 1:
        return words
    return tr("radio.reminder.more", first=words, count=len(wanting) - 1)
