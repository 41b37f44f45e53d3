"""Two offices with a data folder each exchange a plan, with the real stores and archive."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from exchange_offices import NOON, Office, code_of, introduce, issued_plan

from kehoach_desktop.archive.keystore import KeyFolder
from kehoach_desktop.archive.packages import Packages
from kehoach_desktop.domain.exchange import (
    Direction,
    Identity,
    LedgerState,
)
from kehoach_desktop.domain.plans.task import Doer
from kehoach_desktop.services.packages.package_reader import as_answer

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
