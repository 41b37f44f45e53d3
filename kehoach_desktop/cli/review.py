"""`kehoach review`: the mistakes in a file or a plan, with the exact words, why, what to do."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach_desktop.bootstrap import SystemClock
from kehoach_desktop.bootstrap.free import file_reviewing
from kehoach_desktop.cli.frame import Answer, PathType, Session, command
from kehoach_desktop.cli.root import kehoach
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.checks.file_reviewing import DocumentReview, summary
from kehoach_desktop.services.checks.reviewing import Remark

PLAN = "plan:"


@command(kehoach, "review")
@click.argument("file", metavar="FILE|plan:ID", type=PathType())
@click.option("--against", metavar="FILE", type=PathType(), help=text("cli.option.against"))
@click.option("--pdf", metavar="FILE", type=PathType(), help=text("cli.option.review_pdf"))
def review(session: Session, file: Path, against: Path | None, pdf: Path | None) -> Answer:
    """Review a file by its own issuer, date and year, a plan of ours by the office and today.

    Findings never change the exit code.
    """
    files = file_reviewing()
    if str(file).startswith(PLAN):
        reviewed = _review_plan(session, str(file).removeprefix(PLAN), against)
    else:
        reviewed = files.review(file, against)
    notes = []
    if reviewed.copied is not None:
        notes.append(summary(reviewed))
    if pdf is not None:
        files.sheet_to(pdf, reviewed, SystemClock().now().date())
        notes.append(text("cli.review.sheet", path=pdf))
    lines = [_line(each) for each in reviewed.remarks] or [text("cli.review.none")]
    return Answer([_document(each) for each in reviewed.remarks], lines, notes)


def _review_plan(session: Session, plan_id: str, against: Path | None) -> DocumentReview:
    """Review a plan of the store; what was told to be silent is left out."""
    app = session.app
    office = app.offices.profile()
    if office is None:
        raise AppError("E-NO-OFFICE")
    return app.reviewing.against(app.plans.load(plan_id), office, against)


def _document(remark: Remark) -> dict[str, object]:
    finding = remark.finding
    return {
        "rule": finding.rule,
        "severity": finding.severity.value,
        "quote": finding.quote,
        "line": finding.line or None,
        "page": finding.page or None,
        "section": finding.section or None,
        "why": remark.why,
        "suggestion": remark.suggestion or None,
        "source": finding.source,
    }


def _line(remark: Remark) -> str:
    finding = remark.finding
    level = text(f"cli.review.{finding.severity.value}")
    place = text("cli.review.line", line=finding.line) if finding.line else ""
    return f"[{level}] {place} “{finding.quote}”: {remark.why} {remark.suggestion}".strip()
