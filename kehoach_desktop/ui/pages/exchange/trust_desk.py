"""What happens on the page of trust: introduce this PC, print its sheet, trust another one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from kehoach_desktop.ui.page import Page
from kehoach_desktop.ui.pages.exchange import ask_path
from kehoach_desktop.ui.pages.exchange.trust_view import TrustView
from kehoach_desktop.ui.shell import Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets import open_file

if TYPE_CHECKING:
    from kehoach_desktop.domain.exchange import Peer
    from kehoach_desktop.services.packages.introductions import Introduction
    from kehoach_desktop.services.ports.printing import IntroductionCard


class TrustDesk(QObject):
    """Owns the `TrustView` and runs its steps in the name of the page."""

    #: An office was added: read what depends on it again.
    changed = Signal()
    #: A file is known now: an introduction that was read, or our own that was written.
    seen = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self.view = TrustView()
        self._page = page
        self._shell = page.shell
        self._card: IntroductionCard | None = None
        self._path = Path()
        self.view.introduce_wanted.connect(self._introduce)
        self.view.print_wanted.connect(self._print_sheet)
        self.view.add_wanted.connect(self._ask)
        self.view.form.typed.connect(self._trust)

    def open(self) -> None:
        """Show who this PC is; its key is made at the first visit."""
        self.view.form.hide()
        self.view.add.setFocus()
        self._page.run(lambda: self._shell.app.exchange.card(), self._show_card)

    def show_introduction(self, introduction: Introduction) -> None:
        """Ask for the last two groups of an introduction that was opened."""
        self._path = introduction.path
        self.seen.emit(introduction.path)
        self.view.form.show_introduction(introduction)

    def _show_card(self, card: IntroductionCard) -> None:
        self._card = card
        self.view.show_card(card)

    def _introduce(self, dest: Path) -> None:
        self._page.run(
            lambda reporter: self._shell.app.exchange.introduce(dest, reporter),
            self._introduced,
            reports=True,
            label=tr("exchange.saving"),
        )

    def _introduced(self, card: IntroductionCard) -> None:
        self.seen.emit(card.path)
        self._shell.say(tr("exchange.introduced", path=card.path), Tone.DONE)

    def _print_sheet(self) -> None:
        card, office = self._card, self._shell.office
        if card is None or office is None:
            return
        stamp = f"{self._shell.clock.now():%Y%m%d-%H%M%S}"
        path = open_file.print_folder() / f"phieu-gioi-thieu-{stamp}.pdf"

        def make() -> None:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._shell.app.printing.introduction_pdf_to(path, card, office)

        def opened(_none: object) -> None:
            open_file.open_in_viewer(
                self._page,
                path,
                tr("exchange.sheet.printed"),
                tr("exchange.sheet.printed_no_viewer", path=path),
            )

        self._page.run(make, opened, label=tr("exchange.sheet.working"))

    def _ask(self) -> None:
        path = ask_path.ask_package(self.view)
        if path is not None:
            self._page.run(
                lambda: self._shell.app.exchange.read_introduction(path),
                self.show_introduction,
                label=tr("exchange.checking"),
            )

    def _trust(self, digits: str) -> None:
        self._page.run(
            lambda: self._shell.app.exchange.trust(self._path, digits),
            self._trusted,
            self.view.form.refuse,
        )

    def _trusted(self, peer: Peer) -> None:
        self.view.form.hide()
        self._shell.say(tr("exchange.trust.done", name=peer.office_name), Tone.DONE)
        self._shell.saved()
        self.changed.emit()
