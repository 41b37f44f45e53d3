"""Offered sentences ("Câu gợi ý") of a section: one key or one click puts one into the text."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel

from kehoach_desktop.domain.plans.guidance import OfferedSentence
from kehoach_desktop.domain.vntext import UNKNOWN, fold
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_folding import Folding, TextButton

_MARK = '<span style="background:#ffe08a;color:#5a3a00">' + UNKNOWN + "</span>"


class OffersPanel(Folding):
    """Lists the sentences that are not in the text yet: `taken(OfferedSentence)`."""

    taken = Signal(object)

    def __init__(self) -> None:
        super().__init__("")
        self._offers: tuple[OfferedSentence, ...] = ()
        self._shown: tuple[OfferedSentence, ...] | None = None
        self._buttons: list[TextButton] = []
        self._hint = QLabel(tr("plans.offers.hint"))
        self._hint.setProperty("role", "small")
        self._hint.setWordWrap(True)
        self.column.addWidget(self._hint)
        self.hide()

    def show_offers(self, offers: Sequence[OfferedSentence], texts: Iterable[str]) -> None:
        """Offer `offers` but those that stand in `texts` already."""
        self._offers = tuple(offers)
        self.hide_used(texts)

    def enter(self) -> None:
        """Open the list and put the focus on its first sentence."""
        self.open()
        if self._buttons:
            self._buttons[0].setFocus()

    def hide_used(self, texts: Iterable[str]) -> None:
        """Leave out what stands in `texts` already."""
        used = {fold(text).strip(" .;") for text in texts}
        shown = tuple(each for each in self._offers if fold(each.text).strip(" .;") not in used)
        if shown == self._shown:
            return
        self._shown = shown
        for button in self._buttons:
            button.deleteLater()
        self._buttons = []
        for offer in shown:
            words = html.escape(offer.text).replace(UNKNOWN, _MARK)
            button = TextButton(words)
            button.setAccessibleName(offer.text)
            button.pressed.connect(lambda offer=offer: self.taken.emit(offer))
            self._buttons.append(button)
            self.column.addWidget(button)
        self.set_title(tr("plans.offers", n=len(shown)))
        self.setVisible(bool(self._offers))
