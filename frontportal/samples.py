"""What the style page /mau/ shows in the parts: invented, fixed, and asking no room for anything."""

from datetime import date, datetime
from types import SimpleNamespace

import segno
from django import forms
from django.core.paginator import Paginator
from django.templatetags.static import static
from django.utils import timezone
from django.utils.safestring import mark_safe

MONTHS = [42, 18, 25, 31, 40, 36, 52, 61, 88, 402, 311, 94]
UNITS = [("Đinh Văn", 312), ("Nam Ban", 280), ("Đạ Đờn", 255), ("Phúc Thọ", 198), ("Liên Hà", 123), ("Phi Tô", 0)]


def article(title: str, category: str, day: tuple[int, ...], picture=None) -> SimpleNamespace:
    return SimpleNamespace(
        title=title,
        category=SimpleNamespace(name=category, get_absolute_url="/tin-tuc/"),
        get_absolute_url="/tin-tuc/",
        summary="Từ buôn làng đến tổ dân phố, bà con cùng dọn đường, dựng rạp, nấu chung một bữa cơm và bàn việc của năm tới.",
        published_at=timezone.make_aware(datetime(*day)),
        shown_picture=picture,
        views=423,
    )


def articles() -> dict:
    picture = SimpleNamespace(
        url=static("img/sample.svg"),
        width=1600,
        height=900,
        srcset="",
        alt="Đồi núi và mặt trời, tranh vẽ",
        caption="Tranh vẽ thay ảnh chụp.",
        credit="Tranh minh hoạ",
    )
    side = [
        article("Quỹ huyện nhận trên 2,4 tỷ đồng, vượt kế hoạch giao", "Vì người nghèo", (2024, 3, 12, 9, 0)),
        article(
            "Cử tri Phúc Thọ hỏi về đường liên thôn, xã trả lời sau 11 ngày", "Tiếp xúc cử tri", (2024, 3, 8, 14, 30)
        ),
        article("Bảy cuộc giám sát trong một năm", "Giám sát, phản biện", (2024, 3, 5, 8, 0)),
        article("Người giữ lửa nghề dệt ở Đạ Đờn", "Gương sáng đời thường", (2024, 3, 1, 7, 15)),
    ]
    lead = article(
        "Một năm, 161 khu dân cư cùng ngồi lại bên bữa cơm đoàn kết", "Đại đoàn kết", (2024, 3, 15, 15, 57), picture
    )
    return {"lead": lead, "side": side, "picture": picture, "pictures": [picture] * 3, "cards": [lead, *side[:2]]}


def figures() -> list[dict]:
    rows = [
        ("trên", "2,4", "", "tỷ đồng", "Quỹ “Vì người nghèo”", "127% của 1,9 tỷ đồng kế hoạch giao"),
        ("hơn", "3.000", "", "suất", "Quà Tết và thăm hỏi", "trị giá trên 1,3 tỷ đồng"),
        ("", "52", "", "căn", "Nhà Đại đoàn kết, nhà tình nghĩa", "2,6 tỷ đồng, mỗi căn 50 triệu"),
        ("", "161", "/170", "khu dân cư", "Tổ chức lễ và hội ngày 18/11", "trên 20.000 lượt người"),
        ("", "22", "", "hội nghị", "Tiếp xúc cử tri", "18 của hội đồng nhân dân, 04 của Quốc hội"),
    ]
    names = ("approximation", "number", "of", "unit", "label", "context")
    return [{"url": "/nam/2023/", **dict(zip(names, row, strict=True))} for row in rows]


def year_rows() -> list[dict]:
    rows = [
        (
            "Tiếp nhận",
            "400 hồ sơ",
            "2.412.350.000",
            "đ",
            2412,
            1900,
            "1.900.000.000",
            "127%",
            "2.105.400.000",
            "+14,6%",
            1,
            [1650, 1720, 2105, 2412],
        ),
        (
            "Suất quà",
            "41 hồ sơ",
            "3.024",
            "suất",
            3024,
            3200,
            "3.200",
            "94,5%",
            "2.760",
            "+9,6%",
            1,
            [2500, None, 2760, 3024],
        ),
        ("Nhà được hỗ trợ", "52 hồ sơ", "52", "căn", 52, 26, "26", "200%", "55", "−5,5%", -1, [40, 47, 55, 52]),
        ("Cuộc giám sát", "07 hồ sơ", "7", "cuộc", 7, None, "", "", "", "", 0, []),
    ]
    names = [
        "label",
        "note",
        "text",
        "unit",
        "value",
        "plan",
        "plan_text",
        "percent_text",
        "previous_text",
        "change_text",
        "change",
        "trend",
    ]
    return [
        {"url": "/nam/2023/", "trend_label": "Từ năm 2020 tới năm 2023", **dict(zip(names, row, strict=True))}
        for row in rows
    ]


def charts() -> dict:
    months = [
        {
            "label": str(number),
            "name": f"Tháng {number}",
            "value": value,
            "text": f"{value}.000.000",
            "short": f"{value} triệu",
            "url": "/nam/2023/",
        }
        for number, value in enumerate(MONTHS, start=1)
    ]
    places = [
        {"label": name, "value": value, "text": f"{value}.000.000", "url": "/nam/2023/", "row_url": "/dia-ban/"}
        for name, value in UNITS
    ]
    return {"months": months, "places": places}


def table() -> dict:
    def row(name, *numbers):
        return [{"text": name, "url": "/dia-ban/"}] + [
            {
                "text": str(number),
                "url": "/nam/2023/",
                "sort": number,
                "numeric": True,
                "heat": min(number // 60 + 1, 5),
            }
            for number in numbers
        ]

    headers = ["Đơn vị", "Suất quà", "Nhà", "Ngày hội"]
    return {
        "columns": [{"label": header, "numeric": header != "Đơn vị"} for header in headers],
        "rows": [
            row("Đinh Văn", 167, 1, 14),
            row("Đạ Đờn", 105, 2, 12),
            row("Đan Phượng", 301, 1, 11),
            row("Phi Tô", 244, 6, 9),
        ],
        "total": [{"text": "Toàn huyện"}] + [{"text": text, "numeric": True} for text in ("817", "10", "46")],
    }


def words() -> dict:
    return {
        "trail": [
            {"label": "Tin tức", "url": "/tin-tuc/"},
            {"label": "Đại đoàn kết", "url": "/tin-tuc/"},
            {"label": "Một năm, 161 khu dân cư"},
        ],
        "steps": [
            {"date": date(2023, 7, 4), "title": "Đã tiếp nhận tại hội nghị", "tone": "good"},
            {
                "date": date(2023, 7, 7),
                "title": "Đã chuyển Ủy ban nhân dân xã",
                "text": "Hạn trả lời: 04/08/2023.",
                "tone": "good",
            },
            {"date": None, "title": "Chờ trả lời", "tone": "wait"},
        ],
        "badges": [
            {"text": "9 đã trả lời", "tone": "good"},
            {"text": "2 đang giải quyết", "tone": "wait"},
            {"text": "1 quá hạn", "tone": "bad"},
        ],
        "meetings": [date(2024, 3, 22), date(2024, 3, 26)],
        "items": [
            {"term": "Số hiệu", "value": "12/BC-MTTQ-BTT"},
            {"term": "Ngày ban hành", "value": "15/01/2024"},
            {"term": "Bài viết", "value": "Xem bài", "url": "/tin-tuc/"},
        ],
        "options": [
            {"label": str(year), "url": f"/nam/{year}/", "current": year == 2023} for year in (2022, 2023, 2024)
        ],
        "files": [
            {"label": "Báo cáo năm 2023", "url": "#tai-ve", "note": "Word, 48 KB"},
            {"label": "Số liệu năm 2023", "url": "#tai-ve", "note": "Excel, 22 KB"},
        ],
        "contents": [
            {"label": "Màu", "url": "#mau", "current": True},
            {"label": "Chữ", "url": "#chu"},
            {"label": "Con số", "url": "#con-so"},
            {"label": "Bảng", "url": "#bang"},
            {"label": "Biểu mẫu", "url": "#bieu-mau"},
        ],
        "mark": mark_safe("…ủng hộ <mark>Quỹ Vì người nghèo</mark> trong tháng cao điểm…"),
        "page": Paginator(range(200), 20).page(4),
    }


class SampleForm(forms.Form):
    """One field of each kind; never saved, so filling it in wrongly shows the errors."""

    subject = forms.CharField(label="Tiêu đề", help_text="Một câu ngắn.")
    place = forms.ChoiceField(
        label="Địa bàn", choices=[("", "Chọn xã, thị trấn"), ("1", "Đinh Văn"), ("2", "Nam Ban")], required=False
    )
    text = forms.CharField(label="Nội dung", widget=forms.Textarea)
    reply = forms.ChoiceField(
        label="Nhận trả lời qua",
        choices=[("mail", "thư điện tử"), ("code", "mã theo dõi")],
        widget=forms.RadioSelect,
        initial="code",
    )
    agreed = forms.BooleanField(label="Tôi đồng ý cho đăng nội dung, không đăng tên", required=False)


class SampleFilters(forms.Form):
    year = forms.ChoiceField(label="Năm", choices=[("", "Tất cả"), ("2023", "2023")], required=False)
    place = forms.ChoiceField(label="Xã, thị trấn", choices=[("", "Tất cả"), ("tan-ha", "Tân Hà")], required=False)


def everything() -> dict:
    """The whole context of `mau.html`."""
    return {
        **articles(),
        **charts(),
        **words(),
        "figures": figures(),
        "year_rows": year_rows(),
        "table": table(),
        "qr": mark_safe(segno.make("Mẫu giao diện", error="m").svg_inline(border=0, omitsize=True)),
        "form": SampleForm({"reply": "code"}),
        "filters": SampleFilters(auto_id="loc-%s"),
        "signed": [[{"term": "Người ký", "text": "Văn thư cơ quan"}, {"term": "Lúc", "text": "15/03/2024 16:20"}]],
        "notice": {
            "title": "Lịch tạm ngừng", "url": "/gioi-thieu/lien-he/",
            "text": "Trang ngừng từ 22 giờ thứ Bảy để bảo trì, mở lại lúc 6 giờ Chủ nhật.",
        },
    }  # fmt: skip
