"""The sample commune: invented, complete, rich enough to try everything."""

import datetime as dt
import itertools

import pytest

from kehoach_desktop.domain.plans import completeness
from kehoach_desktop.domain.plans.completeness import State
from kehoach_desktop.domain.schedules.schedule import Frequency
from kehoach_desktop.domain.schedules.turn_layout import lay_task
from kehoach_desktop.domain.schedules.working_days import Calendar
from kehoach_desktop.domain.units import UnitTable
from kehoach_desktop.domain.vntext import UNKNOWN, fold
from kehoach_desktop.paths import resource
from kehoach_desktop.services.upkeep.sample import Sample, read_sample


@pytest.fixture(scope="module")
def sample() -> Sample:
    numbers = itertools.count()
    return read_sample(resource(), lambda: f"id{next(numbers)}")


def test_no_such_commune_or_province_exists(sample: Sample) -> None:
    table = UnitTable(resource("units", "units.tsv").read_text(encoding="utf-8"))
    day = dt.date(2026, 11, 22)
    assert sample.office.unit_name not in {unit.name for unit in table.on(day)}
    provinces = {fold(name) for name, _ in table.provinces(day).values()}
    assert fold(sample.office.province) not in provinces


def test_the_plan_is_complete(sample: Sample) -> None:
    states = completeness.check(sample.plan, sample.office)
    assert {item.state for item in states} == {State.DONE}
    whole = [block.text for section in sample.plan.sections for block in section.blocks]
    assert not [text for text in whole if UNKNOWN in text or "{" in text]
    assert sample.plan.closing.endswith("./.")


def test_the_tasks_show_every_kind_of_work(sample: Sample) -> None:
    tasks = sample.plan.tasks
    assert len(tasks) >= 12
    assert {task.schedule.frequency for task in tasks if task.schedule} >= {
        Frequency.WEEKLY,
        Frequency.MONTHLY,
        Frequency.QUARTERLY,
        Frequency.ONCE,
        Frequency.YEARLY,
    }
    assert any(task.is_group for task in tasks)
    assert all(task.lead and task.in_appendix for task in tasks)
    for task in tasks:
        turns = list(lay_task(task, 1, *sample.plan.period, Calendar()).each())
        assert turns and len(set(turns)) == len(turns)


def test_a_meeting_or_deadline_of_the_sample_falls_on_a_working_day(sample: Sample) -> None:
    for task in sample.plan.tasks:
        for day in task.schedule.fixed_dates if task.schedule else ():
            assert day.weekday() < 5, (task.title, day)


def test_the_estimate_in_the_text_is_the_sum_of_the_tasks(sample: Sample) -> None:
    total = sum(task.funding_vnd or 0 for task in sample.plan.tasks)
    whole = "\n".join(block.text for section in sample.plan.sections for block in section.blocks)
    assert f"{total:,}".replace(",", ".") + " đồng" in whole


def test_the_villages_in_the_text_are_those_of_the_office(sample: Sample) -> None:
    count = sum(agency.kind == "village" for agency in sample.office.agencies)
    whole = "\n".join(block.text for section in sample.plan.sections for block in section.blocks)
    assert f"gồm {count:02d} thôn" in whole
    assert {len(task.units) for task in sample.plan.tasks} == {0, count}


def test_it_is_the_same_at_every_reading(sample: Sample) -> None:
    numbers = itertools.count()
    assert read_sample(resource(), lambda: f"id{next(numbers)}") == sample
