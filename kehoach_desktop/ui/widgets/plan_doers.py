"""Choosing agencies: typed names, separated by ";", or ticked in the office's own list."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from kehoach_desktop.domain.office import Agency
from kehoach_desktop.domain.plans.task import Doer
from kehoach_desktop.domain.vntext import clean, fold
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import TextField


def doer_of(name: str, agencies: Sequence[Agency], known: Sequence[Doer] = ()) -> Doer:
    """Return the doer a typed name means: one already there, an agency of the office, or a name.

    An agency is found by its full or short name, without regard to marks and capitals.
    """
    for doer in known:
        if doer.name == name:
            return doer
    folded = fold(name)
    for agency in agencies:
        if folded in {fold(agency.name), fold(agency.short_name)} - {""}:
            return Doer(agency.name, agency.id)
    return Doer(name)


def parse_doers(text: str, agencies: Sequence[Agency], known: Sequence[Doer]) -> tuple[Doer, ...]:
    """Return the doers of a line "A; B; C", each once, in order."""
    found: dict[str, Doer] = {}
    for part in text.split(";"):
        name = clean(part).strip(" .")
        if name:
            doer = doer_of(name, agencies, known)
            found.setdefault(doer.agency_id or doer.name, doer)
    return tuple(found.values())


class DoersField(QWidget):
    """A line of names with a menu of the office's agencies beside it.

    `chosen(tuple of Doer)`. With `single` one name only: choosing another replaces it.
    """

    chosen = Signal(object)

    def __init__(
        self,
        agencies: Sequence[Agency],
        hint: str = "",
        *,
        single: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._agencies = tuple(agencies)
        self._single = single
        self._doers: tuple[Doer, ...] = ()
        self.names = TextField(hint)
        self.names.edited.connect(self._typed)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.pick = QToolButton()
        self.pick.setText(tr("plans.doers.pick"))
        self.pick.setToolTip(tr("plans.doers.pick.hint"))
        self.pick.setMenu(self._menu)
        self.pick.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.names, 1)
        row.addWidget(self.pick)
        self.setFocusProxy(self.names)

    def setAccessibleName(self, name: str) -> None:
        """Name the line and the menu."""
        super().setAccessibleName(name)
        self.names.setAccessibleName(name)
        self.pick.setAccessibleName(f"{name}: {tr('plans.doers.pick')}")

    def show_doers(self, doers: tuple[Doer, ...]) -> None:
        """Show `doers`, unless the line already means them."""
        if doers == self._doers:
            return
        self._doers = doers
        self.names.show_value("; ".join(doer.name for doer in doers))

    def _typed(self, text: str) -> None:
        doers = parse_doers(text, self._agencies, self._doers)
        if doers != self._doers:
            self._doers = doers
            self.chosen.emit(doers)

    def _fill_menu(self) -> None:
        self._menu.clear()
        ids = {doer.agency_id for doer in self._doers}
        for agency in self._agencies:
            action = QAction(agency.name, self._menu)
            action.setCheckable(True)
            action.setChecked(agency.id in ids)
            action.triggered.connect(lambda _on=False, each=agency: self.toggle(each))
            self._menu.addAction(action)
        if not self._agencies:
            self._menu.addAction(tr("plans.doers.none")).setEnabled(False)

    def toggle(self, agency: Agency) -> None:
        """Add an agency, or take it off where it is named already."""
        rest = tuple(doer for doer in self._doers if doer.agency_id != agency.id)
        if len(rest) == len(self._doers):
            doer = Doer(agency.name, agency.id)
            rest = (doer,) if self._single else (*rest, doer)
        self.show_doers(rest)
        self.chosen.emit(rest)

    def choose(self, agencies: Sequence[Agency]) -> None:
        """Name all of `agencies` beside those that are named already."""
        known = {doer.agency_id for doer in self._doers}
        added = tuple(Doer(each.name, each.id) for each in agencies if each.id not in known)
        self.show_doers(self._doers + added)
        self.chosen.emit(self._doers)
