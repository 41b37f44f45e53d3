"""dev.py on machines that are not like ours: another Python, no display, no rights."""

from __future__ import annotations

import importlib.util
import socket
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def dev() -> ModuleType:
    spec = importlib.util.spec_from_file_location("dev_under_test", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_unsupported_python_is_told_which_one_and_how_to_get_it(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4))
    monkeypatch.setattr(dev, "installed_python", lambda: None)
    with pytest.raises(SystemExit) as end:
        dev.main(["run"])
    assert end.value.code == 1
    told = capsys.readouterr().err
    assert "3.11" in told
    assert "3.13" in told
    assert "apt-get install" in told


def test_an_unsupported_python_hands_over_to_an_installed_one(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[list[str]] = []

    def start(command: list[str]) -> int:
        started.append(command)
        return 7

    monkeypatch.setattr(sys, "version_info", (3, 14, 0))
    monkeypatch.setattr(dev, "installed_python", lambda: ["python3.12"])
    monkeypatch.setattr(dev.subprocess, "call", start)
    assert dev.main(["test", "-k", "x"]) == 7
    assert started == [["python3.12", str(ROOT / "dev.py"), "test", "-k", "x"]]


def test_without_a_display_run_names_the_demo_and_ends() -> None:
    ended = subprocess.run(
        [sys.executable, str(ROOT / "dev.py"), "run"],
        env={"PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if sys.platform.startswith("linux"):
        assert ended.returncode == 1
        assert "dev.py run --demo" in ended.stderr


def test_a_display_counts_only_when_it_answers(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("displays are asked for on Linux only")
    monkeypatch.delenv("QT_QPA_PLATFORM", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    assert not dev.has_display()
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-0"))
        server.listen()
        assert dev.has_display()


def test_missing_packages_without_rights_stop_with_the_exact_command(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.os, "geteuid", lambda: 1000, raising=False)
    with pytest.raises(SystemExit) as end:
        dev.need_packages(["libegl1", "libgl1"], "Qt")
    assert end.value.code == 1
    assert "sudo apt-get install -y libegl1 libgl1" in capsys.readouterr().err.replace(
        "sudo apt-get update && ", ""
    )


def test_a_library_that_is_not_there_is_named_by_its_package(dev: ModuleType) -> None:
    missing = dev.missing_libraries({"libdoes-not-exist.so.9": "libnowhere9"})
    assert missing == (["libnowhere9"] if sys.platform.startswith("linux") else [])


def test_another_lock_file_asks_for_another_environment(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = dev.fingerprint()
    assert dev.fingerprint() == before
    changed = tmp_path / "requirements.lock"
    changed.write_bytes(dev.LOCK.read_bytes() + b"\n")
    monkeypatch.setattr(dev, "LOCK", changed)
    assert dev.fingerprint() != before


@pytest.mark.parametrize("command", ["torture"])
def test_what_is_not_built_yet_says_so(
    dev: ModuleType, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        dev.main([command])
    assert end.value.code == 1
    assert "not built yet" in capsys.readouterr().err


def test_an_unknown_command_is_wrong_usage(dev: ModuleType) -> None:
    assert dev.main(["nonsense"]) == 2
    assert dev.main(["--help"]) == 0
