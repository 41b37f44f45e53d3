"""A binder as a folder: a PDF a criterion, each below a size limit."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from kehoach_desktop import files
from kehoach_desktop.domain.display_name import file_name
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.basics import Reporter, report
from kehoach_desktop.services.ports.binders import BinderPart, BinderPrinter, BinderProof

_MIB = 1 << 20
#: What a PDF weighs beside the proofs in it is left free (share of the limit).
_ROOM = 0.95
#: Longest name of a file (letters): the path around it has to fit too.
_LONGEST_NAME = 90


@dataclass(frozen=True, slots=True)
class BoundFile:
    """A file of the folder; `too_large` where even one proof alone is over the limit.

    `pages` is 0 for a copy that stands beside the PDF; `only_named` are the labels of proofs that
    the list of the PDF names and that are no pages of it.
    """

    path: Path
    pages: int
    size: int
    too_large: bool = False
    only_named: tuple[str, ...] = ()


class _Stops:
    """Passes on that the officer gave up; the steps are counted by the folder."""

    def __init__(self, reporter: Reporter) -> None:
        self.cancelled = reporter.cancelled

    def progress(self, done: int, total: int) -> None:
        """Count nothing: a criterion is one step."""


class BinderFolder:
    """Writes one folder."""

    def __init__(
        self,
        printer: BinderPrinter,
        folder: Path,
        title: str,
        office: OfficeProfile,
        limit: int,
        reporter: Reporter | None = None,
    ) -> None:
        """`limit` is in MiB."""
        self._printer = printer
        self._folder = folder
        self._title = title
        self._office = office
        self._limit = limit * _MIB
        self._reporter = reporter
        self._made: list[BoundFile] = []

    def write(self, parts: Sequence[BinderPart]) -> list[BoundFile]:
        """Write every criterion that has proofs; after a stop (E-CANCELLED) nothing of it stays."""
        files.ensure_folder(self._folder)
        wanted = [part for part in parts if part.proofs]
        with self._undone_when_stopped():
            for place, part in enumerate(wanted):
                report(self._reporter, place, len(wanted))
                self._split(part)
                self._beside(part)
        return self._made

    @contextlib.contextmanager
    def _undone_when_stopped(self) -> Iterator[None]:
        try:
            yield
        except AppError as error:
            if error.code == "E-CANCELLED":
                for each in self._made:
                    with contextlib.suppress(OSError):
                        each.path.unlink(missing_ok=True)
            raise

    def _split(self, part: BinderPart) -> None:
        """Write a criterion, halved until every file is below the limit or holds one proof."""
        name = file_name(f"{part.number} {part.title}"[:_LONGEST_NAME].strip())
        groups, number = self._groups(part.proofs), 0
        while groups:
            group = groups.pop(0)
            split = number or groups
            path = self._folder / f"{name}{f' ({number + 1})' if split else ''}.pdf"
            bound = self._printer.bind(
                path,
                self._title,
                [BinderPart(part.number, part.title, group)],
                self._office,
                _Stops(self._reporter) if self._reporter is not None else None,
            )
            size = path.stat().st_size
            if size > self._limit and len(group) > 1:
                with files.writing(path):
                    path.unlink()
                middle = len(group) // 2
                groups = [group[:middle], group[middle:], *groups]
                continue
            number += 1
            large = size > self._limit
            self._made.append(BoundFile(path, bound.pages, size, large, bound.only_named))

    def _groups(self, proofs: Sequence[BinderProof]) -> list[tuple[BinderProof, ...]]:
        """Return the proofs in their order, as many together as should fit."""
        groups: list[list[BinderProof]] = [[]]
        weight = 0
        for each in proofs:
            size = each.proof.size if each.is_pages else 0
            if groups[-1] and weight + size > self._limit * _ROOM:
                groups.append([])
                weight = 0
            groups[-1].append(each)
            weight += size
        return [tuple(group) for group in groups]

    def _beside(self, part: BinderPart) -> None:
        """Copy the files that are no pages (tables, sound, video) beside the PDF."""
        for each in part.proofs:
            if each.path is not None and not each.is_pages:
                path = self._folder / file_name(f"{each.label} {each.proof.name}")
                size = files.copy_file(each.path, path)
                self._made.append(BoundFile(path, 0, size, size > self._limit))
