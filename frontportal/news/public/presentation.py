"""How the newsroom's pages lay out what they found: trails, switches, files."""

from django.template.defaultfilters import filesizeformat
from django.urls import reverse

from ..models.category import Category
from ..models.document import Document


def trail_to(category: Category | None, *further: str) -> list[dict]:
    """The way from the news to a category and on to pages named by their titles; the last has no address."""
    steps = [{"label": "Tin tức", "url": reverse("news:articles")}]
    if category:
        steps.append({"label": category.name, "url": category.get_absolute_url()})
    steps += [{"label": title} for title in further]
    return [*steps[:-1], {"label": steps[-1]["label"]}]


def feeds_of(category: Category | None) -> dict[str, str]:
    """Title and addresses of the feeds that carry a list of news."""
    name, arguments = ("news:category-", [category.slug]) if category else ("news:", [])
    return {
        "feed_title": category.name if category else "Tin Mặt trận",
        "rss_url": reverse(f"{name}rss", args=arguments),
        "atom_url": reverse(f"{name}atom", args=arguments),
        "json_url": reverse(f"{name}json", args=arguments),
    }


def category_switch(chosen: Category | None) -> list[dict]:
    everything = {"label": "Tất cả", "url": reverse("news:articles"), "current": chosen is None}
    return [
        everything,
        *(
            {"label": category.name, "url": category.get_absolute_url(), "current": category == chosen}
            for category in Category.objects.with_published()
        ),
    ]


def particulars(document: Document) -> list[dict]:
    return [
        {"term": "Số, ký hiệu", "value": document.number},
        {"term": "Loại", "value": document.get_kind_display()},
        {"term": "Ngày ban hành", "value": f"{document.issued_on:%d/%m/%Y}"},
        {"term": "Cơ quan ban hành", "value": document.issuer},
    ]


def replacements(document: Document) -> list[dict]:
    """What took its place, and what it took the place of, as far as the public may read them."""
    later, earlier = document.replaced_by, document.replaced.published().newest_first().defer("file_text", "folded")
    items = [{"term": "Thay thế bởi", "value": later, "url": later.get_absolute_url()}] if is_replaced(document) else []
    return [*items, *({"term": "Thay thế cho", "value": each, "url": each.get_absolute_url()} for each in earlier)]


def is_replaced(document: Document) -> bool:
    """Whether the public may read what took its place."""
    return bool(document.replaced_by_id and document.replaced_by.is_public)


def file_of(record, label: str, pages: int | None = None) -> dict:
    """A stored file for a list of downloads; its size is said where the file is there."""
    ending = record.file.name.rpartition(".")[2].upper()
    try:
        size = filesizeformat(record.file.size)
    except OSError:
        size = ""
    parts = [ending, size, f"{pages} trang" if pages else ""]
    return {"label": label, "url": record.file.url, "note": ", ".join(part for part in parts if part)}
