"""A fresh Wine to try a setup in: prefix, display, and the two DLLs that an old Wine lacks."""

from __future__ import annotations

import lzma
import os
import re
import shutil
import subprocess
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from installer.tools import BuildError, call, need_tools, say

_WINE_FOLDERS = ("/usr/lib/wine", "/usr/bin")
#: DLLs that Debian 12's Wine lacks, taken from a newer Debian for the trial alone.
_BORROWED = ("windows.ui.dll", "bcryptprimitives.dll")
_NEWER = "trixie"
_UI_CLASS = (r"HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId"
             r"\Windows.UI.ViewManagement.UISettings")  # fmt: skip


@dataclass(frozen=True)
class Wine:
    """A Wine with a prefix of its own. `has_window` says whether Qt's own platform can run."""

    program: Path
    prefix: Path
    display: str
    has_window: bool

    @property
    def drive(self) -> Path:
        """Return drive C: as a folder."""
        return self.prefix / "drive_c"

    @property
    def profile(self) -> Path:
        """Return the user's folder."""
        users = [path for path in (self.drive / "users").iterdir() if path.name != "Public"]
        return users[0]

    @property
    def local_data(self) -> Path:
        """Return %LOCALAPPDATA%."""
        return self.profile / "AppData" / "Local"

    def run(self, command: Sequence[str | Path], timeout: float = 300) -> tuple[int, str]:
        """Run a Windows program and return its exit code and what it printed.

        Its output goes through a pipe: a regular file kills Python under Wine 8. -1: it hung.
        """
        words = ["timeout", "-k", "5", str(timeout), self.program, *command]
        done = subprocess.run(
            [str(word) for word in words],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        text = done.stdout.decode("utf-8", "replace")
        return (-1 if done.returncode in {124, 137} else done.returncode), text

    def start(self, command: Sequence[str | Path]) -> subprocess.Popen[bytes]:
        """Start a Windows program and do not wait for it."""
        return subprocess.Popen(
            [str(word) for word in (self.program, *command)],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def environment(self) -> dict[str, str]:
        """Return the environment of every Windows program."""
        kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
        return kept | {
            "HOME": str(self.prefix.parent / "home"),
            "WINEPREFIX": str(self.prefix),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree,mshtml,winedbg.exe=",
            "LC_ALL": "C.UTF-8",
            "DISPLAY": self.display,
        }

    def windows_path(self, path: Path) -> str:
        """Return how a Windows program names a path of this machine."""
        if path.is_relative_to(self.drive):
            return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(path.absolute()).replace("/", "\\")

    def stop(self) -> None:
        """End everything that still runs in the prefix."""
        server = shutil.which("wineserver") or str(self.program.parent / "wineserver64")
        subprocess.run([server, "-k"], env=self.environment(), check=False, capture_output=True)


def fresh_wine(folder: Path, display: str) -> Wine:
    """Make a prefix in the empty `folder`; BuildError where there is no Wine."""
    program = _wine_program()
    # Wine links its Documents to HOME: were the prefix below it, the links would go round.
    (folder / "home").mkdir(parents=True)
    wine = Wine(program, folder / "prefix", display, False)
    code, text = wine.run(["wineboot", "--init"], timeout=240)
    if code or not wine.drive.is_dir():
        raise BuildError(f"wineboot ended with {code}: {text[-500:]}")
    # Debian's Wine calls itself Windows 7, which the setup rightly refuses.
    wine.run(["reg", "add", r"HKCU\Software\Wine", "/v", "Version", "/d", "win10", "/f"])
    if not display:
        return wine
    try:
        borrow_libraries(wine, folder / "newer")
    except (BuildError, OSError) as error:
        say(f"  a newer Wine's DLLs cannot be had ({error}): only the offscreen self-test runs")
        return wine
    return Wine(program, wine.prefix, display, True)


def _wine_program() -> Path:
    for attempt in (False, True):
        for folder in _WINE_FOLDERS:
            for name in ("wine64", "wine"):
                path = Path(folder) / name
                if path.exists():
                    return path
        if not attempt:
            need_tools({"wine64": "wine64"} if shutil.which("wine64") is None else {})
    raise BuildError("There is no Wine.")


def borrow_libraries(wine: Wine, work: Path) -> None:
    """Put the DLLs that Qt needs and this Wine lacks into the prefix, and register their class."""
    system = wine.drive / "windows" / "system32"
    if not all((system / name).exists() for name in _BORROWED):
        package = _newer_package("libwine", work)
        call(["dpkg-deb", "-x", package, work / "libwine"])
        for name in _BORROWED:
            source = next(work.rglob(f"x86_64-windows/{name}"), None)
            if source is None:
                raise BuildError(f"{package.name} has no {name}")
            shutil.copyfile(source, system / name)
    for name, kind, value in (
        ("DllPath", "REG_SZ", r"C:\windows\system32\windows.ui.dll"),
        ("ActivationType", "REG_DWORD", "0"),
        ("Threading", "REG_DWORD", "0"),
    ):
        wine.run(["reg", "add", _UI_CLASS, "/v", name, "/t", kind, "/d", value, "/f"], timeout=60)


def _newer_package(name: str, work: Path) -> Path:
    """Fetch a package of the newer Debian, from the mirror that this machine uses itself."""
    work.mkdir(parents=True, exist_ok=True)
    mirror = _mirror()
    index = lzma.decompress(_fetched(f"{mirror}/dists/{_NEWER}/main/binary-amd64/Packages.xz"))
    for entry in index.decode().split("\n\n"):
        if entry.startswith(f"Package: {name}\n"):
            fields = dict(re.findall(r"^(Filename|SHA256): (\S+)$", entry, re.MULTILINE))
            break
    else:
        raise BuildError(f"{_NEWER} has no {name}")
    target = work / Path(fields["Filename"]).name
    target.write_bytes(_fetched(f"{mirror}/{fields['Filename']}"))
    digest = call(["sha256sum", target]).split()[0]
    if digest != fields["SHA256"]:
        raise BuildError(f"{target.name} is not what {_NEWER} lists")
    return target


def _mirror() -> str:
    """Return the mirror of the machine's own apt sources; nothing is written down here."""
    text = call(["apt-get", "indextargets", "--format", "$(SITE)", "Created-By: Packages"])
    sites = [line.strip() for line in text.splitlines() if "security" not in line and line.strip()]
    if not sites:
        raise BuildError("apt has no source")
    return sites[0].rstrip("/")


def _fetched(address: str) -> bytes:
    try:
        with urllib.request.urlopen(address, timeout=120) as answer:
            return bytes(answer.read())
    except OSError as error:
        raise BuildError(f"{Path(address).name}: {error}") from error
