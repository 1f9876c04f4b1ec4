"""The page on which staff bring the signature of an edition's manifest."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from unfold.decorators import action
from unfold.widgets import UnfoldAdminFileFieldWidget

from frontportal.backoffice.mixin import AdminMixin
from frontportal.yearly.models.edition import Edition

from .actions import keep_signature, signatures_of


class SignatureForm(forms.Form):
    file = forms.FileField(
        label="Tệp chữ ký rời (.p7s)",
        widget=UnfoldAdminFileFieldWidget(attrs={"accept": ".p7s,.p7m,.pem,.der"}),
        help_text="CMS/PKCS#7, ký bằng chương trình của nơi cấp chứng thư. Không tải khoá bí mật lên đây.",
        error_messages={"empty": "Tệp rỗng. Hãy chọn lại tệp chữ ký."},
    )


class SigningPage(AdminMixin):
    """For the ModelAdmin of years."""

    def has_sign_permission(self, request, object_id=None) -> bool:
        return request.user.has_perm("yearly.publish_yearsummary")

    @action(description="Chữ ký số của ấn bản", url_path="chu-ky-so", permissions=["sign"])
    def sign(self, request, object_id):
        summary = self.must_see(request, object_id)
        edition = Edition.objects.latest_of(summary.year)
        if edition is None:
            messages.warning(request, f"Năm {summary.year} chưa có ấn bản nào để ký.")
            return redirect("admin:yearly_yearsummary_change", summary.pk)
        form = SignatureForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            try:
                keep_signature(edition, form.cleaned_data["file"].read(), by=request.user)
                messages.success(request, f"Đã lưu chữ ký số của ấn bản {edition.number}.")
                return redirect(request.get_full_path())
            except ValidationError as error:
                form.add_error("file", error.messages)
        context = {
            "title": f"Chữ ký số: {edition}", "edition": edition, "summary": summary, "form": form, "opts": self.opts,
            "signatures": signatures_of(edition, is_public=False),
        }  # fmt: skip
        return render(request, "admin/yearly/signing.html", self.admin_site.each_context(request) | context)
