"""Screen 1: which commune, and what it calls its villages."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from kehoach_desktop.domain.office import OfficeProfile, Unit, UnitKind
from kehoach_desktop.domain.units import village_words
from kehoach_desktop.ui.pages.first_start.step import Step
from kehoach_desktop.ui.pages.office.profile import COMMUNE_KINDS, kind_choices
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.field import ChoiceField, OpenChoice, TextField, labelled
from kehoach_desktop.ui.widgets.search_box import SearchBox

_UNIT = Qt.ItemDataRole.UserRole


class UnitStep(Step):
    """One search box over all units of the country; a unit not in the list can be typed."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell, tr("first_start.unit.heading"), tr("first_start.unit.intro"))
        self.search = SearchBox(tr("first_start.unit.search"), tr("first_start.unit.search_hint"))
        self.search.searched.connect(self._search)
        self.search.entered.connect(self._entered)
        self.results = QListWidget()
        self.results.setAccessibleName(tr("first_start.unit.results"))
        self.results.currentItemChanged.connect(lambda _now, _before: self._chosen())
        self.results.itemActivated.connect(lambda _item: self.go_on.emit())
        self.search.drive(self.results)
        self.told = QLabel(tr("first_start.unit.type_first"))
        self.told.setProperty("role", "quiet")
        self.told.setWordWrap(True)
        self.typed_box = QCheckBox(tr("first_start.unit.typed"))
        self.typed_box.toggled.connect(self._typed_toggled)
        self._build_typed()
        self.village = OpenChoice(
            tr("first_start.unit.village_name"), village_words(UnitKind.COMMUNE)
        )
        self.village.setMinimumContentsLength(14)
        finder = QWidget()
        grid = QGridLayout(finder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(self.search, 0, 0)
        grid.addWidget(self.told, 1, 0)
        grid.addWidget(self.results, 2, 0)
        self._stack = QStackedWidget()
        self._stack.addWidget(finder)
        self._stack.addWidget(self._typed)
        self.column.addWidget(self._stack, 1)
        self.column.addWidget(self.typed_box)
        self.column.addWidget(labelled(tr("first_start.unit.village"), self.village))
        self._asked = ""

    def _build_typed(self) -> None:
        self.kind = ChoiceField(tr("first_start.unit.kind"), kind_choices(COMMUNE_KINDS))
        self.name = TextField(tr("first_start.unit.name"), hint=tr("first_start.unit.name_hint"))
        self.province = ChoiceField(tr("first_start.unit.province"))
        self.kind.picked.connect(lambda _kind: self._kind_picked())
        self.name.textChanged.connect(lambda _text: self.ready_changed.emit())
        self._typed = QWidget()
        grid = QGridLayout(self._typed)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.addWidget(labelled(tr("first_start.unit.kind"), self.kind), 0, 0)
        grid.addWidget(labelled(tr("first_start.unit.name"), self.name), 0, 1)
        grid.addWidget(labelled(tr("first_start.unit.province"), self.province), 1, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(2, 1)

    def focus_first(self) -> None:
        """Put the cursor into the search box."""
        (self.name if self.typed_box.isChecked() else self.search).setFocus()

    def is_ready(self) -> bool:
        """Say whether a unit is chosen or typed."""
        if self.typed_box.isChecked():
            return bool(self.name.value) and self.province.choice() is not None
        return self.chosen() is not None

    def chosen(self) -> Unit | None:
        """Return the unit chosen in the list."""
        item = self.results.currentItem()
        unit: Unit | None = item.data(_UNIT) if item is not None else None
        return unit

    def unit(self) -> Unit | None:
        """Return the unit chosen or typed (worker thread: may read the list of units)."""
        if not self.typed_box.isChecked():
            return self.chosen()
        province = self.province.choice()
        if not isinstance(province, tuple):
            return None
        kind = UnitKind(str(self.kind.choice()))
        return self.shell.app.offices.typed_unit(self.name.value, kind, province[1], province[0])

    def show_profile(self, profile: OfficeProfile | None) -> None:
        """Come back to the unit chosen before."""
        if profile is not None:
            self.search.setText(f"{profile.unit_name} {profile.province}")
            self.village.setCurrentText(profile.village_word)

    def _search(self, query: str) -> None:
        self._asked = query
        if not query:
            self._show(query, [])
            return
        offices = self.shell.app.offices
        self.shell.operations.run(
            lambda: offices.search_units(query), lambda units: self._show(query, units), owner=self
        )

    def _show(self, query: str, units: list[Unit]) -> None:
        if query != self._asked:
            return  # an answer to what was typed before
        self.results.clear()
        height = max(32, round(self.fontMetrics().height() * 1.7))
        for unit in units:
            item = QListWidgetItem(f"{unit.full_name}  –  {unit.full_province}")
            item.setData(_UNIT, unit)
            item.setSizeHint(QSize(0, height))
            self.results.addItem(item)
        if units:
            self.results.setCurrentRow(0)
            self.told.setText(tr("first_start.unit.found", count=len(units)))
        else:
            key = "first_start.unit.none" if query else "first_start.unit.type_first"
            self.told.setText(tr(key, query=query))
        self.ready_changed.emit()

    def _chosen(self) -> None:
        unit = self.chosen()
        if unit is not None:
            self._offer_villages(unit.kind)
        self.ready_changed.emit()

    def _entered(self) -> None:
        if self.is_ready():
            self.go_on.emit()

    def _typed_toggled(self, on: bool) -> None:
        self._stack.setCurrentIndex(1 if on else 0)
        if on and not self.province.count():
            offices = self.shell.app.offices
            self.shell.operations.run(offices.provinces, self._show_provinces, owner=self)
        if on:
            if not self.name.text():
                self.name.setText(self.search.query)
            self._kind_picked()
        else:
            self._chosen()
        self.focus_first()
        self.ready_changed.emit()

    def _show_provinces(self, provinces: list[tuple[UnitKind, str]]) -> None:
        self.province.set_choices(
            ((kind, name), f"{name} ({kind.value})") for kind, name in provinces
        )
        self.ready_changed.emit()

    def _kind_picked(self) -> None:
        self._offer_villages(UnitKind(str(self.kind.choice())))

    def _offer_villages(self, kind: UnitKind) -> None:
        words = village_words(kind)
        shown = [self.village.itemText(i) for i in range(self.village.count())]
        if shown != list(words):
            self.village.clear()
            self.village.addItems(list(words))
