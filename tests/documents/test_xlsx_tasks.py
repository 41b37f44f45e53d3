"""The workbook of tasks: real days and figures, a frozen head, filters, A4 on its side."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import replace

import pytest
from lxml import etree
from samples import OFFICE, task

from kehoach_desktop.documents.sheet.printer import XlsxPrinter
from kehoach_desktop.domain.plans.task import Task, Turn, TurnState
from kehoach_desktop.domain.schedules.target import Operator, Target
from kehoach_desktop.services.tasks.checklist import ChecklistRow
from kehoach_desktop.services.tasks.task_book import task_book

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DAY = dt.date(2026, 4, 16)
Cell = tuple[object, str]


def row(
    item: Task, number: int, due: dt.date, turn: Turn | None = None, **more: str
) -> ChecklistRow:
    turn = turn or Turn("", item.id, due)
    state = turn.state(DAY)
    return ChecklistRow(
        more.get("plan_id", "kh"), more.get("plan_title", "Kế hoạch CCHC"), item, number,
        more.get("unit", ""), due, turn, state,
    )  # fmt: skip


MONTHLY = replace(task(1), funding_vnd=12_500_000, output="=1+1")
GROUP = task(2, units=2)
ROWS = [
    row(MONTHLY, 1, dt.date(2026, 3, 14),
        Turn("l1", "nv1", dt.date(2026, 3, 14), done_on=dt.date(2026, 3, 12), figure=12_500)),
    row(MONTHLY, 1, dt.date(2026, 4, 14)),
    row(GROUP, 2, dt.date(2026, 4, 30), unit="Thôn Đông"),
    row(GROUP, 2, dt.date(2026, 4, 30), unit="Thôn Đoài"),
]  # fmt: skip


def made(rows: list[ChecklistRow] = ROWS) -> bytes:
    return XlsxPrinter().tasks(task_book("Kế hoạch CCHC", rows, OFFICE, DAY))


class Book:
    """A workbook read from its plain XML."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._words = ["".join(item.itertext()) for item in self.part("xl/sharedStrings.xml")]
        styles = self.part("xl/styles.xml")
        formats = {
            item.get("numFmtId"): item.get("formatCode") for item in styles.iter(f"{S}numFmt")
        }
        self.fonts = {item.get("val") for item in styles.find(f"{S}fonts").iter(f"{S}name")}
        self._formats = [
            formats.get(item.get("numFmtId"), "") for item in styles.find(f"{S}cellXfs")
        ]

    def part(self, name: str) -> etree._Element:
        return etree.fromstring(self._zip.read(name))

    def sheet(self, number: int) -> etree._Element:
        return self.part(f"xl/worksheets/sheet{number}.xml")

    def table(self, number: int) -> list[dict[str, Cell]]:
        """Return the rows below the head: head → (value, number format)."""
        lines = list(self._rows(number))
        start = next(i for i, line in enumerate(lines) if line.get("A", ("", ""))[0] == "TT")
        head = {place: value for place, (value, _) in lines[start].items()}
        return [
            {str(head[place]): cell for place, cell in line.items()} for line in lines[start + 1 :]
        ]

    def _rows(self, number: int) -> Iterator[dict[str, Cell]]:
        for line in self.sheet(number).iter(f"{S}row"):
            yield {
                re.sub(r"\d", "", item.get("r")): self._value(item) for item in line.iter(f"{S}c")
            }

    def _value(self, item: etree._Element) -> Cell:
        look = self._formats[int(item.get("s", 0))]
        assert item.find(f"{S}f") is None
        value = item.findtext(f"{S}v")
        if value is None:
            return None, look
        return (self._words[int(value)] if item.get("t") == "s" else float(value)), look


def excel_day(day: dt.date) -> float:
    return float((day - dt.date(1899, 12, 30)).days)


def test_days_are_days_and_figures_are_figures() -> None:
    first, second, *_ = Book(made()).table(2)
    assert first["Thời hạn"] == (excel_day(dt.date(2026, 3, 14)), "dd/mm/yyyy")
    assert first["Ngày hoàn thành"] == (excel_day(dt.date(2026, 3, 12)), "dd/mm/yyyy")
    assert first["Kết quả"][0] == 12.5
    assert first["Tình trạng"][0] == "hoàn thành"
    assert second["Ngày hoàn thành"][0] is None
    assert second["Kết quả"][0] is None
    assert second["Tình trạng"][0] == "quá hạn"


def test_a_task_is_one_line_with_its_turns_counted() -> None:
    monthly, group = Book(made()).table(1)
    counts = ("TT", "Số lượt", "Hoàn thành", "Quá hạn", "Chỉ tiêu", "Kết quả", "Kinh phí (đồng)")
    assert [monthly[name][0] for name in counts] == [1, 2, 1, 1, 10, 12.5, 12_500_000]
    assert [group[name][0] for name in counts] == [2, 2, 0, 0, 10, None, None]
    assert monthly["Kinh phí (đồng)"][1] == "#,##0"
    assert monthly["Hạn cuối cùng"] == (excel_day(dt.date(2026, 4, 14)), "dd/mm/yyyy")
    assert monthly["Thời gian thực hiện"][0] == "Chậm nhất ngày 14 hằng tháng"
    assert group["Các đơn vị thực hiện"][0] == "Thôn Đông, Thôn Đoài"


def test_words_are_never_a_formula() -> None:
    assert Book(made()).table(1)[0]["Sản phẩm"][0] == "=1+1"


def test_who_has_which_task_and_how_many() -> None:
    monthly, group, total = Book(made()).table(3)
    assert monthly["Phòng Văn hóa - Xã hội"][0] == "CT"
    assert monthly["Văn phòng HĐND và UBND"][0] == "PH"
    assert monthly["Thôn Đông"][0] in {None, ""}
    assert group["Thôn Đông"][0] == "x"
    assert total["Phòng Văn hóa - Xã hội"][0] == 2
    assert total["Thôn Đoài"][0] == 1


#: The last cell of each sheet that can be filtered (no total), and the last that is printed (the
#: sheet of tasks has columns for the screen only; the one of agencies has a row of totals).
FILTERED = {1: "T6", 2: "J8", 3: "G6"}
PRINTED = {1: "$N$6", 2: "$J$8", 3: "$G$7"}


@pytest.mark.parametrize("number", [1, 2, 3])
def test_the_head_stays_filters_and_is_printed_on_every_a4_page(number: int) -> None:
    book = Book(made())
    sheet = book.sheet(number)
    pane = sheet.find(f".//{S}pane")
    assert (pane.get("ySplit"), pane.get("state")) == ("4", "frozen")
    assert sheet.find(f"{S}autoFilter").get("ref") == f"A4:{FILTERED[number]}"
    setup = sheet.find(f"{S}pageSetup")
    assert (setup.get("paperSize"), setup.get("orientation")) == ("9", "landscape")
    assert setup.get("fitToHeight") == "0"
    names = {
        (item.get("name"), item.get("localSheetId")): item.text
        for item in book.part("xl/workbook.xml").iter(f"{S}definedName")
    }
    assert names["_xlnm.Print_Titles", f"{number - 1}"].endswith("$4:$4")
    area = names["_xlnm.Print_Area", f"{number - 1}"]
    assert area.split("!")[1] == f"$A$1:{PRINTED[number]}"
    assert book.fonts == {"Times New Roman"}
    assert not [
        fill for fill in book.part("xl/styles.xml").iter(f"{S}patternFill")
        if fill.get("patternType") not in {"none", "gray125"}
    ]  # fmt: skip


def test_the_name_of_the_plan_stands_only_where_there_are_several() -> None:
    assert "Kế hoạch" not in Book(made()).table(1)[0]
    other = row(task(3), 1, dt.date(2026, 5, 1), plan_id="k2", plan_title="Kế hoạch khác")
    lines = Book(made([*ROWS, other])).table(1)
    assert [line["Kế hoạch"][0] for line in lines] == [
        "Kế hoạch CCHC", "Kế hoạch CCHC", "Kế hoạch khác"]  # fmt: skip


def test_shares_do_not_add_up() -> None:
    percent = replace(MONTHLY, targets=(Target(Operator.AT_LEAST, 80_000, "%"),))
    rows = [
        row(percent, 1, dt.date(2026, month, 14),
            Turn(f"l{month}", "nv1", dt.date(2026, month, 14), done_on=DAY, figure=value))
        for month, value in ((2, 60_000), (3, 75_000))
    ]  # fmt: skip
    assert task_book("", rows, OFFICE, DAY).tasks[0].figure == 75_000
    assert {row.state for row in rows} == {TurnState.DONE}


def test_no_rows_make_a_workbook_all_the_same() -> None:
    assert Book(made([])).table(1) == []


def test_the_same_rows_give_the_same_bytes() -> None:
    assert made() == made()
    assert b"2020-03-05" in zipfile.ZipFile(io.BytesIO(made())).read("docProps/core.xml")
