"""Starting with the PC: for this user alone, switched off again without a trace."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from kehoach_desktop.errors import AppError
from kehoach_desktop.system.autostart import DesktopAutostart, RegistryAutostart

COMMAND = ["/opt/Kế hoạch/kehoach", "--minimized", "--data", "/home/lan/100%/$x"]


class Registry:
    """Stands in for `winreg`: values of one key in a dict."""

    HKEY_CURRENT_USER, REG_SZ = object(), 1

    def __init__(self, *, closed: bool = False) -> None:
        self.values: dict[str, str] = {}
        self.closed = closed

    @contextlib.contextmanager
    def CreateKey(self, root: object, path: str) -> Iterator[str]:  # noqa: N802 - winreg's name
        assert root is self.HKEY_CURRENT_USER and path.endswith("CurrentVersion\\Run")
        if self.closed:
            raise PermissionError(5, "Access is denied")
        yield path

    OpenKey = CreateKey

    def QueryValueEx(self, _key: str, name: str) -> tuple[str, int]:  # noqa: N802
        if name not in self.values:
            raise FileNotFoundError(2, name)
        return self.values[name], self.REG_SZ

    def SetValueEx(self, _key: str, name: str, _zero: int, kind: int, value: str) -> None:  # noqa: N802
        assert kind == self.REG_SZ
        self.values[name] = value

    def DeleteValue(self, _key: str, name: str) -> None:  # noqa: N802
        del self.values[name]


def test_on_windows_a_value_of_this_user_is_written_and_taken_away() -> None:
    registry = Registry()
    start = RegistryAutostart(["C:\\Kế hoạch\\kehoach.exe", "--minimized"], registry)
    assert not start.is_on()
    start.turn(True)
    assert start.is_on()
    assert list(registry.values.values()) == ['"C:\\Kế hoạch\\kehoach.exe" --minimized']
    start.turn(False)
    start.turn(False)
    assert registry.values == {} and not start.is_on()


def test_a_pc_that_forbids_it_is_a_refusal_not_a_crash(tmp_path: Path) -> None:
    start = RegistryAutostart(["kehoach.exe"], Registry(closed=True))
    assert not start.is_on()
    with pytest.raises(AppError, match="E-AUTOSTART"):
        start.turn(True)
    (tmp_path / "autostart").write_text("a file where a folder should be")
    with pytest.raises(AppError, match="E-AUTOSTART"):
        DesktopAutostart(COMMAND, tmp_path / "autostart").turn(True)


def test_on_linux_a_file_of_the_desktop_is_written_and_taken_away(tmp_path: Path) -> None:
    start = DesktopAutostart(COMMAND, tmp_path / "autostart")
    assert not start.is_on() and list(tmp_path.iterdir()) == []
    start.turn(True)
    (entry,) = (tmp_path / "autostart").iterdir()
    line = next(li for li in entry.read_text("utf-8").splitlines() if li.startswith("Exec="))
    assert line == 'Exec="/opt/Kế hoạch/kehoach" "--minimized" "--data" "/home/lan/100%%/\\$x"'
    assert start.is_on()
    start.turn(False)
    start.turn(False)
    assert not start.is_on()
