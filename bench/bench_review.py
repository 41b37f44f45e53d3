"""Review of an eleven-page plan, the vocabulary loaded, against reading that plan from Word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx

from kehoach_desktop.bootstrap import document_reader
from kehoach_desktop.review.plain_text import from_plain_text
from kehoach_desktop.review.registry import review
from kehoach_desktop.services.reviewing import vocabulary

NAME = "review of 11 pages / reading them from .docx"
AIM = 3.0

PLAN = Path(__file__).resolve().parent.parent / "tests" / "review" / "planted_plan.txt"
CHARACTERS = 11 * 2_600


def setup(tmp: Path) -> tuple[Callable[[], object], Callable[[], object]]:
    """Return the review and the reading of one long plan of our own words."""
    one = PLAN.read_text(encoding="utf-8")
    text = one * (CHARACTERS // len(one) + 1)
    path = tmp / "plan.docx"
    document = docx.Document()
    for line in filter(None, text.split("\n")):
        document.add_paragraph(line)
    document.save(str(path))
    words = vocabulary()
    return (
        lambda: review(from_plain_text(text), words),
        lambda: document_reader().read(path),
    )
