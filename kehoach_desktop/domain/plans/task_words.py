"""A task in words: who, when, what comes of it, and the labelled lines that say so on paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.domain.schedules.target import format_thousandths
from kehoach_desktop.domain.schedules.wording import schedule_phrase
from kehoach_desktop.domain.vntext import UNKNOWN, clean


def names(doers: Sequence[Doer]) -> str:
    """Return the names of `doers` as a list in words."""
    return ", ".join(clean(doer.name) for doer in doers if clean(doer.name))


def title_words(task: Task) -> str:
    """Return the title as it stands in a table or a sentence, without its closing mark."""
    return clean(task.title).rstrip(" .:;,")


def time_words(task: Task, year: int) -> str:
    """Return when the task is due, as printed; dots where nobody said."""
    if clean(task.schedule_text):
        return clean(task.schedule_text)
    return schedule_phrase(task.schedule, year) if task.schedule else UNKNOWN


def output_words(task: Task) -> str:
    """Return the output with its targets; dots where neither is known."""
    targets = ", ".join(target.text() for target in task.targets)
    return "; ".join(text for text in (clean(task.output), targets) if text) or UNKNOWN


def funding_words(task: Task) -> str:
    """Return where the money comes from and how much; empty where the task needs none."""
    amount = ""
    if task.funding_vnd is not None:
        amount = dong(task.funding_vnd)
    return "; ".join(text for text in (clean(task.funding), amount) if text)


def dong(amount: int) -> str:
    """Return 12500000 as "12.500.000 đồng"; the amount and its unit may stand on two lines."""
    return f"{format_thousandths(amount * 1000)} đồng"


@dataclass(frozen=True, slots=True)
class LabelledLine:
    """A line below a task's title. `field` is the attribute of `Task` that holds its words,
    empty where they are put together from several; `begins` that of its first words, `doers`
    that of the doers it lists.
    """

    label: str
    text: str
    field: str = ""
    begins: str = ""
    doers: str = ""


def labelled_lines(task: Task, year: int) -> Iterator[LabelledLine]:
    """Yield the lines below a task's title, without those that have nothing to say."""
    lines = (
        LabelledLine("Nội dung", clean(task.content), "content"),
        LabelledLine(
            "Thời gian thực hiện",
            time_words(task, year),
            "schedule_text" if clean(task.schedule_text) else "",
        ),
        LabelledLine("Cơ quan chủ trì", names(task.leads) or UNKNOWN, doers="leads"),
        LabelledLine("Cơ quan phối hợp", names(task.coordinators), doers="coordinators"),
        LabelledLine("Đơn vị thực hiện", names(task.units), doers="units"),
        LabelledLine("Địa điểm", clean(task.place), "place"),
        LabelledLine(
            "Sản phẩm",
            output_words(task),
            "output" if not task.targets and task.output else "",
            begins="output",
        ),
        LabelledLine(
            "Kinh phí",
            funding_words(task),
            "funding" if not task.funding_vnd else "",
            begins="funding",
        ),
    )
    yield from (line for line in lines if line.text)


def task_lines(task: Task, year: int) -> Iterator[str]:
    """Yield the labelled lines below a task's title (`../shared/guidance.md` 3.8)."""
    for line in labelled_lines(task, year):
        yield f"- {line.label}: {line.text.rstrip('.;')}."


def has_details(task: Task) -> bool:
    """Say whether anything but the title of `task` is known, and so would be lost unprinted."""
    times = clean(task.schedule_text) or task.schedule is not None
    doers = names((*task.leads, *task.coordinators, *task.units))
    results = clean(task.output) or task.targets
    others = clean(task.content) or clean(task.place) or funding_words(task)
    return bool(times or doers or results or others)
