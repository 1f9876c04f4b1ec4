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


def kind_switch(chosen: str) -> list[dict]:
    """Kinds of papers that occur; anything else than a kind chooses all."""
    home = reverse("documents:documents")
    kinds = Document.objects.published().kinds()
    return [
        {"label": "Tất cả", "url": home, "current": chosen not in Document.Kind.values},
        *(
            {"label": kind["label"], "url": f"{home}?loai={kind['value']}", "current": kind["value"] == chosen}
            for kind in kinds
        ),
    ]


def particulars(document: Document) -> list[dict]:
    return [
        {"term": "Số, ký hiệu", "value": document.number},
        {"term": "Loại", "value": document.get_kind_display()},
        {"term": "Ngày ban hành", "value": f"{document.issued_on:%d/%m/%Y}"},
        {"term": "Cơ quan ban hành", "value": document.issuer},
    ]


def file_of(record, label: str) -> dict:
    """A stored file for a list of downloads; its size is said where the file is there."""
    ending = record.file.name.rpartition(".")[2].upper()
    try:
        note = f"{ending}, {filesizeformat(record.file.size)}"
    except OSError:
        note = ending
    return {"label": label, "url": record.file.url, "note": note}
