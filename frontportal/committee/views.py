"""The committee's standing pages."""

from django.urls import reverse
from django.views.generic import DetailView, ListView

from .models import Officer, Page


class PageList(ListView):
    def get_queryset(self):
        return Page.objects.published().in_order().defer("body", "plain", "folded")

    def get_context_data(self, **context):
        return super().get_context_data(**context, trail=[{"label": "Giới thiệu"}])


class StandingPage(DetailView):
    def get_queryset(self):
        return Page.objects.published()

    def get_context_data(self, **context):
        context["trail"] = [{"label": "Giới thiệu", "url": reverse("committee:pages")}, {"label": self.object.title}]
        context["pages"] = Page.objects.published().in_order().only("title", "slug")
        if self.object.appendix == Page.Appendix.OFFICERS:
            context["officers"] = Officer.objects.present()
        return super().get_context_data(**context)
