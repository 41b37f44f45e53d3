"""`kehoach package`: looking at packages, sending and receiving them."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach_desktop.bootstrap.free import package_reader
from kehoach_desktop.cli.frame import Answer, Group, PathType, PlanType, Session, command
from kehoach_desktop.codec import to_plain
from kehoach_desktop.domain.exchange import Direction, Verified
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.packages.exchange import Exchange
from kehoach_desktop.services.packages.exchange_import import ImportPreview
from kehoach_desktop.services.packages.package_reader import Inspection, as_answer

GROUP = Group("package")


@command(GROUP, "inspect")
@click.argument("file", metavar="FILE", type=PathType())
def inspect(session: Session, file: Path) -> Answer:
    """Show what is in a package without importing it."""
    exchange = _exchange(session)
    found = exchange.inspect(file) if exchange else package_reader().inspect(file)
    return Answer(_inspection(found), _readable(found))


@command(GROUP, "verify")
@click.argument("file", metavar="FILE", type=PathType())
def verify(session: Session, file: Path) -> Answer:
    """Check that a package is whole, and whether its key is known."""
    exchange = _exchange(session)
    package = exchange.verify(file) if exchange else package_reader().verify(file)
    answer = as_answer(package)
    if session.data is not None and package.trusted is None:
        answer["trusted"] = False
    return Answer(answer, [text("cli.package.whole"), *_signed(package)])


@command(GROUP, "export")
@click.argument("plan_id", metavar="PLAN", type=PlanType())
@click.argument("folder", metavar="DIR", type=PathType())
@click.option("--to", "offices", multiple=True, metavar="TEXT", help=text("cli.option.offices"))
def export(session: Session, plan_id: str, folder: Path, offices: tuple[str, ...]) -> Answer:
    """Write an issued plan for introduced offices into a folder or onto a stick.

    Where one office alone was introduced it need not be named.
    """
    exchange = session.app.exchange
    ids = {peer.office_name.casefold(): peer.office for peer in exchange.trusted()}
    wanted = [ids.get(office.casefold(), office) for office in offices]
    if not wanted and len(set(ids.values())) == 1:
        wanted = [*ids.values()][:1]
    made = exchange.export_plan(plan_id, wanted, folder)
    return Answer(
        {
            "path": str(made.path),
            "id": made.row.id,
            "seq": made.row.seq,
            "records": made.records,
            "bytes": made.size,
            "state": made.row.state.value,
        },
        [text("cli.package.exported", path=made.path)],
    )


@command(GROUP, "import")
@click.argument("file", metavar="FILE", type=PathType())
@click.option("--preview", is_flag=True, help=text("cli.option.preview"))
def import_package(session: Session, file: Path, preview: bool) -> Answer:
    """Import a package of an introduced PC, or show what that would change."""
    exchange = session.app.exchange
    seen = exchange.preview(file)
    if preview:
        exchange.discard(seen)
        return Answer({"imported": False, **_preview(seen)}, _preview_lines(seen))
    done = exchange.apply(seen)
    return Answer(
        {"imported": True, **_preview(seen)},
        [
            text(
                "cli.package.imported",
                sender=done.sender,
                seq=done.seq,
                new=len(done.new_plans),
                changed=len(done.changed_plans),
                tasks=done.tasks,
            )
        ],
    )


@command(GROUP, "introduce")
@click.argument("folder", metavar="DIR", type=PathType())
@click.option("--sheet", metavar="FILE.pdf", type=PathType(), help=text("cli.option.sheet"))
def introduce(session: Session, folder: Path, sheet: Path | None) -> Answer:
    """Write the introduction of this PC for another office, and the sheet to be stamped."""
    app = session.app
    if sheet is not None:
        office = app.offices.profile()
        if office is None:
            raise AppError("E-NO-OFFICE")
        app.printing.introduction_pdf_to(sheet, app.exchange.card(), office)
    card = app.exchange.introduce(folder)
    return Answer(
        {
            "path": str(card.path),
            "office": card.office_name,
            "installation": card.installation,
            "fingerprint": card.fingerprint,
            "sheet": None if sheet is None else str(sheet),
        },
        [
            text("cli.package.introduced", path=card.path),
            text("cli.package.fingerprint", digits=card.fingerprint),
            *([] if sheet is None else [text("cli.package.sheet", path=sheet)]),
        ],
    )


@command(GROUP, "trust")
@click.argument("file", metavar="FILE", type=PathType())
@click.option("--digits", required=True, metavar="NNNNN NNNNN", help=text("cli.option.digits"))
def trust(session: Session, file: Path, digits: str) -> Answer:
    """Trust the PC of an introduction, by the digits its office tells."""
    peer = session.app.exchange.trust(file, digits)
    return Answer(
        {"office": peer.office, "name": peer.office_name, "installation": peer.installation},
        [text("cli.package.trusts", name=peer.office_name)],
    )


@command(GROUP, "trusted")
def trusted(session: Session) -> Answer:
    """Show the PCs that were introduced."""
    peers = session.app.exchange.trusted()
    lines = [f"{peer.office_name}  {peer.fingerprint}  {peer.office}" for peer in peers]
    return Answer(
        [
            {
                "office": peer.office,
                "name": peer.office_name,
                "installation": peer.installation,
                "fingerprint": peer.fingerprint,
                "trusted_at": peer.trusted_at.isoformat(timespec="seconds"),
            }
            for peer in peers
        ],
        lines or [text("cli.package.nobody")],
    )


@command(GROUP, "ledger")
def ledger(session: Session) -> Answer:
    """Show what was written and what was taken in, the latest first."""
    rows = session.app.exchange.ledger()
    arrows = {Direction.OUT: "→", Direction.IN: "←"}
    lines = [
        f"{row.at:%d/%m/%Y %H:%M}  {arrows[row.direction]} {', '.join(row.offices)}"
        f"  {row.subject}  ({text(f'cli.ledger.{row.state.value}')})"
        for row in rows
    ]
    return Answer([to_plain(row) for row in rows], lines or [text("cli.package.no_ledger")])


def _exchange(session: Session) -> Exchange | None:
    """Return the exchange of a data folder that was named and is there; never make one."""
    if session.data is None or not session.app.folder.database.is_file():
        return None
    return session.app.exchange


def _inspection(found: Inspection) -> dict[str, object]:
    manifest = found.package.manifest
    return {
        **as_answer(found.package),
        "recipients": [{"office": to.office, "name": to.name} for to in manifest.recipients],
        "created": manifest.created.isoformat(timespec="seconds"),
        "app": manifest.app,
        "bytes": found.package.size,
        "counts": dict(found.counts),
        "plans": [to_plain(plan) for plan in found.plans],
        "attachments": [to_plain(blob) for blob in found.attachments],
    }


def _readable(found: Inspection) -> list[str]:
    recipients = ", ".join(to.name for to in found.package.manifest.recipients)
    return [
        *_signed(found.package),
        *([text("cli.package.to", names=recipients)] if recipients else []),
        *(
            text("cli.package.plan", title=plan.title, number=plan.number, tasks=plan.tasks)
            for plan in found.plans
        ),
        *(text("cli.package.file", name=blob.name, bytes=blob.size) for blob in found.attachments),
    ]


def _signed(package: Verified) -> list[str]:
    known = {None: "unasked", True: "yes", False: "no"}[package.trusted]
    return [
        text(
            "cli.package.sender",
            name=package.manifest.sender.name,
            seq=package.manifest.stream.seq,
            known=text(f"cli.trusted.{known}"),
        ),
        text("cli.package.fingerprint", digits=package.fingerprint),
    ]


def _preview(seen: ImportPreview) -> dict[str, object]:
    return {
        "package_id": seen.package.package_id,
        "sender": seen.peer.office_name,
        "seq": seen.package.manifest.stream.seq,
        "records": seen.records,
        "tasks": seen.tasks,
        "plans": [
            {
                "id": item.plan.id,
                "title": item.plan.title,
                "replaces": item.replaces is not None,
                "has_original": item.has_original,
            }
            for item in seen.plans
        ],
        "warnings": list(seen.warnings),
    }


def _preview_lines(seen: ImportPreview) -> list[str]:
    lines = [text("cli.package.preview", sender=seen.peer.office_name)]
    for item in seen.plans:
        key = "cli.package.changes" if item.replaces else "cli.package.adds"
        lines.append(text(key, title=item.plan.title, tasks=len(item.plan.tasks)))
    return lines
