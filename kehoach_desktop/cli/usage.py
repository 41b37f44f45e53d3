"""Wrong usage, worded in Vietnamese: click's own sentences are English."""

from __future__ import annotations

import click
from click.exceptions import NoSuchCommand

from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import Message, explain, text


def explain_usage(error: click.UsageError) -> Message:
    """Word what is wrong with a command line and name the help that tells how it goes."""
    command = error.ctx.command_path if error.ctx is not None else "kehoach"
    return explain(AppError("E-USAGE", detail=_detail(error), command=command))


def _detail(error: click.UsageError) -> str:
    if isinstance(error, NoSuchCommand):
        return text("cli.usage.no_command", name=error.command_name)
    if isinstance(error, click.NoSuchOption):
        return text("cli.usage.no_option", name=error.option_name)
    if isinstance(error, click.MissingParameter):
        return text("cli.usage.missing", name=_name(error))
    if isinstance(error, click.BadParameter):
        return text("cli.usage.bad_value", name=_name(error))
    if isinstance(error, click.BadOptionUsage):
        return text("cli.usage.bad_option", name=error.option_name)
    if error.ctx is not None and isinstance(error.ctx.command, click.Group):
        return text("cli.usage.which_command")
    return text("cli.usage.too_many")


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return ""
    if isinstance(error.param, click.Option):
        return error.param.opts[-1]
    return error.param.make_metavar(error.ctx or click.Context(click.Command("")))
