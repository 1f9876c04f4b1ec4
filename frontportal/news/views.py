"""The newsroom's public pages."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.views.generic import DetailView, ListView

from frontportal.yearly.models import YearSummary

from .models import Article, Category, Document


class ArticleList(ListView):
    """All news, or those of one category."""

    page_kwarg = "trang"
    paginate_by = 12

    def get_queryset(self):
        slug = self.kwargs.get("category")
        self.category = get_object_or_404(Category, slug=slug) if slug else None
        articles = Article.objects.published().for_cards()
        return (
            articles.filter(category=self.category).newest_first()
            if slug
            else articles.order_by("-published_at", "-pk")
        )

    def get_context_data(self, **context):
        names = [self.category.slug] if self.category else []
        prefix = "news:category-" if self.category else "news:"
        return super().get_context_data(
            **context,
            category=self.category,
            trail=trail_to(self.category),
            options=self.options(),
            feed_title=self.category.name if self.category else "Tin Mặt trận",
            rss_url=reverse(f"{prefix}rss", args=names),
            atom_url=reverse(f"{prefix}atom", args=names),
        )

    def options(self) -> list[dict]:
        """The switch between categories."""
        everything = {"label": "Tất cả", "url": reverse("news:articles"), "current": self.category is None}
        found = Category.objects.with_published()
        return [
            everything,
            *({"label": c.name, "url": c.get_absolute_url(), "current": c == self.category} for c in found),
        ]


def trail_to(category: Category | None, *further: str) -> list[dict]:
    """The way from the news to a category and on to pages named by their titles; the last has no address."""
    steps = [{"label": "Tin tức", "url": reverse("news:articles")}]
    if category:
        steps.append({"label": category.name, "url": category.get_absolute_url()})
    steps += [{"label": title} for title in further]
    steps[-1] = {"label": steps[-1]["label"]}
    return steps


class ArticlePage(DetailView):
    """An article; staff may look at one that is not published yet."""

    template_name_suffix = "_detail"

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            moved = Article.objects.published().formerly_at(kwargs["slug"])
            if moved is None:
                raise
            return redirect(moved, permanent=True)

    def get_queryset(self):
        return Article.objects.readable_by(self.request.user).select_related("category", "picture", "unit__parent")

    def get_object(self, queryset=None):
        article = super().get_object(queryset)
        self.request.is_preview = not article.is_public
        return article

    def get_context_data(self, **context):
        related = Article.objects.published().related_to(self.object).for_cards()[:4]
        return super().get_context_data(
            **context,
            related=related,
            year_summary=self.year_summary(),
            trail=trail_to(self.object.category, self.object.title),
            attachments=[file_of(attachment, attachment.title) for attachment in self.object.attachments.all()],
        )

    def year_summary(self) -> YearSummary | None:
        """The page of figures of the year that this article reviews."""
        year = self.object.reviews_year
        return YearSummary.objects.published().filter(year=year).first() if year else None


class ArticlePrint(ArticlePage):
    """The same for paper."""

    template_name_suffix = "_print"


class DocumentList(ListView):
    """Official papers, of one kind if asked."""

    page_kwarg = "trang"
    paginate_by = 20

    def get_queryset(self):
        self.kind = self.request.GET.get("loai", "")
        documents = Document.objects.published().newest_first()
        return documents.filter(kind=self.kind) if self.kind in Document.Kind.values else documents

    def get_context_data(self, **context):
        home = reverse("documents:documents")
        options = [{"label": "Tất cả", "url": home, "current": self.kind not in Document.Kind.values}]
        for found in Document.objects.published().kinds():
            url = f"{home}?loai={found['value']}"
            options.append({"label": found["label"], "url": url, "current": found["value"] == self.kind})
        return super().get_context_data(**context, options=options, trail=[{"label": "Văn bản"}])


class DocumentPage(DetailView):
    def get_queryset(self):
        return Document.objects.published()

    def get_context_data(self, **context):
        document = self.object
        items = [
            {"term": "Số, ký hiệu", "value": document.number},
            {"term": "Loại", "value": document.get_kind_display()},
            {"term": "Ngày ban hành", "value": f"{document.issued_on:%d/%m/%Y}"},
            {"term": "Cơ quan ban hành", "value": document.issuer},
        ]
        trail = [{"label": "Văn bản", "url": reverse("documents:documents")}, {"label": document.number}]
        files = [file_of(document, "Tải văn bản")] if document.file else []
        return super().get_context_data(**context, items=items, trail=trail, files=files)


def file_of(record, label: str) -> dict:
    """A stored file for a list of downloads; its size is said where the file is there."""
    ending = record.file.name.rpartition(".")[2].upper()
    try:
        note = f"{ending}, {filesizeformat(record.file.size)}"
    except OSError:
        note = ending
    return {"label": label, "url": record.file.url, "note": note}
