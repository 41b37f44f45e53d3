"""An urgent order becomes a task outside of any plan, ticked and answered like the others."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from chain_samples import Clock, office_app
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.bootstrap import App, open_app
from kehoach_desktop.cli.run import run
from kehoach_desktop.domain.plans.task import Doer, TurnState
from kehoach_desktop.domain.work.urgent import (
    OrderSource,
    UrgentOrder,
    deadline_of,
    read_deadline,
    task_of_order,
)
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.turns import BoardFilter
from kehoach_desktop.services.tasks.day import Group
from kehoach_desktop.services.tasks.urgents import NewOrder
from kehoach_desktop.ui.models.checklist_rows import state_text

NOW = dt.datetime(2026, 3, 9, 8, 0)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    app = office_app(tmp_path / "data")
    yield app
    app.close()


def call(app: App, **changes: object) -> UrgentOrder:
    fields: dict[str, object] = {
        "what": "Báo cáo số hộ bị ngập",
        "deadline": "16h30",
        "source": OrderSource.CALL,
        "ordered_by": "Chánh Văn phòng UBND tỉnh",
        "lead": Doer("Phòng Kinh tế"),
    }
    return app.chain.urgents.add(NewOrder(**{**fields, **changes}))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("16h30", dt.datetime(2026, 3, 9, 16, 30)),
        ("16 giờ", dt.datetime(2026, 3, 9, 16, 0)),
        ("16:05 hôm nay", dt.datetime(2026, 3, 9, 16, 5)),
        ("7h", dt.datetime(2026, 3, 10, 7, 0)),
        ("9h mai", dt.datetime(2026, 3, 10, 9, 0)),
        ("9 giờ ngày kia", dt.datetime(2026, 3, 11, 9, 0)),
        ("16h 10/3", dt.datetime(2026, 3, 10, 16, 0)),
        ("trước 9h30 ngày 12/3/2026", dt.datetime(2026, 3, 12, 9, 30)),
        ("10/3", dt.datetime(2026, 3, 10, 17, 0)),
        ("hôm nay", dt.datetime(2026, 3, 9, 17, 0)),
        ("5/1", None),
        ("16h 9/3/2020", None),
    ],
)
def test_a_deadline_is_understood_to_the_hour(typed: str, wanted: dt.datetime | None) -> None:
    if wanted is None:
        with pytest.raises(AppError, match="E-DEADLINE-PAST"):
            read_deadline(typed, NOW)
    else:
        assert read_deadline(typed, NOW) == wanted


@pytest.mark.parametrize("typed", ["", "sớm", "32/13", "25h", "99/99/9999"])
def test_what_is_no_deadline_is_asked_again(typed: str) -> None:
    with pytest.raises(AppError, match="E-DEADLINE"):
        read_deadline(typed, NOW)


@given(st.text(max_size=30))
def test_any_typing_is_a_later_moment_or_a_refusal(typed: str) -> None:
    try:
        assert read_deadline(typed, NOW) > NOW
    except AppError as error:
        assert error.code in {"E-DEADLINE", "E-DEADLINE-PAST"}


def test_an_order_stands_among_the_other_tasks_marked_as_outside(app: App) -> None:
    order = call(app)
    (row,) = [row for row in app.checklist.rows() if row.task.id == order.id]
    assert (row.plan_id, row.plan_title) == ("", "Ngoài kế hoạch")
    assert row.state is TurnState.DUE
    assert row.task.schedule_text == "trước 16 giờ 30 ngày 09/3/2026"
    assert row.task.content == "Điện thoại của Chánh Văn phòng UBND tỉnh"
    assert row in app.checklist.rows(agency="Phòng Kinh tế")


def test_an_order_is_ticked_and_unticked_as_any_turn(app: App) -> None:
    order = call(app)
    (row,) = [row for row in app.checklist.rows() if row.task.id == order.id]
    app.checklist.tick(row, NOW.date(), note="xong")
    done = app.chain.urgents.order(order.id)
    assert done.row.state is TurnState.DONE
    app.checklist.untick(done.row.turn.id)
    assert app.chain.urgents.order(order.id).row.state is TurnState.DUE


def test_an_answer_by_a_number_finishes_the_task(app: App) -> None:
    order = call(app)
    app.chain.urgents.answer(order.id, "33/BC-UBND", NOW.date())
    found = app.chain.urgents.order(order.id)
    assert found.order.answer_number == "33/BC-UBND"
    assert found.row.state is TurnState.DONE
    assert "33/BC-UBND" in found.row.turn.note
    with pytest.raises(AppError, match="E-FUTURE"):
        app.chain.urgents.answer(order.id, "34/BC-UBND", NOW.date() + dt.timedelta(days=1))


def test_the_paper_is_copied_and_outlives_its_file(app: App, tmp_path: Path) -> None:
    paper = tmp_path / "hoa-toc.pdf"
    paper.write_bytes(b"%PDF-1.4 khan")
    order = call(app, paper=paper, source=OrderSource.TELEGRAM, number="5/CĐ-UBND")
    paper.unlink()
    kept = app.chain.urgents.paper(order.id)
    assert kept is not None
    assert kept.read_bytes() == b"%PDF-1.4 khan"
    assert order.paper_name == "hoa-toc.pdf"


def test_a_paper_that_is_gone_leaves_nothing_half_taken(app: App, tmp_path: Path) -> None:
    with pytest.raises(AppError, match="E-GONE"):
        call(app, paper=tmp_path / "không có.pdf")
    assert app.chain.urgents.rows() == []
    with pytest.raises(AppError, match="E-ORDER-EMPTY"):
        call(app, what="  ")


def test_an_order_is_late_to_the_hour(app: App) -> None:
    order = call(app)
    clock = app.clock
    assert isinstance(clock, Clock)
    assert not app.chain.urgents.order(order.id).is_late
    clock.moment = NOW.replace(hour=17)
    assert app.chain.urgents.order(order.id).is_late
    app.chain.urgents.answer(order.id, "1/BC-UBND", NOW.date())
    assert not app.chain.urgents.order(order.id).is_late


def test_an_order_late_by_hours_is_late_in_every_count_and_filter(app: App) -> None:
    order = call(app)
    late, due = BoardFilter(states=frozenset({TurnState.LATE})), BoardFilter(
        states=frozenset({TurnState.DUE})
    )  # fmt: skip
    clock = app.clock
    assert isinstance(clock, Clock)

    def told() -> tuple[int, int, int, int]:
        counts = app.checklist.counts(BoardFilter())
        asked = (app.checklist.count(late), app.checklist.count(due))
        return counts.get(TurnState.LATE, 0), counts.get(TurnState.DUE, 0), *asked

    assert told() == (0, 1, 0, 1)
    clock.moment = NOW.replace(hour=17)
    assert told() == (1, 0, 1, 0)
    (row,) = app.checklist.page(app.checklist.ids(late))
    assert (row.task.id, row.state) == (order.id, TurnState.LATE)
    assert list(app.checklist.ids(due)) == []
    assert Group.LATE.takes(row, NOW.date())


def test_an_order_put_off_is_late_only_after_its_new_day(app: App) -> None:
    order = call(app)
    clock = app.clock
    assert isinstance(clock, Clock)
    clock.moment = NOW.replace(hour=17)
    late = app.chain.urgents.order(order.id).row
    app.checklist.put_off(late, NOW.date() + dt.timedelta(days=2), "chờ số liệu của thôn")
    again = app.chain.urgents.order(order.id).row
    assert again.state is not TurnState.LATE
    clock.moment = NOW + dt.timedelta(days=3)
    assert app.checklist.row(again.turn.id).state is TurnState.LATE


def test_orders_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def kehoach(*arguments: str) -> object:
        capsys.readouterr()
        asked = ["--data", str(tmp_path / "data"), "task", *arguments, "--json"]
        assert run(asked, lambda root: open_app(root, Clock())) == 0
        return json.loads(capsys.readouterr().out)

    made = kehoach("urgent", "Rà soát đê", "--deadline", "16h 1/1/2099", "--source", "call")
    assert isinstance(made, dict)
    listed = kehoach("urgent-list")
    assert isinstance(listed, list)
    assert [each["state"] for each in listed] == ["ahead"]
    kehoach("urgent-answer", made["id"], "--number", "2/BC-UBND", "--date", "05/01/2026")
    again = kehoach("urgent-list")
    assert isinstance(again, list)
    assert [each["answer_number"] for each in again] == ["2/BC-UBND"]


@given(st.datetimes(dt.datetime(2026, 1, 1), dt.datetime(2030, 12, 31)))
def test_the_words_of_a_deadline_tell_it_to_the_minute(at: dt.datetime) -> None:
    at = at.replace(second=0, microsecond=0)
    order = UrgentOrder("o", "Báo cáo", OrderSource.CALL, NOW, at)
    assert deadline_of(task_of_order(order)) == at


def test_an_order_is_late_on_its_own_day_once_its_hour_is_past(app: App) -> None:
    order = call(app)
    clock = app.clock
    assert isinstance(clock, Clock)
    (row,) = [each for each in app.checklist.day() if each.task.id == order.id]
    assert row.state is TurnState.DUE
    clock.moment = dt.datetime(2026, 3, 9, 16, 31)
    (row,) = [each for each in app.checklist.day() if each.task.id == order.id]
    assert row.state is TurnState.LATE
    assert state_text(row, clock.moment.date()) == "! quá hạn từ 16:30"
    assert Group.LATE.takes(row, clock.moment.date())
    assert not Group.TODAY.takes(row, clock.moment.date())


def test_an_order_is_ticked_by_its_own_name_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def kehoach(*words: str) -> str:
        assert run(["--data", str(tmp_path / "data"), *words]) == 0, capsys.readouterr().err
        return capsys.readouterr().out

    kehoach("office", "sample")
    made = json.loads(kehoach("task", "urgent", "Báo cáo", "--deadline", "16h 1/1/2099", "--json"))
    assert f"order:{made['id']}" in kehoach("task", "urgent-list")
    kehoach("task", "tick", f"order:{made['id']}", "--note", "đã gửi")
    (listed,) = json.loads(kehoach("task", "urgent-list", "--json"))
    assert listed["state"] == "done"
