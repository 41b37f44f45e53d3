"""Bodies of the old order, and what of the office stands in their place."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from kehoach_desktop.domain.office import OfficeProfile, SuperiorKind
from kehoach_desktop.domain.sources.old_issuer import IssuerLevel, is_issuers_place, issuer_level
from kehoach_desktop.domain.two_tier import TWO_TIER_START, AgencyRole, find_agency
from kehoach_desktop.domain.vntext import fold

#: Divisions of a district that its communes' papers name without saying "huyện".
_DISTRICT_DIVISIONS = (
    r"\bPhòng (?:Nội vụ|Tư pháp|Văn hóa(?: và|,)? Thông tin|Văn hoá và Thông tin|Tài chính"
    r"(?: - | – )Kế hoạch|Lao động(?:,? Thương binh và Xã hội| - Thương binh và Xã hội)|Giáo dục"
    r" và Đào tạo|Y tế|Kinh tế và Hạ tầng|Tài nguyên và Môi trường|Dân tộc)(?: huyện)?\b"
)
#: Words of a folded old name → who does its work in a commune (Decree 150/2025/NĐ-CP).
_HEIRS = (
    (r"mot cua|tra ket qua", AgencyRole.SERVICE_CENTRE),
    (r"tai chinh|dia chinh|kinh te|tai nguyen", AgencyRole.ECONOMY),
    (r"tu phap|van phong", AgencyRole.OFFICE),
    (r"noi vu|van hoa|lao dong|giao duc|y te|dan toc", AgencyRole.CULTURE),
)


@dataclass(frozen=True, slots=True)
class OldBody:
    """A body or word that ended: how it is written, until when, what became of it, the source."""

    pattern: re.Pattern[str]
    until: dt.date
    now: str
    source: str

    def is_over(self, day: dt.date) -> bool:
        """Say whether it is out of date on `day`."""
        return self.until <= day


def district_divisions(source: str) -> OldBody:
    """Return the divisions of a district, which ended with it."""
    return OldBody(re.compile(_DISTRICT_DIVISIONS), TWO_TIER_START, "", source)


def offer_for(
    words: str, body: OldBody, office: OfficeProfile, day: dt.date, issued_by: str = ""
) -> str | None:
    """Return what stands in the place of an old body in this office; None where nobody can say.

    The district's committee is the superior in a commune's plan and the issuer itself in a
    district's: `issued_by` tells which, and where it does not, the officer is asked.
    """
    folded = fold(words)
    if re.match(r"(?:ubnd|uy ban nhan dan) (?:huyen|quan|thi xa)\b", folded):
        return _for_district(office, issued_by, short=folded.startswith("ubnd"))
    if folded.startswith(("phong ", "cong chuc ", "bo phan ")):
        for pattern, role in _HEIRS:
            if re.search(pattern, folded):
                agency = find_agency(office, role, day)
                if agency is not None:
                    return agency.name
    if folded.startswith("thi tran "):
        name = words[len("thị trấn ") :]
        return office.unit if is_issuers_place("thị trấn", name, issued_by) else None
    return body.now if body.now[:1].isupper() and "," not in body.now else None


def _for_district(office: OfficeProfile, issued_by: str, *, short: bool) -> str | None:
    level = issuer_level(issued_by)
    if level is IssuerLevel.DISTRICT:
        return office.committee_short if short else office.committee
    if level is IssuerLevel.COMMUNE:
        for superior in office.superiors:
            if superior.kind is SuperiorKind.COMMITTEE:
                return (superior.short_name if short else superior.name) or superior.name
    return None
