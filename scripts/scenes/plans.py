"""Pictures of place 2: list, new plan, editor, issuing, an issued plan."""

from __future__ import annotations

from screenshots import Stage

from kehoach_desktop.ui.dialogs.plan_issue import IssueDialog
from kehoach_desktop.ui.dialogs.plan_submissions import SubmissionsDialog
from kehoach_desktop.ui.dialogs.plan_submit import SubmitDialog
from kehoach_desktop.ui.page import NEW_PLAN
from kehoach_desktop.ui.pages.plans.new_plan import NewPlan
from kehoach_desktop.ui.pages.plans.page import PlansPage

#: Until the pages of the plan are drawn (ms).
DRAWN = 2500
#: The lines of the outline that are shown, by text size: one of each kind.
PARTS = {100: (0, 1, 2, 7, 8, 9), 150: (2, 8)}


def play(stage: Stage) -> None:
    """Open every part of a draft, then issue it."""
    page = stage.open("plans")
    assert isinstance(page, PlansPage)
    stage.shoot("plans-list")
    stage.open("plans", NEW_PLAN)
    stage.settle(DRAWN)
    stage.shoot("plans-new")
    new = page.findChild(NewPlan)
    assert isinstance(new, NewPlan)
    drafting, office = stage.app.drafting, stage.shell.office
    plan = stage.app.plans.load(stage.app.plans.rows()[0].id)
    assert office is not None
    new.choose(drafting.templates()[0], plan)
    stage.shoot("plans-new-questions")
    stage.open("plans", plan.id)
    editor = page.editor
    assert editor is not None
    stage.settle(DRAWN)
    tree = editor.outline.tree
    for number in PARTS[stage.size]:
        tree.setCurrentItem(tree.topLevelItem(number))
        stage.settle()
        stage.shoot(f"plans-editor-{number:02d}")
    stage.shoot_dialog("plans-submit", SubmitDialog(plan.draft_no, stage.window))
    stage.app.plans.submit(plan, "Gửi Phó Chủ tịch xem")
    kept = SubmissionsDialog(
        stage.shell,
        office,
        stage.app.drafts,
        plan.id,
        stage.app.drafts.versions(plan.id),
        stage.window,
    )
    kept.show()
    stage.settle(DRAWN)
    stage.shoot_dialog("plans-submissions", kept)
    stage.shoot_dialog("plans-issue", IssueDialog(plan, office, stage.window))
