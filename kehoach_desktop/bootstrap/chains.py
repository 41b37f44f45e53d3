"""The part of the composition root that joins a plan to what it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach_desktop.bootstrap.free import document_reader
from kehoach_desktop.documents.coverage_printer import CoverageSheetPrinter
from kehoach_desktop.reading.door import read_file
from kehoach_desktop.services.chain import Chain
from kehoach_desktop.services.plans.carry_overs import CarryOvers
from kehoach_desktop.services.plans.coverage_sheets import CoverageSheets
from kehoach_desktop.services.plans.plan_attachments import PlanAttachments
from kehoach_desktop.services.plans.plan_import import PlanImport
from kehoach_desktop.services.plans.superiors import Superiors
from kehoach_desktop.services.tasks.urgents import Urgents
from kehoach_desktop.storage.attachment_store import SqlAttachmentStore
from kehoach_desktop.storage.carry_over_store import SqlCarryOverStore
from kehoach_desktop.storage.clause_store import SqlClauseStore
from kehoach_desktop.storage.urgent_store import SqlUrgentStore

if TYPE_CHECKING:
    from kehoach_desktop.bootstrap import App


def chain(app: App) -> Chain:
    """Return the services that join plans to superiors, to last year, to files, and orders."""
    plans, files, clock, new_id = app.plan_store, app.file_store, app.clock, app.new_id
    guides, orders = SqlCarryOverStore(app.database), SqlUrgentStore(app.database)
    superiors = Superiors(SqlClauseStore(app.database), plans, read_file, files, clock, new_id)
    attachments = PlanAttachments(SqlAttachmentStore(app.database), app.plans, files, clock, new_id)
    office = app.offices.profile
    return Chain(
        superiors,
        CarryOvers(guides, plans, app.checklist, app.calendars, office, clock, new_id),
        Urgents(orders, app.work.turns, app.checklist, files, clock, new_id),
        CoverageSheets(superiors, CoverageSheetPrinter(app.printer), clock),
        PlanImport(document_reader(), app.plans, attachments, clock, new_id, app.folder.root),
        attachments,
    )
