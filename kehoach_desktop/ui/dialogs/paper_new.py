""" "Lập văn bản": which type, about which plan; what an đính chính corrects."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFormLayout, QWidget

from kehoach_desktop.domain.paper import KIND_RULES, PaperKind
from kehoach_desktop.domain.vntext import clean, upper_first
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.plans.paper_starts import Correction
from kehoach_desktop.services.ports.plans import PlanRow
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.asking_dialog import AskingDialog, told
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField, LineField, labelled

#: Two công văn that are made from an issued plan.
REMIND, CORRECT = "remind", "correct"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be made: a type or REMIND, CORRECT; the plan it is about ("" for none)."""

    what: PaperKind | str
    plan_id: str
    correction: Correction


class NewPaperDialog(AskingDialog):
    """Asks for it; `wanted()` is there once it was accepted."""

    def __init__(self, plans: Sequence[PlanRow], parent: QWidget | None = None) -> None:
        super().__init__(tr("papers.new"), parent, letters=80)
        self._plans = [row for row in plans if not row.sender]
        form = QFormLayout()
        choices: list[tuple[object, str]] = [
            (kind, upper_first(KIND_RULES[kind].name)) for kind in PaperKind
        ]
        choices += [(REMIND, tr("papers.new.remind")), (CORRECT, tr("papers.new.correct"))]
        self.what = ChoiceField(choices)
        self.what.setCurrentIndex(0)
        self.what.chosen.connect(lambda _value: self._show())
        labelled(form, tr("papers.new.what"), self.what)
        self.plan = ChoiceField()
        labelled(form, tr("papers.new.plan"), self.plan)
        self.told = told("")
        self.told.setProperty("role", "quiet")
        form.addRow(self.told)
        self.correction = QWidget()
        inner = QFormLayout(self.correction)
        inner.setContentsMargins(0, 0, 0, 0)
        self.place, self.wrong, self.right = (
            LineField(tr(f"papers.new.{name}.hint")) for name in ("place", "wrong", "right")
        )
        for name, field in (("place", self.place), ("wrong", self.wrong), ("right", self.right)):
            labelled(inner, tr(f"papers.new.{name}"), field)
        self.build(tr("papers.new.do"), form, self.correction)
        self._show()

    def wanted(self) -> Wanted:
        """Return what was chosen."""
        correction = Correction(
            clean(self.wrong.text()), clean(self.right.text()), clean(self.place.text())
        )
        what = self.what.value()
        chosen = what if isinstance(what, PaperKind) else str(what)
        return Wanted(chosen, str(self.plan.value() or ""), correction)

    def _show(self) -> None:
        """Offer the plans that suit: an issued one where the paper is made from it."""
        what = self.what.value()
        from_issued = what in {REMIND, CORRECT}
        plans = [row for row in self._plans if row.is_issued or not from_issued]
        none = [] if from_issued else [("", tr("papers.new.no_plan"))]
        self.plan.set_choices([*none, *((row.id, _plan_words(row)) for row in plans)])
        if self.plan.currentIndex() < 0:
            self.plan.setCurrentIndex(0)
        self.correction.setVisible(what == CORRECT)
        hint = what.value if isinstance(what, PaperKind) else str(what)
        self.told.setText(tr(f"papers.new.told.{hint}"))
        self.told.show()
        self.allow()
        self.fit()

    def take(self) -> None:
        """Accept what was chosen, or say what is missing."""
        wanted = self.wanted()
        code = ""
        if wanted.what in {REMIND, CORRECT} and not wanted.plan_id:
            code = "E-NO-ISSUED-PLAN"
        elif wanted.what == CORRECT and not (wanted.correction.wrong and wanted.correction.right):
            code = "E-CORRECTION"
        if not code:
            self.accept()
            return
        self.refuse(AppError(code))


def _plan_words(row: PlanRow) -> str:
    return f"{row.number} {row.title}".strip() if row.is_issued else row.title
