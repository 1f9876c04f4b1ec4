"""The newsroom's public pages."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.views.generic import DetailView, ListView

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
        categories = Category.objects.with_published()
        return super().get_context_data(category=self.category, categories=categories, **context)


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
        return super().get_context_data(related=related, **context)


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
        kinds = Document.objects.published().kinds()
        return super().get_context_data(kind=self.kind, kinds=kinds, **context)


class DocumentPage(DetailView):
    def get_queryset(self):
        return Document.objects.published()
