"""The page that sets by hand in which order a meeting reports back: by number, or by buttons that move a line."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse

from voters.report_back.agenda import agenda_of
from voters.report_back.ordering import in_own_order, keep_order, ordered_by

PREFIX = "vi-tri-"


class AgendaOrderPage:
    """For the ModelAdmin of meetings."""

    def get_urls(self):
        page = self.admin_site.admin_view(self.agenda_order)
        return [path("<int:number>/bao-lai/thu-tu/", page, name="voters_meeting_agenda_order"), *super().get_urls()]

    def agenda_order(self, request, number):
        if not request.user.has_perm("voters.change_petition"):
            raise PermissionDenied
        meeting = self.get_object(request, str(number))
        if meeting is None:
            raise Http404("Không có hội nghị này.")
        items, wrong = in_own_order(meeting, agenda_of(meeting)), {}
        given = {name.removeprefix(PREFIX): value for name, value in request.POST.items() if name.startswith(PREFIX)}
        if request.method == "POST":
            codes, wrong = ([], {}) if "bo" in request.POST else ordered_by(items, given)
            if not wrong:
                keep_order(meeting, codes, by=request.user)
                messages.success(request, "Đã lưu thứ tự báo lại." if codes else "Đã bỏ thứ tự tự xếp.")
                return redirect("admin:voters_meeting_agenda", meeting.pk)
        rows = [(item, given.get(item.petition.code, str(position)), wrong.get(item.petition.code, ""))
                for position, item in enumerate(items, 1)]  # fmt: skip
        context = {
            "title": "Thứ tự báo lại",
            "meeting": meeting,
            "rows": rows,
            "wrong": wrong,
            "back": reverse("admin:voters_meeting_agenda", args=[meeting.pk]),
            "opts": self.opts,
        }
        return render(request, "admin/voters/agenda_order.html", self.admin_site.each_context(request) | context)
