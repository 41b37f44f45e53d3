from __future__ import annotations

from dataclasses import replace

from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.ui.pages.plans.history import Caret, History

START = Plan("p", 2026, "Kế hoạch", "A")
HERE, THERE = Caret("s1", "b1", 3), Caret("s1", "b1", 4)


def titled(title: str) -> Plan:
    return replace(START, title=title)


def test_typing_without_a_pause_is_taken_back_at_once() -> None:
    history = History(START)
    for second, title in enumerate(["T", "Tu", "Tuy"]):
        history.push(titled(title), key="b1", before=HERE, after=THERE, at=float(second))
    assert history.undo() == (START, HERE)
    assert history.redo() == (titled("Tuy"), THERE)


def test_a_pause_starts_a_new_step() -> None:
    history = History(START)
    history.push(titled("T"), key="b1", before=HERE, after=THERE, at=0)
    history.push(titled("Tu"), key="b1", before=THERE, after=THERE, at=5)
    undone = history.undo()
    assert undone is not None
    assert undone[0].title == "T"


def test_typing_elsewhere_starts_a_new_step() -> None:
    history = History(START)
    history.push(titled("T"), key="b1", before=HERE, after=THERE, at=0)
    history.push(titled("Tu"), key="b2", before=HERE, after=THERE, at=0.1)
    undone = history.undo()
    assert undone is not None
    assert undone[0].title == "T"


def test_long_typing_is_cut_into_steps() -> None:
    history = History(START)
    for second in range(40):
        history.push(titled("x" * (second + 1)), key="b", before=HERE, after=THERE, at=second)
    undone = history.undo()
    assert undone is not None
    assert len(undone[0].title) > 20


def test_what_was_undone_is_forgotten_by_a_new_edit() -> None:
    history = History(START)
    history.push(titled("A"), before=HERE, after=THERE, at=0)
    history.undo()
    history.push(titled("B"), before=HERE, after=THERE, at=0)
    assert not history.can_redo
    assert history.undo() == (START, HERE)
    assert history.undo() is None


def test_old_steps_are_dropped_but_never_the_present() -> None:
    history = History(START, limit=3)
    for number in range(10):
        history.push(titled(str(number)), before=HERE, after=THERE, at=0)
    assert history.present.title == "9"
    while history.undo():
        pass
    assert history.present.title == "7"
