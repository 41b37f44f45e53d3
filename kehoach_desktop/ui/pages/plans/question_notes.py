"""The questions of a part whose answers are the fields below them: to read, not to fill twice."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from kehoach_desktop.domain.plans.guidance import Question
from kehoach_desktop.ui.pages.plans.session import PlanSession
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_folding import Folding


class QuestionNotes(Folding):
    """What to think of before filling in the fields of "opening" or of "recipients"."""

    def __init__(self, session: PlanSession, role: str) -> None:
        super().__init__(tr("plans.notes"))
        self.hide()
        shell = session.shell
        shell.operations.run(lambda: shell.app.drafting.questions(role), self._show, owner=self)

    def _show(self, questions: list[Question]) -> None:
        for number, question in enumerate(questions, start=1):
            words = " ".join(part for part in (question.text, question.hint) if part)
            label = QLabel(f"{number}. {words}")
            label.setWordWrap(True)
            self.column.addWidget(label)
        self.setVisible(bool(questions))
