"""What the officer does with the chosen binder; every change is stored at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from kehoach_desktop.domain.work.binder import Binder
from kehoach_desktop.ui import undoing
from kehoach_desktop.ui.dialogs.binder import NewBinderDialog, ProofPicker, TitleDialog
from kehoach_desktop.ui.dialogs.binder_criteria import CriteriaDialog
from kehoach_desktop.ui.operations import Lane
from kehoach_desktop.ui.pages.tasks.binder_export import write_folder, write_pdf
from kehoach_desktop.ui.shell import Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets import open_file

if TYPE_CHECKING:
    from kehoach_desktop.services.tasks.binders import Binders
    from kehoach_desktop.ui.pages.tasks.binder_page import BinderPage


class BinderDesk:
    """Stores changes for a page and offers the way back in the message bar."""

    def __init__(self, page: BinderPage) -> None:
        self._page = page
        self._shell = page.shell

    @property
    def _binders(self) -> Binders:
        return self._shell.app.evidence.binders

    # --- the binder

    def start(self) -> None:
        """Begin the first binder: this year's, over the list that comes with the program."""
        binders, year = self._binders, self._shell.clock.now().year
        self._page.run(lambda: binders.start(year), lambda made: self._page.read(made.id))

    def new(self) -> None:
        """Ask for another binder and show it."""
        page = self._page
        made = NewBinderDialog(self._shell, page.binders, page).ask(Binder)
        if made is not None:
            self._shell.saved()
            page.read(made.id)

    def rename(self) -> None:
        """Ask for another title."""
        before = self._page.binder
        after = before and TitleDialog(self._shell, before, self._page).ask(Binder)
        if before is not None and after is not None:
            self._changed(after, tr("binder.renamed", title=after.title))

    def delete(self) -> None:
        """Delete the chosen binder; it can be brought back."""
        before = self._page.binder
        if before is not None:
            binders = self._binders
            self._change(
                lambda: binders.delete(before.id), tr("binder.deleted", title=before.title)
            )

    def edit_criteria(self) -> None:
        """Ask for another list of criteria."""
        before = self._page.binder
        after = before and CriteriaDialog(self._shell, before, self._page).ask(Binder)
        if before is not None and after is not None:
            self._changed(after, tr("binder.criteria.stored"))

    def write_pdf(self) -> None:
        """Write the binder as one PDF."""
        if self._page.binder is not None:
            write_pdf(self._page, self._page.binder)

    def write_folder(self) -> None:
        """Write a PDF a criterion into a folder."""
        if self._page.binder is not None:
            write_folder(self._page, self._page.binder)

    # --- the proofs of the chosen criterion

    def add(self) -> None:
        """Ask which proofs go into the criterion."""
        page, number = self._page, self._page.criteria.number
        before = page.binder
        after = (
            ProofPicker(self._shell, before, number, page).ask(Binder)
            if before is not None and number
            else None
        )
        if before is not None and after is not None:
            added = len(after.criterion(number).proofs) - len(before.criterion(number).proofs)
            said = tr("binder.added", count=added, number=number)
            self._changed(after, said, after.criterion(number).proofs[-1])
            page.proofs.list.setFocus()

    def open(self) -> None:
        """Show the chosen proof in the system's own program."""
        page, chosen = self._page, self._page.proofs.chosen
        if chosen is None or page.proofs.open.isHidden():
            return
        proofs, folder = self._shell.app.evidence.proofs, open_file.print_folder()
        page.run(
            lambda: proofs.copy_out(chosen.proof, folder),
            lambda path: open_file.open_in_viewer(
                page, path, tr("proofs.opened"), tr("proofs.not_opened", path=path)
            ),
            lane=Lane.READ,
        )

    def remove(self) -> None:
        """Take the chosen proof out of the criterion; it stays with its turn."""
        binder, chosen = self._page.binder, self._page.proofs.chosen
        number, binders = self._page.criteria.number, self._binders
        if binder is not None and chosen is not None:
            proof = chosen.proof
            said = tr("binder.removed", name=proof.name or proof.words, number=number)
            self._change(lambda: binders.take(binder.id, number, proof.id), said)

    def move(self, by: int) -> None:
        """Move the chosen proof up (-1) or down (+1)."""
        page, chosen = self._page, self._page.proofs.chosen
        binder, part, to = page.binder, page.part, page.proofs.row + by
        if binder is None or chosen is None or part is None or not 0 <= to < len(part.proofs):
            return
        number, binders, proof = page.criteria.number, self._binders, chosen.proof
        said = tr("binder.moved", label=f"{number}.{to + 1}")
        self._change(lambda: binders.move(binder.id, number, proof.id, to), said, proof.id)

    def fill_shift(self) -> None:
        """Offer the other criteria in the menu."""
        page = self._page
        page.proofs.shift_menu.clear()
        for each in page.parts:
            if each.number != page.criteria.number:
                said = f"{each.number} {each.title}"
                page.proofs.shift_menu.addAction(said, partial(self._shift, each.number))

    def _shift(self, other: str) -> None:
        binder, chosen = self._page.binder, self._page.proofs.chosen
        number, binders = self._page.criteria.number, self._binders
        if binder is not None and chosen is not None:
            proof = chosen.proof
            said = tr("binder.shifted", name=proof.name or proof.words, number=other)
            self._change(lambda: binders.shift(binder.id, number, proof.id, other), said)

    # --- stored

    def _change(self, change: Callable[[], Binder], said: str, chosen: str = "") -> None:
        before = self._page.binder
        if before is not None:
            self._page.run(change, lambda after: self._changed(after, said, chosen))

    def _changed(self, after: Binder, said: str, chosen: str = "") -> None:
        """Show what is stored now, the proof `chosen` too, and offer the way back."""
        self._shell.saved()
        self._page.read(after.id, chosen)
        undo = undoing.offer(self._shell)
        self._shell.say(said, Tone.DONE, action=tr("common.undo"), act=undo)
