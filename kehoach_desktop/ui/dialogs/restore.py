"""Choosing a backup to bring back; used from "Cơ quan" and from the page of damaged data."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMessageBox,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kehoach_desktop.services.ports.backups import Backup, BackupKind
from kehoach_desktop.ui.shell import Shell
from kehoach_desktop.ui.texts import tr
from kehoach_desktop.ui.theme import scaled
from kehoach_desktop.ui.widgets.row_table import dress_row_table
from kehoach_desktop.ui.widgets.rows_model import Column, RowsModel

_VIETNAMESE = QLocale(QLocale.Language.Vietnamese)
_TRADITIONAL = QLocale.DataSizeFormat.DataSizeTraditionalFormat


def when(backup: Backup) -> str:
    """Return "05/01/2026 16:30"; a daily copy has a day only."""
    if backup.kind is BackupKind.DAILY:
        return f"{backup.made_at:%d/%m/%Y}"
    return f"{backup.made_at:%d/%m/%Y %H:%M}"


def backup_columns() -> tuple[Column, ...]:
    """Return how a list of backups shows."""
    return (
        Column(tr("office.backup.time"), when, width=18),
        Column(
            tr("office.backup.kind"), lambda b: tr(f"office.backup.kind.{b.kind.value}"), width=20
        ),
        Column(
            tr("office.backup.size"),
            lambda b: _VIETNAMESE.formattedDataSize(b.size, 0, _TRADITIONAL),
            width=12,
        ),
        Column(tr("office.backup.name"), lambda b: b.path.name),
    )


class BackupTable(QTableView):
    """The backups, the latest first."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = RowsModel(backup_columns())
        self.setModel(self.rows)
        dress_row_table(self, tr("office.backup.list"))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setStretchLastSection(True)

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show `backups` with the first one chosen."""
        self.rows.set_rows(backups)
        self.verticalHeader().setDefaultSectionSize(
            max(32, round(self.fontMetrics().height() * 1.7))
        )
        if backups:
            self.setCurrentIndex(self.rows.index(0, 0))

    def chosen(self) -> Backup | None:
        """Return the chosen backup, None when there is none."""
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None


class RestoreDialog(QDialog):
    """The list, and one button that says what it does."""

    def __init__(self, shell: Shell, backups: Sequence[Backup], parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("office.backup.restore_title"))
        self.resize(scaled(720, min(150, shell.text_size)), 420)
        self.table = BackupTable()
        self.table.show_backups(backups)
        self.table.doubleClicked.connect(lambda _index: self.accept())
        words = QLabel(tr("office.backup.choose" if backups else "office.backup.none_to_restore"))
        words.setWordWrap(True)
        go = QPushButton(tr("office.backup.restore_yes"))
        go.setProperty("role", "primary")
        go.setEnabled(bool(backups))
        go.setDefault(True)
        go.clicked.connect(self.accept)
        cancel = QPushButton(tr("common.cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(go)
        buttons.addWidget(cancel)
        column = QVBoxLayout(self)
        column.addWidget(words)
        column.addWidget(self.table, 1)
        column.addLayout(buttons)


def choose_backup(shell: Shell, backups: Sequence[Backup], parent: QWidget | None) -> Backup | None:
    """Ask which backup to bring back; None when the officer thinks better of it."""
    dialog = RestoreDialog(shell, backups, parent)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return dialog.table.chosen()


def confirm_restore(name: str, parent: QWidget | None) -> bool:
    """Say what a restore changes and ask once; "Bỏ" is the default."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(tr("office.backup.restore_title"))
    box.setText(tr("office.backup.restore_text", name=name))
    go = box.addButton(tr("office.backup.restore_yes"), QMessageBox.ButtonRole.AcceptRole)
    cancel = box.addButton(tr("common.cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    return box.clickedButton() is go
