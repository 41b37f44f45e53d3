"""`kehoach doctor`: is everything there that the program needs? It changes nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kehoach_desktop.bootstrap import App
from kehoach_desktop.cli.frame import Answer, Session, command
from kehoach_desktop.cli.root import kehoach
from kehoach_desktop.diagnostics import versions
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain, text

#: Less free room (bytes) than this is worth a word: a package, a backup and a PDF need it.
LITTLE_ROOM = 500 * 1024 * 1024


@dataclass(frozen=True)
class Check:
    """One thing looked at: its name, whether it is well, and what was seen."""

    name: str
    ok: bool
    detail: str


@command(kehoach, "doctor")
def doctor(session: Session) -> Answer:
    """Check fonts, data folder, disk, database, backup; findings never change the exit code."""
    checks = list(_checks(session))
    document = {
        "data": str(session.root),
        "ok": all(check.ok for check in checks),
        "checks": [vars(check) for check in checks],
        "versions": dict(versions()),
    }
    lines = [
        text("cli.doctor.data", path=session.root),
        *(f"[{'✓' if each.ok else '✗'}] {_title(each)}: {each.detail}" for each in checks),
        *(f"    {name} {version}" for name, version in versions()),
    ]
    return Answer(document, lines)


def _title(check: Check) -> str:
    return text(f"cli.check.{check.name}")


def _checks(session: Session) -> Iterator[Check]:
    yield _guarded("fonts", lambda: _fonts(session))
    root = session.root
    if not root.is_dir():
        yield Check("folder", True, text("cli.doctor.no_folder"))
        return
    yield Check("folder", os.access(root, os.W_OK), str(root))
    free = shutil.disk_usage(root).free
    yield Check("disk", free >= LITTLE_ROOM, text("cli.doctor.free", mib=free // 1024**2))
    if session.app.folder.database.is_file() or session.app.recovery.list():
        yield _guarded("database", lambda: _database(session.app))
        yield _guarded("clock", lambda: _clock(session.app))
        yield _guarded("office", lambda: _office(session.app))
        yield _guarded("backup", lambda: _backup(session.app))
        yield from _templates(session.app)


def _guarded(name: str, look: Callable[[], str]) -> Check:
    try:
        return Check(name, True, look())
    except AppError as error:
        return Check(name, False, explain(error).sentence)


def _fonts(session: Session) -> str:
    session.app.check_fonts()
    return text("cli.doctor.fonts")


def _database(app: App) -> str:
    app.check_database()
    return text("cli.doctor.whole")


def _clock(app: App) -> str:
    last, now = app.work.reminding.clock_behind(), app.clock.now()
    if last is not None:
        raise AppError("E-CLOCK", now=now.date(), last=last.date())
    return f"{now:%d/%m/%Y %H:%M}"


def _office(app: App) -> str:
    office = app.offices.profile()
    return office.committee if office is not None else text("cli.doctor.no_office")


def _backup(app: App) -> str:
    latest = next(iter(app.backups.list()), None)
    if latest is None:
        return text("cli.doctor.no_backup")
    app.backups.check(latest.path)
    return text("cli.doctor.backup", at=latest.made_at)


def _templates(app: App) -> Iterator[Check]:
    """Yield a finding where templates of the office cannot be read; they are passed over."""
    try:
        broken = app.drafting.broken()
    except AppError:
        return  # the database cannot be opened: that was told above
    if broken:
        names = ", ".join(each.path.name for each in broken)
        yield Check("templates", False, text("cli.doctor.broken_templates", names=names))
