"""What a schedule phrase was understood as, and what is asked where it leaves a day open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from kehoach_desktop.domain.schedules.schedule import ScheduleRule


class Ask(StrEnum):
    """What is asked where the phrase alone leaves a date open; the value is the question."""

    RHYTHM = "Bao lâu theo dõi một lần? Nếu không chọn, việc được kiểm tra mỗi tháng một lần."
    MONTH = "Dự kiến làm vào tháng mấy?"
    WEEKDAY = "Làm vào thứ mấy trong tuần?"
    FORTNIGHT = "Bắt đầu từ tuần nào, vào thứ mấy?"
    DAY = "Làm vào ngày mấy trong tháng?"
    START_MONTH = "Bắt đầu từ tháng nào?"
    SPLIT = "Trong thời gian này có chia thành nhiều lượt không?"
    LOG = "Ghi kết quả theo tuần hay theo từng lần?"
    LONG = "Nhịp này dài hơn một năm. Lượt gần nhất phải xong vào ngày nào?"
    EVENT = "Ai báo khi có việc phát sinh, và ngày phải xong là ngày nào?"
    WAIT = "Khi có hướng dẫn hoặc yêu cầu, ngày phải xong là ngày nào?"
    IMPOSSIBLE = "Ngày này không có trong lịch. Ngày phải xong là ngày nào?"
    OUTSIDE = "Thời gian này không có ngày nào trong kỳ đang xét. Ngày phải xong là ngày nào?"
    UNKNOWN = "Chưa hiểu thời gian này. Làm bao lâu một lần, hoặc phải xong trước ngày nào?"


class Anchor(StrEnum):
    """Which day of its month or week a turn means where the phrase names no day."""

    DAY = "day"
    LAST_WORKING = "last_working"
    FIRST_WORKING = "first_working"
    MONDAY = "monday"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a phrase was understood as.

    - `rule` is None where it gives no date; `ask` is the question that is left, or None.
    - `anchor`: a month or quarter without a day means its last working day; dates of the rule
      that end a month then stand for that day. A week without a weekday begins on a Monday.
    - `repeats`: the phrase names a rhythm, so it holds in every year, not in one.
    - `text`: the phrase in the one spelling of `phrase.plain_phrase`.
    """

    rule: ScheduleRule | None
    ask: str | None = None
    anchor: Anchor = Anchor.DAY
    repeats: bool = False
    text: str = ""
