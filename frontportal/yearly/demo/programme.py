"""Programmes in the demonstration: of 2024 the five tasks that the review of 2023 names, made checkable; of the years since two each."""

from datetime import date

TASKS = {
    2024: (
        ("Tổ chức đại hội Mặt trận các cấp, nhiệm kỳ 2024–2029", "Ban Thường trực", date(2024, 9, 30), "done",
         date(2024, 10, 4), "16/16 xã, thị trấn và huyện tổ chức xong"),
        ("Nâng chất lượng các cuộc vận động, phong trào thi đua ở khu dân cư", "Ban Phong trào", date(2024, 12, 15), "done",
         date(2024, 12, 12), "22 khu dân cư tiêu biểu được công nhận"),
        ("Chăm lo hộ nghèo bằng nhà ở và sinh kế bền vững", "Ban vận động Quỹ", date(2024, 12, 31), "started",
         None, "50 căn nhà, 45 lượt sinh kế"),
        ("Theo đến cùng kiến nghị của cử tri và kiến nghị sau giám sát", "Ban Dân chủ – Pháp luật", None, "started",
         None, "Không còn kiến nghị quá hạn"),
        ("Phát huy người tiêu biểu, người có uy tín trong cộng đồng", "Ban Tổ chức – Tuyên giáo", None, "started", None, ""),
    ),
    2025: (
        ("Bàn giao hồ sơ, quỹ và kiến nghị của 16 xã, thị trấn cho sáu xã mới", "Ban Thường trực", date(2025, 6, 30), "done",
         date(2025, 6, 27), "Đủ biên bản bàn giao của 16 xã, thị trấn"),
        ("Xoá nhà tạm, nhà dột nát trước ngày 02/9", "Ban vận động Quỹ", date(2025, 8, 31), "done", date(2025, 8, 30),
         "Không còn hộ nghèo ở nhà dột nát"),
    ),
    2026: (
        ("Hiệp thương, giám sát bầu cử Quốc hội và Hội đồng nhân dân", "Ban Thường trực", date(2026, 3, 15), "done",
         date(2026, 3, 15), "Ba vòng hiệp thương đúng hạn"),
        ("Trả lời đủ kiến nghị nhận từ các xã cũ", "Ban Dân chủ – Pháp luật", date(2026, 12, 20), "started", None,
         "Không còn kiến nghị quá hạn"),
    ),
}  # fmt: skip
