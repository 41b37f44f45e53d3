"""Plans: drafted, submitted, issued, frozen."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

from kehoach_desktop.domain.dates import checked_date
from kehoach_desktop.domain.office import Signatory
from kehoach_desktop.domain.plans.plan import Issue, Plan
from kehoach_desktop.domain.validation import (
    check_not_secret,
    check_number,
    check_signatory,
    check_symbol,
    check_title,
    check_year,
)
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.files import reading
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.ports.files import FileStore
from kehoach_desktop.services.ports.plans import PlanRow, PlanStore, Submission
from kehoach_desktop.services.tasks.turn_layout import TurnLayout

#: How a signed copy may begin, and how its name may then end; the first ending is added if need be.
_ORIGINALS = (
    (b"%PDF-", (".pdf",)),
    (b"\x89PNG\r\n\x1a\n", (".png",)),
    (b"\xff\xd8\xff", (".jpg", ".jpeg")),
)


def original_name(path: Path) -> str:
    """Return the name under which the signed copy at `path` is kept, with an ending that fits.

    Raises AppError E-ORIGINAL unless it is a PDF or a picture, by its content; E-GONE, E-READ.
    """
    with reading(path), path.open("rb") as stream:
        begins = stream.read(8)
    for start, endings in _ORIGINALS:
        if begins.startswith(start):
            name = clean(path.name)
            return name if name.casefold().endswith(endings) else name + endings[0]
    raise AppError("E-ORIGINAL", path=str(path), name=path.name)


class Plans:
    """The use cases of a plan's life; every change is on disk when the call returns."""

    def __init__(
        self,
        store: PlanStore,
        files: FileStore,
        clock: Clock,
        new_id: NewId,
        layout: TurnLayout | None = None,
    ) -> None:
        self._store = store
        self._files = files
        self._clock = clock
        self._new_id = new_id
        self._layout = layout

    def rows(self) -> list[PlanRow]:
        """Return all plans, our own and received ones, the last changed first."""
        return self._store.rows()

    def load(self, plan_id: str) -> Plan:
        """Return a plan; E-NO-PLAN."""
        return self._store.load(plan_id)

    def create(self, plan: Plan) -> Plan:
        """Store a new draft and return it, with an id if it had none.

        Raises E-YEAR, E-TITLE, E-TITLE-LONG, E-SECRET.
        """
        check_year(plan.year)
        check_not_secret(plan)
        plan = dataclasses.replace(
            plan, id=plan.id or self._new_id(), title=check_title(plan.title)
        )
        self._store.save(plan, None, self._clock.now())
        return plan

    def save(self, plan: Plan, previous: Plan | None) -> None:
        """Store a draft; `previous` is what the caller last loaded or saved.

        An empty title is stored (a draft may be half done), a year that cannot be is refused.
        Raises E-YEAR, E-SECRET, E-CHANGED, E-FROZEN, E-RECEIVED, E-FULL, E-READONLY, E-LOCKED.
        """
        check_year(plan.year)
        check_not_secret(plan)
        self._store.save(plan, previous, self._clock.now())

    def submit(self, plan: Plan, note: str = "") -> Submission:
        """Keep `plan`, as it is stored, as "Dự thảo lần n"; the stored draft goes on as n + 1.

        Load the plan again before it is edited further. Raises E-TITLE, E-TITLE-LONG and as
        `save`.
        """
        check_title(plan.title)
        check_not_secret(plan)
        return self._store.submit(plan, clean(note), self._clock.now())

    def submissions(self, plan_id: str) -> list[Submission]:
        """Return the submissions of a plan, first one first."""
        return self._store.submissions(plan_id)

    def submitted(self, plan_id: str, draft_no: int) -> Plan:
        """Return the plan as it was at that submission; E-NO-PLAN."""
        return self._store.submitted(plan_id, draft_no)

    def issue(
        self,
        plan: Plan,
        number: str,
        date: dt.date,
        signatory: Signatory,
        original: Path | None = None,
    ) -> Plan:
        """Enter what văn thư and the signer gave, freeze the plan and return it.

        `number` is the bare number ("02"); the symbol stands in the plan. `original` is the
        signed PDF or scan. The turns of all tasks are laid out in the same transaction.

        Nothing is frozen unless all of it holds: E-NUMBER, E-SYMBOL, E-NUMBER-TAKEN (another plan
        of ours has it in that year), E-DATE, E-TITLE, E-TITLE-LONG, E-SIGNER (nobody's name),
        E-SIGNER-BODY, E-ORIGINAL, E-GONE, E-READ, E-SPACE and the like for the file,
        E-MANY-TURNS, E-CALENDAR, E-FROZEN, E-CHANGED.
        """
        check_title(plan.title)
        check_not_secret(plan)
        number = f"{check_number(number)}/{check_symbol(plan.symbol)}"
        checked_date(date)
        issue = Issue(number, date, check_signatory(plan, signatory))
        if original is not None:
            name = original_name(original)
            sha256 = self._files.add(original)
            issue = dataclasses.replace(issue, original_sha256=sha256, original_name=name)
        issued = dataclasses.replace(plan, issue=issue)
        laid = self._layout.laid(issued) if self._layout else None
        self._store.issue(issued, self._clock.now(), laid)
        return issued

    def attach_original(self, plan_id: str, path: Path) -> None:
        """Attach the signed copy to an issued plan, once.

        Raises E-HAS-ORIGINAL, E-NOT-ISSUED, E-ORIGINAL, E-GONE and the like for the file.
        """
        plan = self._store.load(plan_id)
        if plan.issue is None:
            raise AppError("E-NOT-ISSUED", plan_id=plan_id)
        if plan.issue.original_sha256:
            raise AppError("E-HAS-ORIGINAL", plan_id=plan_id, name=plan.issue.original_name)
        name = original_name(path)
        self._store.attach_original(plan_id, self._files.add(path), name)

    def original(self, plan_id: str) -> Path | None:
        """Return where the signed copy lies, None if there is none; E-GONE if it was lost."""
        issue = self._store.load(plan_id).issue
        if issue is None or not issue.original_sha256:
            return None
        return self._files.path(issue.original_sha256)

    def delete(self, plan_id: str) -> None:
        """Remove a draft; E-FROZEN for an issued plan, E-RECEIVED, E-NO-PLAN."""
        self._store.delete(plan_id)
