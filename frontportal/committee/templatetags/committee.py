"""What every page says about the committee: its name, notices and links, all in one query of a request."""

from itertools import groupby

from django import template
from django.templatetags.static import static
from django.utils.safestring import SafeString

from frontportal.kit.web.tags import absolute, data_block
from frontportal.page_cache.remembered import remembered

from ..models import Committee, Link, Notice

register = template.Library()


@register.simple_tag(takes_context=True)
def site_committee(context) -> Committee:
    """The committee; a nameless one before staff have entered theirs. Asked for once in a request."""
    request = context.get("request")
    found = getattr(request, "site_committee", None)
    if found is None:
        found = committee_for_pages()
        if request is not None:
            request.site_committee = found
    return found


@remembered("committee")
def committee_for_pages() -> Committee:
    return Committee.objects.for_pages().first() or nameless()


def nameless() -> Committee:
    committee = Committee(name="", year=0)
    committee.shown_notices, committee.shown_links = (
        list(Notice.objects.current().as_shown()),
        list(Link.objects.as_shown()),
    )
    return committee


@register.simple_tag(takes_context=True)
def organisation_data(context, committee: Committee) -> SafeString:
    """Who the committee is, as a schema.org GovernmentOrganization."""
    return data_block(
        {
            "@type": "GovernmentOrganization",
            "name": str(committee).strip(),
            "url": absolute(context, "/"),
            "logo": absolute(context, static("img/touch.png")),
            "address": {"@type": "PostalAddress", "streetAddress": committee.address, "addressCountry": "VN"}
            if committee.address
            else None,
            "telephone": committee.phone,
            "email": committee.email,
            "areaServed": committee.name,
        }
    )


@register.simple_tag
def footer_links(committee: Committee) -> list[dict]:
    """`[{"title": …, "links": [{"label", "url"}, …]}]`; lists without links are left out."""
    lists = groupby(committee.shown_links, key=lambda link: link["list"])
    return [{"title": title, "links": list(links)} for title, links in lists]
