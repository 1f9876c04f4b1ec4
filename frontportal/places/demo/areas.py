"""Invented names of the residential areas of 2023, by commune: 170 in all, no name twice."""

AREAS = {
    "Đinh Văn": (
        "Tổ dân phố Đồng Tiến, Tổ dân phố Quang Trung, Tổ dân phố Hoà Bình, Tổ dân phố Văn Tâm, Tổ dân phố Sơn Thuỷ, "
        "Tổ dân phố Bình Minh, Tổ dân phố Tân Lộc, Tổ dân phố Gia Hưng, Tổ dân phố Xuân Trường, Tổ dân phố Cẩm Tú, "
        "Tổ dân phố Yên Khê, Tổ dân phố Đạ Nhim Hạ, Buôn Kon Srê, Buôn Păng Klar"
    ),
    "Nam Ban": (
        "Tổ dân phố Thăng Long, Tổ dân phố Ba Đình, Tổ dân phố Đông Anh, Tổ dân phố Từ Liêm, Tổ dân phố Trưng Vương, "
        "Tổ dân phố Bạch Đằng, Tổ dân phố Chi Lăng, Tổ dân phố Hồng Hà, Tổ dân phố Tây Hồ, Tổ dân phố Kim Mã, "
        "Tổ dân phố Thác Bạc, Tổ dân phố Hàm Rồng, Tổ dân phố Lạc Long, Tổ dân phố Hoa Sen"
    ),
    "Đạ Đờn": (
        "Thôn Đa Tiến, Thôn An Phước, Thôn Đạ Lâm, Thôn Yên Thành, Thôn Tân Lâm, Thôn Đồi Thông, Thôn Nam Sơn, "
        "Thôn Hương Trà, Thôn Đoàn Kết, Buôn Klong Trao, Buôn R'Hàng Srê, Buôn Đạ Tum, Buôn Liêng Dăm"
    ),
    "Đan Phượng": (
        "Thôn Đan Hà, Thôn Phượng Trì, Thôn Tân Phượng, Thôn Hạ Mỗ, Thôn Nhạn Lâm, Thôn Đồng Nhân, Thôn Phượng Sơn, "
        "Thôn Thanh Điềm, Thôn Trúc Lâm, Thôn Mai Lĩnh, Thôn Đại Phùng"
    ),
    "Đông Thanh": (
        "Thôn Đông Sơn, Thôn Thanh Trì, Thôn Trung Hà, Thôn Đông Hoà, Thôn Thanh Xuân, Thôn Tầm Xá, Thôn Đông Ngàn, "
        "Thôn Thanh Lương, Thôn Vĩnh Thanh, Thôn Đông Mỹ, Thôn Thạch Thất"
    ),
    "Gia Lâm": (
        "Thôn Gia Thành, Thôn Ngọc Thuỵ, Thôn Phú Thị, Thôn Trâu Quỳ, Thôn Đa Tốn, Thôn Kim Sơn, Thôn Dương Xá, "
        "Thôn Lệ Chi, Thôn Cổ Bi, Thôn Yên Viên, Thôn Ninh Hiệp, Thôn Bát Tràng"
    ),
    "Hoài Đức": (
        "Thôn Đức Thành, Thôn An Khánh, Thôn Song Phương, Thôn Vân Canh, Thôn Đức Hải, Thôn Sơn Đồng, Thôn Kim Chung, "
        "Thôn Đắc Sở, Thôn Yên Sở, Thôn Hoài An, Thôn Đức Giang, Thôn Mỹ Đức, Thôn Lại Yên"
    ),
    "Liên Hà": (
        "Thôn Liên Hồ, Thôn Hà Lâm, Thôn Phúc Tiến, Thôn Liên Kết, Thôn Tân Liên, Thôn Hà Phú, Thôn Chiến Thắng, "
        "Thôn Liên Trung, Thôn Thạch Lĩnh"
    ),
    "Mê Linh": (
        "Thôn Mê Đông, Thôn Mê Trung, Thôn Buôn Chuối Mới, Thôn Hai Bà, Thôn Hát Môn, Thôn Tráng Việt, Thôn Cự An, "
        "Thôn Thanh Lâm, Thôn Tiền Phong"
    ),
    "Nam Hà": (
        "Thôn Hai Bãi, Thôn Hoàn Kiếm, Thôn Sóc Sơn, Thôn Hai Trưng, Thôn Nam Hưng, Thôn Sông Cầu, Thôn Đức Bình"
    ),
    "Phi Tô": (
        "Thôn Phi Sour, Thôn Lâm Nghĩa, Thôn Thống Nhất, Thôn Quảng Bằng, Thôn Liên Đầm, Buôn Phi Liêng Hạ, Buôn Lạch Tông, "
        "Buôn Cil Pang"
    ),
    "Phú Sơn": (
        "Thôn Ngọc Sơn, Thôn Lạc Viên, Thôn Bằng Sơn, Thôn Quyết Thắng, Thôn Phú Hoà, Thôn Lạc Sơn, Thôn Ngọc Lâm, "
        "Thôn Rừng Thông, Buôn Preteing Mới, Buôn Đạ K'Nàng Hạ, Buôn Liêng Klong"
    ),
    "Phúc Thọ": (
        "Thôn Phúc Lâm, Thôn Phúc Hoà, Thôn Phúc Cát, Thôn Thọ Lộc, Thôn Lâm Bồ, Thôn Đạ Pe, Thôn Phúc Sơn, Thôn Vân Nam, "
        "Thôn Sen Chiểu, Thôn Hiệp Thuận"
    ),
    "Tân Hà": (
        "Thôn Tân Trung, Thôn Tân Đức, Thôn Phúc Hưng, Thôn Thạch Tân, Thôn Tân Thịnh, Thôn Hà Thành, Thôn Ba Vì, "
        "Thôn Tân Xuân, Thôn Tân Việt, Thôn Đống Đa, Thôn Tân Dân, Thôn Cầu Giấy"
    ),
    "Tân Thanh": (
        "Thôn Tân An, Thôn Tân Bình, Thôn Tân Hợp, Thôn Thanh Bình, Thôn Kon Pang, Thôn Đông Thành, Thôn Suối Đá, "
        "Buôn Tân Srê, Buôn Hoà Klong"
    ),
    "Tân Văn": (
        "Thôn Tân Thuận, Thôn Tân Lâm Thượng, Thôn Mỹ Hoà, Thôn Hà Trung, Thôn Tân Hiệp, Thôn Văn Minh, Buôn Tân Krah"
    ),
}

# (commune, the two areas until the end of 2022, the one area from 2023 on): why 2022 counts 172 areas.
MERGED_2023 = [
    ("Phú Sơn", ("Thôn Lạc Viên Thượng", "Thôn Lạc Viên Hạ"), "Thôn Lạc Viên"),
    ("Liên Hà", ("Thôn Phúc Tiến Đông", "Thôn Phúc Tiến Tây"), "Thôn Phúc Tiến"),
]


def names_of(commune: str) -> list[str]:
    return [name.strip() for name in AREAS[commune].split(",")]
