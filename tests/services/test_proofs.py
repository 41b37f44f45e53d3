"""Evidence of turns: taken in whole, kept when the stick is gone, missed where there is none."""

from __future__ import annotations

import dataclasses
import datetime as dt
import errno
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from proof_desk import NEEDS_FULL_DEVICE, fill_up, write_photo

from kehoach_desktop.bootstrap import App, open_app
from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.plans.plan import Issue, Plan
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.work.evidence import ProofKind, proof_words
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.services.ports.backups import BackupKind
from kehoach_desktop.services.tasks.checklist import ChecklistRow
from kehoach_desktop.storage import file_store

if TYPE_CHECKING:
    from conftest import StoppedClock

SIGNER = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu", "UBND")
RADIO = Task(
    "radio",
    "Phát chuyên mục",
    leads=(Doer("Đài truyền thanh"),),
    schedule=ScheduleRule(Frequency.MONTHLY, day=15),
)
TODAY = dt.date(2026, 4, 20)


def refused(code: str) -> pytest.RaisesExc[AppError]:
    return pytest.raises(AppError, match=rf"^{code}\b")


@pytest.fixture
def app(tmp_path: Path, clock: StoppedClock, new_id: Callable[[], str]) -> Iterator[App]:
    clock.moment = dt.datetime(2026, 4, 20, 8, 0)
    app = open_app(tmp_path / "dữ liệu", clock, new_id)
    plan = Plan("p1", 2026, "Kế hoạch", "A", tasks=(RADIO,))
    app.plan_store.save(plan, None, clock.now())
    issue = Issue("01/KH-UBND", dt.date(2026, 1, 5), SIGNER)
    app.plan_store.issue(dataclasses.replace(plan, issue=issue), clock.now())
    yield app
    app.close()


@pytest.fixture
def row(app: App) -> ChecklistRow:
    return app.checklist.rows("p1")[0]


def test_a_file_is_kept_when_the_stick_is_gone(app: App, row: ChecklistRow, tmp_path: Path) -> None:
    source = tmp_path / "USB" / "Danh sách ký nhận.docx"
    source.parent.mkdir()
    source.write_bytes(b"danh sach")
    proof = app.evidence.proofs.add_file(row.turn.id, source, "Bản ký ngày 15/01")
    source.unlink()
    assert app.evidence.proofs.of_turn(row.turn.id) == [proof]
    assert (proof.kind, proof.name, proof.size) == (ProofKind.FILE, "Danh sách ký nhận.docx", 9)
    shown = app.evidence.proofs.copy_out(proof, tmp_path / "xem")
    assert shown.read_bytes() == b"danh sach"
    assert shown.name.endswith("Danh sách ký nhận.docx")


def test_a_photo_stands_upright_is_small_and_tells_no_place(
    app: App, row: ChecklistRow, tmp_path: Path
) -> None:
    photo = write_photo(tmp_path / "IMG_0001.JPG")
    before = photo.read_bytes()
    proof = app.evidence.proofs.add_file(row.turn.id, photo)
    assert (proof.kind, proof.name) == (ProofKind.PHOTO, "IMG_0001.jpg")
    kept = app.evidence.proofs.path(proof).read_bytes()
    with Image.open(io.BytesIO(kept)) as picture:
        assert picture.size == (1000, 2000)
        assert not picture.getexif()
        right, left = picture.getpixel((950, 1000)), picture.getpixel((50, 1000))
    assert isinstance(right, tuple)
    assert isinstance(left, tuple)
    assert right[0] > 200  # what lay above is at the right when the camera was held upright
    assert left[2] > 200
    assert b"Phone maker" in before
    assert b"Phone maker" not in kept
    assert photo.read_bytes() == before


def test_a_heic_photo_is_read_where_the_library_is(app: App, row: ChecklistRow) -> None:
    pytest.importorskip("pi_heif")
    photo = Path(__file__).parent / "photo.heic"
    proof = app.evidence.proofs.add_file(row.turn.id, photo)
    assert (proof.kind, proof.name) == (ProofKind.PHOTO, "photo.jpg")


def test_a_heic_photo_is_kept_as_it_is_where_no_library_reads_it(
    app: App, row: ChecklistRow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none_here(_name: str) -> None:
        raise ImportError

    monkeypatch.setattr("importlib.import_module", none_here)
    photo = tmp_path / "IMG_2.HEIC"
    photo.write_bytes(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\1" * 50)
    proof = app.evidence.proofs.add_file(row.turn.id, photo)
    assert (proof.kind, proof.name) == (ProofKind.FILE, "IMG_2.HEIC")
    assert proof.is_unread_photo
    assert app.evidence.proofs.path(proof).read_bytes() == photo.read_bytes()


@pytest.mark.parametrize(
    "content", [b"\xff\xd8\xff\xe0 half a photo", b"no photo at all", b"GIF89a"]
)
def test_a_damaged_photo_is_kept_as_it_is(
    app: App, row: ChecklistRow, tmp_path: Path, content: bytes
) -> None:
    photo = tmp_path / "hong.jpg"
    photo.write_bytes(content)
    assert app.evidence.proofs.add_file(row.turn.id, photo).is_unread_photo


def test_a_text_a_link_and_a_reason_are_proofs_too(app: App, row: ChecklistRow) -> None:
    app.evidence.proofs.add_text(row.turn.id, "Bài phát thanh\n\nThưa bà con…", "Bài phát 15/01")
    app.evidence.proofs.add_link(row.turn.id, "https://xa.example.vn/tin/1")
    app.evidence.proofs.say_none(row.turn.id, "Loa hỏng, chỉ nói miệng")
    kinds = [proof.kind for proof in app.evidence.proofs.of_turn(row.turn.id)]
    assert kinds == [ProofKind.TEXT, ProofKind.LINK, ProofKind.NONE]
    said = proof_words(app.evidence.proofs.of_turn(row.turn.id))
    assert said == (
        "Bài phát 15/01; https://xa.example.vn/tin/1; không có minh chứng: Loa hỏng, chỉ nói miệng"
    )


def test_what_says_nothing_is_refused(app: App, row: ChecklistRow, tmp_path: Path) -> None:
    with refused("E-PROOF-EMPTY"):
        app.evidence.proofs.add_text(row.turn.id, "  \n ")
    with refused("E-LINK"):
        app.evidence.proofs.add_link(row.turn.id, "đã đăng trên trang")
    with refused("E-REASON"):
        app.evidence.proofs.say_none(row.turn.id, " ")
    with refused("E-GONE"):
        app.evidence.proofs.add_file(row.turn.id, tmp_path / "khong-co.pdf")
    with refused("E-NO-TURN"):
        app.evidence.proofs.add_text("none", "chữ")
    assert app.evidence.proofs.of_turn(row.turn.id) == []


def test_a_huge_video_is_refused_before_anything_is_copied_and_its_place_can_be_noted(
    app: App, row: ChecklistRow, tmp_path: Path
) -> None:
    video = tmp_path / "Hội nghị.mp4"
    with video.open("wb") as stream:
        stream.truncate(2 << 30)
    with refused("E-PROOF-BIG"):
        app.evidence.proofs.add_file(row.turn.id, video)
    assert not any(path.is_file() for path in app.folder.files.rglob("*"))
    proof = app.evidence.proofs.keep_place(row.turn.id, video, "máy của đài")
    assert (proof.kind, proof.size) == (ProofKind.PLACE, 2 << 30)
    assert str(video) in proof.words


def test_evidence_that_goes_while_it_is_copied_leaves_nothing_behind(
    app: App, row: ChecklistRow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "bien-ban.pdf"
    source.write_bytes(b"x" * 5000)
    real_copy = file_store.HashFileStore._copy  # noqa: SLF001 - the middle of a copy

    def stick_pulled_out(store: object, origin: object, *rest: object) -> str:
        source.write_bytes(b"x" * 100)  # the file ends early, without an error
        return real_copy(store, origin, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(file_store.HashFileStore, "_copy", stick_pulled_out)
    with refused("E-GONE"):
        app.evidence.proofs.add_file(row.turn.id, source)
    assert app.evidence.proofs.of_turn(row.turn.id) == []
    assert not any(path.is_file() for path in app.folder.files.rglob("*"))


def test_a_full_disk_and_a_lying_drive_are_told(
    app: App, row: ChecklistRow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(b"abc")

    def full(_folder: Path, size: int) -> None:
        raise AppError("E-SPACE", path=str(tmp_path), name="", size=size)

    with monkeypatch.context() as patch:
        patch.setattr(file_store, "require_space", full)
        with refused("E-SPACE"):
            app.evidence.proofs.add_file(row.turn.id, source)
    with monkeypatch.context() as patch:
        patch.setattr(file_store, "_holds", lambda _place, _digest: False)
        with refused("E-WRITE"):
            app.evidence.proofs.add_file(row.turn.id, source)
    assert app.evidence.proofs.of_turn(row.turn.id) == []


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("con.txt", "_con.txt"),
        ("báo cáo.", "báo cáo"),
        ("a" * 200 + ".pdf", "a" * 116 + ".pdf"),
        ("ế" * 80 + ".pdf", "ế" * 75 + ".pdf"),
        ("Tha\u0302\u0301ng 1.pdf", "Thấng 1.pdf"),
        ("x\u202egnp.exe", "xgnp.exe"),
        ('a:b?"c.txt', "a-b--c.txt"),
    ],
)
def test_a_name_that_windows_cannot_hold_is_mended(
    app: App, row: ChecklistRow, tmp_path: Path, name: str, kept: str
) -> None:
    source = tmp_path / name
    source.write_bytes(b"1")
    proof = app.evidence.proofs.add_file(row.turn.id, source)
    assert proof.name == kept
    assert app.evidence.proofs.copy_out(proof, tmp_path / "xem").read_bytes() == b"1"


def test_a_name_of_300_letters_is_named_short_and_nothing_is_kept(
    app: App, row: ChecklistRow, tmp_path: Path
) -> None:
    with refused("E-LONG-NAME") as told:
        app.evidence.proofs.add_file(row.turn.id, tmp_path / ("Danh sách " * 30 + ".pdf"))
    assert len(explain(told.value).sentence) < 220
    assert app.evidence.proofs.of_turn(row.turn.id) == []


@NEEDS_FULL_DEVICE
def test_a_disk_that_fills_up_while_a_proof_is_copied_leaves_nothing_behind(
    app: App, row: ChecklistRow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "bien-ban.pdf"
    source.write_bytes(b"x" * (3 << 20))
    fill_up(monkeypatch, app.folder.files)
    with refused("E-FULL"):
        app.evidence.proofs.add_file(row.turn.id, source)
    monkeypatch.undo()
    assert app.evidence.proofs.of_turn(row.turn.id) == []
    assert not any(path.is_file() for path in app.folder.files.rglob("*"))


def test_a_photo_on_a_stick_that_is_pulled_out_is_told_as_gone(
    app: App, row: ChecklistRow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photo = write_photo(tmp_path / "anh.jpg", (60, 40))

    def pulled_out(*_given: object) -> object:
        raise OSError(errno.ENODEV, "no such device")

    monkeypatch.setattr(Image.Image, "thumbnail", pulled_out)
    with refused("E-GONE"):
        app.evidence.proofs.add_file(row.turn.id, photo)
    assert app.evidence.proofs.of_turn(row.turn.id) == []


def test_copying_stops_when_the_officer_gives_up(
    app: App, row: ChecklistRow, tmp_path: Path
) -> None:
    class GaveUp:
        def progress(self, done: int, total: int) -> None: ...
        def cancelled(self) -> bool:
            return True

    source = tmp_path / "a.pdf"
    source.write_bytes(b"abc")
    with refused("E-CANCELLED"):
        app.evidence.proofs.add_file(row.turn.id, source, reporter=GaveUp())
    assert app.evidence.proofs.of_turn(row.turn.id) == []


def test_the_words_of_a_proof_are_found_as_they_were_typed(
    app: App, row: ChecklistRow, tmp_path: Path
) -> None:
    source = tmp_path / "dien-bien.txt"
    source.write_text("Đường liên thôn đã thông", encoding="utf-8")
    proof = app.evidence.proofs.add_file(row.turn.id, source)
    hits = app.work.search.find("liên thôn")
    assert [(hit.kind, hit.subject) for hit in hits] == [("proof", f"{row.turn.id}/{proof.id}")]
    assert app.work.search.find("duong lien thon")
    assert not app.work.search.find("dương liên thôn")
    app.evidence.proofs.remove(proof.id)
    assert not app.work.search.find("liên thôn")


def test_a_turn_that_is_done_misses_its_proof_until_there_is_one_or_a_reason(app: App) -> None:
    first, second, third = app.checklist.rows("p1")[:3]
    for each, day in ((first, first.due), (second, second.due), (third, TODAY)):
        app.checklist.tick(each, day)
    assert len(app.evidence.proofs.missing()) == 3
    app.evidence.proofs.add_text(first.turn.id, "Bài phát")
    app.evidence.proofs.say_none(second.turn.id, "Mất điện")
    assert [each.turn.id for each in app.evidence.proofs.missing()] == [third.turn.id]
    count = app.evidence.proofs.count()
    assert (count.done, count.shown, count.excused, count.missing) == (3, 1, 1, 1)
    assert app.evidence.proofs.missing(*app.evidence.proofs.week) == [
        app.checklist.row(third.turn.id)
    ]
    with refused("E-PERIOD"):
        app.evidence.proofs.missing(TODAY, TODAY - dt.timedelta(1))


def test_turns_that_are_one_act_share_their_proof(app: App) -> None:
    first, second = app.checklist.rows("p1")[:2]
    app.checklist.tick(first, first.due)
    app.work.changes.same_act([app.checklist.row(first.turn.id), second])
    app.evidence.proofs.add_text(first.turn.id, "Ảnh chung")
    assert app.evidence.proofs.missing() == []


def test_a_task_may_be_closed_only_with_a_proof(app: App) -> None:
    first, second = app.checklist.rows("p1")[:2]
    app.evidence.proofs.need("p1", "radio")
    with refused("E-PROOF-NEEDED"):
        app.checklist.tick(first, first.due)
    assert not app.checklist.row(first.turn.id).turn.is_recorded
    app.evidence.proofs.say_none(first.turn.id, "Mất điện cả ngày")
    app.checklist.tick(first, first.due)
    app.checklist.tick(second, second.due, late_entry=True)  # entered afterwards: never held up
    app.evidence.proofs.need("p1", "", needed=False)
    assert app.evidence.proofs.needed("p1") == frozenset()
    with refused("E-NO-TASK"):
        app.evidence.proofs.need("p1", "nobody")


def test_a_new_rhythm_leaves_a_turn_with_a_proof_alone(app: App) -> None:
    ahead = app.checklist.rows("p1")[8]
    app.evidence.proofs.add_text(ahead.turn.id, "Bài soạn trước")
    app.work.changes.change_rule("p1", "radio", "hằng tháng, ngày 10")
    days = [row.due for row in app.checklist.rows("p1") if row.due > TODAY]
    assert ahead.due in days
    assert {day.day for day in days if day != ahead.due} == {10}


def test_a_proof_that_was_taken_away_comes_back(app: App, row: ChecklistRow) -> None:
    proof = app.evidence.proofs.add_text(row.turn.id, "Bài phát")
    app.evidence.proofs.put_back(app.evidence.proofs.remove(proof.id))
    assert app.evidence.proofs.of_turn(row.turn.id) == [proof]
    with refused("E-NO-PROOF"):
        app.evidence.proofs.remove("none")


def test_evidence_is_in_the_backup_and_comes_back_from_it(
    app: App, row: ChecklistRow, tmp_path: Path, clock: StoppedClock
) -> None:
    proof = app.evidence.proofs.add_file(row.turn.id, write_photo(tmp_path / "anh.jpg", (60, 40)))
    kept = app.evidence.proofs.path(proof).read_bytes()
    backup = app.backups.make()
    assert backup.kind is BackupKind.MANUAL
    app.evidence.proofs.path(proof).unlink()
    app.evidence.proofs.remove(proof.id)
    app.backups.restore(backup.path)
    assert app.evidence.proofs.of_turn(row.turn.id) == [proof]
    assert app.evidence.proofs.path(proof).read_bytes() == kept
