"""Pictures of the views of Nhiệm vụ, and of the grid for past turns."""

from __future__ import annotations

from screenshots import Stage

from kehoach_desktop.domain.plans.task import TurnState
from kehoach_desktop.ui.dialogs.past_turns import PastTurnsDialog
from kehoach_desktop.ui.pages.tasks.place import TasksPlace

FOLDER = "demo"


def play(stage: Stage) -> None:
    """Open one view after the other."""
    place = stage.open("tasks")
    assert isinstance(place, TasksPlace)
    for name in ("board", "year", "assignment", "week", "radio"):
        place.show_view(name)
        stage.settle(200)
        stage.shoot(f"views-{name}")
    rows = stage.app.checklist.rows(states=frozenset({TurnState.AHEAD, TurnState.LATE}))
    stage.shoot_dialog("past-turns", PastTurnsDialog(stage.shell, rows[:14], stage.window))
