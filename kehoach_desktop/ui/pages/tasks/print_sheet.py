"""Print a table of the year's work, or another sheet, in the system's viewer."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kehoach_desktop import files
from kehoach_desktop.services.ports.sheets import WorkSheet
from kehoach_desktop.ui.operations import Lane
from kehoach_desktop.ui.page import Page
from kehoach_desktop.ui.shell import Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets import open_file
from kehoach_desktop.ui.widgets.save_as import file_name

if TYPE_CHECKING:
    from kehoach_desktop.domain.office import OfficeProfile
    from kehoach_desktop.services.ports.printing import PrintedDocument


def print_work_sheet(page: Page, sheet: WorkSheet) -> None:
    """Print `sheet` off the GUI thread and open it."""
    app = page.shell.app
    print_made(page, sheet.heading, lambda office: app.work_papers.sheets.work_sheet(sheet, office))


def print_made(
    page: Page,
    heading: str,
    make: Callable[[OfficeProfile], PrintedDocument],
    lane: Lane = Lane.PRINT,
) -> None:
    """Let `make` print off the GUI thread, and open it; `lane` STORE where it reads the data."""
    shell = page.shell
    office = shell.office
    if office is None:
        shell.say(tr("tasks.print.no_office"), Tone.WARNING)
        return
    stamp = f"{shell.clock.now():%Y%m%d-%H%M%S}"
    path = open_file.print_folder() / f"{file_name(heading)}-{stamp}.pdf"

    def write() -> int:
        path.parent.mkdir(parents=True, exist_ok=True)
        printed = make(office)
        files.write_file(path, printed.pdf)
        return printed.pages

    def show(pages: int) -> None:
        said = tr("views.printed", sheet=heading, pages=pages)
        open_file.open_in_viewer(page, path, said, tr("tasks.print.saved", path=path))

    page.run(write, show, lane=lane, label=tr("tasks.print.working"))
