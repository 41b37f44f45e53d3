"""Evidence: taken in, looked at, missed."""

from __future__ import annotations

import contextlib
import datetime as dt
import tempfile
import unicodedata
from collections.abc import Collection, Mapping
from pathlib import Path

from kehoach_desktop import files
from kehoach_desktop.domain.display_name import file_name
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.domain.work.evidence import (
    LONGEST_LINE,
    LONGEST_TEXT,
    PHOTO_ENDINGS,
    FoundProof,
    Proof,
    ProofCount,
    ProofKind,
    ending,
)
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.basics import Clock, NewId, Reporter
from kehoach_desktop.services.ports.files import FileStore
from kehoach_desktop.services.ports.proofs import PhotoReader, ProofStore, WordReader
from kehoach_desktop.services.tasks.checklist import Checklist, ChecklistRow

#: The title of a page of text that was given none is its beginning (letters).
_TITLE = 80
#: How many proofs a search of them shows.
MOST_FOUND = 200


class Proofs:
    """The use cases of evidence. A file is copied in whole or not at all, its source untouched."""

    def __init__(
        self,
        store: ProofStore,
        files_: FileStore,
        photos: PhotoReader,
        words: WordReader,
        checklist: Checklist,
        clock: Clock,
        new_id: NewId,
    ) -> None:
        self._store = store
        self._files = files_
        self._photos = photos
        self._words = words
        self._checklist = checklist
        self._clock = clock
        self._new_id = new_id

    # --- taken in

    def add_file(
        self, turn_id: str, path: Path, said: str = "", reporter: Reporter | None = None
    ) -> Proof:
        """Copy a file or photo in as a proof; a photo is turned upright and made smaller.

        A photo that cannot be read here is kept as it is (`Proof.is_unread_photo`). Raises
        E-PROOF-BIG (keep its place instead), E-GONE, E-READ, E-EMPTY-FILE, E-SPACE, E-FULL,
        E-CANCELLED, E-NO-TURN.
        """
        name = file_name(path.name)
        if ending(name) in PHOTO_ENDINGS:
            with tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
                small = Path(folder) / "photo"
                try:
                    now_ends = self._photos.shrink(path, small)
                except AppError as error:
                    if error.code != "E-PHOTO":
                        raise
                else:
                    name = f"{name.rpartition('.')[0]}.{now_ends}"
                    return self._keep(turn_id, ProofKind.PHOTO, name, small, said, reporter)
        return self._keep(turn_id, ProofKind.FILE, name, path, said, reporter)

    def keep_place(self, turn_id: str, path: Path, said: str = "") -> Proof:
        """Note where a file lies that is too large to copy; E-GONE if it is not there."""
        with files.reading(path):
            size = path.stat().st_size
        where = " - ".join(part for part in (_line(str(path)), _line(said)) if part)
        return self._add(turn_id, ProofKind.PLACE, file_name(path.name), where, size=size)

    def add_text(self, turn_id: str, words: str, title: str = "") -> Proof:
        """Keep a page of text as a proof; E-PROOF-EMPTY."""
        words = unicodedata.normalize("NFC", words).strip()[:LONGEST_TEXT]
        title = _line(title) or clean(words)[:_TITLE]
        return self._add(turn_id, ProofKind.TEXT, title, words)

    def add_link(self, turn_id: str, address: str, said: str = "") -> Proof:
        """Keep an address (web page, post) as a proof; E-PROOF-EMPTY, E-LINK."""
        address = _line(address)
        if address and (" " in address or "." not in address):
            raise AppError("E-LINK", value=address)
        return self._add(turn_id, ProofKind.LINK, _line(said) or address, address)

    def say_none(self, turn_id: str, reason: str) -> Proof:
        """Say why nothing shows that the turn was done; E-REASON when nothing is said."""
        if not clean(reason):
            raise AppError("E-REASON")
        return self._add(turn_id, ProofKind.NONE, "", _line(reason))

    def remove(self, proof_id: str) -> Proof:
        """Take a proof away and return it, for `put_back`; E-NO-PROOF."""
        return self._store.remove(proof_id, self._clock.now())

    def put_back(self, proof: Proof) -> None:
        """Bring a proof back that was taken away (undo), found by its words as before."""
        words = ""
        if proof.kind is ProofKind.FILE:
            with contextlib.suppress(AppError):  # the file is gone: only its name is found
                words = self._words(self._files.path(proof.sha256), proof.name)
        self._store.add(proof, words, self._clock.now())

    # --- looked at

    def of_turn(self, turn_id: str) -> list[Proof]:
        """Return the proofs of a turn, the first added first."""
        return self._store.of_turns([turn_id]).get(turn_id, [])

    def of_turns(self, turn_ids: Collection[str]) -> Mapping[str, list[Proof]]:
        """Return turn id → its proofs; turns without any are left out."""
        return self._store.of_turns(turn_ids)

    def find(self, words: str = "", most: int = MOST_FOUND) -> list[FoundProof]:
        """Return the proofs of all turns that hold every word (in name, text, task, file).

        The last added stand first.
        """
        return self._store.find(words, most)

    def proof(self, proof_id: str) -> Proof:
        """Return a proof; E-NO-PROOF."""
        return self._store.proof(proof_id)

    def path(self, proof: Proof) -> Path:
        """Return where the kept file lies, under its hash; E-GONE."""
        return self._files.path(proof.sha256)

    def copy_out(self, proof: Proof, folder: Path) -> Path:
        """Copy the kept file to `folder` under its own name, for a viewer, and return it. E-GONE.

        A page of text becomes a .txt file.
        """
        files.ensure_folder(folder)
        target = folder / f"{proof.id[:8]}-{proof.name}"
        if proof.sha256:
            files.copy_file(self.path(proof), target)
        else:
            target = folder / f"{proof.id[:8]}-{file_name(proof.name)}.txt"
            with files.replacing(target) as stream:
                stream.write(proof.words.encode("utf-8-sig"))
        return target

    # --- missed

    def missing(
        self, first: dt.date | None = None, last: dt.date | None = None, plan_id: str = ""
    ) -> list[ChecklistRow]:
        """Return the turns done in a span (this year so far) that miss their proof, latest first.

        E-PERIOD where the span ends before it begins.
        """
        return self._checklist.page(self._store.missing(*self._span(first, last), plan_id))

    def count(
        self, first: dt.date | None = None, last: dt.date | None = None, plan_id: str = ""
    ) -> ProofCount:
        """Count the turns done in a span (this year so far) by what shows them; E-PERIOD."""
        return self._store.count(*self._span(first, last), plan_id)

    @property
    def week(self) -> tuple[dt.date, dt.date]:
        """Return the days of the weekly list: from last Monday a week ago until today."""
        today = self._checklist.today
        return today - dt.timedelta(today.weekday() + 7), today

    def need(self, plan_id: str, task_id: str, needed: bool = True) -> None:
        """Say that turns of a task (all of the plan: "") are only closed with a proof. E-NO-TASK.

        From then on marking one as done without a proof, or a reason, is refused (E-PROOF-NEEDED).
        """
        self._store.need(plan_id, task_id, needed, self._clock.now())

    def needed(self, plan_id: str) -> frozenset[str]:
        """Return the ids of the plan's tasks that need a proof."""
        return self._store.needed(plan_id)

    def _span(self, first: dt.date | None, last: dt.date | None) -> tuple[dt.date, dt.date]:
        today = self._checklist.today
        span = first or today.replace(month=1, day=1), last or today
        if span[1] < span[0]:
            raise AppError("E-PERIOD")
        return span

    def _keep(
        self,
        turn_id: str,
        kind: ProofKind,
        name: str,
        path: Path,
        said: str,
        reporter: Reporter | None,
    ) -> Proof:
        try:
            sha256 = self._files.add(path, reporter)
        except AppError as error:
            if error.code == "E-TOO-BIG":
                raise AppError("E-PROOF-BIG", name=name) from error
            raise
        kept = self._files.path(sha256)
        words = self._words(kept, name) if kind is ProofKind.FILE else ""
        size = kept.stat().st_size
        return self._add(turn_id, kind, name, _line(said), sha256, size, found=words)

    def _add(
        self,
        turn_id: str,
        kind: ProofKind,
        name: str,
        words: str = "",
        sha256: str = "",
        size: int = 0,
        *,
        found: str = "",
    ) -> Proof:
        if not words and not sha256:
            raise AppError("E-PROOF-EMPTY")
        now = self._clock.now()
        proof = Proof(self._new_id(), turn_id, kind, name, words, sha256, size, now)
        self._store.add(proof, found, now)
        return proof


def _line(text: str) -> str:
    return clean(text)[:LONGEST_LINE]
