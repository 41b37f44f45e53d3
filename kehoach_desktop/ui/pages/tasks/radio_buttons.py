"""What the buttons of Bàn phát thanh do with the chosen item."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from kehoach_desktop.domain.radio import Airing, RadioItem
from kehoach_desktop.ui.dialogs.radio import (
    AirDialog,
    ApproveDialog,
    ItemDialog,
    LogDialog,
    NewItemDialog,
    SpeedDialog,
)
from kehoach_desktop.ui.operations import Lane
from kehoach_desktop.ui.pages.tasks.print_sheet import print_made
from kehoach_desktop.ui.shell import Tone
from kehoach_desktop.ui.texts import screen_date, tr

if TYPE_CHECKING:
    from kehoach_desktop.services.radio_desk import RadioDesk
    from kehoach_desktop.ui.pages.tasks.radio_page import RadioPage


class RadioButtons:
    """Asks, stores, says what was stored; the page shows it."""

    def __init__(self, page: RadioPage) -> None:
        self._page = page
        self._shell = page.shell

    @property
    def _radio(self) -> RadioDesk:
        return self._shell.app.evidence.radio

    def new(self) -> None:
        """Ask for a new item and put the cursor into its script."""
        self._page.flush()
        item = NewItemDialog(self._shell, self._page.slots, self._page).ask(RadioItem)
        if item is not None:
            self._page.read(item.id, begin=True)

    def approve(self) -> None:
        """Ask who approved the chosen item."""
        item = self._page.whole()
        if item is not None and item.approved_on is None:
            known = (each.approved_by for each in self._page.items.values() if each.approved_by)
            dialog = ApproveDialog(self._shell, item, next(known, ""), self._page)
            self._said(dialog.ask(RadioItem), "radio.approved")

    def air(self) -> None:
        """Ask when and where the chosen item was aired."""
        item = self._page.whole()
        if item is not None and item.approved_on is not None:
            dialog = AirDialog(self._shell, item, self._page.desks, self._page)
            self._said(dialog.ask(RadioItem), "radio.aired")

    def set_speed(self) -> None:
        """Ask for the office's reading speed."""
        self._page.flush()
        office = self._shell.office
        if office is None:
            self._shell.say(tr("tasks.print.no_office"), Tone.WARNING)
            return
        changed = SpeedDialog(self._shell, self._page.speed, self._page).ask(type(office))
        if changed is not None:
            self._shell.saved()
            self._shell.set_office(changed)
            self._page.read("")

    def fill_menu(self) -> None:
        """Offer what is seldom done with the chosen item."""
        menu, item = self._page.script.menu, self._page.item
        menu.clear()
        if item is None:
            return
        menu.addAction(tr("radio.edit"), self.edit)
        for each in item.airings:
            day = screen_date(each.day)
            said = tr("radio.take_back", time=each.time, day=day, desk=each.desk)
            menu.addAction(said.strip(), partial(self._take_back, item, each))
        if not item.airings:
            menu.addAction(tr("radio.delete"), self.delete)

    def edit(self) -> None:
        """Ask for another day, kind, turn or writer."""
        before = self._page.whole()
        changed = before and ItemDialog(self._shell, before, self._page.slots, self._page).ask(
            RadioItem
        )
        if before is not None and changed is not None:
            radio, old = self._radio, before
            self._told(
                changed.id,
                tr("radio.changed", title=changed.title),
                lambda: radio.change(old.id, old.slot, old.kind, old.turn_id, old.written_by),
            )

    def delete(self) -> None:
        """Delete the chosen item; it can be brought back."""
        item, radio = self._page.whole(), self._radio

        def gone(deleted: RadioItem) -> None:
            said = tr("radio.deleted", title=deleted.title)
            self._told("", said, lambda: radio.put_back(deleted))

        if item is not None:
            self._page.forget(item)
            self._page.run(lambda: radio.delete(item.id), gone)

    def _take_back(self, item: RadioItem, airing: Airing) -> None:
        radio = self._radio

        def taken(left: RadioItem) -> None:
            self._shell.data_changed.emit()
            said = tr("radio.taken_back", title=left.title, turns=len(left.airings))
            self._shell.saved()
            self._shell.say(said, Tone.DONE)
            self._page.read(left.id)

        self._page.run(lambda: radio.take_back(item.id, airing), taken)

    def _told(self, item_id: str, said: str, back: Callable[[], RadioItem]) -> None:
        """Say what was stored, and offer the way back."""

        def undo() -> None:
            self._shell.clear_notice()
            self._page.run(back, lambda item: self._page.read(item.id))

        self._shell.saved()
        self._shell.say(said, Tone.DONE, action=tr("common.undo"), act=undo)
        self._page.read(item_id)

    def _said(self, item: RadioItem | None, key: str) -> None:
        if item is not None:
            self._shell.saved()
            told = {"radio.approved": tr("radio.approved", title=item.title)}
            told["radio.aired"] = tr("radio.aired", title=item.title, turns=len(item.airings))
            self._shell.say(told[key], Tone.DONE)
            self._shell.data_changed.emit()
            self._page.read(item.id)

    def print_sheet(self) -> None:
        """Print the sheet on which the chosen item is approved."""
        item = self._page.whole()
        if item is not None:
            radio, item_id = self._radio, item.id
            title = tr("radio.sheet.name")
            print_made(self._page, title, lambda o: radio.approval_sheet(item_id, o), Lane.STORE)

    def print_log(self) -> None:
        """Ask for a span and print its log."""
        asked = LogDialog(self._shell, self._page.desks, self._page).ask(tuple)
        if asked is not None:
            first, last, desk = asked
            radio = self._radio
            print_made(
                self._page, tr("radio.log"), lambda o: radio.log(first, last, o, desk), Lane.STORE
            )
