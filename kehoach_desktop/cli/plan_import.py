"""`kehoach plan import`: a document that was found becomes a draft; says what is in doubt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, PathType, PlanType, Session, command
from kehoach_desktop.cli.plan import GROUP
from kehoach_desktop.domain.imports.plan_reading import Doubt, DoubtKind, PlanReading
from kehoach_desktop.domain.imports.read_document import Place
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.messages import text


@command(GROUP, "import")
@click.argument("file", metavar="FILE", type=PathType())
@click.option("--title", default="", help=text("cli.option.title"))
@click.option("--ocr", is_flag=True, help=text("reading.ocr_help"))
@click.option("--attach", is_flag=True, help=text("import.attach_help"))
def import_plan(session: Session, file: Path, title: str, ocr: bool, attach: bool) -> Answer:
    """Read a Word, PDF, OpenDocument or text file and keep it as a draft."""
    chain = session.app.chain
    if attach:
        plan = chain.attachments.begin(file, title)
        words = text("import.attached", title=plan.title, plan=f"plan:{plan.id}", name=file.name)
        return Answer({"id": plan.id, "title": plan.title, "attached": file.name}, [words])
    reading = chain.imports.read(file, session.app.offices.profile(), scan=ocr)
    plan = chain.imports.accept(reading, title)
    if ocr:
        chain.attachments.attach(plan.id, file, file.name)
    return Answer(_document(plan, reading), _lines(plan, reading, file.name))


@command(GROUP, "files")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
def files(session: Session, plan_id: str) -> Answer:
    """Show the files that lie with a plan: the scan it was begun from."""
    session.app.plans.load(plan_id)
    attachments = session.app.chain.attachments
    found = [(each.name, attachments.path(each)) for each in attachments.of_plan(plan_id)]
    return Answer(
        [{"name": name, "path": str(path)} for name, path in found],
        [f"{name}: {path}" for name, path in found] or [text("import.no_files")],
    )


def _document(plan: Plan, reading: PlanReading) -> dict[str, object]:
    return {
        "id": plan.id,
        "title": plan.title,
        "year": plan.year,
        "form": plan.form.value,
        "sections": len(plan.sections),
        "blocks": sum(len(section.blocks) for section in plan.sections),
        "tasks": len(plan.tasks),
        "number": reading.number or None,
        "date_iso": reading.date.isoformat() if reading.date else None,
        "missing": list(reading.missing),
        "added": list(reading.added),
        "doubts": [
            {
                "kind": doubt.kind.value,
                "where": _where(doubt.place),
                "found": doubt.found,
                "expected": doubt.expected,
                "why": doubt_words(doubt),
            }
            for doubt in reading.doubts
        ],
        "remainder": [
            {"line": line.place.line, "page": line.place.page, "text": line.text}
            for line in reading.remainder
        ],
        "notes": list(reading.notes),
    }


def doubt_words(doubt: Doubt) -> str:
    """Return why a spot is in doubt, as one sentence."""
    if doubt.kind is DoubtKind.KIND and not doubt.found:
        return text("import.doubt.kind_unknown", expected=doubt.expected)
    return text(f"import.doubt.{doubt.kind}", found=doubt.found, expected=doubt.expected)


def _where(place: Place | None) -> dict[str, int | None] | None:
    return {"line": place.line, "page": place.page} if place else None


def _lines(plan: Plan, reading: PlanReading, name: str) -> Iterator[str]:
    yield text(
        "import.created", title=plan.title, plan=f"plan:{plan.id}", name=name,
        sections=len(plan.sections), tasks=len(plan.tasks),
    )  # fmt: skip
    for note in reading.notes:
        yield text(f"reading.note.{note}")
    if reading.missing:
        names = ", ".join(text(f"import.missing.{each}") for each in reading.missing)
        yield text("import.missing", names=names)
    for each in reading.added:
        yield text(f"import.added.{each}")
    if reading.doubts:
        yield text("import.doubts", count=len(reading.doubts))
    for doubt in reading.doubts:
        yield f"  {_place_words(doubt.place)}: {doubt_words(doubt)}"
    if reading.remainder:
        yield text("import.remainder", count=len(reading.remainder))
    for line in reading.remainder:
        yield f"  {_place_words(line.place)}: {line.text}"


def _place_words(place: Place | None) -> str:
    if place is None:
        return "?"
    if place.page is None:
        return text("import.line", line=place.line)
    return text("import.line_page", page=place.page, line=place.line)
