"""The year's work as tables: month grid, who does what, the leaders' week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

from kehoach_desktop.documents.pdf.painter import PdfPainter
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.documents.work_sheets import WorkSheets
from kehoach_desktop.domain.office import Unit, UnitKind
from kehoach_desktop.domain.plans.task import Doer, Task, Turn, TurnState
from kehoach_desktop.domain.two_tier import suggest
from kehoach_desktop.domain.work.meeting import Meeting
from kehoach_desktop.services.ports.year import (
    MonthCount,
    TaskName,
    TaskParts,
    UnitShare,
    YearTask,
)
from kehoach_desktop.services.tasks.assignment_sheet import AHEAD, assignment_sheet
from kehoach_desktop.services.tasks.checklist import ChecklistRow
from kehoach_desktop.services.tasks.day_sheet import day_sheet
from kehoach_desktop.services.tasks.week_sheet import week_lines, week_sheet
from kehoach_desktop.services.tasks.year_sheet import month_cell, year_sheet

TODAY = dt.date(2026, 3, 9)  # a Monday
UNIT = Unit("", UnitKind.COMMUNE, "Tân Mẫu", "Mẫu Sơn", UnitKind.PROVINCE, dt.date(2025, 7, 1))
OFFICE = suggest(UNIT, iter(map(str, range(1000))).__next__)


def rows(
    name: str,
    days: Sequence[str],
    *,
    lead: str = "Văn phòng",
    helps: str = "",
    unit: str = "",
    done: int = 0,
    number: int = 1,
) -> list[ChecklistRow]:
    """Turns of one task on these days, the first `done` of them done in time."""
    helpers = (Doer(helps),) if helps else ()
    task = Task(f"t-{name}", name, leads=(Doer(lead),), coordinators=helpers)
    found = []
    for place, each in enumerate(days):
        due = dt.date.fromisoformat(each)
        done_on = due if place < done else None
        turn = Turn(f"{name}-{unit}-{place}", task.id, due, unit, done_on)
        found.append(
            ChecklistRow("p", "Kế hoạch", task, number, unit, due, turn, turn.state(TODAY))
        )
    return found


def counted(found: Sequence[ChecklistRow], year: int = 2026) -> list[YearTask]:
    """What the store counts of these turns in a year."""
    months: dict[str, dict[int, list[ChecklistRow]]] = {}
    for row in found:
        if row.due.year == year:
            months.setdefault(row.task.id, {}).setdefault(row.due.month, []).append(row)
    return [
        YearTask(_name(found, task_id), tuple(_month(number, own) for number, own in each.items()))
        for task_id, each in months.items()
    ]


def _month(number: int, own: Sequence[ChecklistRow]) -> MonthCount:
    closed = sum(row.state in {TurnState.DONE, TurnState.SKIPPED} for row in own)
    late = sum(row.state is TurnState.LATE for row in own)
    days = sorted({row.due for row in own})
    return MonthCount(number, len(own), closed, late, len(days), days[0], days[-1])


def _name(found: Sequence[ChecklistRow], task_id: str) -> TaskName:
    row = next(row for row in found if row.task.id == task_id)
    return TaskName(row.plan_id, task_id, row.task.title, ", ".join(d.name for d in row.task.leads))


def parted(found: Sequence[ChecklistRow]) -> list[TaskParts]:
    """Who does what in these turns."""
    parts = []
    for task_id in dict.fromkeys(row.task.id for row in found):
        own = [row for row in found if row.task.id == task_id]
        shares = [
            UnitShare(
                unit,
                len(turns := [row for row in own if row.unit == unit]),
                sum(row.state is TurnState.DONE for row in turns),
                sum(row.turn.done_on is None and row.due <= TODAY + AHEAD for row in turns),
                sum(row.state is TurnState.LATE for row in turns),
            )
            for unit in dict.fromkeys(row.unit for row in own)
        ]
        task = own[0].task
        leads = tuple(doer.name for doer in task.leads)
        helpers = tuple(doer.name for doer in task.coordinators)
        parts.append(TaskParts(_name(found, task_id), leads, helpers, tuple(shares)))
    return parts


def test_a_month_names_its_days_or_says_how_much_is_done() -> None:
    def cell(days: Sequence[str], done: int = 0) -> str:
        return month_cell(counted(rows("a", days, done=done))[0].months[0])

    assert cell(["2026-04-06", "2026-04-20"]) == "6, 20"
    assert cell(["2026-04-03", "2026-04-10", "2026-04-17", "2026-04-24"]) == "0/4"
    assert cell(["2026-03-02", "2026-03-16"], done=1) == "1/2"
    assert cell(["2026-03-02", "2026-03-16"]) == "! 2, 16"


def test_the_year_has_a_row_for_a_task_and_only_its_own_turns() -> None:
    turns = [
        *rows("Phát thanh", ["2026-04-03", "2027-01-08"]),
        *rows("Họp", ["2026-12-01"], number=2),
    ]
    sheet = year_sheet(counted(turns), 2026, "")
    assert [row.cells[1] for row in sheet.rows] == ["Phát thanh", "Họp"]
    assert sheet.rows[0].cells[3:] == ("", "", "", "3", "", "", "", "", "", "", "", "")
    assert sheet.rows[1].cells[-1] == "1"


def test_who_leads_helps_and_does_a_share_stands_under_the_number_of_the_task() -> None:
    turns = [
        *rows("Phát thanh", ["2026-04-03"], lead="Đài", helps="Văn phòng"),
        *rows("Họp thôn", ["2026-03-02", "2026-04-01"], unit="Thôn 1", done=1, number=2),
    ]
    sheet = assignment_sheet(parted(turns), ["Văn phòng", "Thôn 2"], "")
    cells = {row.agency: row.cells for row in sheet.rows}
    assert cells["Văn phòng"][1:3] == ("PH", "CT")
    assert cells["Đài"][1:3] == ("CT", "")
    assert cells["Thôn 1"][1:3] == ("", "1/2")
    assert sheet.key == (("1", "Phát thanh"), ("2", "Họp thôn"))


def test_idle_and_overloaded_units_are_named() -> None:
    days = [f"2026-03-{day}" for day in range(10, 20)]
    turns = [*rows("Nhiều", days, lead="Đài"), *rows("Ít", days[:1], lead="Văn phòng", number=2)]
    turns += rows("Ít nữa", days[:1], lead="Công an", number=3)
    sheet = assignment_sheet(parted(turns), ["Đài", "Văn phòng", "Công an", "Hội Nông dân"], "")
    assert "Nhiều việc trong 30 ngày tới: Đài (10 lượt)." in sheet.notes
    assert "Chưa có việc: Hội Nông dân." in sheet.notes


def test_more_tasks_than_columns_are_listed_by_number() -> None:
    turns = [row for n in range(30) for row in rows(f"Việc {n}", ["2026-04-03"], number=n + 1)]
    sheet = assignment_sheet(parted(turns), [], "")
    assert sheet.rows[0].cells[1].startswith("1, 2, 3")
    assert len(sheet.columns) == 7


def test_the_week_is_filled_from_turns_and_meetings_by_day_and_hour() -> None:
    turns = [
        *rows("Phát thanh", ["2026-03-13"], lead="Đài"),
        *rows("Đã qua", ["2026-03-06"]),
        *(row for n in range(1, 6) for row in rows("Họp thôn", ["2026-03-09"], unit=f"Thôn {n}")),
    ]
    meeting = Meeting("m", TODAY, dt.datetime(2026, 3, 9, 7, 30), chair="Trần Văn Mẫu")
    lines = week_lines(turns, [meeting], TODAY)
    assert [(line.day.day, line.hour, line.what) for line in lines] == [
        (9, "07:30", "Giao ban ngày 09/3/2026"), (9, "", "Họp thôn"), (13, "", "Phát thanh"),
    ]  # fmt: skip
    assert lines[1].who == "Văn phòng, 5 đơn vị"


def test_a_day_without_a_line_keeps_a_row_to_write_in() -> None:
    sheet = week_sheet(week_lines(rows("Phát thanh", ["2026-03-13"]), [], TODAY), TODAY)
    assert [row.cells[0] for row in sheet.rows] == [
        "Thứ Hai 09/03", "Thứ Ba 10/03", "Thứ Tư 11/03", "Thứ Năm 12/03", "Thứ Sáu 13/03",
        "Thứ Bảy 14/03",
    ]  # fmt: skip


@pytest.mark.parametrize("kind", ["year", "assignment", "week"])
def test_a_plan_of_usual_size_stands_on_one_black_page(kind: str) -> None:
    names = [f"Tuyên truyền nội dung số {n} của kế hoạch cải cách hành chính" for n in range(18)]
    turns = [
        row
        for n, name in enumerate(names, start=1)
        for row in rows(name, [f"2026-{m:02}-09" for m in range(1, 13)], number=n)
    ]
    if kind == "year":
        sheet = year_sheet(counted(turns), 2026, "Kế hoạch tuyên truyền năm 2026")
    elif kind == "assignment":
        sheet = assignment_sheet(parted(turns[:96]), [f"Thôn {n}" for n in range(8)], "")
    else:
        sheet = week_sheet(week_lines(turns[:12], [], TODAY), TODAY)
    printed = WorkSheets(PdfPrinter()).work_sheet(sheet, OFFICE)
    assert printed.pages == 1
    assert printed.unprintable == ()
    wide, high = PdfPainter().size(printed.pdf, 0)
    assert (wide > high) is sheet.landscape


@pytest.mark.parametrize(("turns", "pages"), [(0, 1), (24, 1)])
def test_the_day_of_a_unit_stands_on_one_black_page_while_it_can_be_read(
    turns: int, pages: int
) -> None:
    late = [
        row
        for n in range(turns)
        for row in rows(f"Tuyên truyền nội dung số {n} của kế hoạch năm", ["2026-03-02"], number=n)
    ]
    sheets = [day_sheet(late, TODAY, unit) for unit in ("Văn phòng", "Thôn Đoài")]
    printed = WorkSheets(PdfPrinter()).day_sheets(sheets, OFFICE)
    assert printed.pages == pages + 1  # a unit with nothing to do has its page too
    assert printed.unprintable == ()
