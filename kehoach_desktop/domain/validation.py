"""Checks of what an officer types, shared by window and command line; each raises `AppError`.

They say no in one place and in the same words, before anything is written. Typed days are read
by `dates.read_date`.
"""

from __future__ import annotations

import datetime as dt
import re

from kehoach_desktop.domain.dates import FIRST_YEAR, LAST_YEAR, checked_date
from kehoach_desktop.domain.office import Signatory
from kehoach_desktop.domain.plans.plan import Plan
from kehoach_desktop.domain.plans.plan_words import own_texts
from kehoach_desktop.domain.variables import is_of_own_body
from kehoach_desktop.domain.vntext import clean
from kehoach_desktop.errors import AppError

#: Most characters of a trích yếu and of a symbol in the electronic exchange of documents
#: (`../shared/nd30.md` section 10: Subject, CodeNotation). The longest number allowed here, six
#: characters, lies well below CodeNumber's eleven.
MAX_TITLE, MAX_SYMBOL = 500, 30

_SECRET = re.compile(r"(?:TỐI |TUYỆT )?MẬT")
_NUMBER = re.compile(r"0*([1-9][0-9]{0,4})([A-Za-zĐđ]?)")


def check_year(year: int | str) -> int:
    """Return the year of a plan; E-YEAR unless it is a whole number from 2000 to 2100."""
    text = str(year).strip()
    if not (text.isascii() and text.isdigit() and FIRST_YEAR <= int(text[:9]) <= LAST_YEAR):
        raise AppError("E-YEAR", value=text)
    return int(text)


def check_title(title: str) -> str:
    """Return the trích yếu as one clean line; E-TITLE when nothing is left, E-TITLE-LONG."""
    text = clean(title)
    if not text:
        raise AppError("E-TITLE")
    if len(text) > MAX_TITLE:
        raise AppError("E-TITLE-LONG", length=len(text), limit=MAX_TITLE)
    return text


def check_symbol(symbol: str) -> str:
    """Return the symbol of a plan ("KH-UBND"), clean; E-SYMBOL when it is empty or too long."""
    text = clean(symbol)
    if not 0 < len(text) <= MAX_SYMBOL:
        raise AppError("E-SYMBOL", value=text, limit=MAX_SYMBOL)
    return text


def check_not_secret(plan: Plan) -> None:
    """Raise E-SECRET where a line of the plan is a secrecy marking (MẬT, TỐI MẬT, TUYỆT MẬT).

    Secret papers are not written on an ordinary PC (Law 29/2018/QH14 on state secrets, art. 5).
    """
    for text in own_texts(plan):
        for line in text.splitlines():
            if _SECRET.fullmatch(line.strip()):
                raise AppError("E-SECRET", marking=line.strip())


def check_number(number: str) -> str:
    """Return the number that văn thư gave, padded below 10 (Decree 30/2020, Appendix I, II.3).

    "2" becomes "02"; a letter may follow ("12a", a number squeezed in). E-NUMBER for anything
    else: the symbol comes from the plan and is not typed here.
    """
    text = clean(number)
    match = _NUMBER.fullmatch(text)
    if match is None:
        raise AppError("E-NUMBER", value=text)
    return match[1].zfill(2) + match[2]


def check_signatory(plan: Plan, signatory: Signatory) -> Signatory:
    """Return who signs `plan`; E-SIGNER without a name.

    E-SIGNER-BODY for TM. on the paper of a body with its own head, who signs as head
    (`guidance.md` section 2, shape E).
    """
    if not clean(signatory.name):
        raise AppError("E-SIGNER")
    if is_of_own_body(plan) and signatory.body:
        raise AppError("E-SIGNER-BODY", lines=" / ".join(signatory.lines))
    return signatory


def check_done_on(done_on: dt.date, today: dt.date) -> dt.date:
    """Return the day a turn was done; E-DATE for a year out of range, E-FUTURE after `today`."""
    if checked_date(done_on) > today:
        raise AppError("E-FUTURE", value=done_on, today=today)
    return done_on


def check_figure(figure: int | None) -> int | None:
    """Return a result in thousandths; E-FIGURE below zero or beyond a thousand million."""
    if figure is not None and not 0 <= figure <= 10**12:
        raise AppError("E-FIGURE")
    return figure


def check_base(figure: int | None, base: int | None) -> int | None:
    """Return what a share was taken of; E-FIGURE unless it is above zero and has a part."""
    if base is not None and (figure is None or base == 0):
        raise AppError("E-FIGURE")
    return check_figure(base)


def check_reason(reason: str) -> str:
    """Return why a turn was left out, as one clean line; E-REASON when nothing is left."""
    text = clean(reason)
    if not text:
        raise AppError("E-REASON")
    return text
