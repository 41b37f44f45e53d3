"""A plan's life as the office lives it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.services.plans.plans import Plans
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.file_store import HashFileStore
from kehoach_desktop.storage.plan_store import SqlPlanStore

if TYPE_CHECKING:
    from conftest import StoppedClock

SIGNER = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu", "UBND")
DAY = dt.date(2026, 1, 5)


def refused(code: str) -> pytest.RaisesExc[AppError]:
    return pytest.raises(AppError, match=rf"^{code}\b")


@pytest.fixture
def plans(tmp_path: Path, clock: StoppedClock, new_id: Callable[[], str]) -> Plans:
    database = Database.open(tmp_path / "kehoach.db", clock)
    return Plans(SqlPlanStore(database), HashFileStore(tmp_path / "files"), clock, new_id)


@pytest.fixture
def draft(plans: Plans) -> Plan:
    return plans.create(Plan("", 2026, "  Tuyên truyền   cải cách hành chính ", "a"))


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    path = tmp_path / "Bản chính.pdf"
    path.write_bytes(b"%PDF-1.7 ban chinh")
    return path


def test_a_new_plan_gets_an_id_and_a_clean_title(plans: Plans, draft: Plan) -> None:
    assert draft.id == "id-0001"
    assert draft.title == "Tuyên truyền cải cách hành chính"
    assert plans.load(draft.id) == draft
    assert [row.id for row in plans.rows()] == [draft.id]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"year": 20233}, "E-YEAR"),
        ({"year": 0}, "E-YEAR"),
        ({"title": ""}, "E-TITLE"),
        ({"title": " \u200b\t"}, "E-TITLE"),
    ],
)
def test_a_plan_that_cannot_be_is_not_created(
    plans: Plans, changes: dict[str, Any], code: str
) -> None:
    plan = dataclasses.replace(Plan("p", 2026, "Kế hoạch", "a"), **changes)
    with refused(code):
        plans.create(plan)
    assert plans.rows() == []


def test_a_draft_may_lose_its_title_but_not_its_year(plans: Plans, draft: Plan) -> None:
    untitled = dataclasses.replace(draft, title="")
    plans.save(untitled, draft)
    assert plans.load(draft.id) == untitled
    with refused("E-YEAR"):
        plans.save(dataclasses.replace(draft, year=20233), untitled)
    with refused("E-TITLE"):
        plans.submit(untitled)


def test_a_submission_is_kept_and_the_draft_goes_on(
    plans: Plans, draft: Plan, clock: StoppedClock
) -> None:
    submission = plans.submit(draft, " Trình  Chủ tịch ")
    assert (submission.note, submission.submitted_at) == ("Trình Chủ tịch", clock.now())
    again = plans.load(draft.id)
    assert again.draft_no == 2
    plans.save(dataclasses.replace(again, title="Sau khi sửa"), again)
    assert plans.submitted(draft.id, 1) == draft
    assert plans.submissions(draft.id) == [submission]


def test_issuing_freezes_the_plan_and_keeps_the_signed_copy(
    plans: Plans, draft: Plan, scan: Path
) -> None:
    issued = plans.issue(draft, "2", DAY, SIGNER, scan)
    assert issued.issue is not None
    assert issued.issue.number == "02/KH-UBND"
    assert issued.issue.original_name == "Bản chính.pdf"
    assert plans.load(draft.id) == issued
    copy = plans.original(draft.id)
    assert copy is not None
    assert copy.read_bytes() == scan.read_bytes()
    scan.unlink()
    assert plans.original(draft.id) == copy
    with refused("E-FROZEN"):
        plans.save(draft, draft)
    with refused("E-FROZEN"):
        plans.delete(draft.id)


def test_the_signed_copy_may_come_later_but_once(plans: Plans, draft: Plan, scan: Path) -> None:
    with refused("E-NOT-ISSUED"):
        plans.attach_original(draft.id, scan)
    plans.issue(draft, "115", DAY, SIGNER)
    assert plans.original(draft.id) is None
    plans.attach_original(draft.id, scan)
    assert plans.original(draft.id) is not None
    with refused("E-HAS-ORIGINAL"):
        plans.attach_original(draft.id, scan)


@pytest.mark.parametrize(
    ("number", "day", "signer", "code"),
    [
        ("", DAY, SIGNER, "E-NUMBER"),
        ("02/KH-UBND", DAY, SIGNER, "E-NUMBER"),
        ("hai", DAY, SIGNER, "E-NUMBER"),
        ("0", DAY, SIGNER, "E-NUMBER"),
        ("2", dt.date(1026, 1, 5), SIGNER, "E-DATE"),
        ("2", DAY, dataclasses.replace(SIGNER, name=" "), "E-SIGNER"),
    ],
)
def test_what_cannot_be_issued_stays_a_draft(
    plans: Plans, draft: Plan, number: str, day: dt.date, signer: Signatory, code: str
) -> None:
    with refused(code):
        plans.issue(draft, number, day, signer)
    assert plans.load(draft.id) == draft


def test_a_scan_on_a_stick_that_was_pulled_out_freezes_nothing(
    plans: Plans, draft: Plan, tmp_path: Path
) -> None:
    with refused("E-GONE"):
        plans.issue(draft, "2", DAY, SIGNER, tmp_path / "usb" / "scan.pdf")
    assert plans.load(draft.id) == draft


def test_a_signed_copy_that_was_lost_is_told(plans: Plans, draft: Plan, scan: Path) -> None:
    plans.issue(draft, "2", DAY, SIGNER, scan)
    copy = plans.original(draft.id)
    assert copy is not None
    copy.unlink()
    with refused("E-GONE"):
        plans.original(draft.id)


def test_a_draft_can_be_deleted(plans: Plans, draft: Plan) -> None:
    plans.delete(draft.id)
    assert plans.rows() == []


def test_a_body_with_its_own_head_is_not_signed_for_by_the_committee(plans: Plans) -> None:
    draft = plans.create(Plan("", 2026, "Tuyên truyền", "E", symbol="KH-TTPVHCC"))
    with refused("E-SIGNER-BODY"):
        plans.issue(draft, "2", DAY, dataclasses.replace(SIGNER, body="Ủy ban nhân dân"))
    director = Signatory(SigningCapacity.HEAD, "Giám đốc", "Giám đốc", "Lê Thị Mẫu")
    assert plans.issue(draft, "2", DAY, director).is_issued


def test_only_a_pdf_or_a_picture_can_be_the_signed_copy(
    plans: Plans, draft: Plan, tmp_path: Path
) -> None:
    script = tmp_path / "ban-chinh.pdf"
    script.write_bytes(b"echo not a scan at all")
    with refused("E-ORIGINAL"):
        plans.issue(draft, "2", DAY, SIGNER, script)
    assert not plans.load(draft.id).is_issued
    plans.issue(draft, "2", DAY, SIGNER)
    with refused("E-ORIGINAL"):
        plans.attach_original(draft.id, script)
    assert plans.original(draft.id) is None


@pytest.mark.parametrize(
    ("named", "content", "kept"),
    [
        ("Bản ký.PDF", b"%PDF-1.7 x", "Bản ký.PDF"),
        ("ban ky.tif", b"%PDF-1.7 x", "ban ky.tif.pdf"),
        ("scan", b"\xff\xd8\xff\xe0 x", "scan.jpg"),
        ("anh.jpeg", b"\xff\xd8\xff\xe0 x", "anh.jpeg"),
    ],
)
def test_a_signed_copy_keeps_a_name_that_says_what_it_is(
    plans: Plans, draft: Plan, tmp_path: Path, named: str, content: bytes, kept: str
) -> None:
    (tmp_path / named).write_bytes(content)
    issued = plans.issue(draft, "2", DAY, SIGNER, tmp_path / named)
    assert issued.issue is not None
    assert issued.issue.original_name == kept


def test_a_number_is_given_once_a_year(plans: Plans, draft: Plan) -> None:
    plans.issue(draft, "12A", DAY, SIGNER)
    second = plans.create(Plan("", 2026, "Chuyển đổi số", "a"))
    with pytest.raises(AppError) as refusal:
        plans.issue(second, "012a", dt.date(2026, 12, 31), SIGNER)
    assert explain(refusal.value).sentence == (
        "Số 12a/KH-UBND của năm 2026 đã dùng cho văn bản “Tuyên truyền cải cách hành chính”."
        " Xem lại sổ đăng ký văn bản đi rồi nhập số của văn bản này."
    )
    assert not plans.load(second.id).is_issued
    assert plans.issue(second, "12a", dt.date(2027, 1, 4), SIGNER).is_issued


def test_the_same_number_with_another_symbol_is_another_paper(plans: Plans, draft: Plan) -> None:
    plans.issue(draft, "02", DAY, SIGNER)
    decision = plans.create(Plan("", 2026, "Chuyển đổi số", "c", symbol="QĐ-UBND"))
    assert plans.issue(decision, "02", DAY, SIGNER).is_issued


def test_a_subject_longer_than_the_exchange_carries_is_refused(plans: Plans) -> None:
    longest = plans.create(Plan("", 2026, "x" * 500, "a"))
    with refused("E-TITLE-LONG"):
        plans.create(Plan("", 2026, "x" * 501, "a"))
    longer = dataclasses.replace(longest, title="x" * 501)
    plans.save(longer, longest)  # half-done work is always kept
    with refused("E-TITLE-LONG"):
        plans.submit(longer)
    with refused("E-TITLE-LONG"):
        plans.issue(longer, "02", DAY, SIGNER)


@pytest.mark.parametrize("symbol", ["", "  ", "KH-" + "U" * 28])
def test_a_plan_without_a_usable_symbol_is_not_issued(plans: Plans, symbol: str) -> None:
    plan = plans.create(Plan("", 2026, "Chuyển đổi số", "a", symbol=symbol))
    with refused("E-SYMBOL"):
        plans.issue(plan, "02", DAY, SIGNER)
    assert not plans.load(plan.id).is_issued
