"""The search over everything: as typed first, then without marks, the latest first."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sqlite3
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_samples import MORNING, StillClock, issued, sample_office, small_plan

from kehoach_desktop.domain.plans.task import Turn
from kehoach_desktop.services.ports.search import Hit
from kehoach_desktop.services.ports.turns import Laid, NewTurn
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.office_store import SqlOfficeStore
from kehoach_desktop.storage.plan_store import SqlPlanStore
from kehoach_desktop.storage.search_rows import Entry, put_entries, remove
from kehoach_desktop.storage.search_store import SqlSearchStore
from kehoach_desktop.storage.turn_store import SqlTurnStore

DAY = dt.date(2026, 3, 2)


def filled(database: Database, *titles: str) -> SqlSearchStore:
    """A search over tasks with these titles, a day apart, the first one the oldest."""
    entries = [
        Entry("task", "p", f"t{number}", DAY + dt.timedelta(number), title)
        for number, title in enumerate(titles)
    ]
    with database.write() as connection:
        put_entries(connection, entries)
    return SqlSearchStore(database)


def titles(hits: list[Hit]) -> list[str]:
    return [hit.title for hit in hits]


def test_typed_marks_must_match(database: Database) -> None:
    search = filled(database, "Ông Dương báo cáo", "Sửa đường thôn Hai", "Ba Duong")
    assert titles(search.find("đường")) == ["Sửa đường thôn Hai"]
    assert titles(search.find("Dương")) == ["Ông Dương báo cáo"]
    assert titles(search.find("ĐƯỜNG")) == ["Sửa đường thôn Hai"]


def test_words_without_marks_find_every_spelling_exact_ones_first(database: Database) -> None:
    search = filled(database, "Ba Duong", "Sửa đường", "Ông Dương")
    hits = search.find("duong")
    assert titles(hits) == ["Ba Duong", "Ông Dương", "Sửa đường"]
    assert [hit.exact for hit in hits] == [True, False, False]


def test_d_is_folded_both_ways(database: Database) -> None:
    search = filled(database, "Đối thoại", "Doi thoai")
    assert titles(search.find("doi thoai")) == ["Doi thoai", "Đối thoại"]
    assert titles(search.find("đối thoại")) == ["Đối thoại"]


def test_words_with_and_without_marks_in_one_question(database: Database) -> None:
    search = filled(database, "Họp thôn Đông", "Hợp tác thôn Đông", "Họp thôn Đoài")
    assert titles(search.find("họp thon")) == ["Họp thôn Đoài", "Họp thôn Đông"]
    assert titles(search.find("họp dong")) == ["Họp thôn Đông"]


def test_the_last_word_may_be_unfinished_and_every_word_must_occur(database: Database) -> None:
    search = filled(database, "Tuyên truyền cải cách", "Tuyên dương")
    assert titles(search.find("tuyen tru")) == ["Tuyên truyền cải cách"]
    assert titles(search.find("tuyên cải")) == ["Tuyên truyền cải cách"]
    assert search.find("tuyen xyz") == []


def test_the_latest_come_first_and_fifty_are_enough(database: Database) -> None:
    search = filled(database, *[f"Phát thanh số {number}" for number in range(80)])
    hits = search.find("phát thanh")
    assert len(hits) == 50
    assert hits[0].title == "Phát thanh số 79"
    assert [hit.day for hit in hits] == sorted((hit.day for hit in hits), reverse=True)


@pytest.mark.parametrize("question", ["", "   ", '"', "* AND (", "- : ^", "“”", "đ" * 5000])
def test_whatever_is_typed_is_no_error(database: Database, question: str) -> None:
    assert filled(database, "Họp").find(question) == []


@given(st.text(max_size=40))
def test_any_text_may_be_typed(database: Database, question: str) -> None:
    SqlSearchStore(database).find(question)


def test_a_plan_its_sections_and_tasks_are_found_once_it_is_issued(database: Database) -> None:
    plans, search = SqlPlanStore(database), SqlSearchStore(database)
    plans.save(small_plan(), None, MORNING)
    assert [hit.kind for hit in search.find("tuyên truyền")] == ["draft"]
    laid = Laid(tuple(enumerate(small_plan().tasks, start=1)), [NewTurn("u1", "t1", "", DAY, DAY)])
    plans.issue(issued(small_plan()), MORNING, laid)
    assert [hit.kind for hit in search.find("tuyên truyền cải cách")] == ["plan"]
    assert [hit.subject for hit in search.find("02/KH")] == ["p1"]
    assert [hit.subject for hit in search.find("chuyên mục")] == ["p1/t1"]
    sections = search.find("hệ thống truyền thanh")
    assert [hit.kind for hit in sections] == ["section"]
    assert "truyền thanh" in sections[0].text
    assert [hit.subject for hit in search.find("thôn hai")] == ["p1/t2"]


def test_a_note_is_found_until_it_is_taken_back(database: Database) -> None:
    plans, turns, search = SqlPlanStore(database), SqlTurnStore(database), SqlSearchStore(database)
    plans.save(small_plan(), None, MORNING)
    plans.issue(issued(small_plan()), MORNING)
    done = Turn("u1", "t1", DAY, done_on=DAY, note="Loa hỏng, phát lại buổi chiều")
    turns.record("p1", done, MORNING)
    assert [(hit.kind, hit.subject) for hit in search.find("loa hong")] == [("note", "u1")]
    turns.record("p1", dataclasses.replace(done, note="Đã phát"), MORNING)
    assert search.find("loa hong") == []
    turns.remove("u1")
    assert search.find("đã phát") == []


def test_what_an_older_release_made_findable_is_found_and_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "k.db"
    older = sqlite3.connect(path)
    golden = Path(__file__).parent / "golden" / "schema-12.sql"
    older.executescript(golden.read_text(encoding="utf-8"))
    place = DAY.toordinal() << 36
    older.execute(
        "INSERT INTO search_row VALUES (?, 'note', 'p', 'u9', 'Họp thôn', 'Sửa đường')", (place,)
    )
    older.commit()
    older.close()
    database = Database.open(path, StillClock())
    search = SqlSearchStore(database)
    assert [hit.subject for hit in search.find("sua đường thon")] == ["u9"]
    with database.write() as connection:
        remove(connection, "subject = ?", [("u9",)])
    assert search.find("sua đường thon") == []
    database.close()


def test_words_that_are_common_and_never_meet_as_typed_are_answered_in_few_steps(
    database: Database,
) -> None:
    search = filled(
        database, *("Đường dương" if number % 2 else "Ban nhạc" for number in range(3000))
    )
    steps: list[int] = []

    def step() -> int:
        steps.append(1)
        return 0

    with database.read() as connection:
        connection.set_progress_handler(step, 100)
    assert len(search.find("đườn")) == 50
    assert len(search.find("duong dươ")) == 50
    assert search.find("ban dươ") == []
    assert len(steps) < 50


def test_what_is_wiped_is_not_found(database: Database) -> None:
    office, plans = SqlOfficeStore(database), SqlPlanStore(database)
    office.save(sample_office())
    plans.save(small_plan(), None, MORNING)
    laid = Laid(tuple(enumerate(small_plan().tasks, start=1)), [])
    plans.issue(issued(small_plan()), MORNING, laid)
    assert SqlSearchStore(database).find("chuyen muc")
    office.wipe_sample()
    assert SqlSearchStore(database).find("chuyen muc") == []


def test_a_word_with_marks_beside_one_without_is_answered_in_few_steps(
    database: Database,
) -> None:
    search = filled(database, *(f"Loa thôn số {number}" for number in range(3000)))
    steps: list[int] = []

    def step() -> int:
        steps.append(1)
        return 0

    with database.read() as connection:
        connection.set_progress_handler(step, 1000)
    assert titles(search.find("số 2999")) == ["Loa thôn số 2999"]
    assert search.find("sô 2999") == []
    assert titles(search.find("sô")) == []
    assert len(steps) < 50
