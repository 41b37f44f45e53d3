"""Each of the five real plans, issued and followed for half a year: progress, hand-over, a move."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import itertools
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from round_trip import office_of

from kehoach_desktop.bootstrap import App, open_app
from kehoach_desktop.domain.office import OfficeProfile, Signatory, SigningCapacity
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.reading.door import read_file
from kehoach_desktop.services.reports.progress_papers import progress_table
from kehoach_desktop.services.reports.progress_words import short_text

REAL_PLANS = Path(__file__).resolve().parents[3] / "shared" / "real-plans"
PLANS = sorted(path.stem for path in REAL_PLANS.glob("*.txt"))
pytestmark = pytest.mark.skipif(
    not REAL_PLANS.exists(), reason="the real plans are not beside the project"
)
SIGNER = Signatory(SigningCapacity.HEAD, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu")
OPEN = {TurnState.LATE, TurnState.DUE, TurnState.AHEAD}


class MovedClock:
    def __init__(self) -> None:
        self.moment = dt.datetime(2026, 1, 5, 8)

    def now(self) -> dt.datetime:
        return self.moment


class Followed:
    """A plan that was read in, issued in January, two of three turns ticked until July."""

    def __init__(self, name: str, folder: Path) -> None:
        numbers, clock = itertools.count(1), MovedClock()
        self.app: App = open_app(folder, clock, lambda: f"{next(numbers):032x}")
        source = REAL_PLANS / f"{name}.txt"
        self.office: OfficeProfile = office_of(source)
        self.app.offices.save(self.office)
        imports = self.app.chain.imports
        draft = imports.accept(imports.read(source, self.office))
        signer = draft.signatory or SIGNER
        signer = dataclasses.replace(signer, name=signer.name or SIGNER.name)
        day = dt.date(draft.year, 1, 20)
        clock.moment = dt.datetime.combine(day, dt.time(8))
        named = dataclasses.replace(draft, symbol=draft.symbol or "KH-UBND")
        self.app.plans.save(named, draft)
        self.plan: Plan = self.app.plans.issue(named, "9", day, signer)
        clock.moment = dt.datetime(draft.year, 7, 15, 8)
        checklist = self.app.checklist
        due = [row for row in checklist.rows(self.plan.id) if row.turn.closes.month < 7]
        self.ticked = [row for place, row in enumerate(due) if place % 3 != 2]
        for row in self.ticked:
            checklist.tick(row, row.turn.closes, note="Đã thực hiện")

    def open_turns(self, name: str) -> int:
        rows = self.app.checklist.rows(self.plan.id, name)
        return sum(row.state in OPEN for row in rows)


@pytest.fixture(scope="module", params=PLANS)
def followed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Followed]:
    made = Followed(request.param, tmp_path_factory.mktemp("followed") / "data")
    yield made
    made.app.close()


def tasked(followed: Followed) -> Followed:
    """Return it where it has tasks; a plan of prose alone has none, and says so."""
    if not followed.plan.tasks:
        with pytest.raises(AppError, match=r"^E-NO-FOLLOWED\b"):
            followed.app.records.progress.make(followed.plan.id, followed.office)
        pytest.skip("this plan names no task with owner and time")
    return followed


@pytest.mark.parametrize("span", ["so far", "window"])
def test_the_progress_is_counted_worded_and_printed(
    followed: Followed, span: str, tmp_path: Path
) -> None:
    made, year = tasked(followed), followed.plan.year
    days = (dt.date(year - 1, 12, 15), dt.date(year, 6, 14)) if span == "window" else (None, None)
    reports = made.app.records.progress
    report = reports.make(made.plan.id, made.office, *days)
    assert len(report.tasks) == len(made.plan.tasks)
    assert 0 <= report.total("done") <= report.total("due")
    words = short_text(report)
    assert "(0%)" not in words and ": (" not in words and "{" not in words
    shares = re.findall(r"\(([\d,]+)%\)", words)
    if report.total("due"):
        exact = report.total("done") * 100 / report.total("due")
        assert abs(float(shares[0].replace(",", ".")) - exact) <= 0.05
    else:
        assert not shares and "chưa có lượt việc nào đến hạn" in words
    table = progress_table(report)
    for place in range(len(table.columns)):
        assert any(row[place] for row in table.rows)  # no column is empty from top to bottom
    assert not any(row[1].endswith((":", ".", ";")) for row in table.rows)
    path = tmp_path / "tien-do.pdf"
    reports.write(path, report, made.office)
    printed = " ".join(" ".join(line.text for line in read_file(path).lines).split())
    with pikepdf.open(path) as pdf:
        assert len(pdf.pages) <= 1 + len(report.tasks) // 3
        width, height = (float(side) for side in pdf.pages[0].mediabox[2:])
        assert width > height
    for row in table.rows:
        first = row[1].split()[0] if row[1] else ""
        assert first in printed
    sheet = zipfile.ZipFile(io.BytesIO(reports.xlsx(report)))
    assert sheet.testzip() is None


def test_the_report_cites_what_was_numbered_and_cites_it_once(followed: Followed) -> None:
    made = tasked(followed)
    reports = made.app.records.progress
    paper = reports.paper(reports.make(made.plan.id, made.office), made.office)
    kind = "Quyết định số" if made.plan.form.is_decision else "Kế hoạch số"
    assert paper.opening.startswith(f"Thực hiện {kind} {made.plan.issue.number}")  # type: ignore[union-attr]
    assert ("về việc ban hành Kế hoạch" in paper.opening) is made.plan.form.is_decision
    results = paper.sections[1].blocks[0].text
    assert results.startswith("Từ ngày") and "Thực hiện" not in results.split(",")[0]


def test_every_lead_can_hand_over_what_is_left(followed: Followed) -> None:
    made = tasked(followed)
    leads = {doer.name for task in made.plan.tasks for doer in task.leads}
    assert leads
    for name in leads:
        left = made.open_turns(name)
        if not left:
            with pytest.raises(AppError, match=r"^E-NOTHING-MOVES\b"):
                made.app.records.handovers.sheet(name)
            continue
        sheet = made.app.records.handovers.sheet(name)
        assert sheet.open == left and 0 <= sheet.late <= left
        assert made.app.records.handovers.pdf(sheet, made.office).pdf.startswith(b"%PDF")


def test_the_work_of_a_lead_moves_and_the_printed_plan_stays(followed: Followed) -> None:
    made = tasked(followed)
    app = made.app
    name = next(doer.name for row in app.checklist.rows(made.plan.id) if row.state in OPEN
                for doer in row.task.leads)  # fmt: skip
    done = [row for row in app.checklist.rows(made.plan.id) if row.state is TurnState.DONE]
    left = made.open_turns(name)
    moved = app.records.moves.move(name, "Ban Mới", made.office)
    assert moved and made.open_turns(clean("Ban Mới")) == left
    kept = [row for row in app.checklist.rows(made.plan.id) if row.state is TurnState.DONE]
    assert [row.turn for row in kept] == [row.turn for row in done]
    assert app.plans.load(made.plan.id) == made.plan
