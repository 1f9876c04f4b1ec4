"""Template builtins for who shares a page and for machines that search."""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from frontportal.kit.web.site_address import site_of
from frontportal.kit.web.tags import absolute, data_block

from .codes import code_svg

register = template.Library()
LONGEST = 240  # characters of an address that a code of 2 cm holds


@register.simple_tag(takes_context=True)
def share_picture(context: Any) -> str:
    """The full address of the picture that goes with the page where it is shared."""
    request = context["request"]
    page = request.path.strip("/")
    path = reverse("share-picture", args=[page]) if page else reverse("share-picture-home")
    return f"{site_of(request)}{path}"


@register.simple_tag(takes_context=True)
def page_code(context: Any, address: str = "") -> SafeString:
    """For paper: a code that leads to the page, or to another address; nothing where it would be too fine to be read."""
    address = address or absolute(context, context["request"].get_full_path())
    if len(address) > LONGEST:
        return SafeString("")
    return format_html('<span class="print-code" aria-hidden="true">{}</span>', code_svg(address, border=2))


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
