"""The command line as a whole: importing this module hangs every group onto the root."""

from __future__ import annotations

from kehoach_desktop.cli import (
    backup,
    binder,
    check,
    demo,
    doctor,
    draft,
    meeting,
    office,
    package,
    paper,
    plan,
    plan_chain,
    plan_history,
    plan_import,
    plan_successor,
    printing,
    proof,
    radio,
    read,
    report,
    review,
    superior,
    task,
    task_calendar,
    task_send,
    task_today,
    task_views,
    task_year,
    urgent,
)
from kehoach_desktop.cli.root import kehoach

__all__ = [
    "check",
    "demo",
    "doctor",
    "draft",
    "kehoach",
    "plan_chain",
    "plan_history",
    "plan_successor",
    "plan_import",
    "printing",
    "proof",
    "read",
    "review",
    "task_send",
    "task_calendar",
    "task_today",
    "task_views",
    "task_year",
    "urgent",
]

for group in (
    plan.GROUP,
    paper.GROUP,
    task.GROUP,
    package.GROUP,
    office.GROUP,
    backup.GROUP,
    superior.GROUP,
    meeting.GROUP,
    report.GROUP,
    binder.GROUP,
    radio.GROUP,
):
    kehoach.add_command(group)
