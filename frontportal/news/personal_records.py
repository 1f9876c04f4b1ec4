"""What the newsroom writes about people."""

from frontportal.sheets.datasets.personal import PersonalRecords

PERSONAL = (
    PersonalRecords(
        slug="articles",
        model="news.Article",
        label="Tin bài",
        what="Tên người trong tin bài; ảnh có người",
        purpose="Thông tin về việc làm của Mặt trận",
        fields=("title", "published_at"),
        texts=("folded",),
        kept_because="Tin bài được sửa, gỡ ở trang của bài, có người thứ hai duyệt; ảnh thôi hiện khi người trong ảnh rút đồng ý.",
        kept_for="Khi bài còn đăng",
    ),
)
