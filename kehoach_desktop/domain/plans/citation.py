"""Documents named in a plan: type, number and symbol, date, issuer, subject."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from kehoach_desktop.domain.vntext import UNKNOWN, upper_first

#: Types that are cited by name, without a number unless the office writes one (P rule B02).
LAWS = frozenset({"Luật", "Pháp lệnh", "Bộ luật", "Hiến pháp"})


@dataclass(frozen=True, slots=True)
class Citation:
    """A document as the decree wants it cited (Decree 30/2020, Appendix I, II.5.a).

    `kind` is the document type ("Quyết định"), `number` its number and symbol
    ("76/NQ-CP", empty for a law), `subject` the trích yếu without a final mark. `printed` is the
    wording of a document that was read in, where it is not the decree's.
    """

    kind: str
    number: str = ""
    date: dt.date | None = None
    issuer: str = ""
    subject: str = ""
    printed: str = ""

    @property
    def is_complete(self) -> bool:
        """Say whether nothing that the decree asks for is missing."""
        if self.kind in LAWS:
            return bool(self.subject and self.date)
        return bool(self.kind and self.number and self.date and self.issuer and self.subject)

    def full(self) -> str:
        """Return the full form for a first mention; what is unknown prints as dots."""
        if self.printed:
            return self.printed
        kind = upper_first(self.kind) or UNKNOWN
        if self.kind in LAWS:
            number = f" số {self.number}" if self.number else ""
            text = f"{kind} {self.subject or UNKNOWN}{number}"
            return f"{text} ngày {spell_date(self.date)}" if self.date else text
        text = f"{kind} số {self.number or UNKNOWN} ngày {spell_date(self.date)}"
        text += f" của {self.issuer or UNKNOWN}"
        return f"{text} {self.subject}" if self.subject else f"{text} {UNKNOWN}"

    def short(self) -> str:
        """Return the short form for later mentions: type and number, or a law's name."""
        if self.kind in LAWS:
            return f"{self.kind} {self.subject or UNKNOWN}"
        return f"{upper_first(self.kind) or UNKNOWN} số {self.number or UNKNOWN}"


def spell_date(date: dt.date | None) -> str:
    """Return "05 tháng 01 năm 2026": days to 9, months 1 and 2 padded (Appendix I, II.4.b)."""
    if date is None:
        return f"{UNKNOWN} tháng {UNKNOWN} năm {UNKNOWN}"
    month = f"{date.month:02d}" if date.month <= 2 else str(date.month)
    return f"{date.day:02d} tháng {month} năm {date.year}"


def short_date(date: dt.date) -> str:
    """Return "09/3/2026" for running text on paper: day padded, months 3 to 9 not."""
    month = f"{date.month:02d}" if date.month <= 2 else str(date.month)
    return f"{date.day:02d}/{month}/{date.year}"
