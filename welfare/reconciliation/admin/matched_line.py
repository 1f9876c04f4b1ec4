"""The page for a line that somebody else has matched while it was open."""

from django import forms
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from frontportal.backoffice.conflicts.lost_record import TypedField
from frontportal.backoffice.conflicts.steps import moved_words
from frontportal.backoffice.conflicts.wording import names_of
from welfare.statements.models.line import StatementLine

from ..models import Match

LONGEST_KEY = 18  # digits of the largest key


def is_matched(key) -> bool:
    """Whether this is the key of a line about which everything has been decided."""
    text = str(key)
    is_key = text.isascii() and text.isdigit() and len(text) <= LONGEST_KEY
    return is_key and Match.objects.standing().filter(line=text).exists()


def matched_page(admin, request, key, fields: dict):
    """Who matched the line, with what, and when; what was typed into `fields` stays to be read and copied."""
    line = StatementLine.objects.get(pk=key)
    newest = Match.objects.standing().filter(line=line).order_by("-pk").select_related("decided_by")[0]
    deed = f"khớp với {newest.named}"
    sentence = moved_words(f"Dòng {line}", deed, newest.decided_by, newest.decided_at, request.user)
    if newest.decided_by is None:
        sentence = f"Dòng {line} đã được tự động khớp theo mã với {newest.named}."
    if request.method != "POST":
        messages.warning(request, sentence)
        return HttpResponseRedirect(reverse("admin:reconciliation_unmatchedline_changelist"))
    context = {
        "title": "Dòng đã khớp", "opts": admin.opts, "sentence": f"{sentence} Chưa ghi gì thêm.",
        "typed": typed_texts(request, fields),
    }  # fmt: skip
    page = "admin/conflicts/lost_record.html"
    return TemplateResponse(request, page, admin.admin_site.each_context(request) | context, status=409)


def typed_texts(request, fields: dict) -> list[TypedField]:
    """What was typed, one line each; of several parts one after another."""
    found = []
    for key, value in request.POST.items():
        field = fields.get(key.rpartition("-")[2])
        if field is None or not value.strip() or isinstance(field.widget, forms.RadioSelect):
            continue
        is_record = isinstance(field, forms.ModelChoiceField)
        text = names_of(field, value) if is_record and value.isascii() and value.isdigit() else value
        found.append(TypedField(str(field.label or "Số phiếu"), text[:2000]))
    return found
