from __future__ import annotations

import datetime as dt

import pytest
from pytestqt.qtbot import QtBot

from kehoach_desktop.domain.office import Agency, AgencyKind
from kehoach_desktop.domain.plans.task import Doer, Task
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.schedules.target import Operator, Target
from kehoach_desktop.ui.widgets.plan_doers import DoersField, parse_doers
from kehoach_desktop.ui.widgets.plan_schedule import ScheduleForm
from kehoach_desktop.ui.widgets.plan_targets import TargetsForm, read_thousandths

YEAR = (dt.date(2026, 1, 1), dt.date(2026, 12, 31))
AGENCIES = (
    Agency("a", "Văn phòng HĐND và UBND", AgencyKind.DIVISION, "VP"),
    Agency("b", "Phòng Văn hóa - Xã hội", AgencyKind.DIVISION),
    Agency("c", "Thôn Đông", AgencyKind.VILLAGE),
)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("10", 10_000), ("1.234,5", 1_234_500), ("-10", -10_000), ("0", 0), ("1,5", 1_500)],
)
def test_a_number_is_read_as_officers_write_it(typed: str, value: int) -> None:
    assert read_thousandths(typed) == value


@pytest.mark.parametrize("typed", ["", "mười", "1,2345", "1,x", "9999999999"])
def test_what_is_no_number_is_not_taken(typed: str) -> None:
    assert read_thousandths(typed) is None


def test_a_range_gets_its_second_number_and_loses_it_again(qtbot: QtBot) -> None:
    form = TargetsForm()
    qtbot.addWidget(form)
    form.show_targets((Target(Operator.AT_LEAST, 12_000, "phút"),))
    row = form._rows[0]
    row.operator.chosen.emit(Operator.RANGE)
    row._number("high", "15")
    assert form._targets == (Target(Operator.RANGE, 12_000, "phút", high=15_000),)
    row.operator.chosen.emit(Operator.AT_MOST)
    assert form._targets == (Target(Operator.AT_MOST, 12_000, "phút"),)


def test_a_phrase_without_a_figure_is_no_target(qtbot: QtBot) -> None:
    form = TargetsForm()
    qtbot.addWidget(form)
    form.phrase.setText("kịp thời, đầy đủ")
    form.add.click()
    assert form._targets == ()
    assert not form.problem.isHidden()
    assert form.phrase.text() == "kịp thời, đầy đủ"


def test_the_base_of_a_share_survives_other_edits(qtbot: QtBot) -> None:
    form = TargetsForm()
    qtbot.addWidget(form)
    share = Target(Operator.AT_LEAST, 80_000, "%", share_of="hồ sơ nộp trực tuyến")
    form.show_targets((share,))
    form._rows[0]._number("value", "85")
    assert form._targets[0].share_of == "hồ sơ nộp trực tuyến"
    assert "hồ sơ nộp trực tuyến" in form._rows[0].printed.text()


def test_a_phrase_becomes_a_rule_and_keeps_its_own_words(qtbot: QtBot) -> None:
    form = ScheduleForm(2026)
    qtbot.addWidget(form)
    heard: list[tuple[object, str]] = []
    form.changed.connect(lambda rule, words: heard.append((rule, words)))
    form.show_task(Task("t", "Việc"), YEAR)
    form.phrase.setPlainText("Chiều thứ Sáu hằng tuần")
    rule, words = heard[-1]
    assert isinstance(rule, ScheduleRule)
    assert (rule.frequency, rule.weekdays) == (Frequency.WEEKLY, (4,))
    assert words == "Chiều thứ Sáu hằng tuần"
    assert "02/01/2026" in form.meaning.text()


def test_a_rule_set_by_hand_writes_its_own_words(qtbot: QtBot) -> None:
    form = ScheduleForm(2026)
    qtbot.addWidget(form)
    heard: list[tuple[object, str]] = []
    form.changed.connect(lambda rule, words: heard.append((rule, words)))
    form.show_task(Task("t", "Việc"), YEAR)
    form.frequency.chosen.emit(Frequency.MONTHLY)
    form.day.chosen.emit(25)
    rule, words = heard[-1]
    assert rule == ScheduleRule(Frequency.MONTHLY, day=25)
    assert words == ""
    assert "25" in form.phrase.text()


def test_words_without_a_date_are_kept_and_asked_about(qtbot: QtBot) -> None:
    form = ScheduleForm(2026)
    qtbot.addWidget(form)
    heard: list[tuple[object, str]] = []
    form.changed.connect(lambda rule, words: heard.append((rule, words)))
    form.show_task(Task("t", "Việc"), YEAR)
    form.phrase.setPlainText("Theo hướng dẫn của Sở Nội vụ")
    assert heard[-1][1] == "Theo hướng dẫn của Sở Nội vụ"
    assert form.meaning.text().endswith("?")


def test_typed_names_become_agencies_of_the_office() -> None:
    found = parse_doers("vp; phong van hoa - xa hoi; Hội Nông dân;", AGENCIES, ())
    assert found == (
        Doer("Văn phòng HĐND và UBND", "a"),
        Doer("Phòng Văn hóa - Xã hội", "b"),
        Doer("Hội Nông dân"),
    )


def test_a_lead_is_replaced_and_coordinators_are_collected(qtbot: QtBot) -> None:
    lead, others = DoersField(AGENCIES, single=True), DoersField(AGENCIES)
    qtbot.addWidget(lead)
    qtbot.addWidget(others)
    for field in (lead, others):
        field.toggle(AGENCIES[0])
        field.toggle(AGENCIES[1])
    assert [doer.agency_id for doer in lead._doers] == ["b"]
    assert [doer.agency_id for doer in others._doers] == ["a", "b"]
    others.toggle(AGENCIES[0])
    assert [doer.agency_id for doer in others._doers] == ["b"]
