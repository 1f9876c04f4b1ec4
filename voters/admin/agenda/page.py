"""The page of what a meeting reports back: read and printed before it, ticked off after it."""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from unfold.decorators import action

from frontportal.kit.records.db_errors import translate_db_errors
from frontportal.paper.setting import KIND, InvalidPaper
from voters.admin.minutes.lines import to_mend
from voters.admin.transitions import moved_sentence
from voters.models.meeting import Meeting
from voters.models.petition import Petition
from voters.report_back.agenda import (
    ANSWERED,
    ORDERS,
    OWN_ORDER,
    ReportBack,
    Say,
    agenda_of,
    asked_again_at,
    grouped,
    record_told,
    waiting_for_classification,
)
from voters.report_back.ordering import in_own_order
from voters.report_back.papers.agenda import agenda_as_pdf


class ReportedBackForm(forms.Form):
    """One petition that voters are told of."""

    is_told = forms.BooleanField(label="Đã báo lại", required=False)
    voters_say = forms.ChoiceField(label="Ý kiến cử tri", required=False, choices=[("", "Chưa ghi"), *Say.choices])
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)

    def clean(self):
        given = super().clean()
        for name, words in (("voters_say", "ý kiến cử tri"), ("note", "ghi chú")):
            if given.get(name) and not given.get("is_told"):
                self.add_error("is_told", f"Có {words} thì phải đánh dấu đã báo lại.")
        if given.get("voters_say") == Say.ASKED_AGAIN and not given.get("note"):
            self.add_error("note", "Cử tri hỏi lại điều gì? Kiến nghị sẽ được mở lại với thời hạn mới.")
        return given


class AgendaPage:
    """For the ModelAdmin of meetings."""

    def has_agenda_permission(self, request, object_id=None) -> bool:
        return request.user.has_perm("voters.view_petition")

    @action(description="Báo lại kiến nghị", url_path="bao-lai", permissions=["agenda"])
    def agenda(self, request, object_id):
        meeting = self.get_object(request, object_id)
        if meeting is None:
            raise Http404("Không có hội nghị này.")
        items = agenda_of(meeting)
        may_tick = meeting.state == Meeting.State.HELD and request.user.has_perm("voters.change_petition")
        if request.method == "POST" and not may_tick:
            raise PermissionDenied
        forms_by_code = reported_back_forms(items, request.POST or None) if may_tick else {}
        sentences = gone(request, forms_by_code)
        if (
            request.method == "POST"
            and not sentences
            and self.told_stored(request, meeting, items, forms_by_code, sentences)
        ):
            return redirect(request.get_full_path())
        return self.agenda_page(request, meeting, items, forms_by_code, sentences)

    def told_stored(self, request, meeting, items, forms_by_code, sentences: list[str]) -> bool:
        """Whether all that was ticked is stored; `sentences` tell what stands against it."""
        faulty = [form for form in forms_by_code.values() if not form.is_valid()]
        if faulty:
            sentences += ["Chưa lưu gì: còn dòng cần sửa, ghi ở ngay dòng đó."]
            return False
        petitions = {item.petition.code: item.petition for item in items}
        given = {code: form.cleaned_data for code, form in forms_by_code.items()}
        reports = [
            ReportBack(petitions[code], each["voters_say"], each["note"])
            for code, each in given.items()
            if each["is_told"]
        ]
        if not reports:
            sentences += ["Chưa đánh dấu kiến nghị nào."]
            return False
        try:
            with translate_db_errors():
                recorded = record_told(meeting, reports, by=request.user)
        except ValidationError as error:
            sentences += ["Chưa lưu gì.", *error.messages]
            return False
        messages.success(request, f"Đã ghi báo lại {len(recorded)} kiến nghị tại hội nghị {meeting.code}.")
        return True

    def agenda_page(self, request, meeting, items, forms_by_code, sentences):
        order = request.GET.get("xep", "")
        order = order if order in ORDERS else OWN_ORDER if meeting.agenda_order else "ket-qua"
        if order == OWN_ORDER:
            items = in_own_order(meeting, items)
        groups = [
            (heading, [(item, forms_by_code.get(item.petition.code)) for item in found])
            for heading, found in grouped(items, order)
        ]
        context = {
            "title": "Báo lại kiến nghị",
            "meeting": meeting,
            "groups": groups,
            "count": len(items),
            "may_tick": bool(forms_by_code),
            "waiting": waiting_for_classification(meeting),
            "asked_again": asked_again_at(meeting),
            "may_order": request.user.has_perm("voters.change_petition"),
            "order": order,
            "orders": ORDERS.items(),
            "sentences": sentences,
            "to_mend": to_mend(forms_by_code),
            "opts": self.opts,
        }
        if "pdf" in request.GET:
            return self.agenda_pdf(request, meeting, groups)
        template = "agenda_print" if "in" in request.GET else "agenda"
        return render(request, f"admin/voters/{template}.html", self.admin_site.each_context(request) | context)

    def agenda_pdf(self, request, meeting, groups):
        """The same as a file; why it can't be set is told on the page."""
        try:
            pdf = agenda_as_pdf(meeting, [(heading, [item for item, _ in rows]) for heading, rows in groups])
        except InvalidPaper as error:
            messages.error(request, str(error))
            return redirect(request.path)
        name = f"bao-lai-{meeting.code}.pdf"
        return HttpResponse(pdf, content_type=KIND, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def reported_back_forms(items, data) -> dict[str, ReportedBackForm]:
    """Code → form, of each petition that can be told now."""
    codes = [item.petition.code for item in items if item.group == ANSWERED]
    return {code: ReportedBackForm(data, prefix=code) for code in codes}


def gone(request, forms_by_code) -> list[str]:
    """A sentence for each line that can't be told any more, somebody else was faster: who it was, and what was typed here."""
    typed = {}
    for name, value in request.POST.items():
        code, _, field = name.rpartition("-")
        if field in ReportedBackForm.base_fields and value.strip() and code not in forms_by_code:
            typed.setdefault(code, {})[field] = value.strip()
    moved = Petition.objects.visible_to(request.user).in_bulk(typed, field_name="code")
    sentences = [
        f"{moved_sentence(moved[code], request.user) if code in moved else f'{code[:20]}:'} Không còn chờ báo lại.{words_of(typed[code])}"
        for code in sorted(typed)
    ]
    return ["Chưa lưu gì.", *sentences] if typed else []


def words_of(typed: dict[str, str]) -> str:
    """What was chosen and written at a line that has gone, to be copied."""
    chosen = dict(Say.choices).get(typed.get("voters_say", ""), "")
    words = [str(each) for each in (chosen, typed.get("note", "")) if each]
    return f" Bạn đã ghi: {'; '.join(words)}." if words else ""
