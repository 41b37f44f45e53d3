"""Our own Word files, of every template and form, read back: the plan they were written from."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from round_trip import imported, without_ids

from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.plan import Issue, IssueForm, Plan
from kehoach_desktop.domain.variables import issuing_office
from kehoach_desktop.paths import resource
from kehoach_desktop.services.plans.drafting import Drafting, StartAnswers
from kehoach_desktop.services.upkeep.sample import read_sample

SUPERIOR = Citation(
    "Kế hoạch", "12/KH-UBND", dt.date(2025, 12, 22), "Ủy ban nhân dân tỉnh Ninh Bình",
    "về tuyên truyền cải cách hành chính năm 2026",
)  # fmt: skip
Case = tuple[Plan, OfficeProfile]


def _cases() -> Iterator[tuple[str, Case]]:
    ids = itertools.count()

    def new_id() -> str:
        return f"i{next(ids)}"

    sample = read_sample(resource(), new_id)
    yield "sample", (sample.plan, sample.office)
    drafting = Drafting(resource("templates"), Path("there is none"))
    for shape, form in itertools.product("ABCDE", IssueForm):
        answers = StartAnswers(2026, based_on=SUPERIOR, form=form)
        plan = drafting.start(drafting.template(shape), answers, sample.office, new_id)
        plan = replace(plan, recipients=drafting.propose_recipients(plan, sample.office))
        office = issuing_office(plan, sample.office)
        yield f"{shape} {form} draft", (plan, office)
        signatory = plan.signatory or sample.office.signatories[0]
        issue = Issue("02", dt.date(2026, 1, 5), signatory)
        yield f"{shape} {form} issued", (replace(plan, issue=issue), office)


CASES = dict(_cases())


@pytest.mark.parametrize("name", CASES)
def test_a_word_file_of_ours_read_back_prints_the_same_paper(name: str, tmp_path: Path) -> None:
    plan, office = CASES[name]
    file = tmp_path / "plan.docx"
    file.write_bytes(DocxPrinter().plan(plan, office))
    made = imported(file, office)
    again = replace(made.plan, issue=plan.issue, draft_no=plan.draft_no, body_size=plan.body_size)
    assert without_ids(again, office) == without_ids(plan, office)
    # The page number is the page's, not the paper's: it is listed, and nothing else is.
    assert [line.text for line in made.reading.remainder if not line.text.isdigit()] == []
    assert made.reading.doubts == ()


@pytest.mark.parametrize("name", CASES)
def test_a_word_file_of_ours_read_back_has_the_same_tasks(name: str, tmp_path: Path) -> None:
    plan, office = CASES[name]
    file = tmp_path / "plan.docx"
    file.write_bytes(DocxPrinter().plan(plan, office))
    made = imported(file, office)

    def facts(each: Plan) -> list[str]:
        return sorted(
            str((
                task.title, task.content.rstrip("."), task.leads, task.coordinators, task.units,
                task.targets, task.output, task.place.rstrip("."), task.funding,
                task.funding_vnd, task.in_appendix, task.lines, task.said_in,
            ))
            for task in each.tasks
        )  # fmt: skip

    assert facts(made.plan) == facts(plan)
    assert not any(block.printed for section in made.plan.sections for block in section.blocks)


def test_what_was_issued_is_told_but_the_plan_is_a_draft(tmp_path: Path) -> None:
    plan, office = CASES[f"B {IssueForm.PLAN} issued"]
    file = tmp_path / "plan.docx"
    file.write_bytes(DocxPrinter().plan(plan, office))
    reading = imported(file, office).reading
    assert (reading.number, reading.date) == ("02/KH-UBND", dt.date(2026, 1, 5))
    assert reading.plan.issue is None
