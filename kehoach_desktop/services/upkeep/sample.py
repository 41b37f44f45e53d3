"""The invented commune: for trying the program, for the demo, for the benches.

`resources/sample/office.json` and `plan_*.json` are written by hand; a plan has the form of a
template and is filled for the sample office, so what is tried is what an officer gets.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kehoach_desktop.domain.office import OfficeProfile, Person, Unit, UnitKind
from kehoach_desktop.domain.plans.citation import Citation
from kehoach_desktop.domain.plans.guidance import Template
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.template_start import StartAnswers, draft
from kehoach_desktop.domain.two_tier import TWO_TIER_START, suggest, with_villages


@dataclass(frozen=True, slots=True)
class Sample:
    """The sample office and its plans, the one for the demo first."""

    office: OfficeProfile
    plans: tuple[Plan, ...]

    @property
    def plan(self) -> Plan:
        """Return the rich plan of the demo."""
        return self.plans[0]


@dataclass(frozen=True, slots=True)
class SampleOffice:
    """What `office.json` says; the rest is what the program suggests for a xã."""

    unit_name: str
    province: str
    chair: str
    deputies: tuple[str, ...]
    office_head: str
    villages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """What `plan_*.json` says: the superior's document, the first day, and the text."""

    year: int
    based_on: Citation
    template: Template
    starts: dt.date | None = None


def read_sample(resources: Path, new_id: Callable[[], str]) -> Sample:
    """Return the sample commune with its plans; every id is fresh from `new_id`, in a fixed order.

    Nothing is stored. A missing or damaged file is a broken installation (OSError, ValueError).
    """
    from kehoach_desktop import codec

    folder = resources / "sample"
    asked = codec.loads(SampleOffice, (folder / "office.json").read_text(encoding="utf-8"))
    office = _office(asked, new_id)
    plans: list[Plan] = []
    for path in sorted(folder.glob("plan_*.json")):
        text = codec.loads(SamplePlan, path.read_text(encoding="utf-8"))
        answers = StartAnswers(text.year, based_on=text.based_on, starts=text.starts)
        plans.append(draft(text.template, answers, office, new_id))
    return Sample(office, tuple(plans))


def _office(asked: SampleOffice, new_id: Callable[[], str]) -> OfficeProfile:
    unit = Unit(
        "", UnitKind.COMMUNE, asked.unit_name, asked.province, UnitKind.PROVINCE, TWO_TIER_START
    )
    office = with_villages(suggest(unit, new_id), asked.villages, new_id)
    names = {"Chủ tịch": asked.chair, "Phó Chủ tịch": asked.deputies[0]}
    names["Chánh Văn phòng"] = asked.office_head
    people = [(asked.chair, "Chủ tịch"), (asked.office_head, "Chánh Văn phòng")]
    people[1:1] = [(name, "Phó Chủ tịch") for name in asked.deputies]
    return dataclasses.replace(
        office,
        is_sample=True,
        people=tuple(Person(new_id(), name, position, TWO_TIER_START) for name, position in people),
        signatories=tuple(
            dataclasses.replace(way, name=names.get(way.position, "")) for way in office.signatories
        ),
    )
