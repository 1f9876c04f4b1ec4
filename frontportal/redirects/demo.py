"""Addresses of the committee's former website, which was made with SharePoint."""

from .models import Redirect

ORDER = 45
MOVED = (
    ("/Pages/gioi-thieu.aspx", "Giới thiệu", "/gioi-thieu/"),
    ("/Pages/tin-hoat-dong.aspx", "Tin hoạt động", "/tin-tuc/"),
    ("/Pages/van-ban.aspx", "Văn bản", "/van-ban/"),
    ("/Pages/quy-vi-nguoi-ngheo.aspx", "Quỹ Vì người nghèo", "/quy-vi-nguoi-ngheo/"),
    ("/Pages/tiep-xuc-cu-tri.aspx", "Tiếp xúc cử tri", "/tiep-xuc-cu-tri/"),
)
NOTE = "Dữ liệu minh hoạ: trang thông tin cũ."


def load(world) -> None:
    editor = world.users["editor"]
    for old_address, title, target in MOVED:
        redirect = Redirect(
            old_address=old_address, title=title, target=target, note=NOTE, created_by=editor, updated_by=editor
        )
        redirect.full_clean()
        redirect.save()
    review = world["review"]
    Redirect.objects.create(
        old_address="/pages/tin-tuc/dispform.aspx?id=423",
        title=review.title,
        target=review.get_absolute_url(),
        note=NOTE,
        created_by=editor,
    )
