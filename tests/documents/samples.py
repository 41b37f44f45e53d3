"""An invented commune and its plans, in our own words, for the tests of the printed page."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from kehoach_desktop.domain.numbering import NumberingStyle
from kehoach_desktop.domain.office import OfficeProfile, Signatory, SigningCapacity, UnitKind
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Issue, Plan, Section
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.schedules.target import Operator, Target

OFFICE = OfficeProfile("cq", UnitKind.COMMUNE, "Tân Hòa", "Ninh Bình", UnitKind.PROVINCE)

CHAIR = Signatory(
    SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Nguyễn Văn An", "Ủy ban nhân dân"
)

SUPERIOR_PLAN = Citation(
    "Kế hoạch",
    "12/KH-UBND",
    dt.date(2025, 12, 22),
    "Ủy ban nhân dân tỉnh Ninh Bình",
    "tuyên truyền cải cách hành chính năm 2026",
)

SENTENCES = (
    "Giúp người dân trong xã biết nơi nộp hồ sơ, cách theo dõi và thời điểm nhận kết quả, để "
    "không ai phải đi lại nhiều lần vì thiếu giấy tờ.",
    "Các thôn chọn giờ phát thanh phù hợp với mùa vụ; bài phát ngắn, dễ nghe, nêu rõ số điện "
    "thoại của người hướng dẫn.",
    "Trung tâm Phục vụ hành chính công ghi lại những câu hỏi được hỏi nhiều nhất trong tháng và "
    "chuyển cho Phòng Văn hóa - Xã hội làm đề tài cho kỳ phát sau.",
    "Hình ảnh, thông tin của người dân chỉ được dùng khi người đó đồng ý; người duyệt bài ghi tên "
    "vào sổ theo dõi.",
    "Việc nào chưa xong đúng hạn thì báo lý do trong buổi giao ban gần nhất, không chờ đến cuối "
    "quý mới nêu.",
)


def text(index: int, sentences: int = 2) -> str:
    """Return a paragraph of our own words."""
    return " ".join(SENTENCES[(index + step) % len(SENTENCES)] for step in range(sentences))


def task(index: int, *, in_appendix: bool = False, units: int = 0) -> Task:
    """Return an invented task."""
    rules = (
        ScheduleRule(Frequency.WEEKLY, weekdays=(4,), minutes=(12, 15)),
        ScheduleRule(Frequency.MONTHLY, day=14),
        ScheduleRule(Frequency.ONGOING),
        ScheduleRule(Frequency.QUARTERLY, day=10),
    )
    return Task(
        f"nv{index}",
        f"Phát chuyên mục số {index} về giải quyết thủ tục hành chính trên hệ thống truyền thanh",
        content=text(index, 1) if index % 3 == 0 else "",
        leads=(Doer("Phòng Văn hóa - Xã hội"),),
        coordinators=(Doer("Văn phòng HĐND và UBND"), Doer("Trung tâm Phục vụ hành chính công")),
        units=tuple(Doer(f"Thôn {name}") for name in ("Đông", "Đoài", "Thượng", "Hạ")[:units]),
        schedule=rules[index % len(rules)],
        targets=(Target(Operator.AT_LEAST, 10_000, "tin, bài", "năm"),),
        output="Bài phát có ngày giờ" if index % 2 else "",
        in_appendix=in_appendix,
    )


def big_plan(sections: int = 5, items: int = 8, appendix_rows: int = 14) -> Plan:
    """Return a plan of about eleven pages with an appendix."""
    made: list[Section] = []
    tasks: list[Task] = []
    names = ("Mục đích, yêu cầu", "Nội dung", "Nhiệm vụ trọng tâm", "Kinh phí", "Tổ chức thực hiện")
    for number in range(sections):
        blocks: list[Block] = []
        for item in range(items):
            key = f"{number}-{item}"
            if number == 2:
                tasks.append(task(item))
                blocks.append(Block(key, BlockKind.TASK, "", 1, tasks[-1].id))
                continue
            blocks.append(Block(key, BlockKind.HEADING, f"Nhóm việc thứ {item + 1}", 1))
            blocks.append(Block(key + "i", BlockKind.ITEM, text(item, 2), 2))
            blocks.append(Block(key + "d", BlockKind.DASH, text(item + 1, 2)))
            blocks.append(Block(key + "p", BlockKind.PLUS, text(item + 2, 1)))
            blocks.append(Block(key + "t", BlockKind.PARAGRAPH, text(item + 3, 3)))
        made.append(Section(f"m{number}", names[number % len(names)], (), tuple(blocks)))
    tasks += [task(100 + row, in_appendix=True, units=4 if row == 2 else 0)
              for row in range(appendix_rows)]  # fmt: skip
    return Plan(
        "kh1",
        2026,
        "Tuyên truyền cải cách hành chính năm 2026 trên địa bàn xã Tân Hòa",
        "A",
        numbering=NumberingStyle.DECIMAL,
        based_on=SUPERIOR_PLAN,
        opening=f"Thực hiện {SUPERIOR_PLAN.full()}, Ủy ban nhân dân xã Tân Hòa xây dựng Kế hoạch "
        "tuyên truyền cải cách hành chính (CCHC) năm 2026 với những việc dưới đây:",
        sections=tuple(made),
        closing="Trên đây là Kế hoạch của Ủy ban nhân dân xã Tân Hòa; đề nghị các cơ quan, đơn vị, "
        "các thôn nghiêm túc thực hiện. Nếu có khó khăn, kịp thời phản ánh về Phòng Văn hóa - Xã "
        "hội để tổng hợp./.",
        tasks=tuple(tasks),
        appendix_title="Phân công nhiệm vụ tuyên truyền cải cách hành chính năm 2026",
        recipients=(
            "UBND tỉnh;",
            "Sở Nội vụ",
            "TT Đảng ủy, TT HĐND xã",
            "Chủ tịch, các PCT UBND xã",
            "UB MTTQ Việt Nam xã và các đoàn thể",
            "Các phòng, TTPVHCC",
            "Các thôn",
            "Trang TTĐT xã",
        ),  # fmt: skip
        archive="VT, VHXH",
        signatory=CHAIR,
    )


def issued(plan: Plan, number: str = "02") -> Plan:
    """Return `plan` as issued on 5 January 2026."""
    return replace(plan, issue=Issue(number, dt.date(2026, 1, 5), CHAIR))
