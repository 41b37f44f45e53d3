"""The sections that are one list each: agencies, people, signers, recipients, superiors."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.ui.pages.office import columns
from kehoach_desktop.ui.pages.office.draft import OfficeDraft
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.widgets.rows_editor import RowsEditor
from kehoach_desktop.ui.widgets.rows_model import Column


def new_id() -> str:
    """Return a fresh id for a record made on this screen."""
    return uuid.uuid4().hex


class ListSection(QWidget):
    """A field of the profile that is a tuple of records, with a word of explanation above."""

    def __init__(
        self,
        draft: OfficeDraft,
        field: str,
        intro: str,
        name: str,
        shown: Sequence[Column],
        blank: Callable[[], Any],
    ) -> None:
        """`field` is the tuple's name in `OfficeProfile`; `blank` makes a record to fill in."""
        super().__init__()
        self._draft = draft
        self._field = field
        self.editor = RowsEditor(tr(name), shown, blank)
        words = QLabel(tr(intro))
        words.setWordWrap(True)
        words.setProperty("role", "quiet")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.addWidget(words)
        self.column.addWidget(self.editor, 1)
        self.editor.model.edited.connect(self._edited)
        self.editor.model.refused.connect(draft.shell.refuse)
        self.editor.removed.connect(self._removed)
        draft.shown.connect(self._show)
        if draft.is_open:
            self._show(draft.profile)
        self.setFocusProxy(self.editor)

    @property
    def chosen(self) -> str:
        """Return the name of the chosen row, "" for none."""
        rows, at = self.editor.model.rows, self.editor.view.currentIndex().row()
        return _name_of(rows[at]) if 0 <= at < len(rows) else ""

    def _show(self, profile: OfficeProfile) -> None:
        self.editor.show_rows(getattr(profile, self._field))

    def _edited(self, rows: tuple[Any, ...]) -> None:
        """Save what is filled in; a row without its name waits on the screen."""
        filled = tuple(row for row in rows if is_filled(row))
        changed: dict[str, Any] = {self._field: filled}
        self._draft.update(replace(self._draft.profile, **changed))

    def _removed(self, at: int, record: Any) -> None:  # noqa: ANN401 - any record type
        if not is_filled(record):
            return
        self._draft.shell.say(
            tr("common.rows.removed", name=_name_of(record)),
            action=tr("common.undo"),
            act=lambda: self.editor.model.insert(min(at, len(self.editor.model.rows)), record),
        )


def _name_of(record: Any) -> str:  # noqa: ANN401
    if isinstance(record, str):
        return record
    name: str = record.name or getattr(record, "position", "")
    return name


def is_filled(record: Any) -> bool:  # noqa: ANN401
    """Say whether a record has what it is called by."""
    return bool(_name_of(record))


def agencies(draft: OfficeDraft) -> ListSection:
    """Return the section of the agencies, with the way to move the work of one that ends."""
    section = ListSection(
        draft,
        "agencies",
        "office.agency.intro",
        "office.agency.list",
        columns.agency_columns(),
        lambda: columns.blank_agency(new_id()),
    )
    move = QPushButton(tr("moves.button"))
    move.setToolTip(tr("moves.tip"))
    move.clicked.connect(lambda: _move_work(draft, section))
    hand_over = QPushButton(tr("handover.button"))
    hand_over.setToolTip(tr("handover.tip"))
    hand_over.clicked.connect(lambda: _hand_over(draft, section))
    buttons = QHBoxLayout()
    buttons.addWidget(move)
    buttons.addWidget(hand_over)
    buttons.addStretch(1)
    section.column.addLayout(buttons)
    return section


def _hand_over(draft: OfficeDraft, section: ListSection) -> None:
    """Show what the chosen agency, or another one, hands over."""
    from kehoach_desktop.ui.dialogs.handover import HandoverDialog

    draft.flush()
    HandoverDialog(draft.shell, draft.profile, section, section.chosen).exec()


def _move_work(draft: OfficeDraft, parent: QWidget) -> None:
    from kehoach_desktop.ui.dialogs.move_work import MoveWorkDialog

    draft.flush()
    MoveWorkDialog(draft.shell, draft.profile, parent).exec()


def people(draft: OfficeDraft) -> ListSection:
    """Return the section of the people; each may belong to one of the agencies."""
    section = ListSection(
        draft,
        "people",
        "office.person.intro",
        "office.person.list",
        columns.people_columns(),
        lambda: columns.blank_person(new_id()),
    )

    def offer(profile: OfficeProfile) -> None:
        units = [agency.name for agency in profile.agencies if agency.name]
        section.editor.model.columns = columns.people_columns(units)

    draft.shown.connect(offer)
    draft.changed.connect(offer)
    offer(draft.profile)
    change = QPushButton(tr("persons.button"))
    change.setToolTip(tr("persons.tip"))
    change.clicked.connect(lambda: _change_person(draft, section))
    buttons = QHBoxLayout()
    buttons.addWidget(change)
    buttons.addStretch(1)
    section.column.addLayout(buttons)
    return section


def _change_person(draft: OfficeDraft, section: ListSection) -> None:
    """Let somebody take the place of the chosen person."""
    from kehoach_desktop.ui.dialogs.change_person import ChangePersonDialog

    draft.flush()
    ChangePersonDialog(draft.shell, section, section.chosen).exec()


def signers(draft: OfficeDraft) -> ListSection:
    """Return the section of the ways of signing."""
    return ListSection(
        draft,
        "signatories",
        "office.signer.intro",
        "office.signer.list",
        columns.signatory_columns(),
        columns.blank_signatory,
    )


def recipients(draft: OfficeDraft) -> ListSection:
    """Return the section of the standard recipients."""
    return ListSection(
        draft,
        "recipients",
        "office.recipient.intro",
        "office.recipient.list",
        columns.recipient_columns(),
        str,
    )


def superiors(draft: OfficeDraft) -> ListSection:
    """Return the section of the superiors."""
    return ListSection(
        draft,
        "superiors",
        "office.superior.intro",
        "office.superior.list",
        columns.superior_columns(),
        lambda: columns.blank_superior(new_id()),
    )
