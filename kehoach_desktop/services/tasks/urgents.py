"""Việc phát sinh: an order is taken down in under a minute and answered by a number later."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from kehoach_desktop.domain.dates import checked_date
from kehoach_desktop.domain.plans.task import Doer, TurnState
from kehoach_desktop.domain.validation import check_done_on
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.domain.work.urgent import OrderSource, UrgentOrder, read_deadline
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.ports.files import FileStore
from kehoach_desktop.services.ports.turns import TurnStore
from kehoach_desktop.services.ports.urgent import UrgentStore
from kehoach_desktop.services.tasks.checklist import Checklist, ChecklistRow, checklist_row

#: Longest wording of what is to be done (letters).
LONGEST = 500


@dataclass(frozen=True, slots=True)
class NewOrder:
    """What the short form asks; only `what` and `deadline` (as typed) must be there."""

    what: str
    deadline: str
    source: OrderSource = OrderSource.LETTER
    number: str = ""
    dated: dt.date | None = None
    ordered_by: str = ""
    lead: Doer | None = None
    paper: Path | None = None


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order with its turn: done or not, late to the hour."""

    order: UrgentOrder
    row: ChecklistRow
    is_late: bool


class Urgents:
    """The use cases of orders; each is a task among the others, marked "ngoài kế hoạch"."""

    def __init__(
        self,
        store: UrgentStore,
        turns: TurnStore,
        checklist: Checklist,
        files: FileStore,
        clock: Clock,
        new_id: NewId,
    ) -> None:
        self._store = store
        self._turns = turns
        self._checklist = checklist
        self._files = files
        self._clock = clock
        self._new_id = new_id

    def add(self, asked: NewOrder) -> UrgentOrder:
        """Take an order down, its paper copied into the file store, and return it.

        Raises E-ORDER-EMPTY, E-DEADLINE, E-DEADLINE-PAST, E-DATE, and for the paper E-GONE,
        E-TOO-BIG, E-EMPTY-FILE, E-SPACE; then nothing is stored.
        """
        now = self._clock.now()
        what = clean(asked.what)[:LONGEST]
        if not what:
            raise AppError("E-ORDER-EMPTY")
        order = UrgentOrder(
            self._new_id(),
            what,
            asked.source,
            now,
            read_deadline(asked.deadline, now),
            clean(asked.number),
            checked_date(asked.dated) if asked.dated is not None else None,
            clean(asked.ordered_by),
            asked.lead,
        )
        if asked.paper is not None:
            order = self._with_paper(order, asked.paper)
        self._store.add(order, self._new_id(), now)
        return order

    def rows(self) -> list[OrderRow]:
        """Return the orders with their turns, open ones first, the nearest deadline first."""
        rows = [self._row(order) for order in self._store.orders()]
        return sorted(rows, key=lambda each: (each.row.turn.is_recorded, each.order.deadline))

    def order(self, order_id: str) -> OrderRow:
        """Return an order with its turn; E-NO-ORDER."""
        return self._row(self._store.order(order_id))

    def answer(self, order_id: str, number: str, date: dt.date) -> UrgentOrder:
        """Record the number of our document that answered it; the task is done on that day.

        Raises E-NO-ORDER, E-NUMBER for no number, E-DATE, E-FUTURE.
        """
        number = clean(number)
        if not number:
            raise AppError("E-NUMBER", value=number)
        now = self._clock.now()
        check_done_on(date, now.date())
        found = self.order(order_id)
        order = dataclasses.replace(found.order, answer_number=number, answer_date=date)
        note = text("urgent.answered", number=number, day=date)
        self._checklist.tick(found.row, date, note=note)
        self._store.change(order, "order-answered", now)
        return order

    def delete(self, order_id: str) -> UrgentOrder:
        """Delete an order with its task and what was recorded on it, and return it. E-NO-ORDER.

        It stays in the trash for thirty days.
        """
        order = self._store.order(order_id)
        self._store.delete(order_id, self._clock.now())
        return order

    def attach(self, order_id: str, path: Path) -> UrgentOrder:
        """Attach the paper, copied into the file store; E-NO-ORDER and as `add` for the file."""
        order = self._with_paper(self._store.order(order_id), path)
        self._store.change(order, "order-paper-attached", self._clock.now())
        return order

    def paper(self, order_id: str) -> Path | None:
        """Return where the attached paper lies, None if there is none; E-GONE if it was lost."""
        sha256 = self._store.order(order_id).paper_sha256
        return self._files.path(sha256) if sha256 else None

    def _with_paper(self, order: UrgentOrder, path: Path) -> UrgentOrder:
        sha256 = self._files.add(path)
        return dataclasses.replace(order, paper_sha256=sha256, paper_name=clean(path.name))

    def _row(self, order: UrgentOrder) -> OrderRow:
        now = self._clock.now()
        found = self._turns.turn(self._store.turn_id(order.id))
        row = checklist_row(found, now)
        is_open = row.state not in {TurnState.DONE, TurnState.SKIPPED}
        return OrderRow(order, row, is_open and order.deadline < now)
