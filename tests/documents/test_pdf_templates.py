"""The five templates and the sample plan print, for a draft and when issued."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from samples import OFFICE, SUPERIOR_PLAN, big_plan, issued
from sheets import read, text_of

from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.plans.plan import Issue, IssueForm
from kehoach_desktop.domain.variables import issuing_office
from kehoach_desktop.measure.check import check_pdf
from kehoach_desktop.paths import resource
from kehoach_desktop.services.plans.drafting import Drafting, StartAnswers
from kehoach_desktop.services.upkeep.sample import Sample, read_sample

ENDS = {"A": "TM. ỦY BAN NHÂN DÂN", "B": "TM. ỦY BAN NHÂN DÂN", "C": "CHỦ TỊCH",
        "D": "TM. ỦY BAN NHÂN DÂN", "E": "GIÁM ĐỐC"}  # fmt: skip


@pytest.fixture(scope="module")
def sample() -> Sample:
    numbers = itertools.count()
    return read_sample(resource(), lambda: f"i{next(numbers)}")


@pytest.mark.parametrize("shape", "ABCDE")
def test_a_template_prints_as_soon_as_it_is_started(
    printer: PdfPrinter, sample: Sample, tmp_path: Path, shape: str
) -> None:
    numbers = itertools.count()
    drafting = Drafting(resource("templates"), tmp_path)
    plan = drafting.start(
        drafting.template(shape), StartAnswers(2026), sample.office, lambda: f"p{next(numbers)}"
    )
    office = issuing_office(plan, sample.office)
    assert printer.unprintable(plan, office) == ()
    pages = read(printer.plan(plan, office).pdf)
    signed = next(page for page in pages if any(line.text == "Nơi nhận:" for line in page.lines))
    assert ENDS[shape] in [line.text for line in signed.lines]
    own = "TRUNG TÂM PHỤC VỤ" in text_of(pages[:1])
    assert own == (shape == "E")
    landscape = any(page.width > page.height for page in pages)
    assert landscape or shape != "D"
    for section in plan.sections:
        assert section.heading.upper().split()[0] in text_of(pages)


def test_the_sample_plan_fills_eleven_pages_with_its_appendix(
    printer: PdfPrinter, sample: Sample
) -> None:
    pages = read(printer.plan(sample.plan, sample.office).pdf)
    assert len(pages) == 11
    assert pages[-1].width > pages[-1].height


@pytest.mark.parametrize("is_issued", [False, True])
@pytest.mark.parametrize("shape", "ABCDE")
def test_the_layout_checker_finds_nothing_in_our_papers(
    printer: PdfPrinter, sample: Sample, tmp_path: Path, shape: str, is_issued: bool
) -> None:
    """The checker shares no code with the printer: its eyes and values are its own."""
    numbers = itertools.count()
    drafting = Drafting(resource("templates"), tmp_path)
    answers = StartAnswers(2026, based_on=SUPERIOR_PLAN)
    plan = drafting.start(
        drafting.template(shape), answers, sample.office, lambda: f"p{next(numbers)}"
    )
    plan = replace(plan, recipients=drafting.propose_recipients(plan, sample.office))
    if is_issued:
        signatory = plan.signatory or sample.office.signatories[0]
        plan = replace(plan, issue=Issue("02", dt.date(2026, 1, 5), signatory))
    file = tmp_path / "plan.pdf"
    file.write_bytes(printer.plan(plan, issuing_office(plan, sample.office)).pdf)
    assert check_pdf(file) == []


@pytest.mark.parametrize("form", IssueForm)
@pytest.mark.parametrize("body_size", [13, 14])
def test_the_layout_checker_finds_nothing_in_any_form_of_issue(
    printer: PdfPrinter, tmp_path: Path, form: IssueForm, body_size: int
) -> None:
    plan = issued(replace(big_plan(3, 4, 30), form=form, body_size=body_size))
    file = tmp_path / "plan.pdf"
    file.write_bytes(printer.plan(plan, OFFICE).pdf)
    assert check_pdf(file) == []
