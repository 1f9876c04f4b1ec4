"""The committee's standing pages."""

from django.views.generic import DetailView, ListView

from .models import Officer, Page


class PageList(ListView):
    def get_queryset(self):
        return Page.objects.published().in_order().defer("body", "plain", "folded")


class StandingPage(DetailView):
    def get_queryset(self):
        return Page.objects.published()

    def get_context_data(self, **context):
        context["pages"] = Page.objects.published().in_order().only("title", "slug")
        if self.object.appendix == Page.Appendix.OFFICERS:
            context["officers"] = Officer.objects.present()
        return super().get_context_data(**context)
