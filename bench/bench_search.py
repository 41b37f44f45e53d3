"""Search over a million rows: the 99th of a hundred answers against a LIKE that finds nothing."""

from __future__ import annotations

import datetime as dt
import random
import sqlite3
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from bench.bench_board import Clock
from kehoach_desktop.domain.vntext import fold
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.search_rows import spellings
from kehoach_desktop.storage.search_store import SqlSearchStore

NAME = "search over 1,000,000 rows, p99 / LIKE scan that finds nothing"
AIM = 0.01

ROWS = 1_000_000
#: Bytes of words that FTS5 gathers before it writes them.
_HASH = 256 << 20
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


def _fill(database: Database, chance: random.Random) -> None:
    """Write the rows as years of notes would have left them, in a few large steps.

    A large hash of FTS5 keeps the number of its segments down; nothing of it changes a question.
    """
    first = dt.date(2020, 1, 1).toordinal()
    spelt = lru_cache(1000)(spellings)  # word by word: the table keeps no order
    with database.write() as connection:
        connection.execute(
            "INSERT INTO search_word (search_word, rank) VALUES ('hashsize', ?)", (_HASH,)
        )
        for begins in range(0, ROWS, 100_000):
            rows = [
                (
                    (first + number // 450 << 36) + number % 450 + 1,
                    [*chance.choices(_WORDS, k=9), "số", str(number)],
                )
                for number in range(begins, begins + 100_000)
            ]
            connection.executemany(
                "INSERT INTO search_row VALUES (?, 'note', 'p', '', 'Nhiệm vụ', ?)",
                ((place, " ".join(words)) for place, words in rows),
            )
            connection.executemany(
                "INSERT INTO search_word (rowid, words) VALUES (?, ?)",
                ((place, " ".join(map(spelt, words))) for place, words in rows),
            )
    with database.write() as connection:
        connection.execute(
            "INSERT INTO search_word (search_word, rank) VALUES ('hashsize', 1048576)"
        )


def setup(tmp: Path) -> tuple[Callable[[], float], Callable[[], object]]:
    """Return (ours, floor): ours asks a hundred questions and gives the 99th answer's time.

    Each is asked three times and its middle time counts: an answer takes a millisecond, and what
    else the machine does in between is no part of it.
    """
    database = Database.open(tmp / "search.db", Clock())
    chance = random.Random(1)
    _fill(database, chance)
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
            asked = []
            for _ in range(3):
                started = time.perf_counter()
                search.find(question)
                asked.append(time.perf_counter() - started)
            times.append(sorted(asked)[1])
        return sorted(times)[98]

    plain = sqlite3.connect(tmp / "search.db")

    def floor() -> object:
        return plain.execute(
            "SELECT id FROM search_row WHERE text LIKE '%không có ở đâu%' LIMIT 50"
        ).fetchall()

    return ours, floor
