"""`kehoach meeting`: giao ban without the window, and `kehoach task answers`."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click

from kehoach_desktop import files
from kehoach_desktop.cli.frame import Answer, DayType, Group, PathType, Session, command
from kehoach_desktop.cli.task import GROUP as TASK_GROUP
from kehoach_desktop.cli.task import read_figure
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.work import answer_lines
from kehoach_desktop.domain.work.meeting import (
    AgendaItem,
    AgendaOrder,
    Conclusion,
    Meeting,
    Verdict,
)
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.tasks.briefing import Said
from kehoach_desktop.services.tasks.briefing_papers import figure_words

GROUP = Group("meeting")


@command(GROUP, "list")
def list_meetings(session: Session) -> Answer:
    """Show every meeting, the latest first."""
    found = session.app.briefing.all()
    return Answer([document_of(each) for each in found], map(_headline, found))


@command(GROUP, "start")
@click.option("--date", "day", type=DayType(), help=text("cli.option.meeting_day"))
@click.option(
    "--order",
    type=click.Choice([order.value for order in AgendaOrder]),
    default=AgendaOrder.LATE.value,
    help=text("cli.option.meeting_order"),
)
@click.option("--chair", metavar="TEXT", help=text("cli.option.chair"))
@click.option("--secretary", metavar="TEXT", help=text("cli.option.secretary"))
@click.option("--absent", multiple=True, metavar="TEXT", help=text("cli.option.absent"))
def start(
    session: Session,
    day: dt.date | None,
    order: str,
    chair: str | None,
    secretary: str | None,
    absent: tuple[str, ...],
) -> Answer:
    """Begin a meeting: its agenda is taken from the board."""
    setup = session.app.briefing.suggest(_office(session))
    away = {name.casefold() for name in absent}
    attendees = tuple(
        dataclasses.replace(each, present=each.name.casefold() not in away)
        for each in setup.attendees
    )
    setup = dataclasses.replace(
        setup,
        day=day or setup.day,
        order=AgendaOrder(order),
        chair=chair if chair is not None else setup.chair,
        secretary=secretary if secretary is not None else setup.secretary,
        attendees=attendees,
    )
    return _shown(session.app.briefing.start(setup))


@command(GROUP, "show")
@click.argument("meeting_id", metavar="MEETING", required=False)
def show(session: Session, meeting_id: str | None) -> Answer:
    """Show a meeting, the open one (or the last) where none is named."""
    return _shown(_meeting(session, meeting_id))


@command(GROUP, "verdict")
@click.argument("code", type=int)
@click.argument("verdict", type=click.Choice([verdict.value for verdict in Verdict]))
@click.option("--figure", metavar="N", help=text("cli.option.figure"))
@click.option("--note", default="", metavar="TEXT", help=text("cli.option.note"))
@click.option("--until", type=DayType(), help=text("cli.option.put_off"))
def verdict(
    session: Session, code: int, verdict: str, figure: str | None, note: str, until: dt.date | None
) -> Answer:
    """Say what became of the item CODE of the open meeting."""
    said = Said(Verdict(verdict), read_figure(figure), note, until)
    return _shown(session.app.briefing.rule(_open(session), code, said))


@command(GROUP, "conclude")
@click.argument("line", metavar="TEXT")
def conclude(session: Session, line: str) -> Answer:
    """Take a conclusion down in one line: "UNIT: task, until when"; its task runs at once."""
    changed = session.app.briefing.conclude(_open(session), line, _office(session))
    made = changed.conclusions[-1]
    return Answer(_conclusion(made), [_conclusion_line(made)])


@command(GROUP, "undo")
def undo(session: Session) -> Answer:
    """Take the last verdict or conclusion back."""
    return _shown(session.app.briefing.undo(_open(session)))


@command(GROUP, "close")
def close(session: Session) -> Answer:
    """End the open meeting; Thông báo kết luận and Biên bản are left as drafts."""
    closed = session.app.briefing.close(_open(session), _office(session))
    words = text("cli.meeting.closed", notice=closed.notice_id, minutes=closed.minutes_id)
    return Answer(document_of(closed), [words])


@command(GROUP, "delete")
@click.argument("meeting_id", metavar="MEETING")
def delete(session: Session, meeting_id: str) -> Answer:
    """Delete a meeting with the tasks of its conclusions; `plan trash` brings it back."""
    gone = session.app.briefing.delete(meeting_id.removeprefix("meeting:"))
    return Answer(document_of(gone), [text("briefing.deleted", day=short_date(gone.day))])


@command(GROUP, "sheet")
@click.option("-o", "--output", required=True, type=PathType(), help=text("cli.option.output"))
@click.argument("meeting_id", metavar="MEETING", required=False)
def sheet(session: Session, output: Path, meeting_id: str | None) -> Answer:
    """Print the sheets to be ticked by hand, one for every unit."""
    printed = session.app.briefing.sheet(_meeting(session, meeting_id), _office(session))
    files.write_file(output, printed.pdf)
    return Answer({"file": str(output), "pages": printed.pages},
                  [text("cli.meeting.sheet", file=output, pages=printed.pages)])  # fmt: skip


@command(TASK_GROUP, "answers")
@click.argument("typed", metavar="TEXT")
@click.option("--save", is_flag=True, help=text("cli.option.save_answers"))
def answers(session: Session, typed: str, save: bool) -> Answer:
    """Read the answers of a sheet: "12 x; 15 +7; 21 hoãn 30/12"; saved only with --save."""
    meeting = _open(session)
    found = session.app.briefing.read_answers(meeting, typed)
    if save:
        meeting = session.app.briefing.take_answers(meeting, found)
    saved = sum(each.doubt is None for each in found) if save else 0
    document = {
        "meeting": meeting.id,
        "saved": saved,
        "answers": [_answer(each, meeting.item(each.code)) for each in found],
    }
    lines = [answer_line(each, meeting.item(each.code)) for each in found]
    key = "cli.meeting.answers_saved" if save else "cli.meeting.answers_dry"
    return Answer(document, [*lines, text(key, count=saved or len(found))])


def answer_line(answer: answer_lines.Answer, item: AgendaItem | None) -> str:
    """Return how an answer was understood, or what is asked about it, in one line."""
    if answer.doubt is not None:
        return f"? {answer.said}: {text(f'briefing.doubt.{answer.doubt}')}"
    assert item is not None and answer.verdict is not None
    parts = [text(f"briefing.verdict.{answer.verdict}")]
    if item.others:
        parts.append(text("briefing.late_turns", count=len(item.turn_ids)))
    if answer.until is not None:
        parts.append(short_date(answer.until))
    parts += [figure_words(dataclasses.replace(item, figure=answer.figure)), answer.note]
    return f"{answer.code}. {item.title}: {', '.join(part for part in parts if part)}"


def document_of(meeting: Meeting) -> dict[str, object]:
    """Return a meeting as JSON shows it."""
    return {
        "id": meeting.id,
        "date": meeting.day.isoformat(),
        "open": meeting.is_open,
        "order": meeting.order.value,
        "chair": meeting.chair,
        "secretary": meeting.secretary,
        "attendance": [{"name": a.name, "present": a.present} for a in meeting.attendees],
        "items": [_item(item) for item in meeting.items],
        "conclusions": [_conclusion(each) for each in meeting.conclusions],
        "notice": meeting.notice_id,
        "minutes": meeting.minutes_id,
    }


def _item(item: AgendaItem) -> dict[str, object]:
    return {
        "code": item.code,
        "turn": item.turn_id,
        "turns": list(item.turn_ids),
        "plan": item.plan_id,
        "title": item.title,
        "unit": item.unit,
        "due": item.due.isoformat(),
        "days_late": item.days_late,
        "raised": item.raised,
        "verdict": item.verdict.value if item.verdict else None,
        "figure_thousandths": item.figure,
        "until": item.until.isoformat() if item.until else None,
        "note": item.note,
    }


def _conclusion(conclusion: Conclusion) -> dict[str, object]:
    return {
        "task": conclusion.id,
        "turn": conclusion.turn_id,
        "said": conclusion.said,
        "what": conclusion.what,
        "lead": conclusion.lead.name if conclusion.lead else None,
        "helpers": [doer.name for doer in conclusion.helpers],
        "deadline": conclusion.deadline.isoformat(),
    }


def _answer(answer: answer_lines.Answer, item: AgendaItem | None) -> dict[str, object]:
    return {
        "said": answer.said,
        "code": answer.code or None,
        "title": item.title if item else None,
        "verdict": answer.verdict.value if answer.verdict else None,
        "figure_thousandths": answer.figure,
        "until": answer.until.isoformat() if answer.until else None,
        "note": answer.note,
        "ask": text(f"briefing.doubt.{answer.doubt}") if answer.doubt else None,
    }


def _shown(meeting: Meeting) -> Answer:
    return Answer(document_of(meeting), _lines(meeting))


def _lines(meeting: Meeting) -> Iterator[str]:
    yield _headline(meeting)
    for item in meeting.items:
        said = text(f"briefing.verdict.{item.verdict}") if item.verdict else "-"
        late = text("cli.meeting.late", days=item.days_late) if item.days_late else ""
        again = text("briefing.raised", times=item.raised) if item.raised > 1 else ""
        turns = text("briefing.late_turns", count=len(item.turn_ids)) if item.others else ""
        task = f"{item.code}. {item.title}"
        parts = [task, item.unit, short_date(item.due), late, turns, again, said]
        yield "  ".join(part for part in parts if part)
    yield from map(_conclusion_line, meeting.conclusions)


def _headline(meeting: Meeting) -> str:
    key = "cli.meeting.is_open" if meeting.is_open else "cli.meeting.was_closed"
    return text(key, meeting=meeting.id, day=short_date(meeting.day), left=meeting.left,
                items=len(meeting.items))  # fmt: skip


def _conclusion_line(conclusion: Conclusion) -> str:
    lead = conclusion.lead.name if conclusion.lead else text("briefing.no_unit")
    return f"→ {lead}: {conclusion.what} ({conclusion.due_words})"


def _open(session: Session) -> Meeting:
    found = session.app.briefing.current()
    if found is None:
        raise AppError("E-NO-OPEN-MEETING")
    return found


def _meeting(session: Session, meeting_id: str | None) -> Meeting:
    if meeting_id:
        return session.app.briefing.load(meeting_id)
    found = session.app.briefing.current() or next(iter(session.app.briefing.all()), None)
    if found is None:
        raise AppError("E-NO-OPEN-MEETING")
    return found


def _office(session: Session) -> OfficeProfile:
    office = session.app.offices.profile()
    if office is None:
        raise AppError("E-NO-OFFICE")
    return office
