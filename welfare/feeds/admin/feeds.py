"""Feeds: which payment service tells of which account, how to connect it, whether its lines follow each other."""

from django.conf import settings
from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from unfold.decorators import display

from frontportal.backoffice.record_admin import RecordAdmin

from ..models.feed import Feed, new_key
from ..provisional.coverage import coverage_of
from .forms import FeedForm

STEPS = {
    "sepay": (
        "Vào my.sepay.vn, mục Tích hợp WebHooks, chọn Thêm webhook.",
        "Sự kiện: chọn cả tiền vào và tiền ra. Tài khoản: chọn đúng tài khoản của nguồn này.",
        "Gọi đến URL: dán địa chỉ ở trên. Kiểu nội dung: application/json.",
        "Kiểu chứng thực: chọn HMAC-SHA256 (nên dùng) rồi chép mã bí mật vào đây; hoặc chọn API Key và ghi cùng một mã ở "
        "hai nơi.",
        "Bấm gửi thử, rồi xem ở mục Lời gọi của nguồn báo có.",
    ),
    "casso": (
        "Vào flow.casso.vn (hoặc casso.vn), mục Tích hợp, chọn Webhook V2.",
        "URL: dán địa chỉ ở trên. Chép khoá bảo mật của webhook vào ô mã bí mật ở đây.",
        "Webhook V2 gửi chữ ký; webhook cũ gửi mã trong dòng đầu secure-token: hãy chọn cách xác thực cho đúng.",
        "Bấm gọi thử, rồi xem ở mục Lời gọi của nguồn báo có.",
    ),
}
NEEDS_HTTPS = (
    "Webhook chỉ đến được khi cổng có tên miền công khai và HTTPS với chứng chỉ hợp lệ. Máy chủ nằm trong mạng nội bộ của "
    "cơ quan thì không nhận được lời gọi: hãy nhập mã bí mật của API và đặt lịch chạy lệnh bin/manage fetch_feed vài "
    "phút một lần."
)


@admin.register(Feed)
class FeedAdmin(RecordAdmin):
    keeps_unsaved = False
    form = FeedForm
    list_display = ["__str__", "provider", "account", "auth", "active", "newest_call"]
    list_filter = ["provider", "active"]
    readonly_fields = ["address", "has_secret", "guide", "coverage"]
    actions = ["renew_key"]
    fieldsets = [
        (None, {"fields": [("provider", "account"), ("active", "is_only_account"), "wait_days"]}),
        ("Webhook: nhà cung cấp gọi đến cổng", {"fields": ["address", "auth", "secret"]}),
        ("API: cổng hỏi nhà cung cấp", {"fields": ["api_token"]}),
        ("Hướng dẫn kết nối", {"fields": ["guide"]}),
        ("Các dòng đã báo có nối nhau không", {"fields": ["coverage"]}),
    ]

    def get_fieldsets(self, request, obj=None):
        """Who can't change a feed sees whether it has secrets, not the boxes for them."""
        sets = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj) or (obj is None and self.has_add_permission(request)):
            return sets
        hidden = {"secret", "api_token", "address"}
        return [
            (title, options | {"fields": fields})
            for title, options in [*sets, ("Mã bí mật", {"fields": ["has_secret"]})]
            if (fields := [name for name in options["fields"] if name not in hidden])
        ]

    def has_delete_permission(self, request, obj=None):
        return False

    def get_object(self, request, *args, **kwargs):
        """The feed, knowing under which name of the site it is called."""
        feed = super().get_object(request, *args, **kwargs)
        if feed is not None:
            feed.site = settings.SITE_URL or request.build_absolute_uri("/").rstrip("/")
        return feed

    @admin.display(description="địa chỉ để dán")
    def address(self, feed):
        if not feed.pk:
            return "Có sau khi lưu."
        return format_html("<code>{}{}</code>", feed.site, reverse("feeds:bank-call", args=[feed.key]))

    @admin.display(description="mã bí mật")
    def has_secret(self, feed) -> str:
        return f"Webhook: {'đã có' if feed.secret else 'chưa có'}. API: {'đã có' if feed.api_token else 'chưa có'}."

    @admin.display(description="các bước")
    def guide(self, feed):
        chosen = [feed.provider] if feed.provider else STEPS
        parts = [
            format_html("<p><b>{}</b></p><ol>{}</ol>", Feed.Provider(name).label, listed(STEPS[name]))
            for name in chosen
        ]
        return format_html(
            '<div class="feed-guide">{}<p>{}</p></div>', format_html_join("", "{}", zip(parts)), NEEDS_HTTPS
        )

    @admin.display(description="nối theo số dư")
    def coverage(self, feed):
        if not feed.pk:
            return "Có sau khi lưu."
        return format_html("<ul>{}</ul>", listed(coverage_of(feed.account_id).sentences))

    @display(description="lời gọi mới nhất")
    def newest_call(self, feed):
        return feed.newest_call or ""

    def get_queryset(self, request):
        return super().get_queryset(request).with_newest_call()

    @admin.action(description="Đổi địa chỉ webhook (khi địa chỉ cũ bị lộ)", permissions=["change"])
    def renew_key(self, request, queryset):
        for feed in queryset:
            feed.key, feed.updated_by = new_key(), request.user
            feed.save()
        messages.success(
            request, "Đã đổi địa chỉ. Hãy dán địa chỉ mới ở nhà cung cấp; địa chỉ cũ không nhận lời gọi nữa."
        )

    class Media:
        css = {"all": ["css/admin/feeds.css"]}


def listed(sentences):
    return format_html_join("", "<li>{}</li>", ((sentence,) for sentence in sentences))
