"""What may not be imported or exported is refused, and changes nothing."""

from __future__ import annotations

import dataclasses
import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import pytest
from exchange_offices import NOON, Office, code_of, exported, introduce, issued_plan

from kehoach_desktop.archive.keystore import KeyFolder
from kehoach_desktop.archive.packages import Packages
from kehoach_desktop.domain.exchange import (
    PackageKind,
    Record,
    Stream,
)
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.exchange import Outgoing


def test_a_stranger_who_claims_to_be_a_known_pc_is_a_stranger(
    alpha: Office, beta: Office, stick: Path
) -> None:
    exported(alpha, beta, stick)
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
    path = exported(alpha, beta, stick)
    beta.ports.inbox.mkdir()
    old, recent = (beta.ports.inbox / f"incoming-{name}.kehoach" for name in ("old", "recent"))
    for left in (old, recent):
        left.write_bytes(b"half")
    os.utime(old, (1_000_000_000, 1_000_000_000))
    beta.exchange.discard(beta.exchange.preview(path))
    assert beta.inbox() == [recent.name]


# -- refusals -------------------------------------------------------------------------------------


def test_a_package_of_a_stranger_is_not_imported(alpha: Office, beta: Office, stick: Path) -> None:
    path = exported(alpha, beta, stick, trusted=False)
    assert code_of(lambda: beta.exchange.preview(path)) == "E-UNKNOWN"
    assert beta.inbox() == []


def test_a_package_for_another_office_is_not_imported(
    alpha: Office, beta: Office, make: Callable[..., Office], stick: Path
) -> None:
    gamma = make("gamma", "Đồng Quê")
    path = exported(alpha, beta, stick)
    introduce(alpha, gamma, stick)
    assert code_of(lambda: gamma.exchange.preview(path)) == "E-ADDRESSEE"


def test_a_package_that_was_tampered_with_changes_nothing(
    alpha: Office, beta: Office, stick: Path
) -> None:
    path = exported(alpha, beta, stick)
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
    path = exported(alpha, beta, stick)
    waiting = beta.exchange.preview(path)
    beta.exchange.apply(beta.exchange.preview(path))
    assert code_of(lambda: beta.exchange.preview(path)) == "I-AGAIN"
    assert code_of(lambda: beta.exchange.apply(waiting)) == "I-AGAIN"
    assert len(beta.exchange.ledger()) == 1


def test_our_own_package_and_an_introduction_are_not_imported(
    alpha: Office, beta: Office, stick: Path
) -> None:
    path = exported(alpha, beta, stick)
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
    path = exported(alpha, beta, stick)
    beta.exchange.apply(beta.exchange.preview(path))
    before = beta.plans.rows(), beta.exchange.ledger(), beta.inbox()
    code, change = FORGED[sentence]
    forged = _forge(alpha, stick, change)
    assert code_of(lambda: beta.exchange.preview(forged)) == code
    assert (beta.plans.rows(), beta.exchange.ledger(), beta.inbox()) == before


def test_a_first_package_may_not_speak_for_another_office(
    alpha: Office, beta: Office, stick: Path
) -> None:
    exported(alpha, beta, stick)
    forged = _forge(alpha, stick, FORGED["a record belongs to somebody else"][1])
    assert code_of(lambda: beta.exchange.preview(forged)) == "E-OWNER"
    assert beta.plans.rows() == []


def test_an_office_does_not_replace_the_plan_of_another(
    alpha: Office, beta: Office, make: Callable[..., Office], stick: Path
) -> None:
    gamma = make("gamma", "Đồng Quê")
    beta.exchange.apply(beta.exchange.preview(exported(alpha, beta, stick)))
    path = exported(gamma, beta, stick)  # a plan with the same id
    assert code_of(lambda: beta.exchange.preview(path)) == "E-OWNER"


def test_a_copy_that_was_exchanged_between_preview_and_import_is_not_imported(
    alpha: Office, beta: Office, stick: Path
) -> None:
    preview = beta.exchange.preview(exported(alpha, beta, stick))
    other = alpha.exchange.export_plan("ke-hoach-1", ["xa-suoi-mo"], stick)
    preview.copy.write_bytes(other.path.read_bytes())
    assert code_of(lambda: beta.exchange.apply(preview)) == "E-ALTERED"
    assert beta.plans.rows() == [] and beta.exchange.ledger() == []


def test_nobody_replaces_a_plan_of_our_own(alpha: Office, beta: Office, stick: Path) -> None:
    path = exported(alpha, beta, stick)
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
    path = __exported_again(alpha, beta, stick, plan)
    beta.exchange.apply(beta.exchange.preview(path))
    assert code_of(lambda: beta.exchange.export_plan(plan.id, ["x"], stick)) == "E-RECEIVED"


def __exported_again(alpha: Office, beta: Office, stick: Path, plan: Plan) -> Path:
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
    path = exported(alpha, beta, stick)
    preview = beta.exchange.preview(path)

    def full(_: object) -> None:
        raise AppError("E-FULL", path="x")

    with monkeypatch.context() as patch:
        patch.setattr(beta.store, "apply", full)
        assert code_of(lambda: beta.exchange.apply(preview)) == "E-FULL"
    assert beta.plans.rows() == []
    assert beta.exchange.apply(preview).tasks == 2
    monkeypatch.setattr("kehoach_desktop.services.packages.exchange_import.SPARE", 1 << 60)
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
