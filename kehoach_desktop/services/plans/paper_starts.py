"""The first draft of a paper: skeletons, and papers made from a plan and its checklist.

All words come from the catalogue (`resources/i18n/vi/paper_words.json`); what is not known stands
as dots for the officer. Each function is pure: the same plan, rows and day give the same draft.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterable, Sequence

from kehoach_desktop.domain.office import Agency, OfficeProfile, Signatory, SigningCapacity
from kehoach_desktop.domain.paper import Appendix, MeetingFacts, Paper, PaperKind, SlipFacts
from kehoach_desktop.domain.paper_rules import default_symbol, offered_signatories
from kehoach_desktop.domain.plans.citation import short_date, spell_date
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Plan, Section
from kehoach_desktop.domain.table import PaperColumn, PaperTable
from kehoach_desktop.domain.two_tier import AgencyRole, find_agency
from kehoach_desktop.domain.vntext import UNKNOWN, clean, lower_first, upper_first
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import catalogue, text
from kehoach_desktop.services.ports.basics import NewId
from kehoach_desktop.services.tasks.checklist import ChecklistRow

#: More late turns than this stand in an appendix instead of the text.
_MOST_LINES = 12
#: Days a reminded unit has to answer; the officer may write another day.
_ANSWER_DAYS = 5


@dataclasses.dataclass(frozen=True, slots=True)
class Correction:
    """What an issued paper says wrongly: where, the printed words, the right ones."""

    wrong: str
    right: str
    place: str = ""


def start(
    kind: PaperKind, office: OfficeProfile, plan: Plan | None, today: dt.date, new_id: NewId
) -> Paper:
    """Return the skeleton of a paper of `kind`, about `plan` where one is given."""
    words = _values(office, plan, today)
    catalogued = catalogue("paper_words")
    headings = [line for line in catalogued.get(f"{kind}.sections", "").split("|") if line]
    sections = tuple(_section(heading, kind, number, new_id)
                     for number, heading in enumerate(headings, start=1))  # fmt: skip
    what = f"{kind}.plan" if plan is not None else f"{kind}"
    made = Paper(
        new_id(),
        kind,
        today.year,
        text(f"paper_words.{what}.subject", **words),
        symbol=default_symbol(kind),
        place=office.unit_name,
        opening=text(f"paper_words.{what}.opening", **words),
        sections=sections or (Section(new_id(), "", (), (_paragraph("", new_id),)),),
        closing=text(f"paper_words.{kind}.closing", **words),
        recipients=_recipients(office),
        signatory=next(iter(offered_signatories(kind, office)), None),
        meeting=MeetingFacts(
            begins=text("paper_words.minutes.begins", day=spell_date(today)),
            place=text("paper_words.minutes.place", **words),
            ends=text("paper_words.minutes.ends", day=spell_date(today)),
        )
        if kind is PaperKind.MINUTES
        else MeetingFacts(),
        about_plan=plan.id if plan else "",
    )
    if kind in {PaperKind.PROPOSAL, PaperKind.SLIP}:
        return _from_division(made, office, plan, today)
    return made


def _section(heading: str, kind: PaperKind, number: int, new_id: NewId) -> Section:
    line = catalogue("paper_words").get(f"{kind}.section{number}", "")
    return Section(new_id(), heading, (), (_paragraph(line, new_id),))


def _from_division(paper: Paper, office: OfficeProfile, plan: Plan | None, today: dt.date) -> Paper:
    """Let the division that leads draft to the chair: tờ trình and phiếu trình go upward."""
    division = find_agency(office, AgencyRole.CULTURE, today)
    name = division.name if division else ""
    chair = text("paper_words.chair", office=office.committee)
    paper = dataclasses.replace(
        paper, addressees=(chair,), recipients=(text("paper_words.leaders", unit=office.unit_kind),)
    )
    if paper.kind is PaperKind.SLIP:
        opinions = [name or text("paper_words.division"), _office_of(office, today), chair]
        enclosed = [text("paper_words.slip.enclosed")] if plan is not None else []
        slip = SlipFacts(name, tuple(enclosed), tuple(opinions))
        return dataclasses.replace(paper, slip=slip)
    if not name:
        return paper
    head = text("paper_words.division_head")
    return dataclasses.replace(
        paper,
        issuer=name,
        symbol=default_symbol(paper.kind, body=_initials(division)),
        archive=f"VT, {_initials(division)}",
        signatory=Signatory(SigningCapacity.HEAD, head, head, ""),
    )


def _office_of(office: OfficeProfile, today: dt.date) -> str:
    found = find_agency(office, AgencyRole.OFFICE, today)
    return found.name if found else text("paper_words.office")


def _initials(agency: Agency | None) -> str:
    """Return the letters an agency has in a symbol: "Phòng Văn hóa - Xã hội" → "VHXH"."""
    words = [word for word in (agency.name if agency else "").split() if word[0].isalpha()]
    letters = "".join(word[0] for word in words if word not in {"Phòng", "và", "của"}).upper()
    return letters or "VP"


def reminder(
    plan: Plan,
    late: Sequence[ChecklistRow],
    office: OfficeProfile,
    today: dt.date,
    new_id: NewId,
) -> Paper:
    """Return a công văn đôn đốc: the late units, the tasks and days each of them owes."""
    by_unit = _by_unit(late)
    words = _values(office, plan, today) | {
        "turns": f"{len(late):02d}",
        "units": f"{len(by_unit):02d}",
        "day": short_date(today),
        "answer": short_date(today + dt.timedelta(days=_ANSWER_DAYS)),
    }
    blocks: list[Block] = [_paragraph(text("paper_words.reminder.ask", **words), new_id)]
    appendices: tuple[Appendix, ...] = ()
    if len(late) > _MOST_LINES:
        blocks.append(_paragraph(text("paper_words.reminder.see_appendix"), new_id))
        title = text("paper_words.reminder.appendix", **words)
        table = PaperTable(_late_columns(), tuple(_late_cells(by_unit, today)))
        appendices = (Appendix(new_id(), title, table=table, landscape=True),)
    else:
        for unit, rows in by_unit.items():
            blocks.append(Block(new_id(), BlockKind.ITEM, f"{unit}:"))
            blocks += [
                Block(new_id(), BlockKind.DASH, f"{line}{'.' if row is rows[-1] else ';'}")
                for row, line in ((row, _late_line(row, today)) for row in rows)
            ]
    blocks.append(_paragraph(text("paper_words.reminder.answer", **words), new_id))
    return Paper(
        new_id(),
        PaperKind.LETTER,
        today.year,
        text("paper_words.reminder.subject", **words),
        symbol=default_symbol(PaperKind.LETTER),
        place=office.unit_name,
        addressees=tuple(by_unit),
        opening=text("paper_words.reminder.opening", **words),
        sections=(Section(new_id(), "", (), tuple(blocks)),),
        closing=text("paper_words.reminder.closing", **words),
        appendices=appendices,
        recipients=(text("paper_words.leaders", unit=office.unit_kind),),
        archive=plan.archive,
        signatory=next(iter(office.signatories), None),
        about_plan=plan.id,
    )


def _late_line(row: ChecklistRow, today: dt.date) -> str:
    return text(
        "paper_words.reminder.line",
        task=clean(row.task.title).rstrip(".;"),
        due=short_date(row.due),
        days=(today - row.due).days,
    )


def _late_columns() -> tuple[PaperColumn, ...]:
    return (
        PaperColumn("TT", 6, True),
        PaperColumn(text("paper_words.late.unit"), 30),
        PaperColumn(text("paper_words.late.task"), 60),
        PaperColumn(text("paper_words.late.due"), 18, True),
        PaperColumn(text("paper_words.late.days"), 18, True),
        PaperColumn(text("paper_words.late.note"), 30),
    )


def _late_cells(
    by_unit: dict[str, list[ChecklistRow]], today: dt.date
) -> Iterable[tuple[str, ...]]:
    number = 0
    for unit, rows in by_unit.items():
        for row in rows:
            number += 1
            days = str((today - row.due).days)
            yield (str(number), unit, clean(row.task.title), short_date(row.due), days, "")


def _by_unit(late: Sequence[ChecklistRow]) -> dict[str, list[ChecklistRow]]:
    """Return the late turns by who owes them: the unit of a group task, else the leads."""
    found: dict[str, list[ChecklistRow]] = {}
    for row in late:
        names = [row.unit] if row.unit else [clean(doer.name) for doer in row.task.leads]
        for name in names or [UNKNOWN]:
            found.setdefault(name, []).append(row)
    return found


def correction(
    plan: Plan,
    corrections: Sequence[Correction],
    office: OfficeProfile,
    today: dt.date,
    new_id: NewId,
) -> Paper:
    """Return a công văn đính chính: the words that are wrong and the right ones, one by one.

    Only slips of form are mended so; a wrong content takes a new document of the same form
    (Decree 30/2020, art. 18). E-CORRECTION without words.
    """
    kept = [each for each in corrections if clean(each.wrong) or clean(each.right)]
    if not kept:
        raise AppError("E-CORRECTION")
    words = _values(office, plan, today)
    blocks: list[Block] = []
    for each in kept:
        place = upper_first(clean(each.place)) or text("paper_words.correction.place")
        blocks.append(Block(new_id(), BlockKind.ITEM, f"{place.rstrip(':')}:"))
        for key, said in (("wrong", each.wrong), ("right", each.right)):
            line = text(f"paper_words.correction.{key}", words=clean(said) or UNKNOWN)
            blocks.append(Block(new_id(), BlockKind.DASH, line))
    return Paper(
        new_id(),
        PaperKind.LETTER,
        today.year,
        text("paper_words.correction.subject", **words),
        symbol=default_symbol(PaperKind.LETTER),
        place=office.unit_name,
        addressees=(text("paper_words.correction.to", **words),),
        opening=text("paper_words.correction.opening", **words),
        sections=(Section(new_id(), "", (), tuple(blocks)),),
        closing=text("paper_words.correction.closing", **words),
        recipients=tuple(line for line in plan.recipients if not line.startswith("Như ")),
        archive=plan.archive,
        signatory=plan.issue.signatory if plan.issue else next(iter(office.signatories), None),
        about_plan=plan.id,
    )


def _paragraph(words: str, new_id: NewId) -> Block:
    return Block(new_id(), BlockKind.PARAGRAPH, words)


def _recipients(office: OfficeProfile) -> tuple[str, ...]:
    """Return the office's usual recipients without those who only get plans of a superior."""
    return office.recipients


def _values(office: OfficeProfile, plan: Plan | None, today: dt.date) -> dict[str, object]:
    values: dict[str, object] = {
        "issuer": office.committee,
        "issuer_short": office.committee_short,
        "unit": office.unit,
        "office": office.committee,
        "today": spell_date(today),
        "year": today.year,
    }
    division = find_agency(office, AgencyRole.CULTURE, today)
    values["focal"] = division.name if division else office.committee_short
    if plan is None:
        return values
    title = lower_first(clean(plan.title)) or UNKNOWN
    about = title if title.startswith("về ") else f"về {title}"
    values |= {"title": title, "about": about, "plan": f"Kế hoạch {title}", "date": UNKNOWN}
    values["number"] = text("paper_words.number.unknown")
    if plan.issue is not None:
        kind = "Quyết định" if plan.form.is_decision else "Kế hoạch"
        if plan.form.is_decision:  # the number is the decision's, and so is the subject
            values["about"] = text("paper_words.about.decision", title=title)
        values |= {
            "number": f"{kind} số {plan.issue.number}",
            "date": spell_date(plan.issue.date),
        }
    return values
