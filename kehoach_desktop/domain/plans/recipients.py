"""Nơi nhận: who gets the paper, in the order that offices keep (`guidance.md` 3.11).

Superior → Party, council → leaders → front and unions → those who carry it out → publication.
"Lưu" is the plan's `archive` and prints last; marks (`;`, `.`) are the printer's.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from kehoach_desktop.domain.office import Agency, AgencyKind, OfficeProfile, SuperiorKind
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Doer
from kehoach_desktop.domain.two_tier import settle_village_word
from kehoach_desktop.domain.variables import own_body
from kehoach_desktop.domain.vntext import fold, fold_words


class Rank(IntEnum):
    """Place of a recipient in the list."""

    AS_ABOVE = 0
    SUPERIOR = 1
    PARTY_COUNCIL = 2
    LEADERS = 3
    FRONT = 4
    DOERS = 5
    PUBLICATION = 6


_STARTS: tuple[tuple[Rank, tuple[str, ...]], ...] = (
    (Rank.AS_ABOVE, ("nhu dieu", "nhu tren")),
    (Rank.SUPERIOR, ("ubnd ", "uy ban nhan dan ", "so ")),
    (Rank.LEADERS, ("chu tich", "ct ", "ct, ", "lanh dao", "thuong truc ubnd")),
    (Rank.FRONT, ("ub mttq", "uy ban mat tran", "mttq", "mat tran", "cac doan the", "hoi ",
                  "doan ")),
    (Rank.PUBLICATION, ("trang ", "cong thong tin", "cong ttdt", "dang tai")),
)  # fmt: skip
_PARTY_COUNCIL = ("dang uy", "hdnd xa", "hdnd phuong", "hdnd dac khu", "hoi dong nhan dan")


def rank(line: str) -> Rank:
    """Return the place of a printed recipient; what is not recognised carries the work out."""
    text = fold(line)
    for place, starts in _STARTS:
        if text.startswith(starts):
            return place
    if not text.startswith("van phong") and any(mark in text for mark in _PARTY_COUNCIL):
        return Rank.PARTY_COUNCIL
    return Rank.DOERS


def doers(plan: Plan) -> tuple[Doer, ...]:
    """Return everybody named in the plan's tasks, leads before coordinators, each once."""
    found: dict[str, Doer] = {}
    for task in plan.tasks:
        for doer in task.leads:
            found.setdefault(doer.agency_id or doer.name, doer)
    for task in plan.tasks:
        for doer in task.coordinators + task.units:
            found.setdefault(doer.agency_id or doer.name, doer)
    return tuple(found.values())


def covers(line: str, doer: Doer, office: OfficeProfile) -> bool:
    """Say whether a recipient's line reaches `doer`, by name or as one of a group."""
    text = fold(line)
    agency = office.agency(doer.agency_id) if doer.agency_id else None
    names = [doer.name] + ([agency.name] if agency else [])
    if any(name and fold(name) in text for name in names):
        return True
    # A short name ("HĐND") stands in other names too: it must be a whole item of the line.
    items = [item.strip() for item in text.split(",")]
    if agency is not None and agency.short_name and fold(agency.short_name) in items:
        return True
    return agency is not None and _group_covers(text, agency, office)


def _group_covers(text: str, agency: Agency, office: OfficeProfile) -> bool:
    many = any(start in text for start in ("cac co quan, don vi", "cac phong, don vi"))
    match agency.kind:
        case AgencyKind.VILLAGE:
            return f"cac {fold(office.village_word)}" in text
        case AgencyKind.DIVISION:
            return many or "cac phong" in text
        case AgencyKind.CENTRE:
            service = "hanh chinh cong" in fold(agency.name)
            return many or (service and ("pvhcc" in text or "hanh chinh cong" in text))
        case AgencyKind.FRONT:
            front = "mat tran" in fold(agency.name)
            return ("mttq" in text or "mat tran" in text) if front else "doan the" in text
        case AgencyKind.PARTY:
            return "dang uy" in text
        case AgencyKind.COUNCIL:
            return "hdnd" in text and not text.startswith("van phong")
        case AgencyKind.SCHOOL:
            return "truong hoc" in text
        case AgencyKind.OUTSIDE:
            return False


def missing(plan: Plan, office: OfficeProfile) -> tuple[Doer, ...]:
    """Return those who have work in the plan and are reached by no line of its Nơi nhận."""
    return tuple(
        doer
        for doer in doers(plan)
        if not any(covers(line, doer, office) for line in plan.recipients)
    )


def propose(plan: Plan, office: OfficeProfile) -> tuple[str, ...]:
    """Return Nơi nhận for `plan`: the office's usual lines, its superior, all who carry it out."""
    office = settle_village_word(office)
    if own_body(plan, office):
        lines = [f"UBND {office.unit_kind}"]
        lines += [line for line in office.recipients if rank(line) is Rank.DOERS]
    else:
        usual = [line for line in office.recipients if rank(line) is not Rank.SUPERIOR]
        lines = [*_first_line(plan), *_superior(plan, office), *usual]
    for doer in doers(plan):
        if not any(covers(line, doer, office) for line in lines):
            lines.append(doer.name)
    return tuple(sorted(_unique(lines), key=rank))


def _first_line(plan: Plan) -> list[str]:
    if plan.decision is None or not plan.form.is_decision:
        return []
    return [f"Như Điều {max(1, len(plan.decision.articles))}"]


def _superior(plan: Plan, office: OfficeProfile) -> list[str]:
    superior = next((item for item in office.superiors if item.id == plan.superior_id), None)
    if superior is None:
        return [line for line in office.recipients if rank(line) is Rank.SUPERIOR]
    lines = [superior.short_name or superior.name]
    if superior.kind is SuperiorKind.COMMITTEE and superior.through:
        lines.append(superior.through)
    return lines


def _unique(lines: Iterable[str]) -> list[str]:
    found: dict[tuple[str, ...], str] = {}
    for line in lines:
        if line.strip():
            found.setdefault(tuple(fold_words(line)), line.strip())
    return list(found.values())
