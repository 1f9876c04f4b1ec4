"""Template builtins for who shares a page and for machines that search."""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString

from frontportal.kit.web.site_address import site_of
from frontportal.kit.web.tags import data_block

register = template.Library()


@register.simple_tag(takes_context=True)
def share_picture(context: Any) -> str:
    """The full address of the picture that goes with the page where it is shared."""
    request = context["request"]
    page = request.path.strip("/")
    path = reverse("share-picture", args=[page]) if page else reverse("share-picture-home")
    return f"{site_of(request)}{path}"


@register.simple_tag(takes_context=True)
def breadcrumb_data(context: Any, trail: list[dict[str, Any]]) -> SafeString:
    """A page's way from the first page as a BreadcrumbList; the last step is the page itself."""
    request = getattr(context, "request", None)
    if request is None:
        return SafeString("")
    steps = [{"label": "Trang chủ", "url": "/"}, *trail]
    return data_block(
        {
            "@type": "BreadcrumbList",
            "itemListElement": [
                {"@type": "ListItem", "position": number, "name": str(step["label"]), "item": item_of(request, step)}
                for number, step in enumerate(steps, 1)
            ],
        }
    )


def item_of(request: HttpRequest, step: dict[str, Any]) -> str:
    return f"{settings.SITE_URL or site_of(request)}{step.get('url') or request.path}"
