"""Random and large plans for the tests of storage; the words are invented."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

from kehoach_desktop.domain.office import OfficeProfile, Signatory, SigningCapacity, UnitKind
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Issue, Plan, Section, SectionRole
from kehoach_desktop.domain.plans.task import Doer, Figure, Task, Turn
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.schedules.target import Operator, Target

MORNING = dt.datetime(2026, 1, 5, 7, 58, 3)
SIGNER = Signatory(
    SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Trần Văn Mẫu", "ỦY BAN NHÂN DÂN"
)
SENTENCE = (
    "Phổ biến kết quả giải quyết thủ tục hành chính đến từng hộ dân của xã qua hệ thống truyền "
    "thanh cơ sở, bảng tin và các buổi sinh hoạt cộng đồng; bảo đảm thông tin dễ hiểu, đúng hạn."
)


class StillClock:
    """A clock that shows what the test set."""

    def __init__(self, now: dt.datetime = MORNING) -> None:
        self.time = now

    def now(self) -> dt.datetime:
        return self.time


def counter_ids(prefix: str = "id"):  # noqa: ANN201 - a test helper
    numbers = iter(range(1, 10_000_000))
    return lambda: f"{prefix}{next(numbers)}"


def small_plan(plan_id: str = "p1", **changes: object) -> Plan:
    """A plan of two sections and two tasks."""
    fields: dict[str, object] = {
        "id": plan_id,
        "year": 2026,
        "title": "Tuyên truyền cải cách hành chính năm 2026",
        "shape": "a",
        "legal_bases": (Citation("Nghị quyết", "76/NQ-CP", dt.date(2021, 7, 15), "Chính phủ"),),
        "sections": (
            Section(
                "s1",
                "MỤC ĐÍCH, YÊU CẦU",
                (SectionRole.PURPOSE,),
                (Block("b1", BlockKind.ITEM, SENTENCE), Block("b2", BlockKind.DASH, SENTENCE)),
                (("audience", "người dân"),),
            ),
            Section("s2", "NHIỆM VỤ", (SectionRole.KEY_TASKS,), (Block("b3", BlockKind.TASK,
                    "Phát thanh", task_id="t1"),)),
        ),
        "tasks": (
            Task(
                "t1",
                "Chuyên mục phát thanh",
                leads=(Doer("Phòng Văn hóa - Xã hội", "a1"),),
                schedule=ScheduleRule(Frequency.MONTHLY, day=15),
                targets=(Target(Operator.AT_LEAST, 12_000, "tin, bài", "năm"),),
            ),
            Task("t2", "Họp thôn", units=(Doer("Thôn Một"), Doer("Thôn Hai")),
                 schedule=ScheduleRule(Frequency.QUARTERLY)),
        ),
    }  # fmt: skip
    fields.update(changes)
    return Plan(**fields)  # type: ignore[arg-type]


def issued(plan: Plan, number: str = "02/KH-UBND") -> Plan:
    """The plan with number, date and signer."""
    import dataclasses

    return dataclasses.replace(plan, issue=Issue(number, dt.date(2026, 1, 5), SIGNER))


def eleven_page_plan(plan_id: str = "long") -> Plan:
    """About eleven printed pages: 7 sections of 18 blocks and 24 tasks."""
    sections = tuple(
        Section(
            f"s{number}",
            f"PHẦN THỨ {number}",
            (SectionRole.CONTENT,),
            tuple(Block(f"b{number}.{i}", BlockKind.ITEM, SENTENCE) for i in range(18)),
        )
        for number in range(7)
    )
    tasks = tuple(
        Task(f"t{number}", f"Nhiệm vụ {number}", SENTENCE, (Doer("Văn phòng"),),
             schedule=ScheduleRule(Frequency.QUARTERLY))
        for number in range(24)
    )  # fmt: skip
    return small_plan(plan_id, sections=sections, tasks=tasks)


def sample_office(**changes: object) -> OfficeProfile:
    fields: dict[str, object] = {
        "id": "o1", "unit_kind": UnitKind.COMMUNE, "unit_name": "Suối Mơ",
        "province": "Núi Xanh", "province_kind": UnitKind.PROVINCE, "is_sample": True,
    }  # fmt: skip
    fields.update(changes)
    return OfficeProfile(**fields)  # type: ignore[arg-type]


_DATES = st.dates(dt.date(1900, 1, 1), dt.date(2200, 12, 31))
_BY_TYPE = {dt.date: _DATES, str: st.text(max_size=20), int: st.integers(-(2**53) + 1, 2**53 - 1)}
for _type, _strategy in _BY_TYPE.items():
    st.register_type_strategy(_type, _strategy)

plans = st.builds(Plan)
tasks = st.builds(Task)
#: Turns of the first task of `small_plan`; a day of its own is one that differs from `due`.
turns = st.builds(
    Turn,
    st.text(min_size=1, max_size=20),
    st.just("t1"),
    more=st.dictionaries(
        st.integers(1, 5), st.tuples(st.integers(0, 2**53), st.none() | st.integers(0, 2**53))
    ).map(lambda more: tuple(Figure(place, *more[place]) for place in sorted(more))),
).filter(lambda turn: turn.shifted != turn.due)
offices = st.builds(OfficeProfile)
