"""A QR code, painted module by module, with the quiet zone the standard asks for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kehoach_desktop.ui.texts import tr

#: Light modules around the code (ISO/IEC 18004: four).
QUIET = 4

Modules = tuple[tuple[bool, ...], ...]


def qr_image(modules: Modules, scale: int) -> QImage:
    """Return the code as a black and white picture, `scale` pixels a module."""
    side = (len(modules) + 2 * QUIET) * scale
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    for y, line in enumerate(modules):
        for x, dark in enumerate(line):
            if dark:
                painter.fillRect(
                    (x + QUIET) * scale, (y + QUIET) * scale, scale, scale, QColor("black")
                )
    painter.end()
    return image


class QrView(QWidget):
    """Shows one code as large as whole pixels allow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._modules: Modules = ()
        self.setAccessibleName(tr("exchange.qr"))
        self.setToolTip(tr("exchange.qr"))

    def show_code(self, modules: Modules) -> None:
        """Show `modules`; () shows nothing."""
        self._modules = modules
        self.setVisible(bool(modules))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # Qt's name
        """Four pixels a module."""
        side = (len(self._modules) + 2 * QUIET) * 4
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:  # Qt's name
        """Three pixels a module can still be read by a phone."""
        side = (len(self._modules) + 2 * QUIET) * 3
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's name
        """Paint the picture in the middle."""
        if not self._modules:
            return
        modules = len(self._modules) + 2 * QUIET
        scale = max(1, min(self.width(), self.height()) // modules)
        image = qr_image(self._modules, scale)
        painter = QPainter(self)
        painter.drawImage(
            (self.width() - image.width()) // 2, (self.height() - image.height()) // 2, image
        )
        painter.end()


#: For layouts: the code stands at the top right of its card.
ALIGNMENT = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
