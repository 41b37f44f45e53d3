"""The ports of evidence: its records, and photos made fit to be kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from kehoach_desktop.domain.work.evidence import FoundProof, Proof, ProofCount


class ProofStore(Protocol):
    """Proofs of turns; a turn with a proof is never withdrawn by a new rhythm."""

    def add(self, proof: Proof, words: str, at: dt.datetime) -> None:
        """Store a proof; `words` of its file are searched too. E-NO-TURN."""

    def remove(self, proof_id: str, at: dt.datetime) -> Proof:
        """Take a proof away and return it (its file stays in the store); E-NO-PROOF."""

    def proof(self, proof_id: str) -> Proof:
        """Return a proof; E-NO-PROOF."""

    def of_turns(self, turn_ids: Collection[str]) -> Mapping[str, list[Proof]]:
        """Return turn id → its proofs, the first added first; turns without any are left out."""

    def find(self, words: str, most: int) -> list[FoundProof]:
        """Return the proofs of all turns that hold every word, the last added first.

        A reason why there is no proof is none.
        """

    def missing(self, first: dt.date, last: dt.date, plan_id: str = "") -> Sequence[int]:
        """Return the places (`BoardStore.page`) of turns done in the span that have no proof."""

    def count(self, first: dt.date, last: dt.date, plan_id: str = "") -> ProofCount:
        """Count the turns done in the span by what shows them."""

    def need(self, plan_id: str, task_id: str, needed: bool, at: dt.datetime) -> None:
        """Say that a task's turns are only closed with a proof, or no longer.

        `task_id` "" is every task of the plan. E-NO-TASK.
        """

    def needed(self, plan_id: str) -> frozenset[str]:
        """Return the ids of the plan's tasks ("" : outside of plans) that need a proof."""


class PhotoReader(Protocol):
    """What makes a photo fit to be kept."""

    def shrink(self, source: Path, target: Path) -> str:
        """Write the photo to `target` and return the ending it now has ("jpg", "png").

        Turned as the camera was held, at most 2,000 points long, without place, time or maker.
        Raises E-PHOTO where it cannot be read (damaged, too large, HEIC without the library),
        E-GONE, E-READ.
        """


class WordReader(Protocol):
    """What reads the words of a document for the search."""

    def __call__(self, path: Path, name: str) -> str:
        """Return the words of the file, "" where it has none that can be read."""
