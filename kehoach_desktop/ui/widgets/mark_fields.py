"""The marks of urgency and of scope: chosen on request, none of secrecy."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFormLayout, QLabel

from kehoach_desktop.domain.marks import Scope, Urgency
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField, labelled


class MarkFields(QObject):
    """Two lists in a form; `urgency_chosen(Urgency)` and `scope_chosen(Scope)` follow the hand."""

    urgency_chosen = Signal(object)
    scope_chosen = Signal(object)

    def __init__(self, form: QFormLayout) -> None:
        super().__init__(form)
        self.urgency = ChoiceField(
            [(each, tr(f"papers.urgency.{each.name.lower()}")) for each in Urgency]
        )
        self.urgency.chosen.connect(self.urgency_chosen)
        labelled(form, tr("papers.urgency"), self.urgency)
        self.scope = ChoiceField(
            [(each, tr(f"papers.scope.{each.name.lower()}")) for each in Scope]
        )
        self.scope.chosen.connect(self.scope_chosen)
        labelled(form, tr("papers.scope"), self.scope)
        secret = QLabel(tr("papers.no_secrets"))
        secret.setProperty("role", "small")
        secret.setWordWrap(True)
        form.addRow(secret)

    def show_marks(self, urgency: Urgency, scope: Scope) -> None:
        """Show what is chosen."""
        self.urgency.show_value(urgency)
        self.scope.show_value(scope)
