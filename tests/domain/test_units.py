import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.domain.office import UnitKind
from kehoach_desktop.domain.units import UnitTable, village_words
from kehoach_desktop.domain.vntext import fold

HEAD = "# code\tkind\tname\tprovince\tfrom\tuntil\tsource\n"
TEXT = HEAD + "\n".join(
    "\t".join(line)
    for line in [
        ("90", "tỉnh", "Sông Mây", "", "2025-07-01", "", "NQ 1"),
        ("91", "thành phố", "Hồ Chí Minh", "", "2025-07-01", "", "NQ 1"),
        ("90001", "xã", "Tiên Tiến", "90", "2025-07-01", "", "NQ 2"),
        ("90002", "xã", "Tiền Tiến", "90", "2025-07-01", "", "NQ 2"),
        ("90003", "xã", "Hòa Bình", "90", "2025-07-01", "", "NQ 2"),
        ("91001", "phường", "Hòa Bình", "91", "2025-07-01", "", "NQ 3"),
        ("91002", "phường", "Bình Tiên", "91", "2025-07-01", "2026-01-31", "NQ 3"),
        ("91003", "xã", "Đồng Tháp 1", "91", "2025-07-01", "", "NQ 3"),
    ]
)
DAY = dt.date(2026, 1, 15)
TABLE = UnitTable(TEXT)


def found(query: str, day: dt.date = DAY) -> list[str]:
    return [f"{unit.full_name}, {unit.full_province}" for unit in TABLE.search(query, day)]


def test_words_without_marks_match_any_marks() -> None:
    assert found("tien tien") == ["Xã Tiên Tiến, tỉnh Sông Mây", "Xã Tiền Tiến, tỉnh Sông Mây"]


def test_a_mark_that_was_typed_must_be_there() -> None:
    assert found("tiền tien") == ["Xã Tiền Tiến, tỉnh Sông Mây"]
    assert found("tiên tiến") == ["Xã Tiên Tiến, tỉnh Sông Mây"]
    assert found("dong thap") == found("đồng tháp") == ["Xã Đồng Tháp 1, Thành phố Hồ Chí Minh"]
    assert found("đòng") == []


def test_a_word_half_typed_already_finds() -> None:
    assert "Xã Tiền Tiến, tỉnh Sông Mây" in found("tiê")


def test_the_tone_may_stand_on_either_vowel() -> None:
    assert found("hoà bình") == found("hòa bình") != []


def test_the_province_narrows_the_search() -> None:
    assert found("hoa binh song may") == ["Xã Hòa Bình, tỉnh Sông Mây"]
    assert found("phuong hoa binh") == ["Phường Hòa Bình, Thành phố Hồ Chí Minh"]
    assert found("song may") == []


def test_one_word_of_the_name_answers_one_word_typed() -> None:
    assert "Phường Bình Tiên, Thành phố Hồ Chí Minh" not in found("tien tien")


def test_a_unit_that_ended_is_not_offered() -> None:
    assert found("binh tien") != []
    assert found("binh tien", dt.date(2026, 2, 1)) == []


def test_decomposed_input_is_the_same_input() -> None:
    assert found("tie\u0302\u0300n") == found("tiền")


def test_the_office_corrects_a_name_from_a_day_on() -> None:
    extra = "90003\txã\tHòa Yên\t90\t2026-03-01\t\tNQ 9"
    table = UnitTable(TEXT, extra)
    before = {unit.name for unit in table.on(dt.date(2026, 2, 28))}
    after = {unit.name for unit in table.on(dt.date(2026, 3, 1))}
    assert "Hòa Bình" in before and "Hòa Yên" not in before
    assert "Hòa Yên" in after
    assert len([unit for unit in table.on(dt.date(2026, 3, 1)) if unit.code == "90003"]) == 1


def test_the_office_adds_a_unit() -> None:
    table = UnitTable(TEXT, "90009\tđặc khu\tHòn Mây\t90\t2026-01-01\t\t")
    assert table.search("hon may", DAY)[0].kind is UnitKind.SPECIAL_ZONE


@pytest.mark.parametrize(
    "line",
    [
        "90003\txã\tHòa Yên\t90\t2026-13-01\t\tNQ",
        "90003\thuyện\tHòa Yên\t90\t2026-01-01\t\tNQ",
        "90003\txã\t\t90\t2026-01-01\t\tNQ",
        "90003 xã Hòa Yên",
    ],
)
def test_a_bad_line_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="^2: "):
        UnitTable(TEXT, "# sửa\n" + line)


def test_the_usual_village_word_comes_first() -> None:
    assert village_words(UnitKind.WARD)[0] == "tổ dân phố"
    assert village_words(UnitKind.COMMUNE)[0] == "thôn"
    assert set(village_words(UnitKind.SPECIAL_ZONE)) >= {"thôn", "khu phố"}


@given(st.text(max_size=30))
def test_any_query_is_answered(query: str) -> None:
    assert len(TABLE.search(query, DAY)) <= 8


@given(st.sampled_from(TABLE.on(DAY)), st.booleans())
def test_every_unit_is_found_by_its_own_name(unit: object, folded: bool) -> None:
    name = unit.full_name  # type: ignore[attr-defined]
    assert unit in TABLE.search(fold(name) if folded else name, DAY)
