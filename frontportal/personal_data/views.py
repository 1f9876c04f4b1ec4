"""For everybody, in plain words: what the portal keeps about people, what for, how long, whom to ask."""

from typing import Any

from django.views.generic import TemplateView

from frontportal.kit.web.table_cells import header, text

from .declared import personal_records
from .retention import how_long, rules_in_force


class PersonalDataPage(TemplateView):
    template_name = "personal_data/page.html"

    def get_context_data(self, **context: Any) -> dict[str, Any]:
        rules = rules_in_force()
        rows = [
            [text(each.what), text(each.purpose), text(how_long(each, rules))] for each in personal_records().values()
        ]
        return super().get_context_data(**context) | {
            "trail": [{"label": "Dữ liệu cá nhân"}],
            "columns": header("Giữ gì", "Để làm gì", "Giữ bao lâu"),
            "rows": rows,
            "bases": sorted({rule.basis for rule in rules.values()}),
        }
