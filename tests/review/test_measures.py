"""What a plan can be checked by, who does it, what "Như Điều 3" stands for: planted cases."""

from __future__ import annotations

from kehoach_desktop.review.finding import Finding, Severity
from kehoach_desktop.review.plain_text import from_plain_text
from kehoach_desktop.review.registry import review
from kehoach_desktop.services.checks.reviewing import vocabulary

BARE = "Chăm lo vệ sinh đường làng."
MEASURED = "Trồng 300 cây bóng mát."
MADE = "Lập danh sách hộ cần giúp."


def told(text: str, rule: str) -> list[Finding]:
    return [each for each in review(from_plain_text(text), vocabulary()) if each.rule == rule]


def plan(*tasks: str, aim: str = "Làm cho thôn xóm sạch hơn.") -> str:
    """Return a plan whose tasks all have a lead and a time."""
    rows = "\n\n".join(
        f"{at}. {task}\n\n- Chủ trì: Công chức Văn phòng.\n\n- Thời gian: tháng 5 năm 2026."
        for at, task in enumerate(tasks, start=1)
    )
    return f"KẾ HOẠCH\nLàm sạch thôn xóm\n\nI. MỤC ĐÍCH\n\n{aim}\n\nII. NHIỆM VỤ\n\n{rows}\n"


def test_tasks_without_a_measure_are_one_hint_for_the_whole_plan() -> None:
    (hint,) = told(plan(BARE, MEASURED, MADE, BARE), "task.no_measure")
    assert hint.severity is Severity.HINT
    assert (hint.quote, hint.params) == (f"1. {BARE}", {"count": "2", "total": "4"})


def test_a_number_or_a_product_measures_a_task_but_a_day_does_not() -> None:
    assert not told(plan(MEASURED, MADE), "task.no_measure")
    assert told(plan("Chăm lo vệ sinh đường làng trước ngày 15/5/2026."), "task.no_measure")


def test_an_aim_without_a_figure_is_a_hint() -> None:
    (hint,) = told(plan(MADE), "complete.no_aim")
    assert (hint.severity, hint.quote) == (Severity.HINT, "I. MỤC ĐÍCH")
    assert not told(plan(MADE, aim="Từ nay có 90% số hộ phân loại rác."), "complete.no_aim")


def decision(article: str) -> str:
    """Return a decision with its plan; Nơi nhận refers to Điều 3, which is `article`."""
    return f"""QUYẾT ĐỊNH
Ban hành Kế hoạch làm sạch thôn xóm

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch làm sạch thôn xóm.

Điều 2. Quyết định này có hiệu lực kể từ ngày ký.

{article}

Nơi nhận:
- Như Điều 3;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Hoàng Thu Trang

KẾ HOẠCH
Làm sạch thôn xóm

I. TỔ CHỨC THỰC HIỆN

1. Phòng Kinh tế: Hướng dẫn các thôn.

2. Trạm Y tế: Phun thuốc diệt muỗi.
"""


def test_the_agencies_of_the_article_stand_at_noi_nhan() -> None:
    both = "Điều 3. Trưởng phòng Kinh tế, Trạm trưởng Trạm Y tế chịu trách nhiệm thi hành./."
    one = "Điều 3. Trưởng phòng Kinh tế chịu trách nhiệm thi hành./."
    assert not told(decision(both), "task.no_recipient")
    (missing,) = told(decision(one), "task.no_recipient")
    assert missing.params["name"] == "Trạm Y tế"


def test_an_article_goes_on_in_the_paragraphs_under_it() -> None:
    lines = "Điều 3. Quyết định này giao cho:\n\n- Phòng Kinh tế;\n\n- Trạm Y tế./."
    assert not told(decision(lines), "task.no_recipient")


def test_an_article_that_the_paper_does_not_hold_says_nothing() -> None:
    assert not told(decision("").replace("Như Điều 3", "Như Điều 7"), "task.no_recipient")


def test_an_article_for_everybody_concerned_leaves_nobody_out() -> None:
    text = decision("Điều 3. Các cơ quan, cá nhân có liên quan chịu trách nhiệm thi hành./.")
    assert not told(text, "task.no_recipient")


def owned(*arrangements: str) -> str:
    """Return a plan with an item that a body is given, one that nobody is, and who does what."""
    rows = "\n\n".join(f"{at}. {line}" for at, line in enumerate(arrangements, start=1))
    return (
        "KẾ HOẠCH\nLàm sạch thôn xóm\n\nI. NỘI DUNG\n\n1. Công chức Văn hóa kẻ vẽ khẩu hiệu.\n\n"
        f"2. Khơi thông cống rãnh, phát quang bụi rậm.\n\nII. TỔ CHỨC THỰC HIỆN\n\n{rows}\n"
    )


def test_content_that_nobody_is_given_is_one_hint() -> None:
    (hint,) = told(owned("Trạm Y tế: phun hóa chất diệt muỗi."), "complete.no_owner")
    assert hint.severity is Severity.HINT
    assert hint.quote.startswith("2. Khơi thông cống rãnh")
    assert hint.params == {"count": "1", "total": "2"}


def test_content_of_which_the_arrangements_speak_has_an_owner() -> None:
    given = "Đoàn Thanh niên: khơi thông cống rãnh, phát quang bụi rậm ở các ngõ."
    assert not told(owned(given), "complete.no_owner")
    everybody = "Các đơn vị, đoàn thể theo chức năng, nhiệm vụ được giao tổ chức thực hiện."
    assert not told(owned(everybody), "complete.no_owner")
