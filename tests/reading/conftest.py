"""No test of the readers starts LibreOffice by itself: it would take seconds and differ by PC."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kehoach_desktop.reading import helpers


@pytest.fixture(scope="session", autouse=True)
def _no_office() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(helpers, "office_program", lambda: None)
        yield
