"""A plan from each template prints at once; the office's own templates take over."""

import dataclasses
import datetime as dt
import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach_desktop.domain.office import OfficeProfile, Unit, UnitKind
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.completeness import State
from kehoach_desktop.domain.plans.plan import (
    BlockKind,
    IssueForm,
    Plan,
    SectionRole,
    numbered_blocks,
    numbered_sections,
)
from kehoach_desktop.domain.schedules.turn_layout import lay_task
from kehoach_desktop.domain.schedules.working_days import Calendar
from kehoach_desktop.domain.two_tier import suggest, with_villages
from kehoach_desktop.domain.vntext import UNKNOWN
from kehoach_desktop.errors import AppError
from kehoach_desktop.paths import resource
from kehoach_desktop.services.plans.drafting import Drafting, StartAnswers

PAPER = Citation("Kế hoạch", "31/KH-UBND", dt.date(2026, 2, 20), "UBND tỉnh", "về việc X")
ANSWERS = StartAnswers(2026, based_on=PAPER)
SHAPES = ["A", "B", "C", "D", "E"]


def ids() -> Callable[[], str]:
    numbers = itertools.count(1)
    return lambda: f"id{next(numbers):04d}"


def office(kind: UnitKind = UnitKind.COMMUNE) -> OfficeProfile:
    new_id = ids()
    unit = Unit("", kind, "Vân Khê", "Thanh Giang", UnitKind.PROVINCE, dt.date(2025, 7, 1))
    return with_villages(suggest(unit, new_id), ("Đông", "Tây"), new_id)


@pytest.fixture
def drafting(tmp_path: Path) -> Drafting:
    return Drafting(resource("templates"), tmp_path / "templates")


def started(drafting: Drafting, shape: str, answers: StartAnswers = ANSWERS) -> Plan:
    return drafting.start(drafting.template(shape), answers, office(), ids())


def texts(plan: Plan) -> list[str]:
    found = [plan.title, plan.opening, plan.closing, plan.appendix_title]
    if plan.decision:
        found += [plan.decision.subject, *plan.decision.articles]
    found += [block.text for section in plan.sections for block in section.blocks]
    for task in plan.tasks:
        found += [task.title, task.content, task.schedule_text, task.place, task.output]
    return found


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("kind", [UnitKind.COMMUNE, UnitKind.WARD, UnitKind.SPECIAL_ZONE])
def test_a_plan_from_a_template_lacks_only_the_signers_name(
    drafting: Drafting, shape: str, kind: UnitKind
) -> None:
    here = office(kind)
    plan = drafting.start(drafting.template(shape), ANSWERS, here, ids())
    states = drafting.completeness(plan, here)
    assert {item.key: item.reasons for item in states if item.state is not State.DONE} == {
        "recipients": ("chưa có họ tên người ký",)
    }
    assert not [text for text in texts(plan) if UNKNOWN in text or "{" in text]


@pytest.mark.parametrize("shape", SHAPES)
def test_every_task_of_a_template_has_one_lead_and_turns(drafting: Drafting, shape: str) -> None:
    plan = started(drafting, shape)
    for task in plan.tasks:
        assert task.lead is not None
        assert lay_task(task, 1, *plan.period, Calendar()).count
    blocks = [block for section in plan.sections for block in section.blocks]
    shown = {block.task_id for block in blocks if block.kind is BlockKind.TASK}
    assert shown | {task.id for task in plan.appendix_tasks} == {task.id for task in plan.tasks}
    assert all(plan.task(block.task_id) for block in blocks if block.task_id)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_id_is_used_once(drafting: Drafting, shape: str) -> None:
    plan = started(drafting, shape)
    used = [plan.id, *(section.id for section in plan.sections)]
    used += [block.id for section in plan.sections for block in section.blocks]
    used += [task.id for task in plan.tasks]
    assert len(set(used)) == len(used)


def test_the_block_of_a_task_shows_the_title_of_the_task(drafting: Drafting) -> None:
    plan = started(drafting, "A")
    for section in plan.sections:
        for block in section.blocks:
            if block.kind is BlockKind.TASK:
                task = plan.task(block.task_id)
                assert task is not None and task.title == block.text


def test_short_forms_are_spelled_out_once_in_the_order_of_the_paper(drafting: Drafting) -> None:
    for shape in SHAPES:
        plan = started(drafting, shape)
        paper = [plan.opening]
        for section in plan.sections:
            for block in section.blocks:
                task = plan.task(block.task_id)
                paper += [block.text, task.content if task else ""]
        whole = "\n".join([*paper, plan.closing])
        for short, full in (("CCHC", "ải cách hành chính (CCHC)"), ("TTHC", "hủ tục hành chính")):
            assert whole.count(f"({short})") == 1
            assert whole.index(full) < whole.index(f"({short})") <= whole.index(short)


def test_numbering_follows_the_shape(drafting: Drafting) -> None:
    numbers = {
        shape: [
            item.number
            for _, section in numbered_sections(plan)
            for item in numbered_blocks(section, plan.numbering)
        ]
        for shape in SHAPES
        for plan in [started(drafting, shape)]
    }
    assert "1.1." in numbers["A"] and "2.1." in numbers["E"]
    assert "a)" in numbers["C"] and "a)" in numbers["D"]
    assert "a)" not in numbers["B"]


def test_without_a_superiors_document_the_opening_names_none(drafting: Drafting) -> None:
    plan = started(drafting, "B", StartAnswers(2026, without_superior_document=True))
    assert plan.opening.startswith("Để thực hiện nhiệm vụ ") and "Kế hoạch số" not in plan.opening
    unknown = started(drafting, "B", StartAnswers(2026))
    assert unknown.opening.startswith(f"Thực hiện {UNKNOWN}, Ủy ban nhân dân xã Vân Khê")


def test_the_year_moves_every_date(drafting: Drafting) -> None:
    plan = started(drafting, "D", dataclasses.replace(ANSWERS, year=2028))
    for task in plan.tasks:
        assert {d.due.year for d in lay_task(task, 1, *plan.period, Calendar()).days} == {2028}
    assert not [text for text in texts(plan) if "2027" in text and "2028" in text]


def test_the_decision_of_the_chair_is_signed_by_the_chair(drafting: Drafting) -> None:
    plan = started(drafting, "C")
    assert plan.form is IssueForm.DECISION_BY_HEAD
    assert plan.signatory is not None and plan.signatory.body == ""
    assert plan.legal_bases[-1] == PAPER
    assert plan.recipients[0] == "Như Điều 3"
    by_body = started(drafting, "C", dataclasses.replace(ANSWERS, form=IssueForm.DECISION_BY_BODY))
    assert by_body.signatory is not None and by_body.signatory.body == "Ủy ban nhân dân"


def test_any_shape_can_be_issued_by_a_decision_and_c_by_itself(drafting: Drafting) -> None:
    decided = started(drafting, "D", dataclasses.replace(ANSWERS, form=IssueForm.DECISION_BY_HEAD))
    assert decided.decision is not None and decided.legal_bases
    assert (decided.symbol, decided.opening) == ("QĐ-UBND", "")
    alone = started(drafting, "C", dataclasses.replace(ANSWERS, form=IssueForm.PLAN))
    assert alone.decision is None
    assert alone.symbol == "KH-UBND" and alone.opening.startswith("Thực hiện Kế hoạch số 31")


def test_a_ward_never_reads_xa_or_thon(drafting: Drafting) -> None:
    plan = drafting.start(drafting.template("B"), ANSWERS, office(UnitKind.WARD), ids())
    whole = " ".join([*texts(plan), *plan.recipients])
    assert not re.search(r"(?<!hợp tác )\bxã\b(?! hội)", whole)
    assert not re.search(r"\bthôn\b", whole)
    assert "tổ dân phố" in whole


def test_a_named_signer_comes_before_an_unnamed_one(drafting: Drafting) -> None:
    here = office()
    ways = (here.signatories[0], dataclasses.replace(here.signatories[1], name="Lê Thu Hà"))
    here = dataclasses.replace(here, signatories=ways)
    plan = drafting.start(drafting.template("A"), ANSWERS, here, ids())
    assert plan.signatory == ways[1]


def test_an_office_copies_a_template_and_edits_it(drafting: Drafting, tmp_path: Path) -> None:
    path = drafting.copy_template("B", "B-rieng", "Mẫu của xã")
    data = json.loads(path.read_text(encoding="utf-8"))
    data["sections"][0]["heading"] = "MỤC TIÊU"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    assert [template.id for template in drafting.templates()] == ["A", "B", "B-rieng", *"CDE"]
    plan = drafting.start(drafting.template("B-rieng"), ANSWERS, office(), ids())
    assert plan.sections[0].heading == "MỤC TIÊU"
    assert drafting.template("B").sections[0].heading != "MỤC TIÊU"


def test_a_copy_with_the_same_id_takes_over(drafting: Drafting) -> None:
    drafting.copy_template("A", "A", "Mẫu A đã sửa")
    assert drafting.template("A").name == "Mẫu A đã sửa"


def test_a_broken_file_of_the_office_is_told_and_left_out(
    drafting: Drafting, tmp_path: Path
) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "shape_x.json").write_text('{"id": "X"', encoding="utf-8")
    assert [template.id for template in drafting.templates()] == SHAPES
    assert [broken.path.name for broken in drafting.broken()] == ["shape_x.json"]


def test_an_unknown_template_is_refused(drafting: Drafting) -> None:
    with pytest.raises(AppError) as refusal:
        drafting.template("Z")
    assert refusal.value.code == "E-NO-TEMPLATE"


def test_arrangements_of_shape_e_are_one_level_down(drafting: Drafting) -> None:
    for shape, level in (("A", 1), ("E", 2)):
        blocks = drafting.build_arrangements(started(drafting, shape), office(), ids())
        assert blocks[0].level == level


def test_arrangements_are_the_last_section_of_the_committees_shapes(drafting: Drafting) -> None:
    for shape in SHAPES:
        assert SectionRole.ARRANGEMENTS in started(drafting, shape).sections[-1].roles
