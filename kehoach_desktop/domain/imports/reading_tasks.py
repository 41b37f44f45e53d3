"""Tasks of a document that was read: from labelled lines, from running text, from tables."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kehoach_desktop.domain.imports.read_document import ReadTask
from kehoach_desktop.domain.imports.reading_ends import known
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.domain.plans.task_words import task_lines, time_words
from kehoach_desktop.domain.schedules.schedule_parse import parse_schedule
from kehoach_desktop.domain.schedules.target import Target, read_thousandths
from kehoach_desktop.domain.schedules.target_parse import parse_targets
from kehoach_desktop.domain.vntext import clean, fold

_LABEL = re.compile(r"^-\s*([^:]+):\s*(.*?)\.?$")
_DONG = re.compile(r"^([\d.]+) đồng$")


@dataclass(frozen=True, slots=True)
class Bodies:
    """The agencies that are known by name: what the reader split, and those of the office."""

    ids: dict[str, str]

    def doers(self, value: str, split: Sequence[str] = ()) -> tuple[Doer, ...]:
        """Return the doers that a printed list names, in order."""
        value = known(clean(value))
        if not value:
            return ()
        names = list(split) if split and ", ".join(split) == value else self._split(value)
        return tuple(Doer(name, self.ids.get(fold(name))) for name in names)

    def of(self, names: Sequence[str]) -> tuple[Doer, ...]:
        """Return the doers of names that the reader has split already."""
        return tuple(Doer(name, self.ids.get(fold(name))) for name in names)

    def _split(self, value: str) -> list[str]:
        """Split at commas, keeping names that hold one together where they are known."""
        parts = value.split(", ")
        names: list[str] = []
        while parts:
            for length in range(len(parts), 0, -1):
                name = ", ".join(parts[:length])
                if length == 1 or fold(name) in self.ids:
                    names.append(name)
                    del parts[:length]
                    break
        return names


def read_own_lines(
    title: str, lines: Sequence[str], year: int, bodies: Bodies, task_id: str
) -> Task | None:
    """Return the task whose lines are worded as the program words them, None for others."""
    fields: dict[str, str] = {}
    for line in lines:
        match = _LABEL.match(line)
        if match is None or fold(match[1]) in fields:
            return None
        fields[fold(match[1])] = known(match[2])
    task = Task(
        task_id,
        title,
        content=fields.get("noi dung", ""),
        leads=bodies.doers(fields.get("co quan chu tri", "")),
        coordinators=bodies.doers(fields.get("co quan phoi hop", "")),
        units=bodies.doers(fields.get("don vi thuc hien", "")),
        place=fields.get("dia diem", ""),
    )
    task = with_time(task, fields.get("thoi gian thuc hien", ""), year)
    task = with_output(task, fields.get("san pham", ""))
    task = with_funding(task, fields.get("kinh phi", ""))
    return task if list(task_lines(task, year)) == list(lines) else None


def with_time(task: Task, words: str, year: int) -> Task:
    """Return `task` with its time: the rule, and the words where the rule says it otherwise."""
    words = known(clean(words))
    if not words:
        return task
    rule, _ = parse_schedule(words, year)
    ruled = replace(task, schedule=rule)
    if rule is not None and time_words(ruled, year) == words:
        return ruled
    return replace(ruled, schedule_text=words)


def with_output(task: Task, words: str) -> Task:
    """Return `task` with its product and its targets ("…; ít nhất 10 tin, bài/năm")."""
    words = known(clean(words))
    parts = words.split("; ")
    for start in range(len(parts)):
        phrase = "; ".join(parts[start:])
        targets = _targets(phrase)
        if targets:
            return replace(task, output="; ".join(parts[:start]), targets=targets)
    return replace(task, output=words)


def _targets(phrase: str) -> tuple[Target, ...]:
    """Return the targets of a phrase that holds nothing else."""
    if not re.search(r"\d", phrase):
        return ()
    targets = parse_targets(phrase)
    return targets if ", ".join(target.text() for target in targets) == phrase else ()


def with_funding(task: Task, words: str) -> Task:
    """Return `task` with where its money comes from and how much."""
    words = known(clean(words))
    head, _, tail = words.rpartition("; ")
    match = _DONG.match(tail or words)
    if match is None:
        return replace(task, funding=words)
    try:
        amount = read_thousandths(match[1]) // 1000
    except ValueError:
        return replace(task, funding=words)
    return replace(task, funding=head, funding_vnd=amount)


def labelled_task(
    found: ReadTask, title: str, lines: tuple[str, ...], year: int, bodies: Bodies, task_id: str
) -> Task:
    """Return a task with the facts that the reader found and its lines as they were printed."""
    own = read_own_lines(title, lines, year, bodies, task_id)
    if own is not None:
        return own
    task = _of_facts(found, title, year, bodies, task_id)
    return replace(task, lines=lines)


def said_task(found: ReadTask, block_id: str, year: int, bodies: Bodies, task_id: str) -> Task:
    """Return a task that a block of running text says."""
    return replace(_of_facts(found, found.title, year, bodies, task_id), said_in=block_id)


def _of_facts(found: ReadTask, title: str, year: int, bodies: Bodies, task_id: str) -> Task:
    task = Task(
        task_id,
        title,
        leads=bodies.of(found.leads),
        coordinators=bodies.of(found.coordinating),
        units=bodies.of(found.performers),
        output=found.output or "",
        targets=parse_targets(found.quantity) if found.quantity else (),
    )
    return with_time(task, found.schedule or "", year)


_COLUMNS = (
    ("number", r"(?:so )?(?:tt|stt|thu tu)"),
    ("coordinators", r".*phoi hop.*"),
    ("leads", r".*(?:chu tri|dau moi|phu trach|thuc hien chinh).*|(?:co quan|don vi|bo phan).*"),
    ("time", r".*(?:thoi gian|thoi han|tien do|hoan thanh|dinh ky).*"),
    ("output", r".*(?:san pham|ket qua|chi tieu|so luong).*"),
    ("funding", r".*kinh phi.*"),
    ("title", r".*(?:nhiem vu|noi dung|cong viec|hoat dong).*"),
)
#: The head of a column has no more words than this.
_LONGEST_HEAD = 12
#: What a row must name to be a task.
_ENOUGH = ({"title", "leads"}, {"title", "time"})


class TaskTable:
    """Reads the rows of one table; `columns` says what each holds once its head was seen."""

    def __init__(self, year: int, bodies: Bodies, new_id: Callable[[], str]) -> None:
        self._year = year
        self._bodies = bodies
        self._new_id = new_id
        self.columns: list[str] = []
        self._heads: tuple[str, ...] = ()

    def take_head(self, cells: Sequence[str]) -> bool:
        """Say whether `cells` are the head of a table of tasks; then its rows can be read."""
        if any(cell.strip(" .").isdigit() or len(cell.split()) > _LONGEST_HEAD for cell in cells):
            return False
        columns = [_column(cell) for cell in cells]
        if not any(enough <= set(columns) for enough in _ENOUGH):
            return False
        self.columns, self._heads = columns, tuple(cells)
        return True

    def row(self, cells: Sequence[str], found: ReadTask | None) -> Task | None:
        """Return the task of a row, None where it does not fit the head or names no work."""
        if not self.columns or len(cells) != len(self.columns):
            return None
        named = dict(zip(self.columns, cells, strict=True))
        title = known(clean(named.get("title", "")))
        if not title:
            return None
        if not named.get("number", "x") and fold(title) == "tong cong":
            return Task("", "")  # the sum at the foot is counted by the program
        task = Task(
            self._new_id(),
            title,
            leads=self._bodies.doers(named.get("leads", ""), found.leads if found else ()),
            coordinators=self._bodies.doers(
                named.get("coordinators", ""), found.coordinating if found else ()
            ),
            units=tuple(
                self._bodies.of([head])[0]
                for head, column, cell in zip(self._heads, self.columns, cells, strict=True)
                if column == "unit" and cell.strip().casefold() == "x"
            ),
            in_appendix=True,
        )
        task = with_time(task, named.get("time", ""), self._year)
        task = with_output(task, named.get("output", ""))
        return _with_content(with_funding(task, named.get("funding", "")))


def _column(head: str) -> str:
    folded = clean(fold(head)).strip(" .:")
    return next((name for name, pattern in _COLUMNS if re.fullmatch(pattern, folded)), "unit")


def _with_content(task: Task) -> Task:
    """Take "title: content. Địa điểm: place" apart, which is how the appendix prints them."""
    text, mark, place = task.title.rpartition("Địa điểm: ")
    if mark:
        task = replace(task, title=text.rstrip(" .:"), place=place)
    title, colon, content = task.title.partition(": ")
    return replace(task, title=title, content=content) if colon else task
