"""`kehoach superior`: the superior's documents, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, Group, PlanType, Session, command
from kehoach_desktop.codec import to_plain
from kehoach_desktop.domain.sources.clause import Mark, MarkedDocument
from kehoach_desktop.messages import text
from kehoach_desktop.services.plans.coverage_answer import clause_answer

GROUP = Group("superior")


@command(GROUP, "list")
def list_documents(session: Session) -> Answer:
    """Show the documents that were read, the last one first."""
    rows = session.app.chain.superiors.rows()
    lines = [
        text(
            "cli.superior.row", id=row.id, name=row.name, clauses=row.clauses,
            applying=row.applying, undecided=row.undecided,
        )
        for row in rows
    ]  # fmt: skip
    return Answer([to_plain(row) for row in rows], lines or [text("cli.superior.none")])


@command(GROUP, "read")
@click.argument("source", metavar="FILE|plan:ID")
def read(session: Session, source: str) -> Answer:
    """Take a file, or a plan of the data folder, apart into clauses."""
    superiors = session.app.chain.superiors
    if source.startswith("plan:"):
        marked = superiors.take_plan(source.removeprefix("plan:"))
    else:
        marked = superiors.read(Path(source))
    return Answer(_document(marked), _lines(marked))


@command(GROUP, "show")
@click.argument("document", metavar="DOCUMENT")
def show(session: Session, document: str) -> Answer:
    """Show the clauses of a document with their marks."""
    marked = session.app.chain.superiors.load(document)
    return Answer(_document(marked), _lines(marked))


@command(GROUP, "mark")
@click.argument("document", metavar="DOCUMENT")
@click.argument("clauses", metavar="CLAUSE", nargs=-1, required=True)
@click.option(
    "--as",
    "mark",
    required=True,
    type=click.Choice([*(each.value for each in Mark), "none"]),
    help=text("cli.option.mark"),
)
@click.option("--reason", default="", metavar="TEXT", help=text("cli.option.mark_reason"))
def mark_clauses(
    session: Session, document: str, clauses: tuple[str, ...], mark: str, reason: str
) -> Answer:
    """Mark clauses: ours, not ours, done elsewhere; a heading stands for all below it."""
    chosen = None if mark == "none" else Mark(mark)
    marked = session.app.chain.superiors.mark(document, clauses, chosen, reason)
    return Answer(_document(marked), _lines(marked))


@command(GROUP, "link")
@click.argument("document", metavar="DOCUMENT")
@click.argument("clause", metavar="CLAUSE")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.argument("target", metavar="TARGET")
def link(session: Session, document: str, clause: str, plan_id: str, target: str) -> Answer:
    """Link a clause to a task or section of a plan (its id)."""
    session.app.chain.superiors.link(plan_id, target, document, clause)
    return Answer(
        {"plan": plan_id, "target": target, "document": document, "clause": clause},
        [text("cli.superior.linked")],
    )


def _document(marked: MarkedDocument) -> dict[str, object]:
    document = marked.document
    return {
        "id": document.id,
        "name": document.name,
        "plan": document.plan_id or None,
        "citation": to_plain(document.citation),
        "clauses": [
            clause_answer(clause, marked.verdicts.get(clause.id)) for clause in document.clauses
        ],
    }


def _lines(marked: MarkedDocument) -> Iterator[str]:
    document = marked.document
    yield f"{document.id}  {document.name}"
    for clause in document.clauses:
        mark = marked.mark_of(clause.id)
        said = text(f"cli.mark.{mark.value}") if mark else "?"
        first = clause.text.split("\n", 1)[0]
        shown = said if clause.kind.can_be_answered else " "
        indent = "  " * (clause.depth - 1)
        yield f"{clause.id}  {shown:<14} {indent}{clause.number} {first}".rstrip()
