"""The options --urgency and --scope, the same for a plan and for every other paper."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any, TypeVar

import click

from kehoach_desktop.cli.frame import Answer
from kehoach_desktop.domain.marks import Scope, Urgency
from kehoach_desktop.domain.paper import Paper
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.errors import AppError
from kehoach_desktop.messages import text

T = TypeVar("T", Plan, Paper)
F = TypeVar("F", bound=Callable[..., Any])

_URGENCY = {
    "thuong": Urgency.NONE,
    "khan": Urgency.URGENT,
    "thuong-khan": Urgency.VERY_URGENT,
    "hoa-toc": Urgency.EXPRESS,
}
#: May be asked for, and is refused with the reason.
_SECRET = "mat"
_SCOPE = {
    "khong": Scope.NONE,
    "xem-xong-tra-lai": Scope.RETURN,
    "luu-hanh-noi-bo": Scope.INTERNAL,
}


def mark_options(function: F) -> F:
    """Add --urgency and --scope to a command."""
    scope = click.option("--scope", type=click.Choice([*_SCOPE]), help=text("cli.option.scope"))
    urgency = click.option(
        "--urgency", type=click.Choice([*_URGENCY, _SECRET]), help=text("cli.option.urgency")
    )
    return urgency(scope(function))


def with_marks(document: T, urgency: str | None, scope: str | None) -> T:
    """Return `document` with the marks asked for; E-PAPER-SECRET for a mark of secrecy."""
    if urgency == _SECRET:
        raise AppError("E-PAPER-SECRET", mark="MẬT")
    if urgency is not None:
        document = dataclasses.replace(document, urgency=_URGENCY[urgency])
    if scope is not None:
        document = dataclasses.replace(document, scope=_SCOPE[scope])
    return document


def marks_answer(document: Plan | Paper) -> Answer:
    """Say which marks a plan or paper has now."""
    named = " · ".join(mark.value for mark in (document.urgency, document.scope) if mark.value)
    return Answer(
        {
            "id": document.id,
            "urgency": document.urgency.value,
            "scope": document.scope.value,
        },
        [text("cli.marks.are", marks=named) if named else text("cli.marks.none")],
    )
