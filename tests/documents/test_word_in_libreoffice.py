"""The Word file seen by LibreOffice: the words, the pages and the rules of our own PDF."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from samples import OFFICE, SUPERIOR_PLAN, big_plan, issued, task, text
from test_word_structure import points
from word_files import SOFFICE, SecondEye, letters, pages, to_pdf

from kehoach_desktop.documents.composition import EndBlock, Table
from kehoach_desktop.documents.composition_plan import compose_plan
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.marks import Scope, Urgency
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import Issue, IssueForm, Plan
from kehoach_desktop.domain.variables import issuing_office
from kehoach_desktop.measure.check import check_pdf
from kehoach_desktop.paths import resource
from kehoach_desktop.services.plans.drafting import Drafting, StartAnswers
from kehoach_desktop.services.upkeep.sample import read_sample

pytestmark = pytest.mark.skipif(SOFFICE is None, reason="needs LibreOffice (soffice), a test tool")

Case = tuple[Plan, OfficeProfile]
BASE = issued(big_plan(2, 3, 6))
#: A row that no page can hold is split where the other program likes; the mark of urgency comes
#: before the date where columns are read one after the other.
OTHER_ORDER = {"a row taller than a page", "a long place and marks"}


def _forms() -> Iterator[tuple[str, Case]]:
    for form, size in itertools.product(IssueForm, (13, 14)):
        plan = replace(big_plan(3, 4, 30), form=form, body_size=size)
        yield f"{form} {size} draft", (plan, OFFICE)
        yield f"{form} {size} issued", (issued(plan), OFFICE)


def _templates() -> Iterator[tuple[str, Case]]:
    ids = itertools.count()

    def new_id() -> str:
        return f"i{next(ids)}"

    sample = read_sample(resource(), new_id)
    yield "sample", (sample.plan, sample.office)
    drafting = Drafting(resource("templates"), Path("there is none"))
    for shape in "ABCDE":
        answers = StartAnswers(2026, based_on=SUPERIOR_PLAN)
        plan = drafting.start(drafting.template(shape), answers, sample.office, new_id)
        plan = replace(plan, recipients=drafting.propose_recipients(plan, sample.office))
        office = issuing_office(plan, sample.office)
        yield f"template {shape} draft", (plan, office)
        signatory = plan.signatory or sample.office.signatories[0]
        issue = Issue("02", dt.date(2026, 1, 5), signatory)
        yield f"template {shape} issued", (replace(plan, issue=issue), office)


def _hard() -> Iterator[tuple[str, Case]]:
    subject = "Tuyên truyền cải cách hành chính, chuyển đổi số giai đoạn 2026-2030 và phục vụ dân "
    yield "a subject of seven lines", (replace(BASE, title=subject * 5), OFFICE)
    recipients = tuple(f"Trường Tiểu học số {index}" for index in range(1, 41))
    yield "40 recipients", (replace(BASE, recipients=recipients), OFFICE)
    yield "points beyond đ", (points(30, 7), OFFICE)
    yield "a word longer than a line", (
        replace(BASE, opening="Ngườiđọcnhanhcũngphảidừnglại" * 6 + " rồi đi tiếp."), OFFICE
    )  # fmt: skip
    yield "no tasks", (replace(BASE, tasks=(), sections=BASE.sections[:1]), OFFICE)
    own = "Trung tâm Phục vụ hành chính công và Chuyển đổi số liên xã"
    place = "Nguyễn Bỉnh Khiêm Thượng Phước Bắc Trà My"
    draft = replace(big_plan(2, 3, 6), place=place)
    yield "a long place in a draft", (draft, replace(OFFICE, unit_name=place))
    yield "a long place, issued", (issued(draft), replace(OFFICE, unit_name=place))
    urgent = replace(issued(draft), urgency=Urgency.EXPRESS, scope=Scope.RETURN)
    yield "a long place and marks", (urgent, replace(OFFICE, unit_name=place))
    yield "a body with its own seal", (BASE, replace(OFFICE, own_body=own))
    long = replace(task(99, in_appendix=True), content=" ".join(text(i, 5) for i in range(12)))
    yield "a row taller than a page", (replace(BASE, tasks=(*BASE.tasks, long)), OFFICE)


CASES: dict[str, Case] = {}
for _cases in (_forms, _templates, _hard):
    CASES.update(_cases())


@pytest.fixture(scope="module")
def converted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Convert every case by one start of LibreOffice."""
    folder = tmp_path_factory.mktemp("word")
    files = {name: folder / f"{index}.docx" for index, name in enumerate(CASES)}
    for name, path in files.items():
        path.write_bytes(DocxPrinter().plan(*CASES[name]))
    to_pdf(list(files.values()), folder)
    return {name: path.with_suffix(".pdf") for name, path in files.items()}


@pytest.mark.parametrize("name", CASES)
def test_the_word_file_says_and_looks_like_our_pdf(
    converted: dict[str, Path], printer: PdfPrinter, second_eye: SecondEye, name: str
) -> None:
    ours = printer.plan(*CASES[name])
    theirs = converted[name].read_bytes()
    findings = [finding for finding in check_pdf(converted[name]) if finding.severity != "hint"]
    if name in OTHER_ORDER:
        said, meant = sorted(letters(theirs)), sorted(letters(ours.pdf))
    else:
        said, meant = (list(prose(letters(pdf), CASES[name])) for pdf in (theirs, ours.pdf))
    second_eye("plans and templates", pages(theirs) - ours.pages, len(findings), said == meant)
    assert abs(pages(theirs) - ours.pages) <= 1
    assert findings == []
    assert "".join(said) == "".join(meant)


def prose(found: str, case: Case) -> str:
    """Return the letters but for what the two print at other places of the same page.

    The signature (our PDF has it before the recipients at its side) and the heads that a table
    repeats on every page.
    """
    for piece in compose_plan(*case).parts:
        for element in piece.elements:
            match element:
                case EndBlock():
                    signature = squeezed((*element.lines, element.name))
                    assert signature in found
                    found = found.replace(signature, "")
                case Table():
                    head = squeezed(column.title for column in element.columns)
                    assert head in found
                    found = found.replace(head, "")
    return found


def squeezed(texts: object) -> str:
    """Return `texts` joined, without blanks."""
    return "".join("".join(texts).split())  # type: ignore[call-overload]
