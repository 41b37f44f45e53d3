"""What of the checklist can be sent to a phone: the turns that the filter lets through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach_desktop.services.tasks.handouts import due_list
from kehoach_desktop.ui.models.checklist_rows import View
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.services.ports.handouts import Handout
    from kehoach_desktop.ui.pages.tasks.page import TasksPage
    from kehoach_desktop.ui.widgets.send_menu import Offer

#: More turns than this are no list for a phone.
MOST = 100


def offers(page: TasksPage) -> list[Offer]:
    """Return the list in sight, if it is one that can be sent."""
    office, wanted = page.shell.office, page.filter.wanted
    ids = page.model.listing.ids
    if office is None or not ids:
        return []
    if len(ids) > MOST:
        return [(tr("send.too_many", most=MOST), None)]
    view = wanted.view if wanted.view in {View.LATE, View.SOON, View.DONE, View.OPEN} else View.ALL

    def make() -> Handout:
        rows = page.model.rows
        return due_list(rows, tr(f"send.view.{view.value}"), office, page.today, wanted.agency)

    return [("", make)]
