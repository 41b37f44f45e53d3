"""Tasks: who leads, by when, as the other tasks of the paper tell it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from kehoach_desktop.review.agencies import split_agencies
from kehoach_desktop.review.fields import Role, fields_of
from kehoach_desktop.review.finding import Finding, Rule, Severity
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.plain_text import level_of
from kehoach_desktop.review.reading import Reading
from kehoach_desktop.review.text import Paragraph

Item = tuple[Paragraph, list[Paragraph]]
#: "Hoạt động 3." heads a task as "3." does.
_COUNTED = regex(r"(?:Hoạt động|Nhiệm vụ|Nội dung|Giải pháp|Phần việc)\s+\d{1,2}\s*[.:]")


def _heads_task(each: Paragraph) -> bool:
    """Say whether an item is numbered as tasks are, and is no field itself."""
    if not each.is_outline or level_of(each.number) < 2 or re.match(r"[a-zđ]", each.number):
        return False
    return not any(field.start <= len(each.number) + _LABEL_WIDTH for field in fields_of(each))


#: A field that begins so near behind a number is what is numbered.
_LABEL_WIDTH = 25


def _groups(reading: Reading) -> list[list[Item]]:
    """Return sibling items with their lines, their own first, a parent at a time."""
    parents: dict[str, list[Item]] = defaultdict(list)
    counted: list[Item] = []
    for each in reading.walk(reading.text.body):
        if each.once(_heads_task):
            stem = each.path.rsplit(".", 1)[0] if "." in each.path else ""
            parents[stem].append((each, [each]))
            continue
        if _COUNTED.match(each.text):
            counted = parents[f"{each.path} {each.text.split()[0]}"]
            counted.append((each, [each]))
            continue
        if each.is_outline and level_of(each.number) <= 1:
            counted = []
        for siblings in (*parents.values(),):
            inside = siblings is counted or each.path.startswith(siblings[-1][0].path)
            if siblings and inside:
                siblings[-1][1].append(each)
    return list(parents.values())


def _missing_fields(reading: Reading) -> Iterator[Finding]:
    """Most siblings carry labelled lines (doer, time) and one carries none."""
    for siblings in reading.shared(_groups):
        labelled = [any(any(line.once(labels)) or _WITHIN.search(line.text) for line in lines)
                    for _, lines in siblings]  # fmt: skip
        if len(siblings) < 3 or sum(labelled) < 2 or sum(labelled) < 0.6 * len(siblings):
            continue
        for (head, _), has in zip(siblings, labelled, strict=True):
            if not has:
                yield reading.find("", head, (0, len(head.text)))


#: A doer that is named in a line without a label.
_WITHIN = regex(
    r"\bdo (?:[A-ZĐÀ-Ỹ]|các )[^.;]{3,60}? (?:chủ trì|thực hiện|phụ trách|chịu trách nhiệm)\b"
)


def _no_lead(reading: Reading) -> Iterator[Finding]:
    yield from _lacking(reading, Role.TIME, Role.LEAD)


def _no_time(reading: Reading) -> Iterator[Finding]:
    yield from _lacking(reading, Role.LEAD, Role.TIME)


#: So many tasks side by side with a field make it one that a task of this paper has.
_HABIT = 3


def _lacking(reading: Reading, has: Role, lacks: Role) -> Iterator[Finding]:
    """A task with one field but without the other, where other tasks have both."""
    groups = reading.shared(_groups)
    items = list(chain.from_iterable(groups))
    if not any(_any(has, lines) and _any(lacks, lines) for _, lines in items):
        return
    for siblings in groups:
        short = [head for head, lines in siblings if _any(has, lines) and not _any(lacks, lines)]
        alone = len(short) == 1 and sum(_any(lacks, lines) for _, lines in siblings) >= _HABIT
        for head, lines in siblings:
            if head not in short:
                continue
            tells = _dates if alone else _tells
            if lacks is Role.TIME and any(line.once(tells) for line in lines):
                continue
            yield reading.find("", head, (0, len(head.text)))


#: Words of a line that tell when, without the label of a time.
_RHYTHM = regex(r"một lần|/\s*(?:kỳ|lần|tháng|tuần|quý|năm)|hằng|hàng|định kỳ")


_DATES = regex(r"(?:[Tt]rước|[Tt]ừ|[Vv]ào|[Xx]ong|[Tt]rong) (?:ngày|tháng|quý) [\dIVX]|hằng|hàng")


def _dates(line: Paragraph) -> bool:
    return _DATES.search(line.text) is not None


def _tells(line: Paragraph) -> bool:
    return _RHYTHM.search(line.text) is not None


def _any(role: Role, lines: list[Paragraph]) -> bool:
    at = 0 if role is Role.LEAD else 1
    return any(line.once(labels)[at] for line in lines)


def labels(line: Paragraph) -> tuple[bool, bool]:
    """Say whether a line is labelled as doer, and as time."""
    roles = {field.role for field in fields_of(line)}
    return Role.LEAD in roles, Role.TIME in roles


def _many_leads(reading: Reading) -> Iterator[Finding]:
    """Chủ trì names several agencies: exactly one leads."""
    for each in reading.walk(reading.text.body):
        for field in each.once(fields_of):
            if field.role is Role.LEAD and "chủ trì" in field.label.lower():
                agencies = list(split_agencies(each.text[field.start : field.end]))
                if len(agencies) > 1:
                    start = each.text.rfind(field.label, 0, field.start)
                    yield reading.find("", each, (start, field.end), count=str(len(agencies)))


def _no_rhythm(reading: Reading) -> Iterator[Finding]:
    """A time that is only "thường xuyên": nothing tells when it is done."""
    for each in reading.walk(reading.text.body):
        if re.match(
            r"[-+–]?\s*Thời gian[^:]{0,25}:\s*[Tt]hường xuyên(?: trong năm(?: 20\d\d)?)?\s*[.;]?$",
            each.text,
        ):
            yield reading.find("", each, (0, len(each.text)))


def _labels_of(each: Paragraph, reading: Reading) -> object:
    return (
        each.once(labels),
        each.once(_tells),
        each.once(_dates),
        each.once(_heads_task),
        _WITHIN.search(each.text) is not None,
    )


RULES = (
    Rule("task.missing_fields", Severity.WARNING, "practice", _missing_fields, reads=_labels_of),
    Rule("task.no_lead", Severity.WARNING, "practice", _no_lead, reads=_labels_of),
    Rule("task.no_time", Severity.WARNING, "practice", _no_time, reads=_labels_of),
    Rule("task.many_leads", Severity.HINT, "practice", _many_leads, local=True),
    Rule("task.no_rhythm", Severity.HINT, "practice", _no_rhythm, local=True),
)  # fmt: skip
