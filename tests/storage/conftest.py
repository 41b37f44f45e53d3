"""An open database in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_samples import StillClock

from kehoach_desktop.storage.database import Database


@pytest.fixture
def still() -> StillClock:
    return StillClock()


@pytest.fixture
def database(tmp_path: Path, still: StillClock) -> Iterator[Database]:
    database = Database.open(tmp_path / "kehoach.db", still, who="cán bộ")
    yield database
    database.close()
