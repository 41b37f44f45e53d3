"""`kehoach radio`: scripts, approval, airing log, what it counts for."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from kehoach_desktop.cli.frame import Answer, DayType, Group, PathType, Session, command
from kehoach_desktop.codec import to_plain
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.work.radio import Airing, ItemKind, RadioItem
from kehoach_desktop.errors import AppError
from kehoach_desktop.files import reading, write_file
from kehoach_desktop.messages import text
from kehoach_desktop.services.tasks.radio_desk import length_words, read_time, state_words

GROUP = Group("radio")
_KINDS = [each.value for each in ItemKind]


@command(GROUP, "write")
@click.argument("title", metavar="TEXT")
@click.argument("path", metavar="FILE", type=PathType())
@click.option("--slot", type=DayType(), required=True, help=text("cli.option.slot"))
@click.option(
    "--kind",
    default=ItemKind.ARTICLE.value,
    type=click.Choice(_KINDS),
    help=text("cli.option.radio_kind"),
)
@click.option("--turn", default="", metavar="TURN", help=text("cli.option.radio_turn"))
@click.option("--by", default="", metavar="TEXT", help=text("cli.option.radio_by"))
def write(
    session: Session, title: str, path: Path, slot: dt.date, kind: str, turn: str, by: str
) -> Answer:
    """Take in a script from a text file."""
    desk = session.app.evidence.radio
    item = desk.write(title, _read(path), slot, ItemKind(kind), turn_id=turn, written_by=by)
    return _shown(session, item)


@command(GROUP, "rewrite")
@click.argument("item", metavar="ITEM")
@click.argument("path", metavar="FILE", type=PathType())
@click.option("--title", default="", metavar="TEXT", help=text("cli.option.radio_title"))
def rewrite(session: Session, item: str, path: Path, title: str) -> Answer:
    """Give an item other words; what was approved is then to be approved anew."""
    desk = session.app.evidence.radio
    return _shown(session, desk.rewrite(item, title or desk.load(item).title, _read(path)))


@command(GROUP, "change")
@click.argument("item", metavar="ITEM")
@click.option("--slot", type=DayType(), help=text("cli.option.slot"))
@click.option("--kind", type=click.Choice(_KINDS), help=text("cli.option.radio_kind"))
@click.option("--turn", metavar="TURN", help=text("cli.option.radio_turn"))
@click.option("--by", metavar="TEXT", help=text("cli.option.radio_by"))
def change(
    session: Session,
    item: str,
    slot: dt.date | None,
    kind: str | None,
    turn: str | None,
    by: str | None,
) -> Answer:
    """Change the day, kind, turn or writer of an item; what is not named stays."""
    desk = session.app.evidence.radio
    old = desk.load(item)
    changed = desk.change(
        item,
        slot or old.slot,
        ItemKind(kind) if kind else old.kind,
        old.turn_id if turn is None else turn,
        old.written_by if by is None else by,
    )
    return _shown(session, changed)


@command(GROUP, "delete")
@click.argument("item", metavar="ITEM")
def delete(session: Session, item: str) -> Answer:
    """Delete an item that was never on air; the history keeps it."""
    gone = session.app.evidence.radio.delete(item)
    return Answer(_document(session, gone), [text("radio.deleted", title=gone.title)])


@command(GROUP, "speed")
@click.argument("speed", metavar="NUMBER", type=int, required=False)
def speed(session: Session, speed: int | None) -> Answer:
    """Show or set the office's reading speed, in syllables a minute."""
    desk = session.app.evidence.radio
    if speed is not None:
        desk.set_speed(speed)
    return Answer({"speed": desk.speed}, [text("radio.speed.is", speed=desk.speed)])


@command(GROUP, "list")
def list_items(session: Session) -> Answer:
    """Show the items, the latest slot first."""
    items = session.app.evidence.radio.all()
    lines = [_line(session, item) for item in items] or [text("cli.radio.none")]
    return Answer([_document(session, item) for item in items], lines)


@command(GROUP, "approve")
@click.argument("item", metavar="ITEM")
@click.option("--by", required=True, metavar="TEXT", help=text("cli.option.approved_by"))
@click.option("--on", "day", type=DayType(), help=text("cli.option.approved_on"))
def approve(session: Session, item: str, by: str, day: dt.date | None) -> Answer:
    """Record who approved an item and when."""
    return _shown(session, session.app.evidence.radio.approve(item, by, day))


@command(GROUP, "air")
@click.argument("item", metavar="ITEM")
@click.option("--on", "day", type=DayType(), required=True, help=text("cli.option.aired_on"))
@click.option("--at", "time", required=True, metavar="TEXT", help=text("cli.option.aired_at"))
@click.option("--desk", required=True, metavar="TEXT", help=text("cli.option.desk"))
def air(session: Session, item: str, day: dt.date, time: str, desk: str) -> Answer:
    """Record a turn on air; the first one marks its turn as done and keeps the script as proof."""
    return _shown(session, session.app.evidence.radio.air(item, day, time, desk))


@command(GROUP, "take-back")
@click.argument("item", metavar="ITEM")
@click.option("--on", "day", type=DayType(), required=True, help=text("cli.option.aired_on"))
@click.option("--at", "time", required=True, metavar="TEXT", help=text("cli.option.aired_at"))
@click.option("--desk", default="", metavar="TEXT", help=text("cli.option.desk"))
def take_back(session: Session, item: str, day: dt.date, time: str, desk: str) -> Answer:
    """Take a turn on air back that was recorded by mistake."""
    airing = Airing(day, read_time(time), desk)
    return _shown(session, session.app.evidence.radio.take_back(item, airing))


@command(GROUP, "remind")
def remind(session: Session) -> Answer:
    """Show the slots whose script is due (two working days before) and not approved."""
    found = session.app.evidence.radio.reminders()
    document = [
        {"turn": slot.row.turn.id, "title": slot.row.task.title, "slot": slot.row.due.isoformat(),
         "due": slot.due.isoformat(), "items": [item.id for item in slot.items]}
        for slot in found
    ]  # fmt: skip
    lines = [
        text(
            "radio.reminder",
            title=slot.row.task.title,
            slot=short_date(slot.row.due),
            due=short_date(slot.due),
        )
        for slot in found
    ]
    return Answer(document, lines or [text("cli.radio.no_reminder")])


@command(GROUP, "sheet")
@click.argument("item", metavar="ITEM")
@click.argument("path", metavar="FILE", type=PathType())
def sheet(session: Session, item: str, path: Path) -> Answer:
    """Print the sheet on which an item is approved."""
    printed = session.app.evidence.radio.approval_sheet(item, _office(session))
    write_file(path, printed.pdf)
    return Answer({"path": str(path), "pages": printed.pages}, [str(path)])


@command(GROUP, "log")
@click.option("--from", "first", type=DayType(), required=True, help=text("cli.option.from"))
@click.option("--to", "last", type=DayType(), required=True, help=text("cli.option.until"))
@click.option("--desk", default="", metavar="TEXT", help=text("cli.option.desk"))
@click.option("--pdf", "path", type=PathType(), help=text("cli.option.log_pdf"))
def log(session: Session, first: dt.date, last: dt.date, desk: str, path: Path | None) -> Answer:
    """Show what was aired in a span, per desk if asked, and the sentences for the report."""
    radio = session.app.evidence.radio
    lines, counted = radio.lines(first, last, desk), radio.count(first, last, desk)
    if path is not None:
        write_file(path, radio.log(first, last, _office(session), desk).pdf)
    document = {
        "news": counted.news,
        "articles": counted.articles,
        "airings": counted.airings,
        "minutes": counted.minutes,
        "report": radio.report(first, last),
        "lines": [
            {"item": line.item.id, "title": line.item.title, "day": line.airing.day.isoformat(),
             "time": line.airing.time, "desk": line.airing.desk, "seconds": line.seconds,
             "repeat": line.repeat}
            for line in lines
        ],
    }  # fmt: skip
    shown = [
        f"{short_date(line.airing.day)} {line.airing.time}  {line.airing.desk}  {line.item.title}"
        for line in lines
    ]
    return Answer(document, [*shown, radio.report(first, last)])


def _shown(session: Session, item: RadioItem) -> Answer:
    return Answer(_document(session, item), [_line(session, item)])


def _document(session: Session, item: RadioItem) -> dict[str, object]:
    plain = to_plain(item)
    assert isinstance(plain, dict)
    seconds = item.seconds(session.app.evidence.radio.speed)
    return {**plain, "state": item.state.value, "seconds": seconds}


def _line(session: Session, item: RadioItem) -> str:
    length = length_words(item.seconds(session.app.evidence.radio.speed))
    return f"{item.id}  {short_date(item.slot)}  {item.title}  ({length})  {state_words(item)}"


def _read(path: Path) -> str:
    with reading(path):
        return path.read_text(encoding="utf-8-sig", errors="replace")


def _office(session: Session) -> OfficeProfile:
    office = session.app.offices.profile()
    if office is None:
        raise AppError("E-NO-OFFICE")
    return office
