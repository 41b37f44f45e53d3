"""The places of the rail, in order. One line each; a place without a page is not shown.

To plug a page in, give its place the module and the class. The module is imported at the first
visit of the place, never at the start.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec

from kehoach_desktop.ui.page import Page
from kehoach_desktop.ui.shell import Shell


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `key` names its word (`shell.place.<key>`) and its icon (`<key>.svg`)."""

    key: str
    module: str = ""
    page: str = ""

    @property
    def is_built(self) -> bool:
        """Say whether the page is there."""
        return bool(self.module) and find_spec(self.module) is not None

    def factory(self) -> Callable[[Shell], Page]:
        """Return the page class, importing its module."""
        made: Callable[[Shell], Page] = getattr(import_module(self.module), self.page)
        return made


PLACES = (
    Place("today", "kehoach_desktop.ui.pages.today.page", "TodayPage"),
    Place("plans", "kehoach_desktop.ui.pages.plans.page", "PlansPage"),
    Place("tasks", "kehoach_desktop.ui.pages.tasks.place", "TasksPlace"),
    Place("briefing", "kehoach_desktop.ui.pages.briefing.page", "BriefingPage"),
    Place("reports"),
    Place("exchange", "kehoach_desktop.ui.pages.exchange.page", "ExchangePage"),
    Place("office", "kehoach_desktop.ui.pages.office.page", "OfficePage"),
)


def built_places() -> list[Place]:
    """Return the places that can be shown."""
    return [place for place in PLACES if place.is_built]
