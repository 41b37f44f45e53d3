"""The state of an import that is being looked through: the reading, its past, what was seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from kehoach_desktop.domain.imports import plan_reading_edit as mending
from kehoach_desktop.domain.imports import reading_remainder as remainder
from kehoach_desktop.domain.imports.plan_reading import Doubt, ImportDraft, PlanReading
from kehoach_desktop.domain.imports.plan_reading_fields import set_field
from kehoach_desktop.domain.imports.read_document import ReadLine
from kehoach_desktop.domain.plans.plan import BlockKind

#: Steps that can be taken back.
_STEPS = 200


@dataclass(frozen=True, slots=True)
class _Step:
    draft: ImportDraft
    key: str


class ImportDesk(QObject):
    """Every mend makes a new `ImportDraft`; `changed` tells the views, `chosen(key)` the spot."""

    changed = Signal()
    chosen = Signal(str)

    def __init__(
        self, draft: ImportDraft, new_id: Callable[[], str], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.draft = draft
        self.key = "title"
        self._new_id = new_id
        self._past: list[_Step] = []
        self._typing = ""

    @property
    def reading(self) -> PlanReading:
        """Return the reading as it is mended."""
        return self.draft.reading

    @property
    def can_undo(self) -> bool:
        """Say whether a mend can be taken back."""
        return bool(self._past)

    def choose(self, key: str) -> None:
        """Make the part `key` the one that is looked at."""
        if key != self.key:
            self._typing = ""
            self.key = key
            self.chosen.emit(key)

    # --- doubts

    def open_doubts(self) -> list[Doubt]:
        """Return the doubts that nobody has settled yet, in the order of the source."""
        left = [doubt for doubt in self.reading.doubts if not self.is_seen(doubt)]
        return sorted(left, key=lambda doubt: doubt.place.line if doubt.place else 0)

    def is_seen(self, doubt: Doubt) -> bool:
        """Say whether the officer has settled a doubt."""
        return f"{doubt.kind}|{doubt.key}" in self.draft.seen

    def next_doubt(self) -> Doubt | None:
        """Choose the next open doubt behind the chosen part; from the last go to the first."""
        left = self.open_doubts()
        if not left:
            return None
        keys = [doubt.key for doubt in left]
        if self.key in keys:
            at = (len(keys) - 1 - keys[::-1].index(self.key) + 1) % len(keys)
        else:
            here = self._line(self.key)
            at = next((i for i, doubt in enumerate(left)
                       if doubt.place and doubt.place.line > here), 0)  # fmt: skip
        self.choose(keys[at])
        return left[at]

    def settle(self, key: str) -> None:
        """Say that a part is right as it is."""
        seen = {f"{d.kind}|{d.key}" for d in self.reading.doubts if d.key == key}
        if seen - set(self.draft.seen):
            self._take(replace(self.draft, seen=(*self.draft.seen, *sorted(seen))))

    def _line(self, key: str) -> int:
        place = dict(self.reading.places).get(key)
        return place.line if place else 0

    # --- mending

    def set_text(self, key: str, text: str) -> None:
        """Change the words of a section or block; one run of typing is one step back."""
        self._mend(mending.set_text(self.reading, key, text), key, typing=key)

    def set_field(self, name: str, text: str) -> None:
        """Change a field of header or end."""
        self._mend(set_field(self.reading, name, text), name, typing=name)

    def set_kind(self, key: str, kind: BlockKind | None) -> None:
        """Take a part for another kind; None: a section."""
        self._mend(mending.set_kind(self.reading, key, kind, self._new_id), key)

    def relevel(self, key: str, step: int) -> None:
        """Move a part a level in or out."""
        self._mend(mending.relevel(self.reading, key, step, self._new_id), key)

    def step(self, key: str, by: int) -> None:
        """Move a part up or down."""
        self._mend(mending.step(self.reading, key, by), key)

    def drop(self, key: str, target: str, where: mending.Drop) -> None:
        """Let a dragged part go above, inside or below another one."""
        self._mend(mending.drop(self.reading, key, target, where), key)

    def no_task(self, task_id: str) -> None:
        """Say that a task is none."""
        self._mend(mending.as_text(self.reading, task_id, self._new_id), self.key)

    def take_line(self, line: ReadLine, behind: str) -> None:
        """Put a line of the remainder into the text behind a part."""
        self._mend(mending.take_remainder(self.reading, line, behind, self._new_id), self.key)

    def take_run(self, number: int) -> None:
        """Put the run of the remainder around line `number` of the source behind the text."""
        for line in self.reading.remainder:
            if line.place.line == number:
                new = remainder.take_run(self.reading, self.draft.lines, line, self._new_id)
                self._mend(new, f"section:{new.plan.sections[-1].id}")
                return

    def undo(self) -> None:
        """Take the last mend back."""
        if self._past:
            step = self._past.pop()
            self._typing = ""
            self.draft = step.draft
            self.key = step.key
            self.changed.emit()
            self.chosen.emit(self.key)

    def _mend(self, reading: PlanReading, key: str, typing: str = "") -> None:
        if reading == self.reading:
            return
        seen = {f"{d.kind}|{d.key}" for d in reading.doubts if d.key == key}
        draft = replace(
            self.draft, reading=reading, seen=tuple(dict.fromkeys((*self.draft.seen, *seen)))
        )
        self._take(draft, typing)

    def _take(self, draft: ImportDraft, typing: str = "") -> None:
        if not typing or typing != self._typing:
            self._past = [*self._past[-_STEPS:], _Step(self.draft, self.key)]
        self._typing = typing
        self.draft = draft
        moved = _moved_key(self.key, draft.reading)
        self.key = moved
        self.changed.emit()


def _moved_key(key: str, reading: PlanReading) -> str:
    """Return the key under which a part stands now: a block that became a section, or back."""
    kind, _, part = key.partition(":")
    if kind not in {"section", "block"}:
        return key
    for other in (key, f"section:{part}", f"block:{part}"):
        try:
            mending.find(reading.plan, other)
        except KeyError:
            continue
        return other
    return "title"
