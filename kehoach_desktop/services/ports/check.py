"""The ports of the layout checker: what is measured, what is said of it, what prints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.printing import PrintedDocument


class Measured(Protocol):
    """What the measuring adapter says of one place; `page` is 0 where the file has no pages."""

    @property
    def rule(self) -> str:
        """Return the id of the rule in `nd30.md`."""

    @property
    def severity(self) -> str:
        """Return "error", "warning" or "hint"."""

    @property
    def page(self) -> int:
        """Return the page from 1; 0 for a Word file, whose pages the reader's machine makes."""

    @property
    def quote(self) -> str:
        """Return a passage of at most 15 words; empty where something is missing."""

    @property
    def section(self) -> str:
        """Return the printed number path ("II.1.a"), empty outside the numbered text."""

    @property
    def box(self) -> tuple[float, float, float, float] | None:
        """Return where it stands on the page (points: left, top, right, bottom), if known."""

    @property
    def expected(self) -> str:
        """Return what the decree wants here."""

    @property
    def measured(self) -> str:
        """Return what is there."""

    @property
    def source(self) -> str:
        """Return the clause, or "practice"."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A place that differs from the decree, in words. `page` and `section` may be unknown."""

    rule: str
    severity: str
    quote: str
    page: int | None
    section: str | None
    why: str
    suggestion: str
    source: str
    expected: str
    measured: str
    box: tuple[float, float, float, float] | None = None

    @property
    def kind(self) -> str:
        """Return the severity as the officer reads it."""
        return text(f"check.{self.severity}")

    @property
    def place(self) -> str:
        """Return the page and section in words."""
        page = text("check.page", page=self.page) if self.page else text("check.file")
        return text("check.place", page=page, section=self.section) if self.section else page

    @property
    def clause(self) -> str:
        """Return where the rule stands, in words."""
        return text("check.practice") if self.source == "practice" else self.source

    @property
    def line(self) -> str:
        """Return the remark as one line of plain text."""
        quoted = f" “{self.quote}”" if self.quote else ""
        return f"{self.place}  {self.kind}  {self.rule}{quoted}: {self.why} {self.suggestion}"


@dataclass(frozen=True, slots=True)
class CheckSheet:
    """The result of a check, to be printed: the name of the file, what was found."""

    name: str
    remarks: tuple[Remark, ...]

    @property
    def summary(self) -> str:
        """Return how much was found, in words."""
        if not self.remarks:
            return text("check.none_in", name=self.name)
        kinds = [remark.severity for remark in self.remarks]
        return text(
            "check.found",
            name=self.name,
            errors=kinds.count("error"),
            warnings=kinds.count("warning"),
            hints=kinds.count("hint"),
        )


class CheckPrinter(Protocol):
    """Prints what a check found."""

    def check(self, sheet: CheckSheet) -> PrintedDocument:
        """Print the findings as a table; E-FONT."""
