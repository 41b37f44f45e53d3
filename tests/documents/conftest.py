"""What the tests of the printed page share."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from kehoach_desktop.documents.pdf.printer import PdfPrinter


@pytest.fixture(scope="session")
def printer() -> PdfPrinter:
    """One printer for all tests: the faces are loaded once."""
    return PdfPrinter()
