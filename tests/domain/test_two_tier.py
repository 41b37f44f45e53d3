import dataclasses
import datetime as dt

from commune import commune, ids

from kehoach_desktop.domain.office import AgencyKind, SigningCapacity, SuperiorKind, UnitKind
from kehoach_desktop.domain.two_tier import (
    AgencyRole,
    find_agency,
    settle_village_word,
    villages,
    with_villages,
)

DAY = dt.date(2026, 3, 2)


def names(kind: UnitKind) -> list[str]:
    return [agency.name for agency in commune(kind, villages=()).agencies]


def test_a_commune_is_offered_the_bodies_of_the_two_tier_structure() -> None:
    offered = names(UnitKind.COMMUNE)
    assert offered[:4] == [
        "Phòng Văn hóa - Xã hội",
        "Văn phòng HĐND và UBND xã",
        "Phòng Kinh tế",
        "Trung tâm Phục vụ hành chính công",
    ]
    assert "Ủy ban Mặt trận Tổ quốc Việt Nam xã" in offered
    assert "Công an xã" in offered


def test_a_ward_has_the_phong_of_a_ward_and_a_special_zone_that_of_a_commune() -> None:
    assert "Phòng Kinh tế, Hạ tầng và Đô thị" in names(UnitKind.WARD)
    assert "Phòng Kinh tế" in names(UnitKind.SPECIAL_ZONE)
    assert "Trạm Y tế đặc khu" in names(UnitKind.SPECIAL_ZONE)


def test_no_offered_agency_existed_before_the_two_tier_structure() -> None:
    assert commune(villages=()).agencies_on(dt.date(2025, 6, 30)) == ()


def test_every_role_is_found_in_what_is_offered_and_each_is_another_agency() -> None:
    for kind in (UnitKind.COMMUNE, UnitKind.WARD, UnitKind.SPECIAL_ZONE):
        office = commune(kind)
        found = [find_agency(office, role, DAY) for role in AgencyRole]
        assert None not in found
        assert len({agency.id for agency in found if agency}) == len(AgencyRole)


def test_a_renamed_agency_is_still_found_and_an_ended_one_is_not() -> None:
    office = commune()
    agencies = tuple(
        dataclasses.replace(agency, name="Tổ Phát thanh", until=dt.date(2026, 6, 30))
        if "Truyền thanh" in agency.name
        else agency
        for agency in office.agencies
    )
    office = dataclasses.replace(office, agencies=agencies)
    found = find_agency(office, AgencyRole.RADIO, DAY)
    assert found is not None and found.name == "Tổ Phát thanh"
    assert find_agency(office, AgencyRole.RADIO, dt.date(2026, 7, 1)) is None


def test_who_takes_orders_and_who_is_asked() -> None:
    office = commune()
    ordered = {agency.name for agency in office.agencies if agency.kind.takes_orders}
    assert {"Phòng Kinh tế", "Đài Truyền thanh xã", "Thôn Đông"} <= ordered
    assert not {"Công an xã", "Đảng ủy xã", "Hội Nông dân xã"} & ordered


def test_superiors_are_the_committee_through_so_noi_vu_and_the_so() -> None:
    first, *rest = commune(province_kind=UnitKind.CITY).superiors
    assert first.name == "Ủy ban nhân dân thành phố Thanh Giang"
    assert (first.short_name, first.through) == ("UBND thành phố", "Sở Nội vụ")
    assert [superior.kind for superior in rest] == [SuperiorKind.DEPARTMENT] * 3


def test_every_way_of_signing_is_offered_without_a_name() -> None:
    ways = commune().signatories
    assert {way.capacity for way in ways} == set(SigningCapacity)
    assert {way.name for way in ways} == {""}
    assert ways[1].lines == ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")
    assert ways[3].lines == ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")


def test_villages_get_the_offices_word_and_stand_once() -> None:
    office = commune(villages=("Đông", "thôn Tây", "Khu 3", " ", "đông"))
    assert [village.name for village in villages(office, DAY)] == [
        "Thôn Đông",
        "Thôn Tây",
        "Khu 3",
    ]
    more = with_villages(office, ("Đông", "Nam"), ids())
    assert [village.name for village in villages(more, DAY)][-1] == "Thôn Nam"
    assert {village.kind for village in villages(more, DAY)} == {AgencyKind.VILLAGE}


def test_the_recipients_follow_the_word_for_villages() -> None:
    office = dataclasses.replace(commune(villages=()), village_word="bản")
    settled = settle_village_word(office)
    assert "Các bản" in settled.recipients and "Các thôn" not in settled.recipients
    assert settle_village_word(settled) is settled


def test_a_second_word_stays_where_such_villages_exist() -> None:
    office = dataclasses.replace(commune(villages=("Đông",)), village_word="bản")
    assert "Các thôn" in settle_village_word(office).recipients
