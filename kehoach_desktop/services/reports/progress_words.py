"""The progress of a plan in words: targets, notes, the short text of a report."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kehoach_desktop.domain.plans.citation import short_date
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task_words import title_words
from kehoach_desktop.domain.schedules.tally import Tally
from kehoach_desktop.domain.schedules.target import format_thousandths
from kehoach_desktop.domain.vntext import clean, lower_first, shortened, upper_first
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.progress import NoteRow, ProgressReport, TaskProgress

#: More notes of a task than this are counted instead of printed: the latest say most.
_MOST_NOTES = 4
#: More units than this are counted.
_MOST_UNITS = 8
#: Letters of a task's title in the short text; the table has all of it.
_TITLE = 100
#: Tasks that the short text names one by one.
_MOST_NAMED = 10


def plan_name(plan: Plan) -> str:
    """Return how a report cites the plan: "Kế hoạch số 12/KH-UBND ngày 05/01/2026"."""
    if plan.issue is None:
        return text("progress.plan", title=lower_first(clean(plan.title)))
    kind = "decision" if plan.form.is_decision else "issued"
    return text(f"progress.plan.{kind}", number=plan.issue.number, day=short_date(plan.issue.date))


def target_words(tally: Tally) -> str:
    """Return a target with what was reached: "ít nhất 10 tin, bài/năm: 7/10 tin, bài (…)"."""
    said = text(
        "progress.target",
        target=tally.target.text(),
        done=tally.text() or "0",
        verdict=text(f"progress.verdict.{tally.verdict.value}"),
    )
    if not tally.text():
        said = text("progress.target.nothing", target=tally.target.text())
    if tally.lacking and len(tally.cells) > 1 and not tally.missing:
        said += text(
            "progress.target.lacking",
            count=tally.lacking,
            all=len(tally.cells),
            per=tally.target.per,
        )
    if tally.outside:
        said += text("progress.target.outside", count=tally.outside)
    if tally.missing:
        said += text("progress.target.missing", units=_some(tally.missing, _MOST_UNITS))
    return said


def tally_words(progress: TaskProgress) -> str:
    """Return how far a task is in a few letters: "7/12 bài", "8/10 lượt"; "" where nothing is.

    A target of each turn ("60 người/hội nghị") has no sum: its turns are counted.
    """
    sums = [each for each in progress.tallies if not each.is_per_turn]
    words = [each.text() or _nothing(each) for each in sums]
    if not any(words):
        due, done = progress.counts.due, progress.counts.done
        return text("progress.turns", done=done, due=due) if due else ""
    return "; ".join(filter(None, words))


def _nothing(tally: Tally) -> str:
    if tally.goal is None:
        return ""
    return f"0/{format_thousandths(tally.goal)} {tally.target.unit}"


def note_words(notes: Sequence[NoteRow]) -> tuple[str, ...]:
    """Return the notes of a task, the latest last; what is too much is counted."""
    lines = [
        text(
            "progress.note.skipped" if note.skipped else "progress.note",
            day=short_date(note.day)[:-5],
            unit=f"{note.unit}: " if note.unit else "",
            words=clean(note.words).rstrip(" .;"),
        )
        for note in notes[-_MOST_NOTES:]
    ]
    left = len(notes) - len(lines)
    return (*((text("progress.note.more", count=left),) if left else ()), *lines)


def short_text(report: ProgressReport, *, cite: bool = True) -> str:
    """Return the progress as a few plain sentences, to be sent or to begin a report with.

    `cite` names the plan; a report has named it in its opening.
    """
    return "\n".join(_sentences(report, cite=cite))


def counts_text(report: ProgressReport, *, cite: bool = True) -> str:
    """Return the one sentence that counts."""
    said = _counts(report)
    return text("progress.short.cited", name=report.name, said=said) if cite else upper_first(said)


def _counts(report: ProgressReport) -> str:
    due, done, late = (report.total(what) for what in ("due", "done", "late"))
    if not due:
        tasks = len(report.tasks)
        return text("progress.short.none", span=report.span, tasks=tasks)
    return text(
        "progress.short.counts",
        span=report.span,
        tasks=len(report.tasks),
        due=due,
        done=done,
        share=f"{(done * 2000 + due) // (2 * due) / 10:g}".replace(".", ","),  # half goes up
        left=due - done - report.total("skipped"),
        late=late,
    )


def _sentences(report: ProgressReport, *, cite: bool) -> Iterator[str]:
    yield counts_text(report, cite=cite)
    skipped = report.total("skipped")
    if skipped:
        yield text("progress.short.skipped", count=skipped)
    slow = [each for each in report.tasks if each.counts.late]
    if slow:
        yield text("progress.short.late", tasks=_some(map(_named, slow), _MOST_NAMED))
    reached = [
        f"{shortened(title_words(each.task), _TITLE)}: {'; '.join(each.targets)}"
        for each in report.tasks
        if any(tally.done is not None for tally in each.tallies)
    ]
    if reached:
        yield text("progress.short.figures", figures=". ".join(reached[:_MOST_NAMED]))


def _named(each: TaskProgress) -> str:
    title = shortened(title_words(each.task), _TITLE)
    return text("progress.short.task", title=title, late=each.counts.late)


def _some(words: Iterator[str] | Sequence[str] | map[str], most: int) -> str:
    """Return the first of `words` as a list; the rest is counted."""
    found = list(words)
    left = len(found) - most
    shown = ", ".join(found[:most])
    return text("progress.more", shown=shown, count=left) if left > 0 else shown
