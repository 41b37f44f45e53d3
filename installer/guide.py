"""The install guide for a clerk: one printed page with pictures, `HUONG-DAN-CAI-DAT.pdf`."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from installer.tools import HERE, ROOT

_TITLE = "CÀI ĐẶT KẾ HOẠCH DESKTOP"
_LEAD = (
    "Máy cần Windows 10 (bản 1809) trở lên, 64 bit, còn trống 400 MB. Không cần mạng, không cần "
    "quyền quản trị. Chép tệp <b>KeHoach-Setup-{version}.exe</b> từ USB vào máy rồi làm lần lượt:"
)
#: Each step: its picture (None is drawn) and its words.
_STEPS = (
    (None, "<b>1.</b> Bấm đúp vào tệp cài đặt. Nếu Windows hiện khung xanh “Windows đã bảo vệ máy "
           "tính của bạn” (vì phần mềm chưa mua chứng thư ký số), bấm dòng <b>Thông tin thêm</b>, "
           "rồi bấm nút <b>Vẫn chạy</b>. Hãy chỉ làm vậy với tệp do cơ quan cấp trên giao tận "
           "tay."),
    ("setup-1.png", "<b>2.</b> Bấm <b>Tiến</b>. Nếu máy đang có bản cũ, phần mềm tự lưu, tự đóng "
                    "và sao lưu dữ liệu trước; không mất gì."),
    ("setup-2.png", "<b>3.</b> Giữ nguyên thư mục, bấm <b>Cài đặt</b> và chờ khoảng một phút. Nếu "
                    "có thông báo phần mềm đang mở, hãy đóng cửa sổ phần mềm rồi bấm <b>Thử "
                    "lại</b>."),
    ("setup-3.png", "<b>4.</b> Bấm <b>Hoàn thành</b>. Lần sau mở bằng biểu tượng <b>Kế hoạch "
                    "Desktop</b> trên màn hình."),
)  # fmt: skip
_NOTES = (
    "<b>Dữ liệu của cơ quan</b> nằm ở thư mục <b>%LOCALAPPDATA%\\KehoachDesktop</b>, tách khỏi "
    "phần mềm: cài lại hoặc gỡ phần mềm không làm mất dữ liệu.",
    "<b>Gỡ phần mềm:</b> Cài đặt của Windows → Ứng dụng → Kế hoạch Desktop → Gỡ cài đặt.",
    "<b>Máy không cho cài đặt:</b> giải nén tệp KeHoach-{version}-portable.zip vào một thư mục, "
    "rồi bấm đúp kehoach.exe.",
    "<b>Máy báo “Installer integrity check has failed”:</b> tệp chép chưa đủ hoặc USB bị lỗi; "
    "chép lại tệp cài đặt rồi làm lại. Chưa có gì bị thay đổi.",
    "<b>Máy báo lỗi khác:</b> chụp ảnh màn hình, ghi lại mã lỗi ở dòng nhỏ, gọi người hỗ trợ.",
)
_LEFT, _WIDTH, _PICTURE = 57.0, 481.0, 190.0


def write_guide(target: Path, version: str) -> None:
    """Write the page for `version`; ValueError when it does not fit on one."""
    for name in ("Regular", "Bold"):
        font = ROOT / "resources" / "fonts" / f"LiberationSerif-{name}.ttf"
        pdfmetrics.registerFont(TTFont(f"Guide-{name}", str(font)))
    pdfmetrics.registerFontFamily("Guide-Regular", normal="Guide-Regular", bold="Guide-Bold")
    canvas = Canvas(str(target), A4, invariant=1, initialFontName="Guide-Regular")
    canvas.setTitle("Cài đặt Kế hoạch Desktop")
    canvas.setFont("Guide-Bold", 16)
    canvas.drawCentredString(A4[0] / 2, A4[1] - 62, _TITLE)
    top = _words(canvas, _LEAD.format(version=version), _LEFT, A4[1] - 76, _WIDTH)
    for picture, words in _STEPS:
        height = _picture(canvas, picture, top - 10)
        _words(canvas, words, _LEFT + _PICTURE + 16, top - 10, _WIDTH - _PICTURE - 16)
        top -= height + 12
    for note in _NOTES:
        top = _words(canvas, note.format(version=version), _LEFT, top - 6, _WIDTH)
    if top < 40:
        raise ValueError("the install guide does not fit on one page")
    canvas.save()


def _words(canvas: Canvas, words: str, left: float, top: float, width: float) -> float:
    """Write a paragraph below `top` and return where it ends."""
    style = ParagraphStyle("guide", fontName="Guide-Regular", fontSize=12.5, leading=16)
    paragraph = Paragraph(words, style)
    _, height = paragraph.wrap(width, A4[1])
    paragraph.drawOn(canvas, left, top - height)
    return top - float(height)


def _picture(canvas: Canvas, name: str | None, top: float) -> float:
    """Draw a picture of the setup, or a sketch of the warning; return its height."""
    if name is not None:
        image = ImageReader(str(HERE / "guide" / name))
        width, height = image.getSize()
        shown = float(_PICTURE * height / width)
        canvas.drawImage(image, _LEFT, top - shown, _PICTURE, shown)
        canvas.rect(_LEFT, top - shown, _PICTURE, shown)
        return shown
    height = 92.0
    canvas.rect(_LEFT, top - height, _PICTURE, height)
    canvas.setFont("Guide-Bold", 10.5)
    canvas.drawString(_LEFT + 8, top - 18, "Windows đã bảo vệ máy tính của bạn")
    canvas.setFont("Guide-Regular", 9.5)
    canvas.drawString(_LEFT + 8, top - 38, "Thông tin thêm")
    canvas.line(_LEFT + 8, top - 40, _LEFT + 72, top - 40)
    canvas.rect(_LEFT + 74, top - 72, 50, 16)
    canvas.drawCentredString(_LEFT + 99, top - 67, "Vẫn chạy")
    canvas.rect(_LEFT + 130, top - 72, 52, 16)
    canvas.drawCentredString(_LEFT + 156, top - 67, "Không chạy")
    canvas.setFont("Guide-Regular", 8.5)
    canvas.drawString(_LEFT + 8, top - 86, "(hình vẽ minh họa)")
    return height
