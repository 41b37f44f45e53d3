"""Rà soát of a plan: by the office's measure, with the way back to the words, silent when told."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach_desktop.bootstrap import App, open_app
from kehoach_desktop.domain.office import OfficeProfile, Signatory, SigningCapacity
from kehoach_desktop.domain.plans.plan import Block, BlockKind, Plan, Section
from kehoach_desktop.domain.plans.plan_words import words_at
from kehoach_desktop.domain.plans.task import Task
from kehoach_desktop.domain.table import PaperColumn, PaperTable
from kehoach_desktop.errors import AppError
from kehoach_desktop.paths import resource
from kehoach_desktop.services.checks.plan_reviewing import PlanRemark, PlanReview, Reviewed, accept
from kehoach_desktop.services.ports.review import Scope
from kehoach_desktop.services.upkeep.sample import read_sample


@pytest.fixture
def app(tmp_path: Path, clock: object) -> Iterator[App]:
    ids = itertools.count()
    made = open_app(tmp_path / "data", clock, lambda: f"id-{next(ids)}")  # type: ignore[arg-type]
    yield made
    made.close()


@pytest.fixture
def office() -> OfficeProfile:
    ids = itertools.count()
    return read_sample(resource(), lambda: f"s{next(ids)}").office


def _plan(*texts: str, title: str = "Tuyên truyền cải cách hành chính năm 2026") -> Plan:
    blocks = tuple(Block(f"b{at}", BlockKind.DASH, text) for at, text in enumerate(texts))
    return Plan("p", 2026, title, "a", sections=(Section("s", "Mục đích", blocks=blocks),))


def _look(plan: Plan, office: OfficeProfile, app: App) -> Reviewed:
    return PlanReview().look(plan, office, app.reviewing.today(), app.reviewing.ignored(plan.id))


def _told(reviewed: Reviewed, rule: str) -> PlanRemark:
    return next(each for each in reviewed.told if each.finding.rule == rule)


def test_a_finding_points_at_the_officers_own_words(app: App, office: OfficeProfile) -> None:
    plan = _plan("Việc thứ nhất.", "Nâng cao  trách nhiệm của của cán bộ.")
    found = _told(_look(plan, office, app), "wording.doubled")
    assert found.source == "block:b1" and found.spot is not None
    words = words_at(plan, found.spot.source, found.spot.field) or ""
    assert "của của" in words[found.spot.start : found.spot.end]
    assert found.finding.section == "I"


def test_an_accepted_suggestion_changes_these_words_and_nothing_else(
    app: App, office: OfficeProfile
) -> None:
    plan = _plan("Nâng cao trách nhiệm của của cán bộ.", "Xây dựng kể hoạch hằng năm.")
    for rule in ("wording.doubled", "spelling.misspelt"):
        change = _told(_look(plan, office, app), rule).change
        assert change is not None
        plan = accept(plan, change) or plan
    assert [block.text for block in plan.sections[0].blocks] == [
        "Nâng cao trách nhiệm của cán bộ.",
        "Xây dựng kế hoạch hằng năm.",
    ]


def test_a_suggestion_for_words_that_changed_meanwhile_is_not_taken(
    app: App, office: OfficeProfile
) -> None:
    plan = _plan("Nâng cao trách nhiệm của của cán bộ.")
    change = _told(_look(plan, office, app), "wording.doubled").change
    assert change is not None
    assert accept(_plan("Nay đã viết khác hẳn."), change) is None
    assert accept(replace(plan, sections=()), change) is None


def test_a_title_in_capitals_is_mended_in_the_case_it_is_written_in(
    app: App, office: OfficeProfile
) -> None:
    plan = _plan("Việc.")
    plan = replace(plan, sections=(replace(plan.sections[0], heading="Nhiệm vụ trong tâm"),))
    change = _told(_look(plan, office, app), "spelling.misspelt").change
    assert change is not None
    assert (accept(plan, change) or plan).sections[0].heading == "Nhiệm vụ trọng tâm"


def test_a_table_in_a_section_is_reviewed_cell_by_cell(app: App, office: OfficeProfile) -> None:
    cells = (("1", "Kiểm tra việc niêm yết"), ("2", "Tổng hợp, báo báo cáo kết quả"))
    table = PaperTable((PaperColumn("TT"), PaperColumn("Nội dung")), cells)
    plan = _plan("Các việc như bảng dưới đây:")
    plan = replace(plan, sections=(replace(plan.sections[0], tables=(table,)),))
    found = _told(_look(plan, office, app), "wording.doubled")
    assert found.source == "table:s:0/2/1" and found.finding.section == "I"
    assert found.spot is not None and found.change is not None
    mended = accept(plan, found.change) or plan
    assert mended.sections[0].tables[0].rows[1] == ("2", "Tổng hợp, báo cáo kết quả")
    assert words_at(plan, "table:s:0/9/0", "cell") is None


def test_a_section_that_holds_only_a_table_is_not_empty(app: App, office: OfficeProfile) -> None:
    table = PaperTable((PaperColumn("TT"), PaperColumn("Nội dung")), (("1", "Việc thứ nhất"),))
    plan = _plan()
    bare = _look(plan, office, app)
    full = _look(replace(plan, sections=(replace(plan.sections[0], tables=(table,)),)), office, app)
    assert "complete.empty" in {each.finding.rule for each in bare.told}
    assert "complete.empty" not in {each.finding.rule for each in full.told}


def test_the_place_of_another_unit_is_told_before_the_paper_has_a_day(
    app: App, office: OfficeProfile
) -> None:
    plan = _plan("Việc thứ nhất.")
    assert not _rules(_look(replace(plan, place=office.unit_name), office, app), "heading.place")
    found = _told(_look(replace(plan, place="Đồi Cao"), office, app), "heading.place")
    assert found.spot is not None and found.spot.field == "place"


def test_the_title_of_the_appendix_and_the_signing_lines_are_read(
    app: App, office: OfficeProfile
) -> None:
    signer = Signatory(SigningCapacity.ON_BEHALF, "Chủ tịch", "Chủ tich", "Lê Văn An", "X")
    task = Task("t", "Kiểm tra việc niêm yết", in_appendix=True)
    plan = replace(
        _plan("Việc thứ nhất (Phụ lục kèm theo)."),
        appendix_title="Nhiệm vụ trong tâm",
        tasks=(task,),
        signatory=signer,
    )
    told = [each for each in _look(plan, office, app).told
            if each.finding.rule == "spelling.misspelt"]  # fmt: skip
    assert [each.source for each in told] == ["signature", "tasks"]
    assert told[1].change is not None
    assert (accept(plan, told[1].change) or plan).appendix_title == "Nhiệm vụ trọng tâm"


def _rules(reviewed: Reviewed, rule: str) -> list[PlanRemark]:
    return [each for each in reviewed.told if each.finding.rule == rule]


def test_the_office_is_the_measure(app: App, office: OfficeProfile) -> None:
    plan = _plan("Công khai thủ tục tại trụ sở phường để người dân biết.")
    assert _told(_look(plan, office, app), "office.foreign_unit").spot is not None
    ward = replace(office, unit_kind="phường")  # type: ignore[arg-type]
    assert "office.foreign_unit" not in {e.finding.rule for e in _look(plan, ward, app).told}


@pytest.mark.parametrize("scope", list(Scope))
def test_what_is_ignored_is_counted_and_comes_back(
    scope: Scope, app: App, office: OfficeProfile
) -> None:
    wrong = "Nâng cao trách nhiệm của của cán bộ."
    plan = app.plans.create(replace(_plan(wrong, "Việc khác của của xã."), id=""))
    other = app.plans.create(replace(_plan(wrong), id=""))
    first = _told(_look(plan, office, app), "wording.doubled")
    ignored = app.reviewing.ignore(first, scope, plan.id)

    after, elsewhere = _look(plan, office, app), _look(other, office, app)
    doubled = [each for each in after.told if each.finding.rule == "wording.doubled"]
    assert len(doubled) == (1 if scope is Scope.PLACE else 0)
    assert [each.ignored for each in after.silent] == [ignored] * (2 - len(doubled))
    told = any(each.finding.rule == "wording.doubled" for each in elsewhere.told)
    assert told is (scope is not Scope.OFFICE)

    app.reviewing.restore(ignored)
    assert _look(plan, office, app).silent == ()


def test_a_place_that_is_written_anew_is_looked_at_anew(app: App, office: OfficeProfile) -> None:
    plan = app.plans.create(replace(_plan("Trách nhiệm của của cán bộ."), id=""))
    app.reviewing.ignore(_told(_look(plan, office, app), "wording.doubled"), Scope.PLACE, plan.id)
    block = replace(plan.sections[0].blocks[0], text="Trách nhiệm của của cán bộ, công chức.")
    changed = replace(plan, sections=(replace(plan.sections[0], blocks=(block,)),))
    assert _told(_look(changed, office, app), "wording.doubled")


@pytest.mark.parametrize("marking", ["MẬT", "TỐI MẬT", "TUYỆT MẬT"])
def test_a_plan_with_a_secrecy_marking_is_not_stored(marking: str, app: App) -> None:
    kept = app.plans.create(replace(_plan("Việc."), id=""))
    with pytest.raises(AppError, match="E-SECRET"):
        app.plans.create(replace(_plan(marking), id=""))
    with pytest.raises(AppError, match="E-SECRET"):
        app.plans.save(replace(kept, opening=f"Mở đầu.\n {marking} \nTiếp."), kept)
    app.plans.save(replace(kept, opening="Bảo vệ bí mật nhà nước; MẬT mã."), kept)


def test_an_empty_plan_and_a_monstrous_one_are_answered(app: App, office: OfficeProfile) -> None:
    assert _look(Plan("e", 2026, "", "a"), office, app)
    sections = tuple(Section(f"s{n}", f"Mục {n}") for n in range(1_000))
    assert _look(replace(_plan(), sections=sections), office, app)
    line = "thủ tục hành chính " * 11_000
    found = _look(_plan(line), office, app)
    assert all(each.spot is None or each.spot.end <= len(line) for each in found.told)


def test_words_copied_from_what_a_draft_comes_from_are_hints_and_few(
    app: App, office: OfficeProfile
) -> None:
    own = "Tổ giúp việc của thôn đến nhà người cao tuổi và ghi lại câu hỏi để chuyển về xã."
    copied = [
        f"Lãnh đạo phòng số {at} luân phiên trực điện thoại nóng từ bảy giờ sáng đến chín giờ tối "
        f"trong suốt tuần cao điểm, không để người gọi phải chờ quá năm hồi chuông."
        for at in ("hai", "ba", "tư", "năm")
    ]
    model = app.reviewing.files.model("Kế hoạch số 7/KH-UBND", copied)
    review, plan = PlanReview([model]), _plan(own, *copied)
    reviewed = review.look(plan, office, app.reviewing.today())
    told = reviewed.told
    ((name, part),) = reviewed.copied
    assert name == "Kế hoạch số 7/KH-UBND" and 0.8 < part < 1
    hits = [each for each in told if each.finding.rule == "copy.paragraph"]
    assert [each.source for each in hits] == ["block:b1", "block:b2"]
    assert "Kế hoạch số 7/KH-UBND" in hits[0].remark.why
    assert not any(each.remark.is_certain for each in hits)
    again = review.look(_plan(own), office, app.reviewing.today())
    assert not [each for each in again.told if each.finding.rule.startswith("copy.")]
    assert again.copied == ()


def test_a_draft_carried_over_is_held_against_last_years_plan(
    app: App, office: OfficeProfile
) -> None:
    app.offices.save(office)
    ids = itertools.count()
    old = read_sample(resource(), lambda: f"o{next(ids)}").plans[0]
    app.plan_store.save(old, None, app.clock.now())
    assert app.chain.models(old.id) == []
    new = app.chain.carry_overs.begin(old.id, old.year + 1).plan
    ((_, sentences),) = app.chain.models(new.id)
    assert old.sections[0].blocks[0].text in sentences
