"""Pictures of what a plan comes from: a superior's clauses, last year; and of an urgent order."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from screenshots import Stage

from kehoach_desktop.domain.sources.clause import Mark
from kehoach_desktop.ui.dialogs.urgent_order import UrgentOrderDialog, store_order
from kehoach_desktop.ui.page import NEW_PLAN
from kehoach_desktop.ui.pages.plans.carry_guide import CarryGuide
from kehoach_desktop.ui.pages.plans.last_year_tasks import LastYearTasks
from kehoach_desktop.ui.pages.plans.last_year_view import LastYearView
from kehoach_desktop.ui.pages.plans.new_plan import NewPlan
from kehoach_desktop.ui.pages.plans.superior_view import SuperiorView

FOLDER = "demo"

#: A superior's document in our own words.
_DOCUMENT = """\
ỦY BAN NHÂN DÂN
TỈNH MẪU SƠN

Số: 41/KH-UBND

Mẫu Sơn, ngày 12 tháng 12 năm 2025

KẾ HOẠCH
Tuyên truyền cải cách hành chính năm 2026

I. MỤC ĐÍCH

- Người dân biết nơi nộp hồ sơ và người trả lời thắc mắc.
- Cán bộ nắm vững quy trình mới.

II. NHIỆM VỤ

1. Mở chuyên mục trên đài truyền thanh

- Thời gian thực hiện: 01 lần/tuần.

2. Bồi dưỡng phóng viên của tỉnh về kỹ năng viết tin

3. Niêm yết thủ tục tại nơi tiếp nhận hồ sơ:

a) Thủ tục mới ban hành;

b) Thủ tục bị bãi bỏ.

III. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

- Theo dõi, đôn đốc và tổng hợp.

2. Các xã

- Báo cáo kết quả trước ngày 15 hằng tháng.
"""


def play(stage: Stage) -> None:
    """Mark clauses, carry last year's plan over, take an order down."""
    page = stage.open("plans", NEW_PLAN)
    stage.shoot("sources-new")
    new = page.findChild(NewPlan)
    assert isinstance(new, NewPlan)
    new.sources.buttons["superior"].click()
    view = page.findChild(SuperiorView)
    assert isinstance(view, SuperiorView)
    stage.shoot("sources-superior-empty")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "ke-hoach-tinh.txt"
        path.write_text(_DOCUMENT, encoding="utf-8")
        view.read_file(path)
    superiors = stage.app.chain.superiors
    assert view.model.marked is not None
    ids = {each.number: each.id for each in view.model.clauses}
    document = view.model.marked.document.id
    superiors.mark(document, [ids["II.1"], ids["II.3"]], Mark.APPLIES)
    superiors.mark(document, [ids["II.2"]], Mark.NOT_OURS, "phóng viên thuộc tỉnh")
    view.activate()
    view.table.selectRow(7)
    stage.shoot("sources-superior")
    new.source_asked.emit("last_year")
    last_year = page.findChild(LastYearView)
    assert isinstance(last_year, LastYearView)
    stage.shoot("sources-last-year")
    last_year.begin.click()
    tasks = page.findChild(LastYearTasks)
    assert isinstance(tasks, LastYearTasks)
    stage.shoot("sources-tasks")
    tasks.go_on.click()
    guide = page.findChild(CarryGuide)
    assert isinstance(guide, CarryGuide)
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3):
        guide.table.key_pressed.emit(key.value)
    stage.shoot("sources-guide")
    guide.draft.click()
    stage.shoot("sources-reminder")
    dialog = UrgentOrderDialog(stage.shell, stage.window)
    dialog.what.setPlainText("Báo cáo số hộ bị ngập")
    dialog.deadline.setText("16h30")
    dialog.show_deadline("16h30")
    stage.shoot_dialog("urgent-form", dialog)
    dialog.take()
    store_order(stage.shell, dialog.order())
    stage.open("today")
    stage.shoot("urgent-today")
    stage.open("tasks")
    stage.shoot("urgent-tasks")
