"""A durable save of one edit against one WAL-FULL commit of a row with the same bytes."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sqlite3
from collections.abc import Callable
from pathlib import Path

from kehoach_desktop import codec
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Plan, Section, SectionRole
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_store import SqlPlanStore

NAME = "save of one edit / one WAL-FULL commit of the same bytes"
AIM = 1.5

_NOW = dt.datetime(2026, 1, 5, 8, 0)
_SENTENCE = (
    "Phổ biến kết quả giải quyết thủ tục hành chính đến từng hộ dân của xã qua hệ thống truyền "
    "thanh cơ sở, bảng tin và các buổi sinh hoạt cộng đồng; bảo đảm thông tin dễ hiểu, đúng hạn."
)


class _Clock:
    def now(self) -> dt.datetime:
        return _NOW


def eleven_pages() -> Plan:
    """About eleven printed pages: seven sections of 18 paragraphs, 24 tasks."""
    sections = tuple(
        Section(
            f"s{number}",
            f"PHẦN {number}",
            (SectionRole.CONTENT,),
            tuple(Block(f"b{number}.{i}", BlockKind.ITEM, _SENTENCE) for i in range(18)),
        )
        for number in range(7)
    )
    tasks = tuple(
        Task(
            f"t{number}",
            f"Nhiệm vụ {number}",
            _SENTENCE,
            (Doer("Văn phòng"),),
            schedule=ScheduleRule(Frequency.QUARTERLY),
        )
        for number in range(24)
    )
    return Plan("p1", 2026, "Kế hoạch", "a", sections=sections, tasks=tasks)


def _edits(plan: Plan) -> list[tuple[Plan, Plan]]:
    """Return a round of (before, after): one word in one section after the other, and back."""
    rounds = [plan]
    for word in ("mới", "cũ "):
        for number in range(len(plan.sections)):
            before = rounds[-1]
            section = before.sections[number]
            block = dataclasses.replace(section.blocks[0], text=f"{_SENTENCE} {word}")
            edited = dataclasses.replace(section, blocks=(block, *section.blocks[1:]))
            sections = (*before.sections[:number], edited, *before.sections[number + 1 :])
            rounds.append(dataclasses.replace(before, sections=sections))
    return [*zip(rounds, rounds[1:], strict=False), (rounds[-1], rounds[0])]


def setup(tmp: Path) -> tuple[Callable[[], None], Callable[[], None]]:
    """Return (ours, floor): each call makes one edit durable."""
    store = SqlPlanStore(Database.open(tmp / "ours.db", _Clock()))
    plan = eleven_pages()
    store.save(plan, None, _NOW)
    edits = _edits(plan)
    turn = [0]

    def ours() -> None:
        previous, following = edits[turn[0] % len(edits)]
        turn[0] += 1
        store.save(following, previous, _NOW)

    # Seven rows, as long as a section each, so that the floor writes to as many places as we do.
    row = codec.dumps(plan.sections[0])
    floor_db = sqlite3.connect(tmp / "floor.db", isolation_level=None)
    floor_db.execute("PRAGMA journal_mode = WAL")
    floor_db.execute("PRAGMA synchronous = FULL")
    floor_db.execute("CREATE TABLE a (id INTEGER PRIMARY KEY, data TEXT)")
    floor_db.executemany("INSERT INTO a VALUES (?, ?)", [(number, row) for number in range(7)])
    commits = [0]

    def floor() -> None:
        commits[0] += 1
        text = f"{row}{commits[0] % 10}"
        floor_db.execute("BEGIN IMMEDIATE")
        floor_db.execute("UPDATE a SET data = ? WHERE id = ?", (text, commits[0] % 7))
        floor_db.execute("COMMIT")

    return ours, floor
