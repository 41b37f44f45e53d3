"""Binders: criteria that an office edits, proofs in order, a folder for those who judge."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from proof_desk import NEEDS_FULL_DEVICE, fill_up
from pypdfium2 import PdfDocument
from test_proofs import RADIO, SIGNER, refused

from kehoach_desktop.bootstrap import App, open_app
from kehoach_desktop.domain.office import OfficeProfile, Unit, UnitKind
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.work.binder import Binder, Criterion
from kehoach_desktop.domain.work.evidence import Proof

if TYPE_CHECKING:
    from conftest import StoppedClock


@pytest.fixture
def app(tmp_path: Path, clock: StoppedClock, new_id: Callable[[], str]) -> Iterator[App]:
    clock.moment = dt.datetime(2026, 4, 20, 8, 0)
    app = open_app(tmp_path / "data", clock, new_id)
    plan = Plan("p1", 2026, "Kế hoạch", "A", tasks=(RADIO,))
    app.plan_store.save(plan, None, clock.now())
    app.plans.issue(plan, "1", dt.date(2026, 1, 5), SIGNER)
    yield app
    app.close()


@pytest.fixture
def office(app: App, new_id: Callable[[], str]) -> OfficeProfile:
    day = dt.date(2025, 7, 1)
    unit = Unit("", UnitKind.COMMUNE, "Tân Mẫu", "Mẫu Sơn", UnitKind.PROVINCE, day)
    return app.offices.suggest(unit, new_id)


@pytest.fixture
def texts(app: App) -> list[Proof]:
    """Four texts as proofs of the turns from January to April."""
    turns = [row.turn.id for row in app.checklist.rows("p1")[:4]]
    proofs = app.evidence.proofs
    return [
        proofs.add_text(turn, f"Lời phát số {number}", f"Bài {number}")
        for number, turn in enumerate(turns, start=1)
    ]


@pytest.fixture
def binder(app: App, texts: list[Proof]) -> Binder:
    binder = app.evidence.binders.start(2026)
    return app.evidence.binders.put(binder.id, "1.4", [each.id for each in texts])


def pdf_proof(app: App, folder: Path, name: str, pages: int = 1) -> Proof:
    with pikepdf.new() as pdf:
        for _ in range(pages):
            pdf.add_blank_page(page_size=(595, 842))
        pdf.save(folder / name)
    return app.evidence.proofs.add_file(app.checklist.rows("p1")[0].turn.id, folder / name)


def names(app: App, binder: Binder, number: str) -> list[str]:
    part = next(each for each in app.evidence.binders.parts(binder) if each.number == number)
    return [f"{each.label} {each.proof.name}" for each in part.proofs]


# --- the criteria


def test_a_criterion_may_change_its_number_its_words_and_its_place_with_its_proofs(
    app: App, binder: Binder
) -> None:
    held = binder.criterion("1.4").proofs
    wanted = (Criterion("2", "Tuyên truyền"), Criterion("2.1", "Phát thanh", held))
    changed = app.evidence.binders.set_criteria(binder.id, wanted)
    assert app.evidence.binders.load(binder.id) == changed
    assert [each.number for each in changed.criteria] == ["2", "2.1"]
    assert names(app, changed, "2.1")[0] == "2.1.1 Bài 1"


@pytest.mark.parametrize(
    ("number", "title"), [("", "Không có số"), ("3", "  "), ("1", "Số đã có"), ("1.a", "Số lạ")]
)
def test_a_criterion_needs_a_number_of_its_own_and_words(
    app: App, binder: Binder, number: str, title: str
) -> None:
    wanted = (*binder.criteria, Criterion(number, title))
    with refused("E-CRITERIA"):
        app.evidence.binders.set_criteria(binder.id, wanted)
    assert app.evidence.binders.load(binder.id) == binder


def test_a_criterion_that_holds_proofs_is_not_lost_from_the_list(app: App, binder: Binder) -> None:
    left = [each for each in binder.criteria if each.number != "1.4"]
    with refused("E-CRITERION-USED"):
        app.evidence.binders.set_criteria(binder.id, left)
    empty = [each for each in binder.criteria if each.number != "8.2"]
    assert len(app.evidence.binders.set_criteria(binder.id, empty).criteria) == len(empty)


def test_an_edited_list_goes_back_to_the_one_that_comes_with_the_program(
    app: App, binder: Binder
) -> None:
    binders = app.evidence.binders
    binders.change_list(binder.id, "1 Chỉ đạo\n1.4 Tuyên truyền")
    assert [each.title for each in binders.reset_list(binder.id).criteria] == [
        each.title for each in binders.shipped()
    ]
    assert binders.load(binder.id).criterion("1.4").proofs == binder.criterion("1.4").proofs
    own = [*binder.criteria, Criterion("9", "Của tỉnh", binder.criterion("1.4").proofs)]
    binders.set_criteria(binder.id, own)
    with refused("E-CRITERION-USED"):
        binders.reset_list(binder.id)


def test_next_year_begins_with_this_years_criteria_and_no_proof(app: App, binder: Binder) -> None:
    app.evidence.binders.change_list(binder.id, "1 Chỉ đạo\n1.4 Tuyên truyền")
    next_year = app.evidence.binders.start(2027, like=binder.id)
    assert [(each.number, each.proofs) for each in next_year.criteria] == [("1", ()), ("1.4", ())]
    assert [each.year for each in app.evidence.binders.all()] == [2027, 2026]


def test_headings_do_not_count_as_missing(app: App, binder: Binder) -> None:
    changed = app.evidence.binders.change_list(binder.id, "1 Chỉ đạo\n1.1 A\n1.4 B\n2 C")
    assert [each.number for each in changed.missing] == ["1.1", "2"]


def test_a_binder_is_renamed_deleted_and_brought_back(app: App, binder: Binder) -> None:
    binders = app.evidence.binders
    with refused("E-BINDER-TITLE"):
        binders.rename(binder.id, "  ")
    assert binders.rename(binder.id, " Hồ sơ  xã ").title == "Hồ sơ xã"
    with app.records.undo.group():
        gone = binders.delete(binder.id)
    assert binders.all() == []
    with refused("E-NO-BINDER"):
        binders.load(binder.id)
    app.records.undo.undo()
    assert binders.all() == [gone]


# --- the proofs of a criterion


def test_proofs_are_put_in_another_order(app: App, binder: Binder, texts: list[Proof]) -> None:
    moved = app.evidence.binders.move(binder.id, "1.4", texts[3].id, 1)
    assert names(app, moved, "1.4") == ["1.4.1 Bài 1", "1.4.2 Bài 4", "1.4.3 Bài 2", "1.4.4 Bài 3"]
    app.evidence.proofs.remove(texts[0].id)
    moved = app.evidence.binders.move(binder.id, "1.4", texts[2].id, 0)
    assert names(app, moved, "1.4") == ["1.4.1 Bài 3", "1.4.2 Bài 4", "1.4.3 Bài 2"]
    app.evidence.proofs.put_back(texts[0])  # its place in the binder was not forgotten
    assert names(app, moved, "1.4")[-1] == "1.4.4 Bài 1"
    with refused("E-NO-PROOF"):
        app.evidence.binders.move(binder.id, "1.4", "none", 0)


def test_a_proof_is_taken_to_another_criterion(
    app: App, binder: Binder, texts: list[Proof]
) -> None:
    shifted = app.evidence.binders.shift(binder.id, "1.4", texts[0].id, "7.3")
    assert names(app, shifted, "7.3") == ["7.3.1 Bài 1"]
    assert names(app, shifted, "1.4")[0] == "1.4.1 Bài 2"
    with refused("E-NO-CRITERION"):
        app.evidence.binders.shift(binder.id, "1.4", texts[1].id, "99")
    assert names(app, app.evidence.binders.load(binder.id), "1.4")[0] == "1.4.1 Bài 2"


def test_the_proofs_of_all_turns_are_found_by_words_of_task_name_and_file(
    app: App, texts: list[Proof], tmp_path: Path
) -> None:
    proofs = app.evidence.proofs
    turn = app.checklist.rows("p1")[0].turn.id
    said = tmp_path / "ghi-am.txt"
    said.write_text("Thưa bà con thôn Đông", encoding="utf-8")
    file = proofs.add_file(turn, said)
    proofs.say_none(turn, "Thôn Đông mất điện")
    assert [each.proof for each in proofs.find()] == [file, *reversed(texts)]
    assert [each.proof.id for each in proofs.find("bai 2")] == [texts[1].id]
    assert len(proofs.find("chuyên mục")) == 5
    assert [each.proof.id for each in proofs.find("thon dong")] == [file.id]
    assert proofs.find("?!") == []
    assert (proofs.find("bai 2")[0].about, proofs.find("bai 2")[0].day.month) == (
        "Phát chuyên mục", 2,
    )  # fmt: skip
    proofs.put_back(proofs.remove(file.id))
    assert [each.proof.id for each in proofs.find("thon dong")] == [file.id]


# --- written out


class Watcher:
    """Counts the steps; gives up at step `stop` of a round."""

    def __init__(self, stop: int = -1) -> None:
        self.steps: list[tuple[int, int]] = []
        self.stop = stop

    def progress(self, done: int, total: int) -> None:
        self.steps.append((done, total))

    def cancelled(self) -> bool:
        return len(self.steps) == self.stop


def test_a_merge_tells_how_far_it_is_and_leaves_nothing_when_it_is_stopped(
    app: App, binder: Binder, office: OfficeProfile, tmp_path: Path
) -> None:
    target, watcher = tmp_path / "ho-so.pdf", Watcher()
    app.evidence.binders.bind(binder.id, target, office, watcher)
    assert (0, 4) in watcher.steps
    assert (3, 4) in watcher.steps
    whole = target.read_bytes()
    for stop in (0, 2, len(watcher.steps) - 1):
        with refused("E-CANCELLED"):
            app.evidence.binders.bind(binder.id, target, office, Watcher(stop))
        assert target.read_bytes() == whole
        assert [each.name for each in tmp_path.glob("*ho-so*")] == ["ho-so.pdf"]
    assert not list(tmp_path.glob("*.part"))


def test_a_folder_that_was_stopped_holds_nothing_half(
    app: App, binder: Binder, texts: list[Proof], office: OfficeProfile, tmp_path: Path
) -> None:
    app.evidence.binders.put(binder.id, "7.3", [texts[0].id])
    watcher = Watcher(stop=1)  # after the first criterion
    with refused("E-CANCELLED"):
        app.evidence.binders.to_folder(binder.id, tmp_path / "nop", office, 20, watcher)
    assert list((tmp_path / "nop").iterdir()) == []
    made = app.evidence.binders.to_folder(binder.id, tmp_path / "nop", office, 20)
    assert [each.path.name[:3] for each in made] == ["1.4", "7.3"]


@NEEDS_FULL_DEVICE
def test_a_disk_that_fills_up_leaves_the_old_binder_and_no_half_one(
    app: App,
    binder: Binder,
    office: OfficeProfile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    target = tmp_path / "ho-so.pdf"
    target.write_bytes(b"the old one")
    fill_up(monkeypatch, tmp_path)
    with refused("E-FULL"):
        app.evidence.binders.bind(binder.id, target, office)
    monkeypatch.undo()
    assert target.read_bytes() == b"the old one"
    assert not list(tmp_path.glob("*.part"))


def test_a_pdf_that_opens_and_cannot_be_copied_is_named_and_the_rest_is_bound(
    app: App,
    binder: Binder,
    office: OfficeProfile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    good = pdf_proof(app, tmp_path, "tot.pdf")
    bad = pdf_proof(app, tmp_path, "hong.pdf", pages=3)
    app.evidence.binders.put(binder.id, "7.3", [bad.id, good.id])
    copy = PdfDocument.import_pages

    def fails(whole: PdfDocument, part: PdfDocument) -> None:
        if len(part) == 3:
            from pypdfium2 import PdfiumError

            raise PdfiumError("a page is missing")
        copy(whole, part)

    monkeypatch.setattr(PdfDocument, "import_pages", fails)
    bound = app.evidence.binders.bind(binder.id, tmp_path / "ho-so.pdf", office)
    assert bound.only_named == ("7.3.1",)
    document = PdfDocument(tmp_path / "ho-so.pdf")
    listed = "".join(page.get_textpage().get_text_range() for page in document)
    assert "7.3.2" in listed
    assert len(document) == bound.pages
    document.close()
