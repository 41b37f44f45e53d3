"""Offices for the tests of the exchange: real stores, real archive, fixed keys."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach_desktop.domain.office import OfficeProfile, Signatory, SigningCapacity, UnitKind
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Issue, Plan, Section, SectionRole
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.services.packages.exchange import Exchange
from kehoach_desktop.services.packages.exchange_parts import ExchangePorts
from kehoach_desktop.services.ports.exchange import CoverSheet
from kehoach_desktop.storage.exchange_store import SqlExchangeStore
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


def ids(prefix: str) -> Callable[[], str]:
    numbers = iter(range(1, 10_000))
    return lambda: f"{prefix}-{next(numbers):04d}"


def profile(name: str, *, is_sample: bool = False) -> OfficeProfile:
    return OfficeProfile(
        id=f"xa-{fold(name).replace(' ', '-')}",
        unit_kind=UnitKind.COMMUNE,
        unit_name=name,
        province="Núi Xanh",
        province_kind=UnitKind.PROVINCE,
        is_sample=is_sample,
    )


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
    used = {row.number for row in office.plans.rows() if not row.sender}
    number = next(f"{n:02d}/KH-UBND" for n in range(2, 100) if f"{n:02d}/KH-UBND" not in used)
    plan = dataclasses.replace(
        draft,
        issue=Issue(number, dt.date(2026, 1, 5), SIGNER, sha256, "Bản ký.pdf" * bool(sha256)),
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
    said = message.message + message.remedy
    assert "……" not in said and "()" not in said and "“”" not in said, message
    return caught.value.code


def exported(alpha: Office, beta: Office, stick: Path, *, trusted: bool = True) -> Path:
    plan = issued_plan(alpha)
    introduce(beta, alpha, stick)
    if trusted:
        introduce(alpha, beta, stick)
    return alpha.exchange.export_plan(plan.id, ["xa-suoi-mo"], stick).path
