"""The bodies of a commune unit since 1 July 2025, as they are offered to a new office.

Under the People's Committee: Decree 150/2025/NĐ-CP (văn phòng, phòng, trung tâm). An offer only:
the office ticks, renames and adds, and every later rule asks the profile, never this list.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from enum import StrEnum

from kehoach_desktop.domain.office import (
    Agency,
    AgencyKind,
    OfficeProfile,
    Signatory,
    SigningCapacity,
    Superior,
    SuperiorKind,
    Unit,
    UnitKind,
    provincial_name,
)
from kehoach_desktop.domain.units import RURAL_WORDS, URBAN_WORDS, village_words
from kehoach_desktop.domain.vntext import clean, fold

#: The first day of the two-tier structure.
TWO_TIER_START = dt.date(2025, 7, 1)

NewId = Callable[[], str]


class AgencyRole(StrEnum):
    """What a template calls an agency, whatever the office has named it."""

    OFFICE = "office"
    CULTURE = "culture"
    ECONOMY = "economy"
    SERVICE_CENTRE = "service_centre"
    RADIO = "radio"
    HEALTH = "health"
    SCHOOLS = "schools"
    FRONT = "front"
    WOMEN = "women"
    FARMERS = "farmers"
    YOUTH = "youth"
    VETERANS = "veterans"
    PARTY = "party"
    COUNCIL = "council"
    POLICE = "police"
    MILITARY = "military"


_DIVISION, _CENTRE = AgencyKind.DIVISION, AgencyKind.CENTRE
_FRONT, _OUTSIDE = AgencyKind.FRONT, AgencyKind.OUTSIDE

#: role, kind, name ({u}: xã, phường, đặc khu), short name
_OFFER: tuple[tuple[AgencyRole, AgencyKind, str, str], ...] = (
    (AgencyRole.CULTURE, _DIVISION, "Phòng Văn hóa - Xã hội", "Phòng VH-XH"),
    (AgencyRole.OFFICE, _DIVISION, "Văn phòng HĐND và UBND {u}", "Văn phòng"),
    (AgencyRole.ECONOMY, _DIVISION, "{economy}", "{economy_short}"),
    (AgencyRole.SERVICE_CENTRE, _CENTRE, "Trung tâm Phục vụ hành chính công", "Trung tâm PVHCC"),
    (AgencyRole.RADIO, _CENTRE, "Đài Truyền thanh {u}", "Đài TT"),
    (AgencyRole.HEALTH, _CENTRE, "Trạm Y tế {u}", "Trạm Y tế"),
    (AgencyRole.SCHOOLS, AgencyKind.SCHOOL, "Các trường học trên địa bàn {u}", "Trường học"),
    (AgencyRole.PARTY, AgencyKind.PARTY, "Đảng ủy {u}", "Đảng ủy"),
    (AgencyRole.COUNCIL, AgencyKind.COUNCIL, "Hội đồng nhân dân {u}", "HĐND"),
    (AgencyRole.FRONT, _FRONT, "Ủy ban Mặt trận Tổ quốc Việt Nam {u}", "UB MTTQ"),
    (AgencyRole.WOMEN, _FRONT, "Hội Liên hiệp Phụ nữ {u}", "Hội LHPN"),
    (AgencyRole.FARMERS, _FRONT, "Hội Nông dân {u}", "Hội ND"),
    (AgencyRole.YOUTH, _FRONT, "Đoàn Thanh niên Cộng sản Hồ Chí Minh {u}", "Đoàn TN"),
    (AgencyRole.VETERANS, _FRONT, "Hội Cựu chiến binh {u}", "Hội CCB"),
    (AgencyRole.POLICE, _OUTSIDE, "Công an {u}", "Công an"),
    (AgencyRole.MILITARY, _OUTSIDE, "Ban Chỉ huy Quân sự {u}", "Ban CHQS"),
)

#: How a role is known in an office's own list: kind (None: any) and words of the folded name.
_MARKS: dict[AgencyRole, tuple[AgencyKind | None, tuple[str, ...]]] = {
    AgencyRole.OFFICE: (_DIVISION, ("van phong",)),
    AgencyRole.CULTURE: (_DIVISION, ("van hoa",)),
    AgencyRole.ECONOMY: (_DIVISION, ("kinh te",)),
    AgencyRole.SERVICE_CENTRE: (_CENTRE, ("hanh chinh cong",)),
    AgencyRole.RADIO: (_CENTRE, ("truyen thanh", "phat thanh", "cung ung dich vu")),
    AgencyRole.HEALTH: (None, ("y te",)),
    AgencyRole.SCHOOLS: (AgencyKind.SCHOOL, ("truong",)),
    AgencyRole.FRONT: (_FRONT, ("mat tran", "mttq")),
    AgencyRole.WOMEN: (_FRONT, ("phu nu", "lhpn")),
    AgencyRole.FARMERS: (_FRONT, ("nong dan",)),
    AgencyRole.YOUTH: (_FRONT, ("thanh nien", "doan tn")),
    AgencyRole.VETERANS: (_FRONT, ("cuu chien binh",)),
    AgencyRole.PARTY: (AgencyKind.PARTY, ("dang uy",)),
    AgencyRole.COUNCIL: (AgencyKind.COUNCIL, ("hoi dong nhan dan", "hdnd")),
    AgencyRole.POLICE: (_OUTSIDE, ("cong an",)),
    AgencyRole.MILITARY: (_OUTSIDE, ("quan su",)),
}

#: The sở that a communication plan usually goes through: field by field (`product.md`).
DEPARTMENTS = ("Sở Nội vụ", "Sở Khoa học và Công nghệ", "Sở Tư pháp")
_SHORT = {"Sở Khoa học và Công nghệ": "Sở KH&CN"}


def find_agency(office: OfficeProfile, role: AgencyRole, day: dt.date) -> Agency | None:
    """Return the office's agency that plays `role` on `day`, by its kind and name; else None."""
    kind, marks = _MARKS[role]
    for agency in office.agencies_on(day):
        name = fold(agency.name)
        if kind in (None, agency.kind) and any(mark in name for mark in marks):
            return agency
    return None


def villages(office: OfficeProfile, day: dt.date) -> tuple[Agency, ...]:
    """Return the villages of the office that exist on `day`, in its order."""
    return tuple(agency for agency in office.agencies_on(day) if agency.kind is AgencyKind.VILLAGE)


def suggest(unit: Unit, new_id: NewId) -> OfficeProfile:
    """Return a profile for `unit` with everything that can be known from its kind and province.

    Villages are left out: their names are the office's to give (`with_villages`).
    """
    profile = OfficeProfile(
        id=new_id(),
        unit_kind=unit.kind,
        unit_name=unit.name,
        province=unit.province,
        province_kind=unit.province_kind,
        village_word=village_words(unit.kind)[0],
        unit_code=unit.code,
        agencies=_agencies(unit, new_id),
        signatories=_signatories(),
        superiors=superiors(unit.province_kind, unit.province, new_id),
    )
    return dataclasses.replace(profile, recipients=standard_recipients(profile))


def superiors(kind: UnitKind, province: str, new_id: NewId) -> tuple[Superior, ...]:
    """Return the people's committee above (through Sở Nội vụ) and the usual sở."""
    place = provincial_name(kind, province)
    committee = Superior(
        new_id(),
        f"Ủy ban nhân dân {place}",
        SuperiorKind.COMMITTEE,
        f"UBND {place.removesuffix(province).strip()}",
        through=DEPARTMENTS[0],
    )
    return (
        committee,
        *(
            Superior(new_id(), name, SuperiorKind.DEPARTMENT, _SHORT.get(name, name))
            for name in DEPARTMENTS
        ),
    )


def standard_recipients(office: OfficeProfile) -> tuple[str, ...]:
    """Return the usual Nơi nhận in the order of `guidance.md` 3.11, without marks and Lưu."""
    unit = office.unit_kind
    return (
        f"UBND {office.province_kind}",
        DEPARTMENTS[0],
        f"TT Đảng ủy, TT HĐND {unit}",
        f"Chủ tịch, các PCT UBND {unit}",
        f"UB MTTQ Việt Nam {unit} và các đoàn thể",
        "Các phòng, Trung tâm PVHCC",
        f"Các {office.village_word}",
        f"Trang TTĐT {unit}",
    )


def with_villages(office: OfficeProfile, names: tuple[str, ...], new_id: NewId) -> OfficeProfile:
    """Return `office` with a village of each name after its agencies; a known name is kept once.

    "Đông" becomes "Thôn Đông"; a name that already says what it is stays ("Khu 3", "Bản Mây").
    """
    word = office.village_word
    known = {fold(agency.name) for agency in office.agencies}
    added: list[Agency] = []
    for raw in names:
        name = clean(raw)
        if not name:
            continue
        if not any(fold(name).startswith(fold(start) + " ") for start in (word, "khu", "to")):
            name = f"{word} {name}"
        name = name[:1].upper() + name[1:]
        if fold(name) not in known:
            known.add(fold(name))
            added.append(Agency(new_id(), name, AgencyKind.VILLAGE))
    return dataclasses.replace(office, agencies=office.agencies + tuple(added))


def settle_village_word(office: OfficeProfile) -> OfficeProfile:
    """Return `office` with "Các thôn" in its recipients put into the word it uses now.

    A line for another word stays where villages of that word exist ("Các bản" beside thôn).
    """
    wrong = {
        f"Các {word}"
        for word in RURAL_WORDS + URBAN_WORDS
        if word != office.village_word
        and not any(fold(agency.name).startswith(fold(word) + " ") for agency in office.agencies)
    }
    if not wrong.intersection(office.recipients):
        return office
    right = f"Các {office.village_word}"
    lines = [right if line in wrong else line for line in office.recipients]
    return dataclasses.replace(office, recipients=tuple(dict.fromkeys(lines)))


def _agencies(unit: Unit, new_id: NewId) -> tuple[Agency, ...]:
    ward = unit.kind is UnitKind.WARD
    names = {
        "u": unit.kind.value,
        "economy": "Phòng Kinh tế, Hạ tầng và Đô thị" if ward else "Phòng Kinh tế",
        "economy_short": "Phòng KT, HT và ĐT" if ward else "Phòng KT",
    }
    return tuple(
        Agency(new_id(), name.format(**names), kind, short.format(**names), TWO_TIER_START)
        for _, kind, name, short in _OFFER
    )


def _signatories() -> tuple[Signatory, ...]:
    body, head, deputy = "Ủy ban nhân dân", "Chủ tịch", "Phó Chủ tịch"
    return (
        Signatory(SigningCapacity.ON_BEHALF, head, head, "", body),
        Signatory(SigningCapacity.FOR_HEAD, head, deputy, "", body),
        Signatory(SigningCapacity.HEAD, head, head, ""),
        Signatory(SigningCapacity.FOR_HEAD, head, deputy, ""),
        Signatory(SigningCapacity.BY_ORDER, head, "Chánh Văn phòng", ""),
        Signatory(SigningCapacity.BY_MANDATE, head, "Trưởng phòng Văn hóa - Xã hội", ""),
    )
