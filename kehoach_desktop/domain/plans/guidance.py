"""What guides a draft: questions, offered sentences, templates. All of it is data.

The files lie in `resources/templates` (`questions.json`, `sentences.json`, `shape_*.json`); an
office's own copies in `<data>/templates` take over by id. Texts hold variables in braces, filled
by `variables.fill`; "CCHC" and "TTHC" are spelled out at their first use when a plan is made.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from kehoach_desktop.domain.numbering import NumberingStyle
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.plan import BlockKind, IssueForm, SectionRole
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule, month_end
from kehoach_desktop.domain.schedules.target import Target
from kehoach_desktop.domain.variables import names_in

#: Parts of a plan that are no section but are asked about all the same.
OPENING, RECIPIENTS = "opening", "recipients"

#: Between several ticked choices of one answer.
CHOICE_SEPARATOR = "\n"


class QuestionKind(StrEnum):
    """How a question is answered."""

    CHOICE = "choice"  # one of `choices`, or own words
    CHOICES = "choices"  # any of `choices`, and own words
    TEXT = "text"
    YES_NO = "yes_no"
    DATE = "date"
    AGENCY = "agency"  # one agency of the office
    CITATION = "citation"  # a document: the answer is kept in the plan, not in the section
    TASK = "task"  # the answer is a task of the plan


@dataclass(frozen=True, slots=True)
class Question:
    """A question put to the officer, in the words on screen; at most six per role.

    `role` is a SectionRole's value, OPENING or RECIPIENTS. The answer fills `variable`, if one
    is named. `hint` stands small beneath.
    """

    id: str
    role: str
    text: str
    kind: QuestionKind
    choices: tuple[str, ...] = ()
    variable: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that can be put into a section with one click.

    `shapes` empty: all. `when` "question id=choice" offers it only after that answer. The office
    switches one off with `active`, or changes it in its own `sentences.json` under the same id.
    """

    id: str
    role: str
    text: str
    shapes: tuple[str, ...] = ()
    kind: BlockKind = BlockKind.DASH
    when: str = ""
    active: bool = True

    @property
    def variables(self) -> tuple[str, ...]:
        """Return the names in braces, in order, each once."""
        return names_in(self.text)

    def suits(self, shape: str, answers: tuple[tuple[str, str], ...]) -> bool:
        """Say whether the sentence is offered in a plan of `shape` after these answers."""
        if not self.active or (self.shapes and shape not in self.shapes):
            return False
        if not self.when:
            return True
        asked, _, choice = self.when.partition("=")
        return any(
            question == asked and choice in answer.split(CHOICE_SEPARATOR)
            for question, answer in answers
        )


@dataclass(frozen=True, slots=True)
class OfferedSentence:
    """A sentence with its variables filled; `unknown` names what still prints as dots."""

    id: str
    text: str
    kind: BlockKind
    unknown: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Say whether every variable was known."""
        return not self.unknown


@dataclass(frozen=True, slots=True)
class TemplateSchedule:
    """A ScheduleRule for any year: its days are "MM-DD" ("02-29" means the end of February)."""

    frequency: Frequency | None = None
    weekdays: tuple[int, ...] = ()
    day: int | None = None
    month_in_step: int | None = None
    deadline: str = ""
    dates: tuple[str, ...] = ()
    rhythm: Frequency | None = None
    minutes: tuple[int, int] | None = None
    starts: str = ""
    ends: str = ""

    def rule(self, year: int) -> ScheduleRule:
        """Return the rule for a plan of `year`; ValueError for a day no calendar has."""
        return ScheduleRule(
            self.frequency,
            self.weekdays,
            self.day,
            self.month_in_step,
            _day(self.deadline, year),
            tuple(day for text in self.dates if (day := _day(text, year))),
            self.rhythm,
            self.minutes,
            _day(self.starts, year),
            _day(self.ends, year),
        )


def _day(text: str, year: int) -> dt.date | None:
    if not text:
        return None
    if text == "02-29":
        return month_end(year, 2)
    return dt.date.fromisoformat(f"{year:04d}-{text}")


@dataclass(frozen=True, slots=True)
class TemplateTask:
    """An example task. `lead`, `coordinators` are agency roles (`two_tier.AgencyRole`).

    `units` "villages" makes it a group task with a row per village of the office.
    """

    key: str
    title: str
    content: str = ""
    lead: str = ""
    coordinators: tuple[str, ...] = ()
    units: str = ""
    schedule: TemplateSchedule | None = None
    schedule_text: str = ""
    targets: tuple[Target, ...] = ()
    place: str = ""
    output: str = ""
    funding: str = ""
    funding_vnd: int | None = None
    in_appendix: bool = False


@dataclass(frozen=True, slots=True)
class TemplateBlock:
    """A first block of a section; `task` is the key of the task it prints."""

    kind: BlockKind
    text: str = ""
    level: int = 1
    task: str = ""


@dataclass(frozen=True, slots=True)
class TemplateSection:
    """A section of a template.

    With `build_arrangements` an item per agency is built from the tasks, after the first blocks.
    """

    heading: str
    roles: tuple[SectionRole, ...]
    blocks: tuple[TemplateBlock, ...] = ()
    build_arrangements: bool = False


@dataclass(frozen=True, slots=True)
class TemplateDecision:
    """The decision of shape C: its trích yếu, the proposer's position, the articles in words."""

    subject: str
    proposer: str = ""
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """One of the shapes of `guidance.md` section 2, or an office's own.

    `adds` says in words what it brings that such plans usually lack. `opening` is used with a
    superior's document, `opening_alone` without. `own_body` marks the shape of a body with its
    own head and seal.
    """

    id: str
    name: str
    summary: str
    adds: tuple[str, ...]
    title: str
    numbering: NumberingStyle
    sections: tuple[TemplateSection, ...]
    closing: str
    opening: str = ""
    opening_alone: str = ""
    form: IssueForm = IssueForm.PLAN
    own_body: bool = False
    symbol: str = "KH-UBND"
    archive: str = "VT, VHXH"
    appendix_title: str = ""
    decision: TemplateDecision | None = None
    legal_bases: tuple[Citation, ...] = ()
    tasks: tuple[TemplateTask, ...] = ()
