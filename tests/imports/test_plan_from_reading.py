"""What a document becomes: each part in its place, what is unclear told, nothing invented."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.imports.plan_from_reading import plan_from_reading
from kehoach_desktop.domain.imports.plan_reading import DoubtKind, PlanReading
from kehoach_desktop.domain.imports.printed_numbers import settled
from kehoach_desktop.domain.imports.read_document import LineRole
from kehoach_desktop.domain.plans import plan_edit, task_edit
from kehoach_desktop.domain.plans.plan import (
    BlockKind,
    IssueForm,
    numbered_blocks,
    numbered_sections,
)
from kehoach_desktop.domain.plans.plan_copy import copy_plan
from kehoach_desktop.domain.plans.task import Doer
from kehoach_desktop.reading.document import read_document
from kehoach_desktop.reading.text import read_text

PLAN = """
ỦY BAN NHÂN DÂN
XÃ SUỐI MƠ
Số: 07/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Suối Mơ, ngày 12 tháng 01 năm 2026

KẾ HOẠCH
Truyền thông về hồ sơ trực tuyến năm 2026

Thực hiện Kế hoạch số 31/KH-UBND ngày 05/01/2026 của UBND tỉnh, UBND xã lập kế hoạch như sau:

I. MỤC ĐÍCH
1. Để người dân quen tay với hồ sơ trên mạng.
3. Để cán bộ đỡ nhập lại giấy tờ.
I. VIỆC PHẢI LÀM
1. Dựng góc hướng dẫn tại nhà văn hóa
- Thời gian thực hiện: hằng tháng.
- Cơ quan chủ trì: Phòng Kinh tế.
- Cơ quan phối hợp: Đoàn xã, Hội Phụ nữ xã.
2. Báo cáo
- Cuối quý gửi số liệu về Văn phòng.

Nơi nhận:
- UBND tỉnh;
- Lưu: VT, VP.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Lò Thị Mây
"""


def read(
    text: str, new_id: Callable[[], str], agencies: dict[str, str] | None = None
) -> PlanReading:
    return plan_from_reading(read_document(read_text(text)), new_id, 2026, agencies)


@pytest.fixture
def reading(new_id: Callable[[], str]) -> PlanReading:
    return read(PLAN, new_id, {"Phòng kinh tế": "kt"})


def test_header_and_end_go_into_their_fields(reading: PlanReading) -> None:
    plan = reading.plan
    assert (plan.title, plan.year) == ("Truyền thông về hồ sơ trực tuyến năm 2026", 2026)
    assert (plan.place, plan.symbol, plan.archive) == ("Suối Mơ", "KH-UBND", "VT, VP")
    assert plan.recipients == ("UBND tỉnh",)
    assert plan.signatory is not None
    assert plan.signatory.lines == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert plan.signatory.name == "Lò Thị Mây"
    assert plan.based_on is not None
    assert plan.based_on.number == "31/KH-UBND"
    assert reading.missing == ()
    assert reading.remainder == ()


def test_numbers_stay_as_printed_and_are_told(reading: PlanReading) -> None:
    plan = settled(reading.plan)
    assert [number for number, _ in numbered_sections(plan)] == ["I.", "I."]
    printed = [each.number for each in numbered_blocks(plan.sections[0], plan.numbering)]
    assert printed == ["1.", "3."]
    told = [(d.found, d.expected) for d in reading.doubts if d.kind is DoubtKind.NUMBER]
    assert sorted(told) == [("3.", "2."), ("I.", "II.")]


def test_only_numbers_that_we_would_not_count_are_stored(reading: PlanReading) -> None:
    plan = settled(reading.plan)
    assert [section.printed for section in plan.sections] == [None, "I."]
    assert [block.printed for block in plan.sections[0].blocks] == [None, "3."]


def test_labelled_lines_make_a_task_and_print_as_they_stood(reading: PlanReading) -> None:
    (task,) = reading.plan.tasks
    assert task.title == "Dựng góc hướng dẫn tại nhà văn hóa"
    assert task.leads == (Doer("Phòng Kinh tế", "kt"),)
    assert [doer.name for doer in task.coordinators] == ["Đoàn xã", "Hội Phụ nữ xã"]
    assert task.schedule is not None
    assert task.lines is not None
    assert task.lines[0] == "- Thời gian thực hiện: hằng tháng."


def test_each_part_tells_the_lines_it_came_from(reading: PlanReading) -> None:
    places = dict(reading.places)
    section = reading.plan.sections[1]
    assert places["title"].line == 10
    assert places[f"section:{section.id}"].line == 17
    assert places[f"block:{section.blocks[0].id}"].line == 18
    assert places[f"task:{reading.plan.tasks[0].id}"].line == 19


def test_moving_an_item_counts_its_section_again(reading: PlanReading) -> None:
    plan = settled(reading.plan)
    section = plan.sections[0]
    moved = plan_edit.move_block(plan, section.id, section.blocks[1].id, -1)
    numbers = [each.number for each in numbered_blocks(moved.sections[0], moved.numbering)]
    assert numbers == ["1.", "2."]
    assert moved.sections[1].printed == "I."


def test_typing_inside_an_item_keeps_its_number(reading: PlanReading) -> None:
    plan = settled(reading.plan)
    section = plan.sections[0]
    retyped = [replace(block, text=f"{block.text} Thêm.", printed=None) for block in section.blocks]
    typed = plan_edit.type_blocks(plan, section.id, retyped)
    numbers = [each.number for each in numbered_blocks(typed.sections[0], typed.numbering)]
    assert numbers == ["1.", "3."]


def test_a_section_more_counts_the_sections_again(reading: PlanReading) -> None:
    plan = plan_edit.remove_section(settled(reading.plan), reading.plan.sections[0].id)
    assert [number for number, _ in numbered_sections(plan)] == ["I."]
    assert plan.sections[0].printed is None


def test_a_changed_fact_changes_its_words_in_the_printed_lines_only(reading: PlanReading) -> None:
    plan = settled(reading.plan)
    task = plan.tasks[0]
    renamed = task_edit.update_task(plan, replace(task, title="Góc hướng dẫn"))
    assert renamed.tasks[0].lines == task.lines
    changed = task_edit.update_task(plan, replace(task, leads=(Doer("Văn phòng"),)))
    assert changed.tasks[0].lines == tuple(
        line.replace("Phòng Kinh tế", "Văn phòng") for line in task.lines or ()
    )


def test_a_copy_keeps_tasks_with_the_text_that_says_them(new_id: Callable[[], str]) -> None:
    bullet = "- Phát tờ rơi ở chợ (chủ trì: Đoàn xã; thời gian: quý II năm 2026)."
    text = PLAN.replace("- Cuối quý gửi số liệu về Văn phòng.", bullet)
    plan = settled(read(text, new_id).plan)
    said = [task for task in plan.tasks if task.said_in]
    assert said
    copied = copy_plan(plan, new_id)
    blocks = {block.id for section in copied.sections for block in section.blocks}
    assert {task.said_in for task in copied.tasks if task.said_in} <= blocks


def test_what_the_source_lacks_stays_empty_and_is_listed(new_id: Callable[[], str]) -> None:
    reading = read("KẾ HOẠCH\nPhòng cháy năm 2026\nI. MỤC ĐÍCH\nĐể rừng còn xanh.", new_id)
    assert set(reading.missing) == {
        "issuer", "number", "place", "date", "opening", "recipients", "archive", "signature",
        "signer_name",
    }  # fmt: skip
    assert reading.plan.recipients == ()
    assert reading.plan.signatory is None
    assert reading.plan.place == ""


def test_another_type_of_document_is_told(new_id: Callable[[], str]) -> None:
    reading = read(PLAN.replace("KẾ HOẠCH\nTruyền", "BÁO CÁO\nTruyền"), new_id)
    kinds = [(doubt.found, doubt.expected) for doubt in reading.doubts
             if doubt.kind is DoubtKind.KIND]  # fmt: skip
    assert kinds == [("báo cáo", "kế hoạch")]


def test_rows_of_an_appendix_become_its_tasks(new_id: Callable[[], str]) -> None:
    table = """
PHỤ LỤC
VIỆC CỦA NĂM
| TT | Nhiệm vụ | Cơ quan chủ trì | Phối hợp | Thời gian | Sản phẩm |
|---|---|---|---|---|---|
| 1 | Mở lớp dạy điện thoại | Đoàn xã | Các thôn | Quý II/2026 | 02 lớp |
| 2 | Phát tờ rơi | Văn phòng | | Trước ngày 30/9/2026 | 300 tờ |
"""
    plan = read(PLAN + table, new_id).plan
    rows = [task for task in plan.tasks if task.in_appendix]
    assert plan.appendix_title == "VIỆC CỦA NĂM"
    assert [(task.title, task.leads[0].name) for task in rows] == [
        ("Mở lớp dạy điện thoại", "Đoàn xã"), ("Phát tờ rơi", "Văn phòng"),
    ]  # fmt: skip
    assert all(task.schedule for task in rows)


def test_a_table_that_is_no_table_of_tasks_stays_as_text(new_id: Callable[[], str]) -> None:
    table = "| Xóm | Số hộ |\n|---|---|\n| Thượng | 120 |\n"
    reading = read(PLAN.replace("2. Báo cáo\n", f"2. Báo cáo\n{table}"), new_id)
    texts = [block.text for section in reading.plan.sections for block in section.blocks]
    assert "Thượng | 120" in texts
    assert DoubtKind.TABLE in {doubt.kind for doubt in reading.doubts}


def test_a_decision_stands_in_front_of_its_plan(new_id: Callable[[], str]) -> None:
    text = """
Số: 9/QĐ-UBND
QUYẾT ĐỊNH
Giao việc trồng cây năm 2026
CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ SUỐI MƠ
Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;
Theo đề nghị của Trưởng phòng Kinh tế.
QUYẾT ĐỊNH:
Điều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây năm 2026.
Điều 2. Chánh Văn phòng và các thôn thi hành Quyết định này./.
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
CHỦ TỊCH
Lò Văn Sơn
KẾ HOẠCH
Trồng cây năm 2026
(Ban hành kèm theo Quyết định số 9/QĐ-UBND ngày 02/02/2026 của Chủ tịch UBND xã)
I. MỤC ĐÍCH
Để đồi không trọc.
"""
    plan = read(text, new_id).plan
    assert plan.form is IssueForm.DECISION_BY_HEAD
    assert plan.title == "Trồng cây năm 2026"
    assert plan.decision is not None
    assert plan.decision.proposer == "Theo đề nghị của Trưởng phòng Kinh tế"
    assert len(plan.decision.articles) == 2
    assert [base.subject for base in plan.legal_bases] == ["Lâm nghiệp"]
    assert plan.recipients == ()


LINES = st.lists(
    st.one_of(
        st.sampled_from([line for line in PLAN.splitlines() if line]),
        st.text("aăbđ IVX123.-+()|:ướ", max_size=40),
    ),
    max_size=30,
)


@given(LINES)
def test_any_text_keeps_every_body_line_in_one_place(lines: list[str]) -> None:
    document = read_document(read_text("\n".join(lines)))
    ids = iter(range(10_000))
    reading = plan_from_reading(document, lambda: str(next(ids)), 2026)
    taken = [at for _, indices in reading.lines for at in indices]
    listed = {line.place.line for line in reading.remainder}
    assert len(taken) == len(set(taken))
    for at, line in enumerate(document.lines):
        if line.role is LineRole.BODY:
            assert at in set(taken) or line.place.line in listed
        elif line.role is LineRole.REMAINDER and line.text.strip():
            assert line.place.line in listed


@given(LINES)
def test_every_block_of_any_text_has_its_words_from_the_source(lines: list[str]) -> None:
    document = read_document(read_text("\n".join(lines)))
    ids = iter(range(10_000))
    plan = plan_from_reading(document, lambda: str(next(ids)), 2026).plan
    source = " ".join(" ".join(line.text for line in document.lines).split())
    for section in plan.sections:
        for block in section.blocks:
            if block.kind is not BlockKind.PARAGRAPH:
                assert all(word in source for word in block.text.split())
