"""What the tree of a plan that was read shows: one row a part, with its doubts in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kehoach_desktop.domain.imports.plan_reading import Doubt, DoubtKind
from kehoach_desktop.domain.imports.plan_reading_fields import field
from kehoach_desktop.domain.plans.plan import NUMBERED, BlockKind, Plan, Section
from kehoach_desktop.ui.pages.plans.importing.desk import ImportDesk
from kehoach_desktop.ui.texts import tr

HEADER = ("title", "year", "place", "symbol")
END = ("closing", "recipients", "archive", "authority", "position", "signer_name")


@dataclass(frozen=True, slots=True)
class Row:
    """A row: `depth` from 0; `key` empty for a mere group; `doubts` those that are open."""

    key: str
    depth: int
    number: str
    text: str
    kind: str = ""
    doubts: tuple[Doubt, ...] = ()
    missing: bool = False


def doubt_words(doubt: Doubt) -> str:
    """Return why a spot is in doubt, as one sentence."""
    if doubt.kind is DoubtKind.KIND and not doubt.found:
        return tr("import.doubt.kind_unknown", expected=doubt.expected)
    return tr(f"import.doubt.{doubt.kind}", found=doubt.found, expected=doubt.expected)


def rows(desk: ImportDesk) -> Iterator[Row]:
    """Yield the rows of the whole tree, in the order of the paper."""
    reading, plan = desk.reading, desk.reading.plan
    doubts: dict[str, list[Doubt]] = {}
    for doubt in desk.open_doubts():
        doubts.setdefault(doubt.key, []).append(doubt)

    def row(key: str, depth: int, number: str, text: str, kind: str = "") -> Row:
        return Row(
            key, depth, number, " ".join(text.split()), kind, tuple(doubts.get(key, ())),
            key in reading.missing,
        )  # fmt: skip

    yield Row("", 0, "", tr("import.group.header"))
    for name in HEADER:
        yield row(name, 1, "", field(reading, name), tr(f"import.field.{name}"))
    if plan.decision is not None:
        yield Row("", 1, "", plan.decision.subject, tr("import.field.decision"))
    for at, base in enumerate(plan.legal_bases):
        yield row(f"base:{at}", 1, "", base.full(), tr("import.field.base"))
    yield row("opening", 1, "", plan.opening, tr("import.field.opening"))
    for section in plan.sections:
        key = f"section:{section.id}"
        yield row(key, 0, section.printed or "", section.heading, tr("import.kind.section"))
        for each in _section_rows(section, plan):
            yield row(*each)
    appendix = plan.appendix_tasks
    if appendix:
        yield row("appendix_title", 0, "", plan.appendix_title, tr("import.field.appendix_title"))
        for place, task in enumerate(appendix, start=1):
            yield row(f"task:{task.id}", 1, str(place), task.title, tr("import.kind.task"))
    yield Row("", 0, "", tr("import.group.end"))
    for name in END:
        yield row(name, 1, "", field(reading, name), tr(f"import.field.{name}"))
    if reading.remainder:
        count = len(reading.remainder)
        yield Row("", 0, "", tr("import.remainder", count=count))
        for line in reading.remainder:
            yield Row(f"line:{line.place.line}", 1, str(line.place.line), line.text,
                      tr("import.kind.remainder"))  # fmt: skip


def _section_rows(section: Section, plan: Plan) -> Iterator[tuple[str, int, str, str, str]]:
    said: dict[str, list[str]] = {}
    for task in plan.tasks:
        if task.said_in:
            said.setdefault(task.said_in, []).append(task.id)
    depth = 1
    for block in section.blocks:
        numbered = block.kind in NUMBERED
        if numbered:
            depth = block.level
        mark = {BlockKind.DASH: "-", BlockKind.PLUS: "+"}.get(block.kind, "")
        yield (
            f"block:{block.id}",
            depth if numbered else _under(depth, block.kind, section, numbered_before=depth),
            (block.printed or "") if numbered else mark,
            block.text,
            tr(f"import.kind.{block.kind}"),
        )
        inner = depth + 1
        task_ids = [block.task_id] if block.task_id else []
        for task_id in (*task_ids, *said.get(block.id, ())):
            words = task_words(plan, task_id, titled=task_id != block.task_id)
            yield (f"task:{task_id}", inner, "○", words, tr("import.kind.facts"))


def _under(depth: int, kind: BlockKind, section: Section, *, numbered_before: int) -> int:
    any_number = any(block.kind in NUMBERED for block in section.blocks)
    base = numbered_before + 1 if any_number else 1
    return base + (kind is BlockKind.PLUS)


def task_words(plan: Plan, task_id: str, *, titled: bool = True) -> str:
    """Return what was understood of a task: its title, who leads, when."""
    task = plan.task(task_id)
    if task is None:
        return ""
    none = tr("import.task.none")
    facts = tr(
        "import.task",
        leads=", ".join(doer.name for doer in task.leads) or none,
        time=task.schedule_text or (tr("import.task.ruled") if task.schedule else none),
    )
    return f"{task.as_listed.title} – {facts}" if titled else facts
