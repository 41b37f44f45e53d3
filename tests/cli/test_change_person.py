"""A new chair in mid-year: seen first, then one step; what was issued keeps the old name."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_runner import Kehoach

from kehoach_desktop.bootstrap import App, open_app
from kehoach_desktop.domain.paper import PaperKind
from kehoach_desktop.domain.plans.task import Doer
from kehoach_desktop.services.ports.basics import Clock

Open = Callable[[], App]
NEW = "Đinh Thị Mai"


@pytest.fixture
def app_of(data: Path, clock: Clock, new_id: Callable[[], str]) -> Open:
    return lambda: open_app(data, clock, new_id)


@pytest.fixture
def chair(app_of: Open, sample: str, kehoach: Kehoach, clock: Clock) -> str:
    """Issue the sample plan with a task that names the chair; leave drafts; return the name."""
    app = app_of()
    office = app.offices.profile()
    assert office is not None
    name = office.signatories[0].name
    plan = app.plans.load(sample.removeprefix("plan:"))
    named = dataclasses.replace(plan.tasks[0], leads=(Doer(f"Chủ tịch {name}"),))
    plan_named = dataclasses.replace(plan, tasks=(named, *plan.tasks[1:]))
    app.plans.save(plan_named, plan)
    app.plans.create(dataclasses.replace(plan_named, id="", title="Kế hoạch dự thảo"))
    for kind in (PaperKind.REPORT, PaperKind.MINUTES):
        app.papers.create(app.papers.start(kind, office))
    app.close()
    done = kehoach("plan", "issue", sample, "--number", "2", "--date", "05/01/2026")
    assert done.code == 0, done.err
    clock.advance(days=105)  # type: ignore[attr-defined]
    return name


def test_everything_is_shown_then_changed_and_papers_of_old_keep_the_name(
    kehoach: Kehoach, chair: str, app_of: Open
) -> None:
    seen = kehoach("office", "change-person", chair, NEW, "--from", "10/04/2026", "--json").document
    assert not seen["changed"] and seen["chairs"]
    assert len(seen["signers"]) >= 1 and len(seen["plans"]) == 1 and len(seen["papers"]) == 1
    app = app_of()
    assert app.offices.profile().signatories[0].name == chair  # type: ignore[union-attr]
    app.close()
    done = kehoach("office", "change-person", chair, NEW, "--from", "10/04/2026", "--confirm")
    assert done.code == 0 and f"Đã thay {chair} bằng {NEW}" in done.out
    app = app_of()
    office = app.offices.profile()
    assert office is not None
    assert chair not in {each.name for each in office.signatories}
    before = next(each for each in office.people if each.name == chair)
    after = next(each for each in office.people if each.name == NEW)
    assert (before.until, after.since) == (dt.date(2026, 4, 9), dt.date(2026, 4, 10))
    assert after.position == before.position
    issued, draft = sorted((app.plans.load(row.id) for row in app.plans.rows()),
                           key=lambda plan: plan.issue is None)  # fmt: skip
    assert issued.issue is not None and issued.issue.signatory.name == chair
    assert draft.signatory is not None and draft.signatory.name == NEW
    assert draft.tasks[0].leads[0].name == f"Chủ tịch {NEW}"
    assert issued.tasks[0].leads[0].name == f"Chủ tịch {chair}"  # as it was printed
    followed = {doer.name for row in app.checklist.rows(issued.id) for doer in row.task.leads}
    assert f"Chủ tịch {NEW}" in followed and f"Chủ tịch {chair}" not in followed
    papers = {paper.kind: paper for paper in
              (app.papers.load(row.id) for row in app.papers.rows())}  # fmt: skip
    report = papers[PaperKind.REPORT].signatory
    assert report is not None and report.name == NEW
    assert app.briefing.suggest(office).chair == NEW
    app.close()
    again = kehoach("office", "change-person", chair, NEW, "--json").document
    assert not again["signers"] and not again["plans"] and not again["tasks"]


def test_the_next_meeting_begins_with_the_new_chair_and_an_old_one_stays_as_it_was(
    kehoach: Kehoach, chair: str, app_of: Open
) -> None:
    app = app_of()
    office = app.offices.profile()
    assert office is not None
    held = app.briefing.start(app.briefing.suggest(office))
    assert held.chair == chair
    app.close()
    assert kehoach("office", "change-person", chair, NEW, "--confirm").code == 0
    app = app_of()
    office = app.offices.profile()
    assert office is not None
    assert app.briefing.suggest(office).chair == NEW
    assert app.briefing.load(held.id).chair == chair
    app.close()


def test_a_deputy_who_takes_over_ends_the_old_post_and_is_named_to_be_looked_at(
    kehoach: Kehoach, chair: str, app_of: Open
) -> None:
    app = app_of()
    office = app.offices.profile()
    assert office is not None
    deputy = next(each for each in office.people if each.position.startswith("Phó"))
    app.close()
    done = kehoach("office", "change-person", chair, deputy.name, "--confirm")
    assert done.code == 0
    app = app_of()
    office = app.offices.profile()
    assert office is not None
    posts = [(each.position, each.until) for each in office.people if each.name == deputy.name]
    assert sorted(posts, key=lambda post: post[1] is None) == [
        (deputy.position, dt.date(2026, 4, 19)), ("Chủ tịch", None),
    ]  # fmt: skip
    if any(each.name == deputy.name and "Phó" in each.position for each in office.signatories):
        assert "Xem lại sau khi thay" in done.out
    app.close()


@pytest.mark.parametrize(
    ("old", "new", "more", "code"),
    [
        ("{chair}", "{chair}", (), "E-PERSON-SAME"),
        ("{chair}", " ", (), "E-PERSON-SAME"),
        ("Người Lạ", NEW, (), "E-PERSON-UNKNOWN"),
        ("{chair}", NEW, ("--from", "21/04/2026"), "E-PERSON-LATER"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    kehoach: Kehoach, chair: str, old: str, new: str, more: tuple[str, ...], code: str
) -> None:
    names = [name.format(chair=chair) for name in (old, new)]
    before = kehoach("office", "show", "--json").document
    refused = kehoach("office", "change-person", *names, *more, "--confirm", "--json")
    assert (refused.code, refused.document["error"]["code"]) == (1, code)
    assert kehoach("office", "show", "--json").document == before
