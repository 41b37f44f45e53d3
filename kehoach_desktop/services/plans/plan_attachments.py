"""A scan that has no letters is kept with its draft, to be looked at while the draft is typed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.ports.files import FileStore


class AttachmentStore(Protocol):
    """Which files of the file store belong to which plan."""

    def add(self, plan_id: str, sha256: str, name: str, at: dt.datetime) -> None:
        """Attach a file to a plan; twice is once."""

    def of_plan(self, plan_id: str) -> list[tuple[str, str]]:
        """Return (SHA-256, name) of the files of a plan, by name."""


class Creator(Protocol):
    """Stores a new draft."""

    def create(self, plan: Plan) -> Plan:
        """Store `plan` and return it; E-YEAR, E-TITLE, E-TITLE-LONG."""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that lies with a plan, under the name it had."""

    sha256: str
    name: str


class PlanAttachments:
    """Begins drafts from files that cannot be read, and finds those files again."""

    def __init__(
        self, store: AttachmentStore, plans: Creator, files: FileStore, clock: Clock, new_id: NewId
    ) -> None:
        self._store = store
        self._plans = plans
        self._files = files
        self._clock = clock
        self._new_id = new_id

    def begin(self, path: Path, title: str = "") -> Plan:
        """Return a new, empty draft with a copy of the file at `path`; named after it, or `title`.

        The file is copied first: where that fails (E-GONE, E-READ, E-TOO-BIG, E-EMPTY-FILE,
        E-SPACE …) no draft is made. Raises E-TITLE, E-TITLE-LONG.
        """
        sha256, now = self._files.add(path), self._clock.now()
        plan = self._plans.create(Plan(self._new_id(), now.year, title or clean(path.stem), ""))
        self._store.add(plan.id, sha256, clean(path.name), now)
        return plan

    def attach(self, plan_id: str, path: Path, name: str) -> None:
        """Keep a copy of the file at `path` with a draft, under `name`; refusals as `begin`."""
        self._store.add(plan_id, self._files.add(path), clean(name), self._clock.now())

    def of_plan(self, plan_id: str) -> list[Attachment]:
        """Return the files that lie with a plan."""
        return [Attachment(*each) for each in self._store.of_plan(plan_id)]

    def path(self, attachment: Attachment) -> Path:
        """Return where a file lies; E-GONE if it was lost."""
        return self._files.path(attachment.sha256)
