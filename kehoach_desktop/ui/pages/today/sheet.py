"""The page of the day on paper: the same three groups, one line a turn, a box to tick."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from kehoach_desktop.services.tasks.day_sheet import day_sheet
from kehoach_desktop.services.tasks.handouts import doer
from kehoach_desktop.ui.pages.tasks.print_sheet import print_made
from kehoach_desktop.ui.texts import screen_date, tr

if TYPE_CHECKING:
    from kehoach_desktop.ui.pages.today.page import TodayPage


def unit_menu(page: TodayPage) -> QMenu:
    """Return what can be printed for units: a page for each of them, or one unit's."""
    rows = [row for column in page.lists.values() for row in column.model.open_rows]
    units = sorted({doer(row) for row in rows if doer(row)})
    menu = QMenu(page)
    if units:
        menu.addAction(tr("today.print.each"), lambda: print_day(page, units))
        menu.addSeparator()
    else:
        menu.addAction(tr("send.nothing")).setEnabled(False)
    for unit in units:
        menu.addAction(unit, partial(print_day, page, [unit]))
    return menu


def ask_print(page: TodayPage) -> None:
    """Ask for which unit to print the day."""
    button = page.facts.units
    unit_menu(page).exec(button.mapToGlobal(button.rect().bottomLeft()))


def print_day(page: TodayPage, units: Sequence[str]) -> None:
    """Print a page for each of `units` ("" is the whole office) and open it."""
    today = page.today
    known = [row for column in page.lists.values() for row in column.model.rows]
    sheets = [day_sheet(known, today, unit) for unit in units]
    papers = page.shell.app.work_papers
    name = units[0] if len(units) == 1 and units[0] else ""
    heading = " - ".join(part for part in (tr("today.sheet", day=screen_date(today)), name) if part)
    print_made(page, heading, lambda office: papers.sheets.day_sheets(sheets, office))
