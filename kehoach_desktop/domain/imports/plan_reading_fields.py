"""Fields of header and end of a plan that was read, each as one text that can be mended."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kehoach_desktop.domain.imports.plan_reading import PlanReading
from kehoach_desktop.domain.office import Signatory, SigningCapacity
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.vntext import clean

#: Fields of the plan that the officer can mend as one text each.
FIELDS = ("title", "year", "place", "symbol", "opening", "closing", "recipients", "archive",
          "authority", "position", "signer_name", "appendix_title")  # fmt: skip


_TEXTS: dict[str, Callable[[Plan, str], Plan]] = {
    "title": lambda plan, text: replace(plan, title=text),
    "place": lambda plan, text: replace(plan, place=text),
    "symbol": lambda plan, text: replace(plan, symbol=text),
    "opening": lambda plan, text: replace(plan, opening=text),
    "closing": lambda plan, text: replace(plan, closing=text),
    "archive": lambda plan, text: replace(plan, archive=text),
    "appendix_title": lambda plan, text: replace(plan, appendix_title=text),
}


def field(reading: PlanReading, name: str) -> str:
    """Return a field of `FIELDS` as text; several values a line each."""
    plan = reading.plan
    signatory = plan.signatory
    if name == "recipients":
        return "\n".join(plan.recipients)
    if name == "year":
        return str(plan.year)
    if name in {"authority", "position", "signer_name"}:
        if signatory is None:
            return ""
        lines = signatory.lines
        return {
            "authority": "\n".join(lines[:-1]),
            "position": signatory.position,
            "signer_name": signatory.name,
        }[name]
    return str(getattr(plan, name))


def set_field(reading: PlanReading, name: str, value: str) -> PlanReading:
    """Return the reading with another value of a field of `FIELDS`; a year that is none stays."""
    plan = reading.plan
    lines = tuple(filter(None, map(clean, value.split("\n"))))
    if name == "recipients":
        plan = replace(plan, recipients=lines)
    elif name == "year":
        plan = replace(plan, year=int(value)) if value.strip().isdigit() else plan
    elif name in {"authority", "position", "signer_name"}:
        plan = replace(plan, signatory=_signatory(plan.signatory, name, lines))
    elif name in _TEXTS:
        many = name in {"opening", "closing"}
        plan = _TEXTS[name](plan, "\n".join(lines) if many else clean(value))
    missing = tuple(each for each in reading.missing if each != name or not value.strip())
    return replace(reading, plan=plan, missing=missing)


def _signatory(old: Signatory | None, name: str, lines: Sequence[str]) -> Signatory | None:
    made = old or Signatory(SigningCapacity.HEAD, "", "", "")
    words = " ".join(lines)
    if name == "position":
        made = replace(
            made, position=words, head=words if made.head == made.position else made.head
        )
    elif name == "signer_name":
        made = replace(made, name=words)
    else:
        body, head, capacity = "", made.position, SigningCapacity.HEAD
        for line in lines:
            mark, _, rest = line.partition(" ")
            if mark == "TM.":
                body, capacity = rest, SigningCapacity.ON_BEHALF
            elif mark in {"KT.", "TL.", "TUQ."}:
                head, capacity = rest, SigningCapacity(mark)
        made = replace(made, body=body, head=head, capacity=capacity)
    return made if made.position or made.name or made.body else None
