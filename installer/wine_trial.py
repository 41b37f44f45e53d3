"""`dev.py installer --try`: the setup is installed and used under Wine, as an officer would.

A step is judged by what it left on the disk (the self-test's report, lists of files before and
after), never by an exit status alone.
"""

from __future__ import annotations

import json
import shutil
import tempfile
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

from dev import virtual_display
from installer.build_windows import BUILD, Built
from installer.setup_script import FILE_LIST
from installer.tools import ROOT, BuildError, say
from installer.wine import Wine, fresh_wine
from installer.wine_refusals import Refusals, wait_for

#: A folder as an office may well name it.
_OFFICE_FOLDER = "Ủy ban nhân dân xã Tân Hòa"
_PICTURES = BUILD / "trial"
#: Where setups of earlier releases are laid; the newest of them is upgraded.
RELEASES = ROOT / "build" / "releases"


def previous_setup() -> Path | None:
    """Return the setup of the newest earlier release, if one was laid into `RELEASES`."""
    found = sorted(RELEASES.glob("KeHoach-Setup-*.exe"), key=lambda path: path.stat().st_mtime)
    return found[-1] if found else None


class Trial:
    """The steps of one trial; each prints what was seen and says whether it is well."""

    def __init__(self, wine: Wine, built: Built) -> None:
        self.wine = wine
        self.built = built
        self.home = wine.local_data / "Programs" / "KeHoachDesktop"
        self.data = wine.local_data / "KehoachDesktop"
        self.failed: list[str] = []

    def step(self, name: str, act: Callable[[], str]) -> None:
        """Run one step and print what it saw."""
        started = time.monotonic()
        try:
            seen, ok = act(), True
        except (BuildError, OSError, ValueError) as error:
            seen, ok = str(error), False
            self.failed.append(name)
        say(f"  [{'ok' if ok else 'FAILED'}] {name} ({time.monotonic() - started:.0f} s): {seen}")

    def install(self, folder: Path | None = None) -> str:
        """Install silently and compare what is there with the list that was packed."""
        home = folder or self.home
        # NSIS takes the rest of the line, unquoted; a word for each blank keeps Wine from quoting.
        where = f"/D={self.wine.windows_path(folder)}".split(" ") if folder else []
        code, text = self.wine.run([self.built.setup, "/S", *where], timeout=300)
        listed = (self.built.tree / FILE_LIST).read_bytes().decode("utf-16-le").split("\r\n")
        expected = {name.replace("\\", "/") for name in listed if name}
        found = _files(home) - {"uninstall.exe"}
        if code or found != expected:
            raise BuildError(f"exit {code}; missing {sorted(expected - found)[:3]}, "
                             f"too many {sorted(found - expected)[:3]} {text[-300:]}")  # fmt: skip
        return f"{len(found)} files in {self.wine.windows_path(home)}"

    def self_test(self, name: str, home: Path, *options: str) -> str:
        """Run the installed program's self-test and read its report."""
        folder = self.wine.drive / "kiểm tra" / name
        program = home / ("kehoach-cli.exe" if options else "kehoach.exe")
        command: list[str | Path] = [program, "--self-test", self.wine.windows_path(folder)]
        code, text = self.wine.run([*command, *options], timeout=400)
        report_file = folder / "report.json"
        if not report_file.is_file():
            raise BuildError(f"exit {code}, no report: {text[-800:]}")
        report = json.loads(report_file.read_text(encoding="utf-8"))
        _PICTURES.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(report_file, _PICTURES / f"{name}.json")
        if (folder / "window.png").is_file():
            shutil.copyfile(folder / "window.png", _PICTURES / f"{name}.png")
        wrong = [f"{each['name']}: {each['detail']}" for each in report["checks"] if not each["ok"]]
        if wrong or not report["finished"]:
            raise BuildError(f"exit {code}; {'; '.join(wrong)[-1500:] or 'did not finish'}")
        checks = ", ".join(each["name"] for each in report["checks"])
        return f"{checks}; {report['checks'][-1]['detail']}"

    def make_data(self) -> str:
        """Let the installed program make an office's data in the user's own folder."""
        code, text = self.wine.run([self.home / "kehoach-cli.exe", "office", "sample"])
        if not (self.data / "kehoach.db").is_file():
            raise BuildError(f"exit {code}: {text[-500:]}")
        return ", ".join(sorted(_files(self.data)))

    def association(self) -> str:
        """Say what a double click on a package runs."""
        key = r"HKCU\Software\Classes\KeHoachDesktop.Package\shell\open\command"
        code, text = self.wine.run(["reg", "query", key, "/ve"])
        command = f'"{self.wine.windows_path(self.home)}\\kehoach.exe" "%1"'
        if command not in text:
            raise BuildError(f"exit {code}: {text.strip()}")
        return command

    def upgrade(self) -> str:
        """Install over the present version while its window is open."""
        before = _files(self.data / "backups") if (self.data / "backups").is_dir() else set()
        self._leave_a_file_of_an_older_version()
        window = self.wine.start([self.home / "kehoach.exe"]) if self.wine.has_window else None
        if window is not None:
            wait_for(lambda: (self.data / "kehoach.db-wal").exists(), "the window opens its data")
        seen = self.install()
        if window is not None and window.poll() is None:
            window.wait(timeout=60)
        made = {each for each in _files(self.data / "backups") - before if "thu-cong" in each}
        if not made:
            raise BuildError("no backup was made before the upgrade")
        if not (self.data / "kehoach.db").is_file():
            raise BuildError("the data are gone")
        return f"{seen}; backup {sorted(made)[0]}; window {'closed' if window else 'not tried'}"

    def portable(self) -> str:
        """Start from the unpacked ZIP, in a folder nobody may write to; the data go to the user."""
        stick = self.wine.drive / "usb"
        with zipfile.ZipFile(self.built.portable) as packed:
            packed.extractall(stick)
        before = _files(stick)
        program = stick / self.built.tree.name / "kehoach-cli.exe"
        code, text = self.wine.run([program, "doctor"])
        if code or _files(stick) != before:
            raise BuildError(
                f"exit {code}; new {sorted(_files(stick) - before)[:3]}: {text[-300:]}"
            )
        shutil.rmtree(stick)
        return f"{len(before)} files, none written beside them; the data stay in the profile"

    def double_click(self) -> str:
        """Run what a double click runs: the window makes its inbox to look into the package.

        Wine 8 does not merge a user's classes into its own, so that `start` would not find them.
        """
        if not self.wine.has_window:
            return "not tried: no window here"
        package = self.wine.drive / "kiểm tra" / "windows" / "demo" / "exchange.kehoach"
        window = self.wine.start([self.home / "kehoach.exe", self.wine.windows_path(package)])
        wait_for((self.data / "inbox").is_dir, "the package is being looked at")
        self.wine.run([self.home / "kehoach-cli.exe", "--close-window"])
        window.wait(timeout=60)
        return f"{package.name} was looked at, the window closed when asked"

    def _leave_a_file_of_an_older_version(self) -> None:
        """Add a file that the new version no longer has; `install` complains if it stays."""
        stale = "lib\\bỏ từ bản này.pyd"
        (self.home / stale.replace("\\", "/")).write_bytes(b"old")
        listed = self.home / FILE_LIST
        listed.write_bytes(f"{stale}\r\n".encode("utf-16-le") + listed.read_bytes())

    def upgrade_from_previous(self) -> str:
        """Install the setup of the previous release first, then this one over it."""
        previous = previous_setup()
        if previous is None:
            return f"not tried: no earlier release lies in {RELEASES}"
        self.wine.run([previous, "/S"], timeout=300)
        if not (self.home / "kehoach.exe").is_file():
            raise BuildError(f"{previous.name} did not install")
        self.wine.run([self.home / "kehoach-cli.exe", "office", "sample"])
        return f"over {previous.name}: {self.upgrade()}"

    def uninstall(self, home: Path) -> str:
        """Uninstall silently: nothing of ours may stay but the data."""
        data = _files(self.data)
        here = f"_?={self.wine.windows_path(home)}".split(" ")
        self.wine.run([home / "uninstall.exe", "/S", *here])
        left = _files(home) - {"uninstall.exe"} if home.exists() else set()
        links = [path for path in self.wine.profile.rglob("*.lnk") if "ho" in path.name.casefold()]
        if left or links:
            raise BuildError(f"left behind: {sorted(left)[:5]} {links[:3]}")
        if _files(self.data) != data:
            raise BuildError("the data folder changed")
        return f"{len(data)} files of data kept"


def try_setup(built: Built) -> int:
    """Try `built` in a fresh Wine and return 0 when every step was well."""
    started = time.monotonic()
    say("== the setup under Wine")
    with (
        virtual_display() as display,
        tempfile.TemporaryDirectory(prefix="kehoach-wine-", ignore_cleanup_errors=True) as folder,
    ):
        try:
            wine = fresh_wine(Path(folder), display or "")
        except BuildError as error:
            say(f"== not tried: {error}")
            return 1
        trial = Trial(wine, built)
        try:
            _steps(trial)
        finally:
            wine.stop()
    outcome = f"FAILED: {', '.join(trial.failed)}" if trial.failed else "everything passed"
    say(f"== installer: {outcome} ({time.monotonic() - started:.0f} s); pictures in {_PICTURES}")
    return 1 if trial.failed else 0


def _steps(trial: Trial) -> None:
    odd = trial.wine.drive / _OFFICE_FOLDER / "Kế hoạch"
    refusals = Refusals(trial.wine, trial.built.setup)
    trial.step("an older Windows", refusals.old_windows)
    trial.step("a path too long", refusals.long_path)
    trial.step("a damaged setup", refusals.damaged)
    trial.step("no space", refusals.no_space)
    trial.step("install", trial.install)
    offscreen = ("-platform", "offscreen")
    trial.step("self-test, offscreen",
               lambda: trial.self_test("offscreen", trial.home, *offscreen))  # fmt: skip
    if trial.wine.has_window:
        trial.step("self-test, a real window", lambda: trial.self_test("windows", trial.home))
    trial.step("install under Vietnamese names", lambda: trial.install(odd))
    trial.step("self-test under Vietnamese names",
               lambda: trial.self_test("vietnamese", odd, *offscreen))  # fmt: skip
    trial.step("uninstall it", lambda: trial.uninstall(odd))
    trial.step("install again", trial.install)
    trial.step("a double click on a package", trial.association)
    trial.step("data of an office", trial.make_data)
    trial.step("open a package by it", trial.double_click)
    trial.step("the portable copy", trial.portable)
    trial.step("data of a newer version", refusals.newer_data)
    trial.step("a file held by a virus scanner", refusals.held_file)
    trial.step("upgrade with the window open", trial.upgrade)
    trial.step("upgrade from the previous release", trial.upgrade_from_previous)
    trial.step("uninstall", lambda: trial.uninstall(trial.home))


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
