"""Last year's plan becomes this year's: every spot is shown, nothing is changed unasked."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from chain_samples import office_app, our_plan
from hypothesis import given
from hypothesis import strategies as st

from kehoach_desktop.bootstrap import App
from kehoach_desktop.domain.office import AgencyKind, OfficeProfile, Signatory, SigningCapacity
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Plan
from kehoach_desktop.domain.plans.plan_texts import plan_texts
from kehoach_desktop.domain.plans.task_edit import update_task
from kehoach_desktop.domain.schedules.schedule import Frequency, ScheduleRule
from kehoach_desktop.domain.sources.carry_over import Choice, Spot
from kehoach_desktop.domain.sources.carry_spots import Found, Present, SpotKind, find_spots
from kehoach_desktop.services.plans.carry_overs import Guide, old_bodies

SIGNER = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tịch", "Vũ Thị Sen", "Ủy ban")
WORDS = (
    "Thực hiện Kế hoạch số 12/KH-UBND ngày 20 tháng 12 năm 2024 của UBND huyện Đồi Cao, "
    "năm 2025 đạt 10 tin; báo cáo UBND huyện Đồi Cao trước ngày 14/3/2025; "
    "giai đoạn 2021 - 2025; đồng chí Vũ Thị Sen phụ trách; lặp lại năm 2025."
)


@pytest.fixture
def app(tmp_path: Path) -> Iterator[App]:
    app = office_app(tmp_path / "data")
    yield app
    app.close()


def last_year(app: App) -> Plan:
    """Issue last year's plan: one task done in part, one late."""
    plan = dataclasses.replace(
        our_plan(), year=2025, title="Tuyên truyền năm 2025", signatory=SIGNER
    )
    sections = list(plan.sections)
    sections[0] = dataclasses.replace(
        sections[0], blocks=(Block("b1", BlockKind.ITEM, WORDS), *sections[0].blocks[1:])
    )
    plan = dataclasses.replace(plan, sections=tuple(sections))
    plan = update_task(
        plan,
        dataclasses.replace(plan.tasks[0], schedule=ScheduleRule(Frequency.QUARTERLY)),
    )
    plan = app.plans.create(plan)
    return app.plans.issue(plan, "7", dt.date(2025, 1, 6), SIGNER)


@pytest.fixture
def guide(app: App) -> Guide:
    return app.chain.carry_overs.begin(last_year(app).id, 2026)


def in_block(guide: Guide) -> list[Spot]:
    key = f"block:{guide.plan.sections[0].blocks[0].id}"
    return [each for each in guide.spots if each.key == key]


def test_nothing_is_changed_unasked(app: App, guide: Guide) -> None:
    stored = app.plans.load(guide.plan.id)
    assert stored.title == "Tuyên truyền năm 2025"
    assert stored.sections[0].blocks[0].text == WORDS
    assert (stored.year, stored.issue, stored.draft_no) == (2026, None, 1)
    assert guide.open_count == len(guide.spots)


def test_every_spot_is_listed_in_the_order_of_the_text_with_an_offer(guide: Guide) -> None:
    found = [(each.found.kind, each.found.text, each.found.offer) for each in in_block(guide)]
    kind = SpotKind
    superior = "UBND tỉnh"
    assert found == [
        (
            kind.CITATION,
            "Kế hoạch số 12/KH-UBND ngày 20 tháng 12 năm 2024 của UBND huyện Đồi Cao",
            None,
        ),
        (kind.YEAR, "2025", "2026"),
        (kind.NUMBER, "10", None),
        (kind.OLD_BODY, "UBND huyện Đồi Cao", superior),
        (kind.DATE, "14/3/2025", "13/3/2026"),
        (kind.YEAR, "2021 - 2025", None),
        (kind.PERSON, "Vũ Thị Sen", found[6][2]),
        (kind.YEAR, "2025", "2026"),
    ]
    assert found[6][2]
    starts = [each.found.start for each in in_block(guide)]
    assert starts == sorted(starts)


def test_a_change_touches_its_own_spot_and_leaves_the_other_decisions(
    app: App, guide: Guide
) -> None:
    guides = app.chain.carry_overs
    spots = in_block(guide)
    guide = guides.decide(guide, spots[-1], Choice.KEPT)
    guide = guides.decide(guide, in_block(guide)[3], Choice.CHANGED, "Ủy ban nhân dân tỉnh Mới")
    guide = guides.decide(guide, in_block(guide)[1], Choice.CHANGED, "2026")
    text = guide.plan.sections[0].blocks[0].text
    assert "năm 2026 đạt 10 tin; báo cáo Ủy ban nhân dân tỉnh Mới trước" in text
    assert text.endswith("lặp lại năm 2025.")
    decided = {(each.found.text, each.decision.choice) for each in in_block(guide) if each.decision}
    assert ("2026", Choice.CHANGED) in decided
    assert all(each.found.offer is None for each in in_block(guide) if each.found.text == "2026")
    assert ("2025", Choice.KEPT) in decided
    assert app.plans.load(guide.plan.id) == guide.plan


def test_what_is_put_off_stays_countable_and_the_guide_is_resumed(app: App, guide: Guide) -> None:
    guides = app.chain.carry_overs
    before = guide.open_count
    guide = guides.decide(guide, guide.spots[0], Choice.LATER)
    guide = guides.decide(guide, guide.spots[1], Choice.KEPT)
    assert guide.open_count == before - 1
    resumed = guides.guide(guide.plan.id)
    assert resumed is not None
    assert resumed.spots == guide.spots
    assert guides.open_counts() == {guide.plan.id: before - 1}


def test_decisions_can_be_taken_back(app: App, guide: Guide) -> None:
    guides = app.chain.carry_overs
    changed = guides.decide(guide, guide.spots[0], Choice.CHANGED, "2026")
    assert changed.plan.title == "Tuyên truyền năm 2026"
    back = guides.back_to(changed, guide)
    assert back.plan == guide.plan
    assert app.plans.load(guide.plan.id).title == "Tuyên truyền năm 2025"
    assert back.spots == guide.spots


def test_a_draft_edited_meanwhile_keeps_its_decisions(app: App, guide: Guide) -> None:
    guides = app.chain.carry_overs
    guide = guides.decide(guide, in_block(guide)[2], Choice.KEPT)
    edited = dataclasses.replace(guide.plan, closing="Thực hiện trong năm 2025./.")
    app.plans.save(edited, guide.plan)
    resumed = guides.guide(guide.plan.id)
    assert resumed is not None
    assert resumed.open_count == guide.open_count + 1
    ten = next(each for each in in_block(resumed) if each.found.text == "10")
    assert ten.decision is not None


def test_tasks_come_with_last_years_results_the_unfinished_first(app: App) -> None:
    old = last_year(app)
    rows = [row for row in app.checklist.rows(old.id) if row.task.id == "t1"]
    app.checklist.tick(rows[0], rows[0].due + dt.timedelta(days=2))
    for task_id in ("t2", "t3"):
        (row,) = [row for row in app.checklist.rows(old.id) if row.task.id == task_id]
        app.checklist.tick(row, row.due)
    guides = app.chain.carry_overs
    guide = guides.begin(old.id, 2026)
    results = guides.last_year(guide)
    first = results[0]
    assert first.was.id == "t1"
    assert (first.turns, first.done, first.late) == (4, 1, 4)
    assert [each.is_finished for each in results] == [False, True, True]
    assert first.task is not None
    assert first.task.schedule == ScheduleRule(Frequency.QUARTERLY)


def test_tasks_can_be_left_out_and_are_remembered(app: App, guide: Guide) -> None:
    (task_id, _), *_ = guide.carried.tasks
    after = app.chain.carry_overs.drop_tasks(guide, [task_id])
    assert after.plan.task(task_id) is None
    assert after.carried.dropped == ("t1",)
    assert app.chain.carry_overs.last_year(after)[0].was.id == "t1"


def test_a_time_that_is_changed_changes_the_rule(app: App) -> None:
    old = last_year(app)
    office = app.offices.profile()
    assert office is not None
    guides = app.chain.carry_overs
    guide = guides.begin(old.id, 2026)
    task = dataclasses.replace(
        guide.plan.tasks[1],
        schedule=ScheduleRule(Frequency.ONCE, deadline=dt.date(2025, 6, 30)),
    )
    app.plans.save(update_task(guide.plan, task), guide.plan)
    resumed = guides.guide(guide.plan.id)
    assert resumed is not None
    (spot,) = [each for each in resumed.spots if each.key == f"task:{task.id}/schedule"]
    assert spot.found.offer == "30/6/2026"
    done = guides.decide(resumed, spot, Choice.CHANGED, "30/6/2026")
    changed = done.plan.task(task.id)
    assert changed is not None
    assert changed.schedule is not None
    assert changed.schedule.fixed_dates == (dt.date(2026, 6, 30),)


@pytest.fixture(scope="module")
def present(tmp_path_factory: pytest.TempPathFactory) -> Present:
    app = office_app(tmp_path_factory.mktemp("office"))
    office = app.offices.profile()
    app.close()
    assert isinstance(office, OfficeProfile)
    return Present(2025, 2026, office, app.calendars.calendar(2025, 2027), old_bodies())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chuyển Bộ phận Một cửa", [("Bộ phận Một cửa", "Trung tâm Phục vụ hành chính công")]),
        ("Sở Giao thông vận tải", [("Sở Giao thông vận tải", "Sở Xây dựng")]),
        ("thị trấn Mây", [("thị trấn Mây", None)]),
        ("huyện Đồi Cao cũ", [("huyện Đồi Cao", None)]),
        ("huyện Đồi Cao", [("huyện Đồi Cao", None)]),
        ("UBND huyện Đồi Cao", [("UBND huyện Đồi Cao", None)]),
        ("Quyết định số 9/QĐ-UBND ngày 01/3/2020 của UBND huyện Đồi Cao về việc nọ",
         [("Quyết định số 9/QĐ-UBND ngày 01/3/2020 của UBND huyện Đồi Cao về việc nọ", None)]),
        ("Theo Kế hoạch số 3/KH-UBND ngày 01/3/2025 của UBND tỉnh về chuyển đổi số năm 2025, xã làm"
         " 12 việc trong năm 2025",
         [("Kế hoạch số 3/KH-UBND ngày 01/3/2025 của UBND tỉnh về chuyển đổi số năm 2025", None),
          ("12", None), ("2025", "2026")]),
        ("29/02/2024", [("29/02/2024", "28/02/2025")]),
        ("tăng 5% trong 12 tháng", [("5%", None), ("12", None)]),
    ],
)  # fmt: skip
def test_a_spot_of_each_kind_is_offered_what_holds_now(
    present: Present, text: str, wanted: list[tuple[str, str | None]]
) -> None:
    if "2024" in text:
        present = dataclasses.replace(present, old_year=2024, new_year=2025)
    office = present.office
    found = [
        (each.text, each.offer.replace(office.unit, "xã Tân Hòa") if each.offer else None)
        for each in find_spots(text, present)
    ]
    assert found[: len(wanted)] == wanted


@pytest.mark.parametrize(
    ("issuer", "body", "place"),
    [
        ("Ủy ban nhân dân huyện Đồi Cao", "ours", "ours"),
        ("ỦY BAN NHÂN DÂN XÃ MÂY", "superior", None),
        ("UBND huyện Suối Lạnh", "ours", None),
        ("Sở Nội vụ", None, None),
        ("", None, None),
    ],
)
def test_the_district_is_us_in_its_own_plan_and_the_superior_in_a_communes(
    present: Present, issuer: str, body: str | None, place: str | None
) -> None:
    office = present.office
    present = dataclasses.replace(present, issued_by=issuer)
    of_body = {"ours": office.committee_short, "superior": office.superiors[0].short_name}
    (found,) = find_spots("Báo cáo UBND huyện Đồi Cao", present)
    assert found.offer == (of_body[body] if body else None)
    (found,) = find_spots("trên địa bàn huyện Đồi Cao", present)
    assert found.offer == (office.unit if place else None)


def test_what_is_called_so_today_is_no_question(present: Present) -> None:
    office = present.office
    ours = next(each.name for each in office.agencies if each.kind is AgencyKind.VILLAGE)
    for name in (office.unit, office.full_province, ours):
        assert find_spots(f"Họp tại {name} như mọi năm", present) == []
    assert find_spots("Họp tại thôn Không Còn", present) != []


def test_all_that_say_the_same_are_decided_at_once_and_nothing_else(app: App, guide: Guide) -> None:
    years = [each for each in guide.spots if each.found.text == "2025"]
    kept = next(each for each in years if each.key == "title")
    guide = app.chain.carry_overs.decide(guide, kept, Choice.KEPT)
    after = app.chain.carry_overs.decide_alike(guide, in_block(guide)[1], Choice.CHANGED, "2026")
    assert after.open_count == guide.open_count - len(years) + 1
    assert after.plan.title == "Tuyên truyền năm 2025"
    text = after.plan.sections[0].blocks[0].text
    assert "năm 2026 đạt 10 tin" in text
    assert "14/3/2025" in text
    assert text.endswith("lặp lại năm 2026.")


def test_a_time_without_a_date_is_said_without_a_year(app: App) -> None:
    old = last_year(app)
    whole = dataclasses.replace(old.tasks[1], schedule=ScheduleRule(None), schedule_text="")
    (time,) = [
        each.text
        for each in plan_texts(update_task(old, whole))
        if each.key == f"task:{whole.id}/schedule"
    ]
    assert time == "Trong năm"


@given(st.text(alphabet="năm 2025/3.UBNDhuyệnAĐ-%,;", max_size=60))
def test_spots_never_overlap_and_are_what_stands_there(present: Present, text: str) -> None:
    found: list[Found] = find_spots(text, present)
    for before, after in zip(found, found[1:], strict=False):
        assert before.end <= after.start
    assert all(text[each.start : each.end] == each.text for each in found)


def test_every_year_of_a_text_is_in_a_spot(real_plans: dict[str, str], present: Present) -> None:
    import re

    for text in real_plans.values():
        for line in text.splitlines():
            covered = find_spots(line, present)
            for year in re.finditer(r"\b20[12]\d\b", line):
                assert any(s.start <= year.start() and year.end() <= s.end for s in covered), line
