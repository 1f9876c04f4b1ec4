"""Invented activities of campaigns: what offices write down, in their words."""

# slug → (kind, name, since, until, summary)
CAMPAIGNS = {
    "nong-thon-moi-do-thi-van-minh": (
        "drive",
        "Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh",
        None,
        None,
        "Nhân dân cùng bàn, cùng làm và cùng giữ những việc chung của thôn, buôn, tổ dân phố: đường, cổng, hàng rào, rác thải, "
        "nếp sống. Mặt trận các cấp chủ trì, phối hợp với các tổ chức thành viên.",
    ),
    "hang-viet": (
        "drive",
        "Người Việt Nam ưu tiên dùng hàng Việt Nam",
        "2009-07-31",
        None,
        "Đưa hàng Việt về thôn, giới thiệu nông sản của chính bà con trong huyện và giúp người mua phân biệt hàng thật, hàng giả.",
    ),
    "chung-tay-vi-nguoi-ngheo": (
        "movement",
        "Chung tay vì người nghèo – không để ai bị bỏ lại phía sau",
        None,
        None,
        "Vận động nhiều nguồn lực cùng chăm lo cho hộ nghèo, hộ cận nghèo, hộ khó khăn: nhà ở, sinh kế, học tập và chữa bệnh.",
    ),
    "thang-cao-diem-vi-nguoi-ngheo-2023": (
        "peak-month",
        "Tháng cao điểm “Vì người nghèo” năm 2023",
        "2023-10-17",
        "2023-11-18",
        "Từ ngày 17/10 đến ngày 18/11/2023: phát động ủng hộ Quỹ “Vì người nghèo”, bàn giao nhà Đại đoàn kết, trao sinh kế và "
        "kết thúc bằng Ngày hội Đại đoàn kết toàn dân tộc.",
    ),
    "dan-van-kheo": (
        "pattern",
        "Mô hình “Dân vận khéo”",
        None,
        None,
        "Mỗi xã, thị trấn chọn việc vừa sức, nói rõ lợi ích, làm trước một đoạn cho bà con thấy rồi mới vận động làm tiếp.",
    ),
}

# campaign → (title, result, fewest and most participants); {n} is a small number of the right size
ACTIVITIES = {
    "nong-thon-moi-do-thi-van-minh": [
        ("Ra quân dọn vệ sinh đường thôn", "Dọn cỏ, khơi thông rãnh nước trên {n} trăm mét đường thôn.", 35, 140),
        (
            "Trồng hoa, cây xanh dọc trục đường chính",
            "Trồng {n} chục cây hoa chuông vàng; từng tổ tự quản nhận chăm một đoạn.",
            25,
            90,
        ),
        ("Vận động hiến đất mở rộng đường ngõ", "Có {n} hộ lùi hàng rào; đường ngõ rộng thêm một mét.", 15, 60),
        (
            "Họp dân bàn tiêu chí khu dân cư tiêu biểu",
            "Thống nhất {n} việc làm trong năm và phân công tổ tự quản theo dõi.",
            40,
            120,
        ),
        ("Lắp đèn chiếu sáng đường thôn", "Thắp sáng thêm {n} tuyến ngõ bằng tiền đóng góp tự nguyện.", 20, 75),
    ],
    "hang-viet": [
        ("Phiên chợ hàng Việt tại nhà văn hoá", "Có {n} gian hàng, trong đó có nông sản của hộ dân trong xã.", 90, 320),
        (
            "Giới thiệu cà phê, rau, hoa của địa phương",
            "Tổ hợp tác giới thiệu {n} mặt hàng có tem truy xuất nguồn gốc.",
            45,
            150,
        ),
        (
            "Tuyên truyền nhận biết hàng giả, hàng kém chất lượng",
            "Hướng dẫn bà con xem nhãn, hạn dùng và nơi phản ánh.",
            40,
            110,
        ),
    ],
    "chung-tay-vi-nguoi-ngheo": [
        ("Ngày công giúp hộ khó khăn sửa nhà", "Góp {n} chục ngày công dựng lại vách, lợp lại mái.", 12, 45),
        ("Phiên chợ 0 đồng cho hộ khó khăn", "Trao quần áo, gạo, dầu ăn, sách vở qua {n} gian hàng.", 70, 210),
        ("Tặng sách vở, xe đạp cho học sinh khó khăn", "Trao {n} phần quà khuyến học trước năm học mới.", 25, 80),
        ("Khám bệnh, cấp thuốc cho người cao tuổi khó khăn", "Các y, bác sĩ tình nguyện khám trong {n} buổi.", 60, 180),
    ],
    "thang-cao-diem-vi-nguoi-ngheo-2023": [
        (
            "Hưởng ứng Tháng cao điểm “Vì người nghèo”",
            "Phát động tại {n} thôn, tổ dân phố; công khai sổ ghi ủng hộ.",
            60,
            190,
        ),
        ("Bàn giao nhà Đại đoàn kết", "Gia đình nhận nhà, tổ tự quản nhận giúp trồng rau quanh nhà.", 25, 70),
    ],
    "dan-van-kheo": [
        ("Ra mắt mô hình “Đoạn đường nở hoa”", "Chăm {n} đoạn đường do chi hội phụ nữ và tổ tự quản đảm nhận.", 25, 85),
        ("Ra mắt mô hình “Tiếng kẻng an ninh”", "Lập {n} tổ tự quản, thống nhất giờ kẻng và cách báo tin.", 40, 120),
        (
            "Ra mắt mô hình phân loại rác tại nhà",
            "Hướng dẫn phân loại, ủ rác hữu cơ cho {n} chục hộ làm trước.",
            30,
            95,
        ),
    ],
}

# series, name, edition, from, to, day, people: what is not known stays empty
HONOURS = [
    ("everyday", "Lễ tôn vinh “Gương sáng đời thường” huyện Lâm Hà", 1, 2013, 2018, "2018-11-16", None),
    ("everyday", "Lễ tôn vinh “Gương sáng đời thường” huyện Lâm Hà", 2, 2018, 2023, "2023-12-15", None),
    ("civil-work", "Hội nghị biểu dương điển hình “Dân vận khéo” huyện Lâm Hà", 1, 2021, 2022, "2022-10-14", 24),
    ("civil-work", "Hội nghị biểu dương điển hình “Dân vận khéo” huyện Lâm Hà", 2, 2023, 2024, "2024-10-15", 27),
]

# (kind, name, role, deed, whether the consent is living: None for none, picture)
HONOUREES = [
    ("person", "Trần Thị Gương Mẫu", "Thôn Đa Tiến, xã Đạ Đờn",
        "Mười hai năm giữ lớp học buổi tối cho người lớn trong thôn chưa biết chữ.", True, ""),
    ("person", "K’ Sáng Minh Hoạ", "Trưởng Ban Công tác Mặt trận thôn, xã Phi Tô",
        "Vận động bà con hiến đất mở con đường vào khu sản xuất, gia đình mình hiến trước.", True, ""),
    ("person", "Lê Văn Thôi Nêu", "Xã Tân Văn", "Sửa xe miễn phí cho học sinh nghèo.", False, ""),
    ("person", "Đỗ Thị Chưa Hỏi", "Xã Liên Hà", "Nhận đỡ đầu ba cháu mồ côi.", None, ""),
    ("collective", "Tổ tự quản tuyến đường hoa", "Xã Liên Hà",
        "Trồng và chăm hơn hai cây số đường hoa, mỗi gia đình một đoạn.", None, "duong-hoa.webp"),
]  # fmt: skip

# number of the article's file → (campaign, title, commune or "" for the district, day, result)
TOLD_IN_ARTICLES = {
    "10": (
        "dan-van-kheo",
        "Thăm tuyến đường hoa do bà con tự chăm",
        "Liên Hà",
        "2023-03-25",
        "Giới thiệu cách làm với cán bộ Mặt trận các thôn khác trong xã.",
    ),
    "13": (
        "dan-van-kheo",
        "Đến từng nhà vận động ủng hộ đường Phi Tô – Lát",
        "Phi Tô",
        "2023-05-27",
        "Giải thích vạch mốc, ghi lại những điều bà con chưa thuận để hẹn ngày trả lời.",
    ),
    "14": (
        "nong-thon-moi-do-thi-van-minh",
        "Thông xe con hẻm mở rộng nhờ bà con hiến đất",
        "Tân Văn",
        "2023-06-11",
        "Hàng rào lùi vào, con hẻm đủ rộng cho xe tải nhỏ.",
    ),
    "17": (
        "hang-viet",
        "Phiên hàng Việt tại khu chợ Tân Hà",
        "Tân Hà",
        "2023-08-06",
        "Hàng trong nước và nông sản địa phương cùng một phiên; có quầy hướng dẫn phân biệt hàng thật, hàng giả.",
    ),
    "20": (
        "thang-cao-diem-vi-nguoi-ngheo-2023",
        "Lễ phát động Tháng cao điểm “Vì người nghèo” năm 2023",
        "",
        "2023-10-17",
        "Trao sinh kế cho hộ nghèo, hộ cận nghèo ngay tại lễ.",
    ),
    "30": (
        "nong-thon-moi-do-thi-van-minh",
        "Ra quân trồng cây đầu xuân",
        "Đan Phượng",
        "2024-02-18",
        "Mỗi cây giao cho một gia đình có con nhỏ chăm sóc.",
    ),
    "34": (
        "dan-van-kheo",
        "Thăm mô hình phân loại rác tại nhà",
        "Đông Thanh",
        "2024-03-09",
        "Thống nhất với đơn vị thu gom để rác đã phân loại không bị đổ chung.",
    ),
}
