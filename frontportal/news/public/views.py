"""The newsroom's public pages."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import DetailView, ListView

from frontportal.kit.web.not_found import NotFoundWithReason, PageWithdrawn

from ..models.article import Article
from ..models.category import Category
from ..models.document import Document
from ..models.tag import Tag
from .document_filter import DocumentFilter
from .extras import ArticleExtras
from .presentation import category_switch, feeds_of, file_of, particulars, replacements, trail_to


class ArticleList(ListView):
    """All news, or those of one category."""

    page_kwarg = "trang"
    paginate_by = 12
    category = None

    def get_queryset(self):
        articles = Article.objects.published().newest_first().for_cards()
        if "category" in self.kwargs:
            self.category = get_object_or_404(Category, slug=self.kwargs["category"])
            articles = articles.filter(category=self.category)
        return articles

    def get_context_data(self, **context):
        context |= {"category": self.category, "trail": trail_to(self.category), **feeds_of(self.category)}
        return super().get_context_data(options=category_switch(self.category), **context)


class TagPage(ListView):
    """All articles under one tag."""

    page_kwarg = "trang"
    paginate_by = 12
    template_name = "news/tag.html"

    def get_queryset(self):
        self.tag = get_object_or_404(Tag, slug=self.kwargs["tag"])
        articles = Article.objects.published().filter(tags=self.tag).for_cards().order_by("-published_at", "-pk")
        if not articles:
            raise NotFoundWithReason(f"Chưa có bài nào mang thẻ “{self.tag}”.")
        return articles

    def get_context_data(self, **context):
        return super().get_context_data(tag=self.tag, trail=trail_to(None, f"Thẻ: {self.tag}"), **context)


class ArticlePage(DetailView):
    """An article. Staff may look at one that is not published yet; a former address leads to the present one."""

    template_name_suffix = "_detail"

    def get(self, request, *args, **kwargs):
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            moved = Article.objects.published().formerly_at(kwargs["slug"])
            if moved is not None:
                return redirect(moved, permanent=True)
            if Article.objects.withdrawn_from(kwargs["slug"]).exists():
                raise PageWithdrawn("Bài viết này đã được gỡ.") from None
            if Article.objects.published().filter(slug=kwargs["slug"]).exists():  # since it was looked for
                return super().get(request, *args, **kwargs)
            raise

    def get_queryset(self):
        return Article.objects.readable_by(self.request.user).select_related(
            "category", "picture", "unit__parent", "video__poster"
        )

    def get_context_data(self, *, object, **context):
        self.request.is_preview = not object.is_public
        context["trail"] = trail_to(object.category, object.title)
        context["extras"] = ArticleExtras(object)
        return super().get_context_data(object=object, **context)


class ArticlePrint(ArticlePage):
    """The same for paper."""

    template_name_suffix = "_print"


class DocumentList(ListView):
    """Official papers, as the filter asks for them."""

    page_kwarg = "trang"
    paginate_by = 20

    def get_queryset(self):
        self.filter = DocumentFilter(self.request.GET or None)
        return self.filter.narrow(Document.objects.published().newest_first().for_pages())

    def get_context_data(self, **context):
        filtered = {"filter": self.filter, "is_filtered": self.filter.is_narrowing}
        return super().get_context_data(trail=[{"label": "Văn bản"}], **filtered, **context)


class DocumentPage(DetailView):
    def get_queryset(self):
        return Document.objects.once_published().for_pages()

    def get_object(self, queryset=None):
        document = super().get_object(queryset)
        if document.state == "withdrawn":
            raise PageWithdrawn("Văn bản này đã được gỡ.")
        return document

    def get_context_data(self, *, object, **context):
        context["trail"] = [{"label": "Văn bản", "url": reverse("documents:documents")}, {"label": object.number}]
        context["files"] = [file_of(object, "Tải văn bản", pages=object.file_pages)] if object.file else []
        context["items"] = [*particulars(object), *replacements(object)]
        return super().get_context_data(object=object, **context)
