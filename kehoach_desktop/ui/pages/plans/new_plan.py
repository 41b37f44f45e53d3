"""A new plan: choose a template by the look of its first page, answer five questions, start."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.office import OfficeProfile, Signatory
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.guidance import Template
from kehoach_desktop.domain.plans.plan import IssueForm, Plan
from kehoach_desktop.domain.plans.template_start import StartAnswers
from kehoach_desktop.domain.validation import check_year
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.ui.operations import Lane
from kehoach_desktop.ui.pages.plans.end_part import signatory_words
from kehoach_desktop.ui.pages.plans.source_cards import Card, SourceCards
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_citation import KINDS, CitationForm
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField, LineField, TextField, labelled

#: Width of the picture of a template's first page, pixels at 100 %.
THUMBNAIL = 150
#: Least width of a template's card, pixels at 100 %.
CARD = 225


@dataclass(frozen=True, slots=True)
class _Sample:
    template: Template
    plan: Plan


class NewPlan(QWidget):
    """`made(Plan)`: a draft to be stored. `cancelled`; `source_asked(key)`: from no template."""

    made = Signal(object)
    cancelled = Signal()
    source_asked = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._template: Template | None = None
        self._superior: Citation | None = None
        self._year = 0
        self.buttons: dict[str, QToolButton] = {}
        self._shown: list[QWidget] = []
        self._columns = 0
        self._stack = QStackedWidget()
        self._stack.addWidget(self._build_cards())
        self._stack.addWidget(self._build_questions())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    # --- choosing

    def _build_cards(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(20, 14, 20, 14)
        title = QLabel(tr("plans.new.choose"))
        title.setProperty("role", "title")
        column.addWidget(title)
        self.sources = SourceCards()
        self.sources.asked.connect(self.source_asked)
        column.addWidget(self.sources)
        templates = QLabel(tr("plans.new.templates"))
        templates.setProperty("role", "heading")
        column.addWidget(templates)
        self._cards = QGridLayout()
        self._cards.setSpacing(10)
        self._cards.setContentsMargins(0, 0, 0, 0)
        inner = QWidget()
        inner.setLayout(self._cards)
        column.addWidget(_scrolled(inner), 1)
        back = QPushButton(tr("common.back"))
        back.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.addWidget(back)
        row.addStretch(1)
        column.addLayout(row)
        return box

    def start(self, superior: Citation | None = None) -> None:
        """Begin a new plan: show the templates; `superior` is the document it answers."""
        self._template = None
        self._superior = superior
        self.sources.setVisible(superior is None)
        self._stack.setCurrentIndex(0)
        shell, office = self._shell, self._shell.office
        if office is None:
            shell.refuse(AppError("E-NO-OFFICE"))
            self.cancelled.emit()
            return
        year = _proposed_year(shell)

        def fetch() -> list[_Sample]:
            drafting, new_id = shell.app.drafting, shell.app.new_id
            return [
                _Sample(each, drafting.start(each, StartAnswers(year), office, new_id))
                for each in drafting.templates()
            ]

        shell.operations.run(fetch, self._show_samples, owner=self)

    def _show_samples(self, samples: list[_Sample]) -> None:
        for card in self._shown:
            card.deleteLater()
        self.buttons = {}
        self._shown = []
        for sample in samples:
            self._shown.append(self._make_card(sample))
            self._fetch_thumbnail(sample)
        self._columns = 0
        self._arrange()
        first = next(iter(self.buttons.values()), None)
        if first is not None:
            first.setFocus()

    def _arrange(self) -> None:
        """Lay the cards out in as many columns as fit."""
        wide = CARD * self._shell.text_size // 100
        columns = max(1, min(len(self._shown), (self.width() - 40) // wide))
        if columns == self._columns or not self._shown:
            return
        self._columns = columns
        for place, card in enumerate(self._shown):
            self._cards.addWidget(card, place // columns, place % columns)
        for place in range(len(self._shown)):
            self._cards.setColumnStretch(place, int(place < columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the cards out again."""
        super().resizeEvent(event)
        self._arrange()

    def _make_card(self, sample: _Sample) -> QWidget:
        template = sample.template
        card = Card()
        card.setProperty("role", "card")
        button = QToolButton()
        card.clicked.connect(button.click)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setAutoRaise(True)
        wide = THUMBNAIL * self._shell.text_size // 100
        button.setIconSize(QSize(wide, wide * 297 // 210))
        button.setText(tr("plans.new.use"))
        button.setAccessibleName(f"{template.name}. {template.summary}")
        button.clicked.connect(lambda _on=False: self.choose(template, sample.plan))
        self.buttons[template.id] = button
        name = QLabel(template.name)
        name.setProperty("role", "heading")
        summary = QLabel(template.summary)
        adds = QLabel(tr("plans.new.adds", text="; ".join(template.adds)) if template.adds else "")
        adds.setProperty("role", "quiet")
        column = QVBoxLayout(card)
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (name, summary, adds):
            label.setWordWrap(True)
            column.addWidget(label)
        column.addStretch(1)
        return card

    def _fetch_thumbnail(self, sample: _Sample) -> None:
        shell, office = self._shell, self._shell.office
        if office is None:
            return
        button = self.buttons[sample.template.id]
        wide = button.iconSize().width()

        def paint() -> QImage:
            printing = shell.app.printing
            made: PrintedDocument = printing.plan(sample.plan, office)
            width, height, rows = printing.page(made, 0, wide * 2)
            form = QImage.Format.Format_RGB32
            return QImage(rows, width, height, width * 4, form).copy()

        def show(picture: QImage) -> None:
            size = button.iconSize()
            smooth = Qt.TransformationMode.SmoothTransformation
            keep = Qt.AspectRatioMode.KeepAspectRatio
            button.setIcon(QPixmap.fromImage(picture.scaled(size, keep, smooth)))

        shell.operations.run(paint, show, lane=Lane.PRINT, owner=button)

    # --- the five questions

    def _build_questions(self) -> QWidget:
        inner = QWidget()
        inner.setMaximumWidth(860)
        form = QFormLayout(inner)
        form.setContentsMargins(20, 14, 20, 14)
        form.setVerticalSpacing(5)
        self._about = QLabel()
        self._about.setProperty("role", "title")
        self._about.setWordWrap(True)
        form.addRow(self._about)
        self.year = LineField("2026")
        self.year.edited.connect(self._year_typed)
        labelled(form, tr("plans.new.year"), self.year)
        self.title = TextField(tr("plans.header.title.hint"), 2)
        labelled(form, tr("plans.new.title"), self.title)
        self.based_on = CitationForm()
        self.none = QCheckBox(tr("plans.bases.none"))
        self.none.toggled.connect(self.based_on.setHidden)
        self._citation = Citation(KINDS[0])
        self.based_on.changed.connect(self._cited)
        labelled(form, tr("plans.new.superior"), self.based_on)
        form.addRow(self.none)
        self.form = ChoiceField([(each, tr(f"plans.form.{each.value}")) for each in IssueForm])
        self.form.chosen.connect(lambda value: self._offer_signers(value, None))
        labelled(form, tr("plans.new.form"), self.form)
        self.signatory = ChoiceField()
        labelled(form, tr("plans.new.signatory"), self.signatory)
        self.problem = QLabel()
        self.problem.setProperty("role", "error")
        self.problem.setWordWrap(True)
        form.addRow(self.problem)
        self.begin = QPushButton(tr("plans.new.begin"))
        self.begin.setProperty("role", "primary")
        self.begin.clicked.connect(self._begin)
        self.back = QPushButton(tr("common.back"))
        self.back.clicked.connect(lambda: self._stack.setCurrentIndex(0))
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 6, 20, 12)
        foot.addWidget(self.back)
        foot.addWidget(self.begin)
        foot.addStretch(1)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(_scrolled(inner), 1)
        column.addLayout(foot)
        # After the last question comes going on, not going back.
        QWidget.setTabOrder(self.signatory, self.begin)
        QWidget.setTabOrder(self.begin, self.back)
        return box

    def choose(self, template: Template, sample: Plan) -> None:
        """Go on with `template`: show the questions with the defaults of `sample`, made of it."""
        office = self._shell.office
        if office is None:
            return
        if template is self._template:  # back from the templates: the answers given stay
            self._stack.setCurrentIndex(1)
            self.title.setFocus()
            return
        self._template = template
        self._about.setText(template.name)
        self._year = sample.year
        self.year.show_value(str(sample.year))
        self.title.show_value(sample.title)
        self._citation = self._superior or Citation(KINDS[0], issuer=_superior_name(office))
        self.based_on.show_citation(self._citation)
        self.none.setChecked(False)
        self.form.show_value(sample.form)
        self._offer_signers(sample.form, sample.signatory)
        self.problem.clear()
        self._stack.setCurrentIndex(1)
        self.title.setFocus()
        self.title.select_end()

    def _offer_signers(self, form: object, proposed: Signatory | None) -> None:
        """Offer the ways of signing that agree with the form: head or body, never mixed."""
        office = self._shell.office
        by_head = form is IssueForm.DECISION_BY_HEAD
        ways = (
            [each for each in office.signatories if bool(each.body) is not by_head]
            if office
            else []
        )
        if proposed is not None and proposed not in ways:
            ways.insert(0, proposed)
        signers: list[tuple[Signatory | None, str]] = [
            (each, signatory_words(each)) for each in ways
        ]
        signers.append((None, tr("plans.new.signatory.later")))
        self.signatory.set_choices(signers)
        self.signatory.show_value(proposed if proposed is not None else signers[0][0])

    def _cited(self, citation: Citation) -> None:
        self._citation = citation

    def _year_typed(self, text: str) -> None:
        try:
            year = check_year(text)
        except AppError as error:
            self.year.set_wrong(True)
            self.problem.setText(explain(error).sentence)
            return
        self.year.set_wrong(False)
        self.problem.clear()
        # The year in the title follows the year above it.
        self.title.show_value(self.title.text().replace(str(self._year), str(year)))
        self._year = year

    def _begin(self) -> None:
        office, template, shell = self._shell.office, self._template, self._shell
        if office is None or template is None:
            return
        try:
            answers = self._answers(office)
        except AppError as error:
            self.problem.setText(explain(error).sentence)
            field = self.year if error.code == "E-YEAR" else self.title
            field.setFocus()
            return
        shell.operations.run(
            lambda: shell.app.drafting.start(template, answers, office, shell.app.new_id),
            self.made.emit,
            owner=self,
        )

    def _answers(self, office: OfficeProfile) -> StartAnswers:
        year = check_year(self.year.text())
        title = clean(self.title.text())
        if not title:
            raise AppError("E-TITLE")
        typed = self._citation
        says = bool(typed.number or typed.date or typed.subject)
        form = self.form.value()
        signatory = self.signatory.value()
        return StartAnswers(
            year,
            title=title,
            based_on=typed if says and not self.none.isChecked() else None,
            without_superior_document=self.none.isChecked(),
            superior_id=office.superiors[0].id if office.superiors else None,
            form=form if isinstance(form, IssueForm) else None,
            signatory=signatory if isinstance(signatory, Signatory) else None,
        )


def _superior_name(office: OfficeProfile) -> str:
    return office.superiors[0].name if office.superiors else ""


def _proposed_year(shell: Shell) -> int:
    today = shell.clock.now().date()
    return today.year + 1 if today.month == 12 else today.year


def _scrolled(inner: QWidget) -> QScrollArea:
    """Return an area without a frame that scrolls `inner` where it does not fit."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidget(inner)
    return area
