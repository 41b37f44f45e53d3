"""The root of the command line; the groups hang themselves onto it (`commands.py`)."""

from __future__ import annotations

import click

from kehoach_desktop import __version__
from kehoach_desktop.cli.frame import Answer, Group, Session
from kehoach_desktop.messages import text


def _tell_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    session = context.find_object(Session)
    if asked and session is not None:
        session.give(Answer({"version": __version__}, [f"Kế hoạch Desktop {__version__}"]))
        context.exit()


kehoach = Group(
    "kehoach",
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_tell_version,
            help=text("cli.option.version"),
        ),
    ],
)
