"""A document as a record: type, number and symbol, date, issuer, subject."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.vntext import clean, nfc
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.field import OpenChoice
from kehoach_desktop.ui.widgets.plan_fields import DateField, LineField, TextField

KINDS = (
    "Kế hoạch",
    "Quyết định",
    "Nghị quyết",
    "Nghị định",
    "Luật",
    "Chỉ thị",
    "Chương trình",
    "Công văn",
    "Thông tư",
    "Pháp lệnh",
    "Bộ luật",
)


class CitationForm(QWidget):
    """Edits one citation: `changed(Citation)`; shows how it will print."""

    changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._citation = Citation(KINDS[0])
        self.kind = OpenChoice(tr("plans.citation.kind"), KINDS)
        self.kind.setMinimumContentsLength(9)
        self.kind.editTextChanged.connect(lambda text: self._set(kind=clean(text)))
        self.number = LineField(tr("plans.citation.number.hint"))
        self.number.edited.connect(lambda text: self._set(number=clean(text)))
        self.date = DateField()
        self.date.picked.connect(lambda day: self._set(date=day))
        self.issuer = LineField(tr("plans.citation.issuer.hint"))
        self.issuer.edited.connect(lambda text: self._set(issuer=clean(text)))
        self.subject = TextField(tr("plans.citation.subject.hint"))
        self.subject.edited.connect(lambda text: self._set(subject=clean(text)))
        self.printed = QLabel()
        self.printed.setWordWrap(True)
        self.printed.setProperty("role", "quiet")
        first = QHBoxLayout()
        first.addWidget(self.kind, 2)
        first.addWidget(self.number, 3)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(4)
        form.addRow(tr("plans.citation.number"), first)
        form.addRow(tr("plans.citation.date"), self.date)
        form.addRow(tr("plans.citation.issuer"), self.issuer)
        form.addRow(tr("plans.citation.subject"), self.subject)
        for field, key in (
            (self.kind, "kind"),
            (self.number, "number"),
            (self.date, "date"),
            (self.issuer, "issuer"),
            (self.subject, "subject"),
        ):
            field.setAccessibleName(tr(f"plans.citation.{key}"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(form)
        column.addWidget(self.printed)

    def show_citation(self, citation: Citation) -> None:
        """Show `citation` where it differs from what the fields mean."""
        self._citation = citation
        if clean(self.kind.currentText()) != citation.kind:
            self.kind.blockSignals(True)
            self.kind.setEditText(citation.kind)
            self.kind.blockSignals(False)
        for field, value in (
            (self.number, citation.number),
            (self.issuer, citation.issuer),
            (self.subject, citation.subject),
        ):
            if clean(nfc(field.text())) != value:
                field.show_value(value)
        self.date.show_day(citation.date)
        self.printed.setText(tr("plans.citation.printed", text=citation.full()))

    def _set(self, **changes: object) -> None:
        if all(getattr(self._citation, name) == value for name, value in changes.items()):
            return
        # Words that were read in give way to what the fields now say.
        citation = replace(self._citation, printed="", **changes)  # type: ignore[arg-type]
        if citation != self._citation:
            self._citation = citation
            self.printed.setText(tr("plans.citation.printed", text=citation.full()))
            self.changed.emit(citation)
