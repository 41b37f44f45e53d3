"""Target phrases of `guidance.md` section 5 and the way officers vary them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.target import Operator, Target, format_thousandths, read_thousandths
from kehoach_desktop.domain.target_parse import parse_targets

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
