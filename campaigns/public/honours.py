"""The public pages of ceremonies of honour: by series and edition, and of each who was honoured what for."""

from typing import Any

from django.db.models import Count, Prefetch, Q
from django.urls import reverse
from django.views.generic import DetailView, ListView

from campaigns.models.honour import Honour
from campaigns.models.honouree import Honouree
from frontportal.news.models.picture import Picture

TRAIL = [{"label": "Phong trào", "url": "campaigns:campaigns"}, {"label": "Lễ tôn vinh", "url": "campaigns:honours"}]
NAMED = Q(honourees__kind="collective") | Q(
    honourees__consent__purpose="honour", honourees__consent__withdrawn_at__isnull=True
)


def trail(*last: dict[str, str]) -> list[dict[str, str]]:
    return [{"label": each["label"], "url": reverse(each["url"])} for each in TRAIL] + list(last)


class Honours(ListView):
    """All ceremonies, the newest edition of each series first."""

    context_object_name = "honours"
    template_name = "campaigns/honours.html"

    def get_queryset(self) -> Any:
        named = Count("honourees", filter=NAMED)
        honours = Honour.objects.shown().select_related("unit__parent").annotate(named_count=named)
        return honours.order_by("series", "-date", "-edition", "-pk")

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        last = {"label": TRAIL[1]["label"]}
        return super().get_context_data(trail=[*trail()[:1], last], **context)


class HonourPage(DetailView):
    """One edition. Persons without a living consent are counted and not named."""

    template_name = "campaigns/honour.html"
    context_object_name = "honour"

    def get_queryset(self) -> Any:
        pictures = Prefetch("picture", Picture.objects.prefetch_related("consents"))
        named = Prefetch("honourees", Honouree.objects.public().prefetch_related(pictures), to_attr="named")
        return Honour.objects.shown().select_related("unit__parent").prefetch_related(named)

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        honour = self.object
        kinds = [
            (title, [each for each in honour.named if each.kind == kind])
            for kind, title in (("person", "Cá nhân"), ("collective", "Tập thể"))
        ]
        return super().get_context_data(**context) | {
            "trail": trail({"label": f"Lần thứ {honour.edition_numeral}"}),
            "kinds": [(title, found) for title, found in kinds if found],
            "unnamed": honour.honourees.count() - len(honour.named),
        }
