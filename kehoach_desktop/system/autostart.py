"""Starting with the PC (implements `services.ports.autostart`), for this user, no rights needed.

Windows: a value below `HKCU\\…\\CurrentVersion\\Run`; Linux: a file in `autostart`, by the Desktop
Application Autostart Specification of freedesktop.org.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kehoach_desktop.errors import AppError
from kehoach_desktop.files import write_file

_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_NAME = "KeHoachDesktop"
_ENTRY = """[Desktop Entry]
Type=Application
Name=Kế hoạch Desktop
Exec={command}
Terminal=false
X-GNOME-Autostart-enabled=true
"""


class RegistryAutostart:
    """Windows; `registry` is the module `winreg`, or a stand-in with the same functions."""

    def __init__(self, command: Sequence[str], registry: Any) -> None:  # noqa: ANN401 - a module
        self._command = subprocess.list2cmdline(command)
        self._registry = registry

    def is_on(self) -> bool:
        """Say whether the value is there."""
        try:
            with self._registry.OpenKey(self._registry.HKEY_CURRENT_USER, _KEY) as key:
                self._registry.QueryValueEx(key, _NAME)
        except OSError:
            return False
        return True

    def turn(self, on: bool) -> None:
        """Write the value or take it away; E-AUTOSTART."""
        registry = self._registry
        try:
            with registry.CreateKey(registry.HKEY_CURRENT_USER, _KEY) as key:
                if on:
                    registry.SetValueEx(key, _NAME, 0, registry.REG_SZ, self._command)
                elif self.is_on():
                    registry.DeleteValue(key, _NAME)
        except OSError as error:
            raise AppError("E-AUTOSTART") from error


class DesktopAutostart:
    """Linux; `folder` is `~/.config/autostart`."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._command = command
        self._path = folder / "kehoach-desktop.desktop"

    def is_on(self) -> bool:
        """Say whether the file is there."""
        return self._path.exists()

    def turn(self, on: bool) -> None:
        """Write the file or take it away; E-AUTOSTART."""
        try:
            if on:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                command = " ".join(map(_quoted, self._command))
                write_file(self._path, _ENTRY.format(command=command).encode("utf-8"))
            else:
                self._path.unlink(missing_ok=True)
        except (OSError, AppError) as error:
            raise AppError("E-AUTOSTART") from error


def system_autostart(data: Path | None) -> RegistryAutostart | DesktopAutostart:
    """Return what this system has; `data` is the data folder to open, None for the user's own."""
    command = [*_program(), "--minimized", *(["--data", str(data)] if data else [])]
    if sys.platform == "win32":
        import winreg

        return RegistryAutostart(command, winreg)
    config = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return DesktopAutostart(command, Path(config) / "autostart")


def _program() -> list[str]:
    """Return what starts the window: the installed program, or Python with this package."""
    here = Path(sys.executable)
    installed = here.with_name("kehoach.exe")
    if sys.platform == "win32" and installed.exists():
        return [str(installed)]
    return [str(here), "-m", "kehoach_desktop"]


def _quoted(part: str) -> str:
    """Quote an argument as the specification of desktop entries asks; "%" is doubled."""
    for char in ("\\", '"', "`", "$"):
        part = part.replace(char, "\\" + char)
    return '"' + part.replace("%", "%%") + '"'
