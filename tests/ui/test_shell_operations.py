"""Work beside the window: in its own thread, answered on the window's thread."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.basics import Reporter
from kehoach_desktop.ui.operations import Cancelled, Lane, Operations
from kehoach_desktop.ui.widgets.busy_bar import BusyBar


@pytest.fixture
def operations(qtbot: QtBot) -> Operations:
    return Operations()


def test_work_runs_off_the_window_thread_and_its_answer_comes_back_on_it(
    operations: Operations, qtbot: QtBot
) -> None:
    here = threading.current_thread()
    seen: list[threading.Thread] = []
    with qtbot.waitSignal(operations.idle):
        operations.run(
            threading.current_thread,
            lambda worker: seen.extend([worker, threading.current_thread()]),
        )
    assert seen[0] is not here
    assert seen[1] is here


def test_store_work_is_done_in_the_order_it_was_asked_for_by_one_thread(
    operations: Operations, qtbot: QtBot
) -> None:
    order: list[int] = []
    threads: set[int] = set()

    def work(number: int) -> None:
        order.append(number)
        threads.add(threading.get_ident())

    with qtbot.waitSignal(operations.idle):
        for number in range(20):
            operations.run(lambda number=number: work(number))
    assert order == list(range(20))
    assert len(threads) == 1


def test_printing_does_not_wait_for_the_store(operations: Operations, qtbot: QtBot) -> None:
    printed = threading.Event()
    with qtbot.waitSignal(operations.idle):
        operations.run(lambda: printed.wait(5))
        operations.run(printed.set, lane=Lane.PRINT)
    assert printed.is_set()


def test_a_refusal_goes_to_its_handler(operations: Operations, qtbot: QtBot) -> None:
    refused: list[AppError] = []

    def refuse() -> None:
        raise AppError("E-FULL")

    with qtbot.waitSignal(operations.idle):
        operations.run(refuse, failure=refused.append)
    assert [error.code for error in refused] == ["E-FULL"]


def test_a_refusal_nobody_handles_is_announced(operations: Operations, qtbot: QtBot) -> None:
    def refuse() -> None:
        raise AppError("E-FULL")

    with qtbot.waitSignal(operations.refused) as told:
        operations.run(refuse)
    assert told.args[0].code == "E-FULL"


def test_a_fault_of_ours_goes_to_the_crash_dialog_even_with_a_handler(
    operations: Operations, qtbot: QtBot
) -> None:
    handled: list[object] = []
    with qtbot.waitSignal(operations.crashed) as told:
        operations.run(lambda: 1 / 0, failure=handled.append)
    assert isinstance(told.args[0], ZeroDivisionError)
    assert handled == []


def test_nothing_is_called_for_a_page_that_is_gone(operations: Operations, qtbot: QtBot) -> None:
    import shiboken6

    owner = QObject()
    called: list[object] = []
    with qtbot.waitSignal(operations.idle):
        operations.run(lambda: 1, called.append, owner=owner)
        shiboken6.delete(owner)
    assert called == []


def test_work_that_learns_it_was_cancelled_ends_in_silence(
    operations: Operations, qtbot: QtBot
) -> None:
    called: list[object] = []
    started = threading.Event()

    def work(reporter: Reporter) -> None:
        started.set()
        while not reporter.cancelled():
            pass
        raise Cancelled

    with qtbot.waitSignals([operations.idle]), qtbot.assertNotEmitted(operations.crashed):
        operation = operations.run(work, called.append, called.append, reports=True)
        assert started.wait(5)
        operation.cancel()
    assert called == []


def test_slow_work_shows_its_name_and_how_far_it_is(operations: Operations, qtbot: QtBot) -> None:
    bar = BusyBar(operations)
    qtbot.addWidget(bar)
    go = threading.Event()

    def work(reporter: Reporter) -> None:
        go.wait(5)
        reporter.progress(3, 4)

    operation = operations.run(work, reports=True, label="Đang xuất gói")
    bar.show_operation(operation)
    assert bar._label.text() == "Đang xuất gói"
    with qtbot.waitSignal(operations.idle):
        go.set()
    assert bar._bar.value() == 3
    assert bar.isHidden()


def test_inline_operations_answer_before_run_returns() -> None:
    answers: list[int] = []
    Operations(inline=True).run(lambda: 7, answers.append)
    assert answers == [7]
