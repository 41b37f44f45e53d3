"""The office and the people around it: unit, agencies, signers, superiors, standard recipients."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from dataclasses import dataclass, field
from enum import StrEnum

from kehoach_desktop.domain.schedules.reporting_windows import WindowRule
from kehoach_desktop.domain.vntext import fold, upper_first
from kehoach_desktop.domain.work.radio import READING_SPEED
from kehoach_desktop.errors import AppError


class UnitKind(StrEnum):
    """Kinds of administrative unit since 1 July 2025 (Law 72/2025/QH15 art. 1)."""

    COMMUNE = "xã"
    WARD = "phường"
    SPECIAL_ZONE = "đặc khu"
    PROVINCE = "tỉnh"
    CITY = "thành phố"


class AgencyKind(StrEnum):
    """What an agency is to the office; it decides the verb (`guidance.md` 3.10).

    Units under the office are given work ("Chủ trì…"), all others are asked ("Đề nghị…").
    """

    DIVISION = "division"  # phòng, văn phòng
    CENTRE = "centre"  # trung tâm, trạm, đài: public service units under the office
    VILLAGE = "village"  # thôn, bản, khu phố …
    SCHOOL = "school"
    PARTY = "party"
    COUNCIL = "council"
    FRONT = "front"  # Mặt trận Tổ quốc and unions
    OUTSIDE = "outside"  # công an, quân sự, units of a sở

    @property
    def takes_orders(self) -> bool:
        """Say whether the office may assign work instead of asking for it."""
        return self in {AgencyKind.DIVISION, AgencyKind.CENTRE, AgencyKind.VILLAGE}


def provincial_name(kind: UnitKind, name: str) -> str:
    """Return "tỉnh Ninh Bình"; Thành phố Hồ Chí Minh alone keeps its capital (nd30 C07)."""
    text = f"{kind} {name}"
    return upper_first(text) if name == "Hồ Chí Minh" else text


@dataclass(frozen=True, slots=True)
class Unit:
    """An administrative unit of the dated data file; `code` is the official one where known."""

    code: str
    kind: UnitKind
    name: str
    province: str
    province_kind: UnitKind
    since: dt.date
    until: dt.date | None = None
    source: str = ""

    @property
    def full_name(self) -> str:
        """Return "Xã Tiên Tiến"."""
        return upper_first(f"{self.kind} {self.name}")

    @property
    def full_province(self) -> str:
        """Return "tỉnh Ninh Bình" or "thành phố Hà Nội" as it stands beside the name."""
        return provincial_name(self.province_kind, self.province)


@dataclass(frozen=True, slots=True)
class Agency:
    """A body that can lead or help with a task, with the days between which it exists."""

    id: str
    name: str
    kind: AgencyKind
    short_name: str = ""
    since: dt.date | None = None
    until: dt.date | None = None

    def exists_on(self, day: dt.date) -> bool:
        """Say whether the agency existed on `day`; both ends count."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the office with a position, between two days.

    `unit` is the name of the agency the person works in, `uses_pc` whether the person works at
    this PC: the change history then names who did what.
    """

    id: str
    name: str
    position: str
    since: dt.date | None = None
    until: dt.date | None = None
    unit: str = ""
    uses_pc: bool = False

    def serves_on(self, day: dt.date) -> bool:
        """Say whether the person holds the position on `day`; both ends count."""
        return (self.since is None or self.since <= day) and (
            self.until is None or day <= self.until
        )


class SigningCapacity(StrEnum):
    """In whose name a paper is signed (Decree 30/2020, Appendix I, II.7.a)."""

    HEAD = ""
    ON_BEHALF = "TM."
    FOR_HEAD = "KT."
    BY_ORDER = "TL."
    BY_MANDATE = "TUQ."


@dataclass(frozen=True, slots=True)
class Signatory:
    """A way of signing: the lines above the signature and the name below it.

    `body` is the collective after TM. ("ỦY BAN NHÂN DÂN", empty when the head signs as head);
    `head` the head's title; `position` the signer's own title; `capacity` says how the signer
    stands to the head.
    """

    capacity: SigningCapacity
    head: str
    position: str
    name: str
    body: str = ""

    @property
    def lines(self) -> tuple[str, ...]:
        """Return the printed lines of authority and position, in capitals."""
        first = (f"TM. {self.body}",) if self.body else ()
        if self.capacity in {SigningCapacity.HEAD, SigningCapacity.ON_BEHALF}:
            rest: tuple[str, ...] = (self.position,)
        else:
            rest = (f"{self.capacity} {self.head}", self.position)
        return tuple(line.upper() for line in first + rest)


class SuperiorKind(StrEnum):
    """What a superior is: the people's committee of a province or city, a sở, or another body."""

    COMMITTEE = "committee"
    DEPARTMENT = "department"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Superior:
    """A body that sends plans down and takes reports: full name, short name, through whom."""

    id: str
    name: str
    kind: SuperiorKind
    short_name: str = ""
    through: str = ""


@dataclass(frozen=True, slots=True)
class OfficeProfile:
    """Everything about the office that drives the wording of its papers."""

    id: str
    unit_kind: UnitKind
    unit_name: str
    province: str
    province_kind: UnitKind
    village_word: str = "thôn"
    unit_code: str = ""
    agencies: tuple[Agency, ...] = ()
    people: tuple[Person, ...] = ()
    signatories: tuple[Signatory, ...] = ()
    superiors: tuple[Superior, ...] = ()
    recipients: tuple[str, ...] = ()
    is_sample: bool = False
    #: Only for a body with its own head and seal (shape E): the name above which `unit` stands.
    own_body: str = field(default="")
    #: The office's own periodic reports; empty where the shipped ones are in use.
    report_windows: tuple[WindowRule, ...] = ()
    #: How fast the office's announcers read (syllables a minute).
    reading_speed: int = READING_SPEED

    @property
    def unit(self) -> str:
        """Return "xã Tân Hòa"."""
        return f"{self.unit_kind} {self.unit_name}"

    @property
    def committee(self) -> str:
        """Return "Ủy ban nhân dân xã Tân Hòa"."""
        return f"Ủy ban nhân dân {self.unit}"

    @property
    def committee_short(self) -> str:
        """Return "UBND xã Tân Hòa"."""
        return f"UBND {self.unit}"

    @property
    def full_province(self) -> str:
        """Return "tỉnh Ninh Bình", "thành phố Hải Phòng", "Thành phố Hồ Chí Minh"."""
        return provincial_name(self.province_kind, self.province)

    def agency(self, agency_id: str) -> Agency | None:
        """Return the agency with that id, or None."""
        return next((agency for agency in self.agencies if agency.id == agency_id), None)

    def users_on(self, day: dt.date) -> tuple[Person, ...]:
        """Return who works at this PC on `day`, in the office's order."""
        return tuple(each for each in self.people
                     if each.uses_pc and each.name and each.serves_on(day))  # fmt: skip

    def successor(self, name: str, day: dt.date) -> Person | None:
        """Return who holds the position on `day` that `name` held and has left; None if nobody."""
        held = [each for each in self.people if each.name == name]
        if not held or any(each.serves_on(day) for each in held):
            return None
        position = fold(max(held, key=lambda each: each.until or day).position)
        serving = (each for each in self.people if each.name and each.serves_on(day))
        return next((each for each in serving if fold(each.position) == position), None)

    def user(self, name: str, day: dt.date) -> Person:
        """Return the person of that id or name who serves on `day`; E-NO-PERSON, E-WHICH-PERSON."""
        wanted = fold(name)
        serving = [each for each in self.people if each.name and each.serves_on(day)]
        found = [each for each in serving if each.id == name or fold(each.name) == wanted]
        exact = [each for each in found if name in {each.id, each.name}]
        found = exact if len(exact) == 1 else found
        if len(found) != 1:
            names = ", ".join(each.name for each in serving)
            raise AppError("E-WHICH-PERSON" if found else "E-NO-PERSON", name=name, names=names)
        return found[0]

    def agencies_on(self, day: dt.date) -> tuple[Agency, ...]:
        """Return the agencies that exist on `day`, in the office's order."""
        return tuple(agency for agency in self.agencies if agency.exists_on(day))


_OFFICE_NAME = re.compile(r"(.+?) (xã|phường|đặc khu|tỉnh|thành phố|Thành phố) (.+)")


def office_named(name: str, near: OfficeProfile) -> OfficeProfile:
    """Return what the papers of the office called `name` show of it; `near` gives the province.

    "Ủy ban nhân dân xã Vân Khê" is the committee of that unit; any other body that names its unit
    ("Trung tâm Phục vụ hành chính công xã Vân Khê") has its own head there.
    """
    found = _OFFICE_NAME.fullmatch(name)
    if found is None:
        return dataclasses.replace(near, own_body=name)
    body, kind, unit = found.groups()
    return OfficeProfile(
        id="",
        unit_kind=UnitKind(kind.lower()),
        unit_name=unit,
        province=near.province,
        province_kind=near.province_kind,
        own_body="" if body == "Ủy ban nhân dân" else body,
    )
