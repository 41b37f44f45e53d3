"""What is heavy waits until after the first paint."""

from __future__ import annotations

import importlib.util
import subprocess
import sys

import pytest

HEAVY = ("reportlab", "pypdfium2", "cryptography", "sqlite_utils", "cattrs", "rfc8785", "segno",
         "sqlite3", "dateutil.zoneinfo")  # fmt: skip


@pytest.mark.parametrize(
    "module",
    ["kehoach_desktop.__main__", "kehoach_desktop.bootstrap", "kehoach_desktop.ui.main_window"],
)
def test_importing_the_way_to_the_first_window_loads_nothing_heavy(module: str) -> None:
    if importlib.util.find_spec(module) is None:
        pytest.skip(f"there is no {module} yet")
    program = f"import sys, {module}; print(*(set(sys.modules) & set({HEAVY!r})))"
    loaded = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert loaded.returncode == 0, loaded.stderr
    assert loaded.stdout.split() == []
