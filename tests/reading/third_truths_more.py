"""The rest of `third_set`: what a careful reader finds in documents 08 to 13."""

from __future__ import annotations

from typing import Any

from second_truths import bodies, cited, duty, head, items, task

THIRD_MORE: dict[str, dict[str, Any]] = {
    "08_phuong_pdf": {
        **head(
            "kế hoạch",
            "58/KH-UBND",
            "2025-09-19",
            "Hạ Lâm",
            "Truyền thông về dịch vụ công trực tuyến và thanh toán không dùng tiền mặt trên "
            "địa bàn phường Hạ Lâm, giai đoạn 2025 - 2026",
            None,
            "PHÓ CHỦ TỊCH",
            "Hoàng Mạnh Tuấn",
        ),
        "based_on": cited("57-NQ/TW", "1033/KH-UBND"),
        "outline": items("""
            I. | MỤC ĐÍCH, YÊU CẦU
            1. | Mục đích
            2. | Yêu cầu
            II. | NỘI DUNG VÀ HÌNH THỨC
            1. | Nội dung truyền thông
            a) | Quyền lợi của người dân khi thực hiện
            b) | Cách nhận biết lừa đảo trên mạng
            2. | Hình thức truyền thông
            a) | Trang thông tin điện tử của phường
            b) | Hệ thống truyền thanh
            III. | NHIỆM VỤ CỤ THỂ
            1. | Tổ chức "Ngày thứ bảy không hẹn" hỗ trợ nộp hồ sơ trực tuyến
            2. | Tập huấn cho thành viên Tổ công nghệ số cộng đồng
            3. | Vận động tiểu thương chợ Hạ Lâm sử dụng mã QR
            4. | Tổng hợp, đánh giá kết quả truyền thông
            IV. | KINH PHÍ
            V. | TỔ CHỨC THỰC HIỆN
            1. | Phòng Văn hóa - Xã hội là cơ quan thường trực
            2. | Trung tâm Phục vụ hành chính công phường bố trí
            3. | Công an phường cung cấp thông tin
            4. | Các khu phố tổ chức lồng ghép"""),
        "tasks": [
            task(
                'Tổ chức "Ngày thứ bảy không hẹn" hỗ trợ nộp hồ sơ trực tuyến',
                ["Trung tâm Phục vụ hành chính công phường"],
                "tuan",
            ),
            task(
                "Tập huấn cho thành viên Tổ công nghệ số cộng đồng",
                ["Phòng Văn hóa - Xã hội"],
                "mot_lan",
            ),
            task(
                "Vận động tiểu thương chợ Hạ Lâm sử dụng mã QR",
                ["Phòng Kinh tế, Hạ tầng và Đô thị"],
                "thang",
            ),
            task(
                "Tổng hợp, đánh giá kết quả truyền thông", ["Văn phòng HĐND và UBND phường"], "nam"
            ),
            duty("gửi số liệu về Phòng Văn hóa - Xã hội", "thang"),
            duty("Trang thông tin điện tử của phường: ít nhất 04 tin, bài mỗi tháng", "thang"),
            duty("Hệ thống truyền thanh: phát 02 lần mỗi tuần", "tuan"),
            duty(
                "Trung tâm Phục vụ hành chính công phường bố trí máy tính, mạng cho người dân tự "
                "nộp hồ sơ; gửi số liệu về Phòng Văn hóa - Xã hội trước ngày 05 hằng tháng",
                "thang",
            ),
        ],
        "responsibilities": bodies(
            "Phòng Văn hóa - Xã hội",
            "Trung tâm Phục vụ hành chính công phường",
            "Công an phường",
            "Các khu phố",
        ),
        "recipients": [
            "UBND tỉnh (b/c)",
            "Thường trực Đảng ủy, HĐND phường",
            "Ủy ban MTTQ Việt Nam phường",
            "Các phòng, đơn vị thuộc phường",
            "24 khu phố",
            "Lưu: VT, VHXH",
        ],
    },
    "09_bang_moi_o_mot_dong": {
        **head(
            "kế hoạch",
            "104/KH-UBND",
            "2026-01-27",
            "Sơn Nam",
            "Chuyển đổi số xã Sơn Nam năm 2026",
            2026,
            "CHỦ TỊCH",
            "Lò Thị Phương",
        ),
        "based_on": cited("411/QĐ-TTg", "12/KH-UBND"),
        "outline": items("""
            I. | MỤC ĐÍCH, YÊU CẦU
            1. | Mục đích
            2. | Yêu cầu
            II. | CHỈ TIÊU CHỦ YẾU
            1. | Tỷ lệ hồ sơ trực tuyến đạt trên 85%
            2. | 100% văn bản được ký số
            III. | NHIỆM VỤ
            IV. | KINH PHÍ
            V. | TỔ CHỨC THỰC HIỆN
            1. | Phòng Văn hóa - Xã hội
            2. | Phòng Kinh tế
            3. | Các thôn"""),
        "tasks": [
            task("Số hóa sổ hộ tịch còn lại", ["Trung tâm Phục vụ hành chính công xã"], "mot_lan"),
            task("Lắp đặt mạng không dây tại 09 nhà văn hóa thôn", ["Phòng Kinh tế"], "mot_lan"),
            task("Bồi dưỡng kỹ năng số cho công chức", ["Văn phòng HĐND và UBND xã"], "quy"),
            task("Cập nhật cơ sở dữ liệu đất đai", ["Phòng Kinh tế"], "thuong_xuyen"),
            duty("theo dõi, tổng hợp, báo cáo UBND xã", "quy"),
        ],
        "responsibilities": bodies("Phòng Văn hóa - Xã hội", "Phòng Kinh tế", "Các thôn"),
        "recipients": [
            "UBND tỉnh",
            "Đảng ủy, HĐND xã",
            "Chủ tịch, các Phó Chủ tịch xã",
            "Các phòng, trung tâm",
            "Các thôn",
            "Lưu: VT",
        ],
    },
    "10_cong_huyen_dan": {
        **head(
            "kế hoạch",
            "31/KH-UBND",
            "2024-02-26",
            "Quan Lâm",
            "Thực hiện công tác dân vận chính quyền năm 2024",
            2024,
            "PHÓ CHỦ TỊCH",
            "Vi Văn Dũng",
        ),
        "based_on": cited("33/CT-TTg", "45/KH-UBND", "02/CTr-UBND-BDV"),
        "outline": items("""
            I/ | MỤC ĐÍCH - YÊU CẦU
            1/ | Mục đích
            2/ | Yêu cầu
            II/ | NỘI DUNG
            1/ | Công tác tiếp công dân
            2/ | Công tác đối thoại
            3/ | Xây dựng mô hình "Chính quyền thân thiện"
            III/ | PHÂN CÔNG THỰC HIỆN
            1/ | Phòng Nội vụ
            2/ | Phòng Dân tộc
            3/ | Thanh tra huyện
            4/ | UBND các xã, thị trấn
            5/ | Đề nghị Ban Dân vận Huyện ủy, Ủy ban MTTQ huyện"""),
        "tasks": [
            duty("Chủ tịch UBND huyện tiếp công dân 02 lần/tháng", "thang"),
            duty("Công tác tiếp công dân", "thang"),
            duty("Mỗi xã tổ chức ít nhất 01 hội nghị đối thoại trong năm", "nam"),
            duty("Tổng hợp báo cáo 6 tháng trước ngày 15/6, báo cáo năm", "6_thang"),
            duty("Theo dõi công tác tiếp công dân; báo cáo UBND huyện hàng quý", "quy"),
        ],
        "responsibilities": bodies(
            "Phòng Nội vụ",
            "Phòng Dân tộc",
            "Thanh tra huyện",
            "UBND các xã, thị trấn",
            "Ban Dân vận Huyện ủy, Ủy ban MTTQ huyện",
        ),
        "recipients": [
            "UBND tỉnh (B/c)",
            "TT Huyện ủy",
            "TT HĐND huyện",
            "Các phòng, ban",
            "UBND các xã, TT",
            "Lưu: VT, NV",
        ],
    },
    "11_chi_thi": {
        **head(
            "chỉ thị",
            "07/CT-UBND",
            "2024-07-11",
            "Phú Đông",
            "Về việc tăng cường kỷ luật, kỷ cương trong giải quyết thủ tục hành chính",
            None,
            "CHỦ TỊCH",
            "Nguyễn Hoài Phong",
        ),
        "based_on": cited("644/CĐ-TTg", "15/2022/QĐ-UBND"),
        "outline": items("""
            1. | Giám đốc các sở, Chủ tịch UBND các huyện, thành phố
            a) | Trực tiếp chỉ đạo xử lý dứt điểm
            b) | Thực hiện xin lỗi bằng văn bản
            2. | Giám đốc Sở Nội vụ
            a) | Thanh tra công vụ đột xuất
            b) | Công khai kết quả xếp hạng hàng quý
            3. | Giám đốc Sở Thông tin và Truyền thông
            4. | Văn phòng Ủy ban nhân dân tỉnh
            a) | Theo dõi, đôn đốc việc thực hiện Chỉ thị
            b) | Trình Chủ tịch Ủy ban nhân dân tỉnh báo cáo
            5. | Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"""),
        "tasks": [
            duty("Trực tiếp chỉ đạo xử lý dứt điểm hồ sơ quá hạn", "mot_lan"),
            duty("Thanh tra công vụ đột xuất, tối thiểu 01 cuộc/tháng", "thang"),
            duty("Công khai kết quả xếp hạng hàng quý", "quy"),
            duty("Trình Chủ tịch Ủy ban nhân dân tỉnh báo cáo trước ngày 05 hàng tháng", "thang"),
        ],
        "responsibilities": bodies(
            "Giám đốc các sở, Chủ tịch UBND các huyện, thành phố",
            "Giám đốc Sở Nội vụ",
            "Giám đốc Sở Thông tin và Truyền thông",
            "Văn phòng Ủy ban nhân dân tỉnh",
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh và các tổ chức chính trị - xã hội",
        ),
        "recipients": [
            "Văn phòng Chính phủ (b/c)",
            "TT. Tỉnh ủy, TT. HĐND tỉnh",
            "Chủ tịch, các Phó Chủ tịch UBND tỉnh",
            "Các sở, ban, ngành",
            "UBND các huyện, thành phố",
            "Lưu: VT, HCC",
        ],
    },
    "12_markdown_ubnd_thi_xa": {
        **head(
            "kế hoạch",
            "88/KH-UBND",
            "2023-04-17",
            "Giang Hải",
            'Tổ chức Hội thi "Tìm hiểu cải cách hành chính" thị xã Giang Hải năm 2023',
            2023,
            "CHỦ TỊCH",
            "Tô Văn Hiệp",
        ),
        "based_on": cited("72/QĐ-UBND"),
        "outline": items("""
            I. | MỤC ĐÍCH, YÊU CẦU
            1. | Tạo sân chơi bổ ích cho cán bộ
            2. | Bảo đảm công bằng, tiết kiệm
            II. | ĐỐI TƯỢNG, HÌNH THỨC, THỜI GIAN
            1. | Đối tượng dự thi
            2. | Hình thức thi
            3. | Thời gian
            III. | PHÂN CÔNG NHIỆM VỤ
            1. | Phòng Nội vụ
            2. | Phòng Văn hóa và Thông tin
            3. | Trung tâm Truyền thông và Văn hóa
            4. | UBND các xã, phường"""),
        "tasks": [
            task("Ban hành thể lệ hội thi", ["Phòng Nội vụ"], "mot_lan"),
            task("Chạy thử phần mềm thi", ["Phòng Văn hóa và Thông tin"], "mot_lan"),
            task("Tổng kết, trao giải", ["Phòng Nội vụ"], "mot_lan"),
            duty("Dự toán kinh phí hội thi gửi Phòng Tài chính - Kế hoạch thẩm định", "mot_lan"),
            duty(
                "Tuyên truyền hằng ngày trên hệ thống truyền thanh trong thời gian thi",
                "thuong_xuyen",
            ),
        ],
        "responsibilities": bodies(
            "Phòng Nội vụ",
            "Phòng Văn hóa và Thông tin",
            "Trung tâm Truyền thông và Văn hóa",
            "UBND các xã, phường",
        ),
        "recipients": [
            "Sở Nội vụ",
            "TT Thị ủy, HĐND thị xã",
            "Các phòng, ban",
            "UBND các xã, phường",
            "Lưu: VT, NV",
        ],
    },
    "13_chuong_trinh_thang": {
        **head(
            "kế hoạch",
            None,
            None,
            "Nam Lĩnh",
            "Phổ biến, giáo dục pháp luật; hòa giải ở cơ sở; chuẩn tiếp cận pháp luật năm 2026",
            2026,
            "GIÁM ĐỐC",
            "",
        ),
        "signer": {"position": "GIÁM ĐỐC", "name": None},
        "based_on": cited("14/2012/QH13", "35/2013/QH13", "3012/QĐ-BTP"),
        "outline": items("""
            A. | MỤC ĐÍCH, YÊU CẦU
            I. | Mục đích
            II. | Yêu cầu
            B. | NHIỆM VỤ
            I. | Phổ biến, giáo dục pháp luật
            1. | Phổ biến các luật mới được Quốc hội thông qua
            1.1. | Hình thức
            1.2. | Đơn vị thực hiện
            1.3. | Thời gian thực hiện
            2. | Tổ chức Ngày Pháp luật Việt Nam
            2.1. | Đơn vị thực hiện
            2.2. | Thời gian thực hiện
            II. | Hòa giải ở cơ sở
            1. | Tập huấn kỹ năng hòa giải
            1.1. | Đơn vị thực hiện
            1.2. | Thời gian thực hiện
            2. | Thống kê vụ việc hòa giải
            2.1. | Đơn vị thực hiện
            2.2. | Thời gian thực hiện
            C. | TỔ CHỨC THỰC HIỆN
            I. | Phòng Phổ biến, giáo dục pháp luật
            1. | Tham mưu, theo dõi, đôn đốc
            2. | Báo cáo Giám đốc Sở trước ngày 25
            II. | Văn phòng Sở
            III. | Đề nghị UBND các xã, phường"""),
        "tasks": [
            task(
                "Phổ biến các luật mới được Quốc hội thông qua",
                ["Phòng Phổ biến, giáo dục pháp luật"],
                None,
            ),
            task("Tổ chức Ngày Pháp luật Việt Nam", ["Phòng Phổ biến, giáo dục pháp luật"], None),
            task("Tập huấn kỹ năng hòa giải", ["Trung tâm Trợ giúp pháp lý nhà nước"], "mot_lan"),
            task("Thống kê vụ việc hòa giải", ["UBND các xã, phường"], "quy"),
            duty("Báo cáo Giám đốc Sở trước ngày 25 hằng tháng", "thang"),
            duty("Xây dựng kế hoạch, gửi Sở Tư pháp trước ngày 10/02/2026", "mot_lan"),
        ],
        "responsibilities": bodies(
            "Phòng Phổ biến, giáo dục pháp luật", "Văn phòng Sở", "UBND các xã, phường"
        ),
        "recipients": [
            "Bộ Tư pháp",
            "UBND tỉnh",
            "Lãnh đạo Sở",
            "UBND các xã, phường",
            "Lưu: VT, PBGDPL",
        ],
    },
}
