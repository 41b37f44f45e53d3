"""Papers beside the plans: nobody's save is written over, what is issued is frozen."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sqlite3
from pathlib import Path

import pytest
from plan_samples import MORNING, StillClock, issued, small_plan

from kehoach_desktop import codec
from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.paper import Paper, PaperKind
from kehoach_desktop.domain.plans.plan import Issue, Section
from kehoach_desktop.errors import AppError
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.migrations import STEPS, m_paper_drafts, migrate
from kehoach_desktop.storage.paper_store import SqlPaperStore
from kehoach_desktop.storage.plan_store import SqlPlanStore

CHAIR = Signatory(SigningCapacity.HEAD, "Chủ tịch", "Chủ tịch", "Nguyễn Văn An")
LETTER = Paper("v1", PaperKind.LETTER, 2026, "đôn đốc việc phát thanh", "UBND-VHXH")


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return Database.open(tmp_path / "kehoach.db", StillClock(), who="cán bộ")


@pytest.fixture
def store(database: Database) -> SqlPaperStore:
    return SqlPaperStore(database)


def with_number(paper: Paper, number: str, year: int = 2026) -> Paper:
    return dataclasses.replace(paper, issue=Issue(number, dt.date(year, 3, 9), CHAIR))


def test_a_paper_comes_back_as_it_was_saved(store: SqlPaperStore) -> None:
    store.save(LETTER, None, MORNING)
    assert store.load("v1") == LETTER
    assert [(row.kind, row.subject, row.is_issued) for row in store.rows()] == [
        (PaperKind.LETTER, "đôn đốc việc phát thanh", False)
    ]


def test_who_did_not_see_the_last_save_is_refused(store: SqlPaperStore) -> None:
    store.save(LETTER, None, MORNING)
    other = dataclasses.replace(LETTER, subject="khác")
    store.save(other, LETTER, MORNING)
    with pytest.raises(AppError, match="E-PAPER-CHANGED"):
        store.save(dataclasses.replace(LETTER, subject="nữa"), LETTER, MORNING)
    assert store.load("v1") == other


def test_an_issued_paper_is_neither_changed_nor_deleted(store: SqlPaperStore) -> None:
    store.save(LETTER, None, MORNING)
    frozen = with_number(LETTER, "07/UBND-VHXH")
    store.issue(frozen, MORNING)
    for change in (
        lambda: store.save(dataclasses.replace(LETTER, subject="khác"), frozen, MORNING),
        lambda: store.delete("v1", MORNING),
        lambda: store.issue(frozen, MORNING),
    ):
        with pytest.raises(AppError, match="E-PAPER-FROZEN"):
            change()
    assert store.load("v1") == frozen


def test_a_number_and_symbol_is_given_once_a_year(store: SqlPaperStore) -> None:
    for key in ("v1", "v2", "v3"):
        store.save(dataclasses.replace(LETTER, id=key), None, MORNING)
    store.issue(with_number(LETTER, "07/UBND-VHXH"), MORNING)
    second = dataclasses.replace(LETTER, id="v2")
    with pytest.raises(AppError, match="E-NUMBER-TAKEN"):
        store.issue(with_number(second, "07/ubnd-vhxh"), MORNING)
    assert not store.load("v2").is_issued
    store.issue(with_number(second, "07/UBND-VHXH", year=2027), MORNING)
    store.issue(with_number(dataclasses.replace(LETTER, id="v3"), "07/UBND-KT"), MORNING)


def test_plans_and_papers_share_the_register_of_numbers(
    database: Database, store: SqlPaperStore
) -> None:
    plans = SqlPlanStore(database)
    plans.save(small_plan(), None, MORNING)
    plan = issued(small_plan())
    plans.issue(plan, MORNING)
    assert plan.issue is not None
    store.save(LETTER, None, MORNING)
    with pytest.raises(AppError, match="E-NUMBER-TAKEN"):
        store.issue(with_number(LETTER, plan.issue.number, plan.issue.date.year), MORNING)


def test_the_signed_copy_is_named_once(store: SqlPaperStore) -> None:
    store.save(LETTER, None, MORNING)
    with pytest.raises(AppError, match="E-PAPER-NOT-ISSUED"):
        store.attach_original("v1", "ab", "ban-chinh.pdf", MORNING)
    store.issue(with_number(LETTER, "07/UBND-VHXH"), MORNING)
    store.attach_original("v1", "ab", "ban-chinh.pdf", MORNING)
    with pytest.raises(AppError, match="E-PAPER-HAS-ORIGINAL"):
        store.attach_original("v1", "cd", "khac.pdf", MORNING)


def test_a_deleted_draft_stays_in_the_history(database: Database, store: SqlPaperStore) -> None:
    store.save(LETTER, None, MORNING)
    store.delete("v1", MORNING)
    with pytest.raises(AppError, match="E-NO-PAPER"):
        store.load("v1")
    with database.read() as connection:
        (kept,) = connection.execute(
            "SELECT data FROM history WHERE what = 'paper-deleted'"
        ).fetchone()
    assert "đôn đốc việc phát thanh" in kept


def test_a_table_of_an_older_release_lies_in_its_section_after_the_migration(
    tmp_path: Path,
) -> None:
    """Before, tables lay beside the sections and named theirs."""
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, target=STEPS.index(m_paper_drafts))
    table = {
        "columns": [{"title": "TT", "weight": 4, "centred": True}],
        "rows": [["1"]],
        "totals": [],
    }
    old = codec.to_plain(
        dataclasses.replace(LETTER, sections=(Section("s1", ""), Section("s2", "")))
    )
    for section in old["sections"]:
        del section["tables"]
    old["tables"] = [{"section_id": "s2", "table": table}]
    row = (
        "v1",
        "letter",
        LETTER.subject,
        2026,
        "",
        None,
        "2026-01-05T08:00:00",
        "",
        json.dumps(old),
    )
    connection.execute("INSERT INTO paper VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    connection.close()
    paper = SqlPaperStore(Database.open(path, StillClock(), who="cán bộ")).load("v1")
    assert [len(section.tables) for section in paper.sections] == [0, 1]
    assert paper.sections[1].tables[0].rows == (("1",),)
