"""An issued plan, read-only: its banner, and the signed copy or our own pages."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.services.ports.printing import PrintedDocument
from kehoach_desktop.services.ports.turns import Succession
from kehoach_desktop.ui.page import PlanToSend
from kehoach_desktop.ui.pages.plans.draft_life import show_versions
from kehoach_desktop.ui.pages.plans.paper import Paper
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import screen_date, tr
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField
from kehoach_desktop.ui.widgets.preview_pane import PreviewPane


class IssuedPlan(QWidget):
    """Shows a frozen plan. The signed copy is what is shown wherever there is one."""

    back_asked = Signal()
    copy_asked = Signal(object)
    #: A draft that takes the place of this plan, or amends it, was stored (its id).
    succeeded = Signal(str)

    def __init__(self, shell: Shell, plan: Plan, office: OfficeProfile, sender: str = "") -> None:
        super().__init__()
        self._shell = shell
        self.plan = plan
        self._office = office
        self._original: Path | None = None
        self._paper = Paper(shell, self)
        self.preview = PreviewPane(
            shell.operations, lambda made, index, wide: shell.app.printing.page(made, index, wide)
        )
        self.preview.print_button.hide()  # the bar above has one
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(self.picture)
        self._views = QStackedWidget()
        self._views.addWidget(self.preview)
        self._views.addWidget(area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_banner(sender))
        column.addLayout(self._build_bar(sender))
        column.addWidget(self._views, 1)
        self._load()

    def _build_banner(self, sender: str) -> QWidget:
        banner = QFrame()
        banner.setProperty("bar", "done")
        issue = self.plan.issue
        if sender:
            words = tr("plans.banner.received", sender=sender)
        elif issue is not None:
            words = tr("plans.banner.issued", day=screen_date(issue.date), number=issue.number)
        else:
            words = ""
        self.banner = QLabel(words)
        self.banner.setProperty("role", "heading")
        title = QLabel(self.plan.title)
        title.setWordWrap(True)
        column = QVBoxLayout(banner)
        column.setContentsMargins(14, 6, 14, 6)
        self.replace = QPushButton(tr("plans.succeed.replaces"))
        self.replace.setToolTip(tr("plans.succeed.replaces.tip"))
        self.replace.clicked.connect(lambda: self._succeed(Succession.REPLACES))
        self.replace.setVisible(issue is not None and not sender)
        head = QHBoxLayout()
        head.addWidget(self.banner, 1)
        head.addWidget(self.replace)
        column.addLayout(head)
        column.addWidget(title)
        return banner

    def _build_bar(self, sender: str) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setContentsMargins(10, 5, 10, 5)
        bar.setSpacing(5)
        back = QPushButton(tr("plans.editor.back"))
        back.clicked.connect(self.back_asked)
        bar.addWidget(back)
        self.shown = ChoiceField(
            [(True, tr("plans.issued.original")), (False, tr("plans.issued.ours"))]
        )
        self.shown.setAccessibleName(tr("plans.issued.shown"))
        self.shown.chosen.connect(self._show)
        self.shown.hide()
        bar.addWidget(self.shown)
        bar.addStretch(1)
        self.tasks = QPushButton(tr("tasks.title"))
        self.tasks.setToolTip(tr("tasks.of_plan.tip"))
        self.tasks.clicked.connect(lambda: self._shell.open_place("tasks", self.plan.id))
        bar.addWidget(self.tasks)
        self.progress = QPushButton(tr("progress.title"))
        self.progress.setToolTip(tr("progress.tip"))
        self.progress.clicked.connect(self._show_progress)
        bar.addWidget(self.progress)
        self.send = QPushButton(tr("exchange.send"))
        self.send.setToolTip(tr("exchange.send.tip"))
        self.send.clicked.connect(
            lambda: self._shell.open_place("exchange", PlanToSend(self.plan.id))
        )
        self.send.setVisible(not sender)  # only our own plans are sent
        bar.addWidget(self.send)
        self.attach = QPushButton(tr("plans.issue.attach"))
        self.attach.clicked.connect(self._choose_original)
        self.attach.hide()
        bar.addWidget(self.attach)
        printing = QPushButton(tr("plans.editor.print"))
        printing.clicked.connect(self.print)
        bar.addWidget(printing)
        bar.addWidget(self._build_more(sender))
        return bar

    def _build_more(self, sender: str) -> QPushButton:
        """Return what is wanted seldom: in large letters the bar has room for the rest only."""
        more = QPushButton(tr("plans.editor.more"))
        menu = QMenu(more)
        if not sender and self.plan.issue is not None:
            menu.addAction(tr("plans.succeed.amends"), lambda: self._succeed(Succession.AMENDS))
        for key, act in (
            ("plans.editor.history", self._show_versions),
            ("history.title", self._show_history),
            ("plans.copy", self._copy),
            ("printing.word", self.save_word),
            ("plans.editor.pdf", self.save_pdf),
        ):
            menu.addAction(tr(key)).triggered.connect(lambda _on=False, act=act: act())
        more.setMenu(menu)
        return more

    def _succeed(self, kind: Succession) -> None:
        """Store a draft in the place of this plan, or one that amends it, and open it."""
        shell, plan_id = self._shell, self.plan.id
        issuer = self._office.own_body or self._office.committee

        def stored(draft: Plan) -> None:
            amends = kind is Succession.AMENDS
            self.succeeded.emit(draft.id)
            shell.say(
                tr("plans.succeed.made_amends" if amends else "plans.succeed.made"), Tone.DONE
            )

        shell.operations.run(
            lambda: shell.app.work.changes.succeed(plan_id, kind, issuer), stored, owner=self
        )

    def print(self) -> None:
        """Print what is shown."""
        self._paper.print(self._make, self.plan.title)

    def save_pdf(self) -> None:
        """Save what is shown as a PDF file."""
        self._paper.save_pdf(self._make, self.plan.title)

    def save_word(self) -> None:
        """Save our version of the plan as a Word file: the signed copy has none."""
        self._paper.save_word(self.plan, self._office)

    def attach_original(self, path: Path) -> None:
        """Attach the signed copy, once; what is no PDF or picture is refused."""
        shell, plan_id = self._shell, self.plan.id

        def attached(_none: object) -> None:
            shell.saved()
            shell.say(tr("plans.issued.attached", name=path.name), Tone.DONE)
            self.shown.setFocus()  # its button goes: the focus must not fall on "Lập bản sao"
            self._load()

        shell.operations.run(
            lambda: shell.app.plans.attach_original(plan_id, path), attached, owner=self
        )

    def _show_progress(self) -> None:
        from kehoach_desktop.ui.dialogs.plan_progress import PlanProgressDialog

        PlanProgressDialog(self._shell, self.plan, self._office, self).exec()

    def _show_history(self) -> None:
        from kehoach_desktop.ui.dialogs.history import show_plan_history

        show_plan_history(self._shell, self, self.plan)

    def _show_versions(self) -> None:
        show_versions(self._shell, self._office, self._shell.app.drafts, self.plan.id, self)

    def _copy(self) -> None:
        self.copy_asked.emit(self.plan)

    def _choose_original(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(
            self, tr("plans.issue.attach"), str(Path.home()), tr("plans.issue.files")
        )
        if chosen:
            self.attach_original(Path(chosen))

    def _load(self) -> None:
        shell, plan_id = self._shell, self.plan.id
        shell.operations.run(
            lambda: shell.app.plans.original(plan_id), self._loaded, self._lost, owner=self
        )

    def _loaded(self, original: Path | None) -> None:
        self._original = original
        self.attach.setVisible(original is None and self.plan.issue is not None)
        self.shown.setVisible(original is not None)
        self.shown.show_value(original is not None)
        self._show(original is not None)

    def _lost(self, error: object) -> None:
        self._shell.refuse(error)  # type: ignore[arg-type]
        self._loaded(None)
        self.attach.hide()

    def _show(self, wants_original: object) -> None:
        original = self._original if wants_original else None
        if original is not None:
            picture = QPixmap(str(original))
            if not picture.isNull():
                wide = min(picture.width(), 1000)
                smooth = Qt.TransformationMode.SmoothTransformation
                self.picture.setPixmap(picture.scaledToWidth(wide, smooth))
                self._views.setCurrentIndex(1)
                return
        self._views.setCurrentIndex(0)
        self.preview.refresh(self._make, now=True)

    def _make(self) -> PrintedDocument:
        """Return the document shown (called beside the window)."""
        printing = self._shell.app.printing
        if self._original is not None and self.shown.value():
            return printing.read_pdf(self._original)
        return printing.plan(self.plan, self._office)
