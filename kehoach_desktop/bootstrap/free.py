"""Services that need no data folder and make none: for anybody's files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kehoach_desktop.paths import DataFolder, default_data_root, resource

if TYPE_CHECKING:
    from kehoach_desktop.documents.pdf.printer import PdfPrinter
    from kehoach_desktop.domain.imports.read_document import ReadDocument
    from kehoach_desktop.services.checks.file_reviewing import FileReviewing
    from kehoach_desktop.services.checks.layout_check import LayoutCheck
    from kehoach_desktop.services.packages.package_reader import PackageReader
    from kehoach_desktop.services.ports.autostart import Autostart
    from kehoach_desktop.services.reading import Reading
    from kehoach_desktop.services.tasks.calendars import Calendars


def package_reader() -> PackageReader:
    """Return what verifies and shows packages; it needs no data folder and makes none."""
    from kehoach_desktop.archive.packages import Packages
    from kehoach_desktop.services.packages.package_reader import PackageReader

    return PackageReader(Packages())


def calendars(root: Path | None = None) -> Calendars:
    """Return the tables of days off; those of the data folder `root`, if any, come before ours."""
    from kehoach_desktop.services.tasks.calendars import Calendars

    return Calendars(resource("calendar"), DataFolder(root).calendar if root else None)


def layout_check(fonts: Path | None = None) -> LayoutCheck:
    """Return what measures anybody's paper against the decree; it needs no data folder."""
    from kehoach_desktop.documents.composition_check import CheckPapers
    from kehoach_desktop.documents.pdf.printer import PdfPrinter
    from kehoach_desktop.measure.check import check_paper
    from kehoach_desktop.services.checks.layout_check import LayoutCheck

    return LayoutCheck(check_paper, CheckPapers(PdfPrinter(fonts)))


def autostart(root: Path) -> Autostart:
    """Return what starts the program with the PC; it then opens the data folder `root`."""
    from kehoach_desktop.system.autostart import system_autostart

    return system_autostart(None if root == default_data_root() else root)


def check_engine(folder: Path) -> str:
    """Return the version of SQLite, which did in `folder` what we need; else E-SELF-TEST."""
    from kehoach_desktop.storage import engine_check

    return engine_check.check_engine(folder)


def check_photos(folder: Path) -> str:
    """Return the kinds of photos that `folder` could keep as evidence; else E-PHOTO."""
    from kehoach_desktop.reading import photos

    return photos.check_photos(folder)


def document_reader() -> Reading:
    """Return what reads anybody's document; it needs no data folder and makes none."""
    from kehoach_desktop.reading.door import read_file, read_paste
    from kehoach_desktop.reading.scans import can_recognise
    from kehoach_desktop.services.reading import Reading

    return Reading(read_file, read_paste, can_recognise)


def file_reviewing(fonts: Path | None = None) -> FileReviewing:
    """Return the review of anybody's files; it needs no data folder and makes none.

    What reads Word and PDF, prints, and knows the trade's sentences is loaded when asked for.
    """
    from kehoach_desktop.services.checks.file_reviewing import FileReviewing

    def read(path: Path) -> ReadDocument:
        from kehoach_desktop.reading.door import read_file

        return read_file(path)

    def printer() -> PdfPrinter:
        from kehoach_desktop.documents.pdf.printer import PdfPrinter

        return PdfPrinter(fonts)

    def standard() -> frozenset[str]:
        from kehoach_desktop.services.plans.drafting import shipped_sentences

        return frozenset(shipped_sentences(resource("templates")))

    return FileReviewing(read, printer, standard)
