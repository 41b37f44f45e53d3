"""`kehoach binder`: evidence of a year by criteria, as one PDF or a folder."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, Group, PathType, Session, command
from kehoach_desktop.codec import to_plain
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.work.binder import Binder
from kehoach_desktop.errors import AppError
from kehoach_desktop.files import reading
from kehoach_desktop.messages import text
from kehoach_desktop.services.tasks.binders import count_words

GROUP = Group("binder")


@command(GROUP, "new")
@click.argument("year", metavar="YEAR", type=int)
@click.option("--title", default="", metavar="TEXT", help=text("cli.option.binder_title"))
@click.option("--list", "path", type=PathType(), help=text("cli.option.binder_list"))
@click.option("--like", default="", metavar="BINDER", help=text("cli.option.binder_like"))
def new(session: Session, year: int, title: str, path: Path | None, like: str) -> Answer:
    """Start a binder for a year over a list of criteria."""
    criteria = _read(path) if path else ""
    return _shown(session, session.app.evidence.binders.start(year, title, criteria, like=like))


@command(GROUP, "list")
def list_binders(session: Session) -> Answer:
    """Show the binders."""
    found = session.app.evidence.binders.all()
    lines = [f"{each.id}  {each.year}  {each.title}" for each in found]
    return Answer([to_plain(each) for each in found], lines or [text("cli.binder.none")])


@command(GROUP, "show")
@click.argument("binder", metavar="BINDER")
def show(session: Session, binder: str) -> Answer:
    """Show the criteria of a binder with their numbered proofs."""
    return _shown(session, session.app.evidence.binders.load(binder))


@command(GROUP, "rename")
@click.argument("binder", metavar="BINDER")
@click.argument("title", metavar="TEXT")
def rename(session: Session, binder: str, title: str) -> Answer:
    """Give a binder another title."""
    return _shown(session, session.app.evidence.binders.rename(binder, title))


@command(GROUP, "delete")
@click.argument("binder", metavar="BINDER")
def delete(session: Session, binder: str) -> Answer:
    """Delete a binder; the proofs stay with their turns, the history keeps the binder."""
    gone = session.app.evidence.binders.delete(binder)
    return Answer(to_plain(gone), [text("binder.deleted", title=gone.title)])


@command(GROUP, "criteria")
@click.argument("binder", metavar="BINDER")
@click.argument("path", metavar="FILE", type=PathType(), required=False)
@click.option("--reset", is_flag=True, help=text("cli.option.binder_reset"))
def criteria(session: Session, binder: str, path: Path | None, reset: bool) -> Answer:
    """Give a binder another list of criteria, a line each; without a file, write the list out."""
    binders = session.app.evidence.binders
    if reset:
        return _shown(session, binders.reset_list(binder))
    if path is not None:
        return _shown(session, binders.change_list(binder, _read(path)))
    found = binders.load(binder)
    return Answer(to_plain(found), [f"{each.number}\t{each.title}" for each in found.criteria])


@command(GROUP, "proofs")
@click.argument("words", metavar="TEXT", default="")
def proofs(session: Session, words: str) -> Answer:
    """Show the proofs of all turns that hold every word, the last added first."""
    found = session.app.evidence.proofs.find(words)
    lines = [
        f"{each.proof.id}  {short_date(each.day)}  {each.proof.name}  ({each.about})"
        for each in found
    ]
    return Answer([to_plain(each) for each in found], lines or [text("cli.binder.no_proofs")])


@command(GROUP, "put")
@click.argument("binder", metavar="BINDER")
@click.argument("number", metavar="NUMBER")
@click.argument("proofs", metavar="PROOF", nargs=-1, required=True)
def put(session: Session, binder: str, number: str, proofs: tuple[str, ...]) -> Answer:
    """Add proofs to a criterion."""
    return _shown(session, session.app.evidence.binders.put(binder, number, proofs))


@command(GROUP, "take")
@click.argument("binder", metavar="BINDER")
@click.argument("number", metavar="NUMBER")
@click.argument("proof", metavar="PROOF")
def take(session: Session, binder: str, number: str, proof: str) -> Answer:
    """Take a proof out of a criterion; it stays with its turn."""
    return _shown(session, session.app.evidence.binders.take(binder, number, proof))


@command(GROUP, "move")
@click.argument("binder", metavar="BINDER")
@click.argument("number", metavar="NUMBER")
@click.argument("proof", metavar="PROOF")
@click.argument("place", metavar="PLACE", type=click.IntRange(min=1))
def move(session: Session, binder: str, number: str, proof: str, place: int) -> Answer:
    """Put a proof of a criterion at a place (1, 2 …) among its proofs."""
    return _shown(session, session.app.evidence.binders.move(binder, number, proof, place - 1))


@command(GROUP, "transfer")
@click.argument("binder", metavar="BINDER")
@click.argument("number", metavar="NUMBER")
@click.argument("proof", metavar="PROOF")
@click.argument("other", metavar="NUMBER")
def transfer(session: Session, binder: str, number: str, proof: str, other: str) -> Answer:
    """Take a proof from a criterion to the end of another one."""
    return _shown(session, session.app.evidence.binders.shift(binder, number, proof, other))


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


def _shown(session: Session, binder: Binder) -> Answer:
    lines = [f"{binder.id}  {binder.year}  {binder.title}", count_words(binder)]
    for part in session.app.evidence.binders.parts(binder):
        lines.append(f"{part.number:<6} {part.title}")
        lines += [
            f"       {each.label}  {each.proof.name}  {each.proof.id}" for each in part.proofs
        ]
    return Answer(to_plain(binder), lines)


def _office(session: Session) -> OfficeProfile:
    office = session.app.offices.profile()
    if office is None:
        raise AppError("E-NO-OFFICE")
    return office


def _read(path: Path) -> str:
    with reading(path):
        return path.read_text(encoding="utf-8-sig", errors="replace")
