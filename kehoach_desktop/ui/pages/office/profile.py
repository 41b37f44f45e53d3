"""What the office is: unit, province, its own word for its villages."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kehoach_desktop.domain.office import OfficeProfile, UnitKind
from kehoach_desktop.domain.units import village_words
from kehoach_desktop.domain.vntext import upper_first
from kehoach_desktop.ui.pages.office.draft import OfficeDraft
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.field import ChoiceField, OpenChoice, TextField, labelled

COMMUNE_KINDS = (UnitKind.COMMUNE, UnitKind.WARD, UnitKind.SPECIAL_ZONE)
PROVINCE_KINDS = (UnitKind.PROVINCE, UnitKind.CITY)


def kind_choices(kinds: tuple[UnitKind, ...]) -> list[tuple[object, str]]:
    """Return kinds of unit with their words, for a drop-down."""
    return [(kind, upper_first(kind.value)) for kind in kinds]


class ProfileSection(QWidget):
    """The fields of the profile that are single values."""

    def __init__(self, draft: OfficeDraft) -> None:
        super().__init__()
        self._draft = draft
        self._showing = False
        intro = QLabel(tr("office.profile.intro"))
        intro.setProperty("role", "quiet")
        intro.setWordWrap(True)
        self.kind = ChoiceField(_plain("office.profile.kind"), kind_choices(COMMUNE_KINDS))
        self.name = TextField(_plain("office.profile.name"))
        self.province_kind = ChoiceField(
            _plain("office.profile.province_kind"), kind_choices(PROVINCE_KINDS)
        )
        self.province = TextField(_plain("office.profile.province"))
        self.village = OpenChoice(tr("office.profile.village_hint"), ())
        self.problem = QLabel(tr("office.profile.name_missing"))
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        self.problem.hide()
        self.preview = QLabel()
        self.preview.setWordWrap(True)
        self.preview.setProperty("role", "heading")
        self.code = QLabel()
        self.code.setProperty("role", "small")
        self._village_box = labelled("", self.village, tr("office.profile.village_hint"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(12)
        grid.addWidget(labelled(tr("office.profile.kind"), self.kind), 0, 0)
        grid.addWidget(labelled(tr("office.profile.name"), self.name), 0, 1)
        grid.addWidget(labelled(tr("office.profile.province_kind"), self.province_kind), 1, 0)
        grid.addWidget(labelled(tr("office.profile.province"), self.province), 1, 1)
        grid.addWidget(self._village_box, 2, 0)
        grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(intro)
        column.addWidget(self.preview)
        column.addLayout(grid)
        column.addWidget(self.problem)
        column.addWidget(self.code)
        again = QPushButton(tr("office.profile.again"))
        again.clicked.connect(draft.shell.guide_requested)
        column.addWidget(again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.kind.picked.connect(lambda _kind: self._changed())
        self.province_kind.picked.connect(lambda _kind: self._changed())
        self.name.textEdited.connect(lambda _text: self._changed())
        self.province.textEdited.connect(lambda _text: self._changed())
        self.village.currentTextChanged.connect(lambda _text: self._changed())
        draft.shown.connect(self._show)
        draft.changed.connect(self._tell)
        if draft.is_open:
            self._show(draft.profile)
        self.setFocusProxy(self.name)

    def _show(self, profile: OfficeProfile) -> None:
        self._showing = True
        self.kind.choose(profile.unit_kind)
        self.name.setText(profile.unit_name)
        self.province_kind.choose(profile.province_kind)
        self.province.setText(profile.province)
        self.village.clear()
        self.village.addItems(list(village_words(profile.unit_kind)))
        self.village.setCurrentText(profile.village_word)
        self._showing = False
        self._tell(profile)

    def _changed(self) -> None:
        if self._showing:
            return
        before = self._draft.profile
        kind = self.kind.choice()
        province_kind = self.province_kind.choice()
        self.problem.setVisible(not (self.name.value and self.province.value))
        # An emptied field keeps the last name: a page must never print without one.
        name = self.name.value or before.unit_name
        renamed = name != before.unit_name or kind is not before.unit_kind
        self._draft.update(
            replace(
                before,
                unit_kind=UnitKind(str(kind)),
                unit_name=name,
                province_kind=UnitKind(str(province_kind)),
                province=self.province.value or before.province,
                village_word=self.village.value or before.village_word,
                unit_code="" if renamed else before.unit_code,
            )
        )

    def _tell(self, profile: OfficeProfile) -> None:
        self.preview.setText(
            tr(
                "office.profile.preview",
                committee=profile.committee,
                province=profile.full_province,
            )
        )
        self.code.setText(
            tr("office.profile.code", code=profile.unit_code) if profile.unit_code else ""
        )
        label = self._village_box.findChild(QLabel)
        if isinstance(label, QLabel):
            label.setText(tr("office.profile.village", unit=profile.unit_kind.value))


def _plain(key: str) -> str:
    return tr(key).replace("&", "")
