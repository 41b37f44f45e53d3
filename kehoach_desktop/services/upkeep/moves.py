"""An agency is renamed, merged or ended in mid-year: its open work goes on with another one."""

from __future__ import annotations

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.task import Doer
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.basics import Clock
from kehoach_desktop.services.ports.moves import Moved, MoveStore
from kehoach_desktop.services.tasks.turn_layout import TurnLayout


class Moves:
    """Shows what would move, then moves it in one step. Issued papers keep the old names."""

    def __init__(self, store: MoveStore, layout: TurnLayout, clock: Clock) -> None:
        self._store = store
        self._layout = layout
        self._clock = clock

    def preview(self, old: str, new: str) -> list[Moved]:
        """Return the tasks whose open turns would go from `old` to `new`.

        E-MOVE where both are one agency or a name is missing, E-NOTHING-MOVES where the old one
        has no open work.
        """
        old, new = _checked(old, new)
        self._layout.catch_up()
        found = self._store.preview(old, new)
        if not found:
            raise AppError("E-NOTHING-MOVES", agency=old)
        return found

    def move(self, old: str, new: str, office: OfficeProfile) -> list[Moved]:
        """Move it and return what was moved; what was done stays with the old agency.

        Raises as `preview`.
        """
        self.preview(old, new)
        old, new = _checked(old, new)
        known = {agency.name: agency.id for agency in office.agencies}
        return self._store.move(old, Doer(new, known.get(new)), self._clock.now())


def _checked(old: str, new: str) -> tuple[str, str]:
    old, new = clean(old), clean(new)
    if not old or not new or old == new:
        raise AppError("E-MOVE")
    return old, new


def move_words(moved: Moved) -> str:
    """Return what moves in one line: task, part, turns."""
    words = text(
        "moves.line",
        title=moved.title,
        role=text(f"moves.role.{moved.role}"),
        turns=moved.turns,
        plan=moved.plan_title or text("tasks.outside"),
    )
    return words + (text("moves.merged", count=moved.merged) if moved.merged else "")
