"""Search over a million rows: the 99th of a hundred answers against a LIKE that finds nothing."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from bench.bench_board import Clock
from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.search_store import SqlSearchStore

NAME = "search over 1,000,000 rows, p99 / LIKE scan that finds nothing"
AIM = 0.01

ROWS = 1_000_000
_TEXT = """
phát thanh tuyên truyền cải cách hành chính thôn đường dương họp dân niêm yết thủ tục hồ sơ trực
tuyến báo cáo quý tháng tuần loa đài văn phòng công an trạm y tế trường học bảng tin đối thoại hội
nghị mô hình sáng kiến chuyển đổi số pháp luật điều chỉnh kết luận giao ban
"""
_WORDS = _TEXT.split()
_UNFINISHED = (
    "duo",
    "tuyen tru",
    "đườn",
    "hanh chinh k",
    "q",
    "th",
    "ban",
    "a",
    "xyz",
    "không thấy",
)


def setup(tmp: Path) -> tuple[Callable[[], float], Callable[[], object]]:
    """Return (ours, floor): ours asks a hundred questions and gives the 99th answer's time."""
    database = Database.open(tmp / "search.db", Clock())
    chance = random.Random(1)
    first = dt.date(2020, 1, 1).toordinal()
    with database.write() as connection:
        for begins in range(0, ROWS, 50_000):
            rows = []
            for number in range(begins, begins + 50_000):
                words = " ".join(chance.choices(_WORDS, k=9))
                place = (first + number // 450 << 36) + number % 450 + 1
                rows.append((place, f"{words} số {number}"))
            connection.executemany(
                "INSERT INTO search_row VALUES (?, 'note', 'p', '', 'Nhiệm vụ', ?)", rows
            )
            for table, spelling in (("search_exact", str.casefold), ("search_folded", fold)):
                connection.executemany(
                    f"INSERT INTO {table} (rowid, words) VALUES (?, ?)",
                    [(place, spelling(text)) for place, text in rows],
                )
    search = SqlSearchStore(database)
    questions = [
        " ".join(
            word if chance.random() < 0.5 else fold(word)
            for word in chance.choices(_WORDS, k=chance.choice((1, 2, 2, 3)))
        )
        for _ in range(70)
    ]
    questions += [f"số {chance.randrange(ROWS)}" for _ in range(20)]
    questions += [
        "không thấy",
        "xyz",
        "duo",
        "tuyen tru",
        "đườn",
        "hanh chinh k",
        "q",
        "th",
        "ban",
        "a",
    ]

    def ours() -> float:
        times = []
        for question in questions:
            started = time.perf_counter()
            search.find(question)
            times.append(time.perf_counter() - started)
        return sorted(times)[98]

    plain = sqlite3.connect(tmp / "search.db")

    def floor() -> object:
        return plain.execute(
            "SELECT id FROM search_row WHERE text LIKE '%không có ở đâu%' LIMIT 50"
        ).fetchall()

    return ours, floor
