"""`kehoach review`: the mistakes in a file or a plan, with the exact words, why, what to do."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, PathType, Session, command
from kehoach_desktop.cli.root import kehoach
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.reviewing import Remark, is_text, review_file, review_lines

PLAN = "plan:"


@command(kehoach, "review")
@click.argument("file", metavar="FILE|plan:ID", type=PathType())
def review(session: Session, file: Path) -> Answer:
    """Review a file by its own issuer, date and year, a plan of ours by the office and today.

    Findings never change the exit code.
    """
    remarks = _review(session, file)
    lines = [_line(each) for each in remarks] or [text("cli.review.none")]
    return Answer([_document(each) for each in remarks], lines)


def _review(session: Session, file: Path) -> list[Remark]:
    if str(file).startswith(PLAN):
        return _review_plan(session, str(file).removeprefix(PLAN))
    return review_file(file) if is_text(file) else _read_and_review(file)


def _review_plan(session: Session, plan_id: str) -> list[Remark]:
    """Review a plan of the store; what was told to be silent is left out."""
    app = session.app
    office = app.offices.profile()
    if office is None:
        raise AppError("E-NO-OFFICE")
    reviewed = app.reviewing.plan(app.plans.load(plan_id), office)
    return [each.remark for each in reviewed.told]


def _read_and_review(file: Path) -> list[Remark]:
    """Review a Word, PDF or OpenDocument file by what the reader finds in it."""
    from kehoach_desktop.bootstrap import document_reader

    document = document_reader().read(file)
    return review_lines(
        (line.text, line.place.line, line.place.page or 0) for line in document.lines
    )


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
