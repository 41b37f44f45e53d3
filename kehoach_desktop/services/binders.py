"""Binders: the evidence of a year by criteria, as one PDF or a folder with a file a criterion."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kehoach_desktop import files
from kehoach_desktop.domain.binder import Binder, read_criteria
from kehoach_desktop.domain.display_name import file_name
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text
from kehoach_desktop.services.ports import Clock, NewId
from kehoach_desktop.services.ports_binders import (
    BinderPart,
    BinderPrinter,
    BinderProof,
    BinderStore,
    Bound,
)
from kehoach_desktop.services.ports_turns import TurnStore
from kehoach_desktop.services.proofs import Proofs

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class BoundFile:
    """A file of the folder; `too_large` where even one proof alone is over the limit."""

    path: Path
    pages: int
    size: int
    too_large: bool = False


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

    def start(self, year: int, title: str = "", criteria: str = "") -> Binder:
        """Store and return a new binder over a list of criteria (that of CCHC); E-CRITERIA."""
        listed = criteria or (self._lists / "cchc.tsv").read_text(encoding="utf-8")
        title = title or text("binder.title", year=year)
        binder = Binder(self._new_id(), year, title, read_criteria(listed))
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

    def parts(self, binder: Binder) -> list[BinderPart]:
        """Return the criteria with their proofs; a proof that was taken away is left out."""
        return [
            BinderPart(each.number, each.title, self._of(each.number, each.proofs))
            for each in binder.criteria
        ]

    def bind(self, binder_id: str, target: Path, office: OfficeProfile) -> Bound:
        """Write the whole binder as one PDF with a list of contents; E-NO-BINDER, E-FONT …"""
        binder = self.load(binder_id)
        return self._printer.bind(target, binder.title, self.parts(binder), office)

    def to_folder(
        self, binder_id: str, folder: Path, office: OfficeProfile, limit: int
    ) -> list[BoundFile]:
        """Write a PDF for every criterion that has proofs, each at most `limit` MiB.

        A criterion over the limit is split ("1.2 (1)", "1.2 (2)"); what no PDF takes in is copied
        beside it under its label. Raises as `bind`, and for the folder E-FULL, E-READONLY.
        """
        binder = self.load(binder_id)
        files.ensure_folder(folder)
        made: list[BoundFile] = []
        for part in self.parts(binder):
            if not part.proofs:
                continue
            name = file_name(f"{part.number} {part.title}"[:90].strip())
            made += self._split(folder, name, binder.title, part, office, limit * _MIB)
            made += self._beside(folder, part)
        return made

    def _split(
        self,
        folder: Path,
        name: str,
        title: str,
        part: BinderPart,
        office: OfficeProfile,
        limit: int,
    ) -> list[BoundFile]:
        """Write a criterion, halved until every file is below the limit or holds one proof."""
        groups: list[tuple[BinderProof, ...]] = [part.proofs]
        done: list[BoundFile] = []
        while groups:
            group = groups.pop(0)
            split = done or groups or len(group) < len(part.proofs)
            number = f" ({len(done) + 1})" if split else ""
            path = folder / f"{name}{number}.pdf"
            piece = BinderPart(part.number, part.title, group)
            bound = self._printer.bind(path, title, [piece], office)
            size = path.stat().st_size
            if size > limit and len(group) > 1:
                with files.writing(path):
                    path.unlink()
                middle = len(group) // 2
                groups = [group[:middle], group[middle:], *groups]
                continue
            done.append(BoundFile(path, bound.pages, size, size > limit))
        return done

    def _beside(self, folder: Path, part: BinderPart) -> list[BoundFile]:
        """Copy the files that are no pages (tables, sound, video) beside the PDF."""
        copied: list[BoundFile] = []
        for each in part.proofs:
            if each.path is not None and each.proof.ending not in {"pdf", "jpg", "png"}:
                path = folder / file_name(f"{each.label} {each.proof.name}")
                copied.append(BoundFile(path, 0, files.copy_file(each.path, path)))
        return copied

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

    def _save(self, binder: Binder) -> Binder:
        self._store.save(binder, self._clock.now())
        return binder
