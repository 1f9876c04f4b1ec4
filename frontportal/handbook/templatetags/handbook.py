"""What the chapters are written with: pictures, and links that never lead where this person may not go."""

from typing import Any

from django import template
from django.apps import apps
from django.contrib.auth.models import Permission
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from frontportal.staff.roles import ROLES

from ..chapters import BY_MODEL, BY_SLUG
from ..pictures import BY_NAME

register = template.Library()
VERBS_IN_WORDS = {"view": "Xem", "enter": "Xem, thêm, sửa", "keep": "Xem, thêm, sửa, xoá"}


@register.inclusion_tag("handbook/_picture.html")
def picture(name: str, caption: str) -> dict[str, Any]:
    """A picture of pictures.py with its caption."""
    return {"picture": BY_NAME[name], "caption": caption}


@register.simple_tag(takes_context=True)
def list_link(context: Context, model: str, words: str) -> SafeString | str:
    """`{% list_link "voters.petition" "Kiến nghị" %}`: a link for who may view the list, bold words for others."""
    app, name = model.split(".")
    if not context["request"].user.has_perm(f"{app}.view_{name}"):
        return format_html("<strong>{}</strong>", words)
    return format_html('<a href="{}">{}</a>', reverse(f"admin:{app}_{name}_changelist"), words)


@register.simple_tag
def chapter_link(slug: str, words: str = "") -> SafeString:
    chapter = BY_SLUG[slug]
    return format_html('<a href="{}">{}</a>', reverse("handbook:chapter", args=[slug]), words or chapter.title)


@register.simple_tag
def chapter_of(opts: Any) -> dict[str, str] | None:
    """Address and title of the chapter about a model's pages; None where there is none."""
    chapter = BY_MODEL.get(opts.label_lower) if opts else None
    return chapter and {"url": reverse("handbook:chapter", args=[chapter.slug]), "title": chapter.title}


@register.simple_tag
def role_table() -> list[dict[str, Any]]:
    """Roles in their order, each with `rights`: [("Xem", ["bài viết", …]), …], as staff/roles.py has them."""
    return [{"name": role, "rights": rights_of(table)} for role, table in ROLES.items()]


def rights_of(table: dict[str, str]) -> list[tuple[str, list[str]]]:
    found = []
    for verb, words in VERBS_IN_WORDS.items():
        names = sorted({str(apps.get_model(model)._meta.verbose_name) for model in table.get(verb, "").split()})
        if names:
            found.append((words, names))
    further = set(table.get("also", "").split())
    named = Permission.objects.select_related("content_type").filter(
        codename__in=[each.partition(".")[2] for each in further]
    )
    names = sorted(each.name for each in named if f"{each.content_type.app_label}.{each.codename}" in further)
    return [*found, ("Ngoài ra", names)] if names else found
