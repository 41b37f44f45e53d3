"""The form of one comment: who, when, on which part, what was said, what became of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QFormLayout, QScrollArea, QWidget

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.comment import Comment, Verdict
from kehoach_desktop.domain.plans.plan import Plan, numbered_sections
from kehoach_desktop.domain.vntext import nfc
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField, DateField, TextField, labelled


class CommentForm(QScrollArea):
    """`edited(Comment)` follows the hand; the comment's id is the caller's."""

    edited = Signal(object)

    def __init__(self, plan: Plan, office: OfficeProfile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        drafts = [(n, tr("drafts.form.draft_no", n=n)) for n in range(1, plan.draft_no + 1)]
        self.draft = ChoiceField(drafts)
        names = [agency.name for agency in office.agencies]
        self.author = _offering(names)
        self.received = DateField()
        sections = [f"{number} {section.heading}" for number, section in numbered_sections(plan)]
        self.place = _offering(sections)
        self.said = TextField(tr("drafts.form.said.hint"), 4)
        self.verdict = ChoiceField([(each, tr(f"drafts.verdict.{each.value}")) for each in Verdict])
        self.reason = TextField(tr("drafts.form.reason.hint"), 3)
        inner = QWidget()
        form = QFormLayout(inner)
        for key, field in (
            ("author", self.author),
            ("said", self.said),
            ("verdict", self.verdict),
            ("reason", self.reason),
            ("place", self.place),
            ("received", self.received),
            ("draft", self.draft),
        ):
            labelled(form, tr(f"drafts.form.{key}"), field)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.author.editTextChanged.connect(lambda _text: self._tell())
        self.place.editTextChanged.connect(lambda _text: self._tell())
        for choice in (self.draft, self.verdict):
            choice.chosen.connect(lambda _value: self._tell())
        for text in (self.said, self.reason):
            text.edited.connect(lambda _text: self._tell())
        self.received.picked.connect(lambda _day: self._tell())

    def show_comment(self, comment: Comment) -> None:
        """Show a comment."""
        self._showing = True
        self.draft.show_value(comment.draft_no)
        self.author.setEditText(comment.author)
        self.place.setEditText(comment.place)
        self.received.show_day(comment.received_on)
        self.said.show_value(comment.said)
        self.verdict.show_value(comment.verdict)
        self.reason.show_value(comment.reason)
        self._showing = False

    def comment(self) -> Comment:
        """Return what stands in the form."""
        draft, verdict = self.draft.value(), self.verdict.value()
        return Comment(
            "",
            draft if isinstance(draft, int) else 1,
            nfc(self.author.currentText()),
            nfc(self.place.currentText()),
            self.said.text(),
            verdict if isinstance(verdict, Verdict) else Verdict.OPEN,
            self.reason.text(),
            self.received.day(),
        )

    def _tell(self) -> None:
        if not self._showing:
            self.edited.emit(self.comment())


def _offering(names: list[str]) -> QComboBox:
    """Return a field to type in that offers `names`."""
    box = QComboBox()
    box.setEditable(True)
    box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.addItems(names)
    box.setEditText("")
    completer = QCompleter(names, box)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    box.setCompleter(completer)
    return box
