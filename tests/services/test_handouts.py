"""What is sent to a phone: polite, whole words, never more than a thousand letters; A5 pictures."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from kehoach_desktop.documents.handout_sheet import HandoutSheets, compose_handout
from kehoach_desktop.documents.pdf.painter import PdfPainter
from kehoach_desktop.documents.pdf.printer import PdfPrinter
from kehoach_desktop.domain.office import OfficeProfile, Unit, UnitKind
from kehoach_desktop.domain.plans.task import Doer, Task, Turn
from kehoach_desktop.domain.schedules.target_parse import parse_targets
from kehoach_desktop.domain.two_tier import suggest
from kehoach_desktop.domain.work.meeting import Conclusion, Meeting
from kehoach_desktop.services.ports.handouts import Handout, HandoutItem
from kehoach_desktop.services.tasks.checklist import ChecklistRow
from kehoach_desktop.services.tasks.handouts import (
    MOST_LETTERS,
    PICTURE_WIDTH,
    Handouts,
    conclusions,
    due_list,
    message,
    one_task,
)

TODAY = dt.date(2026, 3, 9)
UNIT = Unit("", UnitKind.COMMUNE, "Tân Mẫu", "Mẫu Sơn", UnitKind.PROVINCE, dt.date(2025, 7, 1))
OFFICE: OfficeProfile = suggest(UNIT, iter(map(str, range(1000))).__next__)
RADIO = Doer("Đài Truyền thanh xã")


def row(title: str, due: dt.date, unit: str = "") -> ChecklistRow:
    task = Task("t", title, leads=(RADIO,), targets=parse_targets("ít nhất 10 tin, bài/quý"))
    turn = Turn(f"u-{title}", "t", due, unit)
    return ChecklistRow("p", "Kế hoạch năm 2026", task, 1, unit, due, turn, turn.state(TODAY))


def test_a_due_list_says_whose_what_until_when_and_by_how_many_days_it_is_late() -> None:
    rows = [row("Phát chuyên mục cải cách hành chính", dt.date(2026, 3, 6))]
    words = message(due_list(rows, "việc quá hạn", OFFICE, TODAY))
    assert words.splitlines() == [
        "Kính gửi: các đồng chí, đơn vị liên quan.",
        "UBND xã Tân Mẫu xin gửi việc quá hạn (tính đến ngày 09/3/2026):",
        "1. Phát chuyên mục cải cách hành chính; Đài Truyền thanh xã; hạn 06/3/2026,"
        " quá hạn 3 ngày.",
        "Đề nghị thực hiện đúng hạn và báo lại kết quả cho UBND xã Tân Mẫu. Xin trân trọng cảm ơn.",
    ]


def test_the_list_of_one_unit_is_addressed_to_it_and_does_not_repeat_its_name() -> None:
    rows = [row("Họp dân", dt.date(2026, 3, 9), "Thôn 2")]
    words = message(due_list(rows, "việc đến hạn hôm nay", OFFICE, TODAY, "Thôn 2"))
    assert words.startswith("Kính gửi: Thôn 2.")
    assert words.count("Thôn 2") == 1


def test_a_task_tells_everything_that_is_known_of_it() -> None:
    words = message(one_task(row("Phát chuyên mục", dt.date(2026, 3, 20)), OFFICE, TODAY))
    assert words.startswith("Kính gửi: Đài Truyền thanh xã.")
    assert "- Chỉ tiêu: ít nhất 10 tin, bài" in words
    assert "- Hạn: 20/3/2026\n" in words


def test_conclusions_name_who_leads_and_until_when() -> None:
    said = Conclusion(
        "c", "", "phun hóa chất", Doer("Trạm Y tế xã"), (), dt.date(2026, 12, 14), "u"
    )
    meeting = Meeting("m", TODAY, dt.datetime(2026, 3, 9, 7), conclusions=(said,))
    words = message(conclusions(meeting, OFFICE))
    assert "xin gửi kết luận giao ban ngày 09/3/2026:" in words
    assert "1. phun hóa chất; Trạm Y tế xã; hạn 14/12/2026." in words


def test_what_does_not_fit_is_counted() -> None:
    rows = [row(f"Việc số {n} " + "rất dài " * 12, TODAY) for n in range(30)]
    words = message(due_list(rows, "việc quá hạn", OFFICE, TODAY))
    told = sum(line[:1].isdigit() for line in words.splitlines())
    assert f"… và {30 - told} việc khác" in words
    assert 0 < told < 30


@given(
    st.lists(st.text(st.characters(codec="utf-8", categories=["L", "Zs"]), max_size=2500)),
    st.text(max_size=60),
)
def test_no_message_is_longer_than_a_thousand_letters(titles: list[str], who: str) -> None:
    items = tuple(HandoutItem(title, who, "06/3/2026") for title in titles)
    handout = Handout("UBND xã Tân Mẫu", "", "việc quá hạn", "", items)
    words = message(handout)
    assert len(words) <= MOST_LETTERS
    assert words.endswith("Xin trân trọng cảm ơn.")


def test_pictures_are_a5_and_a_long_list_goes_on_in_a_second_file(tmp_path: Path) -> None:
    handouts = Handouts(HandoutSheets(PdfPrinter()), PdfPainter())
    rows = [row(f"Việc số {n} của kế hoạch năm nay", TODAY) for n in range(40)]
    written = handouts.save_pictures(
        tmp_path / "việc.png", due_list(rows, "việc quá hạn", OFFICE, TODAY)
    )
    assert [path.name for path in written][:2] == ["việc.png", "việc-2.png"]
    picture = Image.open(io.BytesIO(written[0].read_bytes()))
    assert picture.width == PICTURE_WIDTH
    assert abs(picture.height / picture.width - 210 / 148) < 0.002


def test_the_page_of_a_task_says_what_its_text_says() -> None:
    handout = one_task(row("Phát chuyên mục", dt.date(2026, 3, 20)), OFFICE, TODAY)
    (part,) = compose_handout(handout).parts
    assert part.small
    longer = dataclasses.replace(handout, facts=(*handout.facts, ("Ghi chú", "thêm")))
    assert compose_handout(longer) != compose_handout(handout)
