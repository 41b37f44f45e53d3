"""Giao ban: the agenda from the board, a verdict on each item, conclusions that run at once."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from kehoach_desktop.domain.dates import checked_date
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.plans.task import Turn, TurnState
from kehoach_desktop.domain.validation import check_figure
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.domain.work import meeting as meetings
from kehoach_desktop.domain.work.answer_lines import Answer, read_answers
from kehoach_desktop.domain.work.conclusion_line import ReadConclusion, read_conclusion
from kehoach_desktop.domain.work.meeting import (
    AgendaItem,
    AgendaOrder,
    Attendee,
    Conclusion,
    Meeting,
    Verdict,
)
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.plans.papers import Papers
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.ports.meetings import AnswerSheetPrinter, Change, MeetingStore
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.services.ports.turns import BoardFilter, BoardOrder, TurnStore
from kehoach_desktop.services.tasks import briefing_papers
from kehoach_desktop.services.tasks.checklist import Checklist, ChecklistRow

#: Days ahead that a meeting looks: what is due until the next one.
DAYS_AHEAD = 7
#: More than this cannot be gone through in one meeting; the most urgent ones are taken.
MOST_ITEMS = 200
#: Turns looked through for them: a weekly task that nobody ticks has fifty late ones.
_MOST_TURNS = 5_000
_OPEN = frozenset({TurnState.LATE, TurnState.DUE, TurnState.AHEAD})


@dataclass(frozen=True, slots=True)
class Setup:
    """What is said before a meeting begins."""

    day: dt.date
    order: AgendaOrder = AgendaOrder.LATE
    chair: str = ""
    chair_position: str = ""
    secretary: str = ""
    secretary_position: str = ""
    attendees: tuple[Attendee, ...] = ()
    seconds: int = 300


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of an item besides the verdict; `figure` in thousandths."""

    verdict: Verdict
    figure: int | None = None
    note: str = ""
    until: dt.date | None = None


@dataclass(frozen=True, slots=True)
class BriefingPorts:
    """What meetings need from the outside world."""

    store: MeetingStore
    turns: TurnStore
    checklist: Checklist
    papers: Papers
    sheets: AnswerSheetPrinter
    clock: Clock
    new_id: NewId


class Briefing:
    """The use cases of a meeting; an act is on disk with the turn it is about, or not at all."""

    def __init__(self, ports: BriefingPorts) -> None:
        self._ports = ports

    # --- what is there

    def all(self) -> list[Meeting]:
        """Return every meeting, the latest first."""
        return self._ports.store.all()

    def load(self, meeting_id: str) -> Meeting:
        """Return a meeting; E-NO-MEETING."""
        return self._ports.store.load(meeting_id)

    def current(self) -> Meeting | None:
        """Return the meeting that still goes on, or None."""
        return next((each for each in self.all() if each.is_open), None)

    def progress(self, item: AgendaItem) -> tuple[int, int]:
        """Return (turns done, turns in all) of the item's task and unit. E-NO-TURN."""
        row = self._ports.turns.turn(item.turn_id)
        wanted = BoardFilter(item.plan_id, row.turn.unit, task_id=row.task.id)
        counts = self._ports.checklist.counts(wanted)
        return counts.get(TurnState.DONE, 0), sum(counts.values())

    # --- before

    def suggest(self, office: OfficeProfile) -> Setup:
        """Return what a meeting of today would begin with: as the last one, else the profile's.

        Who has left since gives way to who holds the position now.
        """
        today = self._today
        last = next(iter(self.all()), None)
        names = [agency.name for agency in office.agencies_on(today)]
        if last is not None:
            known = [each.name for each in last.attendees if each.name]
            chair = office.successor(last.chair, today)
            secretary = office.successor(last.secretary, today)
            return Setup(
                today, last.order, chair.name if chair else last.chair, last.chair_position,
                secretary.name if secretary else last.secretary,
                last.secretary_position, tuple(map(Attendee, known or names)), last.seconds,
            )  # fmt: skip
        serving = [each for each in office.people if each.serves_on(today)]
        chair = next((each for each in serving if "chủ tịch" in each.position.casefold()), None)
        position = chair.position if chair else text("briefing.paper.chair")
        name = chair.name if chair else next((s.name for s in office.signatories if s.name), "")
        return Setup(today, chair=name, chair_position=position,
                     attendees=tuple(map(Attendee, names)))  # fmt: skip

    def agenda(self, day: dt.date) -> tuple[AgendaItem, ...]:
        """Return what a meeting on `day` would speak of, coded in the order late first.

        An item a task and unit, however many of its turns are late. Everything late or due within
        a week, and what the last meeting left: its conclusions and
        whatever it said was not done, while that is open.
        """
        checklist = self._ports.checklist
        wanted = BoardFilter(states=_OPEN, until=day + dt.timedelta(days=DAYS_AHEAD))
        rows = checklist.page(checklist.ids(wanted, BoardOrder.STATE, most=_MOST_TURNS))
        known = {row.turn.id for row in rows}
        rows += [row for row in self._left_over() if row.turn.id not in known]
        raised = self._ports.store.raised([row.turn.id for row in rows])
        items = tuple(
            _item(group, code, day, max(raised.get(row.turn.id, 0) for row in group) + 1)
            for code, group in enumerate(_grouped(rows, day), start=1)
        )
        ordered = meetings.in_order(items, AgendaOrder.LATE)[:MOST_ITEMS]
        return tuple(dataclasses.replace(item, code=n) for n, item in enumerate(ordered, start=1))

    def start(self, setup: Setup) -> Meeting:
        """Begin a meeting and return it; E-MEETING-OPEN while another one goes on, E-DATE."""
        if self.current() is not None:
            raise AppError("E-MEETING-OPEN")
        checked_date(setup.day)
        now = self._ports.clock.now()
        last = next(iter(self.all()), None)
        meeting = Meeting(
            self._ports.new_id(),
            setup.day,
            now,
            clean(setup.chair),
            clean(setup.chair_position),
            clean(setup.secretary),
            clean(setup.secretary_position),
            tuple(Attendee(clean(each.name), each.present) for each in setup.attendees),
            setup.order,
            setup.seconds,
            meetings.in_order(self.agenda(setup.day), setup.order),
            before_id=last.id if last else "",
        )
        self._ports.store.save(meeting, None, now, Change())
        return meeting

    # --- during

    def stand_at(self, meeting: Meeting, at: int) -> Meeting:
        """Remember which item is shown, so that a meeting goes on where it was left."""
        at = max(0, min(at, len(meeting.items) - 1))
        if at == meeting.at:
            return meeting
        return self._save(dataclasses.replace(meeting, at=at), meeting)

    def rule(self, meeting: Meeting, code: int, said: Said) -> Meeting:
        """Give a verdict on an item; the turn is recorded with it.

        Raises E-NO-ITEM, E-FIGURE, E-EARLIER for a new day before the printed one, E-NEW-DAY
        where none is said, and as a record of turns.
        """
        return self.rule_all(meeting, [(code, said)])

    def rule_all(self, meeting: Meeting, verdicts: Sequence[tuple[int, Said]]) -> Meeting:
        """Give several verdicts at once, all of them or none; as `rule`."""
        found, turns = meeting, []
        for code, said in verdicts:
            item = found.item(code)
            if item is None:
                raise AppError("E-NO-ITEM", value=code)
            before = [self._ports.turns.turn(turn_id).turn for turn_id in item.turn_ids]
            after = [self._after(before[0], said, meeting.day)]
            after += [self._after(turn, _further(said, turn), meeting.day) for turn in before[1:]]
            judged = dataclasses.replace(
                item, verdict=said.verdict, figure=check_figure(said.figure),
                until=said.until if said.verdict is Verdict.PUT_OFF else None,
                note=clean(said.note),
            )  # fmt: skip
            found = meetings.ruled(found, judged, item, before)
            turns += [(item.plan_id, turn) for turn in after]
        return self._save(found, meeting, Change(turns=turns))

    def read(self, typed: str, office: OfficeProfile, day: dt.date) -> ReadConclusion:
        """Return how a conclusion typed in one line is understood; nothing is stored."""
        return read_conclusion(typed, office.agencies_on(day), day)

    def conclude(
        self, meeting: Meeting, typed: str, office: OfficeProfile, about: int = 0
    ) -> Meeting:
        """Take a conclusion down; its task runs at once. `about` is the code of the item shown.

        E-CONCLUSION where nothing is said that can be done.
        """
        found = self.read(typed, office, meeting.day)
        if not found.what:
            raise AppError("E-CONCLUSION")
        item = meeting.item(about)
        conclusion = Conclusion(
            self._ports.new_id(),
            clean(typed),
            found.what,
            found.lead,
            found.helpers,
            found.due(meeting.day),
            self._ports.new_id(),
            item.turn_id if item else "",
        )
        return self._save(meetings.concluded(meeting, conclusion), meeting, Change(new=conclusion))

    def undo(self, meeting: Meeting) -> Meeting:
        """Take the last act back, with what it did to the checklist; E-NOTHING-TO-UNDO."""
        if not meeting.acts:
            raise AppError("E-NOTHING-TO-UNDO")
        last = meeting.acts[-1]
        change = Change()
        if last.item is not None and last.turns:
            change = Change(turns=[(last.item.plan_id, turn) for turn in last.turns])
        elif last.conclusion_id:
            gone = next(c for c in meeting.conclusions if c.id == last.conclusion_id)
            change = Change(gone=gone)
        return self._save(meetings.taken_back(meeting), meeting, change)

    # --- the sheet that is answered by hand

    def sheet(self, meeting: Meeting, office: OfficeProfile) -> PrintedDocument:
        """Print a sheet for every unit with the codes of its rows; E-FONT."""
        return self._ports.sheets.answer_sheet(meeting.day, meeting.items, office)

    def read_answers(self, meeting: Meeting, typed: str) -> list[Answer]:
        """Return how typed answers are understood; nothing is stored."""
        return read_answers(typed, [item.code for item in meeting.items], meeting.day)

    def take_answers(self, meeting: Meeting, answers: Sequence[Answer]) -> Meeting:
        """Store the answers without a doubt; those with one are left out. As `rule`."""
        return self.rule_all(
            meeting,
            [
                (each.code, Said(each.verdict, each.figure, each.note, each.until))
                for each in answers
                if each.doubt is None and each.verdict is not None
            ],
        )

    # --- after

    def close(self, meeting: Meeting, office: OfficeProfile) -> Meeting:
        """End the meeting; Thông báo kết luận and Biên bản lie among the papers as drafts."""
        now, new_id = self._ports.clock.now(), self._ports.new_id
        if not self.load(meeting.id).is_open:
            raise AppError("E-MEETING-CLOSED")
        closed = dataclasses.replace(meeting, closed_at=now)
        notice = self._ports.papers.create(briefing_papers.notice(closed, office, new_id))
        minutes = self._ports.papers.create(briefing_papers.minutes(closed, office, new_id))
        closed = dataclasses.replace(closed, notice_id=notice.id, minutes_id=minutes.id)
        return self._save(closed, meeting)

    def delete(self, meeting_id: str) -> Meeting:
        """Delete a meeting with the tasks of its conclusions, and return it.

        It stays in the trash for thirty days; what was recorded on turns stays with them. Raises
        E-NO-MEETING, E-CONCLUSION-DONE where a conclusion was carried out, E-MEETING-ISSUED.
        """
        meeting = self.load(meeting_id)
        self._ports.store.delete(meeting_id, self._ports.clock.now())
        return meeting

    @property
    def _today(self) -> dt.date:
        return self._ports.clock.now().date()

    def _save(self, meeting: Meeting, previous: Meeting, change: Change | None = None) -> Meeting:
        now = self._ports.clock.now()
        self._ports.store.save(meeting, previous, now, change or Change())
        return meeting

    def _left_over(self) -> list[ChecklistRow]:
        """Return the open turns that the last meeting left, its conclusions among them."""
        last = next((each for each in self.all() if not each.is_open), None)
        if last is None:
            return []
        wanted = [each.turn_id for each in last.conclusions]
        undone = [item for item in last.items if item.verdict is Verdict.NOT_DONE]
        wanted += [turn_id for item in undone for turn_id in item.turn_ids]
        checklist = self._ports.checklist
        places = [place for turn_id in wanted if (place := checklist.place(turn_id))]
        return [row for row in checklist.page(places) if row.state in _OPEN]

    def _after(self, turn: Turn, said: Said, day: dt.date) -> Turn:
        """Return the record of a turn after a verdict."""
        note = clean(said.note)
        match said.verdict:
            case Verdict.DONE:
                return dataclasses.replace(
                    turn, done_on=min(day, self._today), figure=check_figure(said.figure),
                    base=None, more=(), note=note, skipped="",
                )  # fmt: skip
            case Verdict.PUT_OFF:
                if said.until is None:
                    raise AppError("E-NEW-DAY")
                if said.until < turn.due:
                    raise AppError("E-EARLIER", due=short_date(turn.due))
                why = note or text("briefing.put_off_note", day=short_date(day))
                return dataclasses.replace(turn.reopened(), shifted=said.until, note=why)
        opened = turn.reopened() if turn.is_recorded else turn
        return dataclasses.replace(opened, note=note or turn.note)


def _further(said: Said, turn: Turn) -> Said:
    """Return what is said of a further late turn: figure and note are written down once."""
    if said.verdict is Verdict.PUT_OFF:
        return said
    return dataclasses.replace(said, figure=None, note=turn.note)


def _grouped(rows: Sequence[ChecklistRow], day: dt.date) -> list[list[ChecklistRow]]:
    """Return the rows of one task and unit together, oldest first; what is not late stays alone.

    Of turns to come only the next is spoken of, and only where none is late.
    """
    groups: dict[tuple[str, str, str], list[ChecklistRow]] = {}
    for row in sorted(rows, key=lambda each: each.due):
        group = groups.setdefault((row.plan_id, row.task.id, row.unit), [])
        if not group or row.turn.days_late(day):
            group.append(row)
    return list(groups.values())


def _item(group: Sequence[ChecklistRow], code: int, day: dt.date, raised: int) -> AgendaItem:
    row = group[0]
    lead = ", ".join(doer.name for doer in row.task.leads)
    return AgendaItem(
        code,
        row.turn.id,
        row.plan_id,
        row.plan_title,
        clean(row.task.title),
        row.unit or lead or text("briefing.no_unit"),
        row.due,
        row.turn.days_late(day),
        raised,
        measure=row.task.targets[0].unit if row.task.targets else "",
        others=tuple(each.turn.id for each in group[1:]),
    )
