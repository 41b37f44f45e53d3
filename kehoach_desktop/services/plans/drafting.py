"""Guided drafting: templates, questions, offered sentences, and a plan to start from."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans import arrangements, completeness, own_sentences, recipients
from kehoach_desktop.domain.plans.guidance import OfferedSentence, Question, Sentence, Template
from kehoach_desktop.domain.plans.plan import (
    Block,
    Plan,
    Section,
    SectionRole,
)
from kehoach_desktop.domain.plans.template_start import StartAnswers, draft
from kehoach_desktop.domain.variables import fill, values_for
from kehoach_desktop.domain.vntext import fold_words
from kehoach_desktop.errors import AppError
from kehoach_desktop.services.ports.plans import PlanStore

_Item = TypeVar("_Item", Question, Sentence)

#: Files of an office that are no template.
_QUESTIONS, _SENTENCES = "questions.json", "sentences.json"

#: How many issued plans of the office lend their sentences.
_OWN_PLANS = 5

__all__ = ["Drafting", "StartAnswers"]


def shipped_sentences(folder: Path) -> list[str]:
    """Return the standard sentences that come with the program, as they stand in its file."""
    items = json.loads((folder / _SENTENCES).read_text(encoding="utf-8"))
    return [str(item["text"]) for item in items]


@dataclass(frozen=True, slots=True)
class BrokenTemplate:
    """A file of the office that could not be read; the others are used without it."""

    path: Path
    reason: str


class Drafting:
    """Reads the guidance data (`resources/templates`, then the office's own) and applies it.

    `own` is `<data>/templates`: a template there takes over from the shipped one with the same
    id, or is added; questions and sentences take over one by one.
    """

    def __init__(self, resources: Path, own: Path, plans: PlanStore | None = None) -> None:
        self._resources = resources
        self._own = own
        self._plans = plans
        self._issued: dict[str, Plan] = {}
        self._questions: dict[str, Question] | None = None
        self._sentences: dict[str, Sentence] | None = None

    def templates(self) -> list[Template]:
        """Return the five shapes and the office's own, by id; broken files are left out."""
        found = {template.id: template for template in self._read_templates(self._resources)[0]}
        found |= {template.id: template for template in self._read_templates(self._own)[0]}
        return [found[key] for key in sorted(found)]

    def broken(self) -> list[BrokenTemplate]:
        """Return the office's own template files that could not be read."""
        return self._read_templates(self._own)[1]

    def template(self, template_id: str) -> Template:
        """Return a template; AppError E-NO-TEMPLATE if there is none of that id."""
        for template in self.templates():
            if template.id == template_id:
                return template
        raise AppError("E-NO-TEMPLATE", value=template_id)

    def copy_template(self, template_id: str, new_id: str, name: str) -> Path:
        """Write a copy of a template into the office's folder, to be edited; return the file.

        Raises AppError E-NO-TEMPLATE, and those of `files.write_file`.
        """
        from kehoach_desktop import codec
        from kehoach_desktop.files import ensure_folder, write_file

        copy = dataclasses.replace(self.template(template_id), id=new_id, name=name)
        slug = "_".join(fold_words(new_id)) or "mau"
        path = ensure_folder(self._own) / f"shape_{slug}.json"
        write_file(path, codec.dumps(copy).encode("utf-8"))
        return path

    def start(
        self,
        template: Template,
        answers: StartAnswers,
        office: OfficeProfile,
        new_id: Callable[[], str],
    ) -> Plan:
        """Return a plan from `template` that already prints; unknown things print as dots."""
        return draft(self._with_fallbacks(template, answers), answers, office, new_id)

    def questions(self, role: str, office: OfficeProfile | None = None) -> list[Question]:
        """Return the questions of a section role, of "opening" or of "recipients", in order.

        `{thon}` in the choices becomes the office's own word for its villages.
        """
        words = {"thon": office.village_word if office else "thôn"}
        asked = [question for question in self._all_questions() if question.role == role]
        return [
            dataclasses.replace(
                question, choices=tuple(fill(choice, words)[0] for choice in question.choices)
            )
            for question in asked
        ]

    def offers(self, plan: Plan, section: Section, office: OfficeProfile) -> list[OfferedSentence]:
        """Return the sentences that suit `section` and are not in it yet, variables filled.

        The office's own of issued plans come first, then the fully known, then those that name
        what is unknown.
        """
        if self._sentences is None:
            self._sentences = self._read_items(Sentence, _SENTENCES)
        values = self.values(plan, office)
        own = own_sentences.offer(self._issued_plans(), plan, section)
        present = {
            " ".join(fold_words(text))
            for text in (*(block.text for block in section.blocks), *(item.text for item in own))
        }
        offered: list[OfferedSentence] = []
        for sentence in self._sentences.values():
            fits = sentence.role in section.roles
            if not fits or not sentence.suits(plan.shape, section.answers):
                continue
            text, unknown = fill(sentence.text, values)
            if " ".join(fold_words(text)) not in present:
                offered.append(OfferedSentence(sentence.id, text, sentence.kind, unknown))
        return own + sorted(offered, key=lambda item: not item.is_complete)

    def _issued_plans(self) -> list[Plan]:
        """Return the office's latest issued plans; their text is frozen, so they are kept."""
        if self._plans is None:
            return []
        rows = [row for row in self._plans.rows() if row.is_issued and not row.sender]
        rows.sort(key=lambda row: row.year, reverse=True)
        for row in rows[:_OWN_PLANS]:
            if row.id not in self._issued:
                self._issued[row.id] = self._plans.load(row.id)
        return [self._issued[row.id] for row in rows[:_OWN_PLANS]]

    def values(self, plan: Plan, office: OfficeProfile) -> Mapping[str, str]:
        """Return what the variables stand for in `plan`, the answers given there included."""
        by_id = {question.id: question for question in self._all_questions()}
        answers: list[tuple[str, str]] = []
        for section in plan.sections:
            for question_id, answer in section.answers:
                question = by_id.get(question_id)
                if question is not None and question.variable:
                    answers.append((question.variable, answer.replace("\n", ", ")))
        return values_for(plan, office, answers)

    def completeness(
        self, plan: Plan, office: OfficeProfile
    ) -> tuple[completeness.SectionState, ...]:
        """Return the state of every part of the outline (`completeness.percent` sums it up)."""
        return completeness.check(plan, office)

    def build_arrangements(
        self, plan: Plan, office: OfficeProfile, new_id: Callable[[], str]
    ) -> tuple[Block, ...]:
        """Return "Tổ chức thực hiện" built from the tasks, as blocks to put into its section."""
        level = 1
        for section in plan.sections:
            if {SectionRole.ARRANGEMENTS, SectionRole.FUNDING} <= set(section.roles):
                level = 2
        return arrangements.build(plan, office, self.values(plan, office), new_id, level)

    def propose_recipients(self, plan: Plan, office: OfficeProfile) -> tuple[str, ...]:
        """Return Nơi nhận in order, everybody who has work in the plan included."""
        return recipients.propose(plan, office)

    def _with_fallbacks(self, template: Template, answers: StartAnswers) -> Template:
        """Lend a template what the chosen form of issue needs and it does not have."""
        form = answers.form or template.form
        if form.is_decision and template.decision is None:
            lender = self.template("C")
            return dataclasses.replace(
                template,
                decision=lender.decision,
                legal_bases=template.legal_bases or lender.legal_bases,
                symbol=lender.symbol,
                opening="",
                opening_alone="",
                closing=lender.closing,
            )
        if not form.is_decision and not template.opening:
            lender = self.template("B")
            return dataclasses.replace(
                template,
                opening=lender.opening,
                opening_alone=lender.opening_alone,
                closing=lender.closing,
                symbol=lender.symbol,
            )
        return template

    def _all_questions(self) -> Iterable[Question]:
        if self._questions is None:
            self._questions = self._read_items(Question, _QUESTIONS)
        return self._questions.values()

    def _read_templates(self, folder: Path) -> tuple[list[Template], list[BrokenTemplate]]:
        from kehoach_desktop import codec

        found: list[Template] = []
        broken: list[BrokenTemplate] = []
        for path in sorted(folder.glob("shape_*.json")):
            try:
                found.append(codec.loads(Template, path.read_text(encoding="utf-8")))
            except (OSError, ValueError) as error:
                broken.append(BrokenTemplate(path, str(error)))
        return found, broken

    def _read_items(self, kind: type[_Item], name: str) -> dict[str, _Item]:
        """Return the shipped items with the office's own over them; E-TEMPLATE for a bad file."""
        import json

        from kehoach_desktop import codec

        found: dict[str, _Item] = {}
        for folder in (self._resources, self._own):
            path = folder / name
            if not path.exists():
                continue
            try:
                data = json.loads(path.read_text(encoding="utf-8"))
                items: tuple[_Item, ...] = codec.from_plain(tuple[kind, ...], data)  # type: ignore[valid-type]
            except (OSError, ValueError) as error:
                raise AppError("E-TEMPLATE", name=name, reason=str(error)) from error
            found |= {item.id: item for item in items}
        return found
