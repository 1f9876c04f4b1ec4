"""Template builtin: the line in a page's head that the script reads."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from frontportal.kit.web.site_address import STAFF_SITE

from .page import page_facts

register = template.Library()
META = (
    '<meta name="unsaved" content="{user}" data-keeps="{keeps}" data-left-out="{names}" data-left-out-labels="{labels}"'
    ' data-is-answer="{is_answer}" data-session="{session}" data-sign-in="{sign_in}" data-path="{path}">'
)


@register.simple_tag(takes_context=True)
def unsaved_forms(context: Any) -> SafeString:
    """For signed-in members of staff; nothing for anybody else."""
    request = context.get("request")
    if request is None or not request.user.is_authenticated:
        return SafeString("")
    form = getattr(context.get("adminform"), "form", None)
    return format_html(
        META,
        user=request.user.pk,
        is_answer="yes" if request.method == "POST" else "no",
        session=reverse("session_state"),
        sign_in=reverse("admin:login"),
        path=STAFF_SITE,
        **page_facts(request, getattr(form, "fields", ()), context.get("inline_admin_formsets") or ()),
    )
