"""A fact of a task that was read in changes: its words change on paper, every other word stays."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.documents.composition import Paragraph
from kehoach_desktop.documents.composition_plan import compose_plan
from kehoach_desktop.domain.imports.plan_from_reading import plan_from_reading
from kehoach_desktop.domain.office import OfficeProfile, UnitKind
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.plan_texts import text_of
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.domain.plans.task_edit import place_task, update_task
from kehoach_desktop.domain.plans.task_words import funding_words, names, time_words
from kehoach_desktop.domain.schedules.target_parse import parse_targets
from kehoach_desktop.reading.document import read_document
from kehoach_desktop.reading.text import read_text

_OFFICE = OfficeProfile("", UnitKind.COMMUNE, "Suối Mơ", "Lam Giang", UnitKind.PROVINCE)
_HEAD = "KẾ HOẠCH\nDọn kênh năm 2026\nI. VIỆC PHẢI LÀM\n1. Vớt bèo trên kênh\n"
LINES = (
    "- Nội dung: Vớt sạch bèo ở ba đoạn kênh; bà con phơi bèo làm phân.",
    "- Thời gian thực hiện: hằng tháng.",
    "- Thời hạn: trước ngày 30/6/2026.",
    "- Cơ quan chủ trì: Phòng Kinh tế.",
    "- Cơ quan thực hiện: Văn phòng xã.",
    "- Cơ quan phối hợp: Đoàn xã, Hội Phụ nữ xã.",
    "- Sản phẩm: Biên bản nghiệm thu.",
    "- Số lượng: 12 buổi.",
    "- Kinh phí: Ngân sách xã.",
    "+ Mang ủng và găng tay.",
    "Phòng Kinh tế nhắc các xóm trước ba ngày.",
    "Hằng tháng xem lại mực nước.",
)


def imported(lines: list[str]) -> Plan:
    ids = iter(range(1000))
    document = read_document(read_text(_HEAD + "\n".join(lines)))
    return plan_from_reading(document, lambda: str(next(ids)), 2026).plan


def printed(plan: Plan) -> Counter[str]:
    parts = compose_plan(plan, _OFFICE).parts
    text = " ".join(
        run.text for part in parts for each in part.elements if isinstance(each, Paragraph)
        for run in each.runs
    )  # fmt: skip
    return words(text)


def words(text: str) -> Counter[str]:
    return Counter(word.strip(".,;:").casefold() for word in text.split() if word.strip(".,;:-+"))


CHANGES: dict[str, object] = {
    "content": st.sampled_from(["", "Nạo bùn"]),
    "schedule_text": st.sampled_from(["", "Mỗi quý một lần"]),
    "leads": st.sampled_from([(), (Doer("Ban Quản lý kênh"),), (Doer("P"),)]),
    "coordinators": st.sampled_from([(), (Doer("Trạm bơm"), Doer("Đoàn xã"))]),
    "units": st.sampled_from([(), (Doer("Xóm Thượng"),)]),
    "place": st.sampled_from(["", "Kênh chính"]),
    "output": st.sampled_from(["", "Sổ theo dõi"]),
    "targets": st.sampled_from([(), parse_targets("24 buổi")]),
    "funding": st.sampled_from(["", "Xã hội hóa"]),
    "funding_vnd": st.sampled_from([None, 5_000_000]),
}


def fact(task: Task, field: str) -> str:
    match field:
        case "leads" | "coordinators" | "units":
            return names(getattr(task, field))
        case "schedule_text":
            return time_words(task, 2026)
        case "targets":
            return ", ".join(target.text() for target in task.targets)
        case "funding" | "funding_vnd":
            return funding_words(task)
    return str(getattr(task, field))


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=7, unique=True), st.data())
def test_after_any_change_of_a_field_every_other_word_is_still_printed(
    lines: list[str], data: st.DataObject
) -> None:
    plan = imported(lines)
    for task in plan.tasks:
        field = data.draw(st.sampled_from(sorted(CHANGES)))
        value = data.draw(CHANGES[field])  # type: ignore[arg-type]
        changed = update_task(plan, replace(task, **{field: value}))  # type: ignore[arg-type]
        after = changed.task(task.id)
        assert after is not None
        lost = printed(plan) - printed(changed) - words(fact(task, field))
        if task.lines is None:
            continue  # written from its fields before and after
        if not fact(after, field):  # an emptied field takes its label along
            label = next(
                (line for line in lines if fact(task, field) and fact(task, field) in line), ""
            )
            lost -= words(label.partition(":")[0])
        assert not lost
        if after.lines is not None:
            assert not words(fact(after, field).strip("… ")) - printed(changed)


@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=7, unique=True))
def test_a_row_of_the_appendix_says_what_the_lines_said(lines: list[str]) -> None:
    plan = imported(lines)
    for task in plan.tasks:
        if task.lines is None or task.said_in:
            continue
        moved = place_task(plan, task.id, True, lambda: "new").task(task.id)
        assert moved is not None
        said = " ".join(
            [moved.content, moved.output, *(fact(moved, field) for field in CHANGES)]
        ).casefold()
        for line in task.lines:
            value = line.partition(": ")[2] or line
            assert value.strip("-+ .;").casefold() in said


@pytest.fixture
def plan() -> Plan:
    return imported([LINES[0], LINES[2], LINES[3], LINES[9], LINES[10]])


def _only(plan: Plan) -> Task:
    return next(task for task in plan.tasks if task.lines is not None)


def test_the_line_of_a_fact_keeps_its_own_label_and_place(plan: Plan) -> None:
    task = _only(plan)
    changed = _only(update_task(plan, replace(task, leads=(Doer("Văn phòng xã"),))))
    assert changed.lines == (*(task.lines or ())[:2], "- Cơ quan chủ trì: Văn phòng xã.",
                             *(task.lines or ())[3:])  # fmt: skip


def test_a_fact_typed_letter_by_letter_is_one_line_in_the_end(plan: Plan) -> None:
    typed = "Kênh chính"
    for length in range(1, len(typed) + 1):
        plan = update_task(plan, replace(_only(plan), place=typed[:length]))
    assert (_only(plan).lines or ())[-1] == "- Địa điểm: Kênh chính."
    for length in reversed(range(len(typed))):
        plan = update_task(plan, replace(_only(plan), place=typed[:length]))
    assert not any("Địa điểm" in line for line in _only(plan).lines or ())


def test_a_line_that_the_officer_types_is_kept_as_typed(plan: Plan) -> None:
    task = _only(plan)
    changed = update_task(plan, replace(task, lines=("Làm ngay.",)))
    assert _only(changed).lines == ("Làm ngay.",)
    assert text_of(changed, f"task:{task.id}/lines/0") == "Làm ngay."
