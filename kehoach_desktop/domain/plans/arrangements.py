""" "Tổ chức thực hiện" from the who × task table: an item per agency, the right verb for each.

Units under the office are given work ("Chủ trì…", "Phối hợp…"); all others are asked
("Đề nghị…") (`guidance.md` 3.10). What is built is ordinary text: the officer edits it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kehoach_desktop.domain.office import Agency, AgencyKind, OfficeProfile
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Plan, Section, SectionRole
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.domain.two_tier import AgencyRole, find_agency
from kehoach_desktop.domain.variables import fill
from kehoach_desktop.domain.vntext import fold, lower_first, upper_first

_FOCAL = (
    "Là cơ quan đầu mối, tham mưu {cq} triển khai Kế hoạch; theo dõi, đôn đốc, tổng hợp kết quả, "
    "báo cáo {CQCT} (qua {Sở}) theo quy định."
)
_FOCAL_DIRECT = (
    "Là cơ quan đầu mối, tham mưu {cq} triển khai Kế hoạch; theo dõi, đôn đốc, tổng hợp kết quả, "
    "báo cáo {CQCT} theo quy định."
)
_OWN = (
    "Phân công người phụ trách từng nhiệm vụ; theo dõi, tổng hợp kết quả, báo cáo {UBND} theo "
    "quy định."
)
_FUNDS = (
    "Tham mưu {UBND} bố trí kinh phí thực hiện Kế hoạch; hướng dẫn quản lý, sử dụng và thanh "
    "quyết toán kinh phí theo quy định."
)
_VILLAGE = (
    "Phổ biến nội dung của Kế hoạch tại các cuộc họp, qua loa truyền thanh và nhóm liên lạc của "
    "{thon}; tập hợp, phản ánh ý kiến của Nhân dân."
)
_REPORT = (
    "Định kỳ trước ngày {han}, các cơ quan, đơn vị, các {thon} gửi kết quả thực hiện về "
    "{dau_moi} để tổng hợp."
)
_REPORT_OWN = (
    "Định kỳ trước ngày {han}, các cơ quan, đơn vị phối hợp thông tin kết quả tới {dau_moi} để "
    "tổng hợp."
)


@dataclass(slots=True)
class _Share:
    """What one agency does: tasks it leads, helps with, or has a row in."""

    doer: Doer
    agency: Agency | None
    leads: list[Task] = field(default_factory=list)
    helps: list[Task] = field(default_factory=list)
    rows: list[Task] = field(default_factory=list)


def build(
    plan: Plan,
    office: OfficeProfile,
    values: Mapping[str, str],
    new_id: Callable[[], str],
    level: int = 1,
) -> tuple[Block, ...]:
    """Return an item at `level` per agency: the coordinating unit first, villages as one, last.

    `values` are those of `variables.values_for`; unknown ones print as dots. A body with its own
    head (shape E) orders nobody but itself: everybody else is asked.
    """
    shares = _shares(plan, office)
    focal = _focal(office, values, plan)
    blocks: list[Block] = []

    def add(heading: str, duties: list[str]) -> None:
        blocks.append(Block(new_id(), BlockKind.HEADING, heading, level))
        blocks.extend(Block(new_id(), BlockKind.DASH, text) for text in duties)

    focal_share = shares.pop(_key(focal), None) if focal else None
    own = bool(values.get("own_body"))
    first = _FOCAL if values.get("Sở", "").strip() else _FOCAL_DIRECT
    first = _OWN if own else first
    name = focal.name if focal else fill("{dau_moi}", values)[0]
    funds = find_agency(office, AgencyRole.ECONOMY, plan.period[0]) if _costs(plan) else None
    duties = [fill(first, values)[0], *(_duties(focal_share) if focal_share else [])]
    if funds and focal and focal.agency_id == funds.id:
        duties.append(fill(_FUNDS, values)[0])
    elif funds:
        shares.setdefault(funds.id, _Share(Doer(funds.name, funds.id), funds))
    add(upper_first(name), duties)
    ordered = sorted(shares.values(), key=lambda share: _place(share, office))
    for share in ordered:
        if _is_village(share):
            continue
        duties = _duties(share)
        if funds and share.doer.agency_id == funds.id:
            duties.append(fill(_FUNDS, values)[0])
        asked = own or (share.agency is not None and not share.agency.kind.takes_orders)
        add(
            f"Đề nghị {_inside(share.doer.name)}" if asked else upper_first(share.doer.name), duties
        )
    village_tasks = _village_tasks(shares)
    named = any(_is_village(share) for share in shares.values())
    if village_tasks or named or _speaks_of_villages(plan, office):
        duties = [f"Thực hiện phần việc của mình trong nhiệm vụ: {_titles(village_tasks)}."]
        duties = (duties if village_tasks else []) + [fill(_VILLAGE, values)[0]]
        add(fill("Đề nghị các {thon}" if own else "Các {thon}", values)[0], duties)
    report = {**values, "dau_moi": name}
    blocks.append(
        Block(new_id(), BlockKind.ITEM, fill(_REPORT_OWN if own else _REPORT, report)[0], level)
    )
    return tuple(blocks)


def unnamed(plan: Plan, section: Section, office: OfficeProfile) -> tuple[Doer, ...]:
    """Return who leads or helps with a task and is not named in `section`."""
    if SectionRole.ARRANGEMENTS not in section.roles:
        return ()
    lines = [fold(block.text) for block in section.blocks]
    text = "\n".join(lines)
    group = f"cac {fold(office.village_word)}"
    found: list[Doer] = []
    for share in _shares(plan, office).values():
        short = fold(share.agency.short_name) if share.agency else ""
        if fold(share.doer.name) in text or (short and any(_heads(short, line) for line in lines)):
            continue
        if _is_village(share) and (group in text or f"truong {fold(office.village_word)}" in text):
            continue
        found.append(share.doer)
    return tuple(found)


def _heads(name: str, line: str) -> bool:
    """Say whether `line` is the item of `name`: "Đài TT", "Đề nghị Hội ND: …"."""
    return line.removeprefix("de nghi ").partition(":")[0].strip() == name


def _shares(plan: Plan, office: OfficeProfile) -> dict[str, _Share]:
    shares: dict[str, _Share] = {}

    def share(doer: Doer) -> _Share:
        agency = office.agency(doer.agency_id) if doer.agency_id else None
        return shares.setdefault(_key(doer), _Share(doer, agency))

    for task in plan.tasks:
        for doer in task.leads:
            share(doer).leads.append(task)
        for doer in task.coordinators:
            share(doer).helps.append(task)
        for doer in task.units:
            share(doer).rows.append(task)
    return shares


def _key(doer: Doer) -> str:
    return doer.agency_id or fold(doer.name)


def _focal(office: OfficeProfile, values: Mapping[str, str], plan: Plan) -> Doer | None:
    wanted = fold(values.get("dau_moi", ""))
    for agency in office.agencies_on(plan.period[0]):
        if wanted and fold(agency.name) == wanted:
            return Doer(agency.name, agency.id)
    return None


def _place(share: _Share, office: OfficeProfile) -> tuple[bool, int]:
    """Order of the items: those who take orders first, each group in the office's order."""
    if share.agency is None:
        return (False, len(office.agencies))
    return (not share.agency.kind.takes_orders, office.agencies.index(share.agency))


def _is_village(share: _Share) -> bool:
    return share.agency is not None and share.agency.kind is AgencyKind.VILLAGE


def _village_tasks(shares: Mapping[str, _Share]) -> list[Task]:
    found: dict[str, Task] = {}
    for share in shares.values():
        if _is_village(share):
            found |= {task.id: task for task in share.leads + share.rows}
    return list(found.values())


def _speaks_of_villages(plan: Plan, office: OfficeProfile) -> bool:
    """Say whether a task is for villages that the office has not listed yet."""
    group = f"các {office.village_word}"
    return any(group in f"{task.title} {task.place}" for task in plan.tasks)


def _duties(share: _Share) -> list[str]:
    duties = [f"{_with_whom(task)} {lower_first(_bare(task.title))}." for task in share.leads]
    if share.helps:
        leads = list(dict.fromkeys(task.lead.name if task.lead else "" for task in share.helps))
        whom = "các cơ quan chủ trì" if len(leads) > 1 else _inside(leads[0]) or "cơ quan chủ trì"
        many = "thực hiện các nhiệm vụ: " if len(share.helps) > 1 else ""
        duties.append(f"Phối hợp với {whom} {many}{_titles(share.helps)}.")
    if share.rows:
        duties.append(f"Thực hiện phần việc của mình trong nhiệm vụ: {_titles(share.rows)}.")
    return duties


def _with_whom(task: Task) -> str:
    names = [_inside(doer.name) for doer in task.coordinators]
    if task.units:
        return "Chủ trì, hướng dẫn, đôn đốc việc"
    if not names:
        return "Chủ trì"
    if len(names) > 3:
        return "Chủ trì, cùng các cơ quan phối hợp"
    if len(names) == 1 or any(" và " in name for name in names):
        return f"Chủ trì, phối hợp với {', '.join(names)}"
    return f"Chủ trì, phối hợp với {', '.join(names[:-1])} và {names[-1]}"


def _inside(name: str) -> str:
    """Return a name as it stands inside a sentence: "các trường học", but "Công an xã"."""
    return lower_first(name) if name.startswith("Các ") else name


def _titles(tasks: list[Task]) -> str:
    return "; ".join(lower_first(_bare(task.title)) for task in tasks)


def _bare(title: str) -> str:
    return title.strip().rstrip(".;:")


def _costs(plan: Plan) -> bool:
    in_section = any(SectionRole.FUNDING in section.roles for section in plan.sections)
    return in_section or any(task.funding or task.funding_vnd for task in plan.tasks)
