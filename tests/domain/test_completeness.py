import dataclasses
import datetime as dt

from commune import commune

from kehoach_desktop.domain.plans import completeness
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.completeness import SectionState, State
from kehoach_desktop.domain.plans.plan import (
    Block,
    BlockKind,
    IssueForm,
    Plan,
    Section,
    SectionRole,
)
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.vntext import UNKNOWN

OFFICE = commune()
LEAD = Doer("Phòng Kinh tế", next(a.id for a in OFFICE.agencies if a.name == "Phòng Kinh tế"))
TASK = Task(
    "t", "Phát thanh", leads=(LEAD,), schedule=ScheduleRule(Frequency.WEEKLY), output="Bản in"
)
PAPER = Citation("Kế hoạch", "31/KH-UBND", dt.date(2026, 2, 20), "UBND tỉnh", "về việc X")


def text(words: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block("b" + words[:9], kind, words)


DONE = Plan(
    "p",
    2026,
    "Tuyên truyền",
    "A",
    place="Vân Khê",
    based_on=PAPER,
    sections=(Section("s", "MỤC ĐÍCH", (SectionRole.PURPOSE,), (text("Một."),)),),
    closing="Trên đây là Kế hoạch./.",
    tasks=(TASK,),
    recipients=OFFICE.recipients,
    signatory=dataclasses.replace(OFFICE.signatories[0], name="Hoàng Minh Khang"),
)


def state(plan: Plan, key: str) -> SectionState:
    return next(item for item in completeness.check(plan, OFFICE) if item.key == key)


def changed(**changes: object) -> Plan:
    return dataclasses.replace(DONE, **changes)  # type: ignore[arg-type]


def blocks(*items: Block, role: SectionRole = SectionRole.PURPOSE, **more: object) -> Plan:
    section = Section("s", "MỤC ĐÍCH", (role,), items)
    return changed(sections=(dataclasses.replace(section, **more),))  # type: ignore[arg-type]


def test_a_finished_plan_is_done_in_every_part() -> None:
    states = completeness.check(DONE, OFFICE)
    assert [item.key for item in states] == ["header", "bases", "section:s", "tasks", "recipients"]
    assert {item.state for item in states} == {State.DONE}
    assert completeness.percent(states) == 100


def test_an_empty_plan_is_zero_where_nothing_was_begun() -> None:
    empty = Plan("p", 2026, "", "A", sections=(Section("s", "I"),))
    states = {item.key: item.state for item in completeness.check(empty, OFFICE)}
    assert states["bases"] is states["section:s"] is states["tasks"] is State.LATER
    assert states["header"] is State.FAULT
    assert completeness.percent(completeness.check(empty, OFFICE)) < 50


def test_dots_are_counted_and_are_a_fault() -> None:
    found = state(blocks(text(f"Phấn đấu {UNKNOWN} trước {UNKNOWN}.")), "section:s")
    assert found.state is State.FAULT
    assert found.reasons == ("2 chỗ còn để trống (……)",)


def test_a_heading_with_nothing_below_is_only_begun() -> None:
    heading = Block("h", BlockKind.HEADING, "Mục đích")
    assert state(blocks(heading), "section:s").reasons == ("1 mục mới có tiêu đề",)
    sub = Block("h2", BlockKind.HEADING, "Cụ thể", level=2)
    assert state(blocks(heading, sub, text("Một.")), "section:s").state is State.DONE


def test_later_stays_later() -> None:
    assert state(blocks(later=True), "section:s").state is State.LATER
    assert state(blocks(text("Một."), later=True), "section:s").state is State.IN_PROGRESS


def test_tasks_say_how_many_lack_what() -> None:
    none = dataclasses.replace(TASK, leads=(), schedule=None, output="")
    two = dataclasses.replace(TASK, leads=(LEAD, Doer("Khác")))
    found = state(changed(tasks=(none, none, two)), "tasks")
    assert found.state is State.FAULT
    assert found.reasons == (
        "2 nhiệm vụ chưa có cơ quan chủ trì",
        "1 nhiệm vụ có nhiều cơ quan chủ trì",
        "2 nhiệm vụ chưa có thời gian",
        "2 nhiệm vụ chưa có sản phẩm hoặc chỉ tiêu",
    )


def test_a_task_without_time_is_unfinished_but_no_fault() -> None:
    found = state(changed(tasks=(dataclasses.replace(TASK, schedule=None),)), "tasks")
    assert found.state is State.IN_PROGRESS


def test_the_body_must_name_the_appendix() -> None:
    row = dataclasses.replace(TASK, in_appendix=True)
    assert state(changed(tasks=(row,)), "tasks").reasons == ("phần nội dung chưa nhắc đến Phụ lục",)
    named = blocks(text("Chi tiết tại Phụ lục kèm theo."))
    assert state(dataclasses.replace(named, tasks=(row,)), "tasks").state is State.DONE


def test_bases_ask_for_the_superiors_document_or_the_word_that_there_is_none() -> None:
    assert state(changed(based_on=None), "bases").state is State.LATER
    without = changed(based_on=None, without_superior_document=True)
    assert state(without, "bases").state is State.DONE
    half = changed(based_on=dataclasses.replace(PAPER, date=None))
    assert state(half, "bases").state is State.FAULT


def test_a_decision_needs_articles_and_bases() -> None:
    bare = changed(form=IssueForm.DECISION_BY_HEAD)
    assert "quyết định chưa có điều nào" in state(bare, "header").reasons
    assert "quyết định chưa có căn cứ" in state(bare, "bases").reasons


def test_the_end_wants_closing_recipients_and_signer() -> None:
    bare = changed(closing="Trên đây là Kế hoạch.", recipients=("UBND tỉnh",), signatory=None)
    assert state(bare, "recipients").reasons == (
        "câu kết chưa kết thúc bằng ./.",
        "1 cơ quan có nhiệm vụ chưa có ở Nơi nhận",
        "chưa chọn người ký",
    )


def test_the_arrangements_must_name_everybody_with_work() -> None:
    found = state(blocks(text("Giao Văn phòng."), role=SectionRole.ARRANGEMENTS), "section:s")
    assert found.reasons == ("1 cơ quan có nhiệm vụ chưa được phân công ở đây",)
