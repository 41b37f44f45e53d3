"""Introduction of two offices: this PC's fingerprint, the offices that are trusted, a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.ui.pages.exchange.digits_form import DigitsForm
from kehoach_desktop.ui.pages.exchange.place_chooser import PlaceChooser
from kehoach_desktop.ui.pages.exchange.qr_view import ALIGNMENT, QrView
from kehoach_desktop.ui.texts import screen_date, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach_desktop.domain.exchange import Peer
    from kehoach_desktop.services.ports.files import Drive
    from kehoach_desktop.services.ports.printing import IntroductionCard


def peer_text(peer: Peer) -> str:
    """Return the two lines of a trusted office."""
    since = tr("exchange.trust.since", day=screen_date(peer.trusted_at.date()))
    return f"{peer.office_name}\n{since} · {peer.fingerprint}"


class TrustView(QWidget):
    """Left: who we are, to be introduced. Right: whom we trust, and how to add one."""

    introduce_wanted = Signal(object)  # Path of the folder
    print_wanted = Signal()
    add_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.office = QLabel()
        self.office.setWordWrap(True)
        self.digits = QLabel()
        self.digits.setProperty("role", "big")
        self.digits.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.qr = QrView()
        self.place = PlaceChooser()
        self.introduce = QPushButton(tr("exchange.introduce.save"))
        self.introduce.setToolTip(tr("exchange.introduce.save.tip"))
        self.print = QPushButton(tr("exchange.introduce.print"))
        self.print.setToolTip(tr("exchange.introduce.print.tip"))
        self.peers = QListWidget()
        self.peers.setAccessibleName(tr("exchange.trusted"))
        self.peers.setWordWrap(True)
        self.peers.setSpacing(3)
        self.none = QLabel(tr("exchange.trusted.empty"))
        self.none.setWordWrap(True)
        self.none.setProperty("role", "quiet")
        self.none.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.add = QPushButton(tr("exchange.trust.add"))
        self.add.setProperty("role", "primary")
        self.add.setToolTip(tr("exchange.trust.add.tip"))
        self.back = QPushButton(tr("common.back"))
        self.form = DigitsForm()
        self.form.hide()
        self._lay_out()
        self.introduce.clicked.connect(self._introduce)
        self.print.clicked.connect(self.print_wanted)
        self.add.clicked.connect(self.add_wanted)
        self.back.clicked.connect(self.left)
        self.place.changed.connect(self._check)
        self.form.left.connect(self.form.hide)
        self._check()

    def _lay_out(self) -> None:
        own = QFrame()
        own.setProperty("role", "card")
        grid = QGridLayout(own)
        heading = QLabel(tr("exchange.introduce.title"))
        heading.setProperty("role", "heading")
        how = QLabel(tr("exchange.introduce.how"))
        how.setWordWrap(True)
        words = QVBoxLayout()
        for widget in (heading, self.office, self.digits):
            words.addWidget(widget)
        words.addStretch(1)
        grid.addLayout(words, 0, 0)
        grid.addWidget(self.qr, 0, 1, ALIGNMENT)
        grid.addWidget(how, 1, 0, 1, 2)
        grid.addWidget(self.place, 2, 0, 1, 2)
        buttons = QHBoxLayout()
        buttons.addWidget(self.introduce)
        buttons.addWidget(self.print)
        buttons.addStretch(1)
        grid.addLayout(buttons, 3, 0, 1, 2)
        grid.setRowStretch(2, 1)
        others = QVBoxLayout()
        trusted = QLabel(tr("exchange.trusted"))
        trusted.setProperty("role", "heading")
        others.addWidget(trusted)
        others.addWidget(self.form)
        others.addWidget(self.none, 1)
        others.addWidget(self.peers, 1)
        below = QHBoxLayout()
        below.addWidget(self.add)
        below.addWidget(self.back)
        below.addStretch(1)
        others.addLayout(below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(own, 1)
        row.addLayout(others, 1)

    def show_card(self, card: IntroductionCard) -> None:
        """Show who this PC is; the digits stand in two lines of three groups."""
        groups = card.fingerprint.split()
        self.office.setText(card.office_name)
        self.digits.setText("  ".join(groups[:3]) + "\n" + "  ".join(groups[3:]))
        self.digits.setAccessibleName(card.fingerprint)
        self.qr.show_code(card.qr)

    def show_peers(self, peers: Sequence[Peer]) -> None:
        """Show the trusted offices."""
        self.peers.clear()
        for peer in peers:
            item = QListWidgetItem(peer_text(peer))
            item.setToolTip(peer_text(peer))
            self.peers.addItem(item)
        self.peers.setVisible(bool(peers))
        self.none.setVisible(not peers)

    def offer_drives(self, drives: Sequence[Drive]) -> None:
        """Offer the drives that are plugged in now."""
        self.place.offer(drives)

    def _check(self) -> None:
        self.introduce.setEnabled(self.place.place is not None)

    def _introduce(self) -> None:
        if self.place.place is not None:
            self.introduce_wanted.emit(self.place.place)
