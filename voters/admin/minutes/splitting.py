"""The page that sets a petition aside for several that ask for one thing each."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path, reverse

from frontportal.kit.records.db_errors import translate_db_errors
from voters.models.petition import Petition
from voters.opinions.recording import split
from voters.workflow import State, is_allowed

from ..transitions import may_transition, moved_sentence
from .lines import PartForm, lines_of, place_of, to_mend


class ReasonForm(forms.Form):
    note = forms.CharField(
        label="Ghi chú nội bộ", max_length=200, required=False, widget=forms.TextInput, help_text="Không công khai."
    )


class SplittingPage:
    """For the ModelAdmin of petitions."""

    def get_urls(self):
        if self.model is not Petition:
            return super().get_urls()
        page = self.admin_site.admin_view(self.splitting_page)
        return [path("<int:number>/tach/", page, name="voters_petition_split"), *super().get_urls()]

    @admin.action(description="Tách thành nhiều kiến nghị", permissions=["classify"])
    def split_selected(self, request, queryset):
        """Leads to the page of the one that is ticked: each has words of its own."""
        chosen = list(queryset[:2])
        if len(chosen) == 1:
            return redirect("admin:voters_petition_split", chosen[0].pk)
        messages.warning(request, "Mỗi lần tách một kiến nghị. Hãy chọn một dòng.")
        return None

    def splitting_page(self, request, number):
        petition = self.get_object(request, str(number))
        if petition is None:
            raise Http404("Không có kiến nghị này.")
        if not (may_transition(request.user, petition, State.SPLIT) and request.user.has_perm("voters.add_petition")):
            raise PermissionDenied
        is_possible = is_allowed(petition.state, State.SPLIT)
        if request.method != "POST" and not is_possible:
            messages.warning(request, f"{moved_sentence(petition, request.user)} Bước này không tách được nữa.")
            return redirect("admin:voters_petition_change", petition.pk)
        first = {"content": petition.content, "field": petition.field, "agency": str(petition.agency_id or "")}
        initial = [first] if request.method != "POST" else None
        lines = lines_of(PartForm, request.POST or None, user=request.user, extra=2, initial=initial)
        reason = ReasonForm(request.POST or None)
        sentences: list[str] = []
        if request.method == "POST":
            stored = self.split_stored(request, petition, lines, reason, sentences)
            if stored:
                codes = ", ".join(part.code for part in stored)
                messages.success(request, f"Đã tách {petition.code} thành {codes}.")
                return redirect(f"{reverse('admin:voters_petition_changelist')}?split_from__id__exact={petition.pk}")
        return self.lines_page(request, petition, lines, reason, sentences)

    def split_stored(self, request, petition, lines, reason, sentences: list[str]) -> list[Petition]:
        """The new petitions; none where something stands against it, which `sentences` then tell."""
        if not (lines.is_valid() and reason.is_valid()):
            sentences += ["Chưa lưu gì: còn dòng cần sửa, ghi ở ngay dòng đó.", *lines.non_form_errors()]
            return []
        parts = [Petition(**form.given) for form in lines if form.cleaned_data.get("content")]
        try:
            with translate_db_errors():
                return split(petition, parts, by=request.user, note=reason.cleaned_data["note"])
        except ValidationError as error:
            sentences += ["Chưa lưu gì.", *error.messages]
            return []

    def lines_page(self, request, petition, lines, reason, sentences):
        context = {
            "title": f"Tách kiến nghị {petition.code}",
            "petition": petition,
            "lines": lines,
            "reason": reason,
            "sentences": sentences,
            "is_told": lines.is_bound,
            "to_mend": to_mend({f"kiến nghị {place_of(form)}": form for form in lines}),
            "opts": Petition._meta,
        }
        return render(request, "admin/voters/split.html", self.admin_site.each_context(request) | context)
