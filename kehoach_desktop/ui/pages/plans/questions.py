"""The questions of a section: ticks, short fields, agencies; nothing is compulsory."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.guidance import CHOICE_SEPARATOR, Question, QuestionKind
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField, DateField, LineField, TextField
from kehoach_desktop.ui.widgets.plan_folding import Folding, WrappedCheck

_NOT_HERE = {QuestionKind.CITATION}


class QuestionRow(QWidget):
    """One question and its answer: `answered(question id, answer)`."""

    answered = Signal(str, str)
    task_wanted = Signal()

    def __init__(self, question: Question, office: OfficeProfile) -> None:
        super().__init__()
        self.question = question
        self._answer = ""
        self._boxes: list[WrappedCheck] = []
        self._own: LineField | TextField | None = None
        self._choice: ChoiceField | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 2, 0, 4)
        column.setSpacing(2)
        label = QLabel(question.text)
        label.setWordWrap(True)
        label.setToolTip(question.hint)
        column.addWidget(label)
        kind = question.kind
        if kind is QuestionKind.TASK:
            button = QPushButton(tr("plans.task.add"))
            button.clicked.connect(self.task_wanted)
            row = QHBoxLayout()
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        elif kind in {QuestionKind.CHOICES, QuestionKind.YES_NO}:
            self._build_boxes(column)
        elif kind is QuestionKind.CHOICE:
            self._build_choice(column)
        elif kind is QuestionKind.AGENCY:
            names = [each.name for each in office.agencies]
            choices = [("", tr("plans.question.none")), *((name, name) for name in names)]
            self._choice = ChoiceField(choices)
            self._choice.chosen.connect(lambda value: self._report(str(value)))
            column.addWidget(self._choice)
        elif kind is QuestionKind.DATE:
            field = DateField()
            field.picked.connect(lambda day: self._report(screen_date(day)))
            self._own = field
            column.addWidget(field)
        else:
            self._add_own(column, question.hint)
        for widget in self.findChildren(QWidget):
            if not widget.accessibleName() and not isinstance(widget, QLabel | QCheckBox):
                widget.setAccessibleName(question.text)

    def _build_boxes(self, column: QVBoxLayout) -> None:
        yes_no = self.question.kind is QuestionKind.YES_NO
        choices = (tr("common.yes"),) if yes_no else self.question.choices
        for words in choices:
            box = WrappedCheck(words)
            box.clicked.connect(self._report_boxes)
            self._boxes.append(box)
            column.addWidget(box)
        if not yes_no:
            self._add_own(column, tr("plans.question.own"))

    def _build_choice(self, column: QVBoxLayout) -> None:
        choices = [("", tr("plans.question.none"))]
        choices += [(words, words) for words in self.question.choices]
        self._choice = ChoiceField(choices)
        self._choice.chosen.connect(lambda value: self._report(str(value)))
        column.addWidget(self._choice)
        self._add_own(column, tr("plans.question.own"))

    def _add_own(self, column: QVBoxLayout, hint: str) -> None:
        field = TextField(hint)
        field.edited.connect(self._own_typed)
        self._own = field
        column.addWidget(field)

    def show_answer(self, answer: str) -> None:
        """Show what was answered."""
        if answer == self._answer:
            return
        self._answer = answer
        parts = [part for part in answer.split(CHOICE_SEPARATOR) if part]
        for box in self._boxes:
            box.box.setChecked(box.words in parts)
        own = [part for part in parts if part not in self.question.choices]
        if self._choice is not None:
            self._choice.show_value("" if own or not parts else parts[0])
        if self._own is not None and not self._own.hasFocus():
            self._own.show_value("; ".join(own))

    def _own_typed(self, text: str) -> None:
        if self._boxes:
            self._report_boxes()
            return
        if self._choice is not None:
            self._choice.show_value("")
        self._report(clean(text))

    def _report_boxes(self) -> None:
        parts = [box.words for box in self._boxes if box.box.isChecked()]
        if self._own is not None and (own := clean(self._own.text())):
            parts.append(own)
        self._report(CHOICE_SEPARATOR.join(parts))

    def _report(self, answer: str) -> None:
        if self._choice is not None and self._own is not None and self._choice.value():
            self._own.show_value("")
        if answer != self._answer:
            self._answer = answer
            self.answered.emit(self.question.id, answer)


class QuestionsPanel(Folding):
    """The questions of one section, under a title that says how many are answered."""

    answered = Signal(str, str)
    task_wanted = Signal()

    def __init__(self, office: OfficeProfile) -> None:
        super().__init__("")
        self._office = office
        self._rows: list[QuestionRow] = []
        self.hide()

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Offer these questions."""
        for row in self._rows:
            row.deleteLater()
        kept = [each for each in questions if each.kind not in _NOT_HERE]
        self._rows = [QuestionRow(question, self._office) for question in kept]
        for row in self._rows:
            row.answered.connect(self.answered)
            row.task_wanted.connect(self.task_wanted)
            self.column.addWidget(row)
        self.setVisible(bool(self._rows))

    def show_answers(self, answers: Sequence[tuple[str, str]]) -> None:
        """Show what was answered."""
        known = dict(answers)
        for row in self._rows:
            row.show_answer(known.get(row.question.id, ""))
        done = sum(bool(known.get(row.question.id)) for row in self._rows)
        self.set_title(tr("plans.questions", done=done, all=len(self._rows)))
