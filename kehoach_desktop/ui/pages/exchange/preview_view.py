"""What is in a package that arrived, before anything is changed: who, what, trusted or not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.services.packages.exchange_import import (
        ImportPreview,
        ImportSummary,
        PlanArrival,
    )
    from kehoach_desktop.services.packages.package_reader import Inspection


def facts(inspection: Inspection, *, own: bool = False) -> list[str]:
    """Return who made the package (`own`: this PC), for whom, when, by which key, a line each."""
    package = inspection.package
    manifest = package.manifest
    recipients = ", ".join(to.name for to in manifest.recipients)
    trust = {True: "yes", False: "no", None: "unknown"}[package.trusted]
    if own:
        trust = "own"
    digits = package.fingerprint
    if trust not in {"yes", "own"}:
        # The last two groups must come by phone or from the stamped sheet, never from a file.
        digits = " ".join([*digits.split()[:4], "…"])
    return [
        tr("exchange.preview.sender", name=manifest.sender.name),
        tr("exchange.preview.recipients", names=recipients),
        tr(
            "exchange.preview.made",
            seq=manifest.stream.seq,
            day=f"{manifest.created:%d/%m/%Y %H:%M}",
        ),
        tr("exchange.preview.fingerprint", digits=digits),
        tr(f"exchange.preview.trusted.{trust}"),
    ]


def arrival_text(arrival: PlanArrival) -> str:
    """Return a line for a plan that would come in: new, or in the place of which."""
    plan = arrival.plan
    number = plan.issue.number if plan.issue else ""
    key = "new" if arrival.replaces is None else "changed"
    words = [tr(f"exchange.preview.plan.{key}", title=plan.title, number=number)]
    words.append(tr("exchange.preview.tasks", tasks=len(plan.tasks)))
    if arrival.has_original:
        words.append(tr("exchange.preview.original"))
    return " · ".join(words)


def summary_text(summary: ImportSummary) -> str:
    """Return what an import did, in plain words; what did not happen is left out."""
    counts = (("new", len(summary.new_plans)), ("changed", len(summary.changed_plans)))
    parts = [tr(f"exchange.imported.{key}", number=number) for key, number in counts if number]
    parts.append(tr("exchange.preview.tasks", tasks=summary.tasks))
    what = ", ".join(parts)
    return tr("exchange.imported", seq=summary.seq, sender=summary.sender, what=what)


class PreviewView(QWidget):
    """Shows the package; "Nhập" is there only when nothing speaks against it."""

    import_wanted = Signal()
    trust_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = QLabel()
        self.title.setProperty("role", "title")
        self.title.setWordWrap(True)
        self.reason = QLabel()
        self.reason.setProperty("tone", "error")
        self.reason.setWordWrap(True)
        self.facts = QLabel()
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setWordWrap(True)
        self.facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card = QFrame()
        card.setProperty("role", "card")
        QVBoxLayout(card).addWidget(self.facts)
        self.plans = QListWidget()
        self.plans.setAccessibleName(tr("exchange.preview.plans"))
        self.plans.setWordWrap(True)
        self.plans_heading = QLabel(tr("exchange.preview.plans"))
        self.plans_heading.setProperty("role", "heading")
        self.nothing_changed = QLabel(tr("exchange.preview.nothing_changed"))
        self.nothing_changed.setProperty("role", "quiet")
        self.nothing_changed.setWordWrap(True)
        self.take = QPushButton(tr("exchange.preview.import"))
        self.take.setProperty("role", "primary")
        self.take.clicked.connect(self.import_wanted)
        self.trust = QPushButton(tr("exchange.trust.add"))
        self.trust.clicked.connect(self.trust_wanted)
        self.back = QPushButton()
        self.back.clicked.connect(self.left)
        buttons = QHBoxLayout()
        for button in (self.take, self.trust, self.back):
            buttons.addWidget(button)
        buttons.addWidget(self.nothing_changed, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self.title, self.reason, card, self.plans_heading):
            column.addWidget(widget)
        column.addWidget(self.plans, 1)
        column.addLayout(buttons)

    def show_preview(self, inspection: Inspection, preview: ImportPreview) -> None:
        """Show what an import would change."""
        warnings = [explain(AppError(code)).sentence for code in preview.warnings]
        self._show(inspection, "\n".join(warnings), "warning", refused=False)
        self.plans.addItems([arrival_text(arrival) for arrival in preview.plans])
        self.take.setFocus()

    def show_refused(self, inspection: Inspection, error: AppError) -> None:
        """Show the package, and why it cannot be imported."""
        # "I-…" and our own package are no mistakes: there is nothing to import.
        own = error.code == "E-OWN"
        tone = "warning" if own or error.code.startswith("I-") else "error"
        self._show(inspection, explain(error).sentence, tone, refused=True, own=own)
        self.trust.setVisible(error.code == "E-UNKNOWN")
        for plan in inspection.plans:
            words = tr("exchange.preview.tasks", tasks=plan.tasks)
            self.plans.addItem(f"{plan.number} {plan.title}".strip() + f" · {words}")
        self.back.setFocus()

    def _show(
        self, inspection: Inspection, reason: str, tone: str, *, refused: bool, own: bool = False
    ) -> None:
        self.title.setText(
            tr("exchange.preview.title", sender=inspection.package.manifest.sender.name)
        )
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))
        self.reason.setProperty("tone", tone)
        self.reason.style().unpolish(self.reason)
        self.reason.style().polish(self.reason)
        self.facts.setText("\n".join(facts(inspection, own=own)))
        self.plans.clear()
        self.take.setVisible(not refused)
        self.trust.setVisible(False)
        self.back.setText(tr("common.back") if refused else tr("exchange.preview.leave"))
