"""What a careful reader finds in documents 13-20: portals, old habits of typing, empty cells."""

from __future__ import annotations

from typing import Any

from second_truths import bodies, cited, duty, head, items, task

PORTALS: dict[str, dict[str, Any]] = {
    "13_tinh_cong_thong_tin": {
        **head("kế hoạch", "301/KH-UBND", "2024-05-09", "Lam Sơn",
                "ĐƯA SÁCH VỀ THƯ VIỆN THÔN, BẢN NĂM 2024", 2024, "PHÓ CHỦ TỊCH", "Hà Thị Nguyệt"),
        "based_on": cited("77/QĐ-TTg"),
        "outline": items("""
            A. | VIỆC PHẢI LÀM
            I. | Tủ sách thôn, bản
            1. | Chọn sách
            a) | Lập danh mục sách cho từng lứa tuổi theo
            b) | Mua sách bằng tiền quyên góp
            2. | Giao sách tận nơi, mỗi thôn, bản một tủ
            B. | TỔ CHỨC THỰC HIỆN
            1. | Sở Giáo dục và Đào tạo
            2. | Bưu điện tỉnh
        """),
        "tasks": [
            task("Lập danh mục sách song ngữ", ["Thư viện tỉnh"], "mot_lan"),
            task("Giao tủ sách", ["Bưu điện tỉnh"], "quy"),
            duty("Chọn sách, cứ mỗi quý 01 lần báo cáo", "quy"),
        ],
        "responsibilities": bodies("Sở Giáo dục và Đào tạo", "Bưu điện tỉnh"),
        "recipients": ["Như mục B", "Thư viện tỉnh", "Lưu: VT, KGVX"],
    },
    "14_bo_hai_cot": {
        **head("thông báo", "88/TB-BGTVT", "2024-02-03", "Hà Nội",
                "KẾT LUẬN CUỘC HỌP VỀ ĐƯỜNG DÂN SINH", None, "CHÁNH VĂN PHÒNG", "Uông Việt Dũng"),
        "based_on": [],
        "outline": items("""
            1. | Giao Cục Đường sắt Việt Nam thống kê các
            2. | Vụ Kết cấu hạ tầng:
            3. | Đề nghị Ủy ban nhân dân các tỉnh có
        """),
        "tasks": [
            task("Thống kê các lối đi tự mở", ["Cục Đường sắt Việt Nam"], "mot_lan"),
            task("Soạn hướng dẫn về rào chắn tạm", ["Vụ Kết cấu hạ tầng"], None),
            task("Trình Bộ trưởng trong tháng 4/2024", ["Vụ Kết cấu hạ tầng"], "mot_lan"),
            task("Bố trí người canh gác", ["Ủy ban nhân dân các tỉnh có đường sắt"], None),
        ],
        "responsibilities": [],
        "recipients": ["Như trên", "Bộ trưởng (để b/c)", "Lưu: VT, KCHT"],
    },
    "15_phuong_bang_md": {
        **head("kế hoạch", "14/KH-UBND", "2025-08-20", "Bến Thuyền",
                "Dọn rạch, trồng bần quanh chợ nổi năm 2025", 2025, "CHỦ TỊCH", "Đặng Hữu Phước"),
        "based_on": [],
        "outline": items("""
            I. | MỤC ĐÍCH - YÊU CẦU
            1. | Mục đích
            2. | Yêu cầu
            II. | NHIỆM VỤ CỤ THỂ
            III. | PHÂN CÔNG
            1. | Giao Phòng Kinh tế, Hạ tầng và Đô thị
            2. | Đề nghị Ủy ban MTTQ Việt Nam phường
            3. | Các khu phố
        """),
        "tasks": [
            task("Vớt lục bình", ["Ban Quản lý chợ"], "tuan"),
            task("Trồng bần", ["Hội Cựu chiến binh phường"], "mot_lan"),
            duty("Theo dõi, đo nồng độ phèn hằng tháng báo cáo", "thang"),
        ],
        "responsibilities": bodies("Phòng Kinh tế, Hạ tầng và Đô thị",
                                    "Ủy ban MTTQ Việt Nam phường", "Các khu phố"),
        "recipients": ["UBND thành phố", "Như trên", "Lưu: VT"],
    },
    "16_xa_mot_dong": {
        **head("kế hoạch", None, None, "", "TẬP HUẤN CHỮA CHÁY NĂM 2023", 2023, "PHÓ CHỦ TỊCH",
                "Phạm Văn Út"),
        "place": None,
        "based_on": [],
        "outline": items("""
            I. | MỤC ĐÍCH
            1. | Mỗi nhà có một người biết dùng bình
            2. | Giữ cho chợ và kho lúa không xảy
            II. | VIỆC LÀM
            1. | Tập huấn tại chợ
            2. | Kiểm tra bình bột
            a) | Ở trường học
            b) | Ở trạm y tế
            III. | TỔ CHỨC THỰC HIỆN
            1. | Công an xã
            2. | Cán bộ Tài chính - Kế toán
        """),
        "tasks": [],
        "responsibilities": bodies("Công an xã", "Cán bộ Tài chính - Kế toán"),
        "recipients": ["Công an huyện", "Các ấp", "Lưu: VT"],
    },
    "17_so_dieu_hai_cham": {
        **head("quyết định", "61/QĐ-SCT", "2021-03-02", "Phú Lộc",
                "V/v ban hành Kế hoạch tiết kiệm điện trong cơ quan năm 2021", 2021,
                "PHÓ GIÁM ĐỐC", "Lương Thế Vinh", "Tiết kiệm điện trong cơ quan năm 2021"),
        "based_on": cited("19/2020/QĐ-UBND"),
        "outline": items("""
            Điều 1: | Ban hành kèm theo Quyết định này Kế
            Điều 2: | Các phòng chịu trách nhiệm thi hành
            I. | Việc làm
            1. | Thay đèn
            2. | Đo điện (Phòng Quản lý năng lượng chủ trì; thời
            II. | Tổ chức thực hiện
            1. | Văn phòng Sở có trách nhiệm ghi chỉ
            2. | Các phòng thực hiện tắt điện khi ra
            3. | Đề nghị Công đoàn, Đoàn Thanh niên Sở
        """),
        "tasks": [
            task("Thay đèn", ["Văn phòng Sở"], "mot_lan"),
            task("Đo điện", ["Phòng Quản lý năng lượng"], "thang"),
            duty("Văn phòng Sở có trách nhiệm ghi chỉ số công tơ", "quy"),
        ],
        "responsibilities": bodies("Văn phòng Sở", "Các phòng",
                                    "Công đoàn, Đoàn Thanh niên Sở"),
        "recipients": ["Như Điều 2", "Lưu: VT"],
    },
    "18_trung_tam_gach_ngang": {
        **head("kế hoạch", "22/KH-TTYT", "2022-03-04", "Đá Bạc", "Diệt bọ gậy năm 2022", 2022,
                "PHÓ GIÁM ĐỐC", "Triệu Mùi Chản"),
        "based_on": [],
        "outline": items("""
            I- | MỤC ĐÍCH
            II- | VIỆC LÀM
            1- | Đổ nước đọng
            a/ | Ở hộ gia đình
            b/ | Ở trường học
            2- | Thả cá bảy màu
            III- | PHÂN CÔNG NHIỆM VỤ
            1- | Khoa Kiểm soát bệnh tật
            2- | Các trạm y tế
            IV- | KINH PHÍ
        """),
        "tasks": [duty("Đặt bẫy, đếm bọ gậy vào thứ Hai hằng tuần", "tuan")],
        "responsibilities": bodies("Khoa Kiểm soát bệnh tật", "Các trạm y tế"),
        "recipients": ["Sở Y tế", "Các khoa, trạm", "Lưu VT"],
    },
    "19_xa_hai_cot_ten_hoa": {
        **head("kế hoạch", "40/KH-UBND", "2025-06-11", "Cồn Sẻ", "Phòng đuối nước mùa hè năm 2025",
                2025, "CHỦ TỊCH", "PHAN ĐÌNH THUYẾT"),
        "based_on": [],
        "outline": items("""
            I. | NHIỆM VỤ
            1. | Dạy bơi
            1.1. | Nội dung
            1.2. | Cơ quan thực hiện
            1.3. | Thời gian
            2. | Cắm biển ở bến sông
            II. | TỔ CHỨC THỰC HIỆN
            1. | Trạm Y tế xã
            2. | Các thôn
        """),
        "tasks": [
            task("Dạy bơi", ["Đoàn Thanh niên xã"], None),
            task("Cắm biển ở bến sông", ["Phòng Kinh tế"], "mot_lan"),
            duty("Nộp báo cáo hằng tuần", "tuan"),
        ],
        "responsibilities": bodies("Trạm Y tế xã", "Các thôn"),
        "recipients": ["TT. Đảng ủy", "Các trường học", "Các thôn", "Lưu: VT"],
    },
    "20_bang_o_trong": {
        **head("kế hoạch", "6/KH-VHXH", "2026-01-14", "Bản Lầu", "Giữ nghề dệt thổ cẩm năm 2026",
                2026, "TRƯỞNG PHÒNG", "Vàng Thị Dín"),
        "based_on": [],
        "outline": items("""
            I. | VIỆC LÀM
            II. | TỔ CHỨC THỰC HIỆN
        """),
        "tasks": [
            task("Mở lớp dệt", ["Phòng VH-XH"], "mot_lan"),
            task("Quay phim nghệ nhân", ["Trung tâm Dịch vụ tổng hợp"], "quy"),
        ],
        "responsibilities": bodies("Đồng chí Trưởng phòng", "chuyên viên phụ trách văn hóa"),
        "recipients": ["UBND xã", "Lưu: VHXH"],
    },
}  # fmt: skip
