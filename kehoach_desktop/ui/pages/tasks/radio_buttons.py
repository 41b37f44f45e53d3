"""What the buttons of Bàn phát thanh do with the chosen item."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from kehoach_desktop.domain.work.radio import Airing, RadioItem
from kehoach_desktop.ui import undoing
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
    from kehoach_desktop.services.tasks.radio_desk import RadioDesk
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
            self._told(changed.id, tr("radio.changed", title=changed.title))

    def delete(self) -> None:
        """Delete the chosen item; it can be brought back."""
        item, radio = self._page.whole(), self._radio

        if item is not None:
            self._page.forget(item)
            self._page.run(
                lambda: radio.delete(item.id),
                lambda gone: self._told("", tr("radio.deleted", title=gone.title)),
            )

    def _take_back(self, item: RadioItem, airing: Airing) -> None:
        radio = self._radio

        def taken(left: RadioItem) -> None:
            said = tr("radio.taken_back", title=left.title, turns=len(left.airings))
            self._told(left.id, said)

        self._page.run(lambda: radio.take_back(item.id, airing), taken)

    def _told(self, item_id: str, said: str) -> None:
        """Show what is stored now, say it, and offer the way back."""
        shell = self._shell
        shell.saved()
        shell.say(said, Tone.DONE, action=tr("common.undo"), act=undoing.offer(shell))
        self._page.choose(item_id)
        shell.data_changed.emit()  # this page reads anew as well

    def _said(self, item: RadioItem | None, key: str) -> None:
        if item is not None:
            told = {"radio.approved": tr("radio.approved", title=item.title)}
            told["radio.aired"] = tr("radio.aired", title=item.title, turns=len(item.airings))
            self._told(item.id, told[key])

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
