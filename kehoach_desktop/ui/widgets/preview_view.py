"""The pages of a printed document, one under the other; only what is in sight is drawn.

The view knows no PDF: it asks for a page picture by `picture_wanted` and is given it by
`set_picture`. Until then the picture of the page before the change stands in its place.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from kehoach_desktop.services.ports.printing import TextSpot

#: A4 in points.
SHORT, LONG = 595.28, 841.89
GAP = 12
MARGIN = 10
#: A page that fits the view is never shown larger than this (pixels to the point).
MOST = 1.5
ZOOMS = (0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0)


class PreviewView(QAbstractScrollArea):
    """`page_shown(number from 1, pages)`; `clicked(source)` names the part of the plan clicked."""

    picture_wanted = Signal(int, int)
    page_shown = Signal(int, int)
    clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = 0
        self._spots: tuple[TextSpot, ...] = ()
        self._sizes: list[tuple[float, float]] = []
        self._sized = False
        self._pictures: dict[int, QImage] = {}
        self._fresh: dict[int, int] = {}  # page → width of its up-to-date picture
        self._asked: dict[int, int] = {}
        self._marked = ""
        self._zoom: float | None = None
        self._shown = (0, 0)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setBackgroundRole(self.viewport().backgroundRole().Mid)
        self.viewport().setAutoFillBackground(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.verticalScrollBar().setSingleStep(40)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._tell_page())
        self._wanting = QTimer(self)
        self._wanting.setSingleShot(True)
        self._wanting.timeout.connect(self._want_visible)

    # --- what the pane sets

    def show_document(
        self, pages: int, spots: Sequence[TextSpot], sizes: Sequence[tuple[float, float]] = ()
    ) -> None:
        """Show another document; the place on the page stays. Pages without `sizes` are A4."""
        self._pages, self._spots = pages, tuple(spots)
        self._sized = bool(sizes)
        self._sizes = list(sizes) or [
            self._sizes[index] if index < len(self._sizes) else (SHORT, LONG)
            for index in range(pages)
        ]
        self._fresh.clear()
        self._asked.clear()
        for index in [each for each in self._pictures if each >= pages]:
            del self._pictures[index]
        self._lay_out()

    def set_picture(self, index: int, picture: QImage, asked_width: int) -> None:
        """Take the picture of a page."""
        if index >= self._pages:
            return
        self._pictures[index] = picture
        self._fresh[index] = asked_width
        turned = picture.width() > picture.height()
        size = (LONG, SHORT) if turned else (SHORT, LONG)
        if not self._sized and self._sizes[index] != size:
            self._sizes[index] = size
            self._lay_out()
        self.viewport().update()

    def show_spots(self, spots: Sequence[TextSpot]) -> None:
        """Learn anew which part stands where; the pictures stay."""
        self._spots = tuple(spots)
        self.viewport().update()

    def mark(self, source: str, *, follow: bool = True) -> None:
        """Mark the part of the plan `source` and bring it into sight."""
        self._marked = source
        if follow:
            self.reveal(source)
        self.viewport().update()

    def reveal(self, source: str) -> None:
        """Bring the part of the plan `source` into sight, if it is on paper."""
        spot = next((each for each in self._spots if each.source == source), None)
        if spot is None:
            return
        box = self._spot_box(spot)
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        if box.top() < bar.value() + 20 or box.bottom() > bar.value() + height - 20:
            bar.setValue(int(box.center().y() - height / 3))

    def zoom(self, step: int) -> None:
        """Make pages larger (1) or smaller (-1)."""
        now = self._scale(0)
        if step > 0:
            self._zoom = next((each for each in ZOOMS if each > now + 0.01), ZOOMS[-1])
        else:
            self._zoom = next((each for each in reversed(ZOOMS) if each < now - 0.01), ZOOMS[0])
        self._lay_out()

    def fit(self) -> None:
        """Make pages as wide as the view."""
        self._zoom = None
        self._lay_out()

    def forget_pictures(self) -> None:
        """Drop every picture: another document is coming."""
        self._pictures.clear()

    # --- geometry, in pixels of the whole strip of pages

    def _scale(self, index: int) -> float:
        if self._zoom is not None:
            return self._zoom
        width = self._sizes[index][0] if index < len(self._sizes) else SHORT
        return min(MOST, max(0.2, (self.viewport().width() - 2 * MARGIN) / width))

    def _boxes(self) -> list[QRectF]:
        boxes = []
        top = float(MARGIN)
        room = self.viewport().width()
        for index, (width, height) in enumerate(self._sizes):
            scale = self._scale(index)
            left = max(float(MARGIN), (room - width * scale) / 2)
            boxes.append(QRectF(left, top, width * scale, height * scale))
            top += height * scale + GAP
        return boxes

    def _spot_box(self, spot: TextSpot) -> QRectF:
        if spot.page >= len(self._sizes):
            return QRectF()
        scale, page = self._scale(spot.page), self._boxes()[spot.page]
        corner = page.topLeft() + QPointF(spot.left, spot.top) * scale
        return QRectF(
            corner.x(),
            corner.y(),
            (spot.right - spot.left) * scale,
            (spot.bottom - spot.top) * scale,
        )

    def _lay_out(self) -> None:
        boxes = self._boxes()
        height = boxes[-1].bottom() + MARGIN if boxes else 0
        width = max((box.right() + MARGIN for box in boxes), default=0)
        view = self.viewport().size()
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setRange(0, max(0, int(height - view.height())))
        self.horizontalScrollBar().setPageStep(view.width())
        self.horizontalScrollBar().setRange(0, max(0, int(width - view.width())))
        self.viewport().update()
        self._tell_page()

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _visible(self) -> list[tuple[int, QRectF]]:
        view = QRectF(self.viewport().rect()).translated(self._offset())
        return [(i, box) for i, box in enumerate(self._boxes()) if box.intersects(view)]

    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        number = 0
        for index, box in enumerate(self._boxes()):
            if box.top() <= middle or index == 0:
                number = index + 1
        if (number, self._pages) != self._shown:
            self._shown = (number, self._pages)
            self.page_shown.emit(number, self._pages)
        self._wanting.start(0)

    def _want_visible(self) -> None:
        ratio = self.devicePixelRatioF()
        for index, box in self._visible():
            width = max(1, round(box.width() * ratio))
            if self._fresh.get(index) != width and self._asked.get(index) != width:
                self._asked[index] = width
                self.picture_wanted.emit(index, width)

    # --- Qt's own names

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.translate(-self._offset())
        marked = [spot for spot in self._spots if spot.source == self._marked]
        for index, box in self._visible():
            painter.fillRect(box, QColor("white"))
            if picture := self._pictures.get(index):
                painter.drawImage(box, picture, QRectF(picture.rect()))
            for spot in marked:
                if spot.page == index:
                    place = self._spot_box(spot).adjusted(-4, -1, 4, 1)
                    painter.fillRect(place, QColor(11, 83, 148, 28))
                    painter.fillRect(
                        QRectF(place.left() - 3, place.top(), 3, place.height()),
                        QColor(11, 83, 148, 200),
                    )
        painter.end()

    def resizeEvent(self, event: object) -> None:
        """Lay the pages out again, staying on the same part of the same page."""
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._lay_out()
        bar.setValue(round(share * bar.maximum()))

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Draw again at the new place."""
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell which part of the plan was clicked."""
        if source := self.source_at(event.position()):
            self.clicked.emit(source)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page through."""
        bar = self.verticalScrollBar()
        steps = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Space: 1, Qt.Key.Key_PageUp: -1}
        if step := steps.get(Qt.Key(event.key())):
            bar.setValue(bar.value() + step * bar.pageStep())
        else:
            super().keyPressEvent(event)

    def source_at(self, position: QPointF) -> str:
        """Return the part of the plan at a place of the view, the nearest of that page."""
        point = position + self._offset()
        for index, box in self._visible():
            if not box.contains(point):
                continue
            spots = [spot for spot in self._spots if spot.page == index]
            hit = [spot for spot in spots if self._spot_box(spot).contains(point)]
            if hit:
                return min(hit, key=_area).source
            if spots:
                return min(spots, key=lambda spot: _away(self._spot_box(spot), point)).source
        return ""

    def visible_rect(self) -> QRect:
        """Return what part of the strip of pages is in sight."""
        return self.viewport().rect().translated(self._offset().toPoint())


def _area(spot: TextSpot) -> float:
    return (spot.right - spot.left) * (spot.bottom - spot.top)


def _away(box: QRectF, point: QPointF) -> float:
    across = max(box.left() - point.x(), 0.0, point.x() - box.right())
    down = max(box.top() - point.y(), 0.0, point.y() - box.bottom())
    return across * across + 4 * down * down
