"""`kehoach backup`: checked copies of the data folder, and the way back."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, Group, PathType, Session, command
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports import Backup

GROUP = Group("backup")


@command(GROUP, "make")
def make(session: Session) -> Answer:
    """Make a checked copy now."""
    backup = session.app.backups.make()
    return Answer(_document(backup), [text("cli.backup.made", path=backup.path)])


@command(GROUP, "list")
def list_backups(session: Session) -> Answer:
    """Show the copies there are, the latest first."""
    found = session.app.backups.list()
    lines = [f"{each.made_at:%d/%m/%Y %H:%M}  {each.size:>12}  {each.path}" for each in found] or [
        text("cli.backup.none")
    ]
    return Answer([_document(each) for each in found], lines)


@command(GROUP, "restore")
@click.argument("file", metavar="FILE", type=PathType())
def restore(session: Session, file: Path) -> Answer:
    """Bring a copy back; the present state is kept as a copy first."""
    safety = session.app.backups.restore(file)
    return Answer(
        {"restored": str(file), "before": _document(safety)},
        [text("cli.backup.restored", path=safety.path)],
    )


def _document(backup: Backup) -> dict[str, object]:
    return {
        "path": str(backup.path),
        "kind": backup.kind.value,
        "made_at": backup.made_at.isoformat(timespec="seconds"),
        "bytes": backup.size,
    }
