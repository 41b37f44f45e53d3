"""Print the checklist sheet of one plan in the system's viewer; save the tasks for Excel."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton

from kehoach_desktop.files import write_file
from kehoach_desktop.ui.models.checklist_rows import RowFilter
from kehoach_desktop.ui.operations import Lane
from kehoach_desktop.ui.page import Page
from kehoach_desktop.ui.shell import Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets import open_file
from kehoach_desktop.ui.widgets.save_as import FileKind, save_as

if TYPE_CHECKING:
    from kehoach_desktop.domain.office import OfficeProfile
    from kehoach_desktop.services.ports.printing import PrintedDocument


def print_chosen(
    page: Page, plans: Sequence[tuple[str, str]], chosen: str, button: QPushButton
) -> None:
    """Print the sheet of the `chosen` plan; with several (id, title) and none chosen, ask which."""
    if not plans:
        page.shell.say(tr("tasks.empty"), Tone.WARNING)
    elif chosen or len(plans) == 1:
        print_sheet(page, chosen or plans[0][0])
    else:
        menu = QMenu(page)
        for plan_id, title in plans:
            menu.addAction(title, partial(print_sheet, page, plan_id))
        menu.exec(button.mapToGlobal(button.rect().bottomLeft()))


def print_sheet(page: Page, plan_id: str) -> None:
    """Print the sheet of `plan_id` off the GUI thread and open it."""
    shell = page.shell
    office = shell.office
    if office is None:
        shell.say(tr("tasks.print.no_office"), Tone.WARNING)
        return
    stamp = f"{shell.clock.now():%Y%m%d-%H%M%S}"
    path = open_file.print_folder() / f"phieu-theo-doi-{stamp}.pdf"

    def make() -> PrintedDocument:
        path.parent.mkdir(parents=True, exist_ok=True)
        return shell.app.printing.checklist_pdf_to(path, plan_id, office)

    def show(printed: PrintedDocument) -> None:
        open_file.open_in_viewer(
            page,
            path,
            tr("tasks.print.done", pages=printed.pages),
            tr("tasks.print.saved", path=path),
        )

    # The sheet is read from the store, so it is made in the store's thread.
    page.run(make, show, label=tr("tasks.print.working"))


def save_excel(page: Page, wanted: RowFilter, plans: Sequence[tuple[str, str]]) -> None:
    """Save the turns of the chosen plan and agency, in whatever state, with their tasks."""
    shell = page.shell
    office = shell.office
    if office is None or not plans:
        say = "tasks.empty" if office is not None else "tasks.print.no_office"
        shell.say(tr(say), Tone.WARNING)
        return
    title = dict(plans).get(wanted.plan_id, office.committee)
    if len(plans) == 1:
        title = plans[0][1]
    write = partial(_write_excel, page, title, wanted, office)
    save_as(shell, page, FileKind.EXCEL, title, write)


def save_calendar(page: Page, wanted: RowFilter) -> None:
    """Save the turns in sight as a calendar file for phones and Outlook."""
    shell, office = page.shell, page.shell.office
    if office is None:
        shell.say(tr("tasks.print.no_office"), Tone.WARNING)
        return

    def write(path: Path) -> None:
        question = wanted.question(shell.app.checklist.today)
        write_file(path, shell.app.work.calendar_export.turns(question, office)[0])

    title = tr("ics.name", office=office.committee)
    save_as(shell, page, FileKind.CALENDAR, title, write, Lane.STORE)


def _write_excel(
    page: Page, title: str, wanted: RowFilter, office: OfficeProfile, path: Path
) -> None:
    checklist = page.shell.app.checklist
    rows = checklist.page(checklist.ids(wanted.question(checklist.today, any_state=True)))
    page.shell.app.printing.tasks_xlsx_to(path, title, rows, office)
