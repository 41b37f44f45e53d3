"""Target phrases of `guidance.md` section 5 and the way officers vary them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.schedules.target import (
    Operator,
    Target,
    format_thousandths,
    read_thousandths,
)
from kehoach_desktop.domain.schedules.target_parse import parse_targets

#: phrase → (operator, number in thousandths, unit, per, per unit of the office, base) each
GUIDANCE: list[tuple[str, list[tuple[str, int, str, str, bool, str]]]] = [
    ("Ít nhất 10 tin, bài/năm", [("≥", 10_000, "tin, bài", "năm", False, "")]),
    ("Tối thiểu 02 tin, bài/tháng", [("≥", 2_000, "tin, bài", "tháng", False, "")]),
    ("Mỗi đơn vị ít nhất 01 tin, bài/quý", [("≥", 1_000, "tin, bài", "quý", True, "")]),
    ("Từ 12 đến 15 phút/lần", [("–", 12_000, "phút", "lần", False, "")]),
    ("Thời lượng không quá 10 phút", [("≤", 10_000, "phút", "", False, "")]),
    ("01 chuyên mục/tuần", [("=", 1_000, "chuyên mục", "tuần", False, "")]),
    ("10 lượt phát thanh/tháng", [("=", 10_000, "lượt phát thanh", "tháng", False, "")]),
    ("100% TTHC được niêm yết, công khai",
     [("=", 100_000, "%", "", False, "TTHC được niêm yết, công khai")]),
    ("100% cán bộ, công chức được quán triệt",
     [("=", 100_000, "%", "", False, "cán bộ, công chức được quán triệt")]),
    ("Từ 90% trở lên người dân hài lòng", [("≥", 90_000, "%", "", False, "người dân hài lòng")]),
    ("Trên 95% hồ sơ trả đúng hạn", [(">", 95_000, "%", "", False, "hồ sơ trả đúng hạn")]),
    ("Tối thiểu 80% hồ sơ nộp trực tuyến", [("≥", 80_000, "%", "", False, "hồ sơ nộp trực tuyến")]),
    ("Phấn đấu tăng 5% so với năm 2025", [("≥", 5_000, "%", "", False, "so với năm 2025")]),
    ("Giảm 10% thời gian giải quyết", [("≥", -10_000, "%", "", False, "thời gian giải quyết")]),
    ("02 hội nghị/năm, khoảng 80 người/hội nghị",
     [("=", 2_000, "hội nghị", "năm", False, ""), ("≈", 80_000, "người", "hội nghị", False, "")]),
    ("01 hội nghị đối thoại/năm", [("=", 1_000, "hội nghị đối thoại", "năm", False, "")]),
    ("500 tờ rơi", [("=", 500_000, "tờ rơi", "", False, "")]),
    ("05 pa nô, 20 băng rôn",
     [("=", 5_000, "pa nô", "", False, ""), ("=", 20_000, "băng rôn", "", False, "")]),
    ("Mỗi thôn 01 buổi/quý", [("=", 1_000, "buổi", "quý", True, "")]),
    ("80% hộ gia đình trở lên được tiếp cận",
     [("≥", 80_000, "%", "", False, "hộ gia đình được tiếp cận")]),
    ("Ít nhất 01 mô hình, sáng kiến được công nhận",
     [("≥", 1_000, "mô hình, sáng kiến", "", False, "")]),
    ("Không để hồ sơ quá hạn", [("=", 0, "hồ sơ quá hạn", "", False, "")]),
    ("01 cuộc thi, thu hút 200 lượt người tham gia trở lên",
     [("=", 1_000, "cuộc thi", "", False, ""), ("≥", 200_000, "lượt người", "", False, "")]),
    ("Phấn đấu xếp loại Tốt; đạt từ 85 điểm trở lên", [("≥", 85_000, "điểm", "", False, "")]),
    ("Theo chỉ tiêu tỉnh giao", []),
]  # fmt: skip

VARIANTS: list[tuple[str, list[tuple[str, int, str, str, bool, str]]]] = [
    ("kịp thời, đầy đủ, rộng khắp", []),
    ("", []),
    ("Năm 2026", []),
    ("ít nhất một tin, bài mỗi tháng", [("≥", 1_000, "tin, bài", "tháng", False, "")]),
    ("Mỗi tuần 02 tin, bài", [("=", 2_000, "tin, bài", "tuần", False, "")]),
    ("01 chuyên mục/02 tuần", [("=", 1_000, "chuyên mục", "2 tuần", False, "")]),
    ("10 tin/6 tháng", [("=", 10_000, "tin", "6 tháng", False, "")]),
    ("12 – 15 phút", [("–", 12_000, "phút", "", False, "")]),
    ("90-95% hồ sơ", [("–", 90_000, "%", "", False, "hồ sơ")]),
    ("1.200 lượt người", [("=", 1_200_000, "lượt người", "", False, "")]),
    ("98,5% hồ sơ đúng hạn", [("=", 98_500, "%", "", False, "hồ sơ đúng hạn")]),
    ("02 buổi/thôn/năm", [("=", 2_000, "buổi", "năm", True, "")]),
    ("Dưới 5% hồ sơ quá hạn", [("<", 5_000, "%", "", False, "hồ sơ quá hạn")]),
    ("tối đa 3 ngày làm việc", [("≤", 3_000, "ngày làm việc", "", False, "")]),
    ("10 tin, bài trong năm 2026", [("=", 10_000, "tin, bài", "", False, "")]),
    ("Từ 03 đến 05 buổi/năm", [("–", 3_000, "buổi", "năm", False, "")]),
    ("Không ít hơn 15 lượt phát thanh/quý", [("≥", 15_000, "lượt phát thanh", "quý", False, "")]),
    ("Tối đa 2 hồ sơ trễ hẹn/tháng", [("≤", 2_000, "hồ sơ trễ hẹn", "tháng", False, "")]),
    ("Hơn 200 người tham dự", [(">", 200_000, "người", "", False, "")]),
    ("Gần 1.200 lượt người/năm", [("≈", 1_200_000, "lượt người", "năm", False, "")]),
    ("Mỗi tổ dân phố 02 buổi/năm", [("=", 2_000, "buổi", "năm", True, "")]),
    ("Mỗi trường ít nhất 01 buổi sinh hoạt/học kỳ",
     [("≥", 1_000, "buổi sinh hoạt", "học kỳ", True, "")]),
    ("Mỗi ấp tối thiểu 03 tin nhắn/tuần", [("≥", 3_000, "tin nhắn", "tuần", True, "")]),
    ("Mỗi chi hội 01 buổi/6 tháng", [("=", 1_000, "buổi", "6 tháng", True, "")]),
    ("100% thôn, bản có tổ công nghệ số",
     [("=", 100_000, "%", "", False, "thôn, bản có tổ công nghệ số")]),
    ("Tỷ lệ hài lòng đạt từ 92% trở lên", [("≥", 92_000, "%", "", False, "hài lòng")]),
    ("Tỷ lệ hồ sơ trực tuyến trên 85%", [(">", 85_000, "%", "", False, "hồ sơ trực tuyến")]),
    ("Tăng ít nhất 3% so với năm trước", [("≥", 3_000, "%", "", False, "so với năm trước")]),
    ("Giảm 05 ngày so với quy định", [("≥", -5_000, "ngày", "", False, "so với quy định")]),
    ("Tăng 20 hồ sơ so với năm 2025", [("≥", 20_000, "hồ sơ", "", False, "so với năm 2025")]),
    ("03 cuộc đối thoại, mỗi cuộc khoảng 60 người",
     [("=", 3_000, "cuộc đối thoại", "", False, ""), ("≈", 60_000, "người", "cuộc", False, "")]),
    ("01 hội nghị/quý, từ 50 người trở lên",
     [("=", 1_000, "hội nghị", "quý", False, ""), ("≥", 50_000, "người", "", False, "")]),
    ("300 tờ gấp, 12 băng rôn, 02 pa nô",
     [("=", 300_000, "tờ gấp", "", False, ""), ("=", 12_000, "băng rôn", "", False, ""),
      ("=", 2_000, "pa nô", "", False, "")]),
    ("Không có đơn thư vượt cấp", [("=", 0, "đơn thư vượt cấp", "", False, "")]),
    ("Không phát sinh hồ sơ trễ hạn", [("=", 0, "hồ sơ trễ hạn", "", False, "")]),
    ("0 hồ sơ quá hạn", [("=", 0, "hồ sơ quá hạn", "", False, "")]),
    ("Từ 8 đến 10 phút/bản tin", [("–", 8_000, "phút", "bản tin", False, "")]),
    ("Thời lượng tối đa 7 phút/lần phát", [("≤", 7_000, "phút", "lần phát", False, "")]),
    ("Ít nhất một mô hình", [("≥", 1_000, "mô hình", "", False, "")]),
    ("Hai lớp tập huấn/năm", [("=", 2_000, "lớp tập huấn", "năm", False, "")]),
    ("Mười tin, bài/quý", [("=", 10_000, "tin, bài", "quý", False, "")]),
    ("1,5 giờ/buổi", [("=", 1_500, "giờ", "buổi", False, "")]),
    ("02 bài viết/tháng; 01 phóng sự/quý",
     [("=", 2_000, "bài viết", "tháng", False, ""), ("=", 1_000, "phóng sự", "quý", False, "")]),
    ("6 tin bài mỗi tháng", [("=", 6_000, "tin bài", "tháng", False, "")]),
    ("Mỗi tháng 4 bài", [("=", 4_000, "bài", "tháng", False, "")]),
    ("Tối thiểu 24 tin, bài trong năm", [("≥", 24_000, "tin, bài", "năm", False, "")]),
    ("Trên 1.000 lượt truy cập/tháng", [(">", 1_000_000, "lượt truy cập", "tháng", False, "")]),
    ("từ 80% đến 90% hồ sơ", [("–", 80_000, "%", "", False, "hồ sơ")]),
    ("Xếp loại Tốt trở lên", []),
    ("Từ 5 đến 8 phút vào buổi sáng", [("–", 5_000, "phút", "", False, "")]),
    ("Chưa giao chỉ tiêu", []),
    ("10 tin và 02 phóng sự/năm",
     [("=", 10_000, "tin", "", False, ""), ("=", 2_000, "phóng sự", "năm", False, "")]),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "expected"), GUIDANCE + VARIANTS, ids=lambda v: str(v)[:40])
def test_a_target_phrase_is_understood(
    phrase: str, expected: list[tuple[str, int, str, str, bool, str]]
) -> None:
    found = [
        (str(t.operator), t.value, t.unit, t.per, t.each_unit, t.share_of)
        for t in parse_targets(phrase)
    ]
    assert found == expected


TABLE = Path(__file__).parent / "target_phrases.tsv"
WRITTEN = [
    (line + "\t").split("\t")[:2]
    for line in TABLE.read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]


def as_written(target: Target) -> str:
    """Return a target as a line of the table: sign and figure; unit; per; of each unit; share."""
    high = "" if target.high is None else f"–{format_thousandths(target.high)}"
    figure = f"{target.operator} {format_thousandths(target.value)}{high}"
    each = "đơn vị" if target.each_unit else ""
    return "; ".join([figure, target.unit, target.per, each, target.share_of]).rstrip("; ")


@pytest.mark.parametrize(("phrase", "expected"), WRITTEN, ids=lambda text: text[:45])
def test_a_target_of_the_table_is_understood(phrase: str, expected: str) -> None:
    assert " | ".join(as_written(target) for target in parse_targets(phrase)) == expected


def test_a_range_keeps_both_ends() -> None:
    (target,) = parse_targets("Từ 12 đến 15 phút/lần")
    assert (target.value, target.high) == (12_000, 15_000)


@pytest.mark.parametrize(
    ("phrase", "printed"),
    [
        ("Ít nhất 10 tin, bài/năm", "ít nhất 10 tin, bài/năm"),
        ("Từ 12 đến 15 phút/lần", "từ 12 đến 15 phút/lần"),
        ("Tối thiểu 5% hồ sơ", "ít nhất 5% hồ sơ"),
        ("Giảm 10% thời gian giải quyết", "giảm 10% thời gian giải quyết"),
        ("Phấn đấu tăng 5% so với năm 2025", "tăng 5% so với năm 2025"),
        ("Mỗi thôn 01 buổi/quý", "01 buổi/đơn vị/quý"),
        ("Không để hồ sơ quá hạn", "0 hồ sơ quá hạn"),
        ("98,5% hồ sơ", "98,5% hồ sơ"),
    ],
)
def test_a_target_prints_as_officers_write_it(phrase: str, printed: str) -> None:
    assert "; ".join(target.text() for target in parse_targets(phrase)) == printed


@given(
    st.text(alphabet="0123456789%/-, .;từđếnítnhấtmỗithôntinbàitrởlênkhôngđểtănggiảm ", max_size=60)
)
def test_no_phrase_whatever_breaks_the_target_parser(phrase: str) -> None:
    for target in parse_targets(phrase):
        assert target.text()


@given(
    st.sampled_from([Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE, Operator.LESS,
                     Operator.ABOUT, Operator.EXACTLY]),
    st.integers(1, 5_000_000),
    st.sampled_from(["tin", "lượt người", "hồ sơ", "%"]),
    st.sampled_from(["", "tuần", "tháng", "quý", "năm"]),
)  # fmt: skip
def test_what_is_printed_is_read_back_the_same(
    operator: Operator, value: int, unit: str, per: str
) -> None:
    target = Target(operator, value, unit, per)
    assert parse_targets(target.text()) == (target,)


@given(st.integers(-(10**9), 10**9))
def test_thousandths_print_without_loss(value: int) -> None:
    text = format_thousandths(value)
    sign, digits = (-1, text[1:]) if text.startswith("-") else (1, text)
    assert sign * read_thousandths(digits) == value


@pytest.mark.parametrize("wrong", ["", "mười", "-3", "1,2345", "1.20.3", "2 tin", "12,"])
def test_what_is_not_a_figure_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError):
        read_thousandths(wrong)


def test_about_never_fails_and_zero_is_a_real_target() -> None:
    assert Target(Operator.ABOUT, 80_000, "người").is_met(60_000)
    assert Target(Operator.EXACTLY, 0, "hồ sơ").is_met(0)
    assert not Target(Operator.EXACTLY, 0, "hồ sơ").is_met(1_000)
    assert not Target(Operator.MORE, 95_000, "%").is_met(95_000)
