"""Pictures of the day as it stands above its lists."""

from __future__ import annotations

from screenshots import Stage

FOLDER = "demo"


def play(stage: Stage) -> None:
    """Open the day."""
    stage.open("today")
    stage.shoot("today-facts")
