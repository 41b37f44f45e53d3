"""Figures against targets: what was recorded, counted per period and per unit.

The rules are those of `../shared/guidance.md` section 5. A figure counts on the day the turn was
done. Nothing recorded is never a zero; zero is a target like any other; a range per turn that is
left is a note and no failure; "khoảng" never fails.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dateutil.relativedelta import relativedelta

from kehoach_desktop.domain.schedules.target import Operator, Target, format_thousandths

#: Periods of a calendar that a target may be set for, in months; "tuần" apart.
_MONTHS = {"tháng": 1, "2 tháng": 2, "quý": 3, "4 tháng": 4, "6 tháng": 6, "9 tháng": 9, "năm": 12,
           "học kỳ": 6}  # fmt: skip
#: What a target may be set for besides: one turn at a time.
PER_TURN = frozenset(
    {"lần", "lượt", "lần phát", "lượt phát", "buổi", "hội nghị", "cuộc", "cuộc thi", "đợt", "phiên",
     "chuyên mục", "bản tin", "tin", "bài", "số", "lớp", "ngày"}
)  # fmt: skip
#: What is counted by doing it: a turn that was done without a figure is one of these.
_ACTS = ("buổi", "hội nghị", "cuộc", "chuyên mục", "phiên", "lớp", "đợt", "lượt phát", "kỳ", "lần",
         "hội thi", "mô hình")  # fmt: skip


_MINUTES = "phút"


class Verdict(StrEnum):
    """How a count stands to its target."""

    MET = "met"
    SHORT = "short"
    #: The period is not over and the count may still grow.
    OPEN = "open"
    #: Out of range, or over an "about": told, and no failure.
    NOTE = "note"
    #: Nothing was recorded.
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Counted:
    """What one done turn gave for one target: `value` is None where no figure was entered."""

    day: dt.date
    unit: str = ""
    value: int | None = None
    base: int | None = None
    act: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A count: which unit ("" all), which days, how much of which goal (thousandths).

    Of shares `done` and `base` are both kept where both are known ("128/128"); otherwise `done`
    is the share itself.
    """

    unit: str
    first: dt.date
    last: dt.date
    done: int | None
    base: int | None
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Tally:
    """A target and how far it is; `goal` is what the whole span asks for, None where no sum does.

    `outside` counts the turns that left the range of a target per turn.
    """

    target: Target
    cells: tuple[Cell, ...]
    done: int | None
    base: int | None
    goal: int | None
    verdict: Verdict
    outside: int = 0

    @property
    def is_per_turn(self) -> bool:
        """Say whether each turn is compared by itself, so that nothing adds up."""
        return _is_per_turn(self.target)

    @property
    def missing(self) -> tuple[str, ...]:
        """Return the units that are short in a period that is over, in order."""
        short = (cell.unit for cell in self.cells if cell.unit and cell.verdict in _LACKING)
        return tuple(dict.fromkeys(short))

    @property
    def lacking(self) -> int:
        """Return how many of the periods (of every unit) are over and short."""
        return sum(cell.verdict in _LACKING for cell in self.cells)

    def text(self) -> str:
        """Return the count over its goal: "7/10 tin, bài", "128/128 (100%)"."""
        if self.done is None:
            return ""
        if self.target.unit == "%":
            if self.base is None:
                return f"{format_thousandths(self.done)}%"
            share = format_thousandths(_share(self.done, self.base))
            whole = format_thousandths(self.base)
            return f"{format_thousandths(self.done)}/{whole} ({share}%)"
        goal = f"/{format_thousandths(self.goal)}" if self.goal is not None else ""
        return f"{format_thousandths(self.done)}{goal} {self.target.unit}"


_LACKING = frozenset({Verdict.SHORT, Verdict.NOTHING})


def tally(
    target: Target,
    counted: Iterable[Counted],
    first: dt.date,
    last: dt.date,
    today: dt.date,
    units: Sequence[str] = (),
    within: tuple[dt.date, dt.date] | None = None,
) -> Tally:
    """Count what was done from `first` to `last` (both included), as seen on `today`.

    `units` are the rows of a group task; `within` is the period of its plan: weeks outside of it
    ask for nothing. One act counts once.
    """
    found = _once(each for each in counted if first <= each.day <= last)
    if _is_per_turn(target):
        return _per_turn(target, found, first, last)
    rows = list(dict.fromkeys(units)) if target.each_unit and units else [""]
    spans = list(_spans(target.per, first, last))
    if within is not None:
        begins, ends = within
        spans = [span for span in spans if span[1] >= begins and span[0] <= ends] or spans
    cells = tuple(
        _cell(target, [e for e in found if not unit or e.unit == unit], unit, span, today)
        for unit in rows
        for span in spans
    )
    done, base = _sum(target, found)
    goal = _goal(target, len(cells))
    verdicts = {cell.verdict for cell in cells}
    if done is None:
        verdict = Verdict.NOTHING
    elif verdicts & _LACKING:
        verdict = Verdict.SHORT
    else:
        order = (Verdict.OPEN, Verdict.NOTE)
        verdict = next((each for each in order if each in verdicts), Verdict.MET)
    return Tally(target, cells, done, base, goal, verdict)


def _is_per_turn(target: Target) -> bool:
    if not target.per and target.unit == _MINUTES:
        return True  # "không quá 10 phút" is said of each turn (guidance.md, section 5)
    return target.per in PER_TURN and not target.each_unit


def _per_turn(target: Target, found: list[Counted], first: dt.date, last: dt.date) -> Tally:
    """Compare each turn by itself; what leaves the range is a note."""
    values = [each.value for each in found if each.value is not None]
    outside = sum(not target.is_met(value) for value in values)
    loose = target.operator in {Operator.RANGE, Operator.ABOUT}
    verdict = Verdict.MET if values else Verdict.NOTHING
    if outside:
        verdict = Verdict.NOTE if loose else Verdict.SHORT
    done = sum(values) // len(values) if values else None
    cell = Cell("", first, last, done, None, verdict)
    return Tally(target, (cell,), done, None, None, verdict, outside)


def _cell(
    target: Target,
    found: list[Counted],
    unit: str,
    span: tuple[dt.date, dt.date, dt.date],
    today: dt.date,
) -> Cell:
    first, last, ends = span
    over = ends == last and last < today
    done, base = _sum(target, [each for each in found if first <= each.day <= last])
    return Cell(unit, first, last, done, base, _verdict(target, done, base, over))


def _verdict(target: Target, done: int | None, base: int | None, over: bool) -> Verdict:
    if done is None:
        return Verdict.NOTHING if over else Verdict.OPEN
    figure = _share(done, base) if target.unit == "%" and base else done
    met = figure >= abs(target.value) if target.is_change else target.is_met(figure)
    if met:
        ceiling = target.operator in {Operator.AT_MOST, Operator.LESS} or target.value == 0
        return Verdict.OPEN if ceiling and not over else Verdict.MET
    if target.operator is Operator.RANGE and figure > (target.high or 0):
        return Verdict.NOTE
    may_grow = target.operator not in {Operator.AT_MOST, Operator.LESS} and target.value != 0
    return Verdict.OPEN if may_grow and not over else Verdict.SHORT


def _sum(target: Target, found: list[Counted]) -> tuple[int | None, int | None]:
    """Return (done, base): counts add up, of shares the latest stands, both numbers add up."""
    if target.unit == "%" or target.is_change:
        known = [each for each in found if each.value is not None]
        if not known:
            return None, None
        whole = [each for each in known if each.base]
        if whole:
            latest = _latest_of_units(whole)
            return sum(e.value or 0 for e in latest), sum(e.base or 0 for e in latest)
        return max(known, key=lambda each: each.day).value, None
    act = target.unit.casefold().startswith(_ACTS)
    values = [1000 if each.value is None and act else each.value for each in found]
    figures = [value for value in values if value is not None]
    return (sum(figures), None) if figures else (None, None)


def _latest_of_units(known: list[Counted]) -> list[Counted]:
    """Return the latest figure of each unit: a share of March is not added to one of June."""
    latest: dict[str, Counted] = {}
    for each in sorted(known, key=lambda each: each.day):
        latest[each.unit] = each
    return list(latest.values())


def _share(part: int, whole: int) -> int:
    """Return a share in thousandths of a per cent, rounded down: 127/128 is never 100%."""
    return part * 100_000 // whole


def _goal(target: Target, cells: int) -> int | None:
    sums = {Operator.AT_LEAST, Operator.MORE, Operator.EXACTLY, Operator.ABOUT}
    if target.unit == "%" or target.is_change or target.operator not in sums or not target.value:
        return None
    return target.value * cells


def _once(found: Iterable[Counted]) -> list[Counted]:
    """Return each act once, in order of days."""
    kept: list[Counted] = []
    met: set[tuple[str, str]] = set()
    for each in sorted(found, key=lambda each: each.day):
        if each.act and (each.act, each.unit) in met:
            continue
        met.add((each.act, each.unit))
        kept.append(each)
    return kept


def _spans(per: str, first: dt.date, last: dt.date) -> Iterable[tuple[dt.date, dt.date, dt.date]]:
    """Yield (first, last, end) of the periods from `first` to `last`, cut at both ends.

    `end` is the day the period is over, later than `last` where the span ends inside it: what a
    year asks for is not missed in June. A span of a report, from the 15th to the 14th or as the
    office has set it, has months of its own (Decree 09/2019, art. 12): its year is 15 December to
    14 December.
    """
    if per in {"tuần", "2 tuần"}:
        weeks = 2 if per == "2 tuần" else 1
        start = first - dt.timedelta(first.weekday())
        step = dt.timedelta(weeks=weeks)
        while start <= last:
            end = start + step - dt.timedelta(1)
            yield max(start, first), min(end, last), end
            start += step
        return
    months = _MONTHS.get(per)
    if months is None:
        yield first, last, last
        return
    reporting = first.day if 1 < first.day == last.day + 1 else 0
    named = first + relativedelta(months=1) if reporting else first
    start = dt.date(named.year, (named.month - 1) // months * months + 1, 1)
    while True:
        following = start + relativedelta(months=months)
        begins, next_begins = _opening(start, reporting), _opening(following, reporting)
        if begins > last:
            return
        end = next_begins - dt.timedelta(1)
        yield max(begins, first), min(end, last), end
        start = following


def _opening(month: dt.date, reporting: int) -> dt.date:
    """Return the first day of what is called a month: day `reporting` of the one before, if any."""
    return month - relativedelta(months=1, day=reporting) if reporting else month
