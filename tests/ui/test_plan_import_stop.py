"""Reading beside the window: what is typed meanwhile is saved, and "Dừng" takes effect at once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from pytestqt.qtbot import QtBot

from kehoach_desktop.errors import AppError
from kehoach_desktop.ui.operations import Lane
from kehoach_desktop.ui.widgets.busy_bar import BusyBar

TEXT = "KẾ HOẠCH\nTrồng tre năm 2026\nI. VIỆC\n1. Ươm giống.\n"


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path / "data", inline=False)
    qtbot.addWidget(made.page)
    yield made
    assert made.crashes == []
    made.app.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "dài.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def bar_of(desk: Desk, qtbot: QtBot) -> BusyBar:
    wanted = desk.page.imports._wanted
    assert wanted is not None
    bar = BusyBar(desk.operations)
    qtbot.addWidget(bar)
    bar.show_operation(wanted)
    return bar


def test_a_long_reading_holds_up_nothing_and_leaves_nothing_when_it_is_stopped(
    desk: Desk, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = threading.Event()

    def endless(
        _imports: object, path: Path, _office: object, stop: Callable[[], bool], **_how: object
    ) -> None:
        begun.set()
        while not stop():
            threading.Event().wait(0.005)
        raise AppError("E-READ-STOPPED", path=path)

    monkeypatch.setattr(type(desk.app.chain.imports), "begin", endless)
    desk.page.imports.read_file(file)
    assert begun.wait(20)
    answers: list[int] = []
    for lane in (Lane.STORE, Lane.PRINT, Lane.REVIEW):
        desk.operations.run(lambda: 1, answers.append, lane=lane)
    qtbot.waitUntil(lambda: answers == [1, 1, 1])
    bar = bar_of(desk, qtbot)
    bar._stop.click()
    assert bar._label.text() == "Đang dừng…"
    desk.settle()
    assert not bar.isVisible()
    assert desk.page.imports.preview is None
    assert desk.app.chain.imports.kept() is None
    assert not any(notice.code for notice in desk.notices)


def test_what_is_stopped_when_it_is_all_but_read_is_not_shown_either(
    desk: Desk, qtbot: QtBot, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    imports = type(desk.app.chain.imports)
    begin, read, go_on = imports.begin, threading.Event(), threading.Event()

    def late(*arguments: object, **how: object) -> object:
        draft = begin(*arguments, **how)  # type: ignore[arg-type]
        read.set()
        go_on.wait(20)
        return draft

    monkeypatch.setattr(imports, "begin", late)
    desk.page.imports.read_file(file)
    assert read.wait(20)
    bar = bar_of(desk, qtbot)
    bar._stop.click()
    go_on.set()
    desk.settle()
    assert desk.page.imports.preview is None
    monkeypatch.undo()
    desk.page.imports.read_file(file)  # and the next one is read as ever
    desk.settle(lambda: desk.page.imports.preview is not None)
