"""Every test works in its own folder: no screen, no network, nothing of the user's."""

from __future__ import annotations

import datetime as dt
import itertools
import os
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "kehoach",
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
#: A long run by hand: `--hypothesis-profile long`; other papers every time, larger ones.
settings.register_profile("long", settings.get_profile("kehoach"), derandomize=False,
                          max_examples=600, print_blob=True)  # fmt: skip
settings.load_profile("kehoach")

ROOT = Path(__file__).resolve().parent.parent

#: The texts of real offices lie beside the project, never inside it.
REAL_PLANS = ROOT.parent / "shared" / "real-plans"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point every folder the system would give us into a temporary one."""
    home = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                 "XDG_STATE_HOME", "LOCALAPPDATA", "APPDATA"):  # fmt: skip
        monkeypatch.setenv(name, str(home))


class StoppedClock:
    """A clock that stands still until a test moves it."""

    def __init__(self, now: dt.datetime) -> None:
        self.moment = now

    def now(self) -> dt.datetime:
        return self.moment

    def advance(self, **delta: float) -> None:
        """Move on: `clock.advance(days=1)`."""
        self.moment += dt.timedelta(**delta)


@pytest.fixture
def clock() -> StoppedClock:
    """Monday 5 January 2026, 08:00."""
    return StoppedClock(dt.datetime(2026, 1, 5, 8, 0))


@pytest.fixture
def new_id() -> Callable[[], str]:
    """Return ids "id-0001", "id-0002", … in order."""
    numbers: Iterator[int] = itertools.count(1)
    return lambda: f"id-{next(numbers):04d}"


@pytest.fixture(scope="session")
def real_plans() -> dict[str, str]:
    """Return the five real plans by file name; skips where they do not lie beside the project."""
    files = sorted(REAL_PLANS.glob("*.txt")) or sorted(REAL_PLANS.glob("*.md"))
    if not files:
        pytest.skip(f"the real plans are not at {REAL_PLANS}")
    return {file.stem: file.read_text(encoding="utf-8") for file in files}


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print in one line a set what LibreOffice made of our Word files (`second_eye`)."""
    groups: dict[str, list[tuple[int, int, bool]]] = {}
    for reports in terminalreporter.stats.values():
        for report in reports:
            if getattr(report, "when", "") != "call":
                continue
            for key, value in report.user_properties:
                if key == "second_eye":
                    groups.setdefault(value[0], []).append(tuple(value[1:]))
    for group, seen in groups.items():
        terminalreporter.write_line(
            f"Word in LibreOffice, {group}: {len(seen)} files; "
            f"same words {sum(same for *_, same in seen)}; "
            f"same pages {sum(not more for more, *_ in seen)}, "
            f"±1 {sum(abs(more) <= 1 for more, *_ in seen)}; "
            f"E/W findings {sum(findings for _, findings, _ in seen)}"
        )
