"""Pictures of what is sent to phones: the menu in Hôm nay, and the A5 picture itself."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel
from screenshots import Stage

from kehoach_desktop.services.tasks.handouts import due_list, one_task
from kehoach_desktop.ui.pages.today.page import TodayPage

FOLDER = "demo"


def play(stage: Stage) -> None:
    """Open the menu of a list, then the pictures of a list and of one task."""
    page = stage.open("today")
    assert isinstance(page, TodayPage)
    stage.shoot("today-send")
    office, rows = stage.shell.office, stage.app.checklist.rows()
    assert office is not None
    today = stage.app.checklist.today
    handouts = stage.app.work_papers.handouts
    for name, handout in (
        ("send-list", due_list(rows[:9], "việc quá hạn", office, today)),
        ("send-task", one_task(rows[0], office, today)),
    ):
        picture = QLabel()
        image = QImage.fromData(handouts.pictures(handout)[0])
        picture.setPixmap(_half(image))
        picture.setFixedSize(picture.pixmap().size())
        stage.shoot(name, picture)


def _half(image: QImage) -> QPixmap:
    smooth = Qt.TransformationMode.SmoothTransformation
    return QPixmap.fromImage(image.scaledToWidth(image.width() // 2, smooth))
