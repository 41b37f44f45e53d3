"""Whether an agency stands in a list: by its name, by its initials, or within a group."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache

from kehoach_desktop.domain.vntext import fold_words
from kehoach_desktop.review.letters import regex
from kehoach_desktop.review.vocabulary import modern

#: What is said of everybody: no agency is meant.
_ANYBODY = re.compile(
    r"liên quan|địa phương|^(?:các )?cơ quan\b|^(?:các )?đơn vị\b|^cá nhân|công chức|cán bộ"
)
#: What an agency's name begins with.
_AGENCY = regex(
    r"(?:[Cc]ác )?(?:[Cc]ơ quan Trung ương|Ban(?! (?:hành|Chỉ đạo|[Gg]iám"
    r"|[Tt]ổ chức (?:cuộc|hội|lễ)"
    r"|[Cc]ông tác|[Nn]hân dân))|Phòng|Trung tâm|Sở|Đài|Hội|Hiệp hội|Trường|Trạm|Công an"
    r"|Báo(?! cáo)|Văn phòng|Đoàn(?! thể| viên)|(?:Tỉnh|Huyện|Thành|Thị) ?đoàn|Công đoàn|Bưu điện"
    r"|Viễn thông|Điện lực|Công ty|Chi cục|Cục|Kho bạc|Bảo hiểm xã hội|Đồn|Hạt|Ngân hàng|Mặt trận"
    r"|Ủy ban M|UB ?MTTQ|Liên đoàn|Liên minh|Hợp tác xã|Thư viện|Bảo tàng|Tòa án|Viện|Nhà văn hóa)"
    r"(?!\w)"
)
_JOINTS = re.compile(r"\s*[-–&,]\s*|\s+và\s+")
_ALIASES = tuple(
    (re.compile(rf"\b(?:{long})(?!\w)"), short)
    for long, short in (
        ("[uủ][ỷy] ban nhân dân", "ubnd"), ("hội đồng nhân dân", "hđnd"),
        (r"(?:[uủ][ỷy] ban|ub)? ?(?:mặt trận tổ quốc|mttq)(?: việt nam| ?vn)?", "mttq"),
        (r"ub ?mttq ?(?:vn)?", "mttq"), ("(?:bộ|ban) (?:chỉ huy quân sự|chqs)", "bchqs"),
        ("liên hiệp phụ nữ|lhpn|lh phụ nữ", "phụ nữ"), ("trung học cơ sở", "thcs"),
        ("đoàn (?:tncs|thanh niên cộng sản)(?: hồ chí minh| hcm)?|đoàn tn", "đoàn thanh niên"),
        ("trung học phổ thông", "thpt"), ("bảo hiểm xã hội", "bhxh"),
        ("lđlđ", "liên đoàn lao động"),
        ("ccb", "cựu chiến binh"), ("tt", "trung tâm"),
    )
)  # fmt: skip
_UNIT = r"(?:tỉnh|huyện|xã|phường|thị trấn|thành phố|thị xã|quận|đặc khu|sở|ngành)"
_TAIL = re.compile(rf"(?: (?:của )?{_UNIT})+$")
_LEADING = re.compile(r"^(?:đề nghị|các|lãnh đạo|thủ trưởng|giám đốc|trưởng|cấp ủy) ")
#: How many words say what kind of agency it is.
_KINDS = ("ban quản lý", "trung tâm", "chi cục", "văn phòng", "liên đoàn", "hiệp hội", "công an",
          "bưu điện", "kho bạc", "ngân hàng", "thư viện", "bảo tàng", "liên minh")  # fmt: skip
_UNION = (
    r"phụ nữ|nông dân|cựu chiến|đoàn thanh niên|liên đoàn|công đoàn|(?:tỉnh|huyện|thành|thị) ?đoàn"
)
#: Members, and the words of a list that take them in.
_GROUPS = tuple(
    (re.compile(member), re.compile(rf"(?<!\w)(?:{cover})(?!\w)"))
    for member, cover in (
        (rf"(?:hội )?(?:{_UNION}|mttq|mặt trận)",
         r"(?:các )?(?:hội )?đoàn thể|tổ chức chính trị|chính trị xã hội|các hội|các đoàn"),
        (r"(?:hội|hiệp hội|liên hiệp|liên minh)\b",
         r"các (?:hội|tổ chức hội)|hội quần chúng|hội đặc thù"),
        (r"(?:phòng|ban|văn phòng|thanh tra)\b(?! quản lý| biên tập)",
         r"các phòng|phòng ban|ban phòng|các ban|ban ngành|các ngành|ban đảng"),
        (r"(?:sở|ban|văn phòng|thanh tra|công an|bchqs)\b", r"các sở|sở ngành|sở ban|ban ngành"),
        (r"(?:công an|bchqs|trạm y tế)\b",
         r"các ngành|ban ngành|lực lượng vũ trang|khối nội chính"),
        (r"(?:trung tâm|trạm|chi cục|ban quản lý|đài|nhà văn hóa|thư viện|bảo tàng|báo)\b",
         r"(?:đơn vị|cơ quan)(?: hành chính)? (?:trực )?thuộc|đơn vị sự nghiệp|các trung tâm"
         r"|phòng đơn vị|các chi cục"),
        (r"trung tâm\b", r"(?:phòng|ban|ngành) trung tâm"),
        (r"(?:báo|đài)\b", r"cơ quan (?:thông tin|báo|truyền thông)|báo đài|các báo"),
        (r"trường|phòng giáo dục", r"các trường|trường học|nhà trường|cơ sở giáo dục"),
        (r"(?:ngân hàng|kho bạc|bưu điện|điện lực|viễn thông|bhxh|chi cục|tòa án|viện|đồn|hạt)\b",
         r"ngành dọc|(?:cơ quan|đơn vị) (?:của )?(?:trung ương|tw)|các doanh nghiệp"),
        (r"(?!trường|hội|cơ quan|ban biên tập|công ty|hiệp hội|mttq|hợp tác xã"
         r"|bưu điện|viễn thông|ngân hàng|điện lực|đồn|báo)\w",
         r"(?:phòng|ban|ngành)(?: trung tâm)? đơn vị|(?:các |thủ trưởng )?cơ quan(?: ban ngành)?"
         r"(?: phòng ban)? đơn vị|các cơ quan"
         r"|(?:các|ngành) đơn vị|thủ trưởng (?:các )?(?:cơ quan|đơn vị|ngành)|cơ quan chuyên môn"),
        (r"", r"(?:cơ quan|đơn vị|tổ chức|ngành|cá nhân)[^.;]{0,40} liên quan"),
    )
)  # fmt: skip


def is_agency(name: str) -> bool:
    """Say whether a passage names an agency, not "các cơ quan liên quan" or a person."""
    low = name.lower()
    return _AGENCY.match(name) is not None and (_ANYBODY.search(low) is None or "trung ương" in low)


@lru_cache(maxsize=5_000)
def joined(text: str) -> str:
    """Return the words of a list in small letters, one form for each name, without joints."""
    low = " ".join(modern(word) for word in _JOINTS.sub(" ", text.lower()).split())
    low = re.sub(r"[“”\"();:./]+", " ", low)
    for long, short in _ALIASES:
        low = long.sub(short, low)
    return " ".join(low.split())


@lru_cache(maxsize=5_000)
def core(name: str) -> str:
    """Return an agency's name without the unit behind it: "phòng nội vụ"."""
    plain = _LEADING.sub("", joined(name))
    plain = _LEADING.sub("", plain)
    bare = _TAIL.sub("", plain)
    return bare if " " in bare or bare in {"mttq", "bchqs"} else plain


@lru_cache(maxsize=5_000)
def _kind_and_rest(plain: str) -> tuple[str, str]:
    kind = next((each for each in _KINDS if plain.startswith(f"{each} ")), plain.split(" ", 1)[0])
    return kind, plain[len(kind) :].strip()


@dataclass(frozen=True)
class AgencyList:
    """The words of a list of agencies: `names` may name one, `groups` may also take one in."""

    names: tuple[str, ...]
    groups: tuple[str, ...]

    @cached_property
    def _lines(self) -> list[str]:
        return [f" {joined(line)} " for line in (*self.names, *self.groups)]

    @cached_property
    def _covers(self) -> list[str]:
        return [joined(line) for line in self.groups]

    def names_agency(self, agency: str) -> bool:
        """Say whether an agency stands here by its own name, shortened or by its initials."""
        plain = core(agency)
        kind, rest = _kind_and_rest(plain)
        words = plain.split()
        for line in self._lines:
            at = line.find(f" {kind} ")
            if f" {plain} " in line or (rest and at >= 0 and f" {rest} " in line[at:]):
                return True  # also "Các phòng Nội vụ, Tư pháp"
        return any(_stands_in(words, line.split()) for line in self._lines)

    def takes_in(self, agency: str) -> bool:
        """Say whether an agency belongs to a group that stands here."""
        plain = core(agency)
        covers = [cover for member, cover in _GROUPS if member.match(plain)]
        return any(cover.search(line) for cover in covers for line in self._covers)

    def knows(self, agency: str) -> bool:
        """Say whether an agency stands here, by name or within a group."""
        return self.takes_in(agency) or self.names_agency(agency)


#: So much of a longer name names it.
_SHARE = 0.6


def _stands_in(words: list[str], line: list[str]) -> bool:
    """Say whether `words` stand side by side in `line`, some as initials: "BQL Cảng"."""
    needed = max(2, _SHARE * len(words))
    for start, first in enumerate(line):
        if first[0] not in _first_letters(words[0]):
            continue
        at, known = 0, 0
        for token in line[start:]:
            if at >= len(words):
                break
            if token == words[at]:
                at += 1
            elif length := _initials_of(token, words[at:], alone=at == 0):
                at += length
                known = at
            else:
                break
        if at >= needed or (known and at >= len(words) - 1):
            return True
    return False


def _first_letters(word: str) -> str:
    return word[0] + ("d" if word[0] == "đ" else "")


def _initials_of(token: str, words: list[str], *, alone: bool) -> int:
    """Return how many of the first `words` a token abbreviates, 0 if it does not."""
    bare = _bare(token)
    first = _bare("".join(word[0] for word in words[: len(bare)]))
    return len(bare) if len(bare) > (2 if alone else 1) and bare == first else 0


@lru_cache(maxsize=5_000)
def _bare(short: str) -> str:
    return "".join(fold_words(short)).replace(" ", "")


def split_agencies(text: str) -> Iterable[tuple[str, int]]:
    """Return the agencies of a list with their offsets; what stands in brackets is dropped."""
    blank = re.sub(r"\([^)]*\)", lambda found: " " * len(found[0]), text)
    for found in regex(
        r"(?:(?!;|,\s+(?=[A-ZĐÀ-Ỹ]|các\s|công chức)|\.(?:\s|$)|\s+và\s+(?:các|Các)\s).)+"
    ).finditer(blank):
        piece = found[0].strip(" .;,")
        lead = len(found[0]) - len(found[0].lstrip(" .;,"))
        piece = re.sub(r"^(?:và|với|các đơn vị|cùng)\s+(?=[A-ZĐ])", "", piece)
        if len(piece) > 3:
            yield piece, text.find(piece[:12], found.start() + lead)
