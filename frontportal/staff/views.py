"""What every member of staff sets for themselves."""

from django.contrib import admin, messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from .forms import OwnMailsForm
from .models import Mail


def own_mails(request: HttpRequest) -> HttpResponse:
    """Which mails the portal sends to this person, whoever else may do what."""
    wanted = [mail for mail in Mail.values if request.user.wants(mail)]
    form = OwnMailsForm(request.POST if request.method == "POST" else None, initial={"wanted": wanted})
    if request.method == "POST" and form.is_valid():
        request.user.unwanted_mails = form.unwanted()
        request.user.save(update_fields=["unwanted_mails"])
        messages.success(request, "Đã lưu. Từ nay chỉ những thư được chọn mới gửi đến bạn.")
        return redirect("own-mails")
    context = {"title": "Thư báo cho tôi", "form": form, "address": request.user.email}
    return TemplateResponse(request, "admin/staff/own_mails.html", admin.site.each_context(request) | context)
