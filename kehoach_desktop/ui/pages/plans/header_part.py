""" "Đầu văn bản": title, year, form of issue, numbering, the decision in front of the plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from kehoach_desktop.domain.numbering import NumberingStyle
from kehoach_desktop.domain.plans.guidance import OPENING
from kehoach_desktop.domain.plans.plan import Decision, IssueForm, Plan
from kehoach_desktop.domain.validation import check_year
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.ui.pages.plans.history import Caret
from kehoach_desktop.ui.pages.plans.part import EditorPart
from kehoach_desktop.ui.pages.plans.question_notes import QuestionNotes
from kehoach_desktop.ui.pages.plans.session import PlanSession
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.mark_fields import MarkFields
from kehoach_desktop.ui.widgets.plan_fields import (
    ChoiceField,
    DateField,
    Field,
    LineField,
    TextField,
    labelled,
)


class HeaderPart(EditorPart):
    """Edits what stands at the head of the paper."""

    def __init__(self, session: PlanSession, parent: QWidget | None = None) -> None:
        super().__init__(session, "header", parent)
        self.heading(tr("plans.header"))
        self.column.addWidget(QuestionNotes(session, OPENING))
        form = QFormLayout()
        form.setVerticalSpacing(4)
        self.column.addLayout(form)
        self.title = self._text(form, "title", lambda plan, text: replace(plan, title=text), 2)
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        form.addRow(self.problem)
        self.year = LineField("2026")
        self.year.edited.connect(self._year_typed)
        labelled(form, tr("plans.header.year"), self.year)
        self.form = ChoiceField([(each, tr(f"plans.form.{each.value}")) for each in IssueForm])
        self.form.chosen.connect(self._form_chosen)
        labelled(form, tr("plans.header.form"), self.form)
        self.superior = ChoiceField(
            [(None, tr("plans.header.no_superior"))]
            + [(each.id, each.name) for each in session.office.superiors]
        )
        self.superior.chosen.connect(lambda value: self.edit(replace(self.plan, superior_id=value)))
        labelled(form, tr("plans.header.superior"), self.superior)
        self.place = self._line(form, "place", lambda plan, text: replace(plan, place=text))
        self.symbol = self._line(form, "symbol", lambda plan, text: replace(plan, symbol=text))
        self.numbering = ChoiceField(
            [(each, tr(f"plans.numbering.{each.value}")) for each in NumberingStyle]
        )
        self.numbering.chosen.connect(lambda value: self.edit(replace(self.plan, numbering=value)))
        labelled(form, tr("plans.header.numbering"), self.numbering)
        self.font_size = ChoiceField([(13, "13"), (14, "14")])
        self.font_size.chosen.connect(lambda value: self.edit(replace(self.plan, body_size=value)))
        labelled(form, tr("plans.header.size"), self.font_size)
        self.marks = MarkFields(form)
        self.marks.urgency_chosen.connect(
            lambda value: self.edit(replace(self.plan, urgency=value))
        )
        self.marks.scope_chosen.connect(lambda value: self.edit(replace(self.plan, scope=value)))
        self.starts, self.ends = DateField(), DateField()
        self.starts.picked.connect(lambda day: self._period("starts", day))
        self.ends.picked.connect(lambda day: self._period("ends", day))
        labelled(form, tr("plans.header.starts"), self.starts)
        labelled(form, tr("plans.header.ends"), self.ends)
        self._build_decision()
        self.column.addStretch(1)
        self.refresh(session.plan)

    def _build_decision(self) -> None:
        self.decision = QWidget()
        form = QFormLayout(self.decision)
        form.setContentsMargins(0, 8, 0, 0)
        form.setVerticalSpacing(4)
        title = QLabel(tr("plans.decision"))
        title.setProperty("role", "heading")
        form.addRow(title)
        self.subject = self._text(form, "decision.subject", self._with_decision("subject"), 2)
        self.proposer = self._line(form, "decision.proposer", self._with_decision("proposer"))
        self.articles: list[TextField] = []
        self._articles = QFormLayout()
        form.addRow(self._articles)
        add = QPushButton(tr("plans.decision.add_article"))
        add.clicked.connect(self._add_article)
        form.addRow(add)
        self.column.addWidget(self.decision)

    def refresh(self, plan: Plan) -> None:
        """Show the head of `plan`."""
        self.title.show_value(plan.title)
        if not self.year.hasFocus() or self.year.text() == str(plan.year):
            self.year.show_value(str(plan.year))
            self.year.set_wrong(False)
        self.form.show_value(plan.form)
        self.superior.show_value(plan.superior_id)
        self.place.show_value(plan.place)
        self.symbol.show_value(plan.symbol)
        self.numbering.show_value(plan.numbering)
        self.font_size.show_value(plan.body_size)
        self.marks.show_marks(plan.urgency, plan.scope)
        self.starts.show_day(plan.period[0])
        self.ends.show_day(plan.period[1])
        self.decision.setVisible(plan.form.is_decision)
        decision = plan.decision or Decision("")
        self.subject.show_value(decision.subject)
        self.proposer.show_value(decision.proposer)
        self._show_articles(decision.articles)
        self._show_problem()

    def show_caret(self, caret: Caret) -> None:
        """Put the focus on the title."""
        self.title.setFocus()

    def field_of(self, source: str, name: str) -> Field | None:
        """Return the title, the place, or a text of the decision."""
        if source == "header":
            return self.place if name == "place" else None
        if source == "title":
            return self.title
        if source == "decision" and name == "subject":
            return self.subject
        article = name.removeprefix("articles:")
        known = source == "decision" and article.isdigit() and int(article) < len(self.articles)
        return self.articles[int(article)] if known else None

    def _text(
        self, form: QFormLayout, name: str, change: Callable[[Plan, str], Plan], lines: int = 1
    ) -> TextField:
        field = TextField(tr(f"plans.{self._area(name)}.hint"), lines)
        field.edited.connect(lambda text: self.edit(change(self.plan, text), name))
        labelled(form, tr(f"plans.{self._area(name)}"), field)
        return field

    def _line(self, form: QFormLayout, name: str, change: Callable[[Plan, str], Plan]) -> LineField:
        field = LineField(tr(f"plans.{self._area(name)}.hint"))
        field.edited.connect(lambda text: self.edit(change(self.plan, text), name))
        labelled(form, tr(f"plans.{self._area(name)}"), field)
        return field

    @staticmethod
    def _area(name: str) -> str:
        return name if name.startswith("decision.") else f"header.{name}"

    def _with_decision(self, name: str) -> Callable[[Plan, str], Plan]:
        def change(plan: Plan, text: str) -> Plan:
            decision = plan.decision or Decision("")
            return replace(plan, decision=replace(decision, **{name: text}))  # type: ignore[arg-type]

        return change

    def _show_articles(self, articles: tuple[str, ...]) -> None:
        while len(self.articles) > len(articles):
            self.articles.pop()
            self._articles.removeRow(self._articles.rowCount() - 1)
        while len(self.articles) < len(articles):
            place = len(self.articles)
            field = TextField(tr("plans.decision.article.hint"), 2)
            field.setAccessibleName(tr("plans.decision.article", n=place + 1))
            field.edited.connect(lambda text, place=place: self._article_typed(place, text))
            self.articles.append(field)
            self._articles.addRow(
                tr("plans.decision.article", n=place + 1), self._row(field, place)
            )
        for field, text in zip(self.articles, articles, strict=True):
            field.show_value(text)

    def _row(self, field: TextField, place: int) -> QHBoxLayout:
        remove = QPushButton("✕")
        remove.setToolTip(tr("plans.decision.remove_article"))
        remove.setAccessibleName(tr("plans.decision.remove_article"))
        remove.clicked.connect(lambda: self._remove_article(place))
        row = QHBoxLayout()
        row.addWidget(field, 1)
        row.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _remove_article(self, place: int) -> None:
        decision = self.plan.decision or Decision("")
        articles = list(decision.articles)
        del articles[place]
        self._set_articles(articles, "")

    def _article_typed(self, place: int, text: str) -> None:
        decision = self.plan.decision or Decision("")
        articles = list(decision.articles)
        articles[place] = text
        self._set_articles(articles, f"article{place}")

    def _add_article(self) -> None:
        decision = self.plan.decision or Decision("")
        # The last article stays last: it says who carries the decision out.
        articles = list(decision.articles)
        articles.insert(max(0, len(articles) - 1), "")
        self._set_articles(articles, "")

    def _set_articles(self, articles: list[str], field: str) -> None:
        decision = replace(self.plan.decision or Decision(""), articles=tuple(articles))
        self.edit(replace(self.plan, decision=decision), field)

    def _year_typed(self, text: str) -> None:
        try:
            year = check_year(text)
        except AppError:
            self._show_problem()
            return
        self.edit(replace(self.plan, year=year, starts=None, ends=None), "year")
        self._show_problem()

    def _period(self, name: str, day: object) -> None:
        changed = replace(self.plan, **{name: day})  # type: ignore[arg-type]
        first, last = changed.period
        field = self.starts if name == "starts" else self.ends
        field.set_wrong(first > last)
        if first <= last:
            self.edit(changed, name)

    def _form_chosen(self, value: object) -> None:
        plan = replace(self.plan, form=IssueForm(str(value)))
        if plan.form.is_decision and plan.decision is None:
            subject = tr("plans.decision.default", title=clean(plan.title))
            plan = replace(plan, decision=Decision(subject))
        self.edit(plan)

    def _show_problem(self) -> None:
        told = ""
        if not clean(self.title.text()):
            told = explain(AppError("E-TITLE")).sentence
        wrong = False
        try:
            check_year(self.year.text())
        except AppError as error:
            wrong, told = True, explain(error).sentence
        self.year.set_wrong(wrong)
        self.problem.setText(told)
        self.problem.setVisible(bool(told))
