""" "Căn cứ": the superior's document, the legal bases as records, the opening."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from kehoach_desktop.domain.plans import plan_edit
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.ui.pages.plans.history import Caret
from kehoach_desktop.ui.pages.plans.part import EditorPart
from kehoach_desktop.ui.pages.plans.session import PlanSession
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_citation import KINDS, CitationForm
from kehoach_desktop.ui.widgets.plan_fields import Field, TextField


class _BasisCard(QFrame):
    """One legal basis with its buttons."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.form = CitationForm()
        self.up = QPushButton(tr("plans.move.up"))
        self.down = QPushButton(tr("plans.move.down"))
        self.remove = QPushButton(tr("common.delete"))
        foot = QHBoxLayout()
        foot.addWidget(self.up)
        foot.addWidget(self.down)
        foot.addStretch(1)
        foot.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.addWidget(self.form)
        column.addLayout(foot)


class BasesPart(EditorPart):
    """Edits what the plan stands on."""

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(session, "bases", parent)
        self.heading(tr("plans.bases.superior"))
        self.none = QCheckBox(tr("plans.bases.none"))
        self.none.clicked.connect(
            lambda on: self.edit(replace(self.plan, without_superior_document=on))
        )
        self.column.addWidget(self.none)
        self.superior = CitationForm()
        self.superior.changed.connect(
            lambda citation: self.edit(plan_edit.set_based_on(self.plan, citation), "based_on")
        )
        self.column.addWidget(self.superior)
        self.heading(tr("plans.bases.opening"))
        self.opening = TextField(tr("plans.bases.opening.hint"), 3)
        self.opening.setAccessibleName(tr("plans.bases.opening"))
        self.opening.edited.connect(
            lambda text: self.edit(replace(self.plan, opening=text), "opening")
        )
        self.column.addWidget(self.opening)
        self.heading(tr("plans.bases.list"))
        self.about = self.note(tr("plans.bases.hint"))
        self.cards: list[_BasisCard] = []
        self._list = QVBoxLayout()
        self.column.addLayout(self._list)
        add = QPushButton(tr("plans.bases.add"))
        add.clicked.connect(self._add)
        row = QHBoxLayout()
        row.addWidget(add)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addStretch(1)
        self.refresh(session.plan)

    def refresh(self, plan: Plan) -> None:
        """Show the bases of `plan`."""
        self.none.setChecked(plan.without_superior_document)
        self.superior.setVisible(not plan.without_superior_document)
        self.superior.show_citation(plan.based_on or Citation(KINDS[0]))
        self.opening.show_value(plan.opening)
        while len(self.cards) > len(plan.legal_bases):
            self.cards.pop().deleteLater()
        while len(self.cards) < len(plan.legal_bases):
            self._append()
        for card, citation in zip(self.cards, plan.legal_bases, strict=True):
            card.form.show_citation(citation)

    def field_of(self, source: str, name: str) -> Field | None:
        """Return the opening, or a field of a basis ("subject:0")."""
        what, _, place = name.partition(":")
        if source == "bases" and place.isdigit() and int(place) < len(self.cards):
            form = self.cards[int(place)].form
            fields: dict[str, Field] = {
                "number": form.number, "issuer": form.issuer, "subject": form.subject,
            }  # fmt: skip
            return fields.get(what)
        return self.opening if source == "opening" else None

    def show_caret(self, caret: Caret) -> None:
        """Put the focus on the opening, or on the superior's document."""
        if caret.block == "opening":
            self.opening.setFocus()
            self.area.ensureWidgetVisible(self.opening)
        else:
            self.superior.number.setFocus()

    def _append(self) -> None:
        card = _BasisCard()
        place = len(self.cards)
        card.form.changed.connect(lambda citation: self._changed(place, citation))
        card.up.clicked.connect(lambda: self._move(place, -1))
        card.down.clicked.connect(lambda: self._move(place, 1))
        card.remove.clicked.connect(lambda: self._remove(place))
        self.cards.append(card)
        self._list.addWidget(card)

    def _set(self, bases: list[Citation], field: str = "") -> None:
        self.edit(replace(self.plan, legal_bases=tuple(bases)), field)

    def _changed(self, place: int, citation: Citation) -> None:
        bases = list(self.plan.legal_bases)
        bases[place] = citation
        self._set(bases, f"basis{place}")

    def _add(self) -> None:
        self._set([*self.plan.legal_bases, Citation("Nghị quyết")])
        self.cards[-1].form.number.setFocus()

    def _move(self, place: int, step: int) -> None:
        bases = list(self.plan.legal_bases)
        target = max(0, min(place + step, len(bases) - 1))
        bases.insert(target, bases.pop(place))
        self._set(bases)

    def _remove(self, place: int) -> None:
        bases = list(self.plan.legal_bases)
        del bases[place]
        self._set(bases)
        self.session.shell.say(
            tr("plans.bases.removed"), action=tr("common.undo"), act=self.session.undo
        )
