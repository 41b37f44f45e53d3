"""Our own PDF and Word files, measured by eyes and values that share nothing with the printer."""

from __future__ import annotations

import datetime as dt
import itertools
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from docx import Document

from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.marks import Scope, Urgency
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.plan import Issue, IssueForm, Plan
from kehoach_desktop.domain.table import PaperColumn, PaperTable
from kehoach_desktop.domain.variables import issuing_office
from kehoach_desktop.measure.check import check_paper
from kehoach_desktop.measure.finding import Severity
from kehoach_desktop.paths import resource
from kehoach_desktop.services.plans.drafting import Drafting, StartAnswers
from kehoach_desktop.services.ports.printing import ChecklistLine
from kehoach_desktop.services.upkeep.sample import read_sample

SOFFICE = shutil.which("soffice")
Case = tuple[Plan, OfficeProfile]
SUPERIOR = Citation(
    "Kế hoạch", "12/KH-UBND", dt.date(2025, 12, 22), "Ủy ban nhân dân tỉnh Ninh Bình",
    "tuyên truyền cải cách hành chính năm 2026",
)  # fmt: skip


FIGURES = PaperTable(
    (PaperColumn("TT", 4, True), PaperColumn("Thôn", 24), PaperColumn("Số buổi phát", 12, True)),
    tuple((str(row), f"Thôn {row}", str(row * 3)) for row in range(1, 13)),
)


def _cases() -> Iterator[tuple[str, Case]]:
    ids = itertools.count()

    def new_id() -> str:
        return f"i{next(ids)}"

    sample = read_sample(resource(), new_id)
    yield "sample", (sample.plan, sample.office)
    drafting = Drafting(resource("templates"), Path("there is none"))
    for shape, form in itertools.product("ABCDE", IssueForm):
        answers = StartAnswers(2026, based_on=SUPERIOR)
        plan = drafting.start(drafting.template(shape), answers, sample.office, new_id)
        if form is IssueForm.PLAN:  # the clerk's symbol for a plan that no decision carries
            plan = replace(plan, symbol=plan.symbol.replace("QĐ", "KH"))
        plan = replace(
            plan, form=form, recipients=drafting.propose_recipients(plan, sample.office)
        )  # fmt: skip
        office = issuing_office(plan, sample.office)
        yield f"{shape} {form} draft", (plan, office)
        signatory = plan.signatory or sample.office.signatories[0]
        issue = Issue("02", dt.date(2026, 1, 5), signatory)
        yield f"{shape} {form} issued", (replace(plan, issue=issue), office)
    for urgency, scope, form in itertools.product(
        list(Urgency)[1:], Scope, (IssueForm.PLAN, IssueForm.DECISION_BY_HEAD)
    ):
        plan = replace(sample.plan, urgency=urgency, scope=scope, form=form)
        yield f"{form} {urgency.name} {scope.name}", (plan, sample.office)
    first, *rest = sample.plan.sections
    sections = (replace(first, tables=(FIGURES, FIGURES)), *rest)
    yield "tables in a section", (replace(sample.plan, sections=sections), sample.office)


CASES = dict(_cases())


def faults(path: Path) -> list[tuple[str, int, str, str, str]]:
    """Return the errors and warnings on a paper."""
    return [
        (finding.rule, finding.page, finding.quote, finding.expected, finding.measured)
        for finding in check_paper(path)
        if finding.severity is not Severity.HINT
    ]


@pytest.mark.parametrize("name", CASES)
def test_our_pdf_keeps_every_rule(name: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.pdf"
    file.write_bytes(PdfPrinter().plan(*CASES[name]).pdf)
    assert faults(file) == []


@pytest.mark.parametrize("form", [IssueForm.PLAN, IssueForm.DECISION_BY_HEAD])
def test_the_marks_of_a_plan_stand_once_and_only_on_request(
    form: IssueForm, tmp_path: Path
) -> None:
    """On the first page of what is sent: of the decision where one carries the plan."""
    sample, office = CASES["sample"]
    plan = replace(sample, form=form)
    marked = replace(plan, urgency=Urgency.VERY_URGENT, scope=Scope.INTERNAL)
    for each, times in ((plan, 0), (marked, 1)):
        file = pypdfium2.PdfDocument(PdfPrinter().plan(each, office).pdf)
        pages = [page.get_textpage().get_text_bounded() for page in file]
        document = Document(BytesIO(DocxPrinter().plan(each, office)))
        parts = [document.element.body]
        parts += [each.first_page_header._element for each in document.sections]  # noqa: SLF001
        word = " ".join(text.text for part in parts for text in part.xpath(".//w:t"))
        for mark in (marked.urgency.value, marked.scope.value):
            assert sum(page.count(mark) for page in pages) == pages[0].count(mark) == times
            assert word.count(mark) == times


@pytest.mark.parametrize("name", CASES)
def test_our_word_file_keeps_every_rule(name: str, tmp_path: Path) -> None:
    file = tmp_path / "plan.docx"
    file.write_bytes(DocxPrinter().plan(*CASES[name]))
    assert faults(file) == []


def test_our_checklist_is_known_as_a_work_sheet_and_keeps_the_page_rules(tmp_path: Path) -> None:
    plan, office = CASES["sample"]
    lines = [
        ChecklistLine(str(number), task, "lượt tới 09/3/2026", "2/12 lượt")
        for number, task in enumerate(plan.tasks, start=1)
    ]
    file = tmp_path / "checklist.pdf"
    day = dt.date(2026, 3, 9)
    file.write_bytes(PdfPrinter().checklist(plan.title, lines, office, day).pdf)
    assert [finding.rule for finding in check_paper(file)] == ["H00"]


@pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (soffice), a test tool")
def test_our_word_files_keep_every_rule_in_libreoffice(tmp_path: Path) -> None:
    names = {tmp_path / f"{index}.docx": name for index, name in enumerate(CASES)}
    for path, name in names.items():
        path.write_bytes(DocxPrinter().plan(*CASES[name]))
    subprocess.run(
        [
            str(SOFFICE), f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless",
            "--convert-to", "pdf", "--outdir", str(tmp_path), *map(str, names),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    found = {name: faults(path.with_suffix(".pdf")) for path, name in names.items()}
    assert {name: said for name, said in found.items() if said} == {}
