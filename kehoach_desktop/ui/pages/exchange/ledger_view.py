"""The sổ gửi - nhận: "Gửi đi" and "Nhận về" side by side, each package a row in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.exchange import Direction, LedgerRow
from kehoach_desktop.ui.models.exchange_rows import LedgerModel
from kehoach_desktop.ui.texts import tr


class LedgerList(QWidget):
    """One column of the ledger with its heading, and what to do first while it is empty."""

    opened = Signal(object)  # LedgerRow

    def __init__(self, direction: Direction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        side = direction.value
        self.model = LedgerModel(direction, self)
        self.heading = QLabel(tr(f"exchange.{side}"))
        self.heading.setProperty("role", "heading")
        self.list = QListView()
        self.list.setAccessibleName(tr(f"exchange.{side}"))
        self.list.setModel(self.model)
        self.list.setWordWrap(True)
        self.list.setSpacing(3)
        self.list.setAlternatingRowColors(True)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.activated.connect(self._open)
        self.empty = QLabel(tr(f"exchange.{side}.empty"))
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "quiet")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._side = side
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.heading)
        column.addWidget(self.empty, 1)
        column.addWidget(self.list, 1)
        self.load([])

    def load(self, rows: list[LedgerRow]) -> None:
        """Take the ledger."""
        self.model.load(rows)
        self._tell()

    def show_only(self, words: str) -> None:
        """Show the rows with all `words`."""
        self.model.show_only(words)
        self._tell(words)

    def _tell(self, words: str = "") -> None:
        number = len(self.model.rows)
        self.heading.setText(f"{tr(f'exchange.{self._side}')} ({number})")
        self.list.setVisible(number > 0)
        self.empty.setVisible(number == 0)
        none = tr("common.filter.none", query=words) if words.strip() else ""
        self.empty.setText(none or tr(f"exchange.{self._side}.empty"))

    def _open(self) -> None:
        line = self.list.currentIndex().row()
        if 0 <= line < len(self.model.rows):
            self.opened.emit(self.model.rows[line])


class LedgerView(QWidget):
    """Actions above, the two columns below."""

    send_wanted = Signal()
    open_wanted = Signal()
    trust_wanted = Signal()
    row_opened = Signal(object)  # LedgerRow

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.send = self._button("send", self.send_wanted)
        self.send.setProperty("role", "primary")
        self.open = self._button("open", self.open_wanted)
        self.trust = self._button("offices", self.trust_wanted)
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("common.filter.hint"))
        self.words.setAccessibleName(tr("common.filter.hint"))
        self.words.setClearButtonEnabled(True)
        self.out = LedgerList(Direction.OUT)
        self.into = LedgerList(Direction.IN)
        self.words.textChanged.connect(self.out.show_only)
        self.words.textChanged.connect(self.into.show_only)
        for column in (self.out, self.into):
            column.opened.connect(self.row_opened)
        actions = QHBoxLayout()
        for button in (self.send, self.open, self.trust):
            actions.addWidget(button)
        actions.addWidget(self.words, 1)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addLayout(actions, 0, 0, 1, 2)
        grid.addWidget(self.out, 1, 0)
        grid.addWidget(self.into, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(1, 1)

    def _button(self, name: str, signal: SignalInstance) -> QPushButton:
        button = QPushButton(tr(f"exchange.{name}"))
        button.setToolTip(tr(f"exchange.{name}.tip"))
        button.clicked.connect(signal)
        return button

    def load(self, rows: list[LedgerRow]) -> None:
        """Take the ledger."""
        self.out.load(rows)
        self.into.load(rows)
        self.out.show_only(self.words.text())
        self.into.show_only(self.words.text())
