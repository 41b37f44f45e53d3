"""`kehoach binder`: evidence of a year by criteria, as one PDF or a folder."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, Group, PathType, Session, command
from kehoach_desktop.codec import to_plain
from kehoach_desktop.domain.binder import Binder
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.errors import AppError
from kehoach_desktop.files import reading
from kehoach_desktop.messages import text

GROUP = Group("binder")


@command(GROUP, "new")
@click.argument("year", metavar="YEAR", type=int)
@click.option("--title", default="", metavar="TEXT", help=text("cli.option.binder_title"))
@click.option("--list", "path", type=PathType(), help=text("cli.option.binder_list"))
def new(session: Session, year: int, title: str, path: Path | None) -> Answer:
    """Start a binder for a year over a list of criteria."""
    return _shown(session.app.evidence.binders.start(year, title, _read(path) if path else ""))


@command(GROUP, "list")
def list_binders(session: Session) -> Answer:
    """Show the binders."""
    found = session.app.evidence.binders.all()
    lines = [f"{each.id}  {each.year}  {each.title}" for each in found]
    return Answer([to_plain(each) for each in found], lines or [text("cli.binder.none")])


@command(GROUP, "show")
@click.argument("binder", metavar="BINDER")
def show(session: Session, binder: str) -> Answer:
    """Show the criteria of a binder and how many proofs each has."""
    return _shown(session.app.evidence.binders.load(binder))


@command(GROUP, "criteria")
@click.argument("binder", metavar="BINDER")
@click.argument("path", metavar="FILE", type=PathType())
def criteria(session: Session, binder: str, path: Path) -> Answer:
    """Give a binder another list of criteria, a line each; proofs stay with their number."""
    return _shown(session.app.evidence.binders.change_list(binder, _read(path)))


@command(GROUP, "put")
@click.argument("binder", metavar="BINDER")
@click.argument("number", metavar="NUMBER")
@click.argument("proofs", metavar="PROOF", nargs=-1, required=True)
def put(session: Session, binder: str, number: str, proofs: tuple[str, ...]) -> Answer:
    """Add proofs to a criterion."""
    return _shown(session.app.evidence.binders.put(binder, number, proofs))


@command(GROUP, "take")
@click.argument("binder", metavar="BINDER")
@click.argument("number", metavar="NUMBER")
@click.argument("proof", metavar="PROOF")
def take(session: Session, binder: str, number: str, proof: str) -> Answer:
    """Take a proof out of a criterion; it stays with its turn."""
    return _shown(session.app.evidence.binders.take(binder, number, proof))


@command(GROUP, "pdf")
@click.argument("binder", metavar="BINDER")
@click.argument("path", metavar="FILE", type=PathType())
def pdf(session: Session, binder: str, path: Path) -> Answer:
    """Write the whole binder as one PDF with a list of contents."""
    office = _office(session)
    bound = session.app.evidence.binders.bind(binder, path, office)
    notes = [text("cli.binder.only_named", labels=", ".join(bound.only_named))]
    return Answer(
        {"path": str(path), "pages": bound.pages, "only_named": list(bound.only_named)},
        [text("cli.binder.bound", path=path, pages=bound.pages)],
        notes if bound.only_named else [],
    )


@command(GROUP, "folder")
@click.argument("binder", metavar="BINDER")
@click.argument("folder", metavar="FOLDER", type=PathType())
@click.option("--limit", default=20, type=click.IntRange(1, 1000), help=text("cli.option.limit"))
def folder(session: Session, binder: str, folder: Path, limit: int) -> Answer:
    """Write a PDF for every criterion, each below a size; larger ones are split."""
    office = _office(session)
    made = session.app.evidence.binders.to_folder(binder, folder, office, limit)
    document = [
        {"path": str(each.path), "pages": each.pages, "size": each.size,
         "too_large": each.too_large}
        for each in made
    ]  # fmt: skip
    notes = [
        text("cli.binder.too_large", name=each.path.name, limit=limit)
        for each in made
        if each.too_large
    ]
    return Answer(document, [str(each.path) for each in made], notes)


def _shown(binder: Binder) -> Answer:
    lines = [
        f"{each.number:<6} {each.title}" + (f"  [{len(each.proofs)}]" if each.proofs else "")
        for each in binder.criteria
    ]
    return Answer(to_plain(binder), [f"{binder.id}  {binder.title}", *lines])


def _office(session: Session) -> OfficeProfile:
    office = session.app.offices.profile()
    if office is None:
        raise AppError("E-NO-OFFICE")
    return office


def _read(path: Path) -> str:
    with reading(path):
        return path.read_text(encoding="utf-8-sig", errors="replace")
