"""The page on which a line is divided: for several entries, or as a part of an entry that is paid in several lines."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse

from frontportal.kit.values.money import dong
from frontportal.kit.values.text import typed_number

from .. import actions
from ..suggestions.amounts_left import amount_left
from .forms import PortionForm, portion_formset
from .matched_line import is_matched, matched_page

MORE = 3  # empty forms that one more press of the button shows


class SplitLineMixin:
    """For UnmatchedLineAdmin."""

    def get_urls(self):
        page = self.admin_site.admin_view(self.split_view)
        return [path("<int:key>/chia/", page, name="reconciliation_unmatchedline_divide"), *super().get_urls()]

    def split_view(self, request, key):
        """As many forms as parts; posting decides, or with `more` only shows further forms."""
        line = self.get_object(request, key)
        if line is None and self.has_change_permission(request) and is_matched(key):
            return matched_page(self, request, key, PortionForm.base_fields)
        if line is None:
            raise Http404("Không có dòng này, hoặc dòng đã khớp hết.")
        if not self.has_change_permission(request, line):
            raise PermissionDenied
        left, data = amount_left(line), more(request.POST) if request.method == "POST" else None
        forms, seen = portion_formset(line, left, data), typed_number(request.POST.get("seen", ""))
        if data and "more" not in data and forms.is_valid():
            try:
                found = actions.split_line(line, forms.portions, by=request.user, seen=left if seen is None else seen)
            except ValidationError as error:
                forms.non_form_errors().extend(error.messages)
            else:
                return self.split_done(request, line, found)
        left = amount_left(line)
        return self.line_page(request, "divide", line, forms=forms, left=left, over=left - forms.total)

    def split_done(self, request, line, found) -> HttpResponseRedirect:
        """To what waits of the line, or to the list when nothing does."""
        portions_text = "; ".join(f"{dong(match.amount)} đồng: {match.named}" for match in found)
        left = amount_left(line)
        if left:
            messages.success(request, f"Đã khớp một phần {line}: {portions_text}. Còn {dong(left)} đồng chưa khớp.")
            return HttpResponseRedirect(reverse("admin:reconciliation_unmatchedline_change", args=[line.pk]))
        messages.success(request, f"Đã khớp hết {line}: {portions_text}.")
        return HttpResponseRedirect(reverse("admin:reconciliation_unmatchedline_changelist"))


def more(posted):
    """What was posted, asking for further forms where the button for them was pressed."""
    data = posted.copy()
    shown = typed_number(data.get("phan-TOTAL_FORMS", ""))
    if "more" in data and shown is not None:
        data["phan-TOTAL_FORMS"] = shown + MORE
    return data
