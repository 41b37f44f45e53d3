""" "Nơi nhận, ký": the closing sentence, the recipients, the signer."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from kehoach_desktop.domain.office import Signatory
from kehoach_desktop.domain.plans.guidance import RECIPIENTS
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.ui.pages.plans.history import Caret
from kehoach_desktop.ui.pages.plans.part import EditorPart
from kehoach_desktop.ui.pages.plans.question_notes import QuestionNotes
from kehoach_desktop.ui.pages.plans.session import PlanSession
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import (
    ChoiceField,
    Field,
    LineField,
    TextField,
    labelled,
)


def signatory_words(signatory: Signatory) -> str:
    """Return a way of signing on one line."""
    lines = " / ".join(signatory.lines)
    return f"{lines}: {signatory.name}" if signatory.name else lines


class EndPart(EditorPart):
    """Edits what stands at the end of the paper."""

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(session, "recipients", parent)
        self.heading(tr("plans.end"))
        self.column.addWidget(QuestionNotes(session, RECIPIENTS))
        form = QFormLayout()
        form.setVerticalSpacing(4)
        self.column.addLayout(form)
        self.closing = TextField(tr("plans.end.closing.hint"), 3)
        self.closing.edited.connect(
            lambda text: self.edit(replace(self.plan, closing=text), "closing")
        )
        labelled(form, tr("plans.end.closing"), self.closing)
        self.recipients = TextField(tr("plans.end.recipients.hint"), 6, many=True)
        self.recipients.edited.connect(self._recipients_typed)
        labelled(form, tr("plans.end.recipients"), self.recipients)
        propose = QPushButton(tr("plans.end.propose"))
        propose.setToolTip(tr("plans.end.propose.hint"))
        propose.clicked.connect(self._propose)
        row = QHBoxLayout()
        row.addWidget(propose)
        row.addStretch(1)
        form.addRow(row)
        self.archive = LineField(tr("plans.end.archive.hint"))
        self.archive.edited.connect(
            lambda text: self.edit(replace(self.plan, archive=text), "archive")
        )
        labelled(form, tr("plans.end.archive"), self.archive)
        self.signatory = ChoiceField()
        self.signatory.chosen.connect(lambda value: self.edit(replace(self.plan, signatory=value)))
        labelled(form, tr("plans.end.signatory"), self.signatory)
        self.name = LineField(tr("plans.end.name.hint"))
        self.name.edited.connect(self._name_typed)
        labelled(form, tr("plans.end.name"), self.name)
        self.lines = QLabel()
        self.lines.setProperty("role", "quiet")
        form.addRow(self.lines)
        self.column.addStretch(1)
        self.refresh(session.plan)

    def refresh(self, plan: Plan) -> None:
        """Show the end of `plan`."""
        self.closing.show_value(plan.closing)
        shown = tuple(clean(line).strip("-;. ") for line in self.recipients.text().splitlines())
        if tuple(line for line in shown if line) != plan.recipients:
            self.recipients.show_value("\n".join(plan.recipients))
        self.archive.show_value(plan.archive)
        offered = [each for each in self.session.office.signatories if each != plan.signatory]
        if plan.signatory is not None:
            # A renamed signer replaces the profile's entry it came from.
            offered = [each for each in offered if each.lines != plan.signatory.lines]
            offered.insert(0, plan.signatory)
        self.signatory.set_choices([(each, signatory_words(each)) for each in offered])
        self.signatory.show_value(plan.signatory)
        self.name.setEnabled(plan.signatory is not None)
        self.name.show_value(plan.signatory.name if plan.signatory else "")
        self.lines.setText("\n".join(plan.signatory.lines) if plan.signatory else "")

    def show_caret(self, caret: Caret) -> None:
        """Put the focus on the field the source names."""
        field: QWidget = self.closing
        if caret.block == "recipients":
            field = self.recipients
        elif caret.block == "signature":
            field = self.signatory
        field.setFocus()
        self.area.ensureWidgetVisible(field)

    def field_of(self, source: str, name: str) -> Field | None:
        """Return the closing sentence, the list of recipients, the way of signing, the name."""
        if source == "signature":
            return self.name if name == "name" else self.signatory
        return {"closing": self.closing, "recipients": self.recipients}.get(source)

    def show_problem(self) -> None:
        """Put the focus on the first field that lacks something."""
        if not self.plan.closing.rstrip().endswith("./."):
            self.show_caret(Caret(self.key, "closing"))
        elif self.plan.signatory is None:
            self.show_caret(Caret(self.key, "signature"))
        else:
            self.show_caret(Caret(self.key, "recipients"))

    def _recipients_typed(self, text: str) -> None:
        lines = (clean(line).strip("-;. ") for line in text.splitlines())
        kept = tuple(line for line in lines if line)
        self.edit(replace(self.plan, recipients=kept), "recipients")

    def _name_typed(self, text: str) -> None:
        if self.plan.signatory is not None:
            signatory = replace(self.plan.signatory, name=text)
            self.edit(replace(self.plan, signatory=signatory), "name")

    def _propose(self) -> None:
        shell, plan, office = self.session.shell, self.plan, self.session.office
        shell.operations.run(
            lambda: shell.app.drafting.propose_recipients(plan, office), self._proposed, owner=self
        )

    def _proposed(self, recipients: tuple[str, ...]) -> None:
        if tuple(recipients) == self.plan.recipients:
            self.session.shell.say(tr("plans.end.nothing_to_add"))
            return
        self.edit(replace(self.plan, recipients=tuple(recipients)))
        self.session.shell.say(
            tr("plans.end.proposed"), action=tr("common.undo"), act=self.session.undo
        )
