#!/usr/bin/env python3
"""Sets up, runs, tests and measures Kế hoạch Desktop. Standard library only.

    python3 dev.py run [ARGS]        open the program; `run --demo DIR` shows it without a display
    python3 dev.py test [ARGS]       format, lint, types, architecture, tests (ARGS go to pytest)
    python3 dev.py bench             ratios against plain libraries, measured in one interleaved run
    python3 dev.py installer [--try] the Windows setup; --try installs and uses it under Wine
    python3 dev.py fuzz [--minutes N] broken and random documents for the readers, counted
    python3 dev.py torture           the long reliability run (not built yet)

The first start makes `.venv` and installs what `requirements.lock` pins; later starts find a stamp
and take neither network nor time. `../shared/contracts.md` fixes these commands.
"""

from __future__ import annotations

import contextlib
import ctypes
import hashlib
import importlib.util
import os
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "kehoach.stamp"
LOCK = ROOT / "requirements.lock"
WINDOWS = os.name == "nt"
VENV_PYTHON = VENV / ("Scripts/python.exe" if WINDOWS else "bin/python")
SCRIPTS = {"installer": "installer/build_windows.py", "fuzz": "tests/reading/fuzz_run.py"}

OLDEST, NEWEST = (3, 11), (3, 13)

#: What Qt loads from the system, and the Debian package of each: to draw at all …
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
}
#: … and to open a window under X11.
WINDOW_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}

USAGE = 2
NO_TESTS_COLLECTED = 5


def say(text: str) -> None:
    """Print one line at once, so that it stands before what a child prints."""
    print(text, flush=True)


def stop(text: str, code: int = 1) -> NoReturn:
    """Print why we cannot go on and end."""
    print(text, file=sys.stderr, flush=True)
    raise SystemExit(code)


# --- the right Python -------------------------------------------------------------------------


def supported(version: tuple[int, int]) -> bool:
    """Say whether this Python version is one that the pinned dependencies run on."""
    return OLDEST <= version <= NEWEST


def installed_python() -> list[str] | None:
    """Return the command of a supported Python on this machine, the newest first."""
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        commands = [[f"python3.{minor}"]]
        if WINDOWS:
            commands.append(["py", f"-3.{minor}"])
        for command in commands:
            if shutil.which(command[0]) and runs([*command, "-c", "pass"]):
                return command
    return None


def hand_over(arguments: Sequence[str]) -> int:
    """Start this file again with a supported Python, or tell how to get one."""
    mine = ".".join(str(part) for part in sys.version_info[:3])
    other = installed_python()
    if other is not None:
        say(f"Python {mine} is not supported; going on with {' '.join(other)}.")
        return subprocess.call([*other, str(ROOT / "dev.py"), *arguments])
    stop(
        f"Kế hoạch Desktop needs Python 3.{OLDEST[1]} to 3.{NEWEST[1]}; this is {mine}.\n"
        "  Debian 12 or 13, Ubuntu 24.04:  sudo apt-get install python3 python3-venv\n"
        "  Ubuntu 22.04:                   sudo apt-get install python3.11 python3.11-venv\n"
        "  Windows:                        winget install Python.Python.3.13\n"
        "                                  then: py -3.13 dev.py run"
    )


# --- what the system lacks --------------------------------------------------------------------


def runs(command: Sequence[str]) -> bool:
    """Say whether `command` runs and succeeds, without showing what it prints."""
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def missing_libraries(libraries: dict[str, str]) -> list[str]:
    """Return the Debian packages of those `libraries` that the loader does not find."""
    if not sys.platform.startswith("linux"):
        return []
    missing = []
    for library, package in libraries.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            missing.append(package)
    return missing


def lacks_fonts() -> bool:
    """Say whether a Linux system has no scalable font at all (bare images have none)."""
    folders = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
    return sys.platform.startswith("linux") and not any(
        next(folder.rglob(f"*.{kind}"), None) for folder in folders for kind in ("ttf", "otf")
    )


def apt_command(packages: Sequence[str]) -> str:
    """Return the command a person types to install `packages`."""
    return f"sudo apt-get update && sudo apt-get install -y {' '.join(packages)}"


def apt_install(packages: Sequence[str]) -> bool:
    """Install Debian packages as root; False where we are not root or apt-get fails."""
    if not packages:
        return True
    is_root = getattr(os, "geteuid", lambda: -1)() == 0
    if not is_root or shutil.which("apt-get") is None:
        return False
    say(f"Installing system packages: {' '.join(packages)}")
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for attempt in (["apt-get", "update", "-qq"], install):
        outcome = subprocess.run(
            attempt, env=environment, capture_output=True, text=True, check=False
        )
    if outcome.returncode:
        say(outcome.stdout[-2000:] + outcome.stderr[-2000:])
    return outcome.returncode == 0


def need_packages(packages: Sequence[str], what: str) -> None:
    """Install `packages` or stop with the exact command that does."""
    if packages and not apt_install(packages):
        stop(f"{what} needs packages of the system. Please run:\n\n    {apt_command(packages)}\n")


# --- the virtual environment ------------------------------------------------------------------


def fingerprint() -> str:
    """Return what the environment was made from: pins, project, Python version and place."""
    digest = hashlib.sha256()
    for part in (
        LOCK.read_bytes(),
        (ROOT / "pyproject.toml").read_bytes(),
        sys.version.encode(),
        str(ROOT).encode(),
    ):
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()


def set_up() -> None:
    """Make `.venv` as the lock file says, unless the stamp shows that it already is so."""
    wanted = fingerprint()
    if STAMP.is_file() and STAMP.read_text() == wanted and VENV_PYTHON.exists():
        return
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        minor = sys.version_info[1]
        need_packages([f"python3.{minor}-venv"], "Making the virtual environment")
    STAMP.unlink(missing_ok=True)
    mine = f"{sys.version_info[0]}.{sys.version_info[1]}"
    same = "import sys; sys.exit('%d.%d' % sys.version_info[:2] != '" + mine + "')"
    if not runs([str(VENV_PYTHON), "-m", "pip", "--version"]) or not runs(
        [str(VENV_PYTHON), "-c", same]
    ):
        say("Making .venv …")
        if subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)]):
            stop("The virtual environment could not be made in .venv.")
    say("Installing the pinned dependencies (only now, takes a minute) …")
    quiet = {**os.environ, "PYTHONWARNINGS": "ignore"}
    pip = [str(VENV_PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]
    for step in (
        ["--require-hashes", "--requirement", str(LOCK)],
        # A path in site-packages instead of a finder: 10 ms less at every start.
        ["--no-deps", "--no-build-isolation", "--config-settings", "editable_mode=compat"]
        + ["--editable", str(ROOT)],
    ):
        if subprocess.call([*pip, *step], cwd=ROOT, env=quiet):
            stop("The dependencies could not be installed. Is there a network? Then try again.")
    STAMP.write_text(wanted)


# --- displays ---------------------------------------------------------------------------------


def has_display() -> bool:
    """Say whether a window can be opened: a display that answers, not only a variable."""
    if WINDOWS or sys.platform == "darwin":
        return True
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in {"offscreen", "minimal", "vnc"}:
        return True
    wayland = os.environ.get("WAYLAND_DISPLAY", "")
    place = str(Path(os.environ.get("XDG_RUNTIME_DIR", ""), wayland))
    if wayland and answers(socket.AF_UNIX, place):
        return True
    host, colon, rest = os.environ.get("DISPLAY", "").rpartition(":")
    number = rest.split(".")[0]
    if not colon or not number.isdigit():
        return False
    if host in {"", "unix"}:
        place = f"/tmp/.X11-unix/X{number}"
        return answers(socket.AF_UNIX, place) or answers(socket.AF_UNIX, "\0" + place)
    return answers(socket.AF_INET, (host, 6000 + int(number)))


def answers(family: int, address: str | tuple[str, int]) -> bool:
    """Say whether somebody listens at `address`, within two seconds."""
    with socket.socket(family) as probe:
        probe.settimeout(2)
        try:
            probe.connect(address)
        except OSError:
            return False
    return True


@contextlib.contextmanager
def virtual_display() -> Iterator[str | None]:
    """Run an X server without a screen and yield its name; None where there cannot be one."""
    missing = missing_libraries(WINDOW_LIBRARIES)
    if sys.platform.startswith("linux") and shutil.which("Xvfb") is None:
        missing.append("xvfb")
    if not sys.platform.startswith("linux") or not apt_install(missing):
        if missing:
            say(f"== window tests need: {apt_command(missing)}")
        yield None
        return
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        yield f":{number}" if number else None
    finally:
        server.terminate()
        server.wait()


# --- commands ---------------------------------------------------------------------------------


def run(arguments: list[str]) -> int:
    """Open the program, or do the main job without a display (`--demo DIR`)."""
    program = [str(VENV_PYTHON), "-m", "kehoach_desktop"]
    if arguments[:1] == ["--demo"]:
        if len(arguments) != 2:
            stop("Usage: python3 dev.py run --demo DIR", USAGE)
        set_up()
        return subprocess.call([*program, "demo", arguments[1]])
    first = next(iter(arguments), "-")
    opens_window = first.startswith("-") or Path(first).suffix == ".kehoach"
    if opens_window and not has_display():
        stop(
            "There is no display here. To see the main job without one:\n\n"
            "    python3 dev.py run --demo demo\n"
        )
    set_up()
    if opens_window:
        packages = missing_libraries({**QT_LIBRARIES, **WINDOW_LIBRARIES})
        if lacks_fonts():
            packages.append("fonts-dejavu-core")
        need_packages(packages, "Qt")
    return subprocess.call([*program, *arguments])


def test(arguments: list[str]) -> int:
    """Check format, lint and types, then run the tests; every step runs even if one fails."""
    set_up()
    need_packages(missing_libraries(QT_LIBRARIES), "Qt")
    offscreen = {"QT_QPA_PLATFORM": "offscreen"}
    pytest = ["pytest", *arguments]
    failed = [
        name
        for name, command in (
            ("format", ["ruff", "format", "--check", "--quiet", "."]),
            ("lint", ["ruff", "check", "--quiet", "."]),
            ("types", ["mypy"]),
        )
        if step(name, command, offscreen)
    ]
    workers = min(4, os.cpu_count() or 1)
    spread = ["-n", str(workers)] if workers > 1 and not {"-n", "--pdb"} & set(arguments) else []
    code = step("tests", [*pytest, "-m", "not display", *spread], offscreen)
    if code and not (arguments and code == NO_TESTS_COLLECTED):
        failed.append("tests")
    with virtual_display() as display:
        if display is None:
            say("== window tests: skipped, there is no virtual display")
        else:
            screen = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": display}
            if step("window tests", [*pytest, "-m", "display"], screen) not in {
                0,
                NO_TESTS_COLLECTED,
            }:
                failed.append("window tests")
    say(f"== FAILED: {', '.join(failed)}" if failed else "== everything passed")
    return 1 if failed else 0


def step(name: str, command: Sequence[str], environment: dict[str, str]) -> int:
    """Run one module of the virtual environment, show how long it took, return its exit code."""
    say(f"== {name}: {shlex.join(command)}")
    started = time.monotonic()
    code = subprocess.call(
        [str(VENV_PYTHON), "-m", *command],
        cwd=ROOT,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
    )
    outcome = {0: "ok", NO_TESTS_COLLECTED: "no tests"}.get(code, f"exit {code}")
    say(f"== {name}: {outcome} ({time.monotonic() - started:.1f} s)")
    return code


def bench(arguments: list[str]) -> int:
    """Measure against plain libraries and print a table of ratios."""
    set_up()
    need_packages(missing_libraries(QT_LIBRARIES), "Qt")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    return subprocess.call([str(VENV_PYTHON), "-m", "bench", *arguments], cwd=ROOT, env=environment)


def script(name: str, arguments: list[str]) -> int:
    """Run a script of the project: the Windows setup, the long fuzz of the readers."""
    set_up()
    need_packages(missing_libraries(QT_LIBRARIES), "Qt")
    command = [str(VENV_PYTHON), str(ROOT / name), *arguments]
    return subprocess.call(command, cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"})


def main(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    if not supported(sys.version_info[:2]):
        return hand_over(arguments)
    command, *rest = arguments or ["help"]
    if work := {"run": run, "test": test, "bench": bench}.get(command):
        return work(rest)
    if command in SCRIPTS:
        return script(SCRIPTS[command], rest)
    if command == "torture":
        stop(f"`dev.py {command}` is not built yet.")
    say(__doc__ or "")
    return 0 if command in {"help", "--help", "-h"} else USAGE


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
