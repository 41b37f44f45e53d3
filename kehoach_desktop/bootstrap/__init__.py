"""The composition root: paths → database → stores → services. The only module that sees everything.

Every service is made when it is first asked for, and its adapters are imported then, so that a
window can be painted before SQLite, ReportLab or cryptography are loaded.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_desktop import __version__
from kehoach_desktop.bootstrap import free
from kehoach_desktop.errors import AppError
from kehoach_desktop.paths import DataFolder, default_data_root, resource

if TYPE_CHECKING:
    from kehoach_desktop.documents.pdf.printer import PdfPrinter
    from kehoach_desktop.domain.paper import Paper
    from kehoach_desktop.domain.plans.plan import Plan
    from kehoach_desktop.services.chain import Chain
    from kehoach_desktop.services.checks.layout_check import LayoutCheck
    from kehoach_desktop.services.checks.plan_reviewing import PlanReviewing
    from kehoach_desktop.services.packages.exchange import Exchange
    from kehoach_desktop.services.plans.comments import Comments
    from kehoach_desktop.services.plans.drafting import Drafting
    from kehoach_desktop.services.plans.drafts import Drafts
    from kehoach_desktop.services.plans.papers import Papers
    from kehoach_desktop.services.plans.plans import Plans
    from kehoach_desktop.services.ports.basics import Clock, NewId
    from kehoach_desktop.services.ports.files import Opener
    from kehoach_desktop.services.ports.print import Spooler
    from kehoach_desktop.services.printing import Printing
    from kehoach_desktop.services.reports.records import Records
    from kehoach_desktop.services.tasks.briefing import Briefing
    from kehoach_desktop.services.tasks.calendars import Calendars
    from kehoach_desktop.services.tasks.checklist import Checklist
    from kehoach_desktop.services.tasks.evidence import Evidence
    from kehoach_desktop.services.tasks.work import Work
    from kehoach_desktop.services.tasks.work_papers import WorkPapers
    from kehoach_desktop.services.upkeep.backups import Backups
    from kehoach_desktop.services.upkeep.offices import Offices
    from kehoach_desktop.settings import Settings
    from kehoach_desktop.storage.change_log import ChangeLog
    from kehoach_desktop.storage.database import Database
    from kehoach_desktop.storage.file_store import HashFileStore
    from kehoach_desktop.storage.plan_store import SqlPlanStore
    from kehoach_desktop.storage.recovery import Recovery


class SystemClock:
    """The PC's own clock; the only place that reads it."""

    def now(self) -> dt.datetime:
        """Return the local time to the second, without a time zone."""
        return dt.datetime.now().replace(microsecond=0)


def random_id() -> str:
    """Return a new id: 32 hex digits, never met again."""
    return os.urandom(16).hex()


@dataclass(frozen=True)
class Data:
    """One data folder and the stores in it. Each is made when it is first asked for."""

    folder: DataFolder
    clock: Clock
    new_id: NewId
    who: str = ""
    fonts: Path | None = None
    random: Callable[[int], bytes] = os.urandom

    @cached_property
    def database(self) -> Database:
        """Return the open database; AppError E-NEWER-DATA, E-DAMAGED, E-LOCKED, E-READONLY …

        E-REMOVABLE on a stick: one that is pulled out takes the live data with it.
        """
        from kehoach_desktop.storage.database import Database
        from kehoach_desktop.system.drives import system_drives

        if system_drives().is_removable(self.folder.root):
            raise AppError("E-REMOVABLE", path=self.folder.root)

        return Database.open(
            self.folder.database, self.clock, who=self.who, backups=self.folder.backups
        )

    def act_as(self, who: str) -> None:
        """Let `who` stand in the change history from now on, "" for what the program opened as."""
        self.database.who = who or self.who

    def check_database(self) -> None:
        """Raise AppError E-DAMAGED unless the database is whole."""
        from kehoach_desktop.storage import health

        health.check(self.database)

    def close(self) -> None:
        """Close what was opened; the app is not used afterwards."""
        if "database" in self.__dict__:
            self.database.close()

    @cached_property
    def plan_store(self) -> SqlPlanStore:
        """Return the store of plans that all services share."""
        from kehoach_desktop.storage.plan_store import SqlPlanStore

        return SqlPlanStore(self.database)

    @cached_property
    def change_log(self) -> ChangeLog:
        """Return what remembers, for one window, what was done and how it is taken back."""
        from kehoach_desktop.storage.change_log import ChangeLog

        return ChangeLog(self.database)

    @cached_property
    def file_store(self) -> HashFileStore:
        """Return the folder of attached files."""
        from kehoach_desktop.storage.file_store import HashFileStore

        return HashFileStore(self.folder.files)

    @cached_property
    def opener(self) -> Opener:
        """Return what shows a file or folder in the system's own program."""
        from kehoach_desktop.system.opener import SystemOpener

        return SystemOpener()

    @cached_property
    def spooler(self) -> Spooler:
        """Return what takes a PDF to a printer as it is, where the system has it."""
        from kehoach_desktop.system.spooler import CupsSpooler

        return CupsSpooler()

    @cached_property
    def recovery(self) -> Recovery:
        """Return the way back for a database that cannot be opened; it opens none itself."""
        from kehoach_desktop.storage.recovery import Recovery

        return Recovery(self.folder, self.clock)

    @cached_property
    def settings(self) -> Settings:
        """Return the small settings of this PC; they need no database."""
        from kehoach_desktop.settings import Settings

        return Settings(self.folder.root / "settings.json")


@dataclass(frozen=True)
class App(Data):
    """The services over one data folder. Each is made when it is first asked for."""

    def check_fonts(self) -> None:
        """Raise AppError E-FONT unless the faces to print with are there, with Vietnamese."""
        from kehoach_desktop.documents.pdf.fonts import load_fonts

        load_fonts(self.fonts)

    @cached_property
    def plans(self) -> Plans:
        """Return the use cases of a plan's life."""
        from kehoach_desktop.services.plans.plans import Plans

        return Plans(self.plan_store, self.file_store, self.clock, self.new_id, self.work.layout)

    @property
    def checklist(self) -> Checklist:
        """Return the list of turns and their ticking."""
        return self.work.checklist

    @cached_property
    def work(self) -> Work:
        """Return the year's work: turns of all plans, figures against targets, changes."""
        from kehoach_desktop.bootstrap_work import work

        return work(
            self.database, self.plan_store, self.calendars, self.clock, self.new_id, self.change_log
        )

    @cached_property
    def work_papers(self) -> WorkPapers:
        """Return what prints the year's work, for paper and for phones."""
        from kehoach_desktop.bootstrap.work_papers import work_papers

        return work_papers(self)

    @cached_property
    def records(self) -> Records:
        """Return what looks back: progress reports, history."""
        from kehoach_desktop.bootstrap.records import records

        return records(self)

    @cached_property
    def calendars(self) -> Calendars:
        """Return the tables of days off, the office's own before ours."""
        return free.calendars(self.folder.root)

    @cached_property
    def offices(self) -> Offices:
        """Return the use cases of the office profile."""
        from kehoach_desktop.services.upkeep.offices import Offices
        from kehoach_desktop.storage.office_store import SqlOfficeStore

        return Offices(
            SqlOfficeStore(self.database),
            resource(),
            self.folder.root / "units.tsv",
            self.clock,
        )

    @cached_property
    def drafting(self) -> Drafting:
        """Return guided drafting; the office's own templates come before ours."""
        from kehoach_desktop.services.plans.drafting import Drafting

        return Drafting(resource("templates"), self.folder.templates, self.plan_store)

    @cached_property
    def chain(self) -> Chain:
        """Return what joins our plan to the superior's plan, to last year's, and to what arises."""
        from kehoach_desktop.bootstrap.chains import chain

        return chain(self)

    @cached_property
    def printer(self) -> PdfPrinter:
        """Return what prints plans and working sheets, in the machine's own faces."""
        from kehoach_desktop.documents.pdf.printer import PdfPrinter

        return PdfPrinter(self.fonts)

    @cached_property
    def printing(self) -> Printing:
        """Return printing and page pictures."""
        from kehoach_desktop.documents.pdf.painter import PdfPainter
        from kehoach_desktop.documents.sheet.printer import XlsxPrinter
        from kehoach_desktop.documents.word.printer import DocxPrinter
        from kehoach_desktop.services.printing import Printing

        return Printing(
            self.printer,
            PdfPainter(),
            self.plan_store,
            self.checklist,
            self.clock,
            DocxPrinter(),
            XlsxPrinter(),
        )

    @cached_property
    def layout_check(self) -> LayoutCheck:
        """Return what measures anybody's paper against the decree."""
        return free.layout_check(self.fonts)

    @cached_property
    def drafts(self) -> Drafts[Plan]:
        """Return the comparison of a plan's versions."""
        from kehoach_desktop.bootstrap import drafts

        return drafts.plan_drafts(self.plan_store, self.printing, self.printer)

    @cached_property
    def paper_drafts(self) -> Drafts[Paper]:
        """Return the comparison of the versions of another paper."""
        from kehoach_desktop.bootstrap import drafts

        return drafts.paper_drafts(self.papers, self.printer)

    @cached_property
    def reviewing(self) -> PlanReviewing:
        """Return the review of plans and files."""
        from kehoach_desktop.services.checks.plan_reviewing import PlanReviewing
        from kehoach_desktop.storage.ignored_store import SqlIgnoredStore

        return PlanReviewing(
            SqlIgnoredStore(self.database), self.clock, free.file_reviewing(self.fonts)
        )

    @cached_property
    def comments(self) -> Comments:
        """Return the use cases of comments on drafts."""
        from kehoach_desktop.bootstrap import drafts

        return drafts.comments(
            self.database, self.plan_store, self.printer, self.clock, self.new_id
        )

    @cached_property
    def papers(self) -> Papers:
        """Return the use cases of all papers beside the plans."""
        from kehoach_desktop.documents.word.printer import DocxPrinter
        from kehoach_desktop.services.plans.papers import PaperPorts, Papers
        from kehoach_desktop.storage.paper_store import SqlPaperStore

        ports = PaperPorts(
            SqlPaperStore(self.database), self.plan_store, self.checklist, self.file_store,
            self.printer, DocxPrinter(), self.clock, self.new_id,
        )  # fmt: skip
        return Papers(ports)

    @cached_property
    def briefing(self) -> Briefing:
        """Return the use cases of meetings (giao ban)."""
        from kehoach_desktop.bootstrap.briefings import briefing

        return briefing(
            self.database, self.work, self.papers, self.printer, self.clock, self.new_id
        )

    @cached_property
    def evidence(self) -> Evidence:
        """Return evidence, the binders made of it, and the radio desk."""
        from kehoach_desktop.bootstrap.evidence import evidence

        return evidence(
            self.database, self.file_store, self.work, self.calendars, self.printer, self.fonts,
            self.offices, self.clock, self.new_id,
        )  # fmt: skip

    @cached_property
    def exchange(self) -> Exchange:
        """Return the exchange of packages."""
        from kehoach_desktop.archive.keystore import KeyFolder
        from kehoach_desktop.archive.packages import Packages
        from kehoach_desktop.documents.pdf.printer import PdfPrinter
        from kehoach_desktop.services.packages.exchange import Exchange
        from kehoach_desktop.services.packages.exchange_parts import ExchangePorts
        from kehoach_desktop.storage.exchange_store import SqlExchangeStore
        from kehoach_desktop.storage.office_store import SqlOfficeStore
        from kehoach_desktop.system.dpapi import system_protector
        from kehoach_desktop.system.drives import system_drives

        return Exchange(
            ExchangePorts(
                store=SqlExchangeStore(self.database),
                plans=self.plan_store,
                offices=SqlOfficeStore(self.database),
                files=self.file_store,
                archive=Packages(),
                keys=KeyFolder(self.folder.keys, system_protector(), self.random),
                inbox=self.folder.inbox,
                clock=self.clock,
                new_id=self.new_id,
                app=f"kehoach-desktop {__version__}",
                drives=system_drives(),
                # Our own faces on every machine: the same package has the same bytes everywhere.
                cover=PdfPrinter(self.fonts or resource("fonts")),
            )
        )

    @cached_property
    def backups(self) -> Backups:
        """Return the checked daily copies."""
        from kehoach_desktop.services.upkeep.backups import Backups
        from kehoach_desktop.storage.backup_store import SqlBackupStore

        store = SqlBackupStore(self.database, self.folder.backups, self.folder.files)
        return Backups(store, self.clock)


def open_app(
    root: Path | None = None,
    clock: Clock | None = None,
    new_id: NewId | None = None,
    *,
    who: str = "",
    fonts: Path | None = None,
    random: Callable[[int], bytes] = os.urandom,
) -> App:
    """Return the services over the data folder `root` (default: this user's own).

    Nothing is opened or created before a service is asked for. `who` ("cửa sổ", "dòng lệnh")
    stands in the change history. `fonts` is the folder of the faces to print with (default: the
    machine's Times New Roman, else ours); `random` gives the secret bytes of a new key.
    """
    return App(
        DataFolder(root if root is not None else default_data_root()),
        clock if clock is not None else SystemClock(),
        new_id if new_id is not None else random_id,
        who,
        fonts,
        random,
    )
