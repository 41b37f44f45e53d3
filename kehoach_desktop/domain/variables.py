"""Variables of the drafting texts: `{CQ}`, `{thon}`, `{nam-1}` (`guidance.md` section 1).

A variable nobody can fill prints as dots and is named, so that it can be marked; it never
vanishes into an empty place.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence

from kehoach_desktop.domain.office import OfficeProfile, SuperiorKind
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.two_tier import AgencyRole, find_agency
from kehoach_desktop.domain.vntext import UNKNOWN, lower_first, upper_first

_NAME = re.compile(r"\{([^{}\s]+)\}")

#: Short forms that are spelled out where they first stand.
ABBREVIATIONS: Mapping[str, str] = {
    "CCHC": "cải cách hành chính",
    "TTHC": "thủ tục hành chính",
}

#: The name of a body with its own seal, where the profile gives none (shape E).
DEFAULT_OWN_BODY = "Trung tâm Phục vụ hành chính công"

#: Filled unless the office answers otherwise; days lie before the closing days of the reports.
_USUAL = {
    "ky": "hằng quý, 6 tháng và hằng năm",
    "han": "12 của tháng cuối quý",
    "han1": "15/6/{year}",
    "han2": "15/12/{year}",
}

_AGENCY_VARIABLES = {
    "dau_moi": AgencyRole.CULTURE,
    "don_vi_tai_chinh": AgencyRole.ECONOMY,
    "van_phong": AgencyRole.OFFICE,
    "trung_tam": AgencyRole.SERVICE_CENTRE,
    "dai": AgencyRole.RADIO,
}


def names_in(text: str) -> tuple[str, ...]:
    """Return the variables of `text` in order, each once."""
    return tuple(dict.fromkeys(_NAME.findall(text)))


def fill(text: str, values: Mapping[str, str]) -> tuple[str, tuple[str, ...]]:
    """Return `text` with its variables filled, and the names that could not be."""
    unknown: dict[str, None] = {}

    def value(match: re.Match[str]) -> str:
        found = values.get(match[1], "").strip()
        if not found:
            unknown[match[1]] = None
            return UNKNOWN
        return found

    return _NAME.sub(value, text), tuple(unknown)


def is_of_own_body(plan: Plan) -> bool:
    """Say whether `plan` is drafted for a body with its own head and seal (shape E)."""
    return plan.shape == "E" or plan.symbol.endswith("TTPVHCC")


def head_of(agency: str) -> str:
    """Return who heads an agency, empty where its name does not tell.

    "Trưởng phòng Văn hóa - Xã hội", "Chánh Văn phòng HĐND và UBND xã", "Giám đốc Trung tâm …".
    """
    if agency.startswith("Phòng "):
        return f"Trưởng {lower_first(agency)}"
    for start, title in (("Văn phòng ", "Chánh"), ("Trung tâm ", "Giám đốc")):
        if agency.startswith(start):
            return f"{title} {agency}"
    return ""


def own_body(plan: Plan, office: OfficeProfile) -> str:
    """Return the issuing body's own name, empty where the committee issues.

    An office that is such a body issues everything by itself; a committee's office that drafts
    in shape E does it for its Trung tâm.
    """
    if office.own_body:
        return office.own_body
    return DEFAULT_OWN_BODY if is_of_own_body(plan) else ""


def issuing_office(plan: Plan, office: OfficeProfile) -> OfficeProfile:
    """Return `office` as the issuer of `plan`: with `own_body` set where that body signs.

    The printer and the review judge header and signature by `own_body`.
    """
    return dataclasses.replace(office, own_body=own_body(plan, office))


def values_for(
    plan: Plan, office: OfficeProfile, answers: Iterable[tuple[str, str]] = ()
) -> dict[str, str]:
    """Return what is known for `plan` in `office`; `answers` are (variable, words) and win."""
    day = plan.period[0]
    body = own_body(plan, office)
    values = {
        "CQ": f"{body} {office.unit}" if body else office.committee,
        "cq": f"{body} {office.unit}" if body else office.committee_short,
        "UBND": office.committee_short,
        "dv": office.unit,
        "loai": str(office.unit_kind),
        "thon": office.village_word,
        "Thon": upper_first(office.village_word),
        # Decree 185/2026/NĐ-CP art. 4.1: Trưởng thôn, Tổ trưởng tổ dân phố.
        "truong": "Tổ trưởng" if office.village_word.startswith("tổ") else "Trưởng",
        "nam": str(plan.year),
        "nam-1": str(plan.year - 1),
        "so_dieu": str(len(plan.decision.articles)) if plan.decision else "",
    }
    values |= {name: text.format(year=plan.year) for name, text in _USUAL.items()}
    if plan.based_on is not None:
        values |= {"VBCT": plan.based_on.full(), "vbct": plan.based_on.short()}
    for name, role in _AGENCY_VARIABLES.items():
        agency = find_agency(office, role, day)
        values[name] = agency.name if agency else ""
    values |= _superior(plan, office)
    if body:
        # It reports to its own committee and coordinates its own work.
        values |= {"own_body": body, "dau_moi": values["trung_tam"] or body, "Sở": ""}
        values |= {"CQCT": office.committee, "cqct": office.committee_short}
    values |= {name: words for name, words in answers if words.strip()}
    values["truong_dau_moi"] = head_of(values["dau_moi"])
    return values


def _superior(plan: Plan, office: OfficeProfile) -> dict[str, str]:
    chosen = next((item for item in office.superiors if item.id == plan.superior_id), None)
    committee = next(
        (item for item in office.superiors if item.kind is SuperiorKind.COMMITTEE), None
    )
    body = chosen or committee
    if body is None:
        return {}
    return {"CQCT": body.name, "cqct": body.short_name or body.name, "Sở": body.through}


def spell_out(texts: Sequence[str], table: Mapping[str, str] = ABBREVIATIONS) -> list[str]:
    """Return `texts` in reading order with each short form spelled out once, at its first use.

    The first "CCHC" becomes "cải cách hành chính (CCHC)", with a capital where it begins a text
    or follows a full stop. A text that already explains it counts as the first use.
    """
    waiting = dict(table)
    result: list[str] = []
    for text in texts:
        for short in list(waiting):
            match = re.search(rf"(?<![\w/-]){short}(?![\w/-])", text)
            if match is None:
                continue
            full = waiting.pop(short)
            before = text[: match.start()].rstrip()
            if before.endswith("("):
                continue  # already explained
            if not before or before.endswith((".", "!", "?")):
                full = upper_first(full)
            text = f"{text[: match.start()]}{full} ({short}){text[match.end() :]}"
        result.append(text)
    return result
