"""Runs one command line: parses, answers, and words whatever goes wrong.

Exit codes (`../shared/contracts.md`): 0 answered, 1 refused and nothing changed, 2 wrong usage,
3 a fault of ours. Nobody ever sees a traceback.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from kehoach_desktop.bootstrap import App, SystemClock, open_app
from kehoach_desktop.cli.frame import Opener, Session, as_json
from kehoach_desktop.cli.usage import explain_usage
from kehoach_desktop.diagnostics import write_down
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import Message, explain
from kehoach_desktop.paths import DataFolder

ANSWERED, REFUSED, WRONG_USAGE, OUR_FAULT = 0, 1, 2, 3


def run(arguments: Sequence[str], opener: Opener | None = None) -> int:
    """Run `kehoach ARGUMENTS` and return its exit code; `opener` replaces the composition root."""
    _speak_utf8()
    session = Session(opener or _open)
    wants_json = "--json" in arguments
    session.as_json = wants_json  # also where the answer comes before the option is read
    try:
        code = _run(arguments, session)
    except click.exceptions.NoArgsIsHelpError as error:
        if not wants_json:
            click.echo(error.format_message(), err=True)
            return WRONG_USAGE
        refusal, code = explain_usage(error), WRONG_USAGE
    except click.UsageError as error:
        refusal, code = explain_usage(error), WRONG_USAGE
    except (click.Abort, KeyboardInterrupt):
        refusal, code = explain(AppError("E-STOPPED")), REFUSED
    except AppError as error:
        refusal, code = explain(error), REFUSED
    except Exception as error:
        write_down(error, DataFolder(session.root).log, SystemClock().now())
        refusal, code = explain(error), OUR_FAULT
    else:
        return code
    _refuse(refusal, wants_json)
    return code


def _run(arguments: Sequence[str], session: Session) -> int:
    from kehoach_desktop.cli.root import kehoach

    try:
        outcome = kehoach.main(
            args=list(arguments), prog_name="kehoach", standalone_mode=False, obj=session
        )
    finally:
        session.close()
    return outcome if isinstance(outcome, int) else ANSWERED


def _open(root: Path) -> App:
    return open_app(root, who="kehoach")


def _refuse(told: Message, wants_json: bool) -> None:
    if wants_json:
        error = {"code": told.code, "message": told.message, "remedy": told.remedy}
        click.echo(as_json({"error": error}))
    click.echo(told.sentence, err=True)


def _speak_utf8() -> None:
    """Answer in UTF-8 whatever code page the console has: the contract asks for it."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
