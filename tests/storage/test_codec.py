"""The codec keeps everything and lets nothing else in."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from hypothesis import HealthCheck, given, settings
from plan_samples import issued, offices, plans, small_plan, tasks, turns

from kehoach_desktop.codec import CodecError, dumps, from_plain, loads, to_plain
from kehoach_desktop.domain.office import OfficeProfile
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.task import Task, Turn

SLOW = settings(deadline=None, max_examples=40, suppress_health_check=list(HealthCheck))


@SLOW
@given(plans)
def test_any_plan_comes_back_as_it_was(plan: Plan) -> None:
    assert loads(Plan, dumps(plan)) == plan


@SLOW
@given(tasks)
def test_any_task_comes_back_as_it_was(task: Task) -> None:
    assert loads(Task, dumps(task)) == task


@SLOW
@given(turns)
def test_any_turn_comes_back_as_it_was(turn: Turn) -> None:
    assert loads(Turn, dumps(turn)) == turn


@SLOW
@given(offices)
def test_any_office_comes_back_as_it_was(office: OfficeProfile) -> None:
    assert loads(OfficeProfile, dumps(office)) == office


@SLOW
@given(plans)
def test_plain_data_is_what_json_knows_without_floats(plan: Plan) -> None:
    def check(value: object) -> None:
        assert type(value) in {dict, list, str, int, bool, type(None)}, value
        for part in value.values() if isinstance(value, dict) else ():
            check(part)
        for part in value if isinstance(value, list) else ():
            check(part)

    plain = json.loads(json.dumps(to_plain(plan)))
    check(plain)
    assert from_plain(Plan, plain) == plan


def _changed(path: tuple[object, ...], value: object) -> object:
    data = to_plain(issued(small_plan()))
    data = json.loads(json.dumps(data))
    spot = data
    for step in path[:-1]:
        spot = spot[step]
    spot[path[-1]] = value
    return data


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("year",), "2026"),
        (("year",), 2026.0),
        (("year",), True),
        (("year",), None),
        (("title",), 5),
        (("without_superior_document",), 1),
        (("form",), "letter"),
        (("form",), None),
        (("unknown",), "x"),
        (("sections",), "abc"),
        (("sections",), {}),
        (("sections", 0), []),
        (("sections", 0, "answers"), [["only one"]]),
        (("sections", 0, "answers"), ["ab"]),
        (("sections", 0, "blocks", 0, "extra"), 1),
        (("recipients",), "VT"),
        (("issue", "date"), "20260105"),
        (("issue", "date"), "2026-01-05T00:00:00"),
        (("issue", "date"), 20260105),
        (("tasks", 0, "schedule", "minutes"), [12]),
        (("tasks", 0, "schedule", "minutes"), [12, 15.5]),
        (("tasks", 0, "leads", 0), "Văn phòng"),
    ],
)
def test_what_does_not_fit_exactly_is_refused(path: tuple[object, ...], value: object) -> None:
    with pytest.raises(CodecError):
        from_plain(Plan, _changed(path, value))


def test_a_missing_key_is_refused_unless_its_field_has_a_default() -> None:
    data = to_plain(small_plan())
    del data["archive"]
    assert from_plain(Plan, data).archive == "VT"
    del data["title"]
    with pytest.raises(CodecError):
        from_plain(Plan, data)


@pytest.mark.parametrize(
    "text",
    ['{"id":1.5}', '{"id":NaN}', '{"id":"a","id":"b"}', "[", "", "[" * 100_000, "null", "[]"],
)
def test_json_that_is_no_plan_is_refused(text: str) -> None:
    with pytest.raises(CodecError):
        loads(Plan, text)


def test_half_a_letter_is_stored_as_the_replacement_character() -> None:
    plan = small_plan(title="Kế hoạch \ud83d cải cách")
    assert loads(Plan, dumps(plan)).title == "Kế hoạch \ufffd cải cách"


def test_a_time_keeps_its_form() -> None:
    with pytest.raises(CodecError):
        from_plain(dt.datetime, "2026-01-05 07:58:03")
    time = dt.datetime(2026, 1, 5, 7, 58, 3)
    assert from_plain(dt.datetime, to_plain(time)) == time
