"""Printing as a use case: into a file, the checklist of a stored plan, pages for the preview."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from kehoach_desktop.documents.pdf.painter import PdfPainter
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.documents.sheet.printer import XlsxPrinter
from kehoach_desktop.documents.word.printer import DocxPrinter
from kehoach_desktop.domain.office import OfficeProfile, Signatory, SigningCapacity, UnitKind
from kehoach_desktop.domain.plans.plan import Issue, Plan
from kehoach_desktop.domain.plans.task import Task, Turn
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.ports.plans import PlanRow
from kehoach_desktop.services.printing import Printing
from kehoach_desktop.services.tasks.checklist import Checklist
from kehoach_desktop.services.tasks.turn_layout import TurnLayout
from kehoach_desktop.storage.board_store import SqlBoardStore
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_store import SqlPlanStore
from kehoach_desktop.storage.turn_store import SqlTurnStore

OFFICE = OfficeProfile("cq", UnitKind.COMMUNE, "Tân Hòa", "Ninh Bình", UnitKind.PROVINCE)
PLAN = Plan(
    "kh1",
    2026,
    "Tuyên truyền năm 2026",
    "A",
    tasks=(Task("nv1", "Phát bài trên loa", schedule=ScheduleRule(Frequency.MONTHLY, day=14)),),
)

HEAD = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu", "UBND")
ISSUE = Issue("02/KH-UBND", dt.date(2026, 1, 5), HEAD)


@pytest.fixture
def printing(tmp_path: Path, clock: Clock, new_id: Callable[[], str]) -> Printing:
    database = Database.open(tmp_path / "data" / "kehoach.db", clock)
    plans, turns = SqlPlanStore(database), SqlTurnStore(database)
    plans.save(PLAN, None, clock.now())
    plans.issue(dataclasses.replace(PLAN, issue=ISSUE), clock.now())
    day = dt.date(2026, 1, 14)
    turns.record("kh1", Turn("l1", "nv1", day, done_on=day - dt.timedelta(1)), clock.now())
    layout = TurnLayout(plans, turns, None, clock, new_id)
    checklist = Checklist(plans, turns, SqlBoardStore(database), layout, clock, new_id)
    return Printing(
        PdfPrinter(), PdfPainter(), plans, checklist, clock, DocxPrinter(), XlsxPrinter()
    )


def words(pdf: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    pages: Sequence[pypdfium2.PdfPage] = [document[index] for index in range(len(document))]
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())


def test_a_plan_is_written_to_the_file_that_was_chosen(printing: Printing, tmp_path: Path) -> None:
    target = tmp_path / "Kế hoạch.pdf"
    printed = printing.plan_pdf_to(target, PLAN, OFFICE)
    assert target.read_bytes() == printed.pdf
    assert printed == printing.plan(PLAN, OFFICE)
    assert "DỰ THẢO lần 1" in words(printed.pdf)


def test_a_file_that_cannot_be_written_is_refused(printing: Printing, tmp_path: Path) -> None:
    with pytest.raises(AppError, match="E-GONE"):
        printing.plan_pdf_to(tmp_path / "không có" / "a.pdf", PLAN, OFFICE)


def test_the_checklist_shows_the_turns_as_of_today(printing: Printing, tmp_path: Path) -> None:
    target = tmp_path / "theo dõi.pdf"
    text = words(printing.checklist_pdf_to(target, "kh1", OFFICE).pdf)
    assert target.exists()
    assert "(Tính đến ngày 05/01/2026)" in text
    assert "Phát bài trên loa" in text
    assert "1/12 lượt" in text


def test_a_plan_that_is_not_there_has_no_checklist(printing: Printing) -> None:
    with pytest.raises(AppError, match="E-NO-PLAN"):
        printing.checklist("kh9", OFFICE)


def test_pages_are_painted_for_the_preview(printing: Printing) -> None:
    printed = printing.plan(PLAN, OFFICE)
    width, height, rows = printing.page(printed, 0, 120)
    assert len(rows) == width * height * 4
    assert printing.unprintable(PLAN, OFFICE) == ()


def test_a_plan_becomes_a_word_file_and_its_tasks_an_excel_file(
    printing: Printing, tmp_path: Path
) -> None:
    target = tmp_path / "kế hoạch.docx"
    printing.plan_docx_to(target, PLAN, OFFICE)
    assert target.read_bytes() == printing.plan_docx(PLAN, OFFICE)
    with zipfile.ZipFile(target) as archive:
        assert "Phát bài trên loa" in archive.read("word/document.xml").decode()
    with zipfile.ZipFile(io.BytesIO(printing.plan_xlsx("kh1", OFFICE))) as archive:
        assert "Phát bài trên loa" in archive.read("xl/sharedStrings.xml").decode()
    with pytest.raises(AppError, match="E-NO-PLAN"):
        printing.plan_xlsx("none", OFFICE)


def test_a_file_that_word_holds_open_stays_as_it_was(
    printing: Printing, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows refuses to replace an open file: the rename fails, the old file is whole."""
    target = tmp_path / "giấy" / "kh.docx"
    target.parent.mkdir()
    target.write_bytes(b"old")

    def refused(_self: Path, _target: Path) -> Path:
        error = PermissionError(13, "Access is denied")
        error.winerror = 32  # type: ignore[attr-defined]
        raise error

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(AppError, match="E-INUSE") as caught:
        printing.plan_docx_to(target, PLAN, OFFICE)
    assert "đang được chương trình khác mở" in explain(caught.value).message
    assert target.read_bytes() == b"old"
    assert [path.name for path in target.parent.iterdir()] == ["kh.docx"]


def test_a_plan_that_another_office_sent_is_printed_as_the_paper_of_that_office(
    clock: Clock, monkeypatch: pytest.MonkeyPatch, printing: Printing
) -> None:
    head = Signatory(SigningCapacity.HEAD, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu")
    received = dataclasses.replace(PLAN, issue=Issue("02/KH-UBND", dt.date(2026, 1, 5), head))
    row = PlanRow(
        PLAN.id, PLAN.title, 2026, 1, "02", dt.date(2026, 1, 5), clock.now(), 1,
        sender="Ủy ban nhân dân phường Suối Mơ",
    )  # fmt: skip
    assert "XÃ TÂN HÒA" in words(printing.plan(received, OFFICE).pdf)
    monkeypatch.setattr(SqlPlanStore, "rows", lambda _: [row])
    shown = words(printing.plan(received, OFFICE).pdf)
    assert "PHƯỜNG SUỐI MƠ" in shown
    assert "TÂN HÒA" not in shown.upper()
