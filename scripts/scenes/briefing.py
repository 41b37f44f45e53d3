"""Giao ban: the page before, and the full screen of one item."""

from __future__ import annotations

from screenshots import Stage

from kehoach_desktop.ui.pages.briefing.page import BriefingPage
from kehoach_desktop.ui.pages.briefing.stage import Stage as FullScreen

FOLDER = "demo"


def play(stage: Stage) -> None:
    """Begin a meeting over the plan of the demo and show its first item."""
    stage.open("briefing")
    stage.shoot("briefing-start")
    page = stage.window.page
    assert isinstance(page, BriefingPage)
    page.form.begin.click()
    stage.settle()
    stage.shoot("briefing-begun")
    assert page.meeting is not None
    full = FullScreen(stage.shell, page.meeting)
    full.resize(1366, 768)
    full.show()
    stage.settle()
    stage.shoot("briefing-item", full)
    full.close()
