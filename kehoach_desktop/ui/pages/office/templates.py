"""The section of the templates: which there are, and the folder of the office's own."""

from __future__ import annotations

import uuid

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.domain.plans.guidance import Template
from kehoach_desktop.files import ensure_folder
from kehoach_desktop.services.plans.drafting import BrokenTemplate
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr


class TemplatesSection(QWidget):
    """Lists the templates; an office's own lie as files in one folder."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        intro = QLabel(tr("office.templates.intro"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("office.templates.list"))
        self.list.setWordWrap(True)
        self.list.setSpacing(4)
        self.path = QLabel()
        self.broken = QLabel()
        for label, role in ((intro, "quiet"), (self.path, "small"), (self.broken, "error")):
            label.setProperty("role", role)
            label.setWordWrap(True)
        self.broken.hide()
        self.copy_button = QPushButton(tr("office.templates.copy"))
        self.copy_button.clicked.connect(self.copy)
        folder = QPushButton(tr("office.templates.open"))
        folder.clicked.connect(self._open)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addWidget(folder)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(intro)
        column.addWidget(self.list, 1)
        column.addWidget(self.broken)
        column.addWidget(self.path)
        column.addLayout(buttons)
        self.setFocusProxy(self.list)

    def refresh(self) -> None:
        """List the templates anew."""
        folder = self._shell.app.folder.templates
        self.path.setText(tr("office.templates.path", path=str(folder)))
        drafting = self._shell.app.drafting
        self._shell.operations.run(
            lambda: (drafting.templates(), drafting.broken()), self._show, owner=self
        )

    def copy(self) -> None:
        """Copy the chosen template into the office's folder and say where it is."""
        item = self.list.currentItem()
        if not self.list.count():
            return
        template: Template = item.data(Qt.ItemDataRole.UserRole)
        drafting = self._shell.app.drafting
        name = tr("office.templates.copy_name", name=template.name)
        own_id = f"{template.id}-{uuid.uuid4().hex[:6]}"
        self._shell.operations.run(
            lambda: drafting.copy_template(template.id, own_id, name),
            lambda path: self._copied(path.name),
            owner=self,
        )

    def _copied(self, name: str) -> None:
        self._shell.say(
            tr("office.templates.copied", name=name),
            Tone.DONE,
            action=tr("office.templates.open"),
            act=self._open,
        )
        self.refresh()

    def _show(self, found: tuple[list[Template], list[BrokenTemplate]]) -> None:
        templates, broken = found
        self.list.clear()
        for template in templates:
            item = QListWidgetItem(f"{template.name}\n{template.summary}")
            item.setData(Qt.ItemDataRole.UserRole, template)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.broken.setVisible(bool(broken))
        self.broken.setText(
            "\n".join(
                tr("office.templates.broken", name=one.path.name, reason=one.reason)
                for one in broken
            )
        )

    def _open(self) -> None:
        folder = self._shell.app.folder.templates
        self._shell.operations.run(
            lambda: ensure_folder(folder),
            lambda _: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
            owner=self,
        )
