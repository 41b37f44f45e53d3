"""The questions of the radio desk: a new item, who approved it, where it was aired, which log."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QSpinBox, QWidget

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.work.radio import FASTEST, SLOWEST, ItemKind, RadioItem
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import screen_date, tr, weekday
from kehoach_desktop.ui.widgets.plan_fields import labelled
from kehoach_desktop.ui.widgets.push_row import label
from kehoach_desktop.ui.widgets.storing_dialog import StoringDialog, day_of

if TYPE_CHECKING:
    from kehoach_desktop.services.tasks.radio_desk import Slot


class _ItemForm(StoringDialog):
    """Kind, writer, and the turn of a radio task an item is for, or just a day."""

    def offer(self, slots: Sequence[Slot]) -> None:
        """Add the fields; choosing a turn puts its day into the field of the day."""
        self.slot = self.chooser("radio.field.slot")
        for slot in slots:
            day = f"{weekday(slot.row.due)} {screen_date(slot.row.due)}"
            told = tr("radio.slot", day=day, task=slot.row.task.title)
            self.slot.addItem(told, slot.row.turn.id)
        self.slot.addItem(tr("radio.slot.none"), "")
        self._days = [slot.row.due for slot in slots]
        self.day = self.day_field("radio.field.day", self.shell.clock.now().date())
        self.slot.currentIndexChanged.connect(self._slot_chosen)
        self.kind = self.chooser("radio.field.kind")
        for kind in (ItemKind.ARTICLE, ItemKind.NEWS):
            self.kind.addItem(tr(f"radio.kind.{kind.name.lower()}"), kind)
        self.writer = self.line("radio.field.writer")

    def _slot_chosen(self, place: int) -> None:
        if 0 <= place < len(self._days):
            self.day.show_day(self._days[place])

    @property
    def chosen(self) -> tuple[dt.date, ItemKind, str, str]:
        """Return day, kind, turn and writer as they stand in the fields; E-DATE."""
        turn = str(self.slot.currentData() or "")
        return day_of(self.day), ItemKind(self.kind.currentData()), turn, self.writer.text()


class NewItemDialog(_ItemForm):
    """A new item: its title beside the rest."""

    def __init__(self, shell: Shell, slots: Sequence[Slot], parent: QWidget) -> None:
        super().__init__(shell, tr("radio.new"), tr("radio.new.do"), parent)
        self.name = self.line("radio.field.title")
        self.offer(slots)
        today = shell.clock.now().date()
        wanting = (at for at, slot in enumerate(slots) if not slot.items and slot.row.due >= today)
        self.slot.setCurrentIndex(next(wanting, len(slots)))
        self._slot_chosen(self.slot.currentIndex())
        self.name.setFocus()
        self.fit()

    def wanted(self) -> Callable[[], RadioItem]:
        """Store the item; its script begins with the words every script begins with."""
        day, kind, turn, writer = self.chosen
        radio, name, opening = self.shell.app.evidence.radio, self.name.text(), tr("radio.opening")
        return lambda: radio.write(name, opening, day, kind, turn_id=turn, written_by=writer)


class ItemDialog(_ItemForm):
    """All of an item but its words; one that was on air stays with the turn it counts for."""

    def __init__(
        self, shell: Shell, item: RadioItem, slots: Sequence[Slot], parent: QWidget
    ) -> None:
        super().__init__(shell, tr("radio.edit.title"), tr("radio.edit.do"), parent)
        self._item = item
        self.offer(() if item.airings and item.turn_id else slots)
        if item.turn_id and self.slot.findData(item.turn_id) < 0:
            self.slot.addItem(tr("radio.slot.keep"), item.turn_id)
        if item.airings and item.turn_id:
            self.slot.removeItem(self.slot.findData(""))
        self.slot.setCurrentIndex(self.slot.findData(item.turn_id))
        self.day.show_day(item.slot)
        self.kind.setCurrentIndex(self.kind.findData(item.kind))
        self.writer.setText(item.written_by)
        self.day.setFocus()
        self.fit()

    def wanted(self) -> Callable[[], RadioItem]:
        """Store what stands in the fields."""
        day, kind, turn, writer = self.chosen
        radio, item_id = self.shell.app.evidence.radio, self._item.id
        return lambda: radio.change(item_id, day, kind, turn, writer)


class SpeedDialog(StoringDialog):
    """How fast the office's announcers read; `answer` is the office profile with it."""

    def __init__(self, shell: Shell, speed: int, parent: QWidget) -> None:
        super().__init__(shell, tr("radio.speed.title"), tr("radio.speed.do"), parent)
        help_line = label("quiet")
        help_line.setText(tr("radio.speed.help"))
        self.form.addRow(help_line)
        self.speed = QSpinBox()
        self.speed.setRange(SLOWEST, FASTEST)
        self.speed.setValue(speed)
        labelled(self.form, tr("radio.speed.field"), self.speed)
        self.speed.setFocus()
        self.fit()

    def wanted(self) -> Callable[[], OfficeProfile]:
        """Store the speed."""
        radio, speed = self.shell.app.evidence.radio, self.speed.value()
        return lambda: radio.set_speed(speed)


class ApproveDialog(StoringDialog):
    """Who approved an item, and when."""

    def __init__(self, shell: Shell, item: RadioItem, by: str, parent: QWidget) -> None:
        super().__init__(shell, tr("radio.approve.title"), tr("radio.approve.do"), parent)
        self._item = item
        self.by = self.line("radio.field.by", by, tr("radio.field.by.hint"))
        self.day = self.day_field("radio.field.approved_on", shell.clock.now().date())
        self.by.setFocus()
        self.fit()

    def wanted(self) -> Callable[[], RadioItem]:
        """Store the approval."""
        day, by, item_id = day_of(self.day), self.by.text(), self._item.id
        radio = self.shell.app.evidence.radio
        return lambda: radio.approve(item_id, by, day)


class AirDialog(StoringDialog):
    """When and over which loudspeaker desk an item was aired."""

    def __init__(
        self, shell: Shell, item: RadioItem, desks: Sequence[str], parent: QWidget
    ) -> None:
        super().__init__(shell, tr("radio.air.title"), tr("radio.air.do"), parent)
        self._item = item
        today = shell.clock.now().date()
        self.day = self.day_field("radio.field.aired_on", min(item.slot, today))
        self.time = self.line("radio.field.time", "", "05:30")
        self.desk = self.chooser("radio.field.desk", editable=True)
        self.desk.addItems(desks)
        self.time.setFocus()
        self.fit()

    def wanted(self) -> Callable[[], RadioItem]:
        """Store the turn on air."""
        day, item_id = day_of(self.day), self._item.id
        time, desk = self.time.text(), self.desk.currentText()
        radio = self.shell.app.evidence.radio
        return lambda: radio.air(item_id, day, time, desk)


class LogDialog(StoringDialog):
    """The span and the loudspeaker desk of the log; `answer` is (first, last, desk)."""

    def __init__(self, shell: Shell, desks: Sequence[str], parent: QWidget) -> None:
        super().__init__(shell, tr("radio.log"), tr("radio.log.do"), parent)
        today = shell.clock.now().date()
        self.first = self.day_field("radio.field.from", today.replace(day=1))
        self.last = self.day_field("radio.field.until", today)
        self.desk = self.chooser("radio.field.desk")
        self.desk.addItem(tr("radio.desk.all"), "")
        for desk in desks:
            self.desk.addItem(desk, desk)
        self.fit()

    def wanted(self) -> Callable[[], tuple[dt.date, dt.date, str]]:
        """Check the span (E-PERIOD) before the dialog closes."""
        first, last = day_of(self.first), day_of(self.last)
        desk = str(self.desk.currentData() or "")
        radio = self.shell.app.evidence.radio

        def check() -> tuple[dt.date, dt.date, str]:
            radio.lines(first, last, desk)
            return first, last, desk

        return check
