"""The ports of binders: their store, and what makes one file of many."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.work.binder import Binder
from kehoach_desktop.domain.work.evidence import Proof
from kehoach_desktop.services.ports.basics import Reporter


class BinderStore(Protocol):
    """Binders, read whole."""

    def save(self, binder: Binder, at: dt.datetime) -> None:
        """Store a binder in the place of the one with the same id."""

    def delete(self, binder: Binder, at: dt.datetime) -> None:
        """Delete a binder; the history keeps it as it was."""

    def load(self, binder_id: str) -> Binder:
        """Return a binder; E-NO-BINDER."""

    def all(self) -> list[Binder]:
        """Return every binder, the latest year first."""


@dataclass(frozen=True, slots=True)
class BinderProof:
    """A proof as it stands in a binder: `label` is "1.2.3", `about` the task it shows.

    `path` is its kept file, None where it has none or that is gone.
    """

    label: str
    proof: Proof
    about: str
    path: Path | None

    @property
    def is_pages(self) -> bool:
        """Say whether its file becomes pages of a PDF; others are copied beside it."""
        return self.proof.ending in {"pdf", "jpg", "png"}


@dataclass(frozen=True, slots=True)
class BinderPart:
    """A criterion with its proofs, in order."""

    number: str
    title: str
    proofs: tuple[BinderProof, ...]


@dataclass(frozen=True, slots=True)
class Bound:
    """What was made: pages in all, and the labels of proofs that are only named in the list."""

    pages: int
    only_named: tuple[str, ...]


class BinderPrinter(Protocol):
    """Lays out the front and the list, and merges the proofs behind it."""

    def bind(
        self,
        target: Path,
        title: str,
        parts: Sequence[BinderPart],
        office: OfficeProfile,
        reporter: Reporter | None = None,
    ) -> Bound:
        """Write one PDF, whole or not at all: front, list with page numbers, proofs.

        PDF files are merged as they are with their page number in the margin, photos and texts
        become pages; what cannot be merged is named in the list. The
        reporter counts proofs twice: made ready, then merged. Raises E-CANCELLED, E-FONT, E-FULL
        and the like.
        """
