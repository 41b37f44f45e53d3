"""`kehoach demo DIR`: the main job from end to end, without a display (`contracts.md`, "The demo").

An invented commune drafts and issues a plan, prints it, ticks its checklist, and sends it as a
signed package to its province, where another copy of the program takes it in. Clock, ids and keys
are fixed, so the same bytes come out at every run; that is why both offices are training offices,
whose packages no real one accepts.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import itertools
from collections.abc import Callable
from pathlib import Path

import click

from kehoach_desktop.bootstrap import App, open_app
from kehoach_desktop.cli.frame import Answer, PathType, Session, as_json, command
from kehoach_desktop.cli.root import kehoach
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.errors import AppError
from kehoach_desktop.files import ensure_folder, write_file
from kehoach_desktop.messages import text
from kehoach_desktop.paths import resource
from kehoach_desktop.services.packages.exchange import Export

PLAN_PDF, PLAN_DOCX, CHECKLIST_PDF, PACKAGE, SUMMARY = (
    "plan.pdf",
    "plan.docx",
    "checklist.pdf",
    "exchange.kehoach",
    "summary.json",
)

#: When the plan of the demo is drafted and issued, and when its checklist is gone through.
DRAFTED, FOLLOWED_UP = dt.datetime(2026, 2, 27, 8, 0), dt.datetime(2026, 4, 16, 8, 0)
#: The number that văn thư gives it.
NUMBER = "25"


@dataclasses.dataclass
class DemoClock:
    """A clock that stands still until the story goes on."""

    moment: dt.datetime = DRAFTED

    def now(self) -> dt.datetime:
        """Return the moment of the story."""
        return self.moment


@command(kehoach, "demo", hidden=True)
@click.argument("folder", metavar="DIR", type=PathType())
def demo(session: Session, folder: Path) -> Answer:
    """Do the main job in an empty folder and leave its papers there."""
    summary = run_demo(folder)
    names = sorted(path.name for path in folder.iterdir())
    lines = [text("cli.demo.done", path=folder), *(f"  {name}" for name in names)]
    return Answer(summary, lines)


def run_demo(folder: Path) -> dict[str, object]:
    """Play the story in `folder` and return the summary; E-DEMO-DIR unless it is empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise AppError("E-DEMO-DIR", path=folder)
    ensure_folder(folder)
    clock = DemoClock()
    sender = _open(folder / "office-a", clock, "a")
    receiver = _open(folder / "office-b", clock, "b")
    try:
        office, plan = _issue_plan(sender)
        _set_up_province(receiver, office)
        clock.moment = FOLLOWED_UP
        _tick_what_is_due(sender, plan)
        files = [
            _print(folder / PLAN_PDF, sender, plan, office),
            _print_word(folder / PLAN_DOCX, sender, plan, office),
            _print_checklist(folder / CHECKLIST_PDF, sender, plan, office),
        ]
        export = _send(sender, receiver, plan, folder)
        files.append(_described(folder / PACKAGE, None))
        imported = receiver.exchange.apply(receiver.exchange.preview(folder / PACKAGE))
    finally:
        receiver.close()
        sender.close()
    assert plan.issue is not None
    summary: dict[str, object] = {
        "files": files,
        "plan": {
            "number": plan.issue.number,
            "date_iso": plan.issue.date.isoformat(),
            "tasks": len(plan.tasks),
        },
        "package": {"id": export.row.id, "records": export.records},
        "imported": imported.package_id == export.row.id,
    }
    write_file(folder / SUMMARY, (as_json(summary) + "\n").encode())
    return summary


def _open(root: Path, clock: DemoClock, seed: str) -> App:
    """Open a data folder whose ids and keys are the same at every run."""
    ids = itertools.count(1)

    def new_id() -> str:
        return _drawn(f"{seed} id {next(ids)}").hex()[:32]

    def random() -> Callable[[int], bytes]:
        draws = itertools.count(1)
        return lambda size: _drawn(f"{seed} secret {next(draws)}")[:size]

    return open_app(root, clock, new_id, who="demo", fonts=resource("fonts"), random=random())


def _drawn(name: str) -> bytes:
    return hashlib.sha256(f"kehoach demo {name}".encode()).digest()


def _issue_plan(app: App) -> tuple[OfficeProfile, Plan]:
    """Load the sample commune, submit its plan once, then issue it."""
    sample = app.offices.load_sample(app.new_id)
    app.plans.submit(app.plans.load(sample.plan.id), "")
    plan = app.plans.load(sample.plan.id)
    signatory = plan.signatory or sample.office.signatories[0]
    issued = app.plans.issue(plan, NUMBER, app.clock.now().date(), signatory)
    return sample.office, issued


def _set_up_province(app: App, commune: OfficeProfile) -> None:
    """Make the other data folder the one of the province above `commune`."""
    app.offices.save(
        OfficeProfile(
            id=app.new_id(),
            unit_kind=commune.province_kind,
            unit_name=commune.province,
            province=commune.province,
            province_kind=commune.province_kind,
            is_sample=True,
        )
    )


def _tick_what_is_due(app: App, plan: Plan) -> None:
    """Tick every past turn but the last one, which the checklist then shows as late."""
    late = app.checklist.rows(plan.id, states=frozenset({TurnState.LATE}))
    for row in late[:-1]:
        figure = row.task.targets[0].value if row.task.targets else None
        app.checklist.tick(row, row.due, figure)


def _print(path: Path, app: App, plan: Plan, office: OfficeProfile) -> dict[str, object]:
    printed = app.printing.plan_pdf_to(path, plan, office)
    return _described(path, printed.pages)


def _print_word(path: Path, app: App, plan: Plan, office: OfficeProfile) -> dict[str, object]:
    app.printing.plan_docx_to(path, plan, office)
    return _described(path, None)  # Word alone knows the pages


def _print_checklist(path: Path, app: App, plan: Plan, office: OfficeProfile) -> dict[str, object]:
    printed = app.printing.checklist(plan.id, office)
    write_file(path, printed.pdf)
    return _described(path, printed.pages)


def _send(sender: App, receiver: App, plan: Plan, folder: Path) -> Export:
    """Introduce the two offices to each other, then export the plan for the receiver."""
    here = sender.exchange.introduce(folder / "office-a")
    there = receiver.exchange.introduce(folder / "office-b")
    assert here.path is not None
    assert there.path is not None
    receiver.exchange.trust(here.path, here.fingerprint[-11:])
    known = sender.exchange.trust(there.path, there.fingerprint[-11:])
    export = sender.exchange.export_plan(plan.id, [known.office], folder)
    export.path.replace(folder / PACKAGE)
    return export


def _described(path: Path, pages: int | None) -> dict[str, object]:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {"path": path.name, "sha256": digest, "pages": pages}
