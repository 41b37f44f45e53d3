"""What was changed from an encoding of before Unicode: said first, looked through, never hidden."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.imports.read_document import ReadConversion
from kehoach_desktop.ui.texts import tr

#: Uncertain words named in the sentence; the list has them all.
_NAMED = 8
#: Height of the list, lines of text.
_LINES = 9
_PLACE = Qt.ItemDataRole.UserRole


class ConversionBar(QWidget):
    """`chosen(line)`: a changed line was chosen; `line` as its place numbers it, from 1."""

    chosen = Signal(int)

    def __init__(
        self, conversions: tuple[ReadConversion, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._conversions = conversions
        self.label = QLabel(_words(conversions))
        self.label.setWordWrap(True)
        self.open = QPushButton(tr("import.converted.open"))
        self.open.setCheckable(True)
        self.open.setToolTip(tr("import.converted.open.hint"))
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(tr("import.converted.open"))
        self.list.setHeaderLabels(
            [tr(f"import.converted.{each}") for each in ("line", "uncertain", "after", "before")]
        )
        self.list.setMaximumHeight(self.fontMetrics().height() * _LINES)
        self.list.hide()
        self.open.toggled.connect(self._toggled)
        self.list.currentItemChanged.connect(self._chosen)
        row = QHBoxLayout()
        row.addWidget(self.label, 1)
        row.addWidget(self.open)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.list)
        self.setVisible(bool(conversions))

    def _toggled(self, on: bool) -> None:
        if on and not self.list.topLevelItemCount():
            # Uncertain ones first: they are what an officer has to look at.
            for each in sorted(self._conversions, key=lambda each: not each.uncertain):
                row = [str(each.place.line), ", ".join(each.uncertain), each.after, each.before]
                item = QTreeWidgetItem(row)
                item.setData(0, _PLACE, each.place.line)
                for column, words in enumerate(row):
                    item.setToolTip(column, words)
                self.list.addTopLevelItem(item)
            wide = self.width()
            for column, share in enumerate((0.06, 0.2, 0.37)):
                self.list.setColumnWidth(column, int(wide * share))
        self.list.setVisible(on)
        if on:
            self.list.setFocus()

    def _chosen(self, item: QTreeWidgetItem | None, _old: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(0, _PLACE))


def _words(conversions: tuple[ReadConversion, ...]) -> str:
    encodings = dict.fromkeys(
        tr("import.converted.vni" if each.encoding == "vni" else "import.converted.tcvn3")
        for each in conversions
    )
    said = tr("import.converted", names=", ".join(encodings), lines=len(conversions))
    doubtful = list(dict.fromkeys(word for each in conversions for word in each.uncertain))
    if not doubtful:
        return f"{said} {tr('import.converted.sure')}"
    names = ", ".join(doubtful[:_NAMED]) + (", …" if len(doubtful) > _NAMED else "")
    return f"{said} {tr('import.converted.doubt', count=len(doubtful), names=names)}"
