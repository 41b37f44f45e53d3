"""Two offices with a data folder each exchange a plan, with the real stores and archive."""

from __future__ import annotations

import dataclasses
import datetime as dt
import errno
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

import pytest

from kehoach_desktop.archive.keystore import KeyFolder
from kehoach_desktop.archive.packages import Packages
from kehoach_desktop.domain.exchange import (
    Direction,
    Identity,
    LedgerState,
    PackageKind,
    Record,
    Stream,
)
from kehoach_desktop.domain.office import OfficeProfile, Signatory, SigningCapacity, UnitKind
from kehoach_desktop.domain.plan import Block, BlockKind, Issue, Plan, Section, SectionRole
from kehoach_desktop.domain.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.task import Doer, Task
from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.services.exchange import Exchange
from kehoach_desktop.services.exchange_parts import ExchangePorts
from kehoach_desktop.services.package_reader import as_answer
from kehoach_desktop.services.ports import CoverSheet
from kehoach_desktop.services.ports_exchange import Outgoing
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.exchange_store import SqlExchangeStore
from kehoach_desktop.storage.file_store import HashFileStore
from kehoach_desktop.storage.office_store import SqlOfficeStore
from kehoach_desktop.storage.plan_store import SqlPlanStore

NOON = dt.datetime(2026, 1, 5, 12, 0)
SIGNER = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu", "ỦY BAN")


class NoonClock:
    def __init__(self) -> None:
        self.time = NOON

    def now(self) -> dt.datetime:
        return self.time


class PaperCover:
    """A printer of cover pages that needs no PDF library."""

    def cover(self, sheet: CoverSheet) -> bytes:
        return f"%PDF {sheet.title} {sheet.subject}".encode()


@dataclasses.dataclass
class Office:
    """One office: its folder, its use cases, what the test looks into."""

    root: Path
    exchange: Exchange
    ports: ExchangePorts
    store: SqlExchangeStore
    plans: SqlPlanStore
    clock: NoonClock

    def inbox(self) -> list[str]:
        return sorted(path.name for path in self.ports.inbox.iterdir())


def _ids(prefix: str) -> Callable[[], str]:
    numbers = iter(range(1, 10_000))
    return lambda: f"{prefix}-{next(numbers):04d}"


def _profile(name: str, *, is_sample: bool = False) -> OfficeProfile:
    return OfficeProfile(
        id=f"xa-{fold(name).replace(' ', '-')}",
        unit_kind=UnitKind.COMMUNE,
        unit_name=name,
        province="Núi Xanh",
        province_kind=UnitKind.PROVINCE,
        is_sample=is_sample,
    )


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Callable[..., Office]]:
    databases: list[Database] = []

    def make(name: str, office_name: str, *, is_sample: bool = False) -> Office:
        root, clock = tmp_path / name, NoonClock()
        root.mkdir()
        database = Database.open(root / "kehoach.db", clock, who="cán bộ")
        databases.append(database)
        store, plans = SqlExchangeStore(database), SqlPlanStore(database)
        offices = SqlOfficeStore(database)
        offices.save(_profile(office_name, is_sample=is_sample))
        seed = hashlib.sha256(name.encode()).digest()
        ports = ExchangePorts(
            store=store,
            plans=plans,
            offices=offices,
            files=HashFileStore(root / "files"),
            archive=Packages(),
            keys=KeyFolder(root / "keys", random=lambda size: seed[:size]),
            inbox=root / "inbox",
            clock=clock,
            new_id=_ids(name),
            app="Kế hoạch Desktop 0.1.0",
            cover=PaperCover(),
        )
        return Office(root, Exchange(ports), ports, store, plans, clock)

    yield make
    for database in databases:
        database.close()


@pytest.fixture
def alpha(make: Callable[..., Office]) -> Office:
    return make("alpha", "Tân Hòa")


@pytest.fixture
def beta(make: Callable[..., Office]) -> Office:
    return make("beta", "Suối Mơ")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "USB của xã"
    folder.mkdir()
    return folder


def issued_plan(office: Office, plan_id: str = "ke-hoach-1", original: bytes = b"") -> Plan:
    sha256 = ""
    if original:
        scan = office.root / "ban ky.pdf"
        scan.write_bytes(original)
        sha256 = office.ports.files.add(scan)
    draft = Plan(
        id=plan_id,
        year=2026,
        title="Tuyên truyền cải cách hành chính năm 2026",
        shape="a",
        superior_id="so-noi-vu",
        sections=(
            Section(
                "s1",
                "MỤC ĐÍCH",
                (SectionRole.PURPOSE,),
                (Block("b1", BlockKind.ITEM, "Nâng cao nhận thức."),),
                answers=(("who", "người dân"),),
            ),
            Section(
                "s2",
                "NHIỆM VỤ",
                (SectionRole.KEY_TASKS,),
                (Block("b2", BlockKind.TASK, "Phát thanh", task_id="t1"),),
            ),
        ),
        tasks=(
            Task(
                "t1",
                "Phát thanh",
                leads=(Doer("Văn phòng", "agency-7"),),
                schedule=ScheduleRule(Frequency.MONTHLY, day=15),
            ),
            Task("t2", "Họp thôn", in_appendix=True),
        ),
    )
    office.plans.save(draft, None, NOON)
    plan = dataclasses.replace(
        draft,
        issue=Issue("02/KH-UBND", dt.date(2026, 1, 5), SIGNER, sha256, "Bản ký.pdf" * bool(sha256)),
    )
    office.plans.issue(plan, NOON)
    return office.plans.load(plan_id)


def introduce(one: Office, other: Office, folder: Path) -> None:
    """Let `other` trust `one`, as two officers on the phone would."""
    card = one.exchange.introduce(folder)
    assert card.path is not None
    other.exchange.trust(card.path, " ".join(card.fingerprint.split()[-2:]))


def code_of(action: Callable[[], object]) -> str:
    with pytest.raises(AppError) as caught:
        action()
    message = explain(caught.value)
    assert message.code == caught.value.code, "the refusal has no sentence"
    assert "……" not in message.message + message.remedy, message
    return caught.value.code


# -- introductions -------------------------------------------------------------------------------


def test_an_introduction_tells_who_made_it_and_is_trusted_by_typing_ten_digits(
    alpha: Office, beta: Office, stick: Path
) -> None:
    card = alpha.exchange.introduce(stick)
    assert card.path is not None and card.path.name == "gioi-thieu-xa-tan-hoa.kehoach"
    seen = beta.exchange.read_introduction(card.path)
    assert seen.office_name == "Ủy ban nhân dân xã Tân Hòa"
    assert seen.fingerprint == card.fingerprint
    assert seen.shown_digits == " ".join(card.fingerprint.split()[:4])
    peer = beta.exchange.trust(card.path, card.fingerprint[-11:])
    assert beta.exchange.trusted() == [peer]
    assert beta.exchange.read_introduction(card.path).known == peer
    assert beta.exchange.verify(card.path).trusted is True


def test_a_whole_fingerprint_may_be_typed_too(alpha: Office, beta: Office, stick: Path) -> None:
    card = alpha.exchange.introduce(stick)
    assert card.path is not None
    assert beta.exchange.trust(card.path, card.fingerprint.replace(" ", "")).office == "xa-tan-hoa"


@pytest.mark.parametrize("typed", ["", "12345 67890", "xxxxx"])
def test_wrong_digits_trust_nobody(typed: str, alpha: Office, beta: Office, stick: Path) -> None:
    card = alpha.exchange.introduce(stick)
    path = card.path
    assert path is not None
    assert code_of(lambda: beta.exchange.trust(path, typed)) == "E-FINGERPRINT"
    first = card.fingerprint[:11]
    assert code_of(lambda: beta.exchange.trust(path, first)) == "E-FINGERPRINT"
    assert beta.exchange.trusted() == []


def test_an_identity_is_made_once_and_its_key_stays_outside_the_database(alpha: Office) -> None:
    identity = alpha.exchange.identity()
    assert alpha.exchange.identity() == identity
    key = alpha.root / "keys" / f"{identity.installation}.key"
    assert key.stat().st_mode & 0o077 == 0
    secret = key.read_bytes().splitlines()[1]
    for file in alpha.root.glob("kehoach.db*"):
        assert secret not in file.read_bytes()
    assert len(alpha.exchange.card().qr) == len(alpha.exchange.card().qr[0]) >= 21


def test_a_lost_key_is_said_and_a_new_installation_can_be_made(alpha: Office, stick: Path) -> None:
    old = alpha.exchange.identity()
    (alpha.root / "keys" / f"{old.installation}.key").unlink()
    assert code_of(lambda: alpha.exchange.introduce(stick)) == "E-NOKEY"
    assert alpha.exchange.renew_identity().installation != old.installation
    alpha.exchange.introduce(stick)


def test_our_own_introduction_is_not_trusted(alpha: Office, stick: Path) -> None:
    card = alpha.exchange.introduce(stick)
    path = card.path
    assert path is not None
    assert code_of(lambda: alpha.exchange.trust(path, card.fingerprint[-11:])) == "E-OWN"


def test_a_known_installation_with_another_key_is_not_trusted_again(
    alpha: Office, beta: Office, stick: Path
) -> None:
    introduce(alpha, beta, stick)
    identity = alpha.exchange.identity()
    (alpha.root / "keys" / f"{identity.installation}.key").unlink()
    spki = KeyFolder(alpha.root / "keys", random=bytes).create(identity.installation).spki
    digits = Packages().fingerprint(spki)
    forged = Identity(identity.installation, identity.office, spki, digits)
    alpha.store.save_identity(forged)
    path = alpha.exchange.introduce(stick).path
    assert path is not None
    assert code_of(lambda: beta.exchange.trust(path, digits[-11:])) == "E-KEY-OTHER"


# -- the way of a plan ----------------------------------------------------------------------------


def test_a_plan_travels_whole_and_only_what_is_printed_travels(
    alpha: Office, beta: Office, stick: Path
) -> None:
    plan = issued_plan(alpha, original=b"%PDF signed copy")
    introduce(beta, alpha, stick)
    introduce(alpha, beta, stick)
    export = alpha.exchange.export_plan(plan.id, ["xa-suoi-mo"], stick)
    assert export.row.state is LedgerState.SAVED
    assert export.path.name == "02-kh-ubnd-2026-goi-0001.kehoach"
    assert alpha.exchange.ledger() == [export.row]

    preview = beta.exchange.preview(export.path)
    assert [item.plan.title for item in preview.plans] == [plan.title]
    assert (preview.tasks, preview.records, preview.warnings) == (2, 6, ())
    assert beta.plans.rows() == [], "a preview changes nothing"
    summary = beta.exchange.apply(preview)
    assert summary.new_plans == (plan.title,)

    got = beta.plans.load(plan.id)
    assert got.tasks[0].leads == (Doer("Văn phòng"),)
    assert got.superior_id is None
    assert got.sections[0].answers == ()
    assert got.issue == plan.issue
    bare = dataclasses.replace(got, sections=(), tasks=())
    assert bare == dataclasses.replace(plan, sections=(), tasks=(), superior_id=None)
    assert got.issue is not None
    assert beta.ports.files.path(got.issue.original_sha256).read_bytes() == b"%PDF signed copy"
    assert beta.plans.rows()[0].sender == "Ủy ban nhân dân xã Tân Hòa"
    assert beta.inbox() == [f"{summary.package_id}.kehoach"]
    (row,) = beta.exchange.ledger()
    assert (row.direction, row.state, row.file_name) == (
        Direction.IN,
        LedgerState.APPLIED,
        export.path.name,
    )
    assert [ack.manifest for ack in beta.store.acks()] == [summary.package_id]


def test_the_chain_of_packages_names_the_one_before(
    alpha: Office, beta: Office, stick: Path
) -> None:
    plan = issued_plan(alpha)
    introduce(beta, alpha, stick)
    one = alpha.exchange.export_plan(plan.id, ["xa-suoi-mo"], stick)
    two = alpha.exchange.export_plan(plan.id, ["xa-suoi-mo"], stick)
    assert (one.row.seq, two.row.seq) == (1, 2)
    assert alpha.exchange.verify(two.path).manifest.stream.prev == one.row.id


def test_inspecting_needs_no_trust_and_says_what_is_inside(
    alpha: Office, beta: Office, stick: Path
) -> None:
    plan = issued_plan(alpha, original=b"%PDF signed copy")
    introduce(beta, alpha, stick)
    export = alpha.exchange.export_plan(plan.id, ["xa-suoi-mo"], stick)
    found = beta.exchange.inspect(export.path)
    assert found.package.trusted is False
    assert found.counts == {"office": 1, "plan": 1, "plan.section": 2, "task": 2}
    assert [(p.title, p.number, p.tasks) for p in found.plans] == [(plan.title, "02/KH-UBND", 2)]
    assert sorted(blob.name for blob in found.attachments) == ["Bản ký.pdf", "to-bia.pdf"]
    answer = as_answer(found.package)
    assert answer["intact"] is True and answer["kind"] == "snapshot" and answer["seq"] == 1


def test_a_later_package_replaces_the_plan_and_an_overtaken_one_does_not(
    alpha: Office, beta: Office, stick: Path
) -> None:
    plan = issued_plan(alpha)
    introduce(beta, alpha, stick)
    introduce(alpha, beta, stick)
    one = alpha.exchange.export_plan(plan.id, ["xa-suoi-mo"], stick)
    two = alpha.exchange.export_plan(plan.id, ["xa-suoi-mo"], stick)
    beta.exchange.apply(beta.exchange.preview(two.path))
    assert code_of(lambda: beta.exchange.preview(one.path)) == "E-OLD"
    three = alpha.exchange.export_plan(plan.id, ["xa-suoi-mo"], stick)
    assert beta.exchange.apply(beta.exchange.preview(three.path)).changed_plans == (plan.title,)


def test_an_overtaken_package_with_another_plan_is_still_imported(
    alpha: Office, beta: Office, stick: Path
) -> None:
    first, second = issued_plan(alpha, "p1"), issued_plan(alpha, "p2")
    introduce(beta, alpha, stick)
    introduce(alpha, beta, stick)
    one = alpha.exchange.export_plan(first.id, ["xa-suoi-mo"], stick)
    two = alpha.exchange.export_plan(second.id, ["xa-suoi-mo"], stick)
    for export in (two, one):
        beta.exchange.apply(beta.exchange.preview(export.path))
    assert {row.id for row in beta.plans.rows()} == {"p1", "p2"}


def test_a_wrong_clock_is_warned_of_and_never_decides(
    alpha: Office, beta: Office, stick: Path
) -> None:
    plan = issued_plan(alpha)
    introduce(beta, alpha, stick)
    introduce(alpha, beta, stick)
    alpha.clock.time = NOON.replace(year=2031)
    export = alpha.exchange.export_plan(plan.id, ["xa-suoi-mo"], stick)
    assert beta.exchange.preview(export.path).warnings == ("W-CLOCK",)


def test_a_stranger_who_claims_to_be_a_known_pc_is_a_stranger(
    alpha: Office, beta: Office, stick: Path
) -> None:
    _exported(alpha, beta, stick)
    identity = alpha.exchange.identity()
    key = alpha.root / "keys" / f"{identity.installation}.key"
    key.unlink()
    spki = KeyFolder(alpha.root / "keys", random=bytes).create(identity.installation).spki
    alpha.store.save_identity(dataclasses.replace(identity, spki=spki))
    forged = alpha.exchange.export_plan("ke-hoach-1", ["xa-suoi-mo"], stick)
    assert alpha.exchange.verify(forged.path).intact
    assert beta.exchange.verify(forged.path).trusted is False
    assert code_of(lambda: beta.exchange.preview(forged.path)) == "E-UNKNOWN"


def test_the_copy_that_a_crash_left_in_the_inbox_is_swept_away_later(
    alpha: Office, beta: Office, stick: Path
) -> None:
    path = _exported(alpha, beta, stick)
    beta.ports.inbox.mkdir()
    old, recent = (beta.ports.inbox / f"incoming-{name}.kehoach" for name in ("old", "recent"))
    for left in (old, recent):
        left.write_bytes(b"half")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    beta.exchange.discard(beta.exchange.preview(path))
    assert beta.inbox() == [recent.name]


# -- refusals -------------------------------------------------------------------------------------


def _exported(alpha: Office, beta: Office, stick: Path, *, trusted: bool = True) -> Path:
    plan = issued_plan(alpha)
    introduce(beta, alpha, stick)
    if trusted:
        introduce(alpha, beta, stick)
    return alpha.exchange.export_plan(plan.id, ["xa-suoi-mo"], stick).path


def test_a_package_of_a_stranger_is_not_imported(alpha: Office, beta: Office, stick: Path) -> None:
    path = _exported(alpha, beta, stick, trusted=False)
    assert code_of(lambda: beta.exchange.preview(path)) == "E-UNKNOWN"
    assert beta.inbox() == []


def test_a_package_for_another_office_is_not_imported(
    alpha: Office, beta: Office, make: Callable[..., Office], stick: Path
) -> None:
    gamma = make("gamma", "Đồng Quê")
    path = _exported(alpha, beta, stick)
    introduce(alpha, gamma, stick)
    assert code_of(lambda: gamma.exchange.preview(path)) == "E-ADDRESSEE"


def test_a_package_that_was_tampered_with_changes_nothing(
    alpha: Office, beta: Office, stick: Path
) -> None:
    path = _exported(alpha, beta, stick)
    bad = bytearray(path.read_bytes())
    bad[bad.index(b"Tuy")] ^= 1
    path.write_bytes(bad)
    assert code_of(lambda: beta.exchange.preview(path)) == "E-ALTERED"
    path.write_bytes(b"no package")
    assert code_of(lambda: beta.exchange.preview(path)) == "E-NOTOURS"
    path.unlink()
    assert code_of(lambda: beta.exchange.preview(path)) == "E-GONE"
    assert beta.plans.rows() == [] and beta.inbox() == []


def test_the_same_package_again_changes_nothing(alpha: Office, beta: Office, stick: Path) -> None:
    path = _exported(alpha, beta, stick)
    waiting = beta.exchange.preview(path)
    beta.exchange.apply(beta.exchange.preview(path))
    assert code_of(lambda: beta.exchange.preview(path)) == "I-AGAIN"
    assert code_of(lambda: beta.exchange.apply(waiting)) == "I-AGAIN"
    assert len(beta.exchange.ledger()) == 1


def test_our_own_package_and_an_introduction_are_not_imported(
    alpha: Office, beta: Office, stick: Path
) -> None:
    path = _exported(alpha, beta, stick)
    assert code_of(lambda: alpha.exchange.preview(path)) == "E-OWN"
    card = alpha.exchange.introduce(stick)
    introduction = card.path
    assert introduction is not None
    assert code_of(lambda: beta.exchange.preview(introduction)) == "E-INTRODUCTION"
    assert code_of(lambda: beta.exchange.read_introduction(path)) == "E-NOT-INTRODUCTION"


def test_training_and_real_work_do_not_mix(
    alpha: Office, make: Callable[..., Office], stick: Path
) -> None:
    sample = make("sample", "Suối Mơ", is_sample=True)
    real, training = alpha.exchange.introduce(stick).path, sample.exchange.introduce(stick).path
    assert real is not None and training is not None
    assert code_of(lambda: alpha.exchange.read_introduction(training)) == "E-ENV"
    assert code_of(lambda: sample.exchange.read_introduction(real)) == "E-ENV-REAL"


def _forge(
    alpha: Office, stick: Path, change: Callable[[Outgoing], Outgoing], name: str = "forged"
) -> Path:
    """A package truly signed by alpha's key that alpha's program would never make."""
    plan = alpha.plans.load("ke-hoach-1")
    identity = alpha.exchange.identity()
    recipients = alpha.exchange._recipients(["xa-suoi-mo"])
    outgoing = alpha.exchange._plan_package(plan, recipients, identity, Stream(1, 2, "ab" * 32))
    signer = alpha.ports.keys.signer(identity.installation)
    path = stick / f"{name}.kehoach"
    Packages().write(Packages().seal(change(outgoing), signer), path)  # type: ignore[arg-type]
    return path


def _records(outgoing: Outgoing, change: Callable[[Record], Record | None]) -> Outgoing:
    changed = tuple(record for old in outgoing.records if (record := change(old)) is not None)
    return dataclasses.replace(outgoing, records=changed)


FORGED: dict[str, tuple[str, Callable[[Outgoing], Outgoing]]] = {
    "a record belongs to somebody else": (
        "E-OWNER",
        lambda o: _records(o, lambda r: dataclasses.replace(r, owner="xa-khac")),
    ),
    "a record stands in the wrong section": (
        "E-NOTOURS",
        lambda o: _records(o, lambda r: dataclasses.replace(r, section="directory")),
    ),
    "a task is named that is not there": (
        "E-REF",
        lambda o: _records(o, lambda r: None if r.id.endswith("/t1") else r),
    ),
    "tasks come without their plan": (
        "E-REF",
        lambda o: _records(o, lambda r: None if r.type == "plan" else r),
    ),
    "the plan has a key nobody knows": (
        "E-NOTOURS",
        lambda o: _records(
            o,
            lambda r: (
                dataclasses.replace(r, data={**(r.data or {}), "sơ hở": 1})
                if r.type == "plan"
                else r
            ),
        ),
    ),
    "its kind is for a later version": (
        "E-NEWER",
        lambda o: dataclasses.replace(o, kind=PackageKind.DIRECTORY, records=()),
    ),
    "it runs more than 1,000 ahead": (
        "E-JUMP",
        lambda o: dataclasses.replace(o, stream=Stream(1, 1_002)),
    ),
    "another package has its place": (
        "E-FORK",
        lambda o: dataclasses.replace(o, stream=Stream(1, 1)),
    ),
    "it is a delta that builds on what we have not": (
        "E-GAP",
        lambda o: dataclasses.replace(
            o, kind=PackageKind.DELTA, basis=dataclasses.replace(o.basis, epoch=1, seq=5)
        ),
    ),
}


@pytest.mark.parametrize("sentence", FORGED)
def test_a_truly_signed_package_changes_nothing_when(
    sentence: str, alpha: Office, beta: Office, stick: Path
) -> None:
    path = _exported(alpha, beta, stick)
    beta.exchange.apply(beta.exchange.preview(path))
    before = beta.plans.rows(), beta.exchange.ledger(), beta.inbox()
    code, change = FORGED[sentence]
    forged = _forge(alpha, stick, change)
    assert code_of(lambda: beta.exchange.preview(forged)) == code
    assert (beta.plans.rows(), beta.exchange.ledger(), beta.inbox()) == before


def test_nobody_replaces_a_plan_of_our_own(alpha: Office, beta: Office, stick: Path) -> None:
    path = _exported(alpha, beta, stick)
    issued_plan(beta)  # with the same id, by accident or on purpose
    assert code_of(lambda: beta.exchange.preview(path)) == "E-OWNER"


def test_what_may_not_be_exported_is_not(alpha: Office, beta: Office, stick: Path) -> None:
    export = alpha.exchange.export_plan
    assert code_of(lambda: export("nothing", ["xa-suoi-mo"], stick)) == "E-NO-PLAN"
    plan = issued_plan(alpha)
    assert code_of(lambda: export(plan.id, [], stick)) == "E-NO-RECIPIENT"
    assert code_of(lambda: export(plan.id, ["xa-la"], stick)) == "E-NO-RECIPIENT"
    alpha.plans.save(Plan("d", 2026, "Dự thảo", "a"), None, NOON)
    assert code_of(lambda: export("d", ["xa-suoi-mo"], stick)) == "E-EXPORT-DRAFT"
    path = _exported_again(alpha, beta, stick, plan)
    beta.exchange.apply(beta.exchange.preview(path))
    assert code_of(lambda: beta.exchange.export_plan(plan.id, ["x"], stick)) == "E-RECEIVED"


def _exported_again(alpha: Office, beta: Office, stick: Path, plan: Plan) -> Path:
    introduce(beta, alpha, stick)
    introduce(alpha, beta, stick)
    return alpha.exchange.export_plan(plan.id, ["xa-suoi-mo"], stick).path


# -- sticks and disks -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "E-FULL"),
        (errno.EROFS, "E-READONLY"),
        (errno.ENODEV, "E-GONE"),
        (errno.EIO, "E-WRITE"),
    ],
)
def test_a_stick_that_fails_in_the_middle_leaves_no_file_and_takes_no_number(
    number: int,
    code: str,
    alpha: Office,
    beta: Office,
    stick: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    plan = issued_plan(alpha)
    introduce(beta, alpha, stick)
    before = sorted(stick.iterdir())
    written = 0

    def failing(self: object, stream: BinaryIO, reporter: object = None) -> None:
        nonlocal written
        written = stream.write(b"PK half of it")
        raise OSError(number, "stick")

    with monkeypatch.context() as patch:
        patch.setattr("kehoach_desktop.archive.sealing.Sealed.write_to", failing)
        export = alpha.exchange.export_plan
        assert code_of(lambda: export(plan.id, ["xa-suoi-mo"], stick)) == code
    assert written and sorted(stick.iterdir()) == before
    assert alpha.exchange.ledger() == []
    assert alpha.exchange.export_plan(plan.id, ["xa-suoi-mo"], stick).row.seq == 1


def test_a_stick_that_gives_back_other_bytes_is_found_out(
    alpha: Office, beta: Office, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = issued_plan(alpha)
    introduce(beta, alpha, stick)
    before = sorted(stick.iterdir())

    def rot(path: Path) -> None:
        bad = bytearray(path.read_bytes())
        bad[-30] ^= 1
        path.write_bytes(bad)

    monkeypatch.setattr("kehoach_desktop.files.forget_cached", rot)
    export = alpha.exchange.export_plan
    assert code_of(lambda: export(plan.id, ["xa-suoi-mo"], stick)) == "E-REREAD"
    assert sorted(stick.iterdir()) == before and alpha.exchange.ledger() == []


def test_a_folder_that_is_gone_is_said(alpha: Office, beta: Office, stick: Path) -> None:
    plan = issued_plan(alpha)
    introduce(beta, alpha, stick)
    gone = stick / "no such folder"
    export = alpha.exchange.export_plan
    assert code_of(lambda: export(plan.id, ["xa-suoi-mo"], gone)) == "E-GONE"


def test_another_window_that_took_the_number_makes_us_take_the_next(
    alpha: Office, beta: Office, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = issued_plan(alpha)
    introduce(beta, alpha, stick)
    introduce(alpha, beta, stick)
    begin, others = alpha.store.begin_export, []

    def raced(row: object, after: Stream) -> None:
        if not others:
            others.append(None)
            others.append(alpha.exchange.export_plan(plan.id, ["xa-suoi-mo"], stick))
        begin(row, after)  # type: ignore[arg-type]

    monkeypatch.setattr(alpha.store, "begin_export", raced)
    mine = alpha.exchange.export_plan(plan.id, ["xa-suoi-mo"], stick)
    assert (others[1].row.seq, mine.row.seq) == (1, 2)
    assert alpha.exchange.verify(mine.path).manifest.stream.prev == others[1].row.id
    for path in (others[1].path, mine.path):
        beta.exchange.apply(beta.exchange.preview(path))


def test_a_full_disk_at_the_import_leaves_everything_as_it_was(
    alpha: Office, beta: Office, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _exported(alpha, beta, stick)
    preview = beta.exchange.preview(path)

    def full(_: object) -> None:
        raise AppError("E-FULL", path="x")

    with monkeypatch.context() as patch:
        patch.setattr(beta.store, "apply", full)
        assert code_of(lambda: beta.exchange.apply(preview)) == "E-FULL"
    assert beta.plans.rows() == []
    assert beta.exchange.apply(preview).tasks == 2
    monkeypatch.setattr("kehoach_desktop.services.exchange_import.SPARE", 1 << 60)
    assert code_of(lambda: beta.exchange.preview(path)) == "E-SPACE"


def test_giving_up_leaves_no_file(alpha: Office, beta: Office, stick: Path) -> None:
    class Impatient:
        def progress(self, done: int, total: int) -> None:
            raise AssertionError("it went on")

        def cancelled(self) -> bool:
            return True

    plan = issued_plan(alpha)
    introduce(beta, alpha, stick)
    before = sorted(stick.iterdir())
    export = alpha.exchange.export_plan
    assert code_of(lambda: export(plan.id, ["xa-suoi-mo"], stick, Impatient())) == "E-CANCELLED"
    assert sorted(stick.iterdir()) == before
