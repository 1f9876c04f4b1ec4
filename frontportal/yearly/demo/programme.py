"""The programme of 2024 in the demonstration: the five tasks that the review of 2023 names, made checkable."""

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
}  # fmt: skip
