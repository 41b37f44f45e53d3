"""A paper of the office beside its plans: báo cáo, thông báo, biên bản, công văn, tờ trình, phiếu.

One model for all of them, so that one editor, one store and one layout serve every type; what a
type has and has not is data (`KIND_RULES`, `../shared/nd30.md` section 9). Later capabilities fill
a paper and hand it on: a report its sections and tables, a briefing its notice and its minutes.

Everything is frozen, as a plan is (ADR 0001): an edit makes a new paper. The body reuses the
plan's `Section` and `Block`; a section without a heading prints no "I." and so is plain text,
which is how a công văn is written. Numbers of sections and items are derived, never typed.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from kehoach_desktop.domain.marks import Scope, Urgency
from kehoach_desktop.domain.numbering import NumberingStyle, roman
from kehoach_desktop.domain.office import OfficeProfile, Signatory
from kehoach_desktop.domain.plans.plan import Block, Issue, Section
from kehoach_desktop.domain.table import PaperTable
from kehoach_desktop.domain.vntext import clean


class PaperKind(StrEnum):
    """The types of paper that an office makes around its plans."""

    REPORT = "report"  # báo cáo
    NOTICE = "notice"  # thông báo (kết luận)
    MINUTES = "minutes"  # biên bản
    LETTER = "letter"  # công văn
    PROPOSAL = "proposal"  # tờ trình
    SLIP = "slip"  # phiếu trình, an internal sheet that is never issued


class Addressed(StrEnum):
    """Whether a type has "Kính gửi" [N06, N07]."""

    NEVER = "never"
    UPWARD = "upward"  # only where it goes to a superior
    ALWAYS = "always"


@dataclass(frozen=True, slots=True)
class KindRule:
    """What differs for one type of paper (Decree 30/2020, Appendix III).

    `name` is the tên loại in lower case, `abbreviation` what its symbol begins with (none for a
    công văn), `sample` the form of the decree. `dated`: place and date stand at the head.
    """

    name: str
    abbreviation: str
    sample: str
    addressed: Addressed
    dated: bool = True
    numbered: bool = True


KIND_RULES: dict[PaperKind, KindRule] = {
    PaperKind.REPORT: KindRule("báo cáo", "BC", "1.4", Addressed.UPWARD),
    PaperKind.NOTICE: KindRule("thông báo", "TB", "1.4", Addressed.NEVER),
    PaperKind.MINUTES: KindRule("biên bản", "BB", "1.9", Addressed.NEVER, dated=False),
    PaperKind.LETTER: KindRule("công văn", "", "1.5", Addressed.ALWAYS),
    PaperKind.PROPOSAL: KindRule("tờ trình", "TTr", "1.4", Addressed.ALWAYS),
    PaperKind.SLIP: KindRule("phiếu trình", "", "", Addressed.ALWAYS, dated=False, numbered=False),
}


@dataclass(frozen=True, slots=True)
class Appendix:
    """A phụ lục: title, text, table. It lies on its side only where it holds a table (I.2)."""

    id: str
    title: str
    blocks: tuple[Block, ...] = ()
    table: PaperTable | None = None
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """What minutes say before their text, in the order of form 1.9, and who signs them."""

    begins: str = ""
    place: str = ""
    attendees: tuple[str, ...] = ()
    chair: str = ""
    chair_position: str = ""
    secretary: str = ""
    secretary_position: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True)
class SlipFacts:
    """What a phiếu trình says besides its text: who presents, what lies with it, who answers."""

    presenter: str = ""
    enclosed: tuple[str, ...] = ()
    opinions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, draft or issued (frozen text).

    `subject` is the trích yếu without "V/v". `bases` and `recipients` are lines without their
    mark; a recipient may end with a number of copies ("Phòng Kinh tế (02b)"), as may `archive`
    ("VT, VHXH (02b)"). `issuer` is the body that issues where it is not the committee itself
    ("Phòng Văn hóa - Xã hội"). `typist` and `print_run` are ô 12, `contact` ô 13. `about_plan`
    names the plan the paper is about.
    """

    id: str
    kind: PaperKind
    year: int
    subject: str
    symbol: str = ""
    place: str = ""
    issuer: str = ""
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    opening: str = ""
    sections: tuple[Section, ...] = ()
    closing: str = ""
    appendices: tuple[Appendix, ...] = ()
    recipients: tuple[str, ...] = ()
    archive: str = "VT"
    signatory: Signatory | None = None
    meeting: MeetingFacts = field(default_factory=MeetingFacts)
    slip: SlipFacts = field(default_factory=SlipFacts)
    urgency: Urgency = Urgency.NONE
    scope: Scope = Scope.NONE
    typist: str = ""
    print_run: int = 0
    contact: tuple[str, ...] = ()
    numbering: NumberingStyle = NumberingStyle.LETTERS
    draft_no: int = 1
    body_size: int = 14
    about_plan: str = ""
    issue: Issue | None = None

    @property
    def rule(self) -> KindRule:
        """Return what differs for the paper's type."""
        return KIND_RULES[self.kind]

    @property
    def is_issued(self) -> bool:
        """Say whether the paper is frozen."""
        return self.issue is not None

    @property
    def goes_upward(self) -> bool:
        """Say whether "Kính gửi" stands at its head."""
        match self.rule.addressed:
            case Addressed.ALWAYS:
                return True
            case Addressed.UPWARD:
                return any(clean(name) for name in self.addressees)
        return False

    def section(self, section_id: str) -> Section:
        """Return the section with that id; KeyError if there is none."""
        for section in self.sections:
            if section.id == section_id:
                return section
        raise KeyError(section_id)


def issuing_office(paper: Paper, office: OfficeProfile) -> OfficeProfile:
    """Return `office` as the issuer of `paper`: with the body's own name where it has one."""
    issuer = clean(paper.issuer)
    return dataclasses.replace(office, own_body=issuer) if issuer else office


def numbered_paper_sections(paper: Paper) -> Iterator[tuple[str, Section]]:
    """Yield ("I.", section) in order; a section without a heading has no number and counts none."""
    count = 0
    for section in paper.sections:
        if clean(section.heading):
            count += 1
            yield f"{roman(count)}.", section
        else:
            yield "", section


def appendix_word(index: int, count: int) -> str:
    """Return "Phụ lục", or "Phụ lục II" where there are several (Appendix I, III.1)."""
    return f"Phụ lục {roman(index + 1)}" if count > 1 else "Phụ lục"


_COPIES = re.compile(r"\s*\(?\b0*([1-9]\d{0,3})\s*(?:b|bản)\)?$", re.IGNORECASE)


def with_copies(line: str) -> str:
    """Return a recipient with its number of copies in one form: "Phòng Kinh tế (02b)".

    Understood are "(2b)", "(02 bản)" and "2 bản" at the end of the line.
    """
    text = clean(line)
    found = _COPIES.search(text)
    if found is None or not text[: found.start()].strip():
        return text
    return f"{text[: found.start()].rstrip(' ,;-')} ({int(found[1]):02d}b)"


_SECRET_LINE = re.compile(
    r"^\W*(?:(?i:độ\s+mật|dấu(?:\s+chỉ)?(?:\s+độ)?\s+mật)\W*)?(MẬT|TỐI MẬT|TUYỆT MẬT)\W*$"
)
_SECRET_SYMBOL = re.compile(r"\((?:M|TM|TuM)\)$")


def secret_mark(paper: Paper) -> str:
    """Return the marking of secrecy that somebody typed into `paper`, "" where there is none.

    A marking stands on a line of its own, in capitals ("TỐI MẬT", "Độ mật: MẬT"); the word inside
    a sentence ("bảo mật", "bí mật") is none. Secrets are not drafted here: Luật Bảo vệ bí mật nhà
    nước số 117/2025/QH15 forbids it on machines that are not set up for them [K03].
    """
    for line in _lines(paper):
        found = _SECRET_LINE.match(clean(line))
        if found is not None:
            return found[1]
    found = _SECRET_SYMBOL.search(clean(paper.symbol))
    return found[0] if found is not None else ""


def _lines(paper: Paper) -> Iterator[str]:
    """Yield every line that somebody typed."""
    texts = [paper.subject, paper.opening, paper.closing, paper.archive, paper.place]
    texts += [*paper.addressees, *paper.bases, *paper.recipients, *paper.contact]
    texts += [block.text for section in paper.sections for block in section.blocks]
    texts += [section.heading for section in paper.sections]
    tables = [table for section in paper.sections for table in section.tables]
    for appendix in paper.appendices:
        texts += [appendix.title, *(block.text for block in appendix.blocks)]
        tables += [appendix.table] if appendix.table is not None else []
    texts += [cell for table in tables for row in table.grid for cell in row]
    for text in texts:
        yield from text.splitlines()
