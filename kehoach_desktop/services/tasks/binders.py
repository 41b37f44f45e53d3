"""Binders: the evidence of a year by criteria, as one PDF or a folder with a file a criterion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.domain.work.binder import Binder, Criterion, read_criteria
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports.basics import Clock, NewId, Reporter
from kehoach_desktop.services.ports.binders import (
    BinderPart,
    BinderPrinter,
    BinderProof,
    BinderStore,
    Bound,
)
from kehoach_desktop.services.ports.turns import TurnStore
from kehoach_desktop.services.tasks.binder_folder import BinderFolder, BoundFile
from kehoach_desktop.services.tasks.proofs import Proofs


class Binders:
    """The use cases of binders. Proofs stay where they are: a binder only names them."""

    def __init__(
        self,
        store: BinderStore,
        proofs: Proofs,
        turns: TurnStore,
        printer: BinderPrinter,
        lists: Path,
        clock: Clock,
        new_id: NewId,
    ) -> None:
        """`lists` is the folder of the lists of criteria that come with the program."""
        self._store = store
        self._proofs = proofs
        self._turns = turns
        self._printer = printer
        self._lists = lists
        self._clock = clock
        self._new_id = new_id

    def start(self, year: int, title: str = "", criteria: str = "", *, like: str = "") -> Binder:
        """Store and return a new binder over a list of criteria (that of CCHC).

        `like` names a binder whose list is taken over, without its proofs. E-CRITERIA, E-NO-BINDER.
        """
        if like:
            listed = tuple(replace(each, proofs=()) for each in self.load(like).criteria)
        else:
            listed = read_criteria(criteria) if criteria else self.shipped()
        title = clean(title) or text("binder.title", year=year)
        binder = Binder(self._new_id(), year, title, listed)
        self._store.save(binder, self._clock.now())
        return binder

    def all(self) -> list[Binder]:
        """Return every binder, the latest year first."""
        return self._store.all()

    def load(self, binder_id: str) -> Binder:
        """Return a binder; E-NO-BINDER."""
        return self._store.load(binder_id)

    def change_list(self, binder_id: str, criteria: str) -> Binder:
        """Give a binder another list; E-CRITERIA, E-CRITERION-USED, E-NO-BINDER."""
        return self._save(self.load(binder_id).with_list(read_criteria(criteria)))

    def set_criteria(self, binder_id: str, criteria: Sequence[Criterion]) -> Binder:
        """Give a binder these criteria with the proofs they hold; raises as `change_list`."""
        return self._save(self.load(binder_id).with_criteria(criteria))

    def shipped(self) -> tuple[Criterion, ...]:
        """Return the list of criteria that comes with the program (chấm điểm CCHC)."""
        return read_criteria((self._lists / "cchc.tsv").read_text(encoding="utf-8"))

    def reset_list(self, binder_id: str) -> Binder:
        """Give a binder the list that comes with the program; E-CRITERION-USED, E-NO-BINDER."""
        return self._save(self.load(binder_id).with_list(self.shipped()))

    def rename(self, binder_id: str, title: str) -> Binder:
        """Give a binder another title; E-BINDER-TITLE for none, E-NO-BINDER."""
        binder = self.load(binder_id)
        if not clean(title):
            raise AppError("E-BINDER-TITLE")
        return self._save(replace(binder, title=clean(title)))

    def delete(self, binder_id: str) -> Binder:
        """Delete a binder and return it; its proofs stay with their turns. E-NO-BINDER."""
        binder = self.load(binder_id)
        self._store.delete(binder, self._clock.now())
        return binder

    # --- the proofs of a criterion

    def put(self, binder_id: str, number: str, proof_ids: Sequence[str]) -> Binder:
        """Add proofs at the end of a criterion; E-NO-PROOF, E-NO-CRITERION, E-NO-BINDER."""
        binder = self.load(binder_id)
        for proof_id in proof_ids:
            self._proofs.proof(proof_id)
        held = binder.criterion(number).proofs
        return self._save(binder.with_proofs(number, (*held, *proof_ids)))

    def take(self, binder_id: str, number: str, proof_id: str) -> Binder:
        """Take a proof out of a criterion; it stays with its turn."""
        binder = self.load(binder_id)
        left = [each for each in binder.criterion(number).proofs if each != proof_id]
        return self._save(binder.with_proofs(number, left))

    def move(self, binder_id: str, number: str, proof_id: str, to: int) -> Binder:
        """Put a proof of a criterion at place `to` (0-based) among those that are still there.

        E-NO-CRITERION, E-NO-BINDER; E-NO-PROOF if the criterion does not hold it.
        """
        binder = self.load(binder_id)
        held = binder.criterion(number).proofs
        if proof_id not in held:
            raise AppError("E-NO-PROOF", value=proof_id)
        there = [each for each in held if self._is_there(each) and each != proof_id]
        gone = [each for each in held if each not in there and each != proof_id]
        there.insert(max(0, to), proof_id)
        return self._save(binder.with_proofs(number, (*there, *gone)))

    def shift(self, binder_id: str, number: str, proof_id: str, other: str) -> Binder:
        """Take a proof from a criterion to the end of another one; raises as `move`."""
        binder = self.load(binder_id)
        held = binder.criterion(number).proofs
        if proof_id not in held:
            raise AppError("E-NO-PROOF", value=proof_id)
        taken = binder.with_proofs(number, [each for each in held if each != proof_id])
        return self._save(taken.with_proofs(other, (*taken.criterion(other).proofs, proof_id)))

    def parts(self, binder: Binder) -> list[BinderPart]:
        """Return the criteria with their proofs; a proof that was taken away is left out."""
        return [
            BinderPart(each.number, each.title, self._of(each.number, each.proofs))
            for each in binder.criteria
        ]

    def bind(
        self,
        binder_id: str,
        target: Path,
        office: OfficeProfile,
        reporter: Reporter | None = None,
    ) -> Bound:
        """Write the whole binder as one PDF with a list of contents.

        E-NO-BINDER, E-CANCELLED, E-FONT …
        """
        binder = self.load(binder_id)
        return self._printer.bind(target, binder.title, self.parts(binder), office, reporter)

    def to_folder(
        self,
        binder_id: str,
        folder: Path,
        office: OfficeProfile,
        limit: int,
        reporter: Reporter | None = None,
    ) -> list[BoundFile]:
        """Write a PDF for every criterion that has proofs, each at most `limit` MiB.

        A criterion over the limit is split ("1.2 (1)", "1.2 (2)"); what no PDF takes in is copied
        beside it under its label. Raises as `bind`, and for the folder E-FULL, E-READONLY.
        """
        binder = self.load(binder_id)
        work = BinderFolder(self._printer, folder, binder.title, office, limit, reporter)
        return work.write(self.parts(binder))

    def _of(self, number: str, proof_ids: Sequence[str]) -> tuple[BinderProof, ...]:
        found: list[BinderProof] = []
        for proof_id in proof_ids:
            try:
                proof = self._proofs.proof(proof_id)
                about = self._turns.turn(proof.turn_id).task.title
            except AppError:
                continue
            path: Path | None = None
            if proof.sha256:
                try:
                    path = self._proofs.path(proof)
                except AppError:
                    path = None  # named in the list; a backup may bring it back
            found.append(BinderProof(f"{number}.{len(found) + 1}", proof, about, path))
        return tuple(found)

    def _is_there(self, proof_id: str) -> bool:
        try:
            self._proofs.proof(proof_id)
        except AppError:
            return False
        return True

    def _save(self, binder: Binder) -> Binder:
        self._store.save(binder, self._clock.now())
        return binder


def count_words(binder: Binder) -> str:
    """Return in a line how far a binder is."""
    return text(
        "binder.counts",
        criteria=sum(not binder.is_heading(each.number) for each in binder.criteria),
        missing=len(binder.missing),
        proofs=len({proof for each in binder.criteria for proof in each.proofs}),
    )
