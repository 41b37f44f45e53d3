"""Of a proof in the window: put it into the year's binder, and write the binder as one PDF."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from kehoach_desktop.ui.page import BinderToShow, Page
from kehoach_desktop.ui.pages.tasks.binder_export import write_pdf
from kehoach_desktop.ui.shell import Tone
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.domain.work.binder import Binder, Criterion
    from kehoach_desktop.domain.work.evidence import Proof


def offer_criteria(menu: QMenu, page: Page, proof: Proof) -> None:
    """Fill `menu` with the criteria of this year's binder when it is opened."""

    def fill() -> None:
        menu.clear()
        for each in _binder(page).criteria:
            said = f"{each.number} {each.title}"
            menu.addAction(said, partial(_put, page, each, proof))

    menu.addAction("…")  # an empty menu is never opened
    menu.aboutToShow.connect(fill)


def write_binder(page: Page) -> None:
    """Ask where, then write this year's binder as one PDF with its list of contents."""
    write_pdf(page, _binder(page))


def _put(page: Page, criterion: Criterion, proof: Proof) -> None:
    shell, binders = page.shell, page.shell.app.evidence.binders
    binder = _binder(page)
    page.run(
        lambda: binders.put(binder.id, criterion.number, [proof.id]),
        lambda _binder: shell.say(
            tr("binder.put", number=criterion.number),
            Tone.DONE,
            action=tr("binder.put.show"),
            act=lambda: shell.open_place("tasks", BinderToShow(binder.id, criterion.number)),
        ),
    )


def _binder(page: Page) -> Binder:
    """Return this year's binder, begun over the list of criteria where there is none."""
    binders, year = page.shell.app.evidence.binders, page.shell.clock.now().year
    found = next((each for each in binders.all() if each.year == year), None)
    return found or binders.start(year)
