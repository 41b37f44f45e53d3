"""The place "Kế hoạch" by keyboard alone: Tab walks what is read, Enter goes on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from plan_desk import Desk
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from kehoach_desktop.ui.pages.plans.new_plan import NewPlan
from kehoach_desktop.ui.pages.plans.section_part import SectionPart
from kehoach_desktop.ui.pages.plans.tasks_part import TasksPart
from kehoach_desktop.ui.widgets.tab_order import fields_in


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    qtbot.addWidget(desk.page)
    desk.page.resize(1250, 650)
    desk.page.show()
    desk.page.activate()
    yield desk
    assert desk.crashes == []
    desk.app.close()


def walk(qtbot: QtBot, desk: Desk, steps: int) -> list[QWidget | None]:
    """Return where Tab leads, step by step."""
    places = []
    for _ in range(steps):
        focused = desk.page.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        places.append(desk.page.focusWidget())
    return places


def test_tab_walks_a_task_card_that_was_opened_late_before_what_stands_under_it(
    qtbot: QtBot, desk: Desk
) -> None:
    desk.open_sample()
    editor = desk.page.editor
    assert editor is not None
    editor.show_part("tasks")
    part = editor.part
    assert isinstance(part, TasksPart)
    first, second = list(part.cards.cards.values())[:2]
    editor.outline.entered.emit()
    assert desk.page.focusWidget() is first.toggle
    first.toggle.setChecked(True)
    qtbot.waitUntil(lambda: first.title.isVisible())
    desk.settle()
    order = list(fields_in(part))
    assert order.index(first.toggle) < order.index(first.title) < order.index(second.toggle)
    assert walk(qtbot, desk, 1) == [first.title]


def test_tab_goes_from_the_title_of_the_offers_to_the_offers(qtbot: QtBot, desk: Desk) -> None:
    desk.open_sample()
    editor = desk.page.editor
    assert editor is not None
    editor.show_part(f"section:{editor.session.plan.sections[0].id}")
    desk.settle()
    part = editor.part
    assert isinstance(part, SectionPart)
    offers = part.guide.offers
    offers.open()
    desk.settle()
    offers.head.setFocus()
    (reached,) = walk(qtbot, desk, 1)
    assert reached is not None
    assert offers.isAncestorOf(reached)


def questions(desk: Desk) -> NewPlan:
    desk.page.new_plan()
    desk.settle()
    new = desk.page.findChild(NewPlan)
    assert new is not None
    next(iter(new.buttons.values())).click()
    desk.settle()
    return new


def test_tab_meets_the_kind_of_the_superiors_document_and_then_going_on(
    qtbot: QtBot, desk: Desk
) -> None:
    new = questions(desk)
    new.title.setFocus()
    assert walk(qtbot, desk, 2) == [new.based_on.kind, new.based_on.number]
    new.signatory.setFocus()
    assert walk(qtbot, desk, 1) == [new.begin]


def test_answers_stay_when_the_officer_looks_at_the_templates_again(desk: Desk) -> None:
    new = questions(desk)
    new.title.setPlainText("Kế hoạch của tôi")
    new.back.click()
    card = next(iter(new.buttons.values()))
    assert isinstance(card, QToolButton)
    card.click()
    assert new.title.text() == "Kế hoạch của tôi"


def test_a_new_plan_is_told_as_saved(qtbot: QtBot, desk: Desk) -> None:
    new = questions(desk)
    with qtbot.waitSignal(desk.shell.was_saved):
        new.begin.click()


def test_a_plan_without_tasks_offers_one_at_enter(desk: Desk) -> None:
    desk.open_sample()
    editor = desk.page.editor
    assert editor is not None
    editor.show_part("tasks")
    part = editor.part
    assert isinstance(part, TasksPart)
    part.cards.show_tasks((), {})
    editor.outline.entered.emit()
    assert desk.page.focusWidget() is part.cards.add


def test_the_list_of_plans_has_the_focus_when_its_place_is_opened(desk: Desk) -> None:
    desk.page.list.new.setFocus()
    desk.page.activate()
    desk.settle()
    assert desk.page.focusWidget() is desk.page.list.table


def test_a_template_is_taken_by_a_click_on_its_words(qtbot: QtBot, desk: Desk) -> None:
    desk.page.new_plan()
    desk.settle()
    new = desk.page.findChild(NewPlan)
    assert new is not None
    button = next(iter(new.buttons.values()))
    card = button.parentWidget()
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=card.rect().bottomLeft() - QPoint(-9, 9))
    assert new.title.isVisible()
