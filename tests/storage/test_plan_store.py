"""Plans in the database: what was saved is there, and nobody's work is written over."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sqlite3
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st
from plan_samples import MORNING, StillClock, eleven_page_plan, issued, plans, small_plan

from kehoach_desktop.domain.plans.plan import Block, BlockKind, Plan, Section
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.errors import AppError
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_store import SqlPlanStore

LATER = MORNING + dt.timedelta(hours=1)


@pytest.fixture
def store(database: Database) -> SqlPlanStore:
    return SqlPlanStore(database)


def other_process(database: Database) -> sqlite3.Connection:
    return sqlite3.connect(database.path)


def retitled(plan: Plan, title: str = "Tên mới") -> Plan:
    return dataclasses.replace(plan, title=title)


def refused(code: str) -> pytest.RaisesExc[AppError]:
    return pytest.raises(AppError, match=rf"^{code}\b")


def test_a_draft_is_on_disk_when_save_returns(store: SqlPlanStore, database: Database) -> None:
    store.save(small_plan(), None, MORNING)
    elsewhere = other_process(database)
    assert elsewhere.execute("SELECT title FROM plan").fetchone() == (small_plan().title,)
    assert elsewhere.execute("SELECT count(*) FROM plan_section").fetchone() == (2,)


def test_a_plan_is_loaded_as_it_was_saved(store: SqlPlanStore) -> None:
    plan = small_plan()
    store.save(plan, None, MORNING)
    assert store.load(plan.id) == plan


def test_an_unknown_plan_is_refused(store: SqlPlanStore) -> None:
    with refused("E-NO-PLAN"):
        store.load("nowhere")


def test_an_edit_writes_one_section_and_nothing_else(
    store: SqlPlanStore, database: Database
) -> None:
    plan = eleven_page_plan()
    store.save(plan, None, MORNING)
    section = dataclasses.replace(plan.sections[3], heading="PHẦN ĐÃ SỬA")
    edited = dataclasses.replace(plan, sections=(*plan.sections[:3], section, *plan.sections[4:]))
    written: list[str] = []
    with database.read() as connection:
        connection.set_trace_callback(written.append)
    store.save(edited, plan, MORNING)
    with database.read() as connection:
        connection.set_trace_callback(None)
    changes = [sql.split(" ")[:2] for sql in written if sql.startswith(("INSERT", "UPDATE", "DEL"))]
    assert changes == [["UPDATE", "plan"], ["INSERT", "INTO"]]
    assert sum("PHẦN ĐÃ SỬA" in sql for sql in written) == 1
    assert store.load(plan.id) == edited


@given(st.lists(st.builds(Section), max_size=5, unique_by=lambda part: part.id),
       st.lists(st.builds(Section), max_size=5, unique_by=lambda part: part.id),
       st.lists(st.builds(Task), max_size=4, unique_by=lambda part: part.id),
       st.lists(st.builds(Task), max_size=4, unique_by=lambda part: part.id),
       plans)  # fmt: skip
def test_whatever_the_edit_the_stored_plan_is_the_edited_one(
    database: Database,
    before: list[Section],
    after: list[Section],
    tasks_before: list[Task],
    tasks_after: list[Task],
    header: Plan,
) -> None:
    store = SqlPlanStore(database)
    with database.write() as connection:
        connection.execute("DELETE FROM plan")
    first = small_plan(sections=tuple(before), tasks=tuple(tasks_before))
    # Some parts stay, so that moves and edits are met as well as inserts and deletes.
    second = dataclasses.replace(
        header,
        id=first.id,
        issue=None,
        sections=tuple({part.id: part for part in (*after, *before[::-1][:2])}.values()),
        tasks=tuple({part.id: part for part in (*tasks_after, *tasks_before[:1])}.values()),
    )
    store.save(first, None, MORNING)
    store.save(second, first, MORNING)
    assert SqlPlanStore(database).load(first.id) == second


def test_a_section_moved_up_stays_moved(store: SqlPlanStore) -> None:
    plan = small_plan()
    store.save(plan, None, MORNING)
    moved = dataclasses.replace(plan, sections=plan.sections[::-1])
    store.save(moved, plan, MORNING)
    assert store.load(plan.id) == moved


def test_two_sections_with_one_id_are_a_fault_and_change_nothing(store: SqlPlanStore) -> None:
    plan = small_plan()
    store.save(plan, None, MORNING)
    double = dataclasses.replace(plan, sections=(plan.sections[0], plan.sections[0]))
    with pytest.raises(ValueError, match="share an id"):
        store.save(double, plan, MORNING)
    assert store.load(plan.id) == plan


def test_who_has_not_seen_the_last_save_is_refused(store: SqlPlanStore, database: Database) -> None:
    plan = small_plan()
    store.save(plan, None, MORNING)
    window, command_line = store.load(plan.id), SqlPlanStore(database)
    command_line.save(retitled(plan, "Từ dòng lệnh"), command_line.load(plan.id), MORNING)
    with refused("E-CHANGED"):
        store.save(retitled(window, "Từ cửa sổ"), window, MORNING)
    assert store.load(plan.id).title == "Từ dòng lệnh"


@given(st.lists(st.tuples(st.integers(0, 2), st.booleans(), st.integers(0, 3)), max_size=25))
def test_of_three_writers_only_who_saw_the_last_save_may_save(
    database: Database, steps: list[tuple[int, bool, int]]
) -> None:
    with database.write() as connection:
        connection.execute("DELETE FROM plan")
    writers = [SqlPlanStore(database) for _ in range(3)]
    stored = small_plan()
    writers[0].save(stored, None, MORNING)
    screens = [writer.load("p1") for writer in writers]
    for who, loads, value in steps:
        if loads:
            screens[who] = writers[who].load("p1")
            assert screens[who] == stored
            continue
        edited = retitled(screens[who], f"{value}")
        try:
            writers[who].save(edited, screens[who], MORNING)
        except AppError as error:
            assert error.code == "E-CHANGED"
            assert screens[who] != stored
        else:
            # Equal to what is stored is as good as seen: nothing of anybody's is lost.
            assert screens[who] == stored
            stored = screens[who] = edited
    assert writers[0].load("p1") == stored


def test_loading_the_plan_elsewhere_does_not_let_an_old_screen_save(
    store: SqlPlanStore, database: Database
) -> None:
    plan = small_plan()
    store.save(plan, None, MORNING)
    screen = store.load(plan.id)
    SqlPlanStore(database).save(retitled(plan), plan, MORNING)
    store.load(plan.id)
    with refused("E-CHANGED"):
        store.save(retitled(screen, "Cũ"), screen, MORNING)


def test_an_edit_of_another_section_meanwhile_is_a_change_too(
    store: SqlPlanStore, database: Database
) -> None:
    plan = small_plan()
    store.save(plan, None, MORNING)
    screen = store.load(plan.id)
    block = Block("b9", BlockKind.PARAGRAPH, "Thêm từ nơi khác")
    other = dataclasses.replace(plan.sections[1], blocks=(*plan.sections[1].blocks, block))
    SqlPlanStore(database).save(
        dataclasses.replace(plan, sections=(plan.sections[0], other)), plan, MORNING
    )
    mine = dataclasses.replace(plan.sections[0], heading="CỦA TÔI")
    with refused("E-CHANGED"):
        store.save(dataclasses.replace(screen, sections=(mine, plan.sections[1])), screen, MORNING)


def test_an_equal_plan_that_the_store_never_saw_may_be_saved_over(
    store: SqlPlanStore, database: Database
) -> None:
    store.save(small_plan(), None, MORNING)
    SqlPlanStore(database).save(retitled(small_plan()), small_plan(), MORNING)
    assert store.load("p1").title == "Tên mới"


def test_a_plan_that_was_deleted_meanwhile_is_not_brought_back_silently(
    store: SqlPlanStore,
) -> None:
    plan = small_plan()
    store.save(plan, None, MORNING)
    store.delete(plan.id)
    with refused("E-CHANGED"):
        store.save(retitled(plan), plan, MORNING)


def test_a_second_plan_with_the_same_id_is_refused(store: SqlPlanStore) -> None:
    store.save(small_plan(), None, MORNING)
    with refused("E-CHANGED"):
        store.save(small_plan(), None, MORNING)


def test_the_list_shows_the_last_changed_first(store: SqlPlanStore) -> None:
    store.save(small_plan("p1"), None, MORNING)
    store.save(small_plan("p2", tasks=()), None, LATER)
    store.save(retitled(small_plan("p1")), small_plan("p1"), LATER + dt.timedelta(minutes=1))
    first, second = store.rows()
    assert (first.id, first.title, first.tasks, first.draft_no) == ("p1", "Tên mới", 2, 1)
    assert (second.id, second.tasks, second.changed_at) == ("p2", 0, LATER)
    assert not first.is_issued
    assert first.sender == ""


def test_every_submission_is_kept_whole(store: SqlPlanStore) -> None:
    plan = small_plan()
    store.save(plan, None, MORNING)
    first = store.submit(plan, "Trình lần đầu", MORNING)
    second_draft = store.load(plan.id)
    assert (first.draft_no, second_draft.draft_no) == (1, 2)
    edited = retitled(second_draft)
    store.save(edited, second_draft, LATER)
    store.submit(edited, "", LATER)
    assert [(row.draft_no, row.note) for row in store.submissions(plan.id)] == [
        (1, "Trình lần đầu"),
        (2, ""),
    ]
    assert store.submitted(plan.id, 1) == plan
    assert store.submitted(plan.id, 2) == edited
    with refused("E-NO-PLAN"):
        store.submitted(plan.id, 3)


def test_what_is_not_stored_cannot_be_submitted(store: SqlPlanStore) -> None:
    plan = small_plan()
    store.save(plan, None, MORNING)
    with refused("E-CHANGED"):
        store.submit(retitled(plan), "", MORNING)
    assert store.submissions(plan.id) == []


def test_an_issued_plan_is_frozen(store: SqlPlanStore) -> None:
    plan = small_plan()
    store.save(plan, None, MORNING)
    final = issued(plan)
    store.issue(final, LATER)
    assert store.load(plan.id) == final
    assert store.rows()[0].number == "02/KH-UBND"
    assert store.rows()[0].issued_on == dt.date(2026, 1, 5)
    for attempt in (
        lambda: store.save(retitled(plan), plan, LATER),
        lambda: store.save(retitled(final), final, LATER),
        lambda: store.save(plan, None, LATER),
        lambda: store.issue(issued(plan, "03/KH-UBND"), LATER),
        lambda: store.submit(plan, "", LATER),
        lambda: store.delete(plan.id),
    ):
        with refused("E-FROZEN"):
            attempt()
    assert store.load(plan.id) == final


def test_what_is_issued_is_what_was_stored(store: SqlPlanStore) -> None:
    plan = small_plan()
    store.save(plan, None, MORNING)
    with refused("E-CHANGED"):
        store.issue(issued(retitled(plan)), LATER)
    assert not store.load(plan.id).is_issued


def test_the_signed_copy_is_named_once(store: SqlPlanStore) -> None:
    plan = small_plan()
    store.save(plan, None, MORNING)
    with refused("E-NOT-ISSUED"):
        store.attach_original(plan.id, "a" * 64, "ban-chinh.pdf")
    store.issue(issued(plan), LATER)
    store.attach_original(plan.id, "a" * 64, "ban-chinh.pdf")
    issue = store.load(plan.id).issue
    assert issue is not None
    assert (issue.original_sha256, issue.original_name) == ("a" * 64, "ban-chinh.pdf")
    with refused("E-HAS-ORIGINAL"):
        store.attach_original(plan.id, "b" * 64, "khac.pdf")


def test_the_history_tells_who_did_what_and_keeps_a_deleted_draft(
    store: SqlPlanStore, database: Database, still: StillClock
) -> None:
    plan = small_plan()
    store.save(plan, None, MORNING)
    store.save(retitled(plan), plan, MORNING)  # the same day: no second line
    tomorrow = MORNING + dt.timedelta(days=1)
    store.save(plan, retitled(plan), tomorrow)
    store.delete(plan.id)
    lines = other_process(database).execute("SELECT who, what, subject, data FROM history")
    who, what, subject, data = zip(*lines, strict=True)
    assert set(who) == {"cán bộ"}
    assert what == ("plan-created", "plan-edited", "plan-deleted")
    assert set(subject) == {"p1"}
    assert plan.sections[0].blocks[0].text in data[-1]


def test_data_that_fits_no_plan_is_called_damaged(store: SqlPlanStore, database: Database) -> None:
    store.save(small_plan(), None, MORNING)
    with database.write() as connection:
        connection.execute("""UPDATE plan_section SET data = '{"id": 5}' WHERE id = 's1'""")
    with refused("E-DAMAGED"):
        store.load("p1")


def test_worker_threads_share_the_store(store: SqlPlanStore) -> None:
    failures: list[BaseException] = []

    def work(number: int) -> None:
        try:
            plan = small_plan(f"p{number}")
            store.save(plan, None, MORNING)
            for turn in range(10):
                edited = retitled(plan, f"Lần {turn}")
                store.save(edited, plan, MORNING)
                plan = edited
            assert store.load(plan.id) == plan
        except BaseException as error:  # noqa: BLE001 - carried to the main thread
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert len(store.rows()) == 4


def test_ten_thousand_plans_are_listed_without_opening_one(
    store: SqlPlanStore, database: Database
) -> None:
    with database.write() as connection:
        connection.executemany(
            "INSERT INTO plan (id, title, year, draft_no, changed_at, tasks, stamp)"
            " VALUES (?, 'Kế hoạch', 2026, 1, ?, 5, 0)",
            [(f"p{number}", MORNING.isoformat()) for number in range(10_000)],
        )
    queries: list[str] = []
    with database.read() as connection:
        connection.set_trace_callback(queries.append)
    assert len(store.rows()) == 10_000
    selects = [query for query in queries if query.startswith("SELECT")]
    assert len(selects) == 1
    assert "plan_" not in selects[0]
