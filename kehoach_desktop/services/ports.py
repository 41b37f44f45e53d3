"""What the use cases need from the outside world. Adapters implement these; services see no more.

The ports of packages alone (archive, keys) are in `ports_exchange.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from kehoach_desktop.domain.exchange import (
    Ack,
    Arrival,
    Identity,
    LedgerRow,
    LedgerState,
    Peer,
    ReceivedPlan,
    Stream,
    StreamPoint,
)
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plan import Plan
from kehoach_desktop.domain.task import Task
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports_turns import Laid


class Clock(Protocol):
    """The time, so that no rule reads the PC's clock by itself."""

    def now(self) -> dt.datetime:
        """Return the local time, without a time zone."""


class Reporter(Protocol):
    """How long work tells where it is and learns that it was cancelled."""

    def progress(self, done: int, total: int) -> None:
        """Tell that `done` of `total` steps are behind us (total 0: unknown)."""

    def cancelled(self) -> bool:
        """Say whether the officer gave up waiting."""


def report(reporter: Reporter | None, done: int, total: int) -> None:
    """Tell the reporter, if there is one; E-CANCELLED if the officer gave up."""
    if reporter is None:
        return
    if reporter.cancelled():
        raise AppError("E-CANCELLED")
    reporter.progress(done, total)


@dataclass(frozen=True, slots=True)
class PlanRow:
    """A line of the list of plans. `sender` is the office it came from, empty for our own."""

    id: str
    title: str
    year: int
    draft_no: int
    number: str
    issued_on: dt.date | None
    changed_at: dt.datetime
    tasks: int
    sender: str = ""

    @property
    def is_issued(self) -> bool:
        """Say whether the plan has its number and date."""
        return self.issued_on is not None


@dataclass(frozen=True, slots=True)
class Submission:
    """A draft as it was submitted: "Dự thảo lần n", when, with which note."""

    plan_id: str
    draft_no: int
    submitted_at: dt.datetime
    note: str


class PlanStore(Protocol):
    """Plans of this data folder. Every write is on disk when the call returns."""

    def rows(self) -> list[PlanRow]:
        """Return all plans, the last changed first."""

    def load(self, plan_id: str) -> Plan:
        """Return a plan; AppError E-NO-PLAN if there is none."""

    def save(self, plan: Plan, previous: Plan | None, at: dt.datetime) -> None:
        """Store a draft; only what differs from `previous` is written.

        Raises AppError: E-FROZEN when the stored plan is issued, E-RECEIVED when another office
        sent it, E-CHANGED when somebody else
        (the command line, another window) saved since `previous`, E-FULL, E-READONLY, E-LOCKED.
        """

    def submit(self, plan: Plan, note: str, at: dt.datetime) -> Submission:
        """Keep `plan` as submitted and raise its draft number by one."""

    def submissions(self, plan_id: str) -> list[Submission]:
        """Return the submissions of a plan, first one first."""

    def submitted(self, plan_id: str, draft_no: int) -> Plan:
        """Return the plan as it was at that submission."""

    def issue(self, plan: Plan, at: dt.datetime, laid: Laid | None = None) -> None:
        """Freeze `plan` (its `issue` is set) and store its turns; E-FROZEN if it already was.

        E-NUMBER-TAKEN if another plan of our own has its number and symbol in the same calendar
        year: numbers begin again on 1 January (Decree 30/2020, art. 15).
        """

    def attach_original(self, plan_id: str, sha256: str, name: str) -> None:
        """Name the signed copy of an issued plan, once; E-HAS-ORIGINAL if another is there."""

    def delete(self, plan_id: str) -> None:
        """Remove a draft; E-FROZEN for an issued plan."""


class OfficeStore(Protocol):
    """The profile of the office whose data folder this is."""

    def load(self) -> OfficeProfile | None:
        """Return the profile, None before the first start was finished."""

    def save(self, profile: OfficeProfile) -> None:
        """Store the profile as a whole."""

    def put_sample(self, profile: OfficeProfile, plans: Sequence[Plan], at: dt.datetime) -> None:
        """Store a sample office with its plans, all or nothing, in place of an earlier sample.

        AppError E-HAS-OFFICE if there is a real office.
        """

    def wipe_sample(self) -> None:
        """Remove the sample office with its plans and turns; E-NOT-SAMPLE if it is a real one."""


class FileStore(Protocol):
    """Files kept by their SHA-256, copied in, never changed."""

    def add(self, source: Path, reporter: Reporter | None = None) -> str:
        """Copy a file in and return its SHA-256 hex; E-READ, E-GONE, E-FULL, E-SPACE."""

    def path(self, sha256: str) -> Path:
        """Return where the file lies; E-GONE if it does not."""


class BackupKind(StrEnum):
    """Why a copy of the data was made."""

    DAILY = "daily"
    MANUAL = "manual"
    BEFORE_RESTORE = "before_restore"
    BEFORE_MIGRATION = "before_migration"


@dataclass(frozen=True, slots=True)
class Backup:
    """A checked copy of the database; `made_at` is midnight for a daily one, `size` in bytes."""

    path: Path
    kind: BackupKind
    made_at: dt.datetime
    size: int


class BackupStore(Protocol):
    """Checked copies of database and attached files; private keys are never in them."""

    def make(self, kind: BackupKind, at: dt.datetime) -> Backup:
        """Copy the live data and check the copy.

        Raises AppError: E-BACKUP-DAMAGED when the copy does not verify (it is not kept), E-FULL,
        E-SPACE, E-READONLY, E-LOCKED, E-DAMAGED.
        """

    def keep_damaged(self, at: dt.datetime) -> Backup:
        """Keep the present data byte by byte where it is too damaged for `make`."""

    def list(self) -> Sequence[Backup]:
        """Return all copies, the latest first."""

    def check(self, path: Path) -> None:
        """Raise E-BACKUP-DAMAGED unless the copy is whole; E-GONE, E-NEWER-DATA."""

    def restore(self, path: Path) -> None:
        """Put the copy in the place of the present data, all or nothing; checks it first."""

    def remove(self, backup: Backup) -> None:
        """Delete a copy that is no longer wanted."""


@dataclass(frozen=True, slots=True)
class TextSpot:
    """A rectangle of a printed page that shows a part of the plan.

    Points from the page's upper left corner; `source` is "block:ID", "section:ID", "task:ID",
    "opening", "closing", "title", "bases", "recipients", "signature", "decision" or "header".
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float
    source: str


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """A finished PDF, its number of pages, and where each part of the plan stands on it.

    `unprintable` are the characters, once each, for which the face has no letter: they come out
    as empty boxes, and whoever prints is told before. `sizes` are the pages' in points, where they
    may be other than A4.
    """

    pdf: bytes
    pages: int
    spots: tuple[TextSpot, ...] = ()
    unprintable: tuple[str, ...] = ()
    sizes: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    """A line of the printed checklist: the task and its turns in words; `done` crosses the box."""

    number: str
    task: Task
    due: str
    state: str
    result: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class IntroductionCard:
    """Who we are, for the stamped sheet: `fingerprint` in 6 groups, `qr` as dark modules.

    `office_name` is the name that the other office's program will show.
    """

    office_name: str
    installation: str
    fingerprint: str
    qr: tuple[tuple[bool, ...], ...]
    path: Path | None = None


class PlanPrinter(Protocol):
    """Prints by Decree 30/2020."""

    def plan(
        self, plan: Plan, office: OfficeProfile, *, line_numbers: bool = False
    ) -> PrintedDocument:
        """Print a plan (with its decision and appendix); a draft leaves number and date blank."""

    def checklist(
        self, title: str, lines: Sequence[ChecklistLine], office: OfficeProfile, day: dt.date
    ) -> PrintedDocument:
        """Print the checklist of tasks, one row a task, boxes to tick."""

    def introduction(
        self, card: IntroductionCard, office: OfficeProfile, day: dt.date
    ) -> PrintedDocument:
        """Print the sheet that introduces this PC, one page to be signed and stamped."""

    def unprintable(self, plan: Plan, office: OfficeProfile) -> tuple[str, ...]:
        """Return the characters of the plan's paper that no face can print, once each."""


class PagePainter(Protocol):
    """Turns pages of a PDF into pictures for the preview."""

    def page(self, pdf: bytes, index: int, width: int) -> tuple[int, int, bytes]:
        """Return (width, height, RGB32 rows) of page `index` (0-based), `width` pixels wide."""

    def pages(self, pdf: bytes) -> int:
        """Return the number of pages; AppError E-PDF when `pdf` cannot be read."""

    def size(self, pdf: bytes, index: int) -> tuple[float, float]:
        """Return (width, height) of page `index` (0-based) in points; AppError E-PDF."""

    def strip(self, pdf: bytes, index: int, size: tuple[int, int], top: int, rows: int) -> bytes:
        """Return RGB32 rows from `top` on of page `index` painted `size` pixels large."""


class ExchangeStore(Protocol):
    """Identity, trust, streams and the ledger (sổ gửi - nhận) of this data folder.

    Every write is one transaction, on disk when the call returns; E-FULL, E-READONLY, E-LOCKED.
    """

    def identity(self) -> Identity | None:
        """Return who this installation is, None before the first use."""

    def save_identity(self, identity: Identity) -> None:
        """Store or replace the identity; a new installation id starts a new own stream."""

    def peers(self) -> list[Peer]:
        """Return the trusted installations, the last trusted first."""

    def trust(self, peer: Peer) -> None:
        """Insert a trusted installation, or replace the one with the same installation id."""

    def last_export(self) -> Stream:
        """Return place and package id of our last package: `Stream(epoch, seq, prev=its id)`.

        `Stream(identity.epoch, 0, "")` when this installation has made none in its epoch.
        """

    def begin_export(self, row: LedgerRow, after: Stream) -> None:
        """Take the next place of the own stream and store `row` (state DRAFT), atomically.

        E-CHANGED when `last_export()` is no longer `after`: another window took the place.
        """

    def set_state(self, package_id: str, state: LedgerState, at: dt.datetime) -> None:
        """Move an outgoing row on to `state`; the history of states is kept."""

    def seen(self, installation: str) -> Mapping[StreamPoint, str]:
        """Return the places of that installation's packages applied here → package id."""

    def row(self, package_id: str) -> LedgerRow | None:
        """Return the ledger line of a package, None if it is not in the ledger."""

    def ledger(self) -> list[LedgerRow]:
        """Return the ledger, the latest line first."""

    def received_plan(self, plan_id: str) -> ReceivedPlan | None:
        """Return the received plan with that id, with owner and revision; None if there is none."""

    def owns_plan(self, plan_id: str) -> bool:
        """Say whether that id is a plan of this office itself."""

    def apply(self, arrival: Arrival) -> None:
        """Store plans, ledger row, stream place, ack and audit row, all or nothing.

        E-AGAIN when the package id is in the ledger already; E-FROZEN when a plan of `arrival`
        is one of this office's own. The plans show in `PlanStore.rows()` with their sender.
        """

    def acks(self) -> list[Ack]:
        """Return the receipts that wait for our next package, first one first."""


@dataclass(frozen=True, slots=True)
class Drive:
    """A drive one can save to; sizes in bytes. `label` is its name, empty where it has none."""

    root: Path
    label: str
    free: int
    total: int
    writable: bool


class Drives(Protocol):
    """The removable drives of this PC."""

    def removable(self) -> list[Drive]:
        """Return the removable drives that are plugged in and readable."""

    def is_removable(self, path: Path) -> bool:
        """Say whether `path` lies on a removable drive."""

    def flush(self, path: Path) -> None:
        """Push everything written to the drive of `path` out to it; E-GONE, E-WRITE."""


class Opener(Protocol):
    """Shows a file or folder in the program that the system has for it."""

    def open(self, path: Path) -> None:
        """Show `path`; E-GONE, E-NO-VIEWER. May wait two seconds: not for the GUI thread."""


NewId = Callable[[], str]
