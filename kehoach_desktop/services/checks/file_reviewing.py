"""Rà soát of a file: what was found, in words, as the sheet for the drafter, against another."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kehoach_desktop.domain.imports.read_document import ReadDocument
from kehoach_desktop.files import write_file
from kehoach_desktop.messages import text
from kehoach_desktop.review.copying import Model, compare, findings, model_of
from kehoach_desktop.review.plain_text import from_lines, from_plain_text
from kehoach_desktop.review.text import ReviewText
from kehoach_desktop.services.checks.line_wraps import line_wraps
from kehoach_desktop.services.checks.reviewing import Remark, is_text, read_text, review_text, word
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.services.ports.review import ReviewPrinter, SheetLine


@dataclass(frozen=True, slots=True)
class DocumentReview:
    """The review of a file or a plan: its name, its findings in reading order.

    `copied` is the part (0 to 1) that stands word for word in the document it was held against.
    """

    name: str
    remarks: tuple[Remark, ...]
    copied: float | None = None


class FileReviewing:
    """The use cases of the review of anybody's file; no data folder is needed."""

    def __init__(
        self,
        read: Callable[[Path], ReadDocument],
        printer: Callable[[], ReviewPrinter],
        standard: Callable[[], Iterable[str]],
    ) -> None:
        self._read = read
        self._printer = printer
        self._standard = standard

    def review(self, path: Path, against: Path | None = None) -> DocumentReview:
        """Return the findings of a Word, PDF, OpenDocument or text file.

        `against` is the superior's or last year's plan: what was copied from it is told too.
        Raises the refusals of reading (`services.reading`, E-REVIEW-KIND, E-GONE).
        """
        own = self._text(path)
        reviewed = DocumentReview(path.name, tuple(review_text(own)))
        if against is not None:
            reviewed = self.hold_against(reviewed, own, against)
        if is_text(path):
            return reviewed
        # a Word or PDF file has no lines to count
        plain = (replace(e, finding=replace(e.finding, line=0)) for e in reviewed.remarks)
        return replace(reviewed, remarks=tuple(plain))

    def hold_against(
        self, reviewed: DocumentReview, own: ReviewText, other: Path
    ) -> DocumentReview:
        """Return `reviewed` with what its text `own` has word for word from the file `other`."""
        copied = compare(own, self._text(other), self._standard())
        remarks = [*reviewed.remarks, *map(word, findings(copied, other.name))]
        remarks.sort(key=lambda each: (each.finding.paragraph, each.finding.start))
        return replace(reviewed, remarks=tuple(remarks), copied=copied.part)

    def model(self, name: str, sentences: Iterable[str]) -> Model:
        """Return a document to hold drafts against; the trade's own sentences are left out."""
        return model_of(name, sentences, self._standard())

    def sheet(self, reviewed: DocumentReview, day: dt.date) -> PrintedDocument:
        """Print the sheet of a review; E-FONT."""
        return self._printer().review_sheet(
            reviewed.name, sheet_lines(reviewed.remarks), summary(reviewed), day
        )

    def sheet_to(self, target: Path, reviewed: DocumentReview, day: dt.date) -> None:
        """Write the sheet to `target`, whole or not at all."""
        write_file(target, self.sheet(reviewed, day).pdf)

    def _text(self, path: Path) -> ReviewText:
        if is_text(path):
            return from_plain_text(read_text(path))
        lines = self._read(path).lines
        triples = [(each.text, each.place.line, each.place.page or 0) for each in lines]
        return from_lines(triples, line_wraps(lines))


def summary(reviewed: DocumentReview) -> str:
    """Return how many findings of each severity there are, in one sentence."""
    counts = Counter(each.finding.severity.value for each in reviewed.remarks)
    told = text(
        "findings.summary",
        errors=counts["error"],
        warnings=counts["warning"],
        hints=counts["hint"],
    )
    if reviewed.copied is None:
        return told
    return f"{told} {text('findings.copied', percent=round(100 * reviewed.copied))}"


def sheet_lines(remarks: Sequence[Remark]) -> list[SheetLine]:
    """Return findings as lines of the sheet, places and severities in words."""
    return [
        SheetLine(
            text(f"cli.review.{each.finding.severity.value}"),
            place_words(each),
            each.finding.quote,
            each.why,
            each.suggestion,
            source_words(each.finding.source),
        )
        for each in remarks
    ]


def place_words(remark: Remark) -> str:
    """Return where a finding stands: "mục II.1, trang 3", "dòng 40"."""
    finding = remark.finding
    parts = []
    if finding.section:
        parts.append(text("findings.at.section", section=finding.section))
    if finding.page:
        parts.append(text("findings.at.page", page=finding.page))
    if finding.line:
        parts.append(text("findings.at.line", line=finding.line))
    return ", ".join(parts)


def source_words(source: str) -> str:
    """Return where a rule comes from, in words."""
    return text("findings.practice") if source == "practice" else source
