"""`--self-test DIR`: does the installed program do its main job on this machine?

It works in an empty folder of its own and touches nothing of the officer's. What was seen stands
in `report.json` (`Report`), written whatever happens: under Wine, and with a program that has no
console, the exit code alone cannot be trusted.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from kehoach_desktop.diagnostics import describe, versions
from kehoach_desktop.errors import AppError
from kehoach_desktop.files import ensure_folder, write_file
from kehoach_desktop.messages import explain

REPORT, PICTURE, DEMO = "report.json", "window.png", "demo"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried: its name, whether it worked, what was seen, milliseconds."""

    name: str
    ok: bool
    detail: str
    ms: int


@dataclass(frozen=True, slots=True)
class Report:
    """What the self-test saw."""

    versions: dict[str, str]
    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Say whether everything worked."""
        return all(check.ok for check in self.checks)


def run(arguments: Sequence[str]) -> int:
    """Test in the folder named first in `arguments`; what follows are Qt's options.

    Returns 0 when everything worked, 1 when something did not or the folder is in use, 2 without
    a folder. `--no-window` leaves the window out.
    """
    given = [part for part in arguments if part != "--no-window"]
    if not given or given[0].startswith("-"):
        _say("--self-test DIR")
        return 2
    folder, options = Path(given[0]), given[1:]
    try:
        report = test_in(folder, None if "--no-window" in arguments else options)
    except AppError as error:
        _say(explain(error).sentence)
        return 1
    for check in report.checks:
        _say(f"[{'✓' if check.ok else '✗'}] {check.name}: {check.detail} ({check.ms} ms)")
    return 0 if report.ok else 1


def test_in(folder: Path, window: Sequence[str] | None = ()) -> Report:
    """Run every check in `folder` (made if missing) and leave `report.json` there.

    `window` are the options of Qt; None leaves the window out. Raises AppError E-DEMO-DIR unless
    the folder is empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise AppError("E-DEMO-DIR", path=folder)
    ensure_folder(folder)
    checks: list[Check] = []
    for name, look in _steps(folder, window):
        checks.append(_tried(name, look))
        report = Report(dict(versions()), tuple(checks))
        document = {"ok": report.ok, "finished": False, **asdict(report)}
        _write(folder, document)  # after each check: a crash of the next one loses none
    _write(folder, document | {"finished": True})
    return report


def _write(folder: Path, document: dict[str, object]) -> None:
    words = json.dumps(document, ensure_ascii=False, indent=1) + "\n"
    write_file(folder / REPORT, words.encode())


def _tried(name: str, look: Callable[[], str]) -> Check:
    started = time.perf_counter()
    try:
        ok, detail = True, look()
    except AppError as error:
        told = explain(error)
        ok, detail = False, f"{told.code}: {told.sentence}"
    except Exception as error:  # a fault of ours is what the self-test is there to find
        ok, detail = False, describe(error)
    return Check(name, ok, detail, round((time.perf_counter() - started) * 1000))


def _steps(folder: Path, window: Sequence[str] | None) -> Iterator[tuple[str, Callable[[], str]]]:
    """Yield the checks in order; later ones use the papers of the demo."""
    demo = folder / DEMO
    yield "fonts", _fonts
    yield "database", lambda: _database(folder)
    yield "photos", lambda: _photos(folder)
    yield "demo", lambda: _demo(demo)
    yield "pdf", lambda: _read_back(demo / "plan.pdf")
    yield "word", lambda: _read_back(demo / "plan.docx")
    yield "layout", lambda: _layout(demo / "plan.pdf")
    yield "review", lambda: _review(demo / "plan.docx")
    yield "package", lambda: _package(demo / "exchange.kehoach")
    if window is not None:
        yield "window", lambda: _window(demo / "office-a", folder / PICTURE, window)


def _fonts() -> str:
    from kehoach_desktop.bootstrap import open_app
    from kehoach_desktop.paths import resource

    open_app(resource(), fonts=resource("fonts")).check_fonts()
    return "Liberation Serif"


def _database(folder: Path) -> str:
    from kehoach_desktop.bootstrap.free import check_engine

    return check_engine(folder)


def _photos(folder: Path) -> str:
    from kehoach_desktop.bootstrap.free import check_photos

    return check_photos(folder)


def _demo(demo: Path) -> str:
    from kehoach_desktop.cli.demo import run_demo

    summary = run_demo(demo)
    if summary["imported"] is not True:
        raise AppError("E-SELF-TEST", what="demo: not imported")
    return str(summary["plan"])


def _read_back(paper: Path) -> str:
    """Read a paper of the demo: its Vietnamese words must come back letter for letter."""
    from kehoach_desktop.bootstrap.free import document_reader

    document = document_reader().read(paper)
    title = document.header.title or ""
    if document.header.kind != "kế hoạch" or "cải cách hành chính" not in title:
        raise AppError("E-SELF-TEST", what=f"{paper.name}: {document.header}")
    return f"{document.header.number}: {title} ({len(document.outline)})"


def _layout(paper: Path) -> str:
    from kehoach_desktop.bootstrap.free import layout_check

    wrong = [remark.rule for remark in layout_check().check(paper) if remark.severity == "error"]
    if wrong:
        raise AppError("E-SELF-TEST", what=f"{paper.name}: {', '.join(wrong)}")
    return "NĐ 30/2020/NĐ-CP"


def _review(paper: Path) -> str:
    from kehoach_desktop.bootstrap.free import file_reviewing

    return f"{len(file_reviewing().review(paper).remarks)} remarks"


def _package(package: Path) -> str:
    from kehoach_desktop.bootstrap.free import package_reader

    return package_reader().verify(package).package_id


def _window(data: Path, picture: Path, options: Sequence[str]) -> str:
    from kehoach_desktop.ui.window_picture import picture_window

    return picture_window(data, picture, options)


def _say(line: str) -> None:
    if sys.stdout is not None:  # a program without a console has none
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
