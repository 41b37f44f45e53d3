"""Reading anybody's document into facts; the file is never changed, no data folder is needed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from kehoach_desktop.domain.imports.read_document import Place, ReadDocument
from kehoach_desktop.errors import AppError


class Reader(Protocol):
    """`reading.door.read_file`: `check` is asked now and then, `scan` allows tesseract.

    `progress` is told how many of how many pages of a scan are read.
    """

    def __call__(
        self, path: Path, check: Callable[[], None], *, scan: bool,
        progress: Callable[[int, int], None],
    ) -> ReadDocument:  # fmt: skip
        """Return what the file says."""


class Reading:
    """Says what stands in a Word, PDF, OpenDocument or text file, or in what is pasted."""

    def __init__(
        self,
        reader: Reader,
        pasted: Callable[[str, str], ReadDocument],
        can_recognise: Callable[[], bool],
    ) -> None:
        self._reader = reader
        self._pasted = pasted
        self._can_recognise = can_recognise

    def read(
        self,
        path: Path,
        cancelled: Callable[[], bool] | None = None,
        *,
        scan: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> ReadDocument:
        """Return what the file at `path` says; `cancelled` is asked now and then.

        `scan` gives a scan or photo to tesseract, which takes about a minute a page at most;
        `progress(done, total)` is told of its pages.
        Raises AppError E-READ, E-EMPTY-FILE, E-READ-KIND, E-READ-BIG, E-READ-DAMAGED,
        E-READ-LAYER, E-READ-OLD-WORD, E-READ-RTF, E-PAPER-LOCKED, E-READ-NO-OCR, and
        E-READ-STOPPED when it was cancelled.
        """

        def check() -> None:
            if cancelled is not None and cancelled():
                raise AppError("E-READ-STOPPED", path=path)

        return self._reader(path, check, scan=scan, progress=progress or _say_nothing)

    def read_pasted(self, text: str, html: str = "") -> ReadDocument:
        """Return what the clipboard says; raises AppError E-PASTE-EMPTY, E-READ-BIG."""
        return self._pasted(text, html)

    def can_recognise_scans(self) -> bool:
        """Say whether this PC can read the letters of a scan (a second at most)."""
        return self._can_recognise()


def _say_nothing(_done: int, _total: int) -> None:
    """Tell nobody how far it is."""


def as_contract(document: ReadDocument) -> dict[str, object]:
    """Return the answer of `kehoach read --json` (`contracts.md`), with places beside it."""
    header = document.header
    attached = (
        {"kind": header.attached_kind, "title": header.attached_title}
        if header.attached_kind
        else None
    )
    return {
        "kind": header.kind,
        "attached": attached,
        "issuer": header.issuer,
        "level": header.level,
        "province": header.province,
        "superior": header.superior,
        "number": header.number,
        "symbol": header.symbol,
        "date_iso": header.date.isoformat() if header.date else None,
        "place": header.place,
        "title": header.title,
        "plan_year": header.plan_year,
        **_lists(document),
        "funding_clause": document.funding_clause,
        "recipients": list(document.recipients),
        "signer": {
            "authority": document.signer.authority,
            "position": document.signer.position,
            "name": document.signer.name,
        },
        "remainder": [{"line": line.place.line, "text": line.text} for line in document.remainder],
        "where": {name: _where(place) for name, place in header.places},
        "notes": list(document.notes),
        "conversions": [
            {
                "encoding": each.encoding,
                "before": each.before,
                "after": each.after,
                "uncertain": list(each.uncertain),
                "where": _where(each.place),
            }
            for each in document.conversions
        ],
    }


def _lists(document: ReadDocument) -> dict[str, object]:
    return {
        "based_on": [
            {
                "kind": cited.kind,
                "number": cited.number,
                "date_iso": cited.date.isoformat() if cited.date else None,
                "issuer": cited.issuer,
                "where": _where(cited.place),
            }
            for cited in document.based_on
        ],
        "outline": [
            {
                "number": item.number,
                "heading": item.heading,
                "starts": item.starts,
                "depth": item.depth,
                "where": _where(item.place),
            }
            for item in document.outline
        ],
        "tasks": [
            {
                "title": task.title,
                "type": task.type.value,
                "lead": list(task.leads),
                "coordinating": list(task.coordinating),
                "performers": list(task.performers),
                "schedule": task.schedule,
                "frequency": task.frequency.value if task.frequency else None,
                "deadline": task.deadline.isoformat() if task.deadline else None,
                "quantity": task.quantity,
                "output": task.output,
                "where": _where(task.place),
            }
            for task in document.tasks
        ],
        "responsibilities": [
            {
                "agency": duty.agency,
                "duty_bullets": duty.duty_bullets,
                "de_nghi": duty.requested,
                "where": _where(duty.place),
            }
            for duty in document.responsibilities
        ],
    }


def _where(place: Place) -> dict[str, object]:
    known = {"page": place.page, "style": place.style, "cell": place.cell}
    return {"line": place.line, **{key: value for key, value in known.items() if value}}
