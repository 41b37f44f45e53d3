"""Print a table of the year's work in the system's viewer."""

from __future__ import annotations

from kehoach_desktop import files
from kehoach_desktop.services.ports_sheets import WorkSheet
from kehoach_desktop.ui.operations import Lane
from kehoach_desktop.ui.page import Page
from kehoach_desktop.ui.shell import Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets import open_file
from kehoach_desktop.ui.widgets.save_as import file_name


def print_work_sheet(page: Page, sheet: WorkSheet) -> None:
    """Print `sheet` off the GUI thread and open it."""
    shell = page.shell
    office = shell.office
    if office is None:
        shell.say(tr("tasks.print.no_office"), Tone.WARNING)
        return
    stamp = f"{shell.clock.now():%Y%m%d-%H%M%S}"
    path = open_file.print_folder() / f"{file_name(sheet.heading)}-{stamp}.pdf"

    def make() -> int:
        path.parent.mkdir(parents=True, exist_ok=True)
        printed = shell.app.work_papers.sheets.work_sheet(sheet, office)
        files.write_file(path, printed.pdf)
        return printed.pages

    def show(pages: int) -> None:
        said = tr("views.printed", sheet=sheet.heading, pages=pages)
        open_file.open_in_viewer(page, path, said, tr("tasks.print.saved", path=path))

    page.run(make, show, lane=Lane.PRINT, label=tr("tasks.print.working"))
