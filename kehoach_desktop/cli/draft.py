"""`kehoach plan compare | comments | comment`: versions of a plan, and what was said of them."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, DayType, PathType, PlanType, Session, command
from kehoach_desktop.cli.plan import GROUP
from kehoach_desktop.codec import to_plain
from kehoach_desktop.domain.comment import Comment, Verdict, figures
from kehoach_desktop.domain.comparison import Change
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.errors import AppError
from kehoach_desktop.files import write_file
from kehoach_desktop.messages import text
from kehoach_desktop.services.drafts import PRESENT, figures_words
from kehoach_desktop.services.ports_drafts import ComparisonSheet

_SIGNS = {Change.ADDED: "+ ", Change.REMOVED: "- ", Change.CHANGED: "~ "}
_WORDS = {Change.SAME: "{}", Change.ADDED: "[+{}+]", Change.REMOVED: "[-{}-]"}


@command(GROUP, "compare")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.option("--from", "older", required=True, type=int, help=text("cli.option.older"))
@click.option("--to", "newer", default=PRESENT, type=int, help=text("cli.option.newer"))
@click.option("-o", "--output", metavar="FILE", type=PathType(), help=text("cli.option.paper"))
def compare(session: Session, plan_id: str, older: int, newer: int, output: Path | None) -> Answer:
    """Say word by word what changed between two drafts, or a draft and the issued text."""
    drafts = session.app.drafts
    sheet = drafts.compare(plan_id, older, newer, _office(session))
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
