"""The shipped list of units: counts by kind, dates, sources, names as the Ministry writes them."""

import collections
import datetime as dt
import unicodedata

import pytest

from kehoach_desktop.domain.office import UnitKind
from kehoach_desktop.domain.units import UnitTable
from kehoach_desktop.paths import resource

NOW = dt.date(2026, 11, 22)


@pytest.fixture(scope="module")
def table() -> UnitTable:
    return UnitTable(resource("units", "units.tsv").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("day", "communes", "wards", "provinces", "cities"),
    [
        (dt.date(2025, 7, 1), 2621, 687, 28, 6),
        (dt.date(2026, 4, 30), 2611, 697, 27, 7),
        (dt.date(2026, 9, 1), 2611, 697, 26, 8),
        (NOW, 2599, 709, 25, 9),
    ],
)
def test_counts_by_kind(
    table: UnitTable, day: dt.date, communes: int, wards: int, provinces: int, cities: int
) -> None:
    kinds = collections.Counter(unit.kind for unit in table.on(day))
    assert kinds == {
        UnitKind.COMMUNE: communes,
        UnitKind.WARD: wards,
        UnitKind.SPECIAL_ZONE: 13,
    }
    assert sum(kinds.values()) == 3321
    above = collections.Counter(kind for _, kind in table.provinces(day).values())
    assert above == {UnitKind.PROVINCE: provinces, UnitKind.CITY: cities}


def test_nothing_exists_before_the_data_begins(table: UnitTable) -> None:
    assert table.on(dt.date(2025, 6, 30)) == []


def test_a_commune_that_became_a_ward_keeps_its_code(table: UnitTable) -> None:
    def tan_phu(day: dt.date) -> str:
        (unit,) = (unit for unit in table.on(day) if unit.code == "26116")
        return f"{unit.full_name}, {unit.full_province} ({unit.source})"

    assert tan_phu(dt.date(2026, 4, 29)) == "Xã Tân Phú, tỉnh Đồng Nai (1662/NQ-UBTVQH15)"
    assert tan_phu(dt.date(2026, 4, 30)) == "Phường Tân Phú, thành phố Đồng Nai (237/NQ-UBTVQH16)"


def test_every_line_has_a_source_and_a_clean_name(table: UnitTable) -> None:
    for unit in table.on(NOW):
        assert "NQ-UBTVQH" in unit.source
        assert unit.name == unit.name.strip()
        assert unicodedata.is_normalized("NFC", unit.name)
        assert not unit.name.lower().startswith(("xã ", "phường ", "đặc khu "))


def test_many_names_repeat_so_the_province_must_stand_beside_them(table: UnitTable) -> None:
    names = collections.Counter(unit.full_name for unit in table.on(NOW))
    repeated = [name for name, count in names.items() if count > 1]
    assert len(repeated) > 200
    shown = {(unit.full_name, unit.full_province) for unit in table.on(NOW)}
    assert len(shown) == 3321


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("tien tien", "Xã Tiên Tiến"),
        ("hoan kiem", "Phường Hoàn Kiếm"),
        ("Hoàn Kiếm", "Phường Hoàn Kiếm"),
        ("a luoi 1", "Xã A Lưới 1"),
        ("xa dak lua", "Xã Đak Lua"),
        ("van mieu quoc tu giam", "Phường Văn Miếu - Quốc Tử Giám"),
        ("dac khu con dao", "Đặc khu Côn Đảo"),
    ],
)
def test_the_unit_is_found_first(table: UnitTable, query: str, first: str) -> None:
    assert table.search(query, NOW)[0].full_name == first


def test_the_file_names_no_registry() -> None:
    text = resource("units", "units.tsv").read_text(encoding="utf-8")
    assert "://" not in text
