"""The lines of a task as a document prints them, when a fact of the task changes: no word is lost.

Only the words of the changed fact give way. What the fields of a task do not hold (a paragraph of
"Nội dung", a remark between two labels) stays where it was printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.plans.task_words import funding_words, names, time_words
from kehoach_desktop.domain.vntext import UNKNOWN, clean, fold

_LABELLED = re.compile(r"^(?P<label>[^:]{1,60}):\s*(?P<value>.*?)(?P<end>[\s.;]*)$")
#: A fact is looked for inside a sentence only where it has as many words as this.
_ENOUGH_WORDS = 2


@dataclass(frozen=True, slots=True)
class _Fact:
    """Words of one fact; `labels` are how lines call it, `chosen` ones are not typed by letters."""

    label: str
    words: str
    labels: str
    chosen: bool = False


def _facts(task: Task, year: int) -> Iterator[_Fact]:
    targets = ", ".join(target.text() for target in task.targets)
    time = time_words(task, year)
    yield _Fact("Nội dung", clean(task.content), r"noi dung|nhiem vu|cong viec")
    yield _Fact("Thời gian thực hiện", "" if time == UNKNOWN else time,
                r"thoi gian|thoi han|tien do|hoan thanh|dinh ky", True)  # fmt: skip
    yield _Fact("Cơ quan chủ trì", names(task.leads), r"chu tri|dau moi|phu trach|thuc hien", True)
    yield _Fact("Cơ quan phối hợp", names(task.coordinators), r"phoi hop", True)
    yield _Fact("Đơn vị thực hiện", names(task.units), r"don vi|thuc hien", True)
    yield _Fact("Địa điểm", clean(task.place), r"dia diem|noi")
    yield _Fact("Sản phẩm", clean(task.output), r"san pham|ket qua")
    yield _Fact("Chỉ tiêu", targets, r"chi tieu|so luong|san pham|ket qua", True)
    yield _Fact("Kinh phí", funding_words(task), r"kinh phi")


def reworded(old: Task, new: Task, year: int) -> tuple[str, ...] | None:
    """Return the printed lines of `old` with the facts of `new`; None where none are left.

    The words of a changed fact are replaced where the lines say them; a fact that they do not say
    gets a line of its own below them.
    """
    lines = list(old.lines or ())
    for before, after in zip(_facts(old, year), _facts(new, year), strict=True):
        if before.words != after.words:
            lines = _changed(lines, before, after.words)
    return tuple(lines) or None


def as_fields(task: Task, year: int) -> Task:
    """Return `task` written from its fields: lines that no field says go into its content."""
    if task.lines is None:
        return task
    said = {_plain(fact.words) for fact in _facts(task, year) if fact.words}
    left = []
    for line in map(clean, task.lines):
        match = _LABELLED.match(line)
        if line and _plain(match["value"] if match else line) not in said:
            left.append(line.lstrip("-+ ").rstrip(" .;"))
    return replace(task, content="; ".join(filter(None, [clean(task.content), *left])), lines=None)


def _changed(lines: Sequence[str], fact: _Fact, words: str) -> list[str]:
    at, start, end = _found(lines, fact) if fact.words else (-1, 0, 0)
    own = f"- {fact.label}: {words.rstrip('.;')}."
    if at < 0:
        return [*lines, own] if words else list(lines)
    line = lines[at]
    whole = _LABELLED.match(line)
    if not words:
        alone = whole is not None and whole.span("value") == (start, end)
        return [*lines[:at], *lines[at + 1 :]] if alone else list(lines)
    changed = line[:start] + words.rstrip(".;") + line[end:]
    return [*lines[:at], changed, *lines[at + 1 :]]


def _found(lines: Sequence[str], fact: _Fact) -> tuple[int, int, int]:
    """Return where the lines say a fact: (line, start, end), line -1 where they do not."""
    values = [
        (at, match)
        for at, line in enumerate(lines)
        if (match := _LABELLED.match(line)) and _plain(match["value"]) == _plain(fact.words)
    ]
    called = [each for each in values if re.search(fact.labels, fold(each[1]["label"]))]
    if called:
        at, match = called[0]
        return at, match.start("value"), match.end("value")
    if not fact.chosen or len(fact.words.split()) < _ENOUGH_WORDS:
        return -1, 0, 0
    pattern = re.compile(rf"(?<!\w){re.escape(fact.words)}(?!\w)")
    spots = [(at, *each.span()) for at, line in enumerate(lines) for each in pattern.finditer(line)]
    return spots[0] if len(spots) == 1 else (-1, 0, 0)


def _plain(words: str) -> str:
    return clean(words).strip(" .;").casefold()
