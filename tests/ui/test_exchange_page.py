"""Two offices at two windows: introduce, trust by typed digits, save, preview, import."""

from __future__ import annotations

import dataclasses
import datetime as dt
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kehoach_desktop.bootstrap import App, open_app
from kehoach_desktop.domain.exchange import (
    Direction,
    LedgerRow,
    LedgerState,
    PackageKind,
)
from kehoach_desktop.domain.office import (
    OfficeProfile,
    Signatory,
    SigningCapacity,
    UnitKind,
)
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.services.ports.files import Drive
from kehoach_desktop.ui.models.exchange_rows import matches, row_text, size_text
from kehoach_desktop.ui.operations import Operations
from kehoach_desktop.ui.page import PlanToSend
from kehoach_desktop.ui.pages.exchange import ask_path
from kehoach_desktop.ui.pages.exchange.page import ExchangePage
from kehoach_desktop.ui.pages.exchange.stick_bar import stick_text
from kehoach_desktop.ui.pages.exchange.stick_watch import look, looks_like_package
from kehoach_desktop.ui.shell import Notice, Shell, Tone
from kehoach_desktop.ui.widgets import open_file

SIGNER = Signatory(SigningCapacity.ON_BEHALF, "CHỦ TỊCH", "CHỦ TỊCH", "Lê Văn Mẫu")
TASK = Task("t1", "Niêm yết thủ tục hành chính", leads=(Doer("Văn phòng"),))


class Clock:
    def now(self) -> dt.datetime:
        return dt.datetime(2026, 1, 5, 8, 0)


class Window:
    """An office with its data folder, its page and what was said on the message bar."""

    def __init__(self, root: Path, name: str, number: int, qtbot: QtBot) -> None:
        ids = itertools.count(number * 1000)
        self.app: App = open_app(root, Clock(), lambda: f"{next(ids):032x}")
        from kehoach_desktop.storage.office_store import SqlOfficeStore

        office = OfficeProfile(
            f"{number:032x}", UnitKind.COMMUNE, name, "Ninh Bình", UnitKind.PROVINCE
        )
        SqlOfficeStore(self.app.database).save(office)
        self.shell = Shell(Operations(inline=True), Clock(), self.app)
        self.shell.set_office(office)
        self.notices: list[Notice] = []
        self.shell.notice.connect(self.notices.append)
        self.shell.operations.refused.connect(self.shell.refuse)  # as the main window does
        self.page = ExchangePage(self.shell)
        self.page.watch.start = lambda: None  # type: ignore[method-assign] # no polling in tests
        qtbot.addWidget(self.page)
        self.page.resize(1200, 640)
        self.page.show()
        self.page.activate()

    @property
    def said(self) -> str:
        return self.notices[-1].text

    def issue_plan(self) -> Plan:
        draft = Plan(
            f"plan{self.said_count()}".ljust(32, "0"), 2026, "Tuyên truyền CCHC năm 2026", "A",
            place="Tân Hòa", tasks=(TASK,), signatory=SIGNER,
        )  # fmt: skip
        stored = self.app.plans.create(draft)
        return self.app.plans.issue(stored, "02", dt.date(2026, 1, 5), SIGNER)

    def said_count(self) -> int:
        return len(self.notices)


@pytest.fixture
def two(qtbot: QtBot, tmp_path: Path) -> Iterator[tuple[Window, Window]]:
    ours = Window(tmp_path / "a", "Tân Hòa", 1, qtbot)
    theirs = Window(tmp_path / "b", "Đông Sơn", 2, qtbot)
    yield ours, theirs
    for window in (ours, theirs):
        window.app.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def introduce(one: Window, stick: Path) -> Path:
    """Write the introduction of `one` to the stick as its officer does."""
    one.page.show_trust()
    one.page.trust.place.add_folder(stick)
    before = set(stick.iterdir())
    one.page.trust.introduce.click()
    (path,) = set(stick.iterdir()) - before
    return path


def trust(one: Window, path: Path, digits: str) -> None:
    """Open an introduction and type the last two groups."""
    one.page.open_package(path)
    for field, text in zip(one.page.trust.form.groups, digits.split(), strict=True):
        field.setText(text)
    one.page.trust.form.add.click()


def acquaint(ours: Window, theirs: Window, stick: Path) -> None:
    """Introduce both offices to one another."""
    for one, other in ((ours, theirs), (theirs, ours)):
        path = introduce(one, stick)
        trust(other, path, " ".join(one.app.exchange.identity().fingerprint.split()[4:]))
        path.unlink()


def send(one: Window, stick: Path) -> Path:
    """Save the issued plan for the only trusted office."""
    one.page.activate()
    one.page.start_sending()
    one.page.send.place.add_folder(stick)
    one.page.send.save.click()
    return next(path for path in stick.iterdir() if path.suffix == ".kehoach")


def test_an_introduction_shows_the_fingerprint_large_with_its_code(
    two: tuple[Window, Window], stick: Path
) -> None:
    ours, _ = two
    path = introduce(ours, stick)
    groups = ours.app.exchange.identity().fingerprint.split()
    assert len(groups) == 6
    assert ours.page.trust.digits.text().split() == groups
    assert not ours.page.trust.qr.isHidden()
    assert str(path) in ours.said


def test_trust_takes_the_last_two_groups_and_never_shows_them(
    two: tuple[Window, Window], stick: Path
) -> None:
    ours, theirs = two
    path = introduce(ours, stick)
    theirs.page.open_package(path)
    form = theirs.page.trust.form
    groups = ours.app.exchange.identity().fingerprint.split()
    assert form.isVisible()
    assert form.shown.text().split() == groups[:4]
    assert not form.add.isEnabled()
    trust(theirs, path, " ".join(groups[4:]))
    assert [peer.office_name for peer in theirs.app.exchange.trusted()] == [
        "Ủy ban nhân dân xã Tân Hòa"
    ]
    assert theirs.page.trust.peers.count() == 1


def test_wrong_digits_are_refused_beside_the_field(two: tuple[Window, Window], stick: Path) -> None:
    ours, theirs = two
    path = introduce(ours, stick)
    groups = ours.app.exchange.identity().fingerprint.split()
    wrong = f"{(int(groups[5]) + 1) % 100000:05d}"
    trust(theirs, path, f"{groups[4]} {wrong}")
    assert theirs.page.trust.form.problem.isVisible()
    assert theirs.app.exchange.trusted() == []
    form = theirs.page.trust.form
    form.groups[0].clear()
    form.groups[0].insert(groups[4])
    form.groups[0].textEdited.emit(groups[4])
    form.groups[1].insert(groups[5])  # takes the place of what was typed before
    assert form.groups[1].text() == groups[5]


def test_sending_waits_for_plan_office_and_place(two: tuple[Window, Window], stick: Path) -> None:
    ours, theirs = two
    ours.page.start_sending()
    assert not ours.page.send.save.isEnabled()
    assert "chưa có kế hoạch nào đã ban hành" in ours.page.send.no_plan.text().casefold()
    acquaint(ours, theirs, stick)
    ours.issue_plan()
    ours.page.activate()
    ours.page.start_sending()
    assert ours.page.send.save.isEnabled() == (ours.page.send.place.place is not None)
    ours.page.send.place.add_folder(stick)
    assert ours.page.send.save.isEnabled()


def test_an_office_that_was_missing_is_added_without_leaving_the_sending(
    two: tuple[Window, Window],
) -> None:
    page = two[0].page
    page.start_sending()
    page.send.trust_wanted.emit()
    assert page.stack.currentWidget() is page.trust
    page.trust.left.emit()
    assert page.stack.currentWidget() is page.send
    page.send.left.emit()
    page.ledger.trust_wanted.emit()
    page.trust.left.emit()
    assert page.stack.currentWidget() is page.ledger


def test_a_saved_package_is_never_called_sent(two: tuple[Window, Window], stick: Path) -> None:
    ours, theirs = two
    acquaint(ours, theirs, stick)
    ours.issue_plan()
    path = send(ours, stick)
    assert path.is_file()
    (row,) = ours.page.ledger.out.model.rows
    text = row_text(row)
    assert "đã lưu ra USB hoặc thư mục, đã đọc lại; chưa có báo nhận" in text
    assert "Ủy ban nhân dân xã Đông Sơn" in text
    assert "đã gửi" not in text.casefold()


def test_the_other_office_previews_and_imports_the_plan(
    two: tuple[Window, Window], stick: Path, qtbot: QtBot
) -> None:
    ours, theirs = two
    acquaint(ours, theirs, stick)
    ours.issue_plan()
    path = send(ours, stick)
    theirs.page.activate(path)
    preview = theirs.page.preview
    assert preview.isVisible()
    assert "Ủy ban nhân dân xã Tân Hòa" in preview.facts.text()
    assert "Máy gửi đã được giới thiệu" in preview.facts.text()
    assert "Tuyên truyền CCHC năm 2026" in preview.plans.item(0).text()
    assert "1 nhiệm vụ" in preview.plans.item(0).text()
    assert theirs.app.plans.rows() == []
    with qtbot.waitSignal(theirs.shell.data_changed):
        qtbot.mouseClick(preview.take, Qt.MouseButton.LeftButton)
    (row,) = theirs.app.plans.rows()
    assert row.sender == "Ủy ban nhân dân xã Tân Hòa"
    assert "1 kế hoạch mới" in theirs.said
    assert [r.state for r in theirs.page.ledger.into.model.rows] == [LedgerState.APPLIED]


def test_a_package_of_a_stranger_keeps_the_digits_to_be_typed_to_itself(
    two: tuple[Window, Window], stick: Path
) -> None:
    ours, theirs = two
    path = introduce(theirs, stick)
    trust(ours, path, " ".join(theirs.app.exchange.identity().fingerprint.split()[4:]))
    path.unlink()
    ours.issue_plan()
    theirs.page.activate(send(ours, stick))
    shown = theirs.page.preview.facts.text()
    groups = ours.app.exchange.identity().fingerprint.split()
    assert groups[0] in shown
    assert groups[5] not in shown


def test_enter_presses_the_button_that_has_the_focus(
    two: tuple[Window, Window], stick: Path, qtbot: QtBot
) -> None:
    ours, theirs = two
    acquaint(ours, theirs, stick)
    ours.issue_plan()
    theirs.page.activate(send(ours, stick))
    qtbot.keyClick(theirs.page.preview.take, Qt.Key.Key_Return)
    assert len(theirs.app.plans.rows()) == 1


def test_the_received_plan_has_its_tasks_in_the_checklist(
    two: tuple[Window, Window], stick: Path
) -> None:
    ours, theirs = two
    acquaint(ours, theirs, stick)
    ours.issue_plan()
    theirs.page.activate(send(ours, stick))
    theirs.page.preview.take.click()
    assert [row.task.title for row in theirs.app.checklist.rows()] == [TASK.title]


def test_leaving_a_preview_changes_nothing_and_leaves_no_copy(
    two: tuple[Window, Window], stick: Path
) -> None:
    ours, theirs = two
    acquaint(ours, theirs, stick)
    ours.issue_plan()
    theirs.page.activate(send(ours, stick))
    theirs.page.preview.back.click()
    assert theirs.app.plans.rows() == []
    assert not list(theirs.app.folder.inbox.glob("incoming-*"))
    assert theirs.page.stack.currentWidget() is theirs.page.ledger


def test_a_package_imported_before_says_so_and_offers_no_import(
    two: tuple[Window, Window], stick: Path
) -> None:
    ours, theirs = two
    acquaint(ours, theirs, stick)
    ours.issue_plan()
    path = send(ours, stick)
    theirs.page.activate(path)
    theirs.page.preview.take.click()
    theirs.page.activate(path)
    assert "đã nhập ngày" in theirs.page.preview.reason.text()
    assert not theirs.page.preview.take.isVisible()


def test_our_own_package_is_shown_as_ours_and_offers_no_import(
    two: tuple[Window, Window], stick: Path
) -> None:
    ours, theirs = two
    acquaint(ours, theirs, stick)
    ours.issue_plan()
    ours.page.activate(send(ours, stick))
    assert "Gói do chính máy này lập" in ours.page.preview.facts.text()
    assert not ours.page.preview.take.isVisible()


def test_a_package_of_an_unknown_pc_leads_to_the_introduction(
    two: tuple[Window, Window], stick: Path
) -> None:
    ours, theirs = two
    path = introduce(theirs, stick)
    trust(ours, path, " ".join(theirs.app.exchange.identity().fingerprint.split()[4:]))
    path.unlink()
    ours.issue_plan()
    theirs.page.activate(send(ours, stick))
    assert "Chưa biết máy gửi" in theirs.page.preview.reason.text()
    assert theirs.page.preview.trust.isVisible()
    assert "chưa có trong danh sách" in theirs.page.preview.facts.text()


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda raw: raw[:-30], {"E-CUT", "E-NOTOURS", "E-ALTERED"}),
        (lambda raw: raw.replace(b"2026", b"2027", 1), {"E-ALTERED"}),
        (lambda raw: b"PK\x03\x04 something else", {"E-NOTOURS", "E-CUT"}),
    ],
)
def test_damage_is_one_sentence_and_nothing_comes_in(
    two: tuple[Window, Window], stick: Path, spoil: Callable[[bytes], bytes], code: set[str]
) -> None:
    ours, theirs = two
    acquaint(ours, theirs, stick)
    ours.issue_plan()
    path = send(ours, stick)
    path.write_bytes(spoil(path.read_bytes()))
    theirs.page.activate(path)
    assert theirs.notices[-1].code in code
    assert theirs.notices[-1].tone is Tone.ERROR
    assert not theirs.page.preview.isVisible()
    assert theirs.app.plans.rows() == []


def test_a_stick_that_was_pulled_out_is_said_and_nothing_is_recorded(
    two: tuple[Window, Window], stick: Path
) -> None:
    ours, theirs = two
    acquaint(ours, theirs, stick)
    ours.issue_plan()
    ours.page.activate()
    ours.page.start_sending()
    ours.page.send.place.add_folder(stick)
    stick.rename(stick.with_name("gone"))
    ours.page.send.save.click()
    assert ours.notices[-1].tone is Tone.ERROR
    assert ours.page.send.save.isEnabled()
    assert all(row.state is LedgerState.DRAFT for row in ours.app.exchange.ledger())


def test_the_file_dialog_opens_any_name(
    two: tuple[Window, Window], stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours, theirs = two
    acquaint(ours, theirs, stick)
    ours.issue_plan()
    renamed = send(ours, stick).rename(stick / "cong-van (1).zip")
    monkeypatch.setattr(ask_path, "ask_package", lambda *_: renamed)
    theirs.page.ledger.open.click()
    assert theirs.page.preview.isVisible()
    assert theirs.page.preview.take.isVisible()


def test_another_place_may_ask_for_a_plan_to_be_sent(
    two: tuple[Window, Window], stick: Path
) -> None:
    ours, _ = two
    plan = ours.issue_plan()
    ours.page.activate(PlanToSend(plan.id))
    assert ours.page.stack.currentWidget() is ours.page.send
    assert ours.page.send.plan.currentData() == plan.id


def drive(root: Path, *, writable: bool = True) -> Drive:
    return Drive(root, "KINGSTON", 13_207_024_435, 16 << 30, writable)


def test_a_stick_is_offered_with_its_label_and_free_space(
    two: tuple[Window, Window], stick: Path
) -> None:
    place = two[0].page.send.place
    place.offer([drive(stick)])
    assert "USB KINGSTON" in place.list.item(0).text()
    assert "còn trống 12,3 GB" in place.list.item(0).text()
    assert place.place == stick
    place.offer([drive(stick, writable=False)])
    assert "chống ghi" in place.list.item(0).text()
    assert place.place is None


def test_a_stick_bar_counts_new_packages_and_opens_the_only_one(
    two: tuple[Window, Window], stick: Path, qtbot: QtBot
) -> None:
    ours, _ = two
    for name in ("a.kehoach", "b.kehoach.zip", "notes.txt", "c.kehoach.part"):
        (stick / name).write_bytes(b"x")
    sticks = look([drive(stick)])
    known = frozenset({"a.kehoach"})
    assert stick_text(sticks[0], known) == "USB KINGSTON: 1 gói mới, 1 gói đã có trong sổ."
    ours.page.bar.show_sticks(sticks, known)
    with qtbot.waitSignal(ours.page.bar.package_wanted) as wanted:
        ours.page.bar.view.click()
    assert wanted.args == [stick / "b.kehoach.zip"]
    ours.page.bar.show_sticks([], known)
    assert ours.page.bar.isHidden()


def test_an_introduction_that_was_opened_is_not_new_any_more(
    two: tuple[Window, Window], stick: Path
) -> None:
    ours, theirs = two
    path = introduce(ours, stick)
    theirs.page.watch.sticks = look([drive(stick)])
    theirs.page.bar.show_sticks(theirs.page.watch.sticks, frozenset())
    assert theirs.page.bar.new == [path]
    theirs.page.open_package(path)
    assert theirs.page.bar.new == []


def test_a_stick_that_cannot_be_read_is_passed_over(tmp_path: Path) -> None:
    assert look([drive(tmp_path / "absent")])[0].packages == ()
    assert looks_like_package(Path("02-2026-goi-0001 (1).KEHOACH"))


def test_the_watch_looks_in_its_own_thread_and_tells_what_changed(
    qtbot: QtBot, stick: Path
) -> None:
    from PySide6.QtCore import QObject

    from kehoach_desktop.ui.pages.exchange.stick_watch import StickWatch

    owner = QObject()
    watch = StickWatch(lambda: [drive(stick)], owner)
    with qtbot.waitSignal(watch.changed) as told:
        watch.look_now()
    assert [found.drive.root for found in told.args[0]] == [stick]


def test_a_stick_that_hangs_neither_piles_up_looks_nor_holds_up_the_window(
    qtbot: QtBot,
) -> None:
    import threading

    from PySide6.QtCore import QObject

    from kehoach_desktop.ui.pages.exchange.stick_watch import StickWatch

    hanging, looks = threading.Event(), []

    def hang() -> list[Drive]:
        looks.append(1)
        hanging.wait(10)
        return []

    owner = QObject()
    watch = StickWatch(hang, owner)
    watch.look_now()
    watch.look_now()
    watch.stop()
    owner.deleteLater()
    del watch, owner
    assert looks == [1]
    hanging.set()


def test_a_drive_list_that_fails_is_an_empty_answer(qtbot: QtBot, stick: Path) -> None:
    from PySide6.QtCore import QObject

    from kehoach_desktop.ui.pages.exchange.stick_watch import Stick, StickWatch

    def fail() -> list[Drive]:
        raise OSError("gone")

    owner = QObject()
    watch = StickWatch(fail, owner)
    watch.sticks = [Stick(drive(stick), ())]
    with qtbot.waitSignal(watch.changed) as told:
        watch.look_now()
    assert told.args == [[]]


def test_rows_are_found_without_marks_and_sizes_are_read_by_people() -> None:
    row = LedgerRow(
        "x", Direction.OUT, LedgerState.SAVED, PackageKind.SNAPSHOT, "i", 1, 3, ("UBND tỉnh",),
        "Kế hoạch năm", "02-2026.kehoach", "/media/usb", dt.datetime(2026, 1, 5, 8, 0),
    )  # fmt: skip
    assert matches(row, "ke hoach tinh")
    assert not matches(dataclasses.replace(row, subject="Báo cáo"), "kế hoạch năm")
    assert [size_text(n) for n in (12, 2048, 5 << 20, 1 << 30)] == [
        "12 byte", "2 KB", "5 MB", "1 GB"
    ]  # fmt: skip


def test_the_introduction_sheet_prints_its_digits_and_opens(
    two: tuple[Window, Window], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pypdfium2

    ours, _ = two
    opened: list[Path] = []
    monkeypatch.setattr(open_file, "print_folder", lambda: tmp_path / "print")
    monkeypatch.setattr(type(ours.app.opener), "open", lambda _self, path: opened.append(path))
    ours.page.show_trust()
    ours.page.trust.print.click()
    text = pypdfium2.PdfDocument(opened[0])[0].get_textpage().get_text_range()
    assert all(group in text for group in ours.app.exchange.identity().fingerprint.split())
    assert "Đã mở phiếu giới thiệu" in ours.said


def test_everything_works_with_real_threads_and_the_window_closes_while_sticks_are_watched(
    qtbot: QtBot, tmp_path: Path, stick: Path
) -> None:
    from kehoach_desktop.storage.office_store import SqlOfficeStore
    from kehoach_desktop.ui.main_window import MainWindow

    app = open_app(tmp_path / "a", Clock())
    office = OfficeProfile("a" * 32, UnitKind.COMMUNE, "Tân Hòa", "Ninh Bình", UnitKind.PROVINCE)
    shell = Shell(Operations(), Clock())
    window = MainWindow(shell)
    window.show()
    shell.operations.run(lambda: SqlOfficeStore(app.database).save(office))
    qtbot.waitUntil(lambda: not shell.operations.busy)
    shell.opened(app, office)
    window.services_opened()
    window.open_place("exchange")
    page = window.page
    assert isinstance(page, ExchangePage)
    qtbot.waitUntil(lambda: not shell.operations.busy)
    page.show_trust()
    qtbot.waitUntil(lambda: len(page.trust.digits.text().split()) == 6, timeout=10_000)
    page.trust.place.add_folder(stick)
    page.trust.introduce.click()
    qtbot.waitUntil(lambda: not shell.operations.busy, timeout=10_000)
    assert len(list(stick.glob("*.kehoach"))) == 1
    with qtbot.waitSignal(window.closed):
        window.close()
    shell.operations.wait()
    app.close()


def test_an_issued_plan_leads_to_its_tasks_and_to_the_sending_of_it(
    two: tuple[Window, Window], qtbot: QtBot
) -> None:
    from kehoach_desktop.ui.pages.plans.issued import IssuedPlan

    ours, _ = two
    plan = ours.issue_plan()
    assert ours.shell.office is not None
    view = IssuedPlan(ours.shell, plan, ours.shell.office)
    qtbot.addWidget(view)
    asked: list[tuple[str, object]] = []
    ours.shell.place_requested.connect(lambda key, argument: asked.append((key, argument)))
    view.tasks.click()
    view.send.click()
    assert asked == [("tasks", plan.id), ("exchange", PlanToSend(plan.id))]
    received = IssuedPlan(ours.shell, plan, ours.shell.office, "UBND tỉnh")
    qtbot.addWidget(received)
    assert received.send.isHidden()
