"""The newsroom's public pages."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.generic import DetailView, ListView

from frontportal.kit.web.not_found import Withdrawn
from frontportal.yearly.models.summary import YearSummary

from ..citations import cited_figures
from ..models.article import Article
from ..models.category import Category
from ..models.document import Document
from .presentation import category_switch, feeds_of, file_of, kind_switch, particulars, trail_to


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
                raise Withdrawn("Bài viết này đã được gỡ.") from None
            raise

    def get_queryset(self):
        return Article.objects.readable_by(self.request.user).select_related("category", "picture", "unit__parent")

    def get_context_data(self, *, object, **context):
        self.request.is_preview = not object.is_public
        context["related"] = Article.objects.published().related_to(object).for_cards()[:4]
        context["attachments"] = [file_of(attachment, attachment.title) for attachment in object.attachments.all()]
        context["trail"] = trail_to(object.category, object.title)
        context["cited_figures"] = cited_figures(object)
        if object.reviews_year:
            context["year_summary"] = YearSummary.objects.published().filter(year=object.reviews_year).first()
        return super().get_context_data(object=object, **context)


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
        return super().get_context_data(options=kind_switch(self.kind), trail=[{"label": "Văn bản"}], **context)


class DocumentPage(DetailView):
    def get_queryset(self):
        return Document.objects.published()

    def get_object(self, queryset=None):
        if Document.objects.filter(pk=self.kwargs["pk"], state="withdrawn").exists():
            raise Withdrawn("Văn bản này đã được gỡ.")
        return super().get_object(queryset)

    def get_context_data(self, *, object, **context):
        context["trail"] = [{"label": "Văn bản", "url": reverse("documents:documents")}, {"label": object.number}]
        context["files"] = [file_of(object, "Tải văn bản")] if object.file else []
        return super().get_context_data(object=object, items=particulars(object), **context)
