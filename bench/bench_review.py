"""Review of an eleven-page plan, the vocabulary loaded, against reading that plan from Word."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Callable
from pathlib import Path

from kehoach_desktop.bootstrap.free import document_reader
from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.paths import resource
from kehoach_desktop.services.checks.plan_reviewing import PlanReview
from kehoach_desktop.services.upkeep.sample import Sample, read_sample

NAME = "Rà soát kế hoạch 11 trang lần đầu / đọc kế hoạch đó từ Word"
AIM = 3.0

TODAY = dt.date(2026, 1, 5)


def setup(tmp: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    """Return the review of a plan that was never looked at, and the reading of its Word file."""
    made = sample()
    return lambda: PlanReview().look(made.plans[0], made.office, TODAY), reading(tmp)


def sample() -> Sample:
    """Return the sample commune; its plan prints on eleven pages."""
    ids = itertools.count()
    return read_sample(resource(), lambda: f"id{next(ids)}")


def reading(tmp: Path) -> Callable[[], object]:
    """Return the reading of the plan from its Word file."""
    path = tmp / "plan.docx"
    made = sample()
    path.write_bytes(DocxPrinter().plan(made.plans[0], made.office))
    return lambda: document_reader().read(path)
