"""What a closed meeting leaves on paper: Thông báo kết luận and Biên bản, as drafts.

Each function is pure: the same meeting, office and day give the same draft. The words come from
`resources/i18n/vi/briefing.json`.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Iterable, Sequence

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.paper import Paper, PaperKind
from kehoach_desktop.domain.plans.citation import short_date, spell_date
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Section
from kehoach_desktop.domain.plans.recipients import Rank, rank
from kehoach_desktop.domain.schedules.target import format_thousandths
from kehoach_desktop.domain.vntext import clean, upper_first
from kehoach_desktop.domain.work.meeting import AgendaItem, Conclusion, Meeting, Verdict
from kehoach_desktop.messages import text
from kehoach_desktop.services.plans import paper_starts
from kehoach_desktop.services.ports.basics import NewId

#: The chair of the office or a deputy, with or without the short name of the body behind it.
_CHAIR = re.compile(r"((?:Phó )?Chủ tịch)(?: UBND(?: (?:xã|phường|đặc khu))?)?", re.IGNORECASE)


def notice(meeting: Meeting, office: OfficeProfile, new_id: NewId) -> Paper:
    """Return the Thông báo kết luận: how the work stands, and what each unit is to do."""
    started = paper_starts.start(PaperKind.NOTICE, office, None, meeting.day, new_id)
    counts = {verdict: _count(meeting, verdict) for verdict in Verdict}
    words = text(
        "briefing.paper.counts",
        all=f"{sum(counts.values()):02d}",
        done=f"{counts[Verdict.DONE]:02d}",
        not_done=f"{counts[Verdict.NOT_DONE]:02d}",
        put_off=f"{counts[Verdict.PUT_OFF]:02d}",
    )
    blocks = [_block(BlockKind.PARAGRAPH, words, new_id)]
    for verdict in (Verdict.NOT_DONE, Verdict.PUT_OFF):
        lines = [_item_line(item) for item in meeting.items if item.verdict is verdict]
        if lines:
            blocks.append(_block(BlockKind.ITEM, text(f"briefing.paper.{verdict}"), new_id))
            blocks += _list(lines, new_id)
    state = Section(new_id(), text("briefing.paper.state"), (), tuple(blocks))
    opening = text(
        "briefing.paper.opening",
        day=spell_date(meeting.day),
        issuer=office.committee,
        chair=_chair(meeting, office),
    )
    return dataclasses.replace(
        started,
        subject=text(
            "briefing.paper.subject", chair=_chair(meeting, office), day=spell_date(meeting.day)
        ),
        opening=opening,
        sections=(state, _conclusions(meeting, office, new_id)),
        # What is said among ourselves goes to those who were told, not up.
        recipients=tuple(line for line in started.recipients if rank(line) is not Rank.SUPERIOR),
    )


def minutes(meeting: Meeting, office: OfficeProfile, new_id: NewId) -> Paper:
    """Return the Biên bản: who was there, what was said of every item, the conclusions."""
    started = paper_starts.start(PaperKind.MINUTES, office, None, meeting.day, new_id)
    lines = [_verdict_line(item) for item in meeting.items if item.verdict is not None]
    said = _list(lines, new_id) if lines else [
        _block(BlockKind.PARAGRAPH, text("briefing.paper.nothing_said"), new_id)
    ]  # fmt: skip
    reviewed = Section(new_id(), text("briefing.paper.reviewed"), (), tuple(said))
    closed = meeting.closed_at or meeting.begun_at
    present = [each.name for each in meeting.attendees if each.present]
    absent = [each.name for each in meeting.attendees if not each.present]
    if absent:
        present.append(text("briefing.paper.absent", names=", ".join(absent)))
    facts = dataclasses.replace(
        started.meeting,
        begins=_moment(meeting.begun_at, meeting.day),
        ends=_moment(closed, closed.date()),
        attendees=tuple(present),
        chair=meeting.chair,
        chair_position=meeting.chair_position,
        secretary=meeting.secretary,
        secretary_position=meeting.secretary_position,
    )
    return dataclasses.replace(
        started,
        subject=text("briefing.paper.minutes_subject", day=spell_date(meeting.day)),
        meeting=facts,
        recipients=(text("briefing.paper.minutes_to"),),
        sections=(reviewed, _conclusions(meeting, office, new_id)),
    )


def figure_words(item: AgendaItem) -> str:
    """Return "10 bài", "7", or "" where no figure was given."""
    if item.figure is None:
        return ""
    return f"{format_thousandths(item.figure, pad=True)} {item.measure}".strip()


def _conclusions(meeting: Meeting, office: OfficeProfile, new_id: NewId) -> Section:
    lines = [_conclusion_line(each, office) for each in meeting.conclusions]
    blocks = (
        _list(lines, new_id, BlockKind.ITEM)
        if lines
        else [_block(BlockKind.PARAGRAPH, text("briefing.paper.no_conclusion"), new_id)]
    )
    return Section(new_id(), text("briefing.paper.conclusions"), (), tuple(blocks))


def _conclusion_line(conclusion: Conclusion, office: OfficeProfile) -> str:
    what, due = clean(conclusion.what), short_date(conclusion.deadline)
    if conclusion.lead is None:
        return text("briefing.paper.task", what=upper_first(what), due=due)
    agency = office.agency(conclusion.lead.agency_id or "")
    # Units under the office are given work, all others are asked for it.
    key = "ask" if agency is not None and not agency.kind.takes_orders else "give"
    helpers = ", ".join(doer.name for doer in conclusion.helpers)
    lead = conclusion.lead.name
    if helpers:
        lead = text("briefing.paper.with", lead=lead, helpers=helpers)
    return text(f"briefing.paper.{key}", lead=lead, what=what, due=due)


def _verdict_line(item: AgendaItem) -> str:
    assert item.verdict is not None
    said = text(f"briefing.verdict.{item.verdict}").casefold()
    if item.until is not None:
        said = text("briefing.paper.until", said=said, until=short_date(item.until))
    parts = [said, figure_words(item), clean(item.note)]
    return f"{_item_words(item)}: {', '.join(part for part in parts if part)}"


def _item_line(item: AgendaItem) -> str:
    parts = [_item_words(item), clean(item.note)]
    if item.until is not None:
        parts.insert(1, text("briefing.paper.new_day", until=short_date(item.until)))
    return "; ".join(part for part in parts if part)


def _item_words(item: AgendaItem) -> str:
    title = clean(item.title).rstrip(" .;:")
    key = "briefing.paper.item" if item.raised < 2 else "briefing.paper.item_again"
    due = short_date(item.due)
    if item.others:
        due = text("briefing.paper.turns", due=due, count=len(item.turn_ids))
    return text(key, unit=item.unit, title=title, due=due, times=item.raised)


def _moment(at: dt.datetime, day: dt.date) -> str:
    hour, minute = f"{at:%H}", f"{at:%M}"
    return text("briefing.paper.at", hour=hour, minute=minute, day=spell_date(day))


def _count(meeting: Meeting, verdict: Verdict) -> int:
    return sum(item.verdict is verdict for item in meeting.items)


def _chair(meeting: Meeting, office: OfficeProfile) -> str:
    """Return who concluded, by position: "Chủ tịch Ủy ban nhân dân xã Tân Hòa".

    "Chủ tịch" and "Chủ tịch UBND xã" are those of the office; whoever else sits in the chair ("Bí
    thư Đảng ủy xã") is named as typed.
    """
    position = clean(meeting.chair_position) or text("briefing.paper.chair")
    found = _CHAIR.fullmatch(position)
    return f"{found[1]} {office.committee}" if found else position


def _list(lines: Sequence[str], new_id: NewId, kind: BlockKind = BlockKind.DASH) -> list[Block]:
    return [_block(kind, f"{line.rstrip('.;, ')}{end}", new_id) for line, end in _ended(lines)]


def _ended(lines: Sequence[str]) -> Iterable[tuple[str, str]]:
    last = len(lines) - 1
    return ((line, "." if place == last else ";") for place, line in enumerate(lines))


def _block(kind: BlockKind, words: str, new_id: NewId) -> Block:
    return Block(new_id(), kind, words)
