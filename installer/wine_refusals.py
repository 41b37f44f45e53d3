"""What the setup and the program refuse under Wine: each leaves everything as it was."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from installer.tools import HERE, BuildError, call, sha256
from installer.wine import Wine

#: The exit codes of `setup.nsi`.
OLD_WINDOWS, IN_USE, LONG_PATH, NO_SPACE = 2, 4, 5, 6
_HELD = Path("lib/PySide6/Qt6Core.dll")
_SMALL_DISK_MB = 40


class Refusals:
    """Bad inputs for a setup, tried on the machine of `wine`; every method says what was seen."""

    def __init__(self, wine: Wine, setup: Path) -> None:
        self.wine = wine
        self.setup = setup
        self.home = wine.local_data / "Programs" / "KeHoachDesktop"
        self.data = wine.local_data / "KehoachDesktop"

    def old_windows(self) -> str:
        """Windows 8.1 is refused before anything is written."""
        with self._windows_version("win81"):
            code = self._refused(self.setup)
        return _expect(code, OLD_WINDOWS)

    def long_path(self) -> str:
        """A folder beyond 120 letters is refused: files below it would pass Windows' limit."""
        folder = "C:\\" + "\\".join(["thu muc rat dai cua co quan"] * 5)
        code = self._refused(self.setup, *f"/D={folder}".split(" "))
        return f"{len(folder)} letters: {_expect(code, LONG_PATH)}"

    def damaged(self) -> str:
        """A setup that lost its end, and one with a single wrong byte, write nothing."""
        seen = []
        for name, spoil in _SPOILED.items():
            broken = self.wine.drive / f"{name}.exe"
            broken.write_bytes(spoil(self.setup.read_bytes()))
            code = self._refused(broken)
            broken.unlink()
            if code == 0:
                raise BuildError(f"{name}: it ended with 0")
            seen.append(f"{name}: exit {code}")
        return ", ".join(seen)

    def no_space(self) -> str:
        """A full disk is named before anything is written; needs the right to mount one."""
        small = self.wine.prefix.parent / "small"
        small.mkdir()
        mounted = subprocess.run(
            ["mount", "-t", "tmpfs", "-o", f"size={_SMALL_DISK_MB}m", "tmpfs", str(small)],
            check=False, capture_output=True,
        )  # fmt: skip
        if mounted.returncode:
            return "not tried: this machine may not mount a small disk"
        drive = self.wine.prefix / "dosdevices" / "k:"
        try:
            drive.symlink_to(small)
            code, _ = self.wine.run([self.setup, "/S", "/D=K:\\KeHoach"])
            left = list(small.iterdir())
        finally:
            drive.unlink(missing_ok=True)
            call(["umount", small])
        if left:
            raise BuildError(f"left on the small disk: {left[:3]}")
        return f"{_SMALL_DISK_MB} MB free: {_expect(code, NO_SPACE)}"

    def held_file(self) -> str:
        """A library that a virus scanner holds stops an upgrade before a file is touched."""
        before = {path: path.stat().st_mtime_ns for path in self.home.rglob("*")}
        with self._holding(self.home / _HELD):
            code, _ = self.wine.run([self.setup, "/S"])
        if {path: path.stat().st_mtime_ns for path in self.home.rglob("*")} != before:
            raise BuildError("files of the installed program changed")
        return f"{_HELD.name} held: {_expect(code, IN_USE)}, nothing touched"

    def newer_data(self) -> str:
        """Data that a newer program wrote are named and left as they are."""
        database = self.data / "kehoach.db"
        with contextlib.closing(sqlite3.connect(database)) as connection:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute(f"PRAGMA user_version={version + 1}")
        before = sha256(database)
        code, text = self.wine.run([self.home / "kehoach-cli.exe", "plan", "list", "--json"])
        if "E-NEWER-DATA" not in text or sha256(database) != before:
            raise BuildError(f"exit {code}: {text[-500:]}")
        with contextlib.closing(sqlite3.connect(database)) as connection:
            connection.execute(f"PRAGMA user_version={version}")
        return f"E-NEWER-DATA, exit {code}, the data unchanged"

    def _refused(self, setup: Path, *options: str) -> int:
        """Run a setup that must write nothing and return its exit code."""
        if self.home.exists():
            raise BuildError("the program is installed already")
        code, text = self.wine.run([setup, "/S", *options], timeout=120)
        if self.home.exists():
            raise BuildError(f"exit {code}, and it installed: {text[-300:]}")
        return code

    @contextlib.contextmanager
    def _windows_version(self, version: str) -> Iterator[None]:
        key = [r"HKCU\Software\Wine", "/v", "Version", "/f", "/d"]
        self.wine.run(["reg", "add", *key, version])
        try:
            yield
        finally:
            self.wine.run(["reg", "add", *key, "win10"])

    @contextlib.contextmanager
    def _holding(self, path: Path) -> Iterator[None]:
        program, sign = self.wine.drive / "hold.exe", self.wine.drive / "held"
        call(["x86_64-w64-mingw32-gcc", "-municode", "-O1", "-o", program,
              HERE / "launcher" / "hold.c"])  # fmt: skip
        names = [self.wine.windows_path(each) for each in (path, sign)]
        holder = self.wine.start([program, *names])
        try:
            wait_for(sign.exists, f"{path.name} is held")
            yield
        finally:
            self.wine.run(["taskkill", "/f", "/im", program.name])
            holder.wait(timeout=60)


def wait_for(happened: Callable[[], bool], what: str, seconds: float = 90) -> None:
    """Wait until something has happened under Wine; BuildError when it does not."""
    until = time.monotonic() + seconds
    while not happened():
        if time.monotonic() > until:
            raise BuildError(f"waited {seconds:.0f} s in vain: {what}")
        time.sleep(0.2)


def _expect(code: int, expected: int) -> str:
    if code != expected:
        raise BuildError(f"exit {code} instead of {expected}")
    return f"refused (exit {code})"


def _cut_short(setup: bytes) -> bytes:
    return setup[:-1_000_000]


def _one_wrong_byte(setup: bytes) -> bytes:
    middle = len(setup) // 2
    return setup[:middle] + bytes([setup[middle] ^ 1]) + setup[middle + 1 :]


_SPOILED = {"cut by 1 MB": _cut_short, "one wrong byte": _one_wrong_byte}
