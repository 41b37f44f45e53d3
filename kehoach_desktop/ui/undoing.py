"""Ctrl+Z and Ctrl+Y outside the texts: the last action of the session, whatever page it was on.

A text that has the focus keeps its own undo, and so does an open editor: both take the key before
the window sees it. Here the services put back what was stored, then every page reads anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import explain
from kehoach_desktop.ui.shell import Shell, Tone
from kehoach_desktop.ui.texts import tr

if TYPE_CHECKING:
    from kehoach_desktop.domain.office import OfficeProfile
    from kehoach_desktop.services.upkeep.undo import Done


def step(shell: Shell, *, again: bool) -> None:
    """Take the last action back, or do again what was taken back last, and say what it was."""

    def told(done: Done) -> None:
        refresh(shell)
        if again:
            said, action = tr("undo.done_again", what=done.words), tr("common.undo")
        else:
            said, action = tr("undo.taken_back", what=done.words), tr("undo.again")
        shell.say(said, Tone.DONE, action=action, act=lambda: step(shell, again=not again))

    def work() -> Done:
        undo = shell.app.records.undo
        return undo.redo() if again else undo.undo()

    def refused(error: AppError) -> None:
        if error.code in {"E-UNDO-NOTHING", "E-REDO-NOTHING"}:
            shell.say(explain(error).sentence)
        else:
            shell.refuse(error)

    shell.operations.run(work, told, refused)


def refresh(shell: Shell) -> None:
    """Let every page read what is stored now."""
    shell.saved()

    def read(office: OfficeProfile | None) -> None:
        if office != shell.office:
            shell.set_office(office)
        shell.data_changed.emit()
        shell.drafts_changed.emit()

    shell.operations.run(lambda: shell.app.offices.profile(), read)


def offer(shell: Shell) -> Callable[[], None]:
    """Return what the button "Hoàn tác" of a message does: take back what was done just now.

    Once something else was done since, the list of actions is shown instead.
    """
    number = last(shell)

    def act() -> None:
        if last(shell) == number:
            step(shell, again=False)
        else:
            shell.recent_wanted.emit()

    return act


def last(shell: Shell) -> int:
    """Return the number of the action that was done last, 0 for none."""
    return next((each.number for each in shell.app.change_log.done()), 0)


def is_last(shell: Shell, what: str, subject: str) -> bool:
    """Say whether the action that was done last wrote that line of the history."""
    action = next(iter(shell.app.change_log.done()), None)
    return action is not None and (what, subject) in {(e.what, e.subject) for e in action.lines}
