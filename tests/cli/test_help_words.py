"""The help of every command is Vietnamese to the last word that stands for a value."""

from __future__ import annotations

import re
from collections.abc import Iterator

import click
import pytest

from kehoach_desktop.cli.commands import kehoach

#: Plain capitals that are no English: digits to be typed.
_DIGITS = re.compile(r"N+")


def commands(
    command: click.Command, parent: click.Context | None = None
) -> Iterator[click.Context]:
    """Yield a context for a command and everything below it."""
    context = command.context_class(command, info_name=command.name, parent=parent)
    yield context
    if isinstance(command, click.Group):
        for each in command.commands.values():
            yield from commands(each, context)


ALL = [each.command_path for each in commands(kehoach)]


@pytest.fixture(scope="module")
def contexts() -> dict[str, click.Context]:
    return {each.command_path: each for each in commands(kehoach)}


@pytest.mark.parametrize("path", ALL)
def test_no_value_has_an_english_name(contexts: dict[str, click.Context], path: str) -> None:
    context = contexts[path]
    told = context.command.get_help(context)
    usage, *_ = told.split("\n\n")
    heads = [line.split("  ")[1] for line in told.splitlines() if line.startswith("  -")]
    words = re.findall(r"(?<![\w-])[A-Z]{2,}(?!\w)", " ".join([usage, *heads]))
    assert not [word for word in words if not _DIGITS.fullmatch(word)]
    assert "required" not in told and "OPTIONS" not in told
    again = context.command.get_help(context)
    assert again == told


def test_a_missing_value_is_called_by_the_name_in_the_help(
    contexts: dict[str, click.Context],
) -> None:
    told = contexts["kehoach task put-off"].command.get_help(contexts["kehoach task put-off"])
    assert "[TÙY_CHỌN] KẾ_HOẠCH NHIỆM_VỤ" in told
    assert "--until NGÀY" in told and "[bắt buộc]" in told
