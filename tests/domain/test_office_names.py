"""What the name of an office tells of it."""

from __future__ import annotations

import pytest
from commune import commune

from kehoach_desktop.domain.office import UnitKind, office_named


@pytest.mark.parametrize(
    ("name", "kind", "unit", "body"),
    [
        ("Ủy ban nhân dân xã A Lưới 1", UnitKind.COMMUNE, "A Lưới 1", ""),
        ("Ủy ban nhân dân đặc khu Cô Tô", UnitKind.SPECIAL_ZONE, "Cô Tô", ""),
        ("Ủy ban nhân dân Thành phố Hồ Chí Minh", UnitKind.CITY, "Hồ Chí Minh", ""),
        (
            "Trung tâm Phục vụ hành chính công xã Vân Khê",
            UnitKind.COMMUNE,
            "Vân Khê",
            "Trung tâm Phục vụ hành chính công",
        ),
    ],
)
def test_an_office_is_known_by_its_name(name: str, kind: UnitKind, unit: str, body: str) -> None:
    office = office_named(name, commune())
    assert (office.unit_kind, office.unit_name, office.own_body) == (kind, unit, body)
    assert office.committee.endswith(unit)


def test_a_body_that_names_no_unit_keeps_its_own_name() -> None:
    assert office_named("Sở Nội vụ", commune()).own_body == "Sở Nội vụ"
