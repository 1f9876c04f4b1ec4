"""What every page says about the committee: its name, links and notices. One query each."""

from django import template

from frontportal.committee.models import Committee, Link, Notice

register = template.Library()


@register.simple_tag(takes_context=True)
def site_committee(context) -> Committee:
    """The committee; a nameless one before staff have entered theirs. Asked for once in a request."""
    request = context.get("request")
    found = getattr(request, "site_committee", None)
    if found is None:
        found = Committee.objects.first() or Committee(name="", year=0)
        if request is not None:
            request.site_committee = found
    return found


@register.simple_tag
def footer_links() -> list[dict]:
    """`[{"title": …, "links": [Link, …]}]` in one query; lists without links are left out."""
    lists: dict[str, list[Link]] = {}
    links = Link.objects.select_related("link_list").order_by("link_list__position", "link_list__pk", "position", "pk")
    for link in links:
        lists.setdefault(link.link_list.title, []).append(link)
    return [{"title": title, "links": links} for title, links in lists.items()]


@register.simple_tag
def notices() -> list[Notice]:
    """The notices of today, newest first."""
    return list(Notice.objects.current())
