"""The rows of “So chỉ tiêu”: each target of each task with what was reached."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kehoach_desktop.domain.schedules.tally import Tally, Verdict
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.rows_model import Column

if TYPE_CHECKING:
    from kehoach_desktop.services.ports.progress import TaskProgress

#: What asks for attention comes first; the sign stands before the word.
_SIGNS = {
    Verdict.SHORT: "!",
    Verdict.NOTHING: "○",
    Verdict.OPEN: "●",
    Verdict.NOTE: "●",
    Verdict.MET: "✓",
}
_ORDER = list(_SIGNS)


@dataclass(frozen=True, slots=True)
class TargetRow:
    """One target of a task."""

    progress: TaskProgress
    tally: Tally


def target_rows(found: Iterable[TaskProgress]) -> list[TargetRow]:
    """Return every target, what is short first, then as the plans have them."""
    rows = [TargetRow(each, tally) for each in found for tally in each.tallies]
    return sorted(rows, key=lambda row: _ORDER.index(row.tally.verdict))


def target_columns() -> tuple[Column, ...]:
    """Return the columns; none can be edited."""
    return (
        Column(tr("targets.column.task"), _title),
        Column(tr("targets.column.plan"), lambda row: row.progress.counts.plan_title
               or tr("tasks.outside")),
        Column(tr("targets.column.target"), lambda row: row.tally.target.text()),
        Column(tr("targets.column.done"), lambda row: row.tally.text()),
        Column(tr("targets.column.verdict"), verdict_text),
        Column(tr("targets.column.missing"), lambda row: ", ".join(row.tally.missing)),
    )  # fmt: skip


def verdict_text(row: TargetRow) -> str:
    """Return the sign and the word: "! chưa đạt"."""
    verdict = row.tally.verdict
    return f"{_SIGNS[verdict]} {tr(f'progress.verdict.{verdict.value}')}"


def _title(row: TargetRow) -> str:
    counts = row.progress.counts
    return f"{counts.number}. {counts.task.title}" if counts.plan_id else counts.task.title


def count_text(rows: Iterable[TargetRow]) -> str:
    """Return how many targets are met, short, or still open."""
    verdicts = [row.tally.verdict for row in rows]
    if not verdicts:
        return tr("targets.none")
    met, short = verdicts.count(Verdict.MET), verdicts.count(Verdict.SHORT)
    left = len(verdicts) - met - short
    return tr("targets.count", count=len(verdicts), met=met, short=short, open=left)
