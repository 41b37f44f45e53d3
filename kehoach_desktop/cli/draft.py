"""`kehoach plan|paper compare`, `plan comments | comment`: versions, and what was said of them."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from kehoach_desktop.cli.frame import Answer, DayType, PathType, PlanType, Session, command
from kehoach_desktop.cli.paper import GROUP as PAPERS
from kehoach_desktop.cli.paper import PaperType
from kehoach_desktop.cli.plan import GROUP
from kehoach_desktop.codec import to_plain
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.comment import Comment, Verdict, figures
from kehoach_desktop.domain.plans.comparison import Change
from kehoach_desktop.errors import AppError
from kehoach_desktop.files import write_file
from kehoach_desktop.messages import text
from kehoach_desktop.services.plans.drafts import PRESENT, Drafts, figures_words
from kehoach_desktop.services.ports.drafts import ComparisonSheet

_SIGNS = {Change.ADDED: "+ ", Change.REMOVED: "- ", Change.CHANGED: "~ "}
_WORDS = {Change.SAME: "{}", Change.ADDED: "[+{}+]", Change.REMOVED: "[-{}-]"}


F = TypeVar("F", bound=Callable[..., Any])


def _two_versions(function: F) -> F:
    """Add the options that name two versions and a file for the printed comparison."""
    older = click.option("--from", "older", required=True, type=int, help=text("cli.option.older"))
    newer = click.option("--to", "newer", default=PRESENT, type=int, help=text("cli.option.newer"))
    output = click.option(
        "-o", "--output", metavar="FILE", type=PathType(), help=text("cli.option.paper")
    )
    return older(newer(output(function)))


@command(GROUP, "compare")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@_two_versions
def compare(session: Session, plan_id: str, older: int, newer: int, output: Path | None) -> Answer:
    """Say word by word what changed between two drafts, or a draft and the issued text."""
    return _compared(session, session.app.drafts, plan_id, (older, newer), output)


@command(PAPERS, "compare")
@click.argument("paper_id", metavar="PAPER", type=PaperType())
@_two_versions
def compare_papers(
    session: Session, paper_id: str, older: int, newer: int, output: Path | None
) -> Answer:
    """Say word by word what changed between two drafts, or a draft and the issued text."""
    return _compared(session, session.app.paper_drafts, paper_id, (older, newer), output)


@command(PAPERS, "submit")
@click.argument("paper_id", metavar="PAPER", type=PaperType())
@click.option("--note", default="", help=text("cli.option.note"))
def submit_paper(session: Session, paper_id: str, note: str) -> Answer:
    """Keep the draft as submitted and go on with the next one."""
    kept = session.app.papers.submit(paper_id, note)
    return Answer(to_plain(kept), [text("cli.plan.submitted", no=kept.draft_no)])


@command(PAPERS, "submissions")
@click.argument("paper_id", metavar="PAPER", type=PaperType())
def paper_submissions(session: Session, paper_id: str) -> Answer:
    """Show what was submitted, when, and with which note."""
    versions = session.app.paper_drafts.versions(paper_id)
    kept = [each for each in versions if each.draft_no != PRESENT]
    lines = [" ".join(filter(None, (each.name, each.note))) for each in kept]
    return Answer([to_plain(each) for each in kept], lines or [text("cli.plan.no_submission")])


def _compared(
    session: Session,
    drafts: Drafts[Any],
    text_id: str,
    versions: tuple[int, int],
    output: Path | None,
) -> Answer:
    sheet = drafts.compare(text_id, *versions, _office(session))
    document = _document(sheet)
    lines = [figures_words(sheet.comparison), *_changes(sheet)]
    if output is not None:
        word = output.suffix.casefold() == ".docx"
        content = drafts.docx(sheet) if word else drafts.pdf(sheet).pdf
        document |= _written(output, content)
        lines.append(text("printing.file_done", path=output))
    return Answer(document, lines)


@command(GROUP, "comments")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.option("--draft", "draft_no", default=None, type=int, help=text("cli.option.draft"))
@click.option("-o", "--output", metavar="FILE", type=PathType(), help=text("cli.option.paper"))
def comments(session: Session, plan_id: str, draft_no: int | None, output: Path | None) -> Answer:
    """Show the comments on a plan's drafts; write them as a table to be printed."""
    service = session.app.comments
    session.app.plans.load(plan_id)
    found = [each for each in service.of_plan(plan_id) if draft_no in {None, each.draft_no}]
    document: dict[str, object] = {
        "comments": [to_plain(each) for each in found],
        "figures": to_plain(figures(found)),
    }
    lines = [_comment_line(each) for each in found] or [text("drafts.comments.none")]
    if output is not None:
        office, sheet = _office(session), service.sheet(plan_id, draft_no)
        word = output.suffix.casefold() == ".docx"
        content = service.docx(sheet, office) if word else service.pdf(sheet, office).pdf
        document |= _written(output, content)
        lines.append(text("printing.file_done", path=output))
    return Answer(document, lines)


@command(GROUP, "comment")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.option("--draft", "draft_no", required=True, type=int, help=text("cli.option.draft"))
@click.option("--author", required=True, help=text("cli.option.author"))
@click.option("--place", default="", help=text("cli.option.place"))
@click.option("--said", default="", help=text("cli.option.said"))
@click.option(
    "--verdict",
    default=Verdict.OPEN.value,
    type=click.Choice([each.value for each in Verdict]),
    help=text("cli.option.verdict"),
)
@click.option("--reason", default="", help=text("cli.option.answer"))
@click.option("--received", type=DayType(), default=None, help=text("cli.option.received"))
@click.option("--id", "comment_id", default="", help=text("cli.option.comment_id"))
def comment(
    session: Session,
    plan_id: str,
    draft_no: int,
    author: str,
    place: str,
    said: str,
    verdict: str,
    reason: str,
    received: dt.date | None,
    comment_id: str,
) -> Answer:
    """Write down a comment, or change the one with that id."""
    told = Comment(
        comment_id, draft_no, author, place, said, Verdict(verdict), reason, received
    )  # fmt: skip
    kept = session.app.comments.save(plan_id, told)
    return Answer(to_plain(kept), [_comment_line(kept)])


def _office(session: Session) -> OfficeProfile:
    office = session.app.offices.profile()
    if office is None:
        raise AppError("E-NO-OFFICE")
    return office


def _written(path: Path, content: bytes) -> dict[str, object]:
    write_file(path, content)
    return {"path": str(path), "sha256": hashlib.sha256(content).hexdigest()}


def _document(sheet: ComparisonSheet) -> dict[str, object]:
    found = sheet.comparison
    return {
        "older": sheet.older,
        "newer": sheet.newer,
        "same": found.is_same,
        "changed": found.paragraphs(Change.CHANGED),
        "added": found.paragraphs(Change.ADDED),
        "removed": found.paragraphs(Change.REMOVED),
        "words_added": found.words(Change.ADDED),
        "words_removed": found.words(Change.REMOVED),
        "lines": [to_plain(line) for line in found.lines if line.change is not Change.SAME],
    }


def _changes(sheet: ComparisonSheet) -> list[str]:
    return [
        _SIGNS[line.change]
        + " ".join([line.label, *(_WORDS[span.change].format(span.text) for span in line.spans)])
        for line in sheet.comparison.lines
        if line.change in _SIGNS
    ]


def _comment_line(each: Comment) -> str:
    verdict = text(f"drafts.verdict.{each.verdict.value}")
    place = each.place or text("drafts.comments.whole")
    answer = f" — {each.reason}" if each.reason else ""
    return f"{each.id}  {each.author}; {place}: {each.said}  [{verdict}]{answer}"
