"""A data folder with issued plans, for the tests of lists of turns."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Protocol

from kehoach_desktop.documents.binder import PdfBinder
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Turn
from kehoach_desktop.errors import AppError
from kehoach_desktop.paths import resource
from kehoach_desktop.reading.document_words import document_words
from kehoach_desktop.reading.photos import PillowPhotos
from kehoach_desktop.services.reports.change_words import ChangeWords
from kehoach_desktop.services.reports.progress import Progress
from kehoach_desktop.services.tasks.binders import Binders
from kehoach_desktop.services.tasks.checklist import Checklist
from kehoach_desktop.services.tasks.proofs import Proofs
from kehoach_desktop.services.tasks.turn_layout import TurnLayout
from kehoach_desktop.services.upkeep.undo import Undo
from kehoach_desktop.storage.binder_store import SqlBinderStore
from kehoach_desktop.storage.board_store import SqlBoardStore
from kehoach_desktop.storage.change_log import ChangeLog
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.file_store import HashFileStore
from kehoach_desktop.storage.history_store import SqlHistoryStore
from kehoach_desktop.storage.plan_store import SqlPlanStore
from kehoach_desktop.storage.progress_store import SqlProgressStore
from kehoach_desktop.storage.proof_store import SqlProofStore
from kehoach_desktop.storage.turn_store import SqlTurnStore
from kehoach_desktop.ui.operations import Operations


class Clock(Protocol):
    def now(self) -> dt.datetime: ...


class FullDisk(SqlTurnStore):
    """A store that can be told to refuse."""

    refusal: AppError | None = None

    def record(self, plan_id: str, turn: Turn, at: dt.datetime) -> None:
        if self.refusal:
            raise self.refusal
        super().record(plan_id, turn, at)


class TurnDesk:
    """The checklist over a real database; `refusal` is what its next writes say."""

    def __init__(self, folder: Path, clock: Clock, new_id: Callable[[], str]) -> None:
        self.clock, self.new_id = clock, new_id
        self.database = Database.open(folder / "kehoach.db", clock)
        self.plans = SqlPlanStore(self.database)
        self.store = FullDisk(self.database)
        self.change_log = ChangeLog(self.database)
        self.undo = Undo(self.change_log, ChangeWords(SqlHistoryStore(self.database)), clock)
        layout = TurnLayout(self.plans, self.store, None, clock, new_id)
        board = SqlBoardStore(self.database)
        files = HashFileStore(folder / "files")
        self.checklist = Checklist(self.plans, self.store, board, layout, clock, new_id)
        self.progress = Progress(self.plans, SqlProgressStore(self.database), layout, clock)
        self.proofs = Proofs(SqlProofStore(self.database), files, PillowPhotos(), document_words,
                             self.checklist, clock, new_id)  # fmt: skip

    @property
    def binders(self) -> Binders:
        """Return the binders over the same data."""
        store, printer = SqlBinderStore(self.database), PdfBinder(PdfPrinter())
        lists = resource("criteria")
        return Binders(store, self.proofs, self.store, printer, lists, self.clock, self.new_id)

    def issue(self, plan: Plan) -> None:
        """Store `plan` as issued; its turns are laid out at the first look."""
        self.plans.save(dataclasses.replace(plan, issue=None), None, self.clock.now())
        self.plans.issue(plan, self.clock.now())

    @property
    def operations(self) -> Operations:
        """Return operations that are done at once, each an action to undo."""
        operations = Operations(inline=True)
        operations.around = self.change_log.group
        return operations

    @property
    def app(self) -> SimpleNamespace:
        """Return what a page asks of the services."""
        return SimpleNamespace(
            checklist=self.checklist,
            change_log=self.change_log,
            records=SimpleNamespace(undo=self.undo),
            offices=SimpleNamespace(profile=lambda: None),
            work=SimpleNamespace(progress=self.progress),
            evidence=SimpleNamespace(proofs=self.proofs, binders=self.binders),
        )

    @property
    def records(self) -> list[Turn]:
        """Return the turns that something was recorded on."""
        return self.store.all()
