"""The frame of every command: shared options, one way to answer, help in Vietnamese.

A command is a function that takes the session and its own parameters and returns an `Answer`;
the frame prints it, as JSON or as lines, so no command prints by itself.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import click

from kehoach_desktop.bootstrap import App
from kehoach_desktop.domain.dates import read_date
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import catalogue, text
from kehoach_desktop.paths import default_data_root

#: A word of the usage line that may be English.
_USAGE_WORD = re.compile(r"(?<!\w)[A-Z]+\b")

#: What opens a data folder; tests hand in one with a stopped clock.
Opener = Callable[[Path], App]


@dataclass(frozen=True)
class Answer:
    """What a command found: a JSON-able document, and the same as lines to read.

    `notes` go to stderr in both cases: what the reader should know about the answer.
    """

    document: object
    lines: Iterable[str] = ()
    notes: Iterable[str] = ()


class Session:
    """One run of the command line: where the data lies, how to answer, the services on demand."""

    def __init__(self, opener: Opener) -> None:
        self._opener = opener
        self.data: Path | None = None
        self.acting = ""
        self.as_json = False

    @property
    def root(self) -> Path:
        """Return the data folder that was asked for, or this user's own."""
        return self.data if self.data is not None else default_data_root()

    @cached_property
    def app(self) -> App:
        """Return the services; opening makes the data folder if there is none."""
        app = self._opener(self.root)
        if self.acting:
            office = app.offices.profile()
            if office is None:
                raise AppError("E-NO-OFFICE")
            app.act_as(office.user(self.acting, app.clock.now().date()).name)
        return app

    def close(self) -> None:
        """Close the services if a command opened them."""
        if "app" in self.__dict__:
            self.app.close()

    def give(self, answer: Answer) -> None:
        """Print an answer on stdout, its notes on stderr."""
        for note in answer.notes:
            click.echo(note, err=True)
        if self.as_json:
            click.echo(as_json(answer.document))
        else:
            for line in answer.lines:
                click.echo(line)


def as_json(document: object) -> str:
    """Return `document` as the one JSON document of stdout."""
    return json.dumps(document, ensure_ascii=False, indent=2)


class Formatter(click.HelpFormatter):
    """Help with Vietnamese headings and marks."""

    _HEADINGS = {"Options": "cli.heading.options", "Commands": "cli.heading.commands"}

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line under its Vietnamese name."""
        super().write_usage(prog, args, prefix or text("cli.heading.usage") + " ")

    def write_heading(self, heading: str) -> None:
        """Write a heading under its Vietnamese name."""
        super().write_heading(
            text(self._HEADINGS[heading]) if heading in self._HEADINGS else heading
        )

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write a list of options; what click says of an option that must be is put in words."""
        marked = text("cli.required")
        told = [(name, re.sub(r"\[required\b", f"[{marked}", words)) for name, words in rows]
        super().write_dl(told, col_max, col_spacing)


class Context(click.Context):
    """The context of every command; it formats help in Vietnamese."""

    formatter_class = Formatter


class _Vietnamese(click.Command):
    context_class = Context

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return the parts of the usage line; click's own names are English."""
        return [_USAGE_WORD.sub(_metavar, piece) for piece in super().collect_usage_pieces(ctx)]

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Return the parameters with the names of their values in Vietnamese."""
        params = super().get_params(ctx)
        for param in params:
            param.metavar = _USAGE_WORD.sub(_metavar, _value_name(param, ctx)) or None
        return params

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`, described in Vietnamese."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = text("cli.option.help")
        return option


def _value_name(param: click.Parameter, ctx: click.Context) -> str:
    """Return what stands for a value in the help: its own name, or that of its type."""
    flag = isinstance(param, click.Option) and (param.is_flag or param.count)
    if param.metavar is not None or flag or isinstance(param.type, click.Choice):
        return param.metavar or ""
    return param.make_metavar(ctx)


def _metavar(word: re.Match[str]) -> str:
    return catalogue("cli").get(f"metavar.{word[0]}", word[0])


class Command(_Vietnamese):
    """A command of ours."""


class Group(_Vietnamese, click.Group):
    """A group of commands; without one it shows its help."""

    def __init__(self, name: str, params: Sequence[click.Parameter] = ()) -> None:
        super().__init__(
            name,
            help=text(f"cli.help.{name}"),
            no_args_is_help=True,
            params=[*shared_options(), *params],
        )


def command(
    parent: click.Group, name: str, *, hidden: bool = False
) -> Callable[[Callable[..., Answer]], click.Command]:
    """Make a function the command `name` of `parent`; its help is `cli.help.<parent>.<name>`."""

    def decorate(function: Callable[..., Answer]) -> click.Command:
        @click.pass_obj
        @functools.wraps(function)
        def call(session: Session, /, **values: Any) -> None:  # noqa: ANN401 (click's own values)
            _refuse_broken_text(values)
            session.give(function(session, **values))

        path = name if parent.name == "kehoach" else f"{parent.name}.{name}"
        made = Command(name, help=text(f"cli.help.{path}"), callback=call, hidden=hidden)
        made.params.extend(reversed(getattr(call, "__click_params__", [])))
        own = {name for param in made.params for name in param.opts}
        # `superior mark --as …` says something else: there `--as` stands before the command.
        made.params.extend(each for each in shared_options() if own.isdisjoint(each.opts))
        parent.add_command(made)
        return made

    return decorate


def _refuse_broken_text(values: dict[str, Any]) -> None:
    """Refuse bytes that are no UTF-8 where a text is due (wrong usage): nothing could keep them.

    Paths may hold any bytes: they name files that are there.
    """
    context = click.get_current_context()
    for param in context.command.params:
        value = values.get(param.name or "")
        texts = value if isinstance(value, tuple) else (value,)
        if any(isinstance(part, str) and not is_text(part) for part in texts):
            raise click.BadParameter("", context, param)


def is_text(value: str) -> bool:
    """Say whether `value` holds letters only, no undecodable bytes of the command line."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def shared_options() -> list[click.Option]:
    """Return `--data`, `--as` and `--json`, which may stand before or after the command."""
    return [
        click.Option(
            ["--data"],
            metavar="FOLDER",
            type=PathType(),
            help=text("cli.option.data"),
            expose_value=False,
            callback=_remember_data,
        ),
        click.Option(
            ["--as", "acting"],
            metavar="NAME",
            help=text("cli.option.acting"),
            expose_value=False,
            callback=_remember_acting,
        ),
        click.Option(
            ["--json"],
            is_flag=True,
            help=text("cli.option.json"),
            expose_value=False,
            callback=_remember_json,
        ),
    ]


def _remember_data(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    session = context.find_object(Session)
    if session is not None and value is not None:
        session.data = value


def _remember_acting(context: click.Context, _: click.Parameter, value: str | None) -> None:
    session = context.find_object(Session)
    if session is not None and value:
        session.acting = value


def _remember_json(context: click.Context, _: click.Parameter, value: bool) -> None:
    session = context.find_object(Session)
    if session is not None and value:
        session.as_json = True


class PathType(click.ParamType[Path]):
    """A path; whether something is there is the use case's to refuse (exit 1, not 2)."""

    name = "path"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path:
        """Return the path as it was typed; wrong usage (exit 2) where nothing was."""
        if not str(value).strip():
            self.fail("", param, ctx)
        return Path(str(value))


class DayType(click.ParamType[dt.date]):
    """A day, typed as 05/01/2026 or 2026-01-05; AppError E-DATE otherwise."""

    name = "day"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """Return the day."""
        return value if isinstance(value, dt.date) else read_date(str(value))


class PlanType(click.ParamType[str]):
    """A plan of the store: `plan:ID`, or the bare ID."""

    name = "plan"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the bare id."""
        return str(value).removeprefix("plan:")
