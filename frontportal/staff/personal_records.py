"""What is kept about staff."""

from frontportal.sheets.datasets.personal import PersonalRecords

PERSONAL = (
    PersonalRecords(
        slug="staff",
        model="staff.User",
        label="Cán bộ dùng cổng",
        what="Họ tên, chức danh, thư điện tử, việc đã ghi, đã duyệt, đã xem của cán bộ",
        purpose="Đăng nhập; biết ai đã ghi sổ, duyệt bài, xem danh sách kín",
        fields=("username", "full_name", "title", "email", "date_joined", "last_login"),
        names=("full_name__unaccented",),
        codes=("username", "email"),
        kept_because="Sổ sách phải cho biết ai đã ghi, ai đã duyệt. Người thôi việc thì tài khoản được khoá.",
        kept_for="Khi sổ sách do người ấy ghi còn được giữ",
    ),
)
