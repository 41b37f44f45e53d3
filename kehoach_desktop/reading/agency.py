"""Names of bodies in running text: where one begins, where it ends, how several are listed.

The words are those of the Vietnamese state, the Party and the unions, before and after the
two-tier reform of 2025; no office's own name is among them.
"""

from __future__ import annotations

import re

from kehoach_desktop.domain.vntext import clean, fold, upper_first
from kehoach_desktop.reading.letters import UPPER

_HEADS = (
    r"Ủy ban|Uỷ ban|UBND|UBMTTQ|HĐND|Hội đồng|Thường trực|Sở|Phòng(?!,| chống)|Ban(?! hành)|"
    r"Văn phòng|VP|Trung tâm|Bộ phận|Bộ(?! phận| chỉ số| thủ tục| tiêu chí)|Đài|"
    r"Báo(?! cáo)|Tạp chí|"
    r"Công an|Quân sự|Công đoàn|Đoàn(?! thể)|Hội(?! nghị| thi)|Mặt trận|MTTQ|Liên minh|"
    r"Liên đoàn|Chi cục|Cục|Tổng cục|Chi nhánh|Kho bạc|Bảo hiểm|Bưu điện|Viễn thông|Ngân hàng|"
    r"Trường(?! hợp)|Trạm|Bệnh viện|Tổ(?! chức)|Đội|Công chức|Cán bộ|Trưởng|Phó|"
    r"Chủ tịch|Giám đốc|Thủ trưởng|"
    r"Chánh|Người|"
    r"Đồng chí|Đ/c|Chuyên viên|Nhân viên|Viên chức|"
    r"Hệ thống|Nhóm|Chi bộ|Đảng ủy|Đảng uỷ|Huyện ủy|Tỉnh ủy|"
    r"Thành ủy|Viện|Thanh tra|"
    r"Vụ(?! việc| án)|Học viện|"
    r"(?:Xã|Phường|Huyện|Quận|Thị|Tỉnh|Thành) ?đoàn|Quận ủy|Thị ủy|Bí thư|Chỉ huy|Ủy viên|"
    r"Kiểm lâm|Khối|Nhà máy|Công ty|Tập đoàn|Tổng công ty|"
    r"Tòa án|Toà án|Viện kiểm sát|Hạt|Đồn|Nhà (?:văn hóa|văn hoá|trường)|Thư viện|"
    r"Hợp tác xã|Doanh nghiệp|Thôn|Bản(?! tin)|Ấp|"
    r"Khu phố|Tổ dân phố|Lãnh đạo|Cơ quan|Đơn vị|Các|Cổng|Trang (?=thông|Thông)"
)
#: A body's name begins here: a head word with a capital that more words follow.
HEAD = re.compile(rf"(?:{_HEADS})\b(?=,?\s+[\w&])")
_SMALL_HEADS = (
    r"các (?:cơ quan|đơn vị|phòng|sở|ban|bộ phận|địa phương|thôn|xã|phường|tổ chức|hội|ngành|"
    r"trường|trung tâm|khu phố|bản|ấp|tổ|huyện|doanh nghiệp|đoàn thể)|ủy ban nhân|uỷ ban nhân|"
    rf"(?:phòng|sở|trung tâm|văn phòng|ban|đài) [{UPPER}]\w|công an (?:xã|phường|huyện|tỉnh)"
)
_NEXT = re.compile(
    rf"\s*(?:;|,(?:\s*và)?|\s\+|/|\bvà)\s+(?=(?:(?:{_HEADS})\s+[\w&]|(?:{_SMALL_HEADS})\b))"
)
_SHARED_LEVEL = re.compile(r"^(.*\b(?:cấp|các))\s+(\w+),\s*(?:cấp\s+)?(xã|phường|huyện|tỉnh)$")

VERBS = (
    r"có trách nhiệm|có nhiệm vụ|chịu trách nhiệm|chủ trì|phối hợp|tham mưu|tổ chức|thực hiện|"
    r"xây dựng|hướng dẫn|theo dõi|đôn đốc|kiểm tra|căn cứ|chủ động|thu thập|rà soát|báo cáo|"
    r"tổng hợp|tuyên truyền|phổ biến|tăng cường|đẩy mạnh|triển khai|đăng tải|đăng|"
    r"phát (?=\d|thanh|tin|bài|thường)|phát sóng|phát hành|đưa|"
    r"niêm yết|cung cấp|vận động|bố trí|cân đối|thẩm định|quán triệt|chỉ đạo|tiếp tục|tiếp nhận|"
    r"duy trì|biên tập|viết|lập (?:kế hoạch|dự toán|danh)|gửi|nâng cao|"
    r"làm đầu mối|là cơ quan|là đầu mối|là đơn vị|"
    r"thường xuyên|kịp thời|định kỳ|giám sát|đề xuất|phân công|bảo đảm|đảm bảo|in ấn|cập nhật|"
    r"công khai|ban hành|khai thác|quản lý|vận hành|lồng ghép|dành|giúp|rút kinh nghiệm|hỗ trợ|"
    r"thống kê|trình|soạn thảo|lắp đặt|sửa chữa|khắc phục|giải quyết|xử lý|tập trung|cử|kiện toàn|"
    r"phân bổ|hoàn thiện|hoàn thành|nghiên cứu|đánh giá|khảo sát|thông báo|bồi dưỡng|tập huấn|"
    r"truyền thông|sơ kết|tổng kết|nhân rộng|xem xét|ưu tiên|ghi|cắm|nộp|tham gia|tạo điều kiện|"
    r"cam kết|gương mẫu|nắm|mời|bảo vệ|quan tâm|"
    r"phát động|treo|soạn|chuẩn bị|mở (?:chuyên|lớp|hội)|đề nghị|"
    r"hằng (?:ngày|tuần|tháng|quý|năm)|hàng (?:ngày|tuần|tháng|quý|năm)|trực tiếp|khẩn trương"
)
_VERB = re.compile(rf"(?<=\s)(?:{VERBS})\b")
_ASK = re.compile(r"^(?:Đề nghị|Yêu cầu|Giao cho|Giao|Đối với)\s*:?\s+", re.IGNORECASE)
#: A name cannot end so: the verb behind it belongs to the name.
_OPEN = re.compile(
    r"\b(?:của|và|về|cho|các|được|do|bộ phận|hội đồng|ban|trung tâm|ủy ban|cấp|công tác)$",
    re.IGNORECASE,
)
_NOT_BODY = re.compile(
    r"^(?:che do|kinh phi|thoi gian|bao cao|cong tac|yeu cau|ve |nguon|muc tieu|phuong phap|"
    r"thong tin|kiem tra|so ket|tong ket|khen thuong|giai phap|hinh thuc|noi dung|lo trinh|"
    r"tien do|trach nhiem (?:cua|chung)|dieu kien|quy trinh|to chuc (?:thuc|trien|so|tong|kiem))"
)

#: "Phòng A chủ trì", "do Phòng A thực hiện": the verb is no part of the name.
_DOES = re.compile(r"^(?:do|giao|Do|Giao)\s+|\s+(?:chủ trì|là đầu mối|làm đầu mối)"
                   r"(?:\s+(?:thực hiện|tham mưu|triển khai))?$")  # fmt: skip

#: "Ủy ban nhân dân tỉnh trước ngày 05": a time is no part of a name.
_TIMED = re.compile(r"\b(?:trước|sau|từ|đến|vào)\s+(?:ngày|tháng|quý|năm)\b")

#: A longer name is a sentence.
MAX_NAME_WORDS = 32


def split_bodies(text: str) -> list[str]:
    """Return the bodies of a list, as printed: "Phòng A, Phòng B và các thôn" gives three."""
    flat = _without_brackets(_DOES.sub("", clean(text).rstrip(" .;,")))
    names: list[str] = []
    start = 0
    for match in _NEXT.finditer(flat):
        before = flat[start : match.start()].strip()
        if not before or fold(before) in {"cac", "cac so", "cac phong", "cac hoi"}:
            continue
        if match.group().strip() not in {";"} and not _is_named(flat[match.end() :], before):
            continue
        names.append(text_between(text, flat, start, match.start()))
        start = match.end()
    names.append(text_between(text, flat, start, len(flat)))
    return [part for name in names if name for part in _share(name)]


def _is_named(rest: str, before: str) -> bool:
    """Say whether `rest` begins with a name of its own, not with a kind in a row of kinds."""
    first = re.match(r"(Các|các)?\s*(\w+)\s*(?:,|;|$|\s)", rest)
    kinds = {"hội", "đoàn", "đoàn thể", "tổ", "ban", "ngành"}
    if before in {"Báo", "Đài"} or re.search(r"\b(?:HĐND|Hội đồng nhân dân)$", before):
        return False
    row = re.search(r"\b(?:các|Các)\s+(?:[\w\s]{1,20},\s*)*[\w\s]{1,20}$", before)
    if row and re.match(
        r"(?:Hội|Đoàn thể|Ban|Đoàn|thôn|phòng|sở|cơ quan|đơn vị)\b\s*(?:,|$)", rest
    ):
        return False
    return not (first and first[2].casefold() in kinds and first[0].rstrip().endswith(","))


def text_between(_: str, flat: str, start: int, end: int) -> str:
    """Return the name between two places of the list, brackets put back as they were."""
    return flat[start:end].replace("\ue000", ", ").replace("\ue001", "; ").replace(
        "\ue002", " và "
    ).strip(" ,;-")  # fmt: skip


def _without_brackets(text: str) -> str:
    """Return `text` with the separators inside brackets hidden."""

    def hide(match: re.Match[str]) -> str:
        inner = match.group().replace(", ", "\ue000").replace("; ", "\ue001")
        return inner.replace(" và ", "\ue002")

    return re.sub(r"\([^()]*\)", hide, text)


def _share(name: str) -> list[str]:
    """Split "… cấp huyện, cấp xã" into two names with one head."""
    match = _SHARED_LEVEL.match(name)
    if match is None or not match[1].endswith("cấp"):
        return [name]
    return [f"{match[1]} {match[2]}", f"{match[1]} {match[3]}"]


def subject(text: str) -> tuple[str, str] | None:
    """Return (body, what it shall do) of a sentence that begins with a body and a verb."""
    bare = _ASK.sub("", text)
    bare = upper_first(bare) if bare != text else bare
    if not HEAD.match(bare):
        return None
    for verb in _VERB.finditer(bare):
        name = bare[: verb.start()].rstrip(" ,:-")
        if _OPEN.search(name):
            continue
        words = name.split()
        if len(words) > MAX_NAME_WORDS or ". " in name or _TIMED.search(name):
            return None
        if len(words) < 2:
            if words and words[0] in {"Sở", "Phòng", "Bộ", "Trường", "Hội", "Cục", "Vụ"}:
                return None
            continue
        return name, bare[verb.start() :]
    return None


def body_of_heading(heading: str) -> tuple[str, bool] | None:
    """Return (body, requested) if a heading of the arrangements names one."""
    text = clean(heading).rstrip(" .:;")
    requested = bool(re.match(r"Đề nghị\b", text, re.IGNORECASE))
    bare = upper_first(_ASK.sub("", text))
    if not bare or _NOT_BODY.match(fold(bare)) or len(bare.split()) > MAX_NAME_WORDS:
        return None
    if not HEAD.match(bare) and not bare[:1].isupper():
        return None
    return bare, requested
