"""Comments on drafts are kept as they were told; what they were before stays in the history."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from plan_samples import MORNING, small_plan

from kehoach_desktop.domain.plans.comment import Comment, Verdict
from kehoach_desktop.errors import AppError
from kehoach_desktop.storage.comment_store import SqlCommentStore
from kehoach_desktop.storage.database import Database
from kehoach_desktop.storage.plan_store import SqlPlanStore

FIRST = Comment("g1", 1, "Thôn Hạ", "Mục I", "Nêu rõ ngày.", received_on=dt.date(2026, 1, 3))


@pytest.fixture
def store(database: Database) -> SqlCommentStore:
    SqlPlanStore(database).save(small_plan(), None, MORNING)
    return SqlCommentStore(database)


def test_a_comment_comes_back_as_it_was_told_and_keeps_its_place(store: SqlCommentStore) -> None:
    second = dataclasses.replace(FIRST, id="g2", author="Thôn Đoài", received_on=None)
    store.save("p1", FIRST, MORNING)
    store.save("p1", second, MORNING)
    answered = dataclasses.replace(FIRST, verdict=Verdict.TAKEN, reason="Đã nêu.")
    store.save("p1", answered, MORNING)
    assert store.of_plan("p1") == [answered, second]


def test_a_removed_comment_is_gone_and_the_history_has_it(
    store: SqlCommentStore, database: Database
) -> None:
    store.save("p1", FIRST, MORNING)
    store.remove("g1", MORNING)
    assert store.of_plan("p1") == []
    with database.read() as connection:
        (kept,) = connection.execute(
            "SELECT data FROM history WHERE what = 'comment-removed'"
        ).fetchone()
    assert "Nêu rõ ngày." in kept
    with pytest.raises(AppError, match="E-NO-COMMENT"):
        store.remove("g1", MORNING)


def test_a_comment_on_no_plan_is_refused(store: SqlCommentStore) -> None:
    with pytest.raises(AppError, match="E-NO-PLAN"):
        store.save("không có", FIRST, MORNING)


def test_comments_go_with_a_deleted_draft(store: SqlCommentStore, database: Database) -> None:
    store.save("p1", FIRST, MORNING)
    SqlPlanStore(database).delete("p1")
    assert store.of_plan("p1") == []
