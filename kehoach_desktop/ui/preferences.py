"""What the window remembers of this PC: text size, its own size, the last place, the guide.

Kept in `settings.json` of the data folder, which is read before the first paint. Losing it loses
nothing of the office's work, so a folder that cannot be written is passed over.
"""

from __future__ import annotations

import contextlib

from kehoach_desktop.errors import AppError
from kehoach_desktop.settings import Settings, V, Value
from kehoach_desktop.ui import theme

#: What each person who shares the PC has for himself.
_PERSONAL = frozenset({"text_size", "place", "tasks_filter", "only_mine"})


class Preferences:
    """Typed names over the settings."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def person(self) -> str:
        """Return the id of who worked here last, "" where the PC is not shared."""
        return self._settings.get("person", "")

    @property
    def text_size(self) -> int:
        """Return the text size in per cent, one of `theme.TEXT_SIZES`."""
        size = self._own("text_size", 100)
        return size if size in theme.TEXT_SIZES else 100

    @property
    def geometry(self) -> str:
        """Return the window's geometry as Qt gave it (base64), empty at the first start."""
        return self._settings.get("geometry", "")

    @property
    def place(self) -> str:
        """Return the key of the place that was open last."""
        return self._own("place", "")

    @property
    def guide_step(self) -> int:
        """Return the step (1…3) at which the first-start guide goes on, 0 when it is finished."""
        return self._settings.get("guide_step", 1)

    @property
    def guide_postponed(self) -> bool:
        """Say whether the officer left the guide for later: it then does not open by itself."""
        return self._settings.get("guide_postponed", False)

    @property
    def line_numbers(self) -> bool:
        """Say whether the lines of drafts are counted on paper."""
        return self._settings.get("line_numbers", False)

    @property
    def tray(self) -> bool:
        """Say whether the officer wants the reminder by the clock of the taskbar."""
        return self._settings.get("tray", False)

    @property
    def tasks_filter(self) -> list[str]:
        """Return how the person narrows the checklist; empty where nobody shares the PC."""
        return self._own("tasks_filter", [""])

    @property
    def only_mine(self) -> bool:
        """Say whether the person looks at the own turns of the day alone."""
        return self._own("only_mine", False)

    def keep(self, key: str, value: Value) -> None:
        """Remember `value`; a folder that cannot be written is passed over."""
        with contextlib.suppress(AppError):
            self._settings.put(self._place(key), value)

    def _place(self, key: str) -> str:
        return f"{self.person}/{key}" if key in _PERSONAL and self.person else key

    def _own(self, key: str, default: V) -> V:
        """Return the person's own value, until there is one that of the PC."""
        return self._settings.get(self._place(key), self._settings.get(key, default))
