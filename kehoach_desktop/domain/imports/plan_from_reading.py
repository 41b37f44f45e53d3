"""A document that was read becomes a plan: nothing lost, nothing invented, numbers as printed.

What the plan has no place for is listed as remainder; what the source lacks stays empty and is
listed as missing; wording faults stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from kehoach_desktop.domain.imports import reading_ends
from kehoach_desktop.domain.imports.plan_reading import Doubt, DoubtKind, PlanReading
from kehoach_desktop.domain.imports.printed_sequence import Printed, breaks
from kehoach_desktop.domain.imports.read_document import (
    BodyPart,
    LineRole,
    NumberKind,
    Place,
    ReadDocument,
    ReadLine,
    ReadParagraph,
)
from kehoach_desktop.domain.imports.reading_sections import SectionsReader, bulleted
from kehoach_desktop.domain.imports.reading_tasks import Bodies, TaskTable
from kehoach_desktop.domain.numbering import NumberingStyle
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.vntext import clean, fold

_SYMBOL = re.compile(r"[/-]\s*((?:KH|QĐ|CTr|CT|BC|TB)\s*-\s*[A-ZĐ&-]{2,})")
_DRAFT_MARK = re.compile(r"^du thao(?: lan \d+)?$")
_POINTER = "(Chi tiết tại Phụ lục kèm theo)"
_PLAN = "kế hoạch"


def plan_from_reading(
    document: ReadDocument,
    new_id: Callable[[], str],
    year: int,
    agencies: Mapping[str, str] | None = None,
) -> PlanReading:
    """Return the plan that `document` says.

    `year` is the plan's where the document tells none; `agencies` gives the id of an agency of
    the office by its name.
    """
    return _Reader(document, new_id, year, agencies or {}).read()


class _Reader:
    """Reads one document; collects where each part comes from and what is doubtful."""

    def __init__(
        self,
        document: ReadDocument,
        new_id: Callable[[], str],
        year: int,
        agencies: Mapping[str, str],
    ) -> None:
        self._document = document
        header = document.header
        self._new_id = new_id
        self._year = header.plan_year or (header.date.year if header.date else year)
        self._bodies = Bodies({fold(name): each for name, each in agencies.items()})
        self._places: list[tuple[str, Place]] = []
        self._lines: list[tuple[str, tuple[int, ...]]] = []
        self._doubts: list[Doubt] = []
        self._strays: list[ReadParagraph] = []

    def read(self) -> PlanReading:
        document, header = self._document, self._document.header
        attached = header.attached_kind is not None
        part = BodyPart.ATTACHED if attached else BodyPart.MAIN
        body = [each for each in document.paragraphs if each.part is part]
        reference = _reference(body)
        rest = [each for each in body if each not in reference]
        title = (header.attached_title if attached else header.title) or ""
        plan = Plan(
            self._new_id(), self._year, title, "", symbol=self._symbol(), place=header.place or ""
        )
        if attached:
            plan = self._with_decision(plan, " ".join(each.text for each in reference))
            self._note("reference", reference)
        else:
            self._strays += reference
        cut = _appendix_at(rest)
        plan = self._with_body(plan, rest[:cut])
        behind = [each for each in document.paragraphs if each.part is BodyPart.APPENDIX]
        plan = self._with_appendix(plan, [*rest[cut:], *behind])
        articles = len(plan.decision.articles) if plan.decision else 0
        recipients, archive = reading_ends.split_recipients(document.recipients, articles)
        plan = replace(
            plan,
            recipients=recipients,
            archive="VT" if archive is None else archive,
            signatory=reading_ends.read_signatory(document.signer),
        )
        self._doubt_kind()
        self._doubt_numbers(plan)
        return PlanReading(
            plan, tuple(self._places_of_header() + self._places), tuple(self._lines),
            tuple(self._doubts), tuple(self._missing(plan, archive)),
            tuple(self._added(archive)), tuple(self._remainder()), document.notes,
            header.issuer or "", header.number or "", header.date, header.superior or "",
        )  # fmt: skip

    def _with_decision(self, plan: Plan, reference: str) -> Plan:
        main = [each for each in self._document.paragraphs if each.part is BodyPart.MAIN]
        subject = self._document.header.title or ""
        decision, bases, form, strays = reading_ends.read_decision(subject, main, reference)
        self._strays += strays
        self._note("decision", main)
        return replace(plan, decision=decision, legal_bases=bases, form=form)

    def _with_body(self, plan: Plan, body: Sequence[ReadParagraph]) -> Plan:
        top = _first_section(body)
        opening, text = list(body[:top]), list(body[top:])
        tail = len(text)
        while tail and text[tail - 1].kind is NumberKind.NONE and text[tail - 1].depth == 0:
            tail -= 1
        if tail == len(text) > 1 and _ends_document(text[-1]) and not text[-2].is_title:
            tail -= 1
        closing, text = text[tail:], text[:tail]
        bases: list[Citation] = []
        while not plan.form.is_decision and opening and reading_ends.BASIS.match(opening[0].text):
            self._note(f"base:{len(bases)}", opening[:1])
            words = reading_ends.BASIS.sub("", opening.pop(0).text)
            bases.append(reading_ends.read_citation(words))
        self._note("opening", opening)
        self._note("closing", closing)
        reader = SectionsReader(self._document, self._new_id, self._year, self._bodies)
        sections, tasks = reader.read(text)
        self._places += reader.places
        self._lines += reader.lines
        self._doubts += reader.doubts
        words = "\n".join(map(bulleted, opening))
        return replace(
            plan,
            legal_bases=(*plan.legal_bases, *bases),
            opening=words,
            based_on=None if plan.form.is_decision else reading_ends.superior_document(words),
            sections=sections,
            closing="\n".join(map(bulleted, closing)),
            tasks=tasks,
            numbering=_style(text),
        )

    def _with_appendix(self, plan: Plan, appendix: Sequence[ReadParagraph]) -> Plan:
        table = TaskTable(self._year, self._bodies, self._new_id)
        found = {task.place.line: task for task in self._document.tasks}
        tasks: list[Task] = []
        titles: list[str] = []
        referring = False
        for each in appendix:
            if each.cells and table.take_head(each.cells):
                self._note("appendix", [each])
                continue
            task = table.row(each.cells, found.get(each.place.line)) if each.cells else None
            if task is not None:
                if task.id:
                    tasks.append(task)
                self._note(f"task:{task.id}" if task.id else "appendix", [each])
            elif tasks and each.text == "./.":
                self._note("appendix", [each])  # our print closes the table with it
            elif each.cells or table.columns or tasks:
                self._strays.append(each)
            elif referring or reading_ends.is_reference(each.text):
                referring = not each.text.rstrip().endswith(")")  # it may take several lines
                self._note("appendix", [each])
            else:
                if not reading_ends.APPENDIX_WORD.match(fold(each.text)):
                    titles.append(each.text)
                self._note("appendix", [each])
        if not tasks:
            self._strays += [each for each in appendix if each not in self._strays]
            return plan
        plan = replace(plan, tasks=(*plan.tasks, *tasks), appendix_title=" ".join(titles))
        return _without_pointer(plan)

    def _note(self, key: str, paragraphs: Sequence[ReadParagraph]) -> None:
        """Remember where a part of the plan was read."""
        if paragraphs:
            self._places.append((key, paragraphs[0].place))
            self._lines.append((key, tuple(at for each in paragraphs for at in each.lines)))

    def _places_of_header(self) -> list[tuple[str, Place]]:
        places = list(self._document.header.places)
        if self._document.signer.place is not None:
            places.append(("signature", self._document.signer.place))
        first = next(
            (line for line in self._document.lines if line.role is LineRole.RECIPIENT), None
        )
        return [*places, *([("recipients", first.place)] if first else [])]

    def _symbol(self) -> str:
        """Return the symbol behind the number, also where the number itself is blank."""
        for line in self._document.lines:
            if line.role is LineRole.HEADER and (match := _SYMBOL.search(line.text)):
                return re.sub(r"\s+", "", match[1])
        return Plan("", 0, "", "").symbol

    def _doubt_kind(self) -> None:
        header = self._document.header
        kind = header.attached_kind or header.kind
        if kind != _PLAN:
            place = header.place_of("kind")
            self._doubts.insert(0, Doubt(DoubtKind.KIND, "title", place, kind or "", _PLAN))

    def _doubt_numbers(self, plan: Plan) -> None:
        """Tell of numbers that repeat, skip or restart; of marks and dots there is no doubt."""
        places = dict(self._places)
        numbers: list[Printed] = []
        for section in plan.sections:
            numbers.append(Printed(f"section:{section.id}", section.printed or "", 0))
            numbers += [
                Printed(f"block:{block.id}", block.printed, block.level)
                for block in section.blocks
                if block.printed
            ]
        for each, expected in breaks(numbers):
            self._doubts.append(
                Doubt(DoubtKind.NUMBER, each.key, places.get(each.key), each.number, expected)
            )

    def _missing(self, plan: Plan, archive: str | None) -> Iterable[str]:
        header, signer = self._document.header, self._document.signer
        for name, value in (
            ("issuer", any(key == "issuer" for key, _ in header.places)),
            ("number", header.number), ("place", header.place), ("date", header.date),
            ("title", plan.title), ("year", header.plan_year),
            ("opening", plan.opening or plan.legal_bases), ("sections", plan.sections),
            ("recipients", plan.recipients), ("archive", archive is not None),
            ("signature", plan.signatory), ("signer_name", signer.name),
        ):  # fmt: skip
            if not value:
                yield name

    def _added(self, archive: str | None) -> Iterable[str]:
        """Name what our print shows and the source does not."""
        yield "draft"
        if not any(key == "issuer" for key, _ in self._document.header.places):
            yield "header"
        if archive is None:
            yield "archive"

    def _remainder(self) -> Iterable[ReadLine]:
        strays = {at for each in self._strays for at in each.lines} | self._signed_again()
        taken = {at for _, lines in self._lines for at in lines}
        listed: list[ReadLine] = []
        for at, line in enumerate(self._document.lines):
            left = line.role is LineRole.REMAINDER or at in strays
            left = left or (line.role is LineRole.BODY and at not in taken)
            if left and line.text.strip() and not _DRAFT_MARK.match(fold(clean(line.text))):
                listed.append(line)
        whole = {line.place.line for line in listed}
        parts = [part for part in self._document.leftovers if part.place.line not in whole]
        return sorted((*listed, *parts), key=lambda line: line.place.line)

    def _signed_again(self) -> set[int]:
        """Return the lines of a second end, under a plan whose decision is signed already."""
        body = [each for each in self._document.paragraphs if each.part is BodyPart.ATTACHED]
        if not body or not any(at < body[0].lines[0] for at in self._ends()):
            return set()
        return {at for at in self._ends() if at > body[-1].lines[-1]}

    def _ends(self) -> list[int]:
        roles = (LineRole.SIGNER, LineRole.RECIPIENT)
        return [at for at, line in enumerate(self._document.lines) if line.role in roles]


def _reference(body: Sequence[ReadParagraph]) -> list[ReadParagraph]:
    """Return the lines under the title that tell what the plan is attached to."""
    first = next(
        (at for at, each in enumerate(body[:3]) if reading_ends.is_reference(each.text)), None
    )
    if first is None:
        return []
    last = next((at for at in range(first, min(first + 4, len(body)))
                 if body[at].text.rstrip().endswith(")")), first)  # fmt: skip
    return list(body[first : last + 1])


def _appendix_at(body: Sequence[ReadParagraph]) -> int:
    """Return where an appendix begins that no signature parts from the text."""
    for at, each in enumerate(body):
        if each.kind is NumberKind.NONE and reading_ends.APPENDIX_WORD.match(fold(each.text)):
            return at
    return len(body)


def _ends_document(paragraph: ReadParagraph) -> bool:
    """Say whether a paragraph is the last words of a document: plain, closed by "./."."""
    plain = paragraph.kind is NumberKind.NONE and not paragraph.cells
    return plain and paragraph.text.rstrip().endswith("./.")


def _first_section(body: Sequence[ReadParagraph]) -> int:
    """Return where the sections begin: at the first section, or at the first number."""
    numbered = (NumberKind.SECTION, NumberKind.ITEM, NumberKind.ARTICLE)
    return next((at for at, each in enumerate(body) if each.kind in numbered), len(body))


def _style(text: Sequence[ReadParagraph]) -> NumberingStyle:
    """Return whether the items below 1. are a) or 1.1."""
    numbers = [each.number for each in text if each.kind is NumberKind.ITEM]
    letters = sum(bool(re.match(r"[a-zđ]\s?[).]", number)) for number in numbers)
    dotted = sum(bool(re.match(r"\d+\.\d", number)) for number in numbers)
    return NumberingStyle.LETTERS if letters > dotted else NumberingStyle.DECIMAL


def _without_pointer(plan: Plan) -> Plan:
    """Leave out the line that names the appendix where our print adds it by itself."""
    sections = tuple(
        replace(section, blocks=tuple(b for b in section.blocks if b.text != _POINTER))
        if any(block.text == _POINTER for block in section.blocks)
        else section
        for section in plan.sections
    )
    lines = [line for line in plan.closing.split("\n") if line != _POINTER]
    return replace(plan, sections=sections, closing="\n".join(lines))
