"""Printing: PDF, Word and Excel files, pictures of pages, what cannot be printed."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from kehoach_desktop import files
from kehoach_desktop.domain.office import OfficeProfile, office_named
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.variables import issuing_office
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.ports.export import SheetPrinter, WordPrinter
from kehoach_desktop.services.ports.plans import PlanRow
from kehoach_desktop.services.ports.printing import (
    IntroductionCard,
    PagePainter,
    PlanPrinter,
    PrintedDocument,
)
from kehoach_desktop.services.tasks.checklist import Checklist, ChecklistRow
from kehoach_desktop.services.tasks.task_book import task_book


class PlanSource(Protocol):
    """Where a plan is loaded from: the store or the use cases of plans."""

    def load(self, plan_id: str) -> Plan:
        """Return a plan; AppError E-NO-PLAN if there is none."""

    def rows(self) -> list[PlanRow]:
        """Return all plans; `sender` names the office a plan came from."""


class Printing:
    """Prints what is stored or being edited. Nothing is stored by printing.

    Every method that prints raises AppError E-FONT when the faces are missing or damaged.
    """

    def __init__(
        self,
        printer: PlanPrinter,
        painter: PagePainter,
        plans: PlanSource,
        checklist: Checklist,
        clock: Clock,
        word: WordPrinter,
        sheet: SheetPrinter,
    ) -> None:
        self._printer = printer
        self._painter = painter
        self._plans = plans
        self._checklist = checklist
        self._clock = clock
        self._word = word
        self._sheet = sheet

    def plan(
        self, plan: Plan, office: OfficeProfile, *, line_numbers: bool = False
    ) -> PrintedDocument:
        """Print `plan` with its decision and appendix; a draft leaves number and date blank.

        `line_numbers` counts the lines of a draft in the margin.
        """
        return self._printer.plan(plan, self._issuer(plan, office), line_numbers=line_numbers)

    def _issuer(self, plan: Plan, office: OfficeProfile) -> OfficeProfile:
        """Return whose paper `plan` is: ours, or the office's that sent it in a package."""
        if plan.issue is not None:
            sender = next((row.sender for row in self._plans.rows() if row.id == plan.id), "")
            office = office_named(sender, office) if sender else office
        return issuing_office(plan, office)

    def plan_pdf_to(self, path: Path, plan: Plan, office: OfficeProfile) -> PrintedDocument:
        """Print `plan` into the file `path`, whole or not at all.

        Raises AppError E-FULL, E-READONLY, E-INUSE, E-GONE, E-WRITE; an older file then stays.
        """
        printed = self.plan(plan, office)
        files.write_file(path, printed.pdf)
        return printed

    def checklist(self, plan_id: str, office: OfficeProfile) -> PrintedDocument:
        """Print the checklist of a stored plan as of today. E-NO-PLAN if there is none."""
        plan = self._plans.load(plan_id)
        lines = self._checklist.lines(plan_id)
        return self._printer.checklist(plan.title, lines, office, self._clock.now().date())

    def checklist_pdf_to(self, path: Path, plan_id: str, office: OfficeProfile) -> PrintedDocument:
        """Print the checklist into the file `path`; the same refusals as `plan_pdf_to`."""
        printed = self.checklist(plan_id, office)
        files.write_file(path, printed.pdf)
        return printed

    def plan_docx(self, plan: Plan, office: OfficeProfile, *, line_numbers: bool = False) -> bytes:
        """Return `plan` as a Word file that says what its PDF says."""
        return self._word.plan(plan, self._issuer(plan, office), line_numbers=line_numbers)

    def plan_docx_to(
        self, path: Path, plan: Plan, office: OfficeProfile, *, line_numbers: bool = False
    ) -> None:
        """Write the Word file `path`; the same refusals as `plan_pdf_to`."""
        files.write_file(path, self.plan_docx(plan, office, line_numbers=line_numbers))

    def tasks_xlsx(self, title: str, rows: Sequence[ChecklistRow], office: OfficeProfile) -> bytes:
        """Return the tasks of `rows`, their turns, and who has which task, as an Excel file."""
        return self._sheet.tasks(task_book(title, rows, office, self._clock.now().date()))

    def plan_xlsx(self, plan_id: str, office: OfficeProfile) -> bytes:
        """Return all tasks of a stored plan, also of a draft, as an Excel file. E-NO-PLAN."""
        plan = self._plans.load(plan_id)
        return self.tasks_xlsx(plan.title, self._checklist.turns_of(plan_id), office)

    def tasks_xlsx_to(
        self, path: Path, title: str, rows: Sequence[ChecklistRow], office: OfficeProfile
    ) -> None:
        """Write the Excel file `path`; the same refusals as `plan_pdf_to`."""
        files.write_file(path, self.tasks_xlsx(title, rows, office))

    def introduction_pdf_to(
        self, path: Path, card: IntroductionCard, office: OfficeProfile
    ) -> PrintedDocument:
        """Print the sheet that introduces this PC, dated today; refusals as `plan_pdf_to`."""
        printed = self._printer.introduction(card, office, self._clock.now().date())
        files.write_file(path, printed.pdf)
        return printed

    def page(self, printed: PrintedDocument, index: int, width: int) -> tuple[int, int, bytes]:
        """Return (width, height, RGB32 rows) of page `index` (0-based), `width` pixels wide."""
        return self._painter.page(printed.pdf, index, width)

    def page_points(self, printed: PrintedDocument, index: int) -> tuple[float, float]:
        """Return (width, height) of page `index` (0-based) in points. E-PDF."""
        return self._painter.size(printed.pdf, index)

    def strip(
        self, printed: PrintedDocument, index: int, size: tuple[int, int], top: int, rows: int
    ) -> bytes:
        """Return `rows` RGB32 rows from `top` on of page `index`, painted `size` pixels large."""
        return self._painter.strip(printed.pdf, index, size, top, rows)

    def read_pdf(self, path: Path) -> PrintedDocument:
        """Return a PDF file as it is, to be shown page by page (a signed original).

        Raises AppError E-GONE, E-READ, E-PDF.
        """
        try:
            pdf = path.read_bytes()
        except FileNotFoundError as error:
            raise AppError("E-GONE", path=str(path), name=path.name) from error
        except OSError as error:
            raise AppError("E-READ", path=str(path), name=path.name) from error
        return PrintedDocument(pdf, self._painter.pages(pdf))

    def sized_pdf(self, pdf: bytes) -> PrintedDocument:
        """Return a PDF of somebody's with the sizes of its pages, to be shown. E-PDF."""
        pages = self._painter.pages(pdf)
        sizes = tuple(self._painter.size(pdf, index) for index in range(pages))
        return PrintedDocument(pdf, pages, sizes=sizes)

    def unprintable(self, plan: Plan, office: OfficeProfile) -> tuple[str, ...]:
        """Return the characters of the plan that no face can print, once each, in order."""
        return self._printer.unprintable(plan, office)
