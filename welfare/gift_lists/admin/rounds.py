"""Rounds of gifts, whose list of recipients is printed to be signed."""

from django.contrib import admin, messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from unfold.decorators import action

from frontportal.backoffice.record_admin import RecordAdmin
from frontportal.paper.setting import KIND, InvalidPaper
from welfare.assistance.admin.records import GiftInline
from welfare.assistance.models.gift import GiftRound
from welfare.assistance.resources import GiftRoundResource

from ..models import GiftRecipient
from ..papers.signing_sheet import signing_sheet


@admin.register(GiftRound)
class GiftRoundAdmin(RecordAdmin):
    resource_classes = [GiftRoundResource]
    list_display = ["name", "occasion", "tet_year", "date", "paid_from", "decision"]
    list_filter = ["year", "occasion", "paid_from"]
    inlines = [GiftInline]
    actions_detail = ["signing_list"]
    # The page names households: asked for a purpose and written down as their list is (closed_lists).
    closed_pages = {"signing_list": "gift_lists.GiftRecipient"}
    fieldsets = [(None, {"fields": ["name", ("occasion", "tet_year"), ("year", "date"), "paid_from", "decision"]})]

    def has_sign_permission(self, request, object_id=None) -> bool:
        return request.user.has_perms(["gift_lists.view_giftrecipient", "assistance.view_household"])

    @action(description="Danh sách ký nhận (PDF)", url_path="ky-nhan.pdf", permissions=["sign"], icon="signature")
    def signing_list(self, request, object_id):
        """Of the communes that the user works for; what was printed is written down by its length."""
        the_round = self.get_object(request, str(object_id))
        if the_round is None:
            raise Http404("Không có đợt quà này.")
        recipients = GiftRecipient.objects.filter(gift__round=the_round).visible_to(request.user)
        try:
            pdf = signing_sheet(the_round, recipients)
        except InvalidPaper as error:
            messages.error(request, str(error))
            return HttpResponseRedirect(reverse("admin:assistance_giftround_change", args=[the_round.pk]))
        request.exported_count = recipients.count()
        name = f'attachment; filename="danh-sach-ky-nhan-{the_round.pk}.pdf"'
        return HttpResponse(pdf, content_type=KIND, headers={"Content-Disposition": name})
