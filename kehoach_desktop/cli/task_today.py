"""`kehoach task today`: what is late, due today, due this week; the next closing day; packages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from kehoach_desktop import files
from kehoach_desktop.cli.frame import Answer, PathType, Session, command
from kehoach_desktop.cli.task import GROUP, turn_document
from kehoach_desktop.codec import to_plain
from kehoach_desktop.domain.exchange import is_waiting
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.sheets import DaySheet
from kehoach_desktop.services.reports.report_windows import closing_next
from kehoach_desktop.services.tasks.checklist import ChecklistRow
from kehoach_desktop.services.tasks.day import Group, of_unit
from kehoach_desktop.services.tasks.day_sheet import day_sheet
from kehoach_desktop.services.tasks.handouts import doer, when


@command(GROUP, "today")
@click.option("--agency", default="", metavar="TEXT", help=text("cli.option.agency"))
@click.option("--output", type=PathType(), help=text("cli.option.sheet_output"))
def today(session: Session, agency: str, output: Path | None) -> Answer:
    """Show the day as the window does, or print it."""
    checklist = session.app.checklist
    day = checklist.today
    every = checklist.day()
    if output is not None:
        _print(session, day_sheet(every, day, agency), output)
    rows = of_unit(every, agency)
    groups = {group: [row for row in rows if group.takes(row, day)] for group in Group}
    window = closing_next(session.app.offices.profile(), day)
    waiting = sum(is_waiting(row) for row in session.app.exchange.ledger())
    document = {
        "date": day.isoformat(),
        **{
            group.value: [
                {**turn_document(row), "days_late": row.turn.days_late(day)} for row in found
            ]
            for group, found in groups.items()
        },
        "next_window": to_plain(window),
        "packages_waiting": waiting,
    }
    lines = [line for group, found in groups.items() for line in _lines(group, found, session)]
    if window is not None:
        days, last = (window.closes - day).days, short_date(window.closes)
        lines.append(text("today.closes", window=window.name, days=days, day=last))
    return Answer(document, lines)


def _print(session: Session, sheet: DaySheet, output: Path) -> None:
    office = session.app.offices.profile()
    if office is None:
        raise AppError("E-NO-OFFICE")
    printed = session.app.work_papers.sheets.day_sheets([sheet], office)
    files.write_file(output, printed.pdf)


def _lines(group: Group, rows: list[ChecklistRow], session: Session) -> Iterator[str]:
    yield f"{text(f'today.group.{group.value}')} ({len(rows)})"
    day = session.app.checklist.today
    for row in rows:
        yield f"  {row.task.title}; {doer(row)}; {when(row, day)}"
