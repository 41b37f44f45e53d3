"""A plan attached to a decision: its reference, and no signature of its own (T07, S07)."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "documents"))

from samples import CHAIR, OFFICE, big_plan

from kehoach_desktop.documents.composition import Document, Element, EndBlock, Paragraph
from kehoach_desktop.documents.composition_plan import compose_plan
from kehoach_desktop.documents.decree30 import Role
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.plans.plan import Issue, IssueForm
from kehoach_desktop.measure.check import check_paper


def decision(change: Callable[[tuple[Element, ...]], tuple[Element, ...]]) -> Document:
    """Return a decision with its plan, whose elements were changed."""
    plan = dataclasses.replace(
        big_plan(2, 2, 0),
        form=IssueForm.DECISION_BY_HEAD,
        issue=Issue("02/QĐ-UBND", dt.date(2026, 1, 5), CHAIR),
    )
    document = compose_plan(plan, OFFICE)
    first, attached = document.parts
    changed = dataclasses.replace(attached, elements=change(attached.elements))
    return dataclasses.replace(document, parts=(first, changed))


def _upright(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    def change(element: Element) -> Element:
        if isinstance(element, Paragraph) and element.role is Role.REFERENCE:
            runs = tuple(dataclasses.replace(run, italic=False) for run in element.runs)
            return dataclasses.replace(element, runs=runs)
        return element

    return tuple(map(change, elements))


def _signed(elements: tuple[Element, ...]) -> tuple[Element, ...]:
    return (*elements, EndBlock(("- Như Điều 3;", "- Lưu: VT."), ("CHỦ TỊCH",), "Nguyễn Văn An"))


FAULTS = [
    ("reference upright", _upright, "T07", set[str]()),
    ("attached plan signed", _signed, "S07", set[str]()),
]


@pytest.mark.parametrize(("name", "change", "rule", "also"), FAULTS, ids=[row[0] for row in FAULTS])
def test_a_single_fault_of_an_attached_plan_is_found(
    name: str,
    change: Callable[[tuple[Element, ...]], tuple[Element, ...]],
    rule: str,
    also: set[str],
    tmp_path: Path,
) -> None:
    path = tmp_path / "quyết định.pdf"
    path.write_bytes(PdfPrinter().document(decision(change)).pdf)
    found = {finding.rule for finding in check_paper(path)}
    right = tmp_path / "đúng.pdf"
    right.write_bytes(PdfPrinter().document(decision(lambda elements: elements)).pdf)
    assert {finding.rule for finding in check_paper(right)} == set()
    assert rule in found
    assert found <= {rule} | also
