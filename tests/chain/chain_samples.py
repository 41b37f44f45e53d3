"""A superior's plan in our own words, about an invented province, and an office that answers it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from kehoach_desktop.bootstrap import App, open_app
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Plan, Section, SectionRole
from kehoach_desktop.domain.plans.task import Doer, Task

SUPERIOR = """\
ỦY BAN NHÂN DÂN
TỈNH ĐÔNG SƠN

Số: 41/KH-UBND

Đông Sơn, ngày 12 tháng 12 năm 2025

KẾ HOẠCH
Tuyên truyền cải cách hành chính năm 2026

Thực hiện Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ, tỉnh Đông Sơn \
đặt ra các việc dưới đây:

I. MỤC ĐÍCH, YÊU CẦU

1. Mục đích

- Người dân biết nơi nộp hồ sơ và người trả lời thắc mắc.
- Cán bộ nắm vững quy trình mới.

2. Yêu cầu

Việc làm phải có người chịu trách nhiệm.

II. NHIỆM VỤ

1. Mở chuyên mục trên đài truyền thanh

- Thời gian thực hiện: 01 lần/tuần.
- Cơ quan thực hiện: các xã.

2. Bồi dưỡng phóng viên của tỉnh về kỹ năng viết tin

3. Niêm yết thủ tục tại nơi tiếp nhận hồ sơ:

a) Thủ tục mới ban hành;

b) Thủ tục bị bãi bỏ.

III. TỔ CHỨC THỰC HIỆN

1. Sở Nội vụ

- Theo dõi, đôn đốc và tổng hợp.

2. Các xã

- Báo cáo kết quả trước ngày 15 hằng tháng.

Trên đây là việc của cả tỉnh./.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Lò Văn Bình
"""


class Clock:
    """Monday 9 March 2026, 08:00."""

    def __init__(self) -> None:
        self.moment = dt.datetime(2026, 3, 9, 8, 0)

    def now(self) -> dt.datetime:
        return self.moment


def office_app(folder: Path) -> App:
    """Return the services over a new data folder with the sample commune in it."""
    numbers = iter(range(1, 10_000))
    app = open_app(folder, Clock(), lambda: f"id{next(numbers):04d}")
    app.offices.load_sample(app.new_id)
    return app


def superior_file(folder: Path, text: str = SUPERIOR) -> Path:
    """Write the superior's plan as a file."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "ke-hoach-tinh.txt"
    path.write_text(text, encoding="utf-8")
    return path


def our_plan() -> Plan:
    """Return a draft of ours: one section of content, one of two tasks, a row of the appendix."""
    return Plan(
        id="ours",
        year=2026,
        title="Tuyên truyền cải cách hành chính năm 2026",
        shape="B",
        sections=(
            Section(
                "s1",
                "Nội dung",
                (SectionRole.CONTENT,),
                (Block("b1", BlockKind.ITEM, "Nơi nộp hồ sơ"),),
            ),
            Section(
                "s2",
                "Nhiệm vụ",
                (SectionRole.KEY_TASKS,),
                (
                    Block("b2", BlockKind.TASK, "Phát chuyên mục", 1, "t1"),
                    Block("b3", BlockKind.TASK, "Niêm yết thủ tục", 1, "t2"),
                ),
            ),
        ),
        tasks=(
            Task("t1", "Phát chuyên mục", leads=(Doer("Đài Truyền thanh xã"),)),
            Task("t2", "Niêm yết thủ tục"),
            Task("t3", "Lập danh sách thôn", in_appendix=True),
        ),
    )
