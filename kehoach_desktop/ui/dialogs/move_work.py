"""Open work goes from one agency to another: chosen, shown, moved in one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.theme import scaled
from kehoach_desktop.ui.widgets.plan_fields import ChoiceField, labelled

if TYPE_CHECKING:
    from kehoach_desktop.domain.office import OfficeProfile
    from kehoach_desktop.services.ports_moves import Moved


class MoveWorkDialog(QDialog):
    """Nothing is moved before everything that would move is in sight."""

    def __init__(self, shell: Shell, office: OfficeProfile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell, self._office = shell, office
        self.setWindowTitle(tr("moves.title"))
        intro = QLabel(tr("moves.intro"))
        intro.setWordWrap(True)
        names = list(dict.fromkeys(agency.name for agency in office.agencies))
        self.old, self.new = ChoiceField(), ChoiceField()
        form = QFormLayout()
        for field, key in ((self.old, "old"), (self.new, "new")):
            labelled(form, tr(f"moves.{key}"), field)
            field.set_choices([(name, name) for name in names])
            field.chosen.connect(lambda _value: self._look())
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.setAccessibleName(tr("moves.list"))
        buttons = QDialogButtonBox()
        self.move_button = buttons.addButton(
            tr("moves.move"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.move_button.setEnabled(False)
        buttons.addButton(tr("common.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self._move)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(intro)
        column.addLayout(form)
        column.addWidget(self.told)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        room = self.screen().availableGeometry()
        wide, high = scaled(720, shell.text_size), scaled(540, shell.text_size)
        self.resize(min(wide, room.width() - 40), min(high, room.height() - 60))
        shell.operations.run(
            lambda: shell.app.checklist.choices()[1],
            lambda known: self._offer([*known, *names]),
            owner=self,
        )

    def _offer(self, names: Sequence[str]) -> None:
        """Offer who has work now, also under a name that is no longer in the list of agencies."""
        for field in (self.old, self.new):
            chosen = field.value()
            field.set_choices([(name, name) for name in dict.fromkeys(names)])
            field.show_value(chosen)

    def _names(self) -> tuple[str, str]:
        return str(self.old.value() or ""), str(self.new.value() or "")

    def _look(self) -> None:
        shell, (old, new) = self._shell, self._names()
        self.list.clear()
        self.move_button.setEnabled(False)
        if old and new:
            shell.operations.run(
                lambda: shell.app.records.moves.preview(old, new),
                self._show,
                self._refused,
                owner=self,
            )

    def _refused(self, error: AppError) -> None:
        self.told.setText(explain(error).sentence)

    def _show(self, found: list[Moved]) -> None:
        from kehoach_desktop.services.moves import move_words

        old, new = self._names()
        self.told.setText(tr("moves.preview", count=len(found), old=old, new=new))
        self.list.clear()
        self.list.addItems([move_words(each) for each in found])
        self.move_button.setEnabled(True)

    def _move(self) -> None:
        shell, office, (old, new) = self._shell, self._office, self._names()

        def moved(found: list[Moved]) -> None:
            shell.saved()
            shell.data_changed.emit()
            self.accept()
            shell.say(tr("moves.done", count=len(found), old=old, new=new), Tone.DONE)

        shell.operations.run(
            lambda: shell.app.records.moves.move(old, new, office), moved, self._refused, owner=self
        )
