"""`kehoach print`: a plan as PDF or Word, its checklist as PDF, its tasks as Excel."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

import click

from kehoach_desktop.bootstrap import App
from kehoach_desktop.cli.frame import Answer, PathType, PlanType, Session, command
from kehoach_desktop.cli.root import kehoach
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.errors import AppError
from kehoach_desktop.files import write_file
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.printing import PrintedDocument

#: How a paper beside the plans is named.
_PAPER = "paper:"


@command(kehoach, "print")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.option(
    "-o", "--output", required=True, metavar="FILE", type=PathType(), help=text("cli.option.output")
)
@click.option("--checklist", is_flag=True, help=text("cli.option.checklist"))
@click.option("--line-numbers", is_flag=True, help=text("cli.option.line_numbers"))
def print_plan(
    session: Session, plan_id: str, output: Path, checklist: bool, line_numbers: bool
) -> Answer:
    """Write a plan (or the sheet of its tasks); the ending of the file says as what.

    .docx: for Word; .xlsx: the tasks for Excel; anything else: PDF. `paper:ID` names another paper.
    """
    office = session.app.offices.profile()
    if office is None:
        raise AppError("E-NO-OFFICE")
    ending = output.suffix.casefold()
    if plan_id.startswith(_PAPER):
        return _print_paper(session.app, plan_id.removeprefix(_PAPER), office, output, line_numbers)
    if checklist and ending in {".docx", ".xlsx"}:
        raise click.BadOptionUsage("--checklist", "the checklist is a PDF")
    pages: int | None = None
    lost: tuple[str, ...] = ()
    done = text("printing.file_done", path=output)
    if ending == ".docx":
        plan = session.app.plans.load(plan_id)
        content = session.app.printing.plan_docx(plan, office, line_numbers=line_numbers)
    elif ending == ".xlsx":
        content = session.app.printing.plan_xlsx(plan_id, office)
    else:
        printed = _pdf(session.app, plan_id, office, checklist, line_numbers)
        content, pages, lost = printed.pdf, printed.pages, printed.unprintable
        done = text("cli.print.done", path=output, pages=pages)
    return _written(output, content, pages, done, lost)


def _print_paper(
    app: App, paper_id: str, office: OfficeProfile, output: Path, line_numbers: bool
) -> Answer:
    """Write a paper beside the plans as Word file or PDF; it has no tasks for Excel."""
    paper = app.papers.load(paper_id)
    ending = output.suffix.casefold()
    if ending == ".xlsx":
        raise click.BadOptionUsage("--output", "a paper has no sheet of tasks")
    if ending == ".docx":
        done = text("printing.file_done", path=output)
        return _written(
            output, app.papers.docx(paper, office, line_numbers=line_numbers), None, done
        )
    printed = app.papers.pdf(paper, office, line_numbers=line_numbers)
    done = text("cli.print.done", path=output, pages=printed.pages)
    return _written(output, printed.pdf, printed.pages, done, printed.unprintable)


def _written(
    output: Path, content: bytes, pages: int | None, done: str, lost: Sequence[str] = ()
) -> Answer:
    write_file(output, content)
    digest = hashlib.sha256(content).hexdigest()
    document = {
        "path": str(output), "pages": pages, "sha256": digest, "unprintable": list(lost),
    }  # fmt: skip
    notes = [text("plans.unprintable", chars=" ".join(lost))] if lost else []
    return Answer(document, [done], notes)


def _pdf(
    app: App, plan_id: str, office: OfficeProfile, checklist: bool, line_numbers: bool
) -> PrintedDocument:
    if checklist:
        return app.printing.checklist(plan_id, office)
    return app.printing.plan(app.plans.load(plan_id), office, line_numbers=line_numbers)
