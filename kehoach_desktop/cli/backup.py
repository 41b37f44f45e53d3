"""`kehoach backup`: checked copies of the data folder, and the way back."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, Group, PathType, Session, command
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.backups import Backup

GROUP = Group("backup")

#: Why the present data could not even be opened.
UNREADABLE = frozenset({"E-DAMAGED", "E-LOST", "E-READ"})


@command(GROUP, "make")
def make(session: Session) -> Answer:
    """Make a checked copy now."""
    backup = session.app.backups.make()
    return Answer(_document(backup), [text("cli.backup.made", path=backup.path)])


@command(GROUP, "list")
def list_backups(session: Session) -> Answer:
    """Show the copies there are, the latest first."""
    found = session.app.recovery.list()
    lines = [f"{each.made_at:%d/%m/%Y %H:%M}  {each.size:>12}  {each.path}" for each in found] or [
        text("cli.backup.none")
    ]
    return Answer([_document(each) for each in found], lines)


@command(GROUP, "restore")
@click.argument("file", metavar="FILE", type=PathType())
def restore(session: Session, file: Path) -> Answer:
    """Bring a copy back; the present state is kept first, even one that cannot be opened."""
    try:
        before = session.app.backups.restore(file).path
    except AppError as error:
        if error.code not in UNREADABLE:
            raise
        before = session.app.recovery.restore(file)
    if not before.exists():  # the present state was a file that is gone
        return Answer({"restored": str(file), "before": None}, [text("cli.backup.brought_back")])
    return Answer(
        {"restored": str(file), "before": str(before)}, [text("cli.backup.restored", path=before)]
    )


def _document(backup: Backup) -> dict[str, object]:
    return {
        "path": str(backup.path),
        "kind": backup.kind.value,
        "made_at": backup.made_at.isoformat(timespec="seconds"),
        "bytes": backup.size,
    }
