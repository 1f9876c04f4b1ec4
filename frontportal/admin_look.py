"""How the admin looks and what it calls itself: settings for Unfold. The palette is that of the public pages."""

from django.templatetags.static import static


def file(path: str):
    """Where a static file lies, asked when a page is made."""
    return lambda request: static(path)


COLORS = {
    "base": {
        "50": "#fdfbf7",
        "100": "#f6f0e6",
        "200": "#e9e0d3",
        "300": "#d8ccba",
        "400": "#a89d91",
        "500": "#6f665c",
        "600": "#5d554d",
        "700": "#463f38",
        "800": "#2c2722",
        "900": "#1d1a17",
        "950": "#12100e",
    },
    "primary": {
        "50": "#fdf3f2",
        "100": "#fbe3e1",
        "200": "#f6c9c6",
        "300": "#eea19d",
        "400": "#e67f7a",
        "500": "#e0605b",
        "600": "#a8161b",
        "700": "#8d1216",
        "800": "#7d0f14",
        "900": "#5f0c10",
        "950": "#3a0608",
    },
}

UNFOLD = {
    "SITE_TITLE": "Bảng công việc Mặt trận",
    "SITE_HEADER": "Bảng công việc",
    "SITE_SUBHEADER": "Cổng thông tin Mặt trận",
    "SITE_URL": "/",
    "SITE_ICON": lambda request: static("img/emblem.svg"),
    "SITE_FAVICONS": [{"rel": "icon", "type": "image/svg+xml", "href": lambda request: static("img/favicon.svg")}],
    "SHOW_BACK_BUTTON": True,
    "BORDER_RADIUS": "4px",
    "COLORS": COLORS,
    "STYLES": [file(f"css/{name}.css") for name in ("fonts", "admin", "admin/lists", "admin/search", "admin/unsaved")],
    "SCRIPTS": [file(f"js/admin/{name}.js") for name in ("labels", "search", "shortcuts", "unsaved", "inline_rows")],
    "ACCOUNT": {
        "navigation": [
            {"title": "Thư báo cho tôi", "link": "/quan-tri/thu-bao/"},
            {"title": "Đăng nhập của tôi", "link": "/quan-tri/dang-nhap-cua-toi/"},
        ]
    },
    "SIDEBAR": {"navigation": "frontportal.dashboard.navigation"},
    "DASHBOARD_CALLBACK": "frontportal.dashboard.dashboard",
}
