"""The progress of a plan as a report by Decree 30: body, and the table as its appendix."""

from __future__ import annotations

import dataclasses
import datetime as dt

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.paper import Appendix, Paper, PaperKind
from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Plan
from kehoach_desktop.domain.plans.task_words import names, title_words
from kehoach_desktop.domain.table import PaperColumn, PaperTable, without_column
from kehoach_desktop.domain.vntext import clean, lower_first
from kehoach_desktop.messages import text
from kehoach_desktop.services.plans import paper_starts
from kehoach_desktop.services.ports.basics import NewId
from kehoach_desktop.services.ports.progress import ProgressReport, TaskProgress
from kehoach_desktop.services.reports.progress_words import short_text

#: The results of a report stand in its second section.
_RESULTS = 1
#: Columns of the table that may be empty from top to bottom.
_TARGETS, _NOTES = 7, 8
#: What task and lead each get of the width of such a column.
_TO_WORDS = 24


def progress_paper(
    report: ProgressReport, plan: Plan, office: OfficeProfile, today: dt.date, new_id: NewId
) -> Paper:
    """Return a draft report (BC) on `plan`: the short text in its body, the table behind it."""
    paper = paper_starts.start(PaperKind.REPORT, office, plan, today, new_id)
    lines = short_text(report, cite=False).split("\n")
    results = tuple(Block(new_id(), BlockKind.PARAGRAPH, line) for line in lines)
    sections = tuple(
        dataclasses.replace(section, blocks=results) if place == _RESULTS else section
        for place, section in enumerate(paper.sections)
    )
    appendix = Appendix(
        new_id(),
        text("progress.appendix.title", title=lower_first(clean(plan.title)), span=report.span),
        table=progress_table(report),
        landscape=True,
    )
    return dataclasses.replace(
        paper,
        subject=text(
            "progress.paper.subject", title=lower_first(clean(plan.title)), span=report.span
        ),
        sections=sections,
        appendices=(appendix,),
    )


def progress_table(report: ProgressReport) -> PaperTable:
    """Return a row a task and a row of sums above them.

    Targets and notes stand there where some task has them; else their width is the others'.
    """
    rows = [_cells(place, each) for place, each in enumerate(report.tasks, start=1)]
    empty = [place for place in (_NOTES, _TARGETS) if not any(row[place] for row in rows)]
    more = _TO_WORDS * len(empty)
    columns = tuple(
        PaperColumn(text(f"progress.column.{key}"), weight, centred)
        for key, weight, centred in (
            ("number", 10, True),
            ("task", 58 + more, False),
            ("lead", 40 + more, False),
            ("due", 15, True),
            ("done", 15, True),
            ("left", 15, True),
            ("late", 15, True),
            ("targets", 50, False),
            ("notes", 45, False),
        )
    )
    due, done, skipped, late = (report.total(what) for what in ("due", "done", "skipped", "late"))
    total = ("", text("progress.total"), "", *map(str, (due, done, due - done - skipped, late)))
    table = PaperTable(columns, ((*total, "", ""), *rows), totals=(0,))
    for place in empty:
        table = without_column(table, place)
    return table


def _cells(place: int, each: TaskProgress) -> tuple[str, ...]:
    counts = each.counts
    left = counts.due - counts.done - counts.skipped
    notes = list(each.notes)
    if counts.skipped:
        notes.insert(0, text("progress.skipped", count=counts.skipped))
    return (
        str(place),
        title_words(each.task),
        names(each.task.leads),
        *map(str, (counts.due, counts.done, left, counts.late)),
        "; ".join(each.targets),
        "; ".join(notes),
    )


def file_title(report: ProgressReport) -> str:
    """Return what a file of the report is called."""
    return text(
        "progress.file", title=report.title, first=short_date(report.first),
        last=short_date(report.last),
    )  # fmt: skip
