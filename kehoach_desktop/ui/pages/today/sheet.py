"""The page of the day on paper: the same three groups, one line a turn, a box to tick."""

from __future__ import annotations

import html
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from kehoach_desktop.services.day import of_unit
from kehoach_desktop.services.handouts import doer
from kehoach_desktop.ui.models.checklist_day import DayModel
from kehoach_desktop.ui.models.checklist_rows import lead_text, state_text
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.widgets import open_file
from kehoach_desktop.ui.widgets.html_pdf import write_html

if TYPE_CHECKING:
    from kehoach_desktop.ui.pages.today.page import TodayPage

#: Widths of the columns in per cent: box, title, who, due, state.
_WIDTHS = (4, 37, 20, 18, 21)


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
    shell, today = page.shell, page.today
    path = open_file.print_folder() / f"viec-hom-nay-{shell.clock.now():%Y%m%d-%H%M%S}.pdf"
    path.parent.mkdir(parents=True, exist_ok=True)
    office = shell.office.committee if shell.office else ""
    known = [row for column in page.lists.values() for row in column.model.rows]
    sheets = []
    for unit in units:
        heading = page.mine.heading(tr("today.sheet", day=page.day.text()))
        models = [DayModel(group) for group in page.lists]
        for model in models:
            model.load(of_unit(known, unit), today)
        sheets.append((f"{heading} - {unit}" if unit else heading, models))
    write_days(path, office, sheets)
    open_file.open_in_viewer(page, path, tr("today.printed"), tr("tasks.print.saved", path=path))


def write_day(path: Path, heading: str, office: str, groups: Sequence[DayModel]) -> None:
    """Write one day to `path` as a PDF."""
    write_days(path, office, [(heading, groups)])


def write_days(path: Path, office: str, sheets: Sequence[tuple[str, Sequence[DayModel]]]) -> None:
    """Write sheets (heading, groups), each on a page of its own."""
    parts = []
    for place, (heading, groups) in enumerate(sheets):
        apart = " style='page-break-before:always'" if place else ""
        parts += [f"<p{apart}>{html.escape(office)}</p>", f"<h2>{html.escape(heading)}</h2>"]
        parts += [_group(model) for model in groups]
    write_html(path, "".join(parts), sheets[0][0])


def _group(model: DayModel) -> str:
    head = f"<h3>{tr(f'today.group.{model.group.value}')} ({model.left})</h3>"
    if not model.rows:
        return f"{head}<p>{tr(f'today.none.{model.group.value}')}</p>"
    rows = "".join(_line(model, line) for line in range(len(model.rows)))
    return (
        f"{head}<table width='100%' border='1' cellspacing='0' cellpadding='3'"
        " style='border-collapse:collapse;border-style:solid;border-color:#000000'>"
        f"{rows}</table>"
    )


def _line(model: DayModel, line: int) -> str:
    row = model.rows[line]
    cells = ("☐", row.task.title, " · ".join(p for p in (lead_text(row), row.unit) if p),
             screen_date(row.due), state_text(row, model.today))  # fmt: skip
    columns = zip(_WIDTHS, cells, strict=True)
    inner = "".join(f"<td width='{width}%'>{html.escape(cell)}</td>" for width, cell in columns)
    return f"<tr>{inner}</tr>"
