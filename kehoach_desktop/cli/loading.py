"""Which module holds which command: a command line loads the one that it asks for.

Loading them all takes longer than most answers.
"""

from __future__ import annotations

from importlib import import_module

import click

#: The modules of each command of the root; the first of a group's makes the group (`GROUP`).
MODULES: dict[str, tuple[str, ...]] = {
    "backup": ("backup",),
    "binder": ("binder",),
    "check": ("check",),
    "demo": ("demo",),
    "doctor": ("doctor",),
    "meeting": ("meeting",),
    "office": ("office",),
    "package": ("package",),
    "paper": ("paper", "draft"),
    "plan": ("plan", "draft", "plan_chain", "plan_history", "plan_import", "plan_successor"),
    "print": ("printing",),
    "radio": ("radio",),
    "read": ("read",),
    "report": ("report",),
    "review": ("review",),
    "superior": ("superior",),
    "task": (
        "task", "task_calendar", "task_send", "task_today", "task_views", "task_year", "proof",
        "urgent", "meeting",
    ),
}  # fmt: skip


def load(root: click.Group, name: str) -> None:
    """Hang the command `name` with all below it onto `root`; nothing where there is no such."""
    made = [import_module(f"kehoach_desktop.cli.{each}") for each in MODULES.get(name, ())]
    if made and name not in root.commands:
        root.add_command(made[0].GROUP)
