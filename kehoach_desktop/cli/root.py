"""The root of the command line; commands hang themselves onto it when loaded (`loading.py`)."""

from __future__ import annotations

import click

from kehoach_desktop import __version__
from kehoach_desktop.cli.frame import Answer, Group, Session
from kehoach_desktop.cli.loading import MODULES, load
from kehoach_desktop.messages import text


def _tell_version(context: click.Context, _: click.Parameter, asked: bool) -> None:
    session = context.find_object(Session)
    if asked and session is not None:
        session.give(Answer({"version": __version__}, [f"Kế hoạch Desktop {__version__}"]))
        context.exit()


class Root(Group):
    """The root: a command is loaded when it is asked for, all of them when they are listed."""

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command by its name, None where there is none."""
        load(self, cmd_name)
        return super().get_command(ctx, cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        for name in MODULES:
            load(self, name)
        return super().list_commands(ctx)


kehoach = Root(
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
