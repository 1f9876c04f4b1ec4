"""The public page of models of skilful civil work: all that are shown, by commune and field; and the sheet of them for a board."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.generic import ListView

from frontportal.committee.papers.board_sheet import sheet_response
from frontportal.kit.web.not_found import NotFoundWithReason
from frontportal.kit.web.tags import absolute

from .board import models_sheet
from .models import CivilWorkModel


class CivilWorkModels(ListView):
    """`?linhvuc=economy` narrows; what is no field shows all."""

    context_object_name = "models"
    template_name = "campaigns/civil_work.html"

    def get_queryset(self) -> Any:
        models = CivilWorkModel.objects.shown().select_related("unit__parent")
        return models.filter(field=self.field) if self.field else models

    @property
    def field(self) -> str:
        asked = self.request.GET.get("linhvuc", "")
        return asked if asked in CivilWorkModel.Field.values else ""

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        above = {"label": "Phong trào", "url": reverse("campaigns:campaigns")}
        options = [("", "Mọi lĩnh vực"), *CivilWorkModel.Field.choices]
        return super().get_context_data(**context) | {
            "trail": [above, {"label": "Mô hình “Dân vận khéo”"}],
            "options": [
                {"label": label, "url": f"?linhvuc={value}" if value else "?", "current": value == self.field}
                for value, label in options
            ],
        }


def sheet(request: HttpRequest) -> HttpResponse:
    """All models as they hang on a board; a sentence while there is none."""
    models = list(CivilWorkModel.objects.shown().select_related("unit__parent"))
    if not models:
        raise NotFoundWithReason("Chưa có mô hình nào được giới thiệu, nên chưa có tờ niêm yết.")
    address = absolute({"request": request}, reverse("campaigns:civil-work"))
    return sheet_response(models_sheet(models, address=address), "niem-yet-dan-van-kheo")
