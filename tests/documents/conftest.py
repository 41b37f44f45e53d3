"""What the tests of the printed page share."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from word_files import SecondEye

from kehoach_desktop.documents.pdf.printer import PdfPrinter


@pytest.fixture
def second_eye(record_property: Callable[[str, object], None]) -> SecondEye:
    """Note what LibreOffice made of a Word file, for the line of figures at the end of a run."""

    def note(group: str, more_pages: int, findings: int, same_words: bool) -> None:
        record_property("second_eye", (group, more_pages, findings, same_words))

    return note


@pytest.fixture(scope="session")
def printer() -> PdfPrinter:
    """One printer for all tests: the faces are loaded once."""
    return PdfPrinter()
