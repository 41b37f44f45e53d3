"""`kehoach task message`: due lists and turns as a polite text or as a picture for a phone."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, PathType, Session, command
from kehoach_desktop.cli.task import GROUP
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.tasks.day import Group, of_unit
from kehoach_desktop.services.tasks.handouts import due_list, message, one_task


@command(GROUP, "message")
@click.option(
    "--group",
    default=Group.LATE.value,
    type=click.Choice([each.value for each in Group]),
    help=text("cli.option.day_group"),
)
@click.option("--agency", default="", metavar="TEXT", help=text("cli.option.agency"))
@click.option("--turn", "turn_id", default="", metavar="TURN", help=text("cli.option.only_turn"))
@click.option("--picture", type=PathType(), help=text("cli.option.picture"))
def message_for(
    session: Session, group: str, agency: str, turn_id: str, picture: Path | None
) -> Answer:
    """Print a list or one turn as a text to be sent; write it as a picture besides."""
    app = session.app
    office, today = app.offices.profile(), app.checklist.today
    if office is None:
        raise AppError("E-NO-OFFICE")
    if turn_id:
        rows = [app.checklist.row(turn_id)]
        handout = one_task(rows[0], office, today)
    else:
        rows = [row for row in app.checklist.day() if Group(group).takes(row, today)]
        rows = of_unit(rows, agency)
        handout = due_list(rows, text(f"today.send.{group}"), office, today, agency)
    if not rows:
        return Answer({"message": "", "turns": 0, "pictures": []}, [text("cli.task.none")])
    words = message(handout)
    written = app.work_papers.handouts.save_pictures(picture, handout) if picture else []
    lines = [*words.splitlines(), *(text("cli.task.picture", path=path) for path in written)]
    pictures = [str(path) for path in written]
    return Answer({"message": words, "turns": len(rows), "pictures": pictures}, lines)
