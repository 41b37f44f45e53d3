"""What of a plan is done, begun, left for later or wrong: the marks of the outline.

Every reason is one short Vietnamese phrase that can be acted upon. These are marks while
drafting, not the review: a plan with marks still prints.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans import arrangements, recipients
from kehoach_desktop.domain.plans.plan import (
    BlockKind,
    Plan,
    Section,
    SectionRole,
    numbered_sections,
)
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.vntext import UNKNOWN, fold

HEADER, BASES, TASKS, END = "header", "bases", "tasks", "recipients"


class State(StrEnum):
    """The sign of a part in the outline."""

    DONE = "✓"
    IN_PROGRESS = "●"
    LATER = "○"
    FAULT = "!"


_WORTH = {State.DONE: 100, State.IN_PROGRESS: 50, State.FAULT: 50, State.LATER: 0}


@dataclass(frozen=True, slots=True)
class SectionState:
    """A line of the outline. `key` is HEADER, BASES, TASKS, END or "section:ID"."""

    key: str
    title: str
    state: State
    reasons: tuple[str, ...] = ()
    count: int = 0


def check(plan: Plan, office: OfficeProfile) -> tuple[SectionState, ...]:
    """Return the state of every part, in the order of the paper (tasks after the sections)."""
    sections = [
        _section(plan, office, number, section) for number, section in numbered_sections(plan)
    ]
    return (_header(plan, office), _bases(plan), *sections, _tasks(plan), _end(plan, office))


def percent(states: tuple[SectionState, ...]) -> int:
    """Return how much of the plan is done, 0 to 100; 100 only when every part is."""
    if not states:
        return 0
    return sum(_WORTH[state.state] for state in states) // len(states)


def _state(faults: list[str], gaps: list[str] | None = None, *, empty: bool = False) -> State:
    if empty:
        return State.LATER
    if faults:
        return State.FAULT
    return State.IN_PROGRESS if gaps else State.DONE


def _header(plan: Plan, office: OfficeProfile) -> SectionState:
    faults: list[str] = []
    if not plan.title.strip():
        faults.append("chưa có trích yếu")
    elif UNKNOWN in plan.title:
        faults.append("trích yếu còn chỗ trống (……)")
    if not (plan.place or office.unit_name).strip():  # the page prints the one or the other
        faults.append("chưa có địa danh")
    if not plan.symbol.strip():
        faults.append("chưa có ký hiệu")
    if plan.form.is_decision:
        decision = plan.decision
        if decision is None or not decision.articles:
            faults.append("quyết định chưa có điều nào")
        elif any(UNKNOWN in text for text in (decision.subject, *decision.articles)):
            faults.append("quyết định còn chỗ trống (……)")
    return SectionState(HEADER, "Đầu văn bản", _state(faults), tuple(faults))


def _bases(plan: Plan) -> SectionState:
    faults: list[str] = []
    gaps: list[str] = []
    if plan.based_on is None and not plan.without_superior_document:
        gaps.append("chưa nêu văn bản của cấp trên")
    elif plan.based_on is not None and not plan.based_on.is_complete:
        faults.append("văn bản của cấp trên chưa đủ số, ngày, cơ quan, trích yếu")
    incomplete = sum(not basis.is_complete for basis in plan.legal_bases)
    if incomplete:
        faults.append(f"{incomplete} căn cứ chưa đủ số, ngày, cơ quan, trích yếu")
    if plan.form.is_decision and not plan.legal_bases:
        faults.append("quyết định chưa có căn cứ")
    count = len(plan.legal_bases) + (plan.based_on is not None)
    return SectionState(
        BASES, "Căn cứ", _state(faults, gaps, empty=not count and bool(gaps)),
        tuple(faults + gaps), count,
    )  # fmt: skip


def _section(plan: Plan, office: OfficeProfile, number: str, section: Section) -> SectionState:
    title = f"{number} {section.heading}"
    if not section.heading.strip():
        title = number
    key = f"section:{section.id}"
    count = len(section.blocks)
    if not any(block.text.strip() for block in section.blocks):
        reason = "để sau" if section.later else "chưa có nội dung"
        return SectionState(key, title, State.LATER, (reason,), count)
    faults: list[str] = []
    gaps: list[str] = []
    if not section.heading.strip():
        faults.append("chưa có tên phần")
    dots = sum(block.text.count(UNKNOWN) for block in section.blocks)
    if dots:
        faults.append(f"{dots} chỗ còn để trống (……)")
    bare = _bare_headings(section)
    if bare:
        gaps.append(f"{bare} mục mới có tiêu đề")
    blank = sum(
        not block.text.strip() for block in section.blocks if block.kind is not BlockKind.TASK
    )
    if blank:
        gaps.append(f"{blank} dòng chưa có chữ")
    if SectionRole.ARRANGEMENTS in section.roles:
        unnamed = arrangements.unnamed(plan, section, office)
        if unnamed:
            faults.append(f"{len(unnamed)} cơ quan có nhiệm vụ chưa được phân công ở đây")
    if section.later:
        gaps.append("để sau")
    return SectionState(key, title, _state(faults, gaps), tuple(faults + gaps), count)


def _bare_headings(section: Section) -> int:
    blocks = section.blocks
    bare = 0
    for index, block in enumerate(blocks):
        if block.kind is not BlockKind.HEADING:
            continue
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if after is None or (after.kind is BlockKind.HEADING and after.level <= block.level):
            bare += 1
    return bare


def _tasks(plan: Plan) -> SectionState:
    title = f"Nhiệm vụ ({len(plan.tasks)})"
    if not plan.tasks:
        return SectionState(TASKS, title, State.LATER, ("chưa có nhiệm vụ",))
    faults = _count(
        plan,
        (lambda task: not task.title.strip(), "nhiệm vụ chưa có tên"),
        (lambda task: not task.leads, "nhiệm vụ chưa có cơ quan chủ trì"),
        (lambda task: len(task.leads) > 1, "nhiệm vụ có nhiều cơ quan chủ trì"),
    )
    if plan.appendix_tasks and not _names_appendix(plan):
        faults.append("phần nội dung chưa nhắc đến Phụ lục")
    gaps = _count(
        plan,
        (_without_time, "nhiệm vụ chưa có thời gian"),
        (_without_result, "nhiệm vụ chưa có sản phẩm hoặc chỉ tiêu"),
    )
    return SectionState(TASKS, title, _state(faults, gaps), tuple(faults + gaps), len(plan.tasks))


def _count(plan: Plan, *rules: tuple[Callable[[Task], bool], str]) -> list[str]:
    found: list[str] = []
    for rule, words in rules:
        number = sum(rule(task) for task in plan.tasks)
        if number:
            found.append(f"{number} {words}")
    return found


def _without_time(task: Task) -> bool:
    return task.schedule is None and not task.schedule_text.strip()


def _without_result(task: Task) -> bool:
    return not task.targets and not task.output.strip()


def _names_appendix(plan: Plan) -> bool:
    texts = [plan.opening, plan.closing]
    for section in plan.sections:
        texts.append(section.heading)
        texts += [block.text for block in section.blocks]
    return any("phu luc" in fold(text) for text in texts)


def _end(plan: Plan, office: OfficeProfile) -> SectionState:
    faults: list[str] = []
    if not plan.closing.strip():
        faults.append("chưa có câu kết")
    elif not plan.closing.rstrip().endswith("./."):
        faults.append("câu kết chưa kết thúc bằng ./.")
    if UNKNOWN in plan.closing:
        faults.append("câu kết còn chỗ trống (……)")
    if not plan.recipients:
        faults.append("chưa có nơi nhận")
    else:
        left_out = recipients.missing(plan, office)
        if left_out:
            faults.append(f"{len(left_out)} cơ quan có nhiệm vụ chưa có ở Nơi nhận")
    if not plan.archive.strip():
        faults.append("chưa ghi nơi lưu")
    if plan.signatory is None:
        faults.append("chưa chọn người ký")
    gaps = []
    if plan.signatory is not None and not plan.signatory.name.strip():
        gaps.append("chưa có họ tên người ký")
    return SectionState(END, "Nơi nhận, ký", _state(faults, gaps), tuple(faults + gaps))
