"""The radio desk: scripts, their approval, what was aired where, and what it counts for."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.domain.validation import check_done_on
from kehoach_desktop.domain.vntext import clean, fold, nfc
from kehoach_desktop.domain.work.radio import (
    FASTEST,
    READING_SPEED,
    SLOWEST,
    Airing,
    ItemKind,
    ItemState,
    RadioItem,
    due_on,
    figure_of,
)
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.services.ports.radio import AiringLine, RadioPrinter, RadioStore
from kehoach_desktop.services.ports.turns import BoardFilter, CalendarSource
from kehoach_desktop.services.tasks.checklist import Checklist, ChecklistRow
from kehoach_desktop.services.tasks.proofs import Proofs
from kehoach_desktop.services.upkeep.offices import Offices

_RADIO = re.compile(r"phat thanh|truyen thanh|loa\b|chuyen muc")
_TIME = re.compile(r"(\d{1,2})[h:](\d{2})?")
#: How far ahead slots are looked at (days).
_AHEAD = 21
#: How long after its day a slot still reminds (days): late in the week it can be made good.
_OVER = 7


@dataclass(frozen=True, slots=True)
class Slot:
    """An open turn of a radio task, the day its script is due, and its items ("none yet")."""

    row: ChecklistRow
    due: dt.date
    items: tuple[RadioItem, ...]

    def needs(self, today: dt.date) -> bool:
        """Say whether to remind: the script is due, and none is approved.

        A slot that has been over for a week is late in the list of tasks, and no reminder helps.
        """
        if not self.due <= today <= self.row.due + dt.timedelta(_OVER):
            return False
        return not any(item.approved_on for item in self.items)


@dataclass(frozen=True, slots=True)
class RadioCount:
    """What was aired in a span: items by kind, turns on air, minutes (rounded up)."""

    news: int
    articles: int
    airings: int
    minutes: int


class RadioDesk:
    """The use cases of the desk; the first airing marks the turn done and keeps the script."""

    def __init__(
        self,
        store: RadioStore,
        checklist: Checklist,
        proofs: Proofs,
        calendars: CalendarSource,
        printer: RadioPrinter,
        offices: Offices,
        clock: Clock,
        new_id: NewId,
    ) -> None:
        self._store = store
        self._checklist = checklist
        self._proofs = proofs
        self._calendars = calendars
        self._printer = printer
        self._clock = clock
        self._offices = offices
        self._new_id = new_id

    @property
    def speed(self) -> int:
        """Return the office's reading speed (syllables a minute)."""
        office = self._offices.profile()
        return office.reading_speed if office is not None else READING_SPEED

    def set_speed(self, speed: int) -> OfficeProfile:
        """Store the office's reading speed and return its profile; E-READING-SPEED, E-NO-OFFICE.

        What was on air keeps the length it had.
        """
        if not SLOWEST <= speed <= FASTEST:
            raise AppError("E-READING-SPEED", value=speed, slowest=SLOWEST, fastest=FASTEST)
        office = self._offices.profile()
        if office is None:
            raise AppError("E-NO-OFFICE")
        changed = replace(office, reading_speed=speed)
        self._offices.save(changed)
        return changed

    # --- written, approved, aired

    def write(
        self,
        title: str,
        script: str,
        slot: dt.date,
        kind: ItemKind = ItemKind.ARTICLE,
        *,
        turn_id: str = "",
        written_by: str = "",
    ) -> RadioItem:
        """Store and return a new item; E-RADIO-EMPTY, E-NO-TURN."""
        title, script = _checked(title, script)
        if turn_id:
            self._checklist.row(turn_id)
        today = self._clock.now().date()
        item = RadioItem(
            self._new_id(), title, script, slot, kind, turn_id, clean(written_by), today
        )
        return self._save(item)

    def rewrite(self, item_id: str, title: str, script: str) -> RadioItem:
        """Change the words of an item; an approval is then asked for anew.

        E-RADIO-EMPTY, E-NO-RADIO, E-RADIO-AIRED once it was on air.
        """
        item = self.load(item_id)
        if item.airings:
            raise AppError("E-RADIO-AIRED", title=item.title)
        return self._save(item.rewritten(*_checked(title, script)))

    def change(
        self, item_id: str, slot: dt.date, kind: ItemKind, turn_id: str, written_by: str
    ) -> RadioItem:
        """Change all of an item but its words; an approval stays.

        E-RADIO-COUNTED where it was on air and counts for another turn, E-NO-TURN, E-NO-RADIO.
        """
        item = self.load(item_id)
        if item.airings and item.turn_id and turn_id != item.turn_id:
            raise AppError("E-RADIO-COUNTED", title=item.title)
        if turn_id:
            self._checklist.row(turn_id)
        new = replace(item, slot=slot, kind=kind, turn_id=turn_id, written_by=clean(written_by))
        self._save(new)
        if new.airings and new.turn_id != item.turn_id:
            self._count(new, keep_script=True)
        return new

    def delete(self, item_id: str) -> RadioItem:
        """Delete an item and return it; E-RADIO-ON-LOG once it was on air."""
        item = self.load(item_id)
        if item.airings:
            raise AppError("E-RADIO-ON-LOG", title=item.title)
        self._store.delete(item, self._clock.now())
        return item

    def approve(self, item_id: str, by: str, on: dt.date | None = None) -> RadioItem:
        """Record who approved an item and when; E-RADIO-BY for nobody, E-FUTURE, E-NO-RADIO."""
        if not clean(by):
            raise AppError("E-RADIO-BY")
        today = self._clock.now().date()
        day = check_done_on(on or today, today)
        return self._save(replace(self.load(item_id), approved_by=clean(by), approved_on=day))

    def air(self, item_id: str, day: dt.date, time: str, desk: str) -> RadioItem:
        """Record a turn on air; the first one marks the item's turn as done, with its script.

        Raises E-RADIO-NOT-APPROVED, E-RADIO-TIME, E-FUTURE, E-NO-RADIO.
        """
        item = self.load(item_id)
        if item.approved_on is None:
            raise AppError("E-RADIO-NOT-APPROVED", title=item.title)
        day = check_done_on(day, self._clock.now().date())
        first = not item.airings
        took = item.seconds(self.speed)
        item = self._save(item.aired(Airing(day, read_time(time), clean(desk), took)))
        if item.turn_id:
            self._count(item, keep_script=first)
        return item

    def take_back(self, item_id: str, airing: Airing) -> RadioItem:
        """Take a turn on air back that was recorded by mistake; E-NO-AIRING, E-NO-RADIO.

        When nothing is left that was on air for its turn, that turn is open again, and the script
        that was kept as its proof goes.
        """
        item = self.load(item_id)
        left = tuple(each for each in item.airings if each.at != airing.at)
        if len(left) == len(item.airings):
            raise AppError("E-NO-AIRING", title=item.title)
        new = self._save(replace(item, airings=left))
        if item.turn_id:
            self._uncount(item, new, airing.day)
        return new

    def load(self, item_id: str) -> RadioItem:
        """Return an item; E-NO-RADIO."""
        return self._store.load(item_id)

    def all(self) -> list[RadioItem]:
        """Return every item by slot, the latest first."""
        return self._store.all()

    def _count(self, item: RadioItem, *, keep_script: bool, done: dt.date | None = None) -> None:
        """Record on the turn what all its aired items give; the script shows that it was done."""
        row = self._checklist.row(item.turn_id)
        if keep_script:
            self._proofs.add_text(item.turn_id, _kept_script(item), item.title)
        items = [each for each in self._store.of_turn(item.turn_id) if each.airings]
        unit = row.task.targets[0].unit if row.task.targets else ""
        figure = figure_of(items, unit, self.speed) if row.task.targets else None
        done = done or row.turn.done_on or min(a.day for each in items for a in each.airings)
        note = row.turn.note or text("radio.note", titles="; ".join(e.title for e in items))
        self._checklist.tick(row, done, figure, note[:500])

    def _uncount(self, before: RadioItem, item: RadioItem, day: dt.date) -> None:
        """Record on the turn what is left after a turn on air of `day` was taken back."""
        if not item.airings:
            scripts = {_kept_script(replace(before, airings=(each,))) for each in before.airings}
            for proof in self._proofs.of_turn(item.turn_id):
                if proof.words in scripts:
                    self._proofs.remove(proof.id)
        days = [a.day for each in self._store.of_turn(item.turn_id) for a in each.airings]
        row = self._checklist.row(item.turn_id)
        if not days:
            self._checklist.untick(row.turn.id)
        elif row.turn.done_on == day and day not in days:
            self._count(item, keep_script=False, done=min(days))
        else:
            self._count(item, keep_script=False)

    # --- looked at

    def slots(self) -> list[Slot]:
        """Return the open turns of radio tasks of the coming three weeks, and late ones."""
        today = self._checklist.today
        states = frozenset({TurnState.LATE, TurnState.DUE, TurnState.AHEAD})
        wanted = BoardFilter(states=states, until=today + dt.timedelta(_AHEAD))
        rows = self._checklist.page(self._checklist.ids(wanted))
        calendar = self._calendars.calendar(today.year - 1, today.year + 1)
        return [
            Slot(row, due_on(row.due, calendar), tuple(self._store.of_turn(row.turn.id)))
            for row in rows
            if _RADIO.search(fold(row.task.title))
        ]

    def reminders(self) -> list[Slot]:
        """Return the slots whose script is due and not approved."""
        today = self._checklist.today
        return [slot for slot in self.slots() if slot.needs(today)]

    def lines(self, first: dt.date, last: dt.date, desk: str = "") -> list[AiringLine]:
        """Return what was aired in a span by time, over one desk or all; E-PERIOD."""
        if last < first:
            raise AppError("E-PERIOD")
        speed = self.speed
        found = [
            AiringLine(airing, item, item.airing_seconds(airing, speed), place > 0)
            for item in self._store.all()
            for place, airing in enumerate(item.airings)
            if first <= airing.day <= last and (not desk or fold(airing.desk) == fold(desk))
        ]
        return sorted(found, key=lambda line: (line.airing.day, line.airing.time))

    def count(self, first: dt.date, last: dt.date, desk: str = "") -> RadioCount:
        """Count what was aired in a span: a repeat is a turn on air, no new item. E-PERIOD."""
        lines = self.lines(first, last, desk)
        items = {line.item.id: line.item for line in lines}.values()
        news = sum(item.kind is ItemKind.NEWS for item in items)
        seconds = sum(line.seconds for line in lines)
        return RadioCount(news, len(items) - news, len(lines), -(-seconds // 60))

    def report(self, first: dt.date, last: dt.date) -> str:
        """Return the sentences for a report; E-PERIOD."""
        counted = self.count(first, last)
        titles = dict.fromkeys(line.item.title for line in self.lines(first, last))
        said = text(
            "radio.report",
            first=short_date(first),
            last=short_date(last),
            news=counted.news,
            articles=counted.articles,
            airings=counted.airings,
            minutes=counted.minutes,
        )
        return "\n".join([said, *(f"- {title}" for title in titles)])

    # --- printed

    def approval_sheet(self, item_id: str, office: OfficeProfile) -> PrintedDocument:
        """Print the sheet on which an item is approved; E-NO-RADIO, E-FONT."""
        item = self.load(item_id)
        return self._printer.approval_sheet(item, item.seconds(self.speed), office)

    def log(
        self, first: dt.date, last: dt.date, office: OfficeProfile, desk: str = ""
    ) -> PrintedDocument:
        """Print the airing log; E-PERIOD, E-FONT."""
        return self._printer.log(self.lines(first, last, desk), first, last, desk, office)

    def _save(self, item: RadioItem) -> RadioItem:
        self._store.save(item, self._clock.now())
        return item


def state_words(item: RadioItem) -> str:
    """Return how far an item is, in words."""
    if item.state is ItemState.AIRED:
        return text("radio.state.aired", turns=len(item.airings))
    if item.approved_on is not None:
        return text("radio.state.approved", by=item.approved_by, day=short_date(item.approved_on))
    return text("radio.state.written")


def length_words(seconds: int) -> str:
    """Return a length as it is said: "5 phút 30 giây"."""
    return text("radio.length", minutes=seconds // 60, seconds=seconds % 60)


def _checked(title: str, script: str) -> tuple[str, str]:
    title, script = clean(title), nfc(script).strip()
    if not title or not script:
        raise AppError("E-RADIO-EMPTY")
    return title, script


def read_time(typed: str) -> str:
    """Return a time of day as "05:30"; E-RADIO-TIME."""
    match = _TIME.fullmatch(clean(typed))
    if match is None or int(match[1]) > 23 or int(match[2] or 0) > 59:
        raise AppError("E-RADIO-TIME", value=typed)
    return f"{int(match[1]):02}:{int(match[2] or 0):02}"


def _kept_script(item: RadioItem) -> str:
    """Return the script with who approved it and when it was on air: a printed proof."""
    aired: Sequence[str] = [f"{a.time} {short_date(a.day)} {a.desk}".strip() for a in item.airings]
    approved = f"{item.approved_by}, {short_date(item.approved_on)}" if item.approved_on else ""
    return text(
        "radio.proof", title=item.title, approved=approved, aired="; ".join(aired), text=item.script
    )
