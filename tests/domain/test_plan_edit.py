from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kehoach_desktop.domain.numbering import NumberingStyle
from kehoach_desktop.domain.plans import plan_edit, task_edit
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.plan import (
    NUMBERED,
    Block,
    BlockKind,
    Plan,
    Section,
    SectionRole,
    numbered_blocks,
)
from kehoach_desktop.domain.plans.task import Doer, Task

TEXTS = st.text(alphabet="abcđêắ ", max_size=8)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    ids = (f"b{number}" for number in count())
    tasks: list[Task] = []
    sections = []
    for index in range(draw(st.integers(1, 3))):
        blocks = []
        for _ in range(draw(st.integers(0, 8))):
            kind = draw(st.sampled_from(list(BlockKind)))
            text, level = draw(TEXTS), draw(st.integers(1, 4))
            task_id = None
            if kind is BlockKind.TASK:
                task_id = f"t{len(tasks)}"
                content = draw(st.sampled_from(["", "chi tiết"]))
                tasks.append(Task(task_id, text, content=content))
            blocks.append(Block(next(ids), kind, text, level, task_id))
        roles = (draw(st.sampled_from(list(SectionRole))),)
        sections.append(Section(f"s{index}", f"MỤC {index}", roles, tuple(blocks)))
    for number in range(draw(st.integers(0, 2))):
        tasks.append(Task(f"row{number}", draw(TEXTS), in_appendix=True))
    style = draw(st.sampled_from(list(NumberingStyle)))
    return Plan(
        "p", 2026, "Thử", "A", numbering=style, sections=tuple(sections), tasks=tuple(tasks)
    )


def letters(plan: Plan) -> Counter[str]:
    """The letters of the text, and of the appendix rows, which are not in the text."""
    text = "".join(block.text for section in plan.sections for block in section.blocks)
    rows = "".join(task.title for task in plan.appendix_tasks)
    return Counter(text + rows)


def check_whole(plan: Plan) -> None:
    ids = [block.id for section in plan.sections for block in section.blocks]
    assert len(ids) == len(set(ids))
    task_ids = [task.id for task in plan.tasks]
    assert len(task_ids) == len(set(task_ids))
    placed = [b for s in plan.sections for b in s.blocks if b.kind is BlockKind.TASK]
    named = [block.task_id for block in placed]
    assert len(named) == len(set(named))
    for block in placed:
        task = plan.task(block.task_id)
        assert task is not None
        assert task.title == block.text
        assert not task.in_appendix
    assert {t.id for t in plan.tasks if not t.in_appendix} == set(named)
    assert task_ids == named + [task.id for task in plan.appendix_tasks]
    for section in plan.sections:
        previous: list[int] = []
        for each in numbered_blocks(section, plan.numbering):
            if each.block.kind not in NUMBERED:
                continue
            assert each.level <= len(previous) + 1
            same = len(previous) >= each.level
            value = previous[each.level - 1] + 1 if same else 1
            previous = [*previous[: each.level - 1], value]
            if plan.numbering is NumberingStyle.DECIMAL:
                assert each.number == ".".join(map(str, previous)) + "."


@st.composite
def edits(draw: st.DrawFn) -> tuple[Plan, Plan, str]:
    """A plan, the same after one edit that keeps every letter, and the section edited."""
    plan = draw(plans())
    fresh = count()

    def new_id() -> str:
        return f"new{next(fresh)}"

    section = draw(st.sampled_from(plan.sections))
    kind = draw(st.sampled_from(["kind", "level", "move", "split", "merge", "section"]))
    if kind == "section":
        return plan, plan_edit.move_section(plan, section.id, draw(st.integers(-2, 2))), ""
    if not section.blocks:
        return plan, plan, section.id
    block = draw(st.sampled_from(section.blocks))
    if kind == "kind":
        target = draw(st.sampled_from(list(BlockKind)))
        after = plan_edit.set_kind(plan, section.id, block.id, target, new_id)
    elif kind == "level":
        after = plan_edit.relevel(plan, section.id, block.id, draw(st.sampled_from([-1, 1])))
    elif kind == "move":
        after = plan_edit.move_block(plan, section.id, block.id, draw(st.sampled_from([-1, 1])))
    elif kind == "split":
        offset = draw(st.integers(0, len(block.text)))
        after = plan_edit.split_block(plan, section.id, block.id, offset, new_id)
    else:
        after = plan_edit.merge_with_previous(plan, section.id, block.id)
    return plan, after, section.id


@settings(max_examples=300, deadline=None)
@given(edits())
def test_no_edit_loses_or_invents_a_letter_or_breaks_the_plan(edit: tuple[Plan, Plan, str]) -> None:
    before, after, _ = edit
    ordered = plan_edit.order_tasks(before)
    check_whole(ordered)
    assert letters(after) == letters(before)
    check_whole(plan_edit.order_tasks(after))


@settings(max_examples=200, deadline=None)
@given(edits())
def test_sections_that_were_not_edited_stay_the_same_objects(edit: tuple[Plan, Plan, str]) -> None:
    before, after, edited = edit
    for section in before.sections:
        if section.id != edited:
            assert after.section(section.id) is section


@settings(max_examples=200, deadline=None)
@given(edits())
def test_a_task_with_details_never_goes_away_by_itself(edit: tuple[Plan, Plan, str]) -> None:
    before, after, _ = edit
    for task in before.tasks:
        if not plan_edit.is_bare(task):
            kept = after.task(task.id)
            assert kept is not None
            assert kept.content == task.content


@settings(max_examples=200, deadline=None)
@given(plans(), st.data())
def test_moving_an_item_up_and_down_again_changes_nothing(plan: Plan, data: st.DataObject) -> None:
    plan = plan_edit.order_tasks(plan)
    section = data.draw(st.sampled_from(plan.sections))
    if not section.blocks:
        return
    block = data.draw(st.sampled_from(section.blocks))
    # Levels as printed: a clamped level may print deeper elsewhere.
    real = [
        replace(each.block, level=each.level or each.block.level)
        for each in numbered_blocks(section, plan.numbering)
        if each.block.kind is not BlockKind.PLUS or each.block is block  # an orphan is adopted
    ]
    plan = plan_edit.replace_blocks(plan, section.id, real)
    down = plan_edit.move_block(plan, section.id, block.id, 1)
    if down is not plan:
        numbers = [each.level for each in numbered_blocks(plan.section(section.id), plan.numbering)]
        after = [each.level for each in numbered_blocks(down.section(section.id), plan.numbering)]
        if sorted(numbers) == sorted(after):
            assert plan_edit.move_block(down, section.id, block.id, -1) == plan


@given(plans(), st.data())
def test_a_task_goes_to_the_appendix_and_back_with_everything_it_says(
    plan: Plan, data: st.DataObject
) -> None:
    plan = plan_edit.order_tasks(plan)
    if not plan.tasks:
        return
    task = data.draw(st.sampled_from(plan.tasks))
    for in_appendix in (True, False, True):
        plan = task_edit.place_task(plan, task.id, in_appendix, iter("xyz").__next__)
        check_whole(plan)
        moved = plan.task(task.id)
        assert moved is not None
        assert moved == replace(task, in_appendix=moved.in_appendix)


def one_section(*blocks: Block, style: NumberingStyle = NumberingStyle.LETTERS) -> Plan:
    tasks = tuple(Task(b.task_id, b.text) for b in blocks if b.task_id)
    sections = (Section("s", "NỘI DUNG", (SectionRole.CONTENT,), tuple(blocks)),)
    return Plan("p", 2026, "Thử", "C", numbering=style, sections=sections, tasks=tasks)


def printed(plan: Plan) -> list[str]:
    return [
        f"{each.number} {each.block.text}".strip()
        for each in numbered_blocks(plan.section("s"), plan.numbering)
    ]


def test_an_item_walks_down_the_ladder_of_the_letter_style_and_up_again() -> None:
    plan = one_section(Block("a", BlockKind.HEADING, "Đầu"), Block("b", BlockKind.ITEM, "một", 1))
    seen = [printed(plan)[1]]
    for _ in range(3):
        plan = plan_edit.relevel(plan, "s", "b", 1)
        seen.append(printed(plan)[1])
    assert seen == ["2. một", "a) một", "- một", "+ một"]
    for _ in range(3):
        plan = plan_edit.relevel(plan, "s", "b", -1)
    assert printed(plan)[1] == "2. một"


def test_the_first_item_cannot_skip_a_level() -> None:
    plan = one_section(Block("a", BlockKind.ITEM, "một"))
    assert plan_edit.relevel(plan, "s", "a", 1) is plan


def test_an_item_moves_with_what_is_below_it() -> None:
    plan = one_section(
        Block("a", BlockKind.ITEM, "một"),
        Block("b", BlockKind.ITEM, "hai"),
        Block("c", BlockKind.DASH, "của hai"),
        Block("d", BlockKind.ITEM, "ba"),
    )
    up = plan_edit.move_block(plan, "s", "b", -1)
    assert printed(up) == ["1. hai", "- của hai", "2. một", "3. ba"]


def test_a_title_typed_in_the_text_is_the_title_of_the_task() -> None:
    plan = one_section(Block("a", BlockKind.TASK, "Cũ", task_id="t"))
    blocks = [replace(plan.section("s").blocks[0], text="Phát thanh hằng tuần")]
    task = plan_edit.replace_blocks(plan, "s", blocks).task("t")
    assert task is not None
    assert task.title == "Phát thanh hằng tuần"


def test_a_title_changed_on_the_card_changes_the_text() -> None:
    plan = one_section(Block("a", BlockKind.TASK, "Cũ", task_id="t"))
    plan = task_edit.update_task(plan, Task("t", "Mới", leads=(Doer("Đài"),)))
    assert printed(plan) == ["1. Mới"]


def test_deleting_the_line_of_a_task_deletes_the_task() -> None:
    plan = one_section(Block("a", BlockKind.TASK, "Cũ", task_id="t"))
    assert plan_edit.replace_blocks(plan, "s", []).tasks == ()


def test_a_task_pasted_twice_exists_once() -> None:
    block = Block("a", BlockKind.TASK, "Cũ", task_id="t")
    plan = one_section(block)
    plan = plan_edit.replace_blocks(plan, "s", [block, replace(block, id="b")])
    assert [each.kind for each in plan.section("s").blocks] == [BlockKind.TASK, BlockKind.ITEM]


def test_rows_of_the_appendix_move_among_themselves() -> None:
    plan = one_section(Block("a", BlockKind.TASK, "Trong mục", task_id="t"))
    for number in range(3):
        plan = task_edit.add_task(plan, Task(f"r{number}", f"Dòng {number}"), None, str)
    plan = task_edit.move_task(plan, "r2", -1)
    assert [task.id for task in plan.tasks] == ["t", "r0", "r2", "r1"]
    assert task_edit.move_task(plan, "t", 1) is plan


def test_an_answer_is_kept_once_and_an_empty_one_removes_it() -> None:
    plan = one_section()
    plan = plan_edit.set_answer(plan, "s", "ai", "người dân")
    plan = plan_edit.set_answer(plan, "s", "ai", "doanh nghiệp")
    assert plan.section("s").answers == (("ai", "doanh nghiệp"),)
    assert plan_edit.set_answer(plan, "s", "ai", "").section("s").answers == ()


def test_an_unknown_block_is_refused() -> None:
    with pytest.raises(KeyError):
        plan_edit.relevel(one_section(), "s", "không có", 1)


def test_the_opening_names_the_superiors_document_as_soon_as_it_is_known() -> None:
    plan = replace(one_section(), opening="Thực hiện ……, Ủy ban nhân dân xã xây dựng Kế hoạch:")
    begun = plan_edit.set_based_on(plan, Citation("Kế hoạch", "15/KH-UBND"))
    assert "Thực hiện Kế hoạch số 15/KH-UBND ngày ……" in begun.opening
    whole = Citation("Kế hoạch", "15/KH-UBND", dt.date(2026, 1, 5), "UBND tỉnh", "về tuyên truyền")
    done = plan_edit.set_based_on(begun, whole)
    assert done.opening == (
        "Thực hiện Kế hoạch số 15/KH-UBND ngày 05 tháng 01 năm 2026 của UBND tỉnh "
        "về tuyên truyền, Ủy ban nhân dân xã xây dựng Kế hoạch:"
    )


def test_an_opening_in_own_words_is_left_alone() -> None:
    plan = replace(one_section(), opening="Nhằm triển khai nhiệm vụ năm nay:")
    done = plan_edit.set_based_on(plan, Citation("Kế hoạch", "15/KH-UBND"))
    assert done.opening == plan.opening
