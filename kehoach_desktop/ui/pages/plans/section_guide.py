"""What helps to write a section: its questions, offered sentences, the work built from tasks."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kehoach_desktop.domain.plans import plan_edit
from kehoach_desktop.domain.plans.guidance import OfferedSentence, Question
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Section, SectionRole
from kehoach_desktop.ui.pages.plans.history import Caret
from kehoach_desktop.ui.pages.plans.offers import OffersPanel
from kehoach_desktop.ui.pages.plans.questions import QuestionsPanel
from kehoach_desktop.ui.pages.plans.session import PlanSession
from kehoach_desktop.ui.texts import tr

#: Sentences that stand in the text leave the list this long after a change (ms).
OFFERS_MS = 250


class SectionGuide(QWidget):
    """Asks, offers and builds for one section; the answers are kept in the plan."""

    def __init__(self, session: PlanSession, section_id: str, key: str) -> None:
        super().__init__()
        self._session = session
        self._section_id = section_id
        self._key = key
        self.questions = QuestionsPanel(session.office)
        self.questions.answered.connect(self._answered)
        self.offers = OffersPanel()
        shortcut = QShortcut(QKeySequence("Alt+G"), self)
        shortcut.activated.connect(self.offers.enter)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._hide_used)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.questions)
        self._column.addWidget(self.offers)
        section = self._section()
        if section is not None:
            if SectionRole.ARRANGEMENTS in section.roles:
                self._build_arrangements()
            self._fetch_questions(section)
            self._fetch_offers()

    def refresh(self, section: Section) -> None:
        """Show the answers of `section`; leave out the sentences that stand in it."""
        self.questions.show_answers(section.answers)
        self._later.start(OFFERS_MS)

    def _hide_used(self) -> None:
        section = self._section()
        if section is not None:
            self.offers.hide_used(block.text for block in section.blocks)

    def _section(self) -> Section | None:
        plan = self._session.plan
        return next((each for each in plan.sections if each.id == self._section_id), None)

    def _build_arrangements(self) -> None:
        build = QPushButton(tr("plans.arrangements.build"))
        build.clicked.connect(self.arrange)
        row = QHBoxLayout()
        row.addWidget(build)
        row.addStretch(1)
        hint = QLabel(tr("plans.arrangements.hint"))
        hint.setProperty("role", "quiet")
        hint.setWordWrap(True)
        self._column.addLayout(row)
        self._column.addWidget(hint)

    def _fetch_questions(self, section: Section) -> None:
        shell, office = self._session.shell, self._session.office

        def fetch() -> list[Question]:
            ask = shell.app.drafting.questions
            return [each for role in section.roles for each in ask(role, office)]

        shell.operations.run(fetch, self._show_questions, owner=self)

    def _show_questions(self, questions: list[Question]) -> None:
        section = self._section()
        if section is None:
            return
        self.questions.show_questions(questions)
        self.questions.show_answers(section.answers)
        blank = not any(block.text for block in section.blocks)
        self.questions.open(blank and not section.answers)

    def _fetch_offers(self) -> None:
        shell, section = self._session.shell, self._section()
        plan, office = self._session.plan, self._session.office
        if section is not None:
            shell.operations.run(
                lambda: shell.app.drafting.offers(plan, section, office),
                self._show_offers,
                owner=self,
            )

    def _show_offers(self, offers: list[OfferedSentence]) -> None:
        section = self._section()
        if section is not None:
            self.offers.show_offers(offers, (block.text for block in section.blocks))

    def _answered(self, question: str, answer: str) -> None:
        plan = plan_edit.set_answer(self._session.plan, self._section_id, question, answer)
        self._session.edit(plan, key=f"{self._key}/answer:{question}", after=Caret(self._key))
        self._fetch_offers()

    def arrange(self) -> None:
        """Build "Tổ chức thực hiện" from the tasks and put it into the section."""
        shell, new_id = self._session.shell, self._session.new_id
        plan, office = self._session.plan, self._session.office
        shell.operations.run(
            lambda: shell.app.drafting.build_arrangements(plan, office, new_id),
            self._arranged,
            owner=self,
        )

    def _arranged(self, built: tuple[Block, ...]) -> None:
        section = self._section()
        if section is None:
            return
        old = section.blocks
        kept: tuple[Block, ...] = ()
        if set(section.roles) != {SectionRole.ARRANGEMENTS}:
            # Another part stands above (funding): only what follows the last title is replaced.
            titles = [i for i, each in enumerate(old) if each.kind is BlockKind.HEADING]
            last = max((i for i in titles if old[i].level == 1), default=-1)
            kept = old[: last + 1]
        plan = plan_edit.replace_blocks(self._session.plan, self._section_id, kept + built)
        self._session.edit(plan, after=Caret(self._key))
        if any(block.text for block in old[len(kept) :]):
            self._session.shell.say(
                tr("plans.arrangements.built"),
                action=tr("common.undo"),
                act=self._session.undo,
            )
