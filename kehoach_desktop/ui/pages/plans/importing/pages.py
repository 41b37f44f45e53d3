"""The source as it looks: its pages, with the place of the chosen part marked on them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.printing import PrintedDocument, TextSpot
from kehoach_desktop.services.printing import Printing
from kehoach_desktop.ui.operations import Operations
from kehoach_desktop.ui.pages.plans.importing.desk import ImportDesk
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.preview_pane import PreviewPane
from kehoach_desktop.ui.widgets.preview_view import SHORT


class SourcePages(PreviewPane):
    """Pages of a PDF, or a photo; a click chooses the part that was read there.

    `kind` is "pdf" or "picture", `original` the bytes of the file.
    """

    def __init__(
        self,
        desk: ImportDesk,
        operations: Operations,
        printing: Printing,
        original: bytes,
        kind: str,
        parent: QWidget | None = None,
    ) -> None:
        is_pdf = kind == "pdf"

        def make() -> PrintedDocument:
            return printing.sized_pdf(original) if is_pdf else _photo(original)

        super().__init__(operations, printing.page if is_pdf else _painted, parent)
        self._desk = desk
        self._told: tuple[object, object] = (None, None)
        self.print_button.hide()
        self.view.setAccessibleName(tr("import.pages"))
        self.clicked.connect(desk.choose)
        self.printed.connect(lambda _document: self._shown())
        desk.changed.connect(self.refresh_spots)
        desk.chosen.connect(self.mark)
        self.refresh(make, now=True)

    def _shown(self) -> None:
        self._told = (None, None)  # the view has another document
        self.refresh_spots()

    def refresh_spots(self) -> None:
        """Learn again which line went where, and mark the chosen part."""
        reading = self._desk.reading
        told = (reading.lines, reading.places)
        if any(new is not old for new, old in zip(told, self._told, strict=True)):
            self._told = told  # a long paper has thousands of them: most mends change none
            self.view.show_spots(spots_of(self._desk))
        self.mark(self._desk.key)


def spots_of(desk: ImportDesk) -> list[TextSpot]:
    """Return where on the pages each part was read, and each line that went into no part."""
    reading, lines = desk.reading, desk.draft.lines
    spots: list[TextSpot] = []
    owned: set[int] = set()
    told: set[str] = set()
    for key, indices in reading.lines:
        told.add(key)
        for at in indices:
            owned.add(at)
            spots += _spot(lines[at].place.page, lines[at].place.box, key)
    for key, place in reading.places:
        if key not in told:
            spots += _spot(place.page, place.box, key)
    for at, line in enumerate(lines):
        if at not in owned:
            spots += _spot(line.place.page, line.place.box, f"line:{line.place.line}")
    return spots


def _spot(page: int | None, box: tuple[int, int, int, int] | None, key: str) -> list[TextSpot]:
    return [TextSpot(page - 1, *box, key)] if page is not None and box is not None else []


def _photo(data: bytes) -> PrintedDocument:
    picture = QImage.fromData(data)
    if picture.isNull():
        raise AppError("E-PDF")
    size = (SHORT, SHORT * picture.height() / max(1, picture.width()))
    return PrintedDocument(data, 1, sizes=(size,))


def _painted(photo: PrintedDocument, _index: int, width: int) -> tuple[int, int, bytes]:
    """Return a photo `width` pixels wide, as a printed page is painted."""
    smooth = Qt.TransformationMode.SmoothTransformation
    picture = QImage.fromData(photo.pdf).scaledToWidth(width, smooth)
    picture = picture.convertToFormat(QImage.Format.Format_RGB32)
    return picture.width(), picture.height(), bytes(picture.constBits())
