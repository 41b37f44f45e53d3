"""The appendix of tasks and the checklist sheet (nd30.md A01–A05, B20, P12)."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from samples import OFFICE, SENTENCES, big_plan, issued, task
from sheets import MM, PdfPage, read, squeezed, text_of

from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.services.ports.printing import ChecklistLine

HEADS = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm"]
MIDDLE = 30 * MM + 247 * MM / 2


def appendix(printer: PdfPrinter, plan: Plan) -> list[PdfPage]:
    pages = read(printer.plan(plan, OFFICE).pdf)
    return [page for page in pages if page.width > page.height]


def plan_with(*tasks: Task) -> Plan:
    return replace(big_plan(1, 1, 0), tasks=tasks)


def rows(count: int) -> tuple[Task, ...]:
    return tuple(task(index, in_appendix=True) for index in range(count))


def test_the_appendix_starts_a_page_with_word_title_and_reference(printer: PdfPrinter) -> None:
    page = appendix(printer, issued(plan_with(*rows(3))))[0]
    word, title, reference = page.lines[:3]
    assert (word.text, word.size, word.bold) == ("Phụ lục", 14, True)
    assert title.text == "PHÂN CÔNG NHIỆM VỤ TUYÊN TRUYỀN CẢI CÁCH HÀNH CHÍNH NĂM 2026"
    assert title.bold
    assert reference.text == (
        "(Kèm theo Kế hoạch số 02/KH-UBND ngày 05 tháng 01 năm 2026 của Ủy ban nhân dân xã Tân Hòa)"
    )
    assert reference.italic
    for line in (word, title, reference):
        assert line.centre == pytest.approx(MIDDLE, abs=2 * MM)
        assert 13 <= line.size <= 14
    assert page.stroke_below(reference)


def test_the_body_names_the_appendix_where_the_officer_did_not(printer: PdfPrinter) -> None:
    plan = issued(plan_with(*rows(2)))
    pointer = "(Chi tiết tại Phụ lục kèm theo)"
    assert pointer in text_of(read(printer.plan(plan, OFFICE).pdf))
    named = replace(plan, closing="Phân công cụ thể tại Phụ lục./.")
    assert pointer not in text_of(read(printer.plan(named, OFFICE).pdf))
    without = issued(plan_with())
    assert pointer not in text_of(read(printer.plan(without, OFFICE).pdf))


def test_the_head_of_the_table_is_repeated_on_every_page(printer: PdfPrinter) -> None:
    pages = appendix(printer, issued(plan_with(*rows(40))))
    assert len(pages) >= 4
    for page in pages:
        heads = [line.text for line in page.body if line.bold and line.size == 12]
        assert heads == HEADS


def test_every_row_says_who_does_what_when_with_which_output(printer: PdfPrinter) -> None:
    only = Task(
        "t", "Phát bài trên loa", leads=(Doer("Phòng A"),), coordinators=(Doer("Các thôn"),),
        schedule_text="Thứ Sáu hằng tuần", output="12 bài", in_appendix=True,
    )  # fmt: skip
    page = appendix(printer, issued(plan_with(only, replace(only, id="u", leads=(), output=""))))[0]
    cells = [line.text for line in page.lines if line.size == 12 and line.plain]
    assert cells == [
        "1", "Phát bài trên loa", "Phòng A", "Các thôn", "Thứ Sáu hằng tuần", "12 bài",
        "2", "Phát bài trên loa", "……", "Các thôn", "Thứ Sáu hằng tuần", "……", "./.",
    ]  # fmt: skip


def test_cells_stay_inside_their_columns_and_rows_inside_their_lines(printer: PdfPrinter) -> None:
    for page in appendix(printer, issued(plan_with(*rows(25)))):
        uprights = sorted({stroke[0] for stroke in page.strokes if stroke[0] == stroke[2]})
        levels = sorted({s[1] for s in page.strokes if s[1] == s[3] and s[2] - s[0] > 600})
        assert len(uprights) == len(HEADS) + 1
        assert uprights[0] >= 30 * MM - 0.1
        assert uprights[-1] <= page.width - 20 * MM + 0.1
        for line in page.lines:
            if line.size != 12 or line.text == "./.":
                continue
            column = max(x for x in uprights if x <= line.x0)
            following = min(x for x in uprights if x > line.x0)
            assert line.x0 >= column + 1
            assert line.x1 <= following
            assert max(y for y in levels if y <= line.top + 0.5) < line.baseline
            assert min(y for y in levels if y > line.baseline) >= line.bottom - 0.5


def test_units_of_a_group_task_get_a_narrow_column_each(printer: PdfPrinter) -> None:
    group = task(1, in_appendix=True, units=4)
    page = appendix(printer, issued(plan_with(group, task(2, in_appendix=True))))[0]
    upright = [line.text for line in page.lines if line.upright]
    assert upright == ["Thôn Đông", "Thôn Đoài", "Thôn Thượng", "Thôn Hạ"]
    assert [line.text for line in page.lines].count("x") == 4


def test_more_than_twelve_units_are_named_in_the_row(printer: PdfPrinter) -> None:
    units = tuple(Doer(f"Thôn {index}") for index in range(13))
    group = replace(task(1, in_appendix=True), units=units)
    pages = appendix(printer, issued(plan_with(group)))
    assert not any(line.upright for page in pages for line in page.lines)
    assert all(unit.name in text_of(pages) for unit in units)


def test_a_funding_column_stands_only_where_money_is_used(printer: PdfPrinter) -> None:
    paid = replace(task(1, in_appendix=True), funding_vnd=12_500_000)
    page = appendix(printer, issued(plan_with(paid)))[0]
    assert "Kinh phí" in [line.text for line in page.lines]
    assert "12.500.000" in text_of([page])


def test_amounts_are_added_up_below_the_table(printer: PdfPrinter) -> None:
    paid = [replace(row, funding_vnd=1_250_000) for row in rows(3)]
    page = appendix(printer, issued(plan_with(*paid)))[0]
    total = page.find("Tổng cộng")
    assert total.bold
    cells = [line.text for line in page.lines if abs(line.baseline - total.baseline) < 12]
    assert "3.750.000" in " ".join(cells)


def test_a_long_unit_name_wraps_beside_itself_and_stays_in_its_column(
    printer: PdfPrinter,
) -> None:
    unit = Doer("Tổ dân phố Nguyễn Bỉnh Khiêm Thượng số 12")
    page = appendix(printer, issued(plan_with(replace(task(1, in_appendix=True), units=(unit,)))))[
        0
    ]
    upright = [line for line in page.lines if line.upright]
    assert " ".join(line.text for line in upright) == unit.name
    assert len(upright) == 2
    edges = sorted({stroke[0] for stroke in page.strokes if stroke[0] == stroke[2]})
    for line in upright:
        assert edges[-2] + 8 < line.x0 < edges[-1] - 1


@pytest.mark.parametrize("villages", [0, 6, 12])
def test_no_number_and_no_word_is_broken_in_two_beside_the_columns_of_villages(
    printer: PdfPrinter, villages: int
) -> None:
    units = tuple(Doer(f"Thôn {index} Nà Phặc Trung Khánh") for index in range(villages))
    costly = replace(rows(1)[0], funding_vnd=15_000_000_000, units=units)
    page = appendix(printer, plan_with(costly))[0]
    written = {word for line in page.lines for word in line.text.split()}
    assert {"15.000.000.000", "đồng"} <= written
    words = " ".join((costly.title, costly.content, *(doer.name for doer in costly.leads))).split()
    assert {word.strip(".:,;") for word in words} <= {word.strip(".:,;") for word in written}


def test_a_row_taller_than_a_page_is_split_without_losing_a_word(printer: PdfPrinter) -> None:
    title = " ".join(SENTENCES * 12)
    long = Task("t", title, leads=(Doer("Phòng A"),), in_appendix=True)
    pages = appendix(printer, issued(plan_with(*rows(2), long, *rows(1))))
    assert len(pages) >= 3
    left = [
        line for page in pages for line in page.lines
        if line.size == 12 and line.plain and 30 * MM + 30 < line.x0 < 105 * MM
    ]  # fmt: skip
    words = squeezed("".join(line.text for line in left))
    assert squeezed(title.rstrip(".")) in words.replace("..", ".")
    for page in pages:
        assert all(line.bottom <= page.height - 20 * MM + 0.1 for line in page.lines)


def test_a_task_that_stands_nowhere_else_is_not_left_off_the_paper(printer: PdfPrinter) -> None:
    lost = Task("t", "Việc chưa đặt vào mục nào")
    assert "Việc chưa đặt vào mục nào" in text_of(appendix(printer, issued(plan_with(lost))))


def test_without_tasks_there_is_no_appendix(printer: PdfPrinter) -> None:
    assert appendix(printer, issued(plan_with())) == []


def checklist(printer: PdfPrinter, count: int) -> list[PdfPage]:
    lines = [
        ChecklistLine(str(i + 1), task(i), "12 lượt, lượt tới 09/3/2026", "2/12 lượt", "", i == 0)
        for i in range(count)
    ]
    return read(printer.checklist("Tuyên truyền năm 2026", lines, OFFICE, dt.date(2026, 3, 9)).pdf)


def test_the_checklist_has_a_box_to_tick_in_every_row(printer: PdfPrinter) -> None:
    pages = checklist(printer, 25)
    assert sum(len(page.boxes) for page in pages) == 25
    for page in pages:
        for x0, y0, x1, y1 in page.boxes:
            assert x1 - x0 == pytest.approx(y1 - y0, abs=0.1)
            assert 3 * MM < x1 - x0 < 6 * MM
        assert "Xong" in [line.text for line in page.lines]
    assert "(Tính đến ngày 09/3/2026)" in [line.text for line in pages[0].lines]


def test_what_is_done_is_crossed_on_the_checklist(printer: PdfPrinter) -> None:
    page = checklist(printer, 2)[0]
    first, second = page.boxes
    inside = [
        stroke for stroke in page.strokes if stroke[0] == first[0] and stroke[2] == first[2]
        and first[1] <= stroke[1] <= stroke[3] <= first[3]
    ]  # fmt: skip
    assert len(inside) == 2
    assert not [s for s in page.strokes if second[1] <= s[1] <= s[3] <= second[3]
                and s[0] == second[0]]  # fmt: skip
