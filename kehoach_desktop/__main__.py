"""The entrance: a window for the officer, or the command line.

`kehoach` without a command opens the window (`--data DIR` says over which data), as does a package
(`kehoach goi.kehoach`, which is what a double click runs); Qt's own options (`-platform …`) are
handed on. `--minimized` starts it as a bar in the taskbar. `--self-test DIR` tries the installed
program out, `--close-window` asks the window that is open to save and close (for a setup that
replaces it). Everything else is a command
and never loads Qt.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program and return its exit code (`../shared/contracts.md`)."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given[:1] == ["--self-test"]:
        from kehoach_desktop import self_test

        return self_test.run(given[1:])
    if given[:1] == ["--close-window"]:
        from kehoach_desktop.ui.application import close_window

        return close_window(_take_data(given[1:])[0])
    minimized = "--minimized" in given
    given = [part for part in given if part != "--minimized"]
    if not opens_window(given):
        from kehoach_desktop.cli.run import run

        return run(given)
    if not may_show_window(given):
        return _refuse_window()
    from kehoach_desktop.ui.application import run as run_window

    data, rest = _take_data(given)
    package = next((Path(part) for part in rest if _is_package(part)), None)
    options = [part for part in rest if not _is_package(part)]
    return run_window(data, package, options, minimized=minimized)


def opens_window(arguments: Sequence[str]) -> bool:
    """Say whether these arguments ask for the window rather than for an answer."""
    _, rest = _take_data(arguments)
    if not rest:
        return True
    first = rest[0]
    return _is_package(first) or (first.startswith("-") and not first.startswith("--"))


def may_show_window(arguments: Sequence[str]) -> bool:
    """Say whether there is a screen to show a window on, or Qt was told to do without."""
    if not sys.platform.startswith("linux") or "-platform" in arguments:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def _take_data(arguments: Sequence[str]) -> tuple[Path | None, list[str]]:
    """Split `--data DIR` off the arguments."""
    data: Path | None = None
    rest: list[str] = []
    waiting = iter(arguments)
    for part in waiting:
        if part == "--data":
            data = Path(next(waiting, ""))
        elif part.startswith("--data="):
            data = Path(part.partition("=")[2])
        else:
            rest.append(part)
    return data, rest


def _is_package(argument: str) -> bool:
    return argument.casefold().endswith((".kehoach", ".kehoach.zip"))


def _refuse_window() -> int:
    from kehoach_desktop.errors import AppError
    from kehoach_desktop.messages import explain

    if sys.stderr is not None:
        sys.stderr.write(explain(AppError("E-NO-DISPLAY")).sentence + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
