"""What a careful reader finds in `third_set`: written before the reader had seen one of them."""

from __future__ import annotations

from typing import Any

from second_truths import bodies, cited, duty, head, items, task

THIRD: dict[str, dict[str, Any]] = {
    "01_tinh_thu_vien": {
        **head(
            "kế hoạch",
            "2187/KH-UBND",
            "2023-06-14",
            "Hải Sơn",
            "Nâng cao chất lượng thông tin cơ sở trên địa bàn tỉnh Hải Sơn giai đoạn 2023 - 2025",
            None,
            "PHÓ CHỦ TỊCH",
            "Lê Quốc Khánh",
        ),
        "based_on": cited(
            "49/2018/NĐ-CP", "1382/QĐ-TTg", "918/BTTTT-TTCS", "77/TTr-STTTT", "19-NQ/TU"
        ),
        "outline": items("""
            I. | MỤC ĐÍCH, YÊU CẦU
            1. | Mục đích
            a) | Đưa thông tin thiết yếu đến từng hộ dân
            b) | Thay dần thiết bị truyền thanh có dây
            2. | Yêu cầu
            a) | Bám sát Nghị quyết số 19-NQ/TU
            b) | Không đầu tư trùng lặp
            II. | MỤC TIÊU ĐẾN NĂM 2025
            1. | 95% thôn, tổ dân phố có cụm loa
            2. | Mỗi huyện có ít nhất 01 bảng tin
            III. | NHIỆM VỤ VÀ GIẢI PHÁP
            1. | Rà soát hiện trạng đài truyền thanh cấp xã
            a) | Nội dung
            b) | Cơ quan chủ trì
            c) | Cơ quan phối hợp
            d) | Thời gian hoàn thành
            2. | Tập huấn kỹ năng biên tập tin cho cán bộ đài
            a) | Nội dung
            b) | Cơ quan chủ trì
            c) | Cơ quan phối hợp
            d) | Thời gian thực hiện
            3. | Vận hành hệ thống thông tin nguồn cấp tỉnh
            a) | Nội dung
            b) | Cơ quan chủ trì
            c) | Thời gian thực hiện
            4. | Đánh giá mức độ hài lòng của người nghe
            a) | Cơ quan chủ trì
            b) | Thời gian thực hiện
            IV. | KINH PHÍ THỰC HIỆN
            V. | TỔ CHỨC THỰC HIỆN
            1. | Sở Thông tin và Truyền thông
            a) | Là cơ quan thường trực, theo dõi
            b) | Tổng hợp, báo cáo Ủy ban nhân dân tỉnh
            2. | Sở Tài chính
            3. | Ủy ban nhân dân các huyện, thành phố
            a) | Ban hành kế hoạch chi tiết
            b) | Bố trí cán bộ phụ trách đài
            4. | Báo Hải Sơn, Đài Phát thanh và Truyền hình tỉnh"""),
        "tasks": [
            task(
                "Rà soát hiện trạng đài truyền thanh cấp xã",
                ["Sở Thông tin và Truyền thông"],
                "mot_lan",
            ),
            task(
                "Tập huấn kỹ năng biên tập tin cho cán bộ đài",
                ["Đài Phát thanh và Truyền hình tỉnh"],
                "nam",
            ),
            task(
                "Vận hành hệ thống thông tin nguồn cấp tỉnh",
                ["Trung tâm Công nghệ thông tin và Truyền thông"],
                "thuong_xuyen",
            ),
            task("Đánh giá mức độ hài lòng của người nghe", ["Cục Thống kê tỉnh"], "6_thang"),
            duty("Tổng hợp, báo cáo Ủy ban nhân dân tỉnh", "nam"),
            duty("Ban hành kế hoạch chi tiết trước ngày 31/7/2023", "mot_lan"),
        ],
        "responsibilities": bodies(
            "Sở Thông tin và Truyền thông",
            "Sở Tài chính",
            "Ủy ban nhân dân các huyện, thành phố",
            "Báo Hải Sơn, Đài Phát thanh và Truyền hình tỉnh",
        ),
        "recipients": [
            "Bộ Thông tin và Truyền thông (báo cáo)",
            "TTr. Tỉnh ủy, HĐND tỉnh",
            "CT, các PCT UBND tỉnh",
            "Các sở, ban, ngành",
            "UBND các huyện, thành phố",
            "Lưu: VT, KGVX (Hg)",
        ],
    },
    "02_qd_kem_ke_hoach": {
        **head(
            "quyết định",
            "331/QĐ-UBND",
            "2024-02-22",
            "Trà Khê",
            "Ban hành Kế hoạch kiểm tra công tác cải cách hành chính tỉnh Trà Khê năm 2024",
            2024,
            "PHÓ CHỦ TỊCH",
            "Trần Thị Thu Hà",
            "Kiểm tra công tác cải cách hành chính tỉnh Trà Khê năm 2024",
        ),
        "based_on": cited(None, None, "76/NQ-CP", "2954/QĐ-UBND", "88/TTr-SNV", "107/2021/NĐ-CP"),
        "outline": items("""
            Điều 1. | Ban hành kèm theo Quyết định này
            Điều 2. | Giao Sở Nội vụ chủ trì, phối hợp
            Điều 3. | Quyết định này có hiệu lực
            I. | MỤC ĐÍCH, YÊU CẦU
            1. | Mục đích
            2. | Yêu cầu
            II. | NỘI DUNG, ĐỐI TƯỢNG, THỜI GIAN KIỂM TRA
            1. | Nội dung kiểm tra
            1.1. | Công tác chỉ đạo, điều hành cải cách hành chính
            1.2. | Cải cách thủ tục hành chính, việc thực hiện
            1.3. | Chế độ công vụ
            2. | Đối tượng
            3. | Thời gian
            III. | TỔ CHỨC THỰC HIỆN
            1. | Sở Nội vụ
            2. | Văn phòng UBND tỉnh
            3. | Các cơ quan được kiểm tra
            4. | Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh"""),
        "tasks": [
            task("Ban hành quyết định thành lập Đoàn kiểm tra", ["Sở Nội vụ"], "mot_lan"),
            task("Kiểm tra tại các sở, ban, ngành", ["Đoàn kiểm tra"], "mot_lan"),
            task("Kiểm tra đột xuất bộ phận một cửa cấp xã", ["Sở Nội vụ"], "quy"),
            task("Báo cáo tổng hợp kết quả kiểm tra", ["Sở Nội vụ"], "mot_lan"),
            duty("Chuẩn bị báo cáo theo đề cương, gửi Đoàn kiểm tra", "mot_lan"),
            duty("báo cáo Chủ tịch UBND tỉnh kết quả kiểm tra trước ngày 30/11/2024", "mot_lan"),
        ],
        "responsibilities": bodies(
            "Sở Nội vụ",
            "Văn phòng UBND tỉnh",
            "Các cơ quan được kiểm tra",
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        ),
        "recipients": [
            "Như Điều 3",
            "Vụ CCHC, Bộ Nội vụ",
            "Cổng thông tin điện tử tỉnh",
            "Lưu: VT, NC",
        ],
    },
    "03_so_bang_san_pham": {
        **head(
            "kế hoạch",
            "412/KH-SVHTT",
            "2025-03-06",
            "Bình Trung",
            'Triển khai phong trào "Toàn dân đoàn kết xây dựng đời sống văn hóa" năm 2025',
            2025,
            "PHÓ GIÁM ĐỐC",
            "Đỗ Minh Tâm",
        ),
        "based_on": cited("55/KH-BCĐ", "61/2023/NĐ-CP"),
        "outline": items("""
            I. | MỤC TIÊU
            1. | 92% gia đình đạt danh hiệu
            2. | 88% khu dân cư đạt danh hiệu
            II. | NHIỆM VỤ TRỌNG TÂM
            1. | Hoàn thiện hương ước, quy ước
            2. | Nâng chất lượng thiết chế văn hóa cơ sở
            3. | Gắn phong trào với xây dựng nông thôn mới
            III. | KINH PHÍ
            IV. | TỔ CHỨC THỰC HIỆN
            1. | Phòng Xây dựng nếp sống văn hóa và gia đình
            2. | Văn phòng Sở
            3. | Trung tâm Văn hóa tỉnh
            4. | Phòng Văn hóa và Thông tin các huyện, thành phố"""),
        "tasks": [
            task(
                "Rà soát hương ước, quy ước",
                ["Phòng Xây dựng nếp sống văn hóa và gia đình"],
                "mot_lan",
            ),
            task("Tập huấn công chức văn hóa - xã hội", ["Văn phòng Sở"], "mot_lan"),
            task("Liên hoan văn nghệ quần chúng", ["Trung tâm Văn hóa tỉnh"], "mot_lan"),
            task("Kiểm tra thực tế tại khu dân cư", ["Thanh tra Sở"], "quy"),
            task("Tuyên truyền gương người tốt, việc tốt", ["Báo Bình Trung"], "thuong_xuyen"),
            duty("Đầu mối theo dõi; định kỳ hàng tháng báo cáo Ban Giám đốc", "thang"),
            duty("Gửi báo cáo 6 tháng trước ngày 15/6/2025 và báo cáo năm", "6_thang"),
        ],
        "responsibilities": bodies(
            "Phòng Xây dựng nếp sống văn hóa và gia đình",
            "Văn phòng Sở",
            "Trung tâm Văn hóa tỉnh",
            "Phòng Văn hóa và Thông tin các huyện, thành phố",
        ),
        "recipients": [
            "UBND tỉnh (b/c)",
            "Giám đốc, các Phó Giám đốc Sở",
            "Các phòng, đơn vị thuộc Sở",
            "Phòng VH&TT các huyện, thành phố",
            "Lưu: VT, NSVH&GĐ",
        ],
    },
    "04_xa_khong_la_ma": {
        **head(
            "kế hoạch",
            "09/KH-UBND",
            "2021-03-02",
            "Tân An",
            "Về việc tuyên truyền phòng, chống dịch bệnh và cải cách hành chính năm 2021",
            2021,
            "CHỦ TỊCH",
            "Nông Văn Thắng",
        ),
        "based_on": cited("21/KH-UBND"),
        "outline": items("""
            1. | Mục đích, yêu cầu
            2. | Nội dung tuyên truyền
            2.1. | Các biện pháp phòng bệnh tại gia đình
            2.2. | Quy trình giải quyết thủ tục
            2.3. | Kết quả giải quyết hồ sơ hằng tháng
            3. | Hình thức tuyên truyền
            3.1. | Phát thanh trên hệ thống loa
            3.2. | Họp thôn
            3.3. | Băng rôn, khẩu hiệu tại trụ sở UBND xã
            4. | Phân công nhiệm vụ
            4.1. | Công chức Văn hóa - Xã hội
            4.2. | Công chức Văn phòng - Thống kê
            4.3. | Trạm Y tế xã
            4.4. | Trưởng các thôn
            4.5. | Đề nghị UBMTTQ xã và các đoàn thể
            5. | Kinh phí
            6. | Thời gian thực hiện"""),
        "tasks": [
            duty("Phát thanh trên hệ thống loa", "thuong_xuyen"),
            duty("Họp thôn", "thang"),
            duty("viết tin, bài; hàng tuần phát trên loa; báo cáo kết quả", "thang"),
            duty("Kết quả giải quyết hồ sơ hằng tháng của xã", "thang"),
        ],
        "responsibilities": bodies(
            "Công chức Văn hóa - Xã hội",
            "Công chức Văn phòng - Thống kê",
            "Trạm Y tế xã",
            "Trưởng các thôn",
            "UBMTTQ xã và các đoàn thể",
        ),
        "recipients": [
            "UBND huyện (để b/c)",
            "TT Đảng ủy, HĐND xã",
            "Các ngành, đoàn thể",
            "07 thôn",
            "Lưu VP",
        ],
    },
    "05_bao_cao_phan": {
        **head(
            "báo cáo",
            "267/BC-UBND",
            "2022-06-10",
            "Thanh Bình",
            "Tình hình cải cách hành chính 6 tháng đầu năm 2022, phương hướng, "
            "nhiệm vụ 6 tháng cuối năm 2022",
            2022,
            "CHỦ TỊCH",
            "Phạm Hồng Sơn",
        ),
        "based_on": cited("845/SNV-CCHC", "12/KH-UBND", "15/KH-UBND", "19-NQ/TW"),
        "outline": items("""
            Phần thứ nhất | KẾT QUẢ 6 THÁNG ĐẦU NĂM 2022
            I. | CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH
            1. | Về kế hoạch cải cách hành chính
            2. | Về công tác tuyên truyền
            II. | KẾT QUẢ THỰC HIỆN
            1. | Cải cách thể chế
            a) | Xây dựng văn bản
            b) | Kiểm tra văn bản
            2. | Cải cách thủ tục hành chính
            2.1. | Kiểm soát thủ tục hành chính
            2.2. | Giải quyết hồ sơ
            3. | Cải cách tổ chức bộ máy
            III. | ĐÁNH GIÁ CHUNG
            1. | Ưu điểm
            2. | Hạn chế, nguyên nhân
            Phần thứ hai | NHIỆM VỤ 6 THÁNG CUỐI NĂM 2022
            1. | Hoàn thành 17 nhiệm vụ còn lại
            2. | Tổ chức đối thoại với người dân
            3. | Kiểm tra cải cách hành chính tại 05 xã
            IV. | KIẾN NGHỊ, ĐỀ XUẤT"""),
        "tasks": [duty("Tổ chức đối thoại với người dân, doanh nghiệp", "mot_lan")],
        "responsibilities": [],
        "recipients": [
            "Sở Nội vụ",
            "TT Huyện ủy, HĐND huyện",
            "CT, các PCT UBND huyện",
            "Phòng Nội vụ",
            "Lưu: VT",
        ],
    },
    "06_thong_bao_ket_luan": {
        **head(
            "thông báo",
            "148/TB-VP",
            "2025-08-29",
            "Lạc Phong",
            "Kết luận của Phó Chủ tịch UBND tỉnh Vũ Đình Nam tại cuộc họp về vận hành "
            "Trung tâm Phục vụ hành chính công cấp xã",
            None,
            "CHÁNH VĂN PHÒNG",
            "Bùi Thế Vinh",
        ),
        "based_on": cited("118/2025/NĐ-CP", "2210/SNV-CCHC"),
        "outline": items("""
            I. | ĐÁNH GIÁ CHUNG
            II. | NHIỆM VỤ TRONG THỜI GIAN TỚI
            1. | Sở Nội vụ
            2. | Sở Khoa học và Công nghệ
            3. | Sở Tài chính
            4. | Ủy ban nhân dân các xã, phường
            a) | Niêm yết thủ tục hành chính
            b) | Báo cáo kết quả về Sở Nội vụ
            5. | Đề nghị Bưu điện tỉnh hỗ trợ nhân viên"""),
        "tasks": [
            duty("Rà soát biên chế công chức tại trung tâm", "mot_lan"),
            duty("Định kỳ hàng tuần tổng hợp vướng mắc, báo cáo UBND tỉnh", "tuan"),
            duty("Khắc phục lỗi đồng bộ hồ sơ", "mot_lan"),
            duty("Báo cáo kết quả về Sở Nội vụ", "thang"),
        ],
        "responsibilities": bodies(
            "Sở Nội vụ",
            "Sở Khoa học và Công nghệ",
            "Sở Tài chính",
            "Ủy ban nhân dân các xã, phường",
            "Bưu điện tỉnh",
        ),
        "recipients": [
            "CT, các PCT UBND tỉnh",
            "Các sở: NV, TC, KH&CN",
            "UBND các xã, phường",
            "Bưu điện tỉnh",
            "CVP, PCVP",
            "Lưu: VT, HCC",
        ],
    },
    "07_quyet_dinh_to": {
        **head(
            "quyết định",
            "615/QĐ-UBND",
            "2025-11-03",
            "Bến Ngọc",
            "Về việc thành lập Tổ công nghệ số cộng đồng phường Bến Ngọc",
            None,
            "CHỦ TỊCH",
            "Đinh Trọng Nghĩa",
        ),
        "based_on": cited("72/2025/QH15", "144/KH-UBND", "87/QĐ-UBND"),
        "outline": items("""
            Điều 1. | Thành lập Tổ công nghệ số cộng đồng
            1. | Ông Trịnh Công Lý, Phó Chủ tịch
            2. | Bà Mai Thị Hạnh, Trưởng phòng
            3. | Ông Cao Bá Lộc, Bí thư Đoàn phường
            Điều 2. | Nhiệm vụ của Tổ
            1. | Hướng dẫn người dân cài đặt ứng dụng
            2. | Tổ chức ra quân vào sáng thứ bảy
            3. | Báo cáo Chủ tịch UBND phường trước
            Điều 3. | Tổ hoạt động kiêm nhiệm
            Điều 4. | Quyết định này có hiệu lực
            Điều 5. | Chánh Văn phòng HĐND và UBND phường"""),
        "tasks": [
            duty("Tổ chức ra quân vào sáng thứ bảy hàng tuần tại các khu phố", "tuan"),
            duty("Báo cáo Chủ tịch UBND phường trước ngày 20 hằng tháng", "thang"),
        ],
        "responsibilities": [],
        "recipients": ["Như Điều 5", "UBND thành phố", "TT. Đảng ủy, HĐND phường", "Lưu: VT, VHXH"],
    },
}
