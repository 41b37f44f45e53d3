"""A task while it is read: its labelled values with their places, then the finished task."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kehoach_desktop.domain.imports.read_document import Place, ReadTask, TaskType
from kehoach_desktop.domain.schedules.schedule import Frequency
from kehoach_desktop.domain.vntext import upper_first
from kehoach_desktop.reading.agency import HEAD, MAX_NAME_WORDS, split_bodies
from kehoach_desktop.reading.labels import Label, Labelled, labelled
from kehoach_desktop.reading.rhythm import frequency_of, is_ongoing, spelled_rhythm

#: A title is cut after so many words.
TITLE_WORDS = 24
BULLET = re.compile(r"^[-+•*]\s*")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_AMOUNT = re.compile(
    r"\b(?:ít nhất|tối thiểu|từ)?\s*(?:là )?\d+[\w\s,]{0,20}(?:tin|bài|cuộc|buổi|lượt|hội nghị|"
    r"phút|chuyên mục|video|lớp|pa nô|tờ rơi)[^.;]{0,20}", re.IGNORECASE
)  # fmt: skip
#: A deadline in a sentence.
_DUE = re.compile(
    r"\b(?:(?:hoàn thành |xong )?(?:trước|chậm nhất|trong) (?:ngày |tháng |quý )"
    r"[\dIVX/.-]+(?: tháng \d+)?(?: năm \d{4})?)", re.IGNORECASE
)  # fmt: skip

#: Who leads, named behind the work: a dash, a comma or a bracket before the name; behind it at
#: most who helps and by when.
_PARTED = re.compile(r"(?:\s[-–—]\s+|[,;]\s+|\()(?:(?:do|giao)\s+)?")
_LED = re.compile(
    r"\s+chủ trì(?: thực hiện| tham mưu)?"
    r"(?P<rest>(?:\s*,?\s+(?:phối hợp|hoàn thành|xong|trước|chậm nhất|trong|mỗi|hằng|hàng)\b"
    r"[^.;()]*)?)\s*\)?\s*[.;]?\s*$"
)
#: So many words before the name are work to be done, not the beginning of a name.
_LEAST_WORK = 3


@dataclass
class Draft:
    """A task while its labels are collected."""

    title: str
    text: str
    place: Place
    values: dict[Label, list[str]] = field(default_factory=dict)
    places: dict[Label, Place] = field(default_factory=dict)

    def add(self, found: Sequence[Labelled], place: Place) -> None:
        """Take labelled values that stand at `place`."""
        for part in found:
            self.places.setdefault(part.label, place)
            value, helped, helpers = part.value.partition(", phối hợp ")
            if part.label not in {Label.LEAD, Label.PERFORMER} or not helped:
                value, helpers = part.value, ""
            self.values.setdefault(part.label, []).append(value)
            if helpers:
                self.places.setdefault(Label.COORDINATING, place)
                with_them = self.values.setdefault(Label.COORDINATING, [])
                with_them.append(helpers.removeprefix("với ").removeprefix("cùng "))

    def first(self, label: Label) -> str:
        """Return the first value of a label, "" without one."""
        return next((value for value in self.values.get(label, []) if value), "")

    def names(self, label: Label) -> tuple[str, ...]:
        """Return the bodies that a label names, each once."""
        every = [name for value in self.values.get(label, []) for name in split_bodies(value)]
        return tuple(dict.fromkeys(name for name in every if name))


def finish(draft: Draft, year: int) -> ReadTask | None:
    """Return the task, None where neither a doer nor a time is named."""
    leads, performers = draft.names(Label.LEAD), draft.names(Label.PERFORMER)
    if not leads:
        leads, performers = performers, ()
    time = draft.first(Label.TIME)
    if not leads and not (time and draft.values.get(Label.COORDINATING)) and not time:
        return None
    content = draft.first(Label.CONTENT)
    frequency, deadline, schedule = None, None, time or None
    if time:
        frequency, deadline = frequency_of(time, year)
    if frequency is None and deadline is None:
        found = spelled_rhythm(" ".join(filter(None, [time, content])) or draft.text)
        if found:
            schedule, frequency = schedule or found[0], found[1]
    amount = _AMOUNT.search(" ".join([draft.first(Label.QUANTITY), content, draft.text]))
    return ReadTask(
        draft.title, TaskType.TASK, draft.place, leads, draft.names(Label.COORDINATING),
        performers, schedule, frequency, deadline,
        draft.first(Label.QUANTITY) or (amount.group().strip() if amount else None),
        draft.first(Label.OUTPUT) or None, _places(draft, leads),
    )  # fmt: skip


_FIELDS = (
    (Label.LEAD, "leads"), (Label.COORDINATING, "coordinating"), (Label.PERFORMER, "performers"),
    (Label.TIME, "schedule"), (Label.QUANTITY, "quantity"), (Label.OUTPUT, "output"),
)  # fmt: skip


def _places(draft: Draft, leads: Sequence[str]) -> tuple[tuple[str, Place], ...]:
    """Return where each field stands; who alone carries the work out is taken for its lead."""
    found = [(name, draft.places[label]) for label, name in _FIELDS if label in draft.places]
    if leads and not draft.names(Label.LEAD):
        found = [("leads" if name == "performers" else name, place) for name, place in found]
    return tuple(found)


def time_in(text: str, year: int) -> tuple[str | None, Frequency | None, dt.date | None]:
    """Return (the words, frequency, deadline) where running text tells a time."""
    if spelled := spelled_rhythm(text):
        return spelled[0], spelled[1], None
    if is_ongoing(text):
        return "thường xuyên", frequency_of("thường xuyên", year)[0], None
    if due := _DUE.search(text):
        schedule = due.group().strip(" .;,")
        return schedule, *frequency_of(schedule, year)
    return None, None, None


def tail_labels(text: str) -> list[Labelled]:
    """Return labels in brackets at the end: "(chủ trì: …; thời gian: …)", "(Phòng A chủ trì)"."""
    match = re.search(r"\(([^()]*)\)\s*[.;]?\s*$", text)
    if match is None:
        return _led(text)
    parts = re.split(r";\s*", match[1])
    led = re.match(r"(?:do |giao )?(.+?) chủ trì(?: thực hiện)?$", parts[0].strip())
    if led and HEAD.match(upper_first(led[1])):
        return [Labelled(Label.LEAD, led[1]), *labelled("; ".join(parts[1:]))]
    return labelled(match[1]) if ":" in match[1] else _led(text)


def _led(text: str) -> list[Labelled]:
    """Return who leads at the end of a sentence without a label: "…, Phòng A chủ trì."."""
    found = _named_behind(text)
    if found is None:
        return []
    _, name, rest = found
    _, helped, helpers = rest.partition("phối hợp ")
    lead = Labelled(Label.LEAD, f"{name}, phối hợp {helpers}" if helped else name)
    due = _DUE.search(rest)
    return [lead, Labelled(Label.TIME, due.group())] if due else [lead]


def _named_behind(text: str) -> tuple[str, str, str] | None:
    """Return (the work, who leads it, who helps and by when) of such a sentence."""
    found = _LED.search(text)
    if found is None:
        return None
    before = text[: found.start()].rstrip()
    for part in reversed(list(_PARTED.finditer(before))):
        work, name = before[: part.start()], before[part.end() :]
        if HEAD.match(name) and 2 <= len(name.split()) <= MAX_NAME_WORDS:
            return (work, name, found["rest"]) if len(work.split()) >= _LEAST_WORK else None
    return None


def shortened(text: str) -> str:
    """Return the first sentence without brackets and who leads, at most so many words."""
    named = _named_behind(text)
    text = named[0] if named is not None else text
    bare = _BRACKETS.sub("", BULLET.sub("", text))
    first = re.split(r"(?<=[.;])\s+", bare, maxsplit=1)[0].strip(" .;:,")
    return upper_first(" ".join(first.split()[:TITLE_WORDS]).rstrip(",;:"))
