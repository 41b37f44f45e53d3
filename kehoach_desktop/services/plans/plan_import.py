"""Somebody's document becomes a plan of ours: read, previewed, accepted as a draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from kehoach_desktop.domain.imports.plan_from_reading import plan_from_reading
from kehoach_desktop.domain.imports.plan_reading import ImportDraft, PlanReading
from kehoach_desktop.domain.imports.printed_numbers import settled
from kehoach_desktop.domain.imports.read_document import ReadDocument
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.files import reading, write_file
from kehoach_desktop.services.plans.plan_attachments import PlanAttachments
from kehoach_desktop.services.ports.basics import Clock, NewId
from kehoach_desktop.services.reading import Reading

#: How the files of pictures begin that a camera or scanner makes.
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*", b"BM", b"GIF8", b"RIFF")


def is_picture(data: bytes) -> bool:
    """Say whether a file is a picture, by its content."""
    return data.startswith(_PICTURES)


class PlanCreator(Protocol):
    """Stores a new draft."""

    def create(self, plan: Plan) -> Plan:
        """Store `plan` and return it; E-YEAR, E-TITLE, E-TITLE-LONG."""


class PlanImport:
    """Makes plans of documents; nothing is stored before `accept`."""

    def __init__(
        self,
        reading: Reading,
        plans: PlanCreator,
        attachments: PlanAttachments,
        clock: Clock,
        new_id: NewId,
        root: Path,
    ) -> None:
        """In `root`, the data folder, an import that is not finished is kept between two starts.

        A copy of a source that has pages to be looked at (PDF, photo) stands beside it until the
        next import begins, so that the undo of a thrown away import has it too.
        """
        self._reading = reading
        self._plans = plans
        self._attachments = attachments
        self._clock = clock
        self._new_id = new_id
        self._kept = root / "import.json"
        self._original = root / "import.original"

    def read(
        self,
        path: Path,
        office: OfficeProfile | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        scan: bool = False,
    ) -> PlanReading:
        """Return the plan that the file at `path` says; refusals as `Reading.read`.

        `scan` lets tesseract read a scan or photo (E-READ-NO-OCR); E-READ-STOPPED when
        `cancelled` says so.
        E-NO-PLAN-IN-FILE where the document has no title, no section and no text of a plan.
        """
        return self.convert(self._reading.read(path, cancelled, scan=scan), office)

    def document(self, path: Path, cancelled: Callable[[], bool] | None = None) -> ReadDocument:
        """Return what the file at `path` says, whatever kind it is; refusals as `read`."""
        return self._reading.read(path, cancelled)

    def convert(self, document: ReadDocument, office: OfficeProfile | None = None) -> PlanReading:
        """Return the plan that a document says; E-NO-PLAN-IN-FILE."""
        agencies = {agency.name: agency.id for agency in office.agencies} if office else {}
        reading = plan_from_reading(document, self._new_id, self._clock.now().year, agencies)
        plan = reading.plan
        if not (plan.sections or plan.opening or plan.closing):
            raise AppError("E-NO-PLAN-IN-FILE")
        return reading

    def begin(
        self,
        path: Path,
        office: OfficeProfile | None = None,
        cancelled: Callable[[], bool] | None = None,
        *,
        scan: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> ImportDraft:
        """Return the file at `path` as an import to look through; refusals as `read`.

        `scan` gives a scan or photo to tesseract (E-READ-NO-OCR without it), `progress` is told of
        its pages. E-READ-STOPPED when `cancelled`, which is asked now and then, says so.
        """
        document = self._reading.read(path, cancelled, scan=scan, progress=progress)
        draft = self._draft(clean(path.name), document, office)
        return replace(draft, original=self._copied(path))

    def can_recognise_scans(self) -> bool:
        """Say whether this PC can read the letters of a scan (a second at most)."""
        return self._reading.can_recognise_scans()

    def original(self, draft: ImportDraft) -> bytes:
        """Return the file that `draft` was read from, b"" where there is no copy of it."""
        try:
            return self._original.read_bytes() if draft.original else b""
        except OSError:
            return b""

    def _copied(self, path: Path) -> str:
        """Keep a copy of a source with pages; return its kind: "pdf", "picture", "" for none."""
        with reading(path):
            data = path.read_bytes()
        kind = "pdf" if b"%PDF-" in data[:1024] else "picture" if is_picture(data) else ""
        if kind:
            write_file(self._original, data)
        return kind

    def begin_pasted(
        self, html: str, plain: str, name: str, office: OfficeProfile | None = None
    ) -> ImportDraft:
        """Return pasted text as an import to look through; E-NO-PLAN-IN-FILE, E-PASTE-EMPTY."""
        document = self._reading.read_pasted(plain, html)
        return self._draft(name, document, office)

    def _draft(
        self, name: str, document: ReadDocument, office: OfficeProfile | None
    ) -> ImportDraft:
        reading = self.convert(document, office)
        return ImportDraft(name, document.lines, reading, conversions=document.conversions)

    def keep(self, draft: ImportDraft) -> None:
        """Keep an import on disk, to go on with it later; refusals as `files.write_file`."""
        from kehoach_desktop import codec

        write_file(self._kept, codec.dumps(draft).encode("utf-8"))

    def kept(self) -> ImportDraft | None:
        """Return the import that was not finished; None for none, or one that cannot be read."""
        from kehoach_desktop import codec

        try:
            return codec.loads(ImportDraft, self._kept.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None

    def forget(self) -> None:
        """Remove the kept import: it was accepted or thrown away."""
        self._kept.unlink(missing_ok=True)

    def accept_draft(self, draft: ImportDraft) -> Plan:
        """Store what was looked through as a draft and return it; refusals as `accept`.

        A scan whose letters were recognised goes with it, to be compared later.
        """
        plan = self.accept(draft.reading, draft.name)
        if "ocr" in draft.reading.notes and self.original(draft):
            self._attachments.attach(plan.id, self._original, draft.name)
        return plan

    def accept(self, reading: PlanReading, title: str = "") -> Plan:
        """Store the plan that was read as a draft and return it.

        `title` stands where the source has none. Raises E-YEAR, E-TITLE, E-TITLE-LONG.
        """
        plan = settled(reading.plan)
        return self._plans.create(plan if plan.title else replace(plan, title=title))
