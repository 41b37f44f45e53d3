"""What a careful reader finds in the documents of this folder (own words, invented places)."""

from __future__ import annotations

from typing import Any


def items(text: str) -> list[dict[str, Any]]:
    """Return outline items of lines "number | heading"."""
    rows = [line.split("|", 1) for line in text.strip().splitlines()]
    return [{"number": number.strip(), "heading": heading.strip()} for number, heading in rows]


def cited(*numbers: str | None) -> list[dict[str, Any]]:
    return [{"number": number} for number in numbers]


def task(title: str, lead: list[str], frequency: str | None) -> dict[str, Any]:
    return {"title": title, "type": "nhiem_vu", "lead": lead, "frequency": frequency}


def duty(title: str, frequency: str) -> dict[str, Any]:
    return {"title": title, "type": "trach_nhiem_co_thoi_gian", "lead": [], "frequency": frequency}


def bodies(*names: str) -> list[dict[str, Any]]:
    return [{"agency": name} for name in names]


def head(
    kind: str, number: str | None, date: str | None, place: str, title: str, year: int | None,
    position: str, name: str, attached: str | None = None,
) -> dict[str, Any]:  # fmt: skip
    return {
        "kind": kind, "number": number, "date_iso": date, "place": place, "title": title,
        "plan_year": year, "signer": {"position": position, "name": name},
        "attached": {"kind": "kế hoạch", "title": attached} if attached else None,
    }  # fmt: skip


TRUTHS: dict[str, dict[str, Any]] = {
    "01_xa_nhan": {
        **head("kế hoạch", "17/KH-UBND", "2026-01-12", "Suối Ngà",
                "Truyền thông về dịch vụ công trực tuyến năm 2026 trên địa bàn xã Suối Ngà", 2026,
                "PHÓ CHỦ TỊCH", "Hoàng Thị Mây"),
        "based_on": cited("08/KH-UBND"),
        "outline": items("""
            I. | MỤC ĐÍCH, YÊU CẦU
            1. | Mục đích
            a) | Giúp bà con nắm được cách nộp
            b) | Giảm số lần người dân phải đến
            2. | Yêu cầu
            a) | Nội dung ngắn, dễ nhớ
            b) | Không làm phát sinh cuộc họp mới
            II. | NHIỆM VỤ CỤ THỂ
            1. | Phát thanh chuyên mục "Một phút nộp hồ sơ"
            2. | Hướng dẫn lưu động tại thôn
            3. | Cập nhật bảng niêm yết tại trụ sở và nhà văn hóa
            III. | KINH PHÍ
            IV. | TỔ CHỨC THỰC HIỆN
            1. | Văn phòng HĐND và UBND xã
            2. | Phòng Kinh tế
            3. | Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam xã
            4. | Trưởng các thôn"""),
        "tasks": [
            task("Phát thanh chuyên mục Một phút nộp hồ sơ",
                  ["Trung tâm Cung ứng dịch vụ sự nghiệp công xã"], "tuan"),
            task("Hướng dẫn lưu động tại thôn",
                  ["Trung tâm Phục vụ hành chính công xã"], "mot_lan"),
            task("Cập nhật bảng niêm yết tại trụ sở và nhà văn hóa",
                  ["Văn phòng HĐND và UBND xã"], "thang"),
            duty("Theo dõi, tổng hợp kết quả gửi Chủ tịch UBND xã", "thang"),
        ],
        "responsibilities": bodies("Văn phòng HĐND và UBND xã", "Phòng Kinh tế",
                                    "Ủy ban Mặt trận Tổ quốc Việt Nam xã", "Trưởng các thôn"),
        "recipients": ["UBND tỉnh", "TT Đảng ủy, HĐND xã", "Các phòng, trung tâm thuộc xã",
                       "Các thôn", "Lưu: VT, VHXH"],
    },
    "02_so_qd_dinhkem": {
        **head("quyết định", "412/QĐ-SNNMT", "2025-03-03", "Lam Sơn",
                "Ban hành Kế hoạch phổ biến chính sách bảo vệ rừng năm 2025", 2025,
                "PHÓ GIÁM ĐỐC", "Đinh Văn Núi", "Phổ biến chính sách bảo vệ rừng năm 2025"),
        "based_on": cited(None, "156/2018/NĐ-CP", "31/2025/QĐ-UBND", "77/TTr-CCKL"),
        "outline": items("""
            Điều 1. | Ban hành kèm theo Quyết định này bản
            Điều 2. | Quyết định này có hiệu lực từ ngày ký
            Điều 3. | Chánh Văn phòng Sở, Chi cục trưởng
            I. | MỤC TIÊU
            1. | Người dân vùng đệm hiểu quyền
            2. | Số vụ vi phạm giảm so với năm
            II. | NỘI DUNG CÔNG VIỆC
            1. | Biên soạn sổ tay hỏi đáp
            1.1. | Nội dung
            1.2. | Chủ trì thực hiện
            1.3. | Thời gian hoàn thành
            2. | Tọa đàm với cộng đồng
            2.1. | Chủ trì thực hiện
            2.2. | Thời gian
            III. | PHÂN CÔNG TRÁCH NHIỆM
            1. | Chi cục Kiểm lâm
            a) | Theo dõi, đôn đốc các đơn vị
            b) | Hằng quý tổng hợp, báo cáo
            2. | Phòng Kế hoạch - Tài chính
            3. | Các đơn vị trực thuộc Sở"""),
        "tasks": [
            task("Biên soạn sổ tay hỏi đáp", ["Chi cục Kiểm lâm"], "mot_lan"),
            task("Tọa đàm với cộng đồng", ["Trung tâm Khuyến nông"], "6_thang"),
            duty("Hằng quý tổng hợp, báo cáo Giám đốc Sở", "quy"),
        ],
        "responsibilities": bodies("Chi cục Kiểm lâm", "Phòng Kế hoạch - Tài chính",
                                    "Các đơn vị trực thuộc Sở"),
        "recipients": ["Như Điều 3", "UBND tỉnh (để b/c)", "Lưu: VT, KL"],
    },
    "03_xa_phuluc": {
        **head("kế hoạch", None, None, "Bến Lúa",
                "Chuyển đổi số trong trường học và khu phố năm 2026", 2026, "CHỦ TỊCH",
                "Trần Quốc Đò"),
        "based_on": cited("57-NQ/TW", "19/KH-UBND"),
        "outline": items("""
            I. | YÊU CẦU
            II. | NHIỆM VỤ TRỌNG TÂM
            III. | TỔ CHỨC THỰC HIỆN"""),
        "tasks": [
            task("Mở lớp kỹ năng số cho phụ huynh", ["Phòng Văn hóa - Xã hội"], None),
            task("Gắn mã thanh toán tại chợ", ["Phòng Kinh tế, Hạ tầng và Đô thị"], "mot_lan"),
            task("Đăng bài trên trang của phường",
                  ["Trung tâm Phục vụ hành chính công phường"], "tuan"),
            duty("Theo dõi chung, báo cáo tháng trước ngày 20 hằng tháng", "thang"),
        ],
        "responsibilities": bodies("Phòng Văn hóa - Xã hội", "Công an phường", "Các khu phố"),
        "recipients": ["UBND Thành phố", "Đảng ủy phường", "Các khu phố", "Lưu: VT"],
    },
    "04_baocao": {
        **head("báo cáo", "205/BC-UBND", "2025-12-18", "Suối Ngà",
                "Kết quả cải cách thủ tục hành chính năm 2025", 2025, "CHỦ TỊCH", "Lò Văn Bương"),
        "based_on": cited("5120/SNV-CCHC", "21/KH-UBND"),
        "outline": items("""
            A. | TÌNH HÌNH THỰC HIỆN
            I. | CÔNG TÁC CHỈ ĐẠO
            1. | Văn bản đã ban hành
            2. | Công tác tuyên truyền
            2.1. | Trên hệ thống truyền thanh
            2.2. | Qua hội nghị
            II. | KẾT QUẢ GIẢI QUYẾT HỒ SƠ
            1. | Hồ sơ trực tuyến đạt 71%
            2. | Hồ sơ đúng hạn đạt 99,2%
            B. | PHƯƠNG HƯỚNG NĂM 2026
            1. | Giữ tỷ lệ đúng hạn
            2. | Nâng tỷ lệ trực tuyến"""),
        "tasks": [],
        "responsibilities": [],
        "recipients": ["Như trên", "Sở Nội vụ", "Lưu: VT, VP"],
    },
    "05_tinh_boc_dong": {
        **head("kế hoạch", "88/KH-UBND", "2024-03-14", "Lam Sơn",
                "Truyền thông chuyển đổi số tỉnh Lam Sơn năm 2024", 2024, "PHÓ CHỦ TỊCH",
                "Nông Thị Hạ"),
        "based_on": cited("749/QĐ-TTg", "12-NQ/TU"),
        "outline": items("""
            I. | MỤC ĐÍCH
            1. | Làm cho mỗi gia đình ở vùng cao
            2. | Tạo thói quen làm việc trên môi trường
            II. | NHIỆM VỤ, GIẢI PHÁP
            1. | Xây dựng phim ngắn về gia đình số
            a) | Cơ quan chủ trì
            b) | Cơ quan phối hợp
            c) | Thời gian
            2. | Thi trực tuyến tìm hiểu chuyển đổi số
            a) | Cơ quan chủ trì
            b) | Thời gian
            III. | TỔ CHỨC THỰC HIỆN
            1. | Sở Khoa học và Công nghệ
            2. | Sở Tài chính
            3. | Ủy ban nhân dân các xã, phường"""),
        "tasks": [
            task("Xây dựng phim ngắn về gia đình số",
                  ["Báo và Đài Phát thanh, Truyền hình tỉnh"], "quy"),
            task("Thi trực tuyến tìm hiểu chuyển đổi số", ["Tỉnh đoàn Lam Sơn"], "mot_lan"),
            duty("Chủ trì, hướng dẫn các ngành, các cấp triển khai Kế hoạch, định kỳ hằng quý "
                  "tổng hợp", "quy"),
        ],
        "responsibilities": bodies("Sở Khoa học và Công nghệ", "Sở Tài chính",
                                    "Ủy ban nhân dân các xã, phường"),
        "recipients": ["Bộ Khoa học và Công nghệ", "TT Tỉnh ủy, TT HĐND tỉnh",
                       "Các sở, ban, ngành", "UBND các xã, phường", "Lưu: VT, KGVX"],
    },
    "06_trungtam": {
        **head("kế hoạch", "03/KH-TTPVHCC", "2026-01-30", "Suối Ngà",
                "Đổi mới cách đón tiếp công dân năm 2026", 2026, "GIÁM ĐỐC", "Phạm Hữu Đoan"),
        "based_on": cited("17/KH-UBND"),
        "outline": items("""
            1. | Mục đích
            2. | Công việc
            2.1. | Trực hướng dẫn ngoài giờ
            2.2. | Khảo sát hài lòng
            3. | Tổ chức thực hiện
            3.1. | Tổ Hướng dẫn chủ trì xếp lịch
            3.2. | Tổ Tổng hợp có trách nhiệm"""),
        "tasks": [
            task("Trực hướng dẫn ngoài giờ", ["Tổ Hướng dẫn"], "tuan"),
            task("Khảo sát hài lòng", ["Tổ Tổng hợp"], "quy"),
        ],
        "responsibilities": bodies("Tổ Hướng dẫn", "Tổ Tổng hợp"),
        "recipients": ["UBND xã (b/c)", "Các tổ", "Lưu: HC"],
    },
    "07_thongbao": {
        **head("thông báo", "44/TB-UBND", "2026-04-09", "Suối Ngà",
                "Kết luận của Chủ tịch UBND xã tại phiên họp tháng 4 năm 2026", 2026,
                "CHÁNH VĂN PHÒNG", "Vi Thị Sen"),
        "based_on": cited("02/CĐ-UBND"),
        "outline": items("""
            1. | Về thu ngân sách
            2. | Về vệ sinh môi trường
            3. | Về hồ sơ quá hạn theo Công điện số"""),
        "tasks": [],
        "responsibilities": [],
        "recipients": ["TT Đảng ủy (b/c)", "Các phòng, trung tâm; các thôn", "Lưu: VT"],
    },
    "08_restart": {
        **head("kế hoạch", "9/KH-UBND", "2022-05-07", "Đồi Chè",
                "Tổ chức ngày hội đọc sách và trao đổi kỹ năng số năm 2022", 2022, "CHỦ TỊCH",
                "Giàng A Tủa"),
        "based_on": cited(),
        "outline": items("""
            I/ | MỤC ĐÍCH
            1/ | Khơi dậy phong trào đọc ở thôn, bản
            2/ | Trao tặng sách cho điểm bưu điện văn hóa xã
            II/ | HOẠT ĐỘNG
            1/ | Trưng bày sách
            2/ | Thi kể chuyện
            III/ | PHÂN CÔNG NHIỆM VỤ
            1/ | Công chức Văn hóa - Xã hội
            2/ | Công chức Tài chính - Kế toán
            1/ | Các thôn"""),
        "tasks": [
            task("Trưng bày sách", ["Công chức Văn hóa - Xã hội"], "mot_lan"),
            task("Thi kể chuyện", ["Bí thư Đoàn xã"], "mot_lan"),
        ],
        "responsibilities": bodies("Công chức Văn hóa - Xã hội",
                                    "Công chức Tài chính - Kế toán", "Các thôn"),
        "recipients": ["Thường trực Đảng ủy", "Như mục III", "Lưu VT"],
    },
    "09_congvan": {
        **head("công văn", "312/UBND-VHXH", "2025-10-15", "Mường Hoa",
                "đẩy nhanh việc cấp tài khoản định danh cho người cao tuổi", None,
                "PHÓ CHỦ TỊCH", "Quàng Văn Pọm"),
        "based_on": cited("2210/UBND-NC"),
        "outline": items("""
            1. | Công an xã chủ trì, phối hợp với
            2. | Trưởng các bản lập danh sách người cao"""),
        "tasks": [
            task("Chủ trì tổ chức điểm cấp lưu động tại các bản, phối hợp với Trung tâm Phục vụ "
                  "hành chính công", ["Công an xã"], "mot_lan"),
            task("Lập danh sách người cao tuổi chưa có tài khoản", ["Trưởng các bản"], "mot_lan"),
        ],
        "responsibilities": [],
        "recipients": ["Như trên", "Đảng ủy, HĐND xã (b/c)", "Lưu: VT, VHXH"],
    },
    "10_xa_phan": {
        **head("kế hoạch", None, None, "Mường Hoa",
                "Thực hiện cải cách hành chính năm 2026", 2026, "PHÓ CHỦ TỊCH",
                "Lường Thị Ban"),
        "based_on": cited("72/2025/QH15", "01/2025/TT-BNV", "501/QĐ-UBND", "502/QĐ-UBND"),
        "outline": items("""
            PHẦN I | MỤC TIÊU
            I. | Mục tiêu chung
            II. | Mục tiêu cụ thể
            1. | 100% hồ sơ đúng hạn
            2. | 95% hồ sơ trực tuyến
            PHẦN II | NHIỆM VỤ
            I. | Cải cách thể chế
            1. | Rà soát văn bản do xã ban hành
            2. | Tự kiểm tra việc giải quyết đơn thư
            II. | Cải cách tài chính công
            PHẦN III | TỔ CHỨC THỰC HIỆN
            1. | Các phòng, Trung tâm
            1.1. | Lập kế hoạch riêng trước ngày 31/01/2026
            1.2. | Báo cáo hằng quý vào ngày 15 tháng
            2. | Văn phòng HĐND và UBND xã chủ trì"""),
        "tasks": [
            task("Rà soát văn bản do xã ban hành", ["Văn phòng HĐND và UBND"], "mot_lan"),
            task("Tự kiểm tra việc giải quyết đơn thư", ["Văn phòng HĐND và UBND"], "mot_lan"),
            task("Công khai ngân sách xã hằng quý", ["Phòng Kinh tế"], "quy"),
            task("Rà soát tài sản công", ["Phòng Kinh tế"], "mot_lan"),
            duty("Báo cáo hằng quý vào ngày 15 tháng cuối quý", "quy"),
        ],
        "responsibilities": bodies("Các phòng, Trung tâm", "Văn phòng HĐND và UBND xã"),
        "recipients": ["Sở Nội vụ tỉnh (báo cáo)",
                       "Thường trực Đảng ủy, HĐND xã; Chủ tịch và các Phó Chủ tịch",
                       "Các phòng, Trung tâm", "Lưu: VT, VP(02)"],
    },
    "11_so_y_te": {
        **head("kế hoạch", "1045/KH-SYT", "2023-06-21", "Sơn Vân",
                "Phòng, chống dịch bệnh mùa mưa trên địa bàn tỉnh Sơn Vân", 2023,
                "PHÓ GIÁM ĐỐC", "Hứa Văn Lập"),
        "based_on": cited("33-TB/VPTU"),
        "outline": items("""
            I. | TÌNH HÌNH DỊCH BỆNH
            II. | MỤC TIÊU
            1. | Mục tiêu chung
            2. | Chỉ tiêu cụ thể
            III. | THỜI GIAN, ĐỊA ĐIỂM
            1. | Thời gian
            2. | Địa điểm
            IV. | CÁC HOẠT ĐỘNG
            1. | Giám sát ca bệnh
            2. | Diệt lăng quăng
            V. | KINH PHÍ
            VI. | PHÂN CÔNG NHIỆM VỤ
            1. | Phòng Nghiệp vụ Y
            2. | Trung tâm Kiểm soát bệnh tật tỉnh
            3. | Đề nghị UBND các huyện, thành phố"""),
        "tasks": [
            task("Giám sát ca bệnh", ["Trung tâm Kiểm soát bệnh tật tỉnh",
                                       "Trung tâm Y tế các huyện"], None),
            task("Diệt lăng quăng", ["Trung tâm Y tế các huyện"], "thang"),
            duty("Báo cáo tuần vào thứ Năm", "tuan"),
        ],
        "responsibilities": bodies("Phòng Nghiệp vụ Y", "Trung tâm Kiểm soát bệnh tật tỉnh",
                                    "UBND các huyện, thành phố"),
        "recipients": ["Bộ Y tế (để báo cáo)", "UBND tỉnh", "Giám đốc, các PGĐ Sở",
                       "Các đơn vị trực thuộc", "Website Sở", "Lưu: VT, NVY"],
    },
    "12_xa_o_tung_dong": {
        **head("kế hoạch", "15/KH-UBND", "2026-02-02", "Mường Hoa",
                "Phát triển du lịch cộng đồng giai đoạn 2026 - 2030", None, "CHỦ TỊCH",
                "Lò Thị Inh"),
        "based_on": cited("08-NQ/ĐU"),
        "outline": items("""
            I. | Mục đích
            II. | Nội dung và phân công thực hiện
            III. | Tổ chức thực hiện"""),
        "tasks": [
            task("Tập huấn đón khách", ["Phòng Văn hóa - Xã hội"], "mot_lan"),
            task("Làm biển chỉ đường", ["Phòng Kinh tế"], "mot_lan"),
        ],
        "responsibilities": bodies("Phòng Văn hóa - Xã hội", "Phòng Kinh tế",
                                    "Mặt trận Tổ quốc xã"),
        "recipients": ["Như trên", "Lưu VP"],
    },
}  # fmt: skip
