"""All wording of the program: errors worded above where they were typed below, and plain texts.

One catalogue file per area lies in `resources/i18n/vi/<area>.json`, read on first use:

- `errors.json` maps a code to its `message` (what happened) and `remedy` (what to do);
- every other file maps a key to a text. `text("cli.saved", path=…)` reads key `saved` of
  `cli.json`; `{placeholders}` are filled by name.

A placeholder nobody gave a value for prints as dots, never as a traceback.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from functools import cache

from kehoach_desktop.domain.vntext import UNKNOWN, nfc
from kehoach_desktop.errors import AppError
from kehoach_desktop.paths import resource

#: The code for what no layer foresaw: a fault of ours, not the officer's.
UNEXPECTED = "E-UNEXPECTED"


@dataclass(frozen=True, slots=True)
class Message:
    """A refusal in the officer's words: one sentence that tells what happened, one what to do."""

    code: str
    message: str
    remedy: str

    @property
    def sentence(self) -> str:
        """Return both on one line, as the command line prints it."""
        return f"{self.message} {self.remedy}".strip()


def explain(error: BaseException) -> Message:
    """Word `error` in Vietnamese; anything but a known `AppError` is worded as a fault of ours."""
    entries = _errors()
    code, params = UNEXPECTED, dict[str, object]()
    if isinstance(error, AppError) and error.code in entries:
        code, params = error.code, error.params
    entry = entries[code]
    return Message(code, _fill(entry["message"], params), _fill(entry.get("remedy", ""), params))


def text(key: str, **params: object) -> str:
    """Return the text of `key` ("area.name"), placeholders filled; KeyError if there is none."""
    area, _, name = key.partition(".")
    return _fill(catalogue(area)[name], params)


@cache
def catalogue(area: str) -> dict[str, str]:
    """Return the texts of one area by key; FileNotFoundError if there is no such area."""
    content = json.loads(resource("i18n", "vi", f"{area}.json").read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise TypeError(area)
    return content


@cache
def _errors() -> dict[str, dict[str, str]]:
    content = json.loads(resource("i18n", "vi", "errors.json").read_text(encoding="utf-8"))
    if not isinstance(content, dict):
        raise TypeError("errors")
    return content


class _Params(dict[str, object]):
    """Parameters of a sentence; what is missing prints as dots."""

    def __missing__(self, key: str) -> str:
        return UNKNOWN


def _fill(template: str, params: dict[str, object]) -> str:
    shown = {name: _show(value) or _show_nothing(name) for name, value in params.items()}
    return template.format_map(_Params(shown)) if "{" in template else template


def _show_nothing(name: str) -> str:
    """Return what stands for what was typed where nothing was: never “”."""
    return catalogue("common")["empty"] if name == "value" else ""


def _show(value: object) -> str:
    """Return a parameter as it is read: days the decree's way, everything else as text in NFC."""
    if isinstance(value, dt.date):
        from kehoach_desktop.domain.plans.citation import short_date  # not before the first paint

        if not isinstance(value, dt.datetime):
            return short_date(value)
        return f"{value:%H:%M} ngày {short_date(value.date())}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M:%S}"
    return nfc(str(value))
